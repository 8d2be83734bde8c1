"""The test mail in conversation: what is sent, what is found, and that nothing else is ever touched."""

from __future__ import annotations

import email
import time
from datetime import UTC, datetime

import pytest

from tests.fakes import servers
from tests.fakes.accounts import SECRET, TRUST, account
from tests.fakes.servers import FakeServer
from tray_app.model.account import Service
from tray_app.model.reason import Failure
from tray_app.model.result import Depth, Phase
from tray_app.model.roundtrip import Letter, Sending
from tray_app.probes import ProbeRequest
from tray_app.probes.roundtrip import HEADER, look_for, post, written

AT = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
LETTER = Letter("abc123", "kim@nordpost.example", "kim@nordpost.example", AT, "Größe\n.\n..punkt\nvon Mailampel\n")


def request(kind, port, deadline_s=5.0):
    service = Service.SEND if kind == "smtp" else Service.RECEIVE
    return ProbeRequest(
        account=account(kind, port),
        service=service,
        depth=Depth.DEEP,
        trust=TRUST,
        password=SECRET,
        deadline_s=deadline_s,
        now=lambda: datetime.now(UTC),
    )


def smtp(**replies):
    """A submission server; a reply per command, and `BODY` for the end of the mail."""
    told = {"MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go on", "BODY": "250 2.0.0 queued as 77", **replies}

    def script(c):
        c.say("220 mail.example ESMTP")
        while line := c.hear().decode():
            command = line.split(" ")[0].upper()
            if command == "EHLO":
                c.say("250-mail.example", "250 AUTH PLAIN")
            elif command == "AUTH":
                c.say("235 welcome")
            elif command == "DATA" and told["DATA"].startswith("354"):
                c.say(told["DATA"])
                while c.hear() != b".":
                    pass
                if not told["BODY"]:
                    return
                c.say(told["BODY"])
            elif command == "QUIT":
                c.say("221 bye")
                return
            else:
                c.say(told[command])

    return script


def posted(script):
    with FakeServer(script) as server:
        found = post(request("smtp", server.port), LETTER)
    return found, server.heard


def test_it_is_handed_over_and_the_servers_receipt_is_kept():
    found, heard = posted(smtp())
    assert (found.sending, found.result.reason) == (Sending.ACCEPTED, None)
    assert found.result.server_text == "250 2.0.0 queued as 77"
    assert [line for line in heard if line.startswith((b"MAIL", b"RCPT"))] == [
        b"MAIL FROM:<kim@nordpost.example>",
        b"RCPT TO:<kim@nordpost.example>",
    ]
    assert heard[-1] == b"QUIT"
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    ("command", "reply", "sending"),
    [
        ("RCPT", "451 4.7.1 Greylisted, please try again later", Sending.DEFERRED),
        ("BODY", "450 4.2.0 Greylisting in action", Sending.DEFERRED),
        ("MAIL", "421 4.3.2 shutting down", Sending.DEFERRED),
        ("RCPT", "550 5.2.1 Mailbox disabled", Sending.REFUSED),
        ("BODY", "554 5.7.1 Looks like spam", Sending.REFUSED),
        ("DATA", "552 5.2.2 Mailbox full", Sending.REFUSED),
        ("BODY", "", Sending.UNSURE),
    ],
)
def test_what_the_server_answers_decides(command, reply, sending):
    found, heard = posted(smtp(**{command: reply}))
    assert found.sending is sending
    assert found.result.phase is Phase.USE
    if reply:
        assert found.result.server_text == reply
        assert heard[-1] == b"QUIT", "nothing is left half open"


def test_a_refused_login_sends_nothing():
    with FakeServer(servers.smtp(auth=["535 5.7.8 wrong"])) as server:
        found = post(request("smtp", server.port), LETTER)
    assert (found.sending, found.result.phase) == (Sending.UNTRIED, Phase.LOGIN)
    assert found.result.reason.failure is Failure.CREDENTIALS_REJECTED
    assert not any(line.startswith(b"MAIL") for line in server.heard)


