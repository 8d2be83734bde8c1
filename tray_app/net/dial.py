"""Opens a TCP connection to whichever address answers first (RFC 8305), and remembers what each one did.

`socket.create_connection` tries addresses one after the other: swallowed IPv6 would cost every probe its whole
time, and only the last address's error would be known.
"""

from __future__ import annotations

import errno
import selectors
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from tray_app.net.deadline import Deadline
from tray_app.net.names import Address, Resolver, resolve, system_addresses
from tray_app.net.visited import note_visit

HEAD_START_S = 0.25
"""How long an address may try alone before the next one joins (RFC 8305, section 8)."""
NAME_S = 6.0
"""A first name server that is dead costs 5 s before the system asks the second one (resolv.conf(5))."""
REACH_S = 3.6
"""For the connection: two lost SYN packets are made good (RFC 6298: sent again after 1 and 3 s), and two dead
servers, one after the other, still leave time to ask the control group within 12 s."""
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK}
_NO_WAY_THERE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one address did; `error` is None for the one that answered."""

    address: Address
    error: OSError | None


class DialError(Exception):
    """No connection. `step` is `dns` or `connect`; `error` is the one that tells most."""

    def __init__(self, step: str, error: OSError, attempts: tuple[Attempt, ...] = ()) -> None:
        super().__init__(step, type(error).__name__, error.errno)
        self.step = step
        self.error = error
        self.attempts = attempts


@dataclass(frozen=True, slots=True)
class Dialed:
    """An open connection and how it came about."""

    sock: socket.socket
    address: Address
    addresses: tuple[str, ...]
    failed: tuple[Attempt, ...] = ()

    @property
    def broken_family(self) -> str:
        """`ipv6` or `ipv4` if that has an address and a way, and yet only the other one connected; else empty."""
        tried = (a.address.family_word for a in self.failed if a.error and a.error.errno not in _NO_WAY_THERE)
        return next((family for family in tried if family != self.address.family_word), "")


@dataclass(slots=True)
class _Race:
    """The attempts of one dial."""

    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    failed: list[Attempt] = field(default_factory=list)

    def start(self, address: Address) -> None:
        sock = None
        try:
            sock = socket.socket(address.family, socket.SOCK_STREAM)
            sock.settimeout(0.0)
            number = sock.connect_ex(address.place)
            if number not in _UNDER_WAY:
                raise OSError(number, "connect failed")
        except OSError as error:
            if sock is not None:
                sock.close()
            self.failed.append(Attempt(address, error))
            return
        self.selector.register(sock, selectors.EVENT_WRITE, address)

    def winner(self, wait_s: float) -> tuple[socket.socket, Address] | None:
        """Waits until an attempt ends or the time is up; the first that connected wins."""
        for key, _events in self.selector.select(wait_s):
            sock: socket.socket = key.fileobj  # type: ignore[assignment]  # we registered sockets only
            self.selector.unregister(sock)
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number == 0:
                return sock, key.data
            sock.close()
            self.failed.append(Attempt(key.data, OSError(number, "connect failed")))
        return None

    def is_running(self) -> bool:
        return bool(self.selector.get_map())

    def close(self) -> None:
        """Gives up what is still under way."""
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr]  # sockets only
            self.failed.append(Attempt(key.data, TimeoutError(errno.ETIMEDOUT, "no answer")))
        self.selector.close()


def dial(host: str, port: int, deadline: Deadline, *, ask: Resolver = system_addresses) -> Dialed:
    """A connected socket, or DialError; all within `deadline`."""
    return connect(look_up(host, port, deadline, ask=ask), deadline)


def place_of(ip: str, port: int) -> str:
    """`ip:port`, an IPv6 address in brackets."""
    return f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"


def look_up(host: str, port: int, deadline: Deadline, *, ask: Resolver = system_addresses) -> list[Address]:
    """The addresses of `host`, or DialError with the step `dns`."""
    try:
        addresses = resolve(host, port, deadline, ask)
    except OSError as error:
        raise DialError("dns", error) from error
    note_visit(host)
    return addresses


def connect(addresses: list[Address], deadline: Deadline) -> Dialed:
    """A connection to the first of `addresses` that answers, or DialError with the step `connect`."""
    race = _Race()
    try:
        won = _run(race, alternating(addresses), deadline)
    finally:
        race.close()
    if won is None:
        raise DialError("connect", most_telling(race.failed), tuple(race.failed))
    sock, address = won
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Dialed(sock, address, tuple(a.ip for a in addresses), tuple(race.failed))


def _run(race: _Race, waiting: list[Address], deadline: Deadline) -> tuple[socket.socket, Address] | None:
    while (waiting or race.is_running()) and not deadline.has_passed:
        if waiting:
            race.start(waiting.pop(0))
        if not race.is_running():
            continue
        failures = len(race.failed)
        pause = deadline.at_most(HEAD_START_S) if waiting else deadline
        while race.is_running() and len(race.failed) == failures and not pause.has_passed:
            won = race.winner(pause.left_s)
            if won is not None:
                return won
    return None


def alternating(addresses: Iterable[Address]) -> list[Address]:
    """The families in turn, beginning with the system's favourite (RFC 8305, section 4)."""
    addresses = list(addresses)
    first = [a for a in addresses if a.family == addresses[0].family]
    others = [a for a in addresses if a.family != addresses[0].family]
    return list(filter(None, chain.from_iterable(zip_longest(first, others))))


def most_telling(failed: list[Attempt]) -> OSError:
    """The error to judge by: a host that refused or kept silent says more than a family that is missing here."""
    errors = [attempt.error for attempt in failed if attempt.error is not None]
    telling = [error for error in errors if error.errno not in _NO_WAY_THERE]
    refused = [error for error in telling if error.errno != errno.ETIMEDOUT]
    return next(iter(refused or telling or errors), TimeoutError(errno.ETIMEDOUT, "no answer"))
