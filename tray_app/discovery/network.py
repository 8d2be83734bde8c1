"""What the search asks the world through. Tests put fakes in its place; nothing else here touches the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tray_app.discovery.greeting import greets
from tray_app.model.account import Receive, Send
from tray_app.net.deadline import Deadline
from tray_app.net.http import HttpError, Request, fetch
from tray_app.net.trust import Trust

if TYPE_CHECKING:
    from dns.resolver import Resolver

MAX_XML = 256 * 1024
_HTTP_OK = 200


@dataclass(frozen=True, slots=True)
class Service:
    """One SRV record (RFC 2782)."""

    host: str
    port: int
    priority: int = 0
    weight: int = 0


class Network:
    """The four questions of the search. None of them raises for a bad network: no answer is an empty answer."""

    def __init__(self, trust: Trust, resolver: Resolver | None = None) -> None:
        self._trust = trust
        self._resolver = resolver
        """None: the one that this computer uses."""

    def page(self, url: str, deadline: Deadline) -> bytes:
        """The body behind an https address; empty if there is none."""
        try:
            response = fetch(Request(url, max_bytes=MAX_XML), self._trust.context(), deadline)
        except HttpError:
            return b""
        return response.body if response.status == _HTTP_OK else b""

    def services(self, name: str, deadline: Deadline) -> tuple[Service, ...]:
        """The SRV records of `name`, best first; a dot as target says that the service is not offered."""
        answer = self._records(name, "SRV", deadline)
        found = [Service(_host(r.target), int(r.port), int(r.priority), int(r.weight)) for r in answer]
        return tuple(sorted((s for s in found if s.host), key=lambda s: (s.priority, -s.weight)))

    def texts(self, name: str, deadline: Deadline) -> tuple[str, ...]:
        """The TXT records of `name`."""
        return tuple(b"".join(r.strings).decode("utf-8", "replace") for r in self._records(name, "TXT", deadline))

    def mail_servers(self, domain: str, deadline: Deadline) -> tuple[str, ...]:
        """The hosts that take the domain's mail, the preferred ones first."""
        answer = sorted(self._records(domain, "MX", deadline), key=lambda r: int(r.preference))
        return tuple(filter(None, (_host(r.exchange) for r in answer)))

    def greets(self, place: Receive | Send, deadline: Deadline) -> bool:
        """Whether a mail server answers there, over TLS with a certificate that is right."""
        return greets(place, self._trust.context(), deadline)

    def _records(self, name: str, kind: str, deadline: Deadline) -> list[Any]:
        import dns.exception
        import dns.resolver

        try:
            resolver = self._resolver or dns.resolver.get_default_resolver()
            return list(resolver.resolve(name, kind, lifetime=deadline.timeout_s(), search=False))
        except (dns.exception.DNSException, OSError):
            return []


def _host(name: object) -> str:
    return str(name).rstrip(".").lower()
