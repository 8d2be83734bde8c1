from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.fakes.accounts import TRUST, account
from tests.fakes.servers import FakeServer
from tray_app.model.account import Security
from tray_app.model.result import Depth, Phase
from tray_app.net.wire import WireError
from tray_app.probes import ProbeRequest
from tray_app.probes.imap_talk import ImapTalk
from tray_app.probes.visit import RefusalError, Visit


@pytest.fixture
def talk_with():
    """A conversation with a server that sends the given bytes as soon as somebody connects."""
    with ExitStack() as running:

        def make(said: bytes):
            def script(c):
                c.send(said)
                c.hold()

            server = running.enter_context(FakeServer(script))
            subject = account("imap", server.port)
            visit = Visit(ProbeRequest(subject, subject.services[0], Depth.LIGHT, TRUST, 2.0, lambda: None))
            running.callback(visit.close)
            make.wire = visit.open("localhost", server.port, Security.PLAIN)
            talk = ImapTalk(visit, make.wire)
            visit.enter(Phase.GREETING)
            return talk

        yield make


def test_several_commands_travel_together_and_are_answered_in_order(talk_with):
    talk = talk_with(b"* 1 EXISTS\r\na1 OK first\r\n* 2 EXISTS\r\na2 NO [CANNOT] second\r\n")

    first, second = talk.ask("NOOP", "NOOP")

    assert (first.reply, first.untagged, first.ok) == ("OK first", ("* 1 EXISTS",), True)
    assert (second.reply, second.untagged, second.ok) == ("NO [CANNOT] second", ("* 2 EXISTS",), False)


def test_a_literal_belongs_to_its_line(talk_with):
    talk = talk_with(b"* STATUS {5}\r\nINBOX (MESSAGES 3)\r\na1 OK\r\n")

    (answer,) = talk.ask("STATUS INBOX (MESSAGES)")

    assert answer.untagged == ("* STATUS  (MESSAGES 3)",)


def test_a_literal_that_looks_like_a_reply_is_none(talk_with):
    talk = talk_with(b"* X {12}\r\na1 NO lies\r\n\r\na1 OK truth\r\n")

    assert talk.ask("NOOP")[0].reply == "OK truth"


@pytest.mark.parametrize(
    "told",
    [b"* OK [CAPABILITY IMAP4rev1 ID] hi\r\n", b"* CAPABILITY imap4rev1 id\r\n", b"* OK [capability IMAP4rev1 ID]\r\n"],
)
def test_capabilities_are_learned_wherever_they_are_told(talk_with, told):
    talk = talk_with(told + b"a1 OK\r\n")
    talk.ask("NOOP")

    assert talk.capabilities == {"IMAP4REV1", "ID"}


def test_alerts_go_with_a_refusal(talk_with):
    talk = talk_with(b"* NO [ALERT] Pay your bill\r\na1 NO [NOPERM] no\r\n")

    with pytest.raises(RefusalError) as caught:
        talk.must("EXAMINE INBOX")

    assert caught.value.server_text == "NO [NOPERM] no\n* NO [ALERT] Pay your bill"


@pytest.mark.parametrize("line", [b"+ go on\r\n", b"a9 OK not asked\r\n", b"nonsense\r\n", b"\r\n", b"a1 MAYBE\r\n"])
def test_lines_that_are_no_answer_end_the_conversation(talk_with, line):
    with pytest.raises(WireError, match="garbage"):
        talk_with(line).ask("NOOP")


def test_a_flood_of_lines_ends_the_conversation(talk_with):
    with pytest.raises(WireError, match="endless_reply"):
        talk_with(b"* 1 EXISTS\r\n" * 2000).ask("NOOP")


def test_the_goodbye_may_be_anything(talk_with):
    talk = talk_with(b"a1 OK told\r\n* BYE\r\nnonsense\r\na2 BAD never heard of it\r\n")

    talk.say_goodbye("CAPABILITY")

    assert talk_with.wire.transcript[-1].text == "a2 BAD never heard of it"


def test_a_question_beside_the_goodbye_must_still_work(talk_with):
    with pytest.raises(RefusalError):
        talk_with(b"a1 BAD [UNAVAILABLE] no\r\n").say_goodbye("CAPABILITY")
