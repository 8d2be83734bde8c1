from __future__ import annotations

import errno
import socket
import time

import pytest

from tests.fakes import servers
from tests.fakes.servers import FakeServer, closed_port
from tray_app.net.deadline import Deadline
from tray_app.net.dial import HEAD_START_S, Attempt, Dialed, DialError, alternating, connect, dial, most_telling
from tray_app.net.names import Address


def v4(port: int, ip: str = "127.0.0.1") -> Address:
    return Address(socket.AF_INET, (ip, port))


def v6(port: int, ip: str = "::1") -> Address:
    return Address(socket.AF_INET6, (ip, port, 0, 0))


@pytest.fixture
def swallowing():
    """A port of this computer that swallows connections: its queue is full and nobody accepts."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    port = listener.getsockname()[1]
    waiting = [socket.socket() for _ in range(4)]
    for sock in waiting:
        sock.setblocking(False)
        sock.connect_ex(("127.0.0.1", port))
    yield port
    for sock in (*waiting, listener):
        sock.close()


def test_a_refused_address_hands_over_at_once():
    with FakeServer(servers.silent) as server:
        began = time.monotonic()
        dialed = connect([v6(closed_port()), v4(server.port)], Deadline.after(3))
        dialed.sock.close()

    assert time.monotonic() - began < HEAD_START_S
    assert dialed.address == v4(server.port)
    assert [attempt.error.errno for attempt in dialed.failed] == [errno.ECONNREFUSED]
    assert dialed.broken_family == "ipv6"


@pytest.mark.parametrize(
    ("lost", "number"), [(v6(993), errno.ENETUNREACH), (v6(993), errno.EHOSTUNREACH), (v4(993), errno.ETIMEDOUT)]
)
def test_a_family_that_is_not_here_or_has_another_address_is_not_broken(lost, number):
    with socket.socket() as sock:
        dialed = Dialed(sock, v4(993), (), (Attempt(lost, OSError(number, "lost")),))
        assert dialed.broken_family == ""


def test_a_swallowed_address_costs_no_more_than_its_head_start(swallowing):
    with FakeServer(servers.silent) as server:
        began = time.monotonic()
        dialed = connect([v4(swallowing), v4(server.port)], Deadline.after(3))
        dialed.sock.close()

    assert time.monotonic() - began < HEAD_START_S + 0.5
    assert dialed.address == v4(server.port)


def test_silence_everywhere_ends_at_the_deadline(swallowing):
    began = time.monotonic()
    with pytest.raises(DialError) as caught:
        connect([v4(swallowing)], Deadline.after(0.3))

    assert time.monotonic() - began < 1
    assert caught.value.step == "connect"
    assert isinstance(caught.value.error, TimeoutError)


def test_every_address_and_its_error_is_remembered():
    port = closed_port()
    with pytest.raises(DialError) as caught:
        connect([v4(port), v4(port, "127.0.0.2")], Deadline.after(1))

    assert {attempt.address.ip for attempt in caught.value.attempts} == {"127.0.0.1", "127.0.0.2"}


def test_a_name_without_address_fails_at_dns():
    with pytest.raises(DialError) as caught:
        dial("nobody.invalid", 993, Deadline.after(5))

    assert caught.value.step == "dns"


def test_no_address_at_all_is_a_failure_and_no_crash():
    with pytest.raises(DialError):
        connect([], Deadline.after(1))


def test_families_take_turns_beginning_with_the_systems_favourite():
    given = [v6(1, "::1"), v6(1, "::2"), v4(1, "127.0.0.1"), v4(1, "127.0.0.2")]

    assert [a.ip for a in alternating(given)] == ["::1", "127.0.0.1", "::2", "127.0.0.2"]


@pytest.mark.parametrize(
    ("numbers", "telling"),
    [
        ([errno.ENETUNREACH, errno.ETIMEDOUT], errno.ETIMEDOUT),
        ([errno.ENETUNREACH, errno.ECONNREFUSED], errno.ECONNREFUSED),
        ([errno.ETIMEDOUT, errno.ECONNREFUSED], errno.ECONNREFUSED),
        ([errno.ENETUNREACH], errno.ENETUNREACH),
        ([], errno.ETIMEDOUT),
    ],
)
def test_a_missing_family_says_less_than_a_host_that_answers_or_keeps_silent(numbers, telling):
    failed = [Attempt(v4(1), OSError(number, "")) for number in numbers]

    assert most_telling(failed).errno == telling
