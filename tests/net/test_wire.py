from __future__ import annotations

import base64
import socket
from contextlib import ExitStack, closing

import pytest

from tests.fakes import servers
from tests.fakes.servers import FakeServer
from tray_app.model.result import Phase
from tray_app.net.deadline import Deadline
from tray_app.net.wire import HIDDEN, MAX_LITERAL, MAX_RECORDED, MAX_RECORDED_CHARS, Wire, WireError, text_of


def wire_to(server, **options):
    sock = socket.socket()
    sock.connect(("127.0.0.1", server.port))
    return Wire(sock, Deadline.after(3), **options)


def says(*lines: bytes):
    def script(c):
        c.send(b"".join(lines))
        c.hold()

    return script


@pytest.fixture
def wire_hearing():
    """A wire whose other end says the given bytes and then nothing more."""
    with ExitStack() as running:

        def make(*lines: bytes, **options):
            server = running.enter_context(FakeServer(says(*lines)))
            return running.enter_context(closing(wire_to(server, **options)))

        yield make


def test_lines_come_one_by_one_and_are_recorded_with_their_phase(wire_hearing):
    wire = wire_hearing(b"* OK hi\r\n* OK again\r\n")
    wire.phase = Phase.GREETING

    assert (wire.read_line(), wire.read_line()) == (b"* OK hi\r\n", b"* OK again\r\n")
    assert [(line.phase, line.sent, line.text) for line in wire.transcript] == [
        (Phase.GREETING, False, "* OK hi"),
        (Phase.GREETING, False, "* OK again"),
    ]


def test_what_is_shown_stands_in_the_transcript_in_place_of_what_is_sent(wire_hearing):
    wire = wire_hearing()
    wire.send(b"PASS geheim\r\n", f"PASS {HIDDEN}")

    assert [line.text for line in wire.transcript] == [f"PASS {HIDDEN}"]


@pytest.mark.parametrize("echo", ["geheim", base64.b64encode(b"geheim").decode()])
def test_a_server_that_echoes_the_secret_does_not_bring_it_into_the_transcript(wire_hearing, echo):
    wire = wire_hearing(f"-ERR what is {echo}?\r\n".encode(), secrets=("geheim",))
    wire.read_line()

    assert wire.transcript[0].text == f"-ERR what is {HIDDEN}?"


def test_recorded_lines_are_capped_in_length_and_number(wire_hearing):
    wire = wire_hearing(b"x" * 2000 + b"\r\n", b"y\r\n" * 300)
    for _ in range(301):
        wire.read_line()

    assert len(wire.transcript) == MAX_RECORDED
    assert len(wire.transcript[0].text) == MAX_RECORDED_CHARS


def test_a_line_that_is_too_long_ends_the_conversation(wire_hearing):
    wire = wire_hearing(b"x" * 5000)

    with pytest.raises(WireError, match="line_too_long"):
        wire.read_line(limit=1000)
    assert isinstance(wire.broken, WireError)


def test_a_literal_is_refused_by_its_size_before_it_is_read(wire_hearing):
    with pytest.raises(WireError, match="literal_too_long"):
        wire_hearing().read_exactly(MAX_LITERAL + 1)


def test_a_literal_and_the_line_after_it_stay_apart(wire_hearing):
    wire = wire_hearing(b"12345 rest\r\n")

    assert (wire.read_exactly(5), wire.read_line()) == (b"12345", b" rest\r\n")


def test_what_was_said_before_hanging_up_is_recorded():
    with FakeServer(servers.cut_line(b"* BYE we are clo")) as server:
        wire = wire_to(server)
        with pytest.raises(WireError, match="closed"):
            wire.read_line()
        wire.close()

    assert [line.text for line in wire.transcript] == ["* BYE we are clo"]


def test_words_sent_before_encryption_are_not_taken_for_protected(wire_hearing, context):
    wire = wire_hearing(b"220 go ahead\r\n250 injected\r\n")
    wire.read_line()

    with pytest.raises(WireError, match="injected"):
        wire.start_tls(context, "localhost")


def test_encryption_brings_the_certificate(authority, context):
    with FakeServer(servers.silent, tls=authority.server()) as server:
        wire = wire_to(server)
        assert not wire.is_protected
        wire.start_tls(context, "localhost")
        wire.close()

    assert wire.is_protected
    assert wire.certificate.ends_at is not None


def test_a_name_that_tls_cannot_express_ends_the_conversation(wire_hearing, context):
    with pytest.raises(WireError, match="bad_name"):
        wire_hearing().start_tls(context, ".leading.dot")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Störung behoben".encode(), "Störung behoben"),
        ("Störung für Größe".encode("cp1252"), "Störung für Größe"),
        ("登录太频繁".encode("gb18030"), "登录太频繁"),
        (b"a\x1b[31mred\x07\r\n", "a [31mred"),
        ("left\u202eright".encode(), "left right"),
    ],
)
def test_a_servers_bytes_become_harmless_text(raw, text):
    assert text_of(raw) == text
