from __future__ import annotations

import pytest

from tests.fakes import servers
from tests.fakes.servers import FakeServer
from tray_app.net import visited as register
from tray_app.net.deadline import Deadline
from tray_app.net.dial import DialError, dial
from tray_app.net.visited import MOST, note_visit, visited


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(register, "_visits", {})


def test_every_connection_is_noted():
    with FakeServer(servers.silent) as server:
        dial("127.0.0.1", server.port, Deadline.after(5)).sock.close()
    assert list(visited()) == ["127.0.0.1"]


def test_a_name_without_an_address_was_nowhere():
    def nobody(_host, _port):
        raise OSError("no such name")

    with pytest.raises(DialError):
        dial("nowhere.example", 993, Deadline.after(5), ask=nobody)
    assert visited() == {}


def test_each_host_stands_there_once_with_its_last_visit():
    for host, at in (("IMAP.example.org", 10.0), ("smtp.example.org", 20.0), ("imap.example.org", 30.0)):
        note_visit(host, clock=lambda at=at: at)
    assert visited(clock=lambda: 35.0) == {"smtp.example.org": 15.0, "imap.example.org": 5.0}
    assert list(visited()) == ["smtp.example.org", "imap.example.org"]


def test_a_server_that_sends_on_without_end_fills_no_memory():
    for number in range(MOST + 3):
        note_visit(f"{number}.example.org")
    assert len(visited()) == MOST
    assert "2.example.org" not in visited()
    assert "3.example.org" in visited()
