"""A network that answers what a test wants. Nothing leaves this computer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass
class FakeNetwork:
    pages: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)
    told: dict = field(default_factory=dict)
    mx: dict = field(default_factory=dict)
    servers: set = field(default_factory=set)
    """`host:port` of the servers that greet."""
    slow: set = field(default_factory=set)
    """Addresses of pages that answer only when `go_on` is set."""
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: list = field(default_factory=list)

    def page(self, url, deadline):
        self.asked.append(url)
        if url in self.slow:
            self.go_on.wait(deadline.left_s)
        return self.pages.get(url, b"")

    def services(self, name, deadline):
        self.asked.append(name)
        return tuple(self.records.get(name, ()))

    def texts(self, name, deadline):
        return tuple(self.told.get(name, ()))

    def mail_servers(self, domain, deadline):
        return tuple(self.mx.get(domain, ()))

    def greets(self, place, deadline):
        return f"{place.host}:{place.port}" in self.servers


def config(imap="imap.example.org", name="Example Mail", extra="", socket="SSL", login="password-cleartext"):
    """A provider's settings for mail programs."""
    return f"""<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="example.org"><domain>example.org</domain>
<displayName>{name}</displayName>
<incomingServer type="pop3"><hostname>pop.example.org</hostname><port>995</port><socketType>SSL</socketType>
  <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
<incomingServer type="imap"><hostname>{imap}</hostname><port>993</port><socketType>{socket}</socketType>
  <username>%EMAILLOCALPART%</username><authentication>{login}</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.%EMAILDOMAIN%</hostname><port>587</port><socketType>STARTTLS</socketType>
  <username>%EMAILADDRESS%</username></outgoingServer>{extra}</emailProvider></clientConfig>""".encode()