def test_the_mail_has_what_filters_want_and_nobody_answers_it():
    message = email.message_from_bytes(written(LETTER))
    assert message["Date"] == "Wed, 14 May 2031 08:00:00 +0000"
    assert message["Message-ID"] == "<abc123@nordpost.example>"
    assert (message[HEADER], message["Subject"]) == ("abc123", "Mailampel test abc123")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_payload(decode=True).decode().splitlines()[0] == "Größe"
    assert all(byte < 128 for byte in written(LETTER))


def test_a_dot_in_the_text_does_not_end_it():
    _found, heard = posted(smtp())
    assert b"...punkt" in heard
    assert heard.count(b".") == 1


# --- looking for it ------------------------------------------------------------------------------------------


class Mailbox:
    """An IMAP server with folders; each message is UID, header text."""

    def __init__(self, folders, *, listed=(), capabilities="IMAP4rev1 AUTH=PLAIN UIDPLUS SPECIAL-USE", searches=None):
        self.folders = folders
        self.listed = listed
        self.capabilities = capabilities
        self.searches = searches
        self.validity = 7
        self.said = []

    def __call__(self, c):
        c.say("* OK ready")
        opened = "INBOX"
        while line := c.hear().decode():
            tag, _space, command = line.partition(" ")
            word = command.split(" ")[0].upper()
            self.said.append(command)
            if word == "CAPABILITY":
                c.say(f"* CAPABILITY {self.capabilities}")
            elif word == "AUTHENTICATE":
                c.say("+ ")
                c.hear()
            elif word in ("EXAMINE", "SELECT"):
                opened = command.partition(" ")[2].strip('"')
                c.say(f"* OK [UIDVALIDITY {self.validity}] ok", "* OK [UIDNEXT 99] ok")
                self.on_open(word)
            elif word == "LIST":
                c.say(*self.listed)
            elif command.startswith("UID SEARCH"):
                c.say(f"* SEARCH {self.searches or ' '.join(str(uid) for uid, _h in self.folders.get(opened, ()))}")
            elif command.startswith("UID FETCH"):
                for uid, header in self.folders.get(opened, ()):
                    self.fetch(c, uid, header)
            elif word == "LOGOUT":
                c.say("* BYE", f"{tag} OK done")
                return
            c.say(f"{tag} OK done")

    def on_open(self, word):
        pass

    def fetch(self, c, uid, header):
        c.say(f'* {uid} FETCH (UID {uid} INTERNALDATE "14-May-2031 08:00:12 +0000" '
              f"BODY[HEADER.FIELDS ({HEADER})]<0> {{{len(header)}}}")  # fmt: skip
        c.send(header.encode() + b")\r\n")


OURS = f"{HEADER}: abc123\r\n\r\n"
OTHER = "\r\n"


def looked(mailbox, deadline_s=5.0):
    with FakeServer(mailbox) as server:
        return look_for(request("imap", server.port, deadline_s), ["abc123"], AT)


def changing(mailbox):
    return [line for line in mailbox.said if line.startswith(("UID STORE", "UID EXPUNGE", "EXPUNGE", "SELECT"))]


def test_found_in_the_inbox_dated_by_the_server_and_removed():
    mailbox = Mailbox({"INBOX": [(5, OURS)]})
    found = looked(mailbox)
    [sighting] = found.sightings
    assert (sighting.id, sighting.is_junk) == ("abc123", False)
    assert sighting.arrived_at == datetime(2031, 5, 14, 8, 0, 12, tzinfo=UTC)
    assert changing(mailbox) == ["SELECT INBOX", "UID STORE 5 +FLAGS.SILENT (\\Seen \\Deleted)", "UID EXPUNGE 5"]


def test_a_search_that_finds_everything_touches_nothing_else():
    mailbox = Mailbox({"INBOX": [(4, OTHER), (5, OURS), (6, f"{HEADER}: abc1234\r\n\r\n"), (7, "Subject: abc123\r\n")]})
    assert [s.id for s in looked(mailbox).sightings] == ["abc123"]
    assert changing(mailbox)[1:] == ["UID STORE 5 +FLAGS.SILENT (\\Seen \\Deleted)", "UID EXPUNGE 5"]


