"""Dates of what came in; nothing else of a mail is read, and nothing is changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes.servers import FakeServer
from tests.probes.test_roundtrip import Mailbox, request
from tray_app.model.late_mail import Arrival
from tray_app.probes.arrivals import AT_A_TIME, read_arrivals

SINCE = datetime(2031, 5, 14, 7, 0, tzinfo=UTC)
HELD_UP = "Received: from a by b; Tue, 13 May 2031 09:00:00 +0000\r\nDate: Tue, 13 May 2031 08:59:00 +0000\r\n\r\n"


def read(mailbox, after=0, validity=7):
    with FakeServer(mailbox) as server:
        return read_arrivals(request("imap", server.port), SINCE, after, validity)


def test_both_dates_of_each_message():
    found = read(Mailbox({"INBOX": [(5, HELD_UP), (6, "Date: nonsense\r\n\r\n")]}))
    sent, arrived = datetime(2031, 5, 13, 9, tzinfo=UTC), datetime(2031, 5, 14, 8, 0, 12, tzinfo=UTC)
    assert found.mails == (Arrival(sent, arrived),)
    assert (found.uid_after, found.uid_validity, found.more) == (6, 7, False)


def test_only_two_fields_are_asked_for_and_nothing_is_marked_as_read():
    mailbox = Mailbox({"INBOX": [(5, HELD_UP)]})
    read(mailbox)
    [fetch] = [line for line in mailbox.said if line.startswith("UID FETCH")]
    assert fetch == "UID FETCH 5 (INTERNALDATE BODY.PEEK[HEADER.FIELDS (DATE RECEIVED)]<0.8192>)"
    assert not any(line.startswith(("SELECT", "UID STORE")) for line in mailbox.said)
    assert "UID SEARCH UID 1:* SINCE 13-May-2031" in mailbox.said


def test_no_word_of_a_mail_gets_into_the_transcript():
    found = read(Mailbox({"INBOX": [(5, HELD_UP)]}))
    assert "13 May" not in repr(found.result)


def test_it_goes_on_behind_the_last_one_unless_the_inbox_was_numbered_anew():
    mails = {"INBOX": [(5, HELD_UP), (6, HELD_UP)]}
    assert read(Mailbox(mails), after=5).uid_after == 6
    kept = Mailbox(mails, searches="5")
    assert (read(kept, after=5).mails, read(kept, after=5).uid_after) == ((), 5)
    anew = Mailbox(mails)
    read(anew, after=5, validity=3)
    assert "UID SEARCH UID 1:* SINCE 13-May-2031" in anew.said


def test_a_long_backlog_is_read_in_pieces():
    found = read(Mailbox({"INBOX": []}, searches=" ".join(map(str, range(1, AT_A_TIME + 50)))))
    assert (found.uid_after, found.more) == (AT_A_TIME, True)


@pytest.mark.parametrize("searches", ["x y", "99999999999999999999", "-4 0x5"])
def test_numbers_that_are_none(searches):
    assert read(Mailbox({"INBOX": []}, searches=searches)).uid_after == 0


def test_a_server_that_breaks_off_tells_nothing():
    mailbox = Mailbox({"INBOX": [(5, HELD_UP)]})
    mailbox.fetch = lambda c, _uid, _h: c.sock.close()
    found = read(mailbox)
    assert (found.result.ok, found.mails, found.uid_after) == (False, (), 0)
