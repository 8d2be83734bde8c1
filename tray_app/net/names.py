"""Host names to addresses under our own deadline: `getaddrinfo` has no time-out and may take 10 s a name."""

from __future__ import annotations

import queue
import socket
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import TypeAlias

from tray_app.net.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Address:
    """One place to connect to; `place` is what `socket.connect` takes for this family."""

    family: socket.AddressFamily
    place: tuple[str, int] | tuple[str, int, int, int]

    @property
    def ip(self) -> str:
        """The address alone, without port."""
        return self.place[0]

    @property
    def family_word(self) -> str:
        """`ipv6` or `ipv4`."""
        return "ipv6" if self.family is socket.AddressFamily.AF_INET6 else "ipv4"


_FAMILIES = frozenset({socket.AF_INET, socket.AF_INET6})
Resolver = Callable[[str, int], list[Address]]


def system_addresses(host: str, port: int) -> list[Address]:
    """All addresses the system knows for `host`, in its order of preference; may block for long."""
    if not host:
        raise socket.gaierror(socket.EAI_NONAME, "no host name")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from error
    places = [
        Address(family, place)  # type: ignore[arg-type]  # getaddrinfo's type covers builds without IPv6
        for family, _kind, _protocol, _name, place in found
        if family in _FAMILIES
    ]
    return list(dict.fromkeys(places))


def resolve(host: str, port: int, deadline: Deadline, ask: Resolver = system_addresses) -> list[Address]:
    """The addresses of `host`, or TimeoutError; `socket.gaierror` says that there are none.

    The question goes to a daemon thread that is left behind when the time is up: nothing else can stop a
    resolver that stays silent.
    """
    if _is_literal(host):
        return ask(host, port)
    answers: _Answers = queue.SimpleQueue()
    _HELPERS.give(_Question(ask, host, port, answers))
    try:
        answer = answers.get(timeout=deadline.timeout_s())
    except queue.Empty:
        raise TimeoutError("the resolver did not answer in time") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


_Answers: TypeAlias = "queue.SimpleQueue[list[Address] | Exception]"


@dataclass(frozen=True, slots=True)
class _Question:
    ask: Resolver
    host: str
    port: int
    answers: _Answers

    def put_answer(self) -> None:
        try:
            self.answers.put(self.ask(self.host, self.port))
        except Exception as error:  # noqa: BLE001 - carried over to the thread that asked, whatever it is
            self.answers.put(error)


class _Helpers:
    """Threads that wait for questions; a few are kept, because starting one costs more than most questions."""

    KEPT = 4

    def __init__(self) -> None:
        self._idle: deque[queue.SimpleQueue[_Question]] = deque()

    def give(self, question: _Question) -> None:
        """Hands the question to an idle thread, or to a new one if all are busy."""
        try:
            self._idle.pop().put(question)
        except IndexError:
            threading.Thread(target=self._work, args=(question,), name="resolver", daemon=True).start()

    def _work(self, question: _Question) -> None:
        inbox: queue.SimpleQueue[_Question] = queue.SimpleQueue()
        while True:
            question.put_answer()
            if len(self._idle) >= self.KEPT:
                return
            self._idle.append(inbox)
            question = inbox.get()


_HELPERS = _Helpers()


def tls_name(host: str) -> str:
    """The name that a certificate must have; ValueError if none can. `ssl` notices only after taking the socket."""
    name = host.rstrip(".")
    name.encode("idna")
    return name


@lru_cache(maxsize=64)
def _is_literal(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