def test_what_was_not_searched_for_is_not_believed():
    mailbox = Mailbox({"INBOX": [(5, OURS)]}, searches="4")
    assert looked(mailbox).sightings == ()
    assert changing(mailbox) == []


def test_nothing_found_changes_nothing():
    mailbox = Mailbox({"INBOX": []})
    assert (looked(mailbox).sightings, changing(mailbox)) == ((), [])


def test_without_uidplus_it_is_flagged_only():
    mailbox = Mailbox({"INBOX": [(5, OURS)]}, capabilities="IMAP4rev1 AUTH=PLAIN")
    assert len(looked(mailbox).sightings) == 1
    assert not any("EXPUNGE" in line for line in mailbox.said)


def test_a_folder_numbered_anew_is_left_alone():
    mailbox = Mailbox({"INBOX": [(5, OURS)]})

    def renumber(word):
        mailbox.validity += word == "EXAMINE"

    mailbox.on_open = renumber
    looked(mailbox)
    assert [line for line in mailbox.said if line.startswith("UID STORE")] == []


@pytest.mark.parametrize(
    ("listed", "folder"),
    [
        ('* LIST (\\HasNoChildren \\Junk) "/" Unwanted', "Unwanted"),
        ('* LIST () "/" "INBOX/Spam"', "INBOX/Spam"),
        ('* LIST () "." INBOX.Junk', "INBOX.Junk"),
        ('* LIST () "/" "Junk E-Mail"', "Junk E-Mail"),
        ('* LIST () "/" Unerw&APw-nscht', "Unerw&APw-nscht"),
    ],
)
def test_found_in_the_junk_folder(listed, folder):
    mailbox = Mailbox({folder: [(9, OURS)]}, listed=[listed, '* LIST () "/" Work'])
    [sighting] = looked(mailbox).sightings
    assert sighting.is_junk
    assert "UID EXPUNGE 9" in mailbox.said


def test_a_marked_folder_goes_before_a_name():
    mailbox = Mailbox({}, listed=['* LIST (\\Junk) "/" Real', '* LIST () "/" Spam'])
    looked(mailbox)
    assert [line for line in mailbox.said if line.startswith("EXAMINE")] == ["EXAMINE INBOX", "EXAMINE Real"]


@pytest.mark.parametrize(
    "listed",
    [
        '* LIST (\\Junk) "/" x*y',
        '* LIST (\\Junk) "/" a b',
        '* LIST (\\Junk) "/" "x" EXPUNGE',
        "* LIST",
        '* LIST () "/" Jünk',
    ],
)
def test_a_folder_name_that_is_none_is_not_opened(listed):
    mailbox = Mailbox({}, listed=[listed])
    found = looked(mailbox)
    assert found.result.ok
    assert [line for line in mailbox.said if line.startswith("EXAMINE")] == ["EXAMINE INBOX"]


@pytest.mark.parametrize("behaviour", ["silent", "garbage", "dripping", "endless line", "early close"])
def test_hostile_servers_end_in_time_without_a_sighting(behaviour):
    script = {
        "silent": servers.silent,
        "garbage": servers.garbage,
        "dripping": servers.dripping(b"* OK IMAP ready"),
        "endless line": servers.endless_line(b"* OK IMAP"),
        "early close": servers.closing,
    }[behaviour]
    began = time.monotonic()
    found = looked(script, deadline_s=0.3)
    assert time.monotonic() - began < 1.3
    assert (found.result.ok, found.sightings) == (False, ())


def test_a_header_without_end_is_cut():
    mailbox = Mailbox({"INBOX": [(5, OURS + "x" * 200_000)]})
    assert len(looked(mailbox).sightings) == 1


def test_a_flood_in_place_of_a_header_ends_the_look():
    mailbox = Mailbox({"INBOX": [(5, OURS)]})
    mailbox.fetch = lambda c, uid, _h: c.say(f"* 1 FETCH (UID {uid} BODY[] {{50000000}}")
    found = looked(mailbox)
    assert (found.result.reason.code, found.sightings) == ("literal_too_long", ())
