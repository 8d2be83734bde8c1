"""Asks everybody who may know a domain's servers, all at once; the answer that deserves most trust wins."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace

from tray_app.discovery.address import Address
from tray_app.discovery.aside import aside
from tray_app.discovery.autoconfig import read_autoconfig
from tray_app.discovery.guess import from_guess
from tray_app.discovery.network import Network
from tray_app.discovery.records import address_book, from_mail_servers, from_services
from tray_app.model.account import Page
from tray_app.model.provider import Found, FoundIn
from tray_app.net.deadline import Deadline

PATIENCE_S = 3.0
"""So long a better source may still take once a worse one has answered."""
BOOK_S = 0.5
LOOK_UP_S = 0.2
"""How often a search looks whether it is still wanted."""
Source = Callable[[Address, Network, Deadline], Found | None]


@dataclass(frozen=True, slots=True)
class _Answer:
    rank: int
    found: Found | None = None
    bug: BaseException | None = None


def search(
    address: Address, network: Network, deadline: Deadline, is_wanted: Callable[[], bool] = lambda: True
) -> Found | None:
    """The best answer within `deadline`; None if nobody knows, or nobody wants it any more.

    Where it names no address book, the domain's own record of one (RFC 6764) does.
    """
    book = aside(lambda: address_book(address.domain, network, deadline), "discover")
    answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
    sources = _sources(address.domain)
    for rank, source in enumerate(sources):
        threading.Thread(
            target=_ask, args=(answers, rank, source, (address, network, deadline)), name="discover", daemon=True
        ).start()
    found = _best(answers, set(range(len(sources))), deadline, is_wanted)
    if found is None or found.contacts is not None:
        return found
    return replace(found, contacts=_in_time(book, min(BOOK_S, deadline.left_s)))


def _in_time(book: Future[Page | None], patience_s: float) -> Page | None:
    """It was asked for at the beginning; nobody waits much longer."""
    try:
        return book.result(patience_s)
    except TimeoutError:
        return None


def _sources(domain: str) -> tuple[Source, ...]:
    """Whom to ask, in the order of trust. The address itself is told to nobody."""
    return (
        _page(f"https://autoconfig.{domain}/mail/config-v1.1.xml", FoundIn.AUTOCONFIG),
        _page(f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml", FoundIn.AUTOCONFIG),
        _page(f"https://autoconfig.thunderbird.net/v1.1/{domain}", FoundIn.ISPDB),
        from_services,
        from_mail_servers,
        from_guess,
    )


def _page(url: str, found_in: FoundIn) -> Source:
    def ask(address: Address, network: Network, deadline: Deadline) -> Found | None:
        body = network.page(url, deadline)
        return read_autoconfig(body, address, found_in) if body else None

    return ask


def _ask(
    answers: queue.SimpleQueue[_Answer], rank: int, source: Source, question: tuple[Address, Network, Deadline]
) -> None:
    try:
        answers.put(_Answer(rank, source(*question)))
    except TimeoutError:
        answers.put(_Answer(rank))
    except BaseException as bug:  # noqa: BLE001 - raised again in the thread that searches
        answers.put(_Answer(rank, bug=bug))


def _best(
    answers: queue.SimpleQueue[_Answer], pending: set[int], deadline: Deadline, is_wanted: Callable[[], bool]
) -> Found | None:
    best: _Answer | None = None
    while is_wanted() and not deadline.has_passed and any(best is None or rank < best.rank for rank in pending):
        try:
            answer = answers.get(timeout=min(LOOK_UP_S, deadline.left_s))
        except queue.Empty:
            continue
        pending.discard(answer.rank)
        if answer.bug is not None:
            raise answer.bug
        if answer.found is None:
            continue
        if best is None or answer.rank < best.rank:
            best = answer
        deadline = deadline.at_most(PATIENCE_S)
    return best.found if best is not None and is_wanted() else None
