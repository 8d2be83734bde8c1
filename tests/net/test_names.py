from __future__ import annotations

import socket
import threading
import time

import pytest

from tray_app.net.deadline import Deadline
from tray_app.net.names import Address, resolve, system_addresses


def test_a_silent_resolver_costs_no_more_than_the_deadline():
    release = threading.Event()

    def silent(_host: str, _port: int) -> list[Address]:
        release.wait(30)
        return []

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        resolve("mail.example", 993, Deadline.after(0.1), silent)
    release.set()

    assert time.monotonic() - began < 1


def test_the_resolvers_own_error_reaches_the_asker():
    def failing(_host: str, _port: int) -> list[Address]:
        raise socket.gaierror(socket.EAI_AGAIN, "any language")

    with pytest.raises(socket.gaierror) as caught:
        resolve("mail.example", 993, Deadline.after(1), failing)

    assert caught.value.errno == socket.EAI_AGAIN


@pytest.mark.parametrize("host", ["", "a" * 70 + ".example", "no such..name"])
def test_what_is_no_host_name_does_not_exist(host):
    with pytest.raises(socket.gaierror):
        system_addresses(host, 993)


def test_a_literal_address_needs_no_thread():
    before = threading.active_count()

    addresses = resolve("127.0.0.1", 993, Deadline.after(1), lambda h, p: _counted(before, h, p))

    assert [a.ip for a in addresses] == ["127.0.0.1"]
    assert addresses[0].family_word == "ipv4"


def _counted(before: int, host: str, port: int) -> list[Address]:
    assert threading.active_count() == before
    return system_addresses(host, port)
