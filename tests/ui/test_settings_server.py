"""Server, port, security and protocol in one row."""

from __future__ import annotations

import pytest

from tray_app.model.account import Receive, Security, Send
from tray_app.ui.settings_server import ServerFields


@pytest.fixture
def receive(qtbot):
    fields = ServerFields("receive")
    qtbot.addWidget(fields)
    return fields


@pytest.fixture
def send(qtbot):
    fields = ServerFields("send")
    qtbot.addWidget(fields)
    return fields


@pytest.mark.parametrize(
    "server",
    [
        Receive("i.x.example"),
        Receive("i.x.example", 143, Security.STARTTLS),
        Receive("p.x.example", 1110, Security.PLAIN, "pop3"),
        Receive("2001:db8::1"),
    ],
)
def test_what_is_loaded_comes_back(receive, server):
    receive.load(server)
    assert receive.value() == server
    assert receive.check() is None


@pytest.mark.parametrize(
    "server", [Send("s.x.example"), Send("s.x.example", 465, Security.TLS), Send("127.0.0.1", 1025, Security.PLAIN)]
)
def test_sending_likewise(send, server):
    send.load(server)
    assert send.value() == server


def test_an_empty_server_is_not_watched(receive):
    assert receive.is_empty
    assert receive.value() is None
    assert receive.check() is None


@pytest.mark.parametrize(
    ("protocol", "security", "port"),
    [("imap", "tls", 993), ("imap", "starttls", 143), ("pop3", "tls", 995), ("pop3", "starttls", 110)],
)
def test_the_port_follows_protocol_and_security(receive, protocol, security, port):
    receive.protocol.setCurrentIndex(receive.protocol.findData(protocol))
    receive.security.setCurrentIndex(receive.security.findData(security))
    assert receive.port.text() == str(port)
    assert receive.usual_port == port


def test_a_port_of_ones_own_stays(receive):
    receive.load(Receive("i.x.example", 10993))
    receive.security.setCurrentIndex(receive.security.findData("starttls"))
    assert receive.port.text() == "10993"


def test_the_wrong_editor_is_named(receive):
    receive.host.setText("i.x.example")
    receive.port.setText("0")
    assert receive.check() is receive.port
    receive.host.setText("imap://i.x.example")
    assert receive.check() is receive.host


def test_brackets_of_a_literal_address_are_not_part_of_it(receive):
    receive.host.setText("[2001:db8::1]")
    assert receive.value() == Receive("2001:db8::1")


def test_each_editor_says_what_it_is_for(receive):
    names = [editor.accessibleName() for editor in (receive.host, receive.port, receive.security, receive.protocol)]
    assert names == ["Receive: Server", "Receive: Port", "Receive: Security", "Receive: Protocol"]
