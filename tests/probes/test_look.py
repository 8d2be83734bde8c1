from __future__ import annotations

import time

import pytest

from tests.fakes import certificates, servers
from tests.fakes.servers import FakeServer, closed_port, imap, pop3, smtp
from tray_app.model.account import Security
from tray_app.net.certificate import NO_CERTIFICATE
from tray_app.net.deadline import Deadline
from tray_app.net.names import system_addresses
from tray_app.probes.look import look_at_certificate
from tray_app.probes.visit import Place


def look(port: int, security: Security, protocol: str, seconds: float = 3.0):
    return look_at_certificate(Place("localhost", port, security), protocol, Deadline.after(seconds), system_addresses)


@pytest.mark.parametrize(("protocol", "script"), [("imap", imap), ("smtp", smtp), ("pop3", pop3)])
def test_the_certificate_after_starttls_is_seen_and_nothing_more_is_said(protocol, script, authority):
    with FakeServer(script(tls=certificates.expired(authority))) as server:
        seen = look(server.port, Security.STARTTLS, protocol)

    assert seen.issuer.startswith("Mailampel tests")
    assert server.heard[-1].endswith((b"STARTTLS", b"STLS"))


@pytest.mark.parametrize("script", [servers.silent, servers.closing, servers.garbage])
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_no_certificate_is_no_trouble_and_costs_little_time(script, security):
    began = time.monotonic()
    with FakeServer(script) as server:
        assert look(server.port, security, "imap", seconds=0.3) == NO_CERTIFICATE

    assert time.monotonic() - began < 1.3


def test_a_closed_port_shows_nothing():
    assert look(closed_port(), Security.TLS, "imap") == NO_CERTIFICATE
