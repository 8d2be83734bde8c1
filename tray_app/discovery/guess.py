"""The usual names of mail servers, each tried: a guess counts only when a server answers there over TLS."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TypeVar

from tray_app.discovery.address import Address
from tray_app.discovery.aside import aside
from tray_app.discovery.network import Network
from tray_app.model.account import Receive, Security, Send
from tray_app.model.provider import Found, FoundIn
from tray_app.net.deadline import Deadline

EACH_S = 4.0
_Place = TypeVar("_Place", Receive, Send)


def from_guess(address: Address, network: Network, deadline: Deadline) -> Found | None:
    """The first usual place of each kind where a server answers."""
    each = deadline.at_most(EACH_S)
    receiving = [(place, _asked(network, place, each)) for place in receivers(address.domain)]
    sending = [(place, _asked(network, place, each)) for place in senders(address.domain)]
    receive = _first(receiving)
    if receive is None:
        return None
    return Found(address.text, found_in=FoundIn.GUESS, receive=receive, send=_first(sending))


def receivers(domain: str) -> list[Receive]:
    """Where mail is usually fetched, best first."""
    imap = [Receive(f"{name}{domain}", 993, Security.TLS) for name in ("imap.", "mail.", "")]
    pop3 = [Receive(f"{name}{domain}", 995, Security.TLS, "pop3") for name in ("pop.", "mail.")]
    return [*imap, Receive(f"imap.{domain}", 143, Security.STARTTLS), *pop3]


def senders(domain: str) -> list[Send]:
    """Where mail is usually handed over, best first."""
    tls = [Send(f"{name}{domain}", 465, Security.TLS) for name in ("smtp.", "mail.")]
    return [*tls, *(Send(f"{name}{domain}", 587, Security.STARTTLS) for name in ("smtp.", "mail."))]


def _asked(network: Network, place: Receive | Send, deadline: Deadline) -> Future[bool]:
    return aside(lambda: network.greets(place, deadline), "guess")


def _first(tried: Sequence[tuple[_Place, Future[bool]]]) -> _Place | None:
    return next((place for place, answer in tried if answer.result()), None)
