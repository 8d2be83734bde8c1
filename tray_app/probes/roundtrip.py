"""A test mail: handed over by SMTP, looked for by IMAP in the inbox and the junk folder, then removed.

Only that one message is ever touched: it is known by an id in a header of its own, which is read back and compared
before anything is flagged, and only UID EXPUNGE (RFC 4315) removes it, never EXPUNGE, which takes others along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tray_app.model.result import Phase
from tray_app.model.roundtrip import Letter, Looked, Posted, Sending, Sighting
from tray_app.net.wire import Wire
from tray_app.probes import imap, run_visit, smtp
from tray_app.probes.imap_talk import ImapTalk
from tray_app.probes.message_dates import fetched, search_day
from tray_app.probes.request import ProbeRequest
from tray_app.probes.visit import RefusalError, Visit, say_goodbye

HEADER = "X-Mailampel-Test"
_SHOWN = "(the test mail)"
_DONE, _FORWARDED, _GO_ON = 250, 251, 354
_HEADER_BYTES = 1024
_MAX_FOUND = 20
_FOLDER = re.compile(r'\* LIST \(([^()]*)\) (?:NIL|"(?:\\?.)") ("(?:[^"\\]|\\.)+"|[^\s"(){}%*\\]+)$', re.IGNORECASE)
_JUNK_NAMES = frozenset(
    {"junk", "junk e-mail", "junk email", "junk-e-mail", "junkmail", "spam", "spamverdacht", "bulk", "bulk mail",
     "unerw&apw-nscht"}
)  # fmt: skip
"""As servers call it that do not mark it (RFC 6154); the last one is "Unerwünscht" in IMAP's UTF-7."""


@dataclass(slots=True)
class _Progress:
    """How far the handing over got, whatever ends it."""

    sending: Sending = Sending.UNTRIED


def post(request: ProbeRequest, letter: Letter) -> Posted:
    """Sends the letter; a bad network is a result."""
    progress = _Progress()
    result = run_visit(request, lambda visit: _hand_over(visit, letter, progress))
    return Posted(result, progress.sending)


def look_for(request: ProbeRequest, ids: Sequence[str], since: datetime) -> Looked:
    """Looks for the test mails with these ids that were sent at `since` or later, and removes what it finds."""
    found: list[Sighting] = []
    result = run_visit(request, lambda visit: found.extend(_find(visit, ids, since)))
    return Looked(result, tuple(found))


# --- handing over --------------------------------------------------------------------------------------------


def _hand_over(visit: Visit, letter: Letter, progress: _Progress) -> None:
    wire = smtp.enter(visit)
    visit.enter(Phase.USE)
    try:
        _transaction(visit, wire, letter, progress)
    except RefusalError as refused:
        progress.sending = Sending.DEFERRED if refused.server_text.startswith("4") else Sending.REFUSED
        say_goodbye(wire)  # a transaction left half open makes some servers write to their postmaster
        raise
    say_goodbye(wire)


def _transaction(visit: Visit, wire: Wire, letter: Letter, progress: _Progress) -> None:
    """RFC 5321, section 3.3."""
    wire.send(f"MAIL FROM:<{letter.sender}>\r\n".encode())
    smtp.expect(visit, wire, _DONE)
    wire.send(f"RCPT TO:<{letter.recipient}>\r\n".encode())
    smtp.expect(visit, wire, _DONE, _FORWARDED)
    wire.send(b"DATA\r\n")
    smtp.expect(visit, wire, _GO_ON)
    wire.send(_dotted(written(letter)), _SHOWN)
    progress.sending = Sending.UNSURE
    visit.server_text = smtp.expect(visit, wire, _DONE).text
    progress.sending = Sending.ACCEPTED


def written(letter: Letter) -> bytes:
    """The message as it travels. Date and Message-ID are there because filters distrust mail without them."""
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    message = EmailMessage()
    message["From"] = letter.sender
    message["To"] = letter.recipient
    message["Subject"] = f"Mailampel test {letter.id}"
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{letter.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice answers it
    message[HEADER] = letter.id
    message.set_content(letter.text, cte="quoted-printable")  # not every server takes 8 bits
    return message.as_bytes(policy=SMTP)


def _dotted(message: bytes) -> bytes:
    """With doubled dots at line starts, and the dot that ends it (RFC 5321, section 4.5.2)."""
    return re.sub(rb"^\.", b"..", message, flags=re.MULTILINE) + b".\r\n"


# --- looking for it ------------------------------------------------------------------------------------------


def _find(visit: Visit, ids: Sequence[str], since: datetime) -> Iterator[Sighting]:
    talk = imap.open_inbox(visit)
    yield from _taken(talk, "INBOX", visit.uid_validity, ids, since, is_junk=False)
    for folder in _junk_folders(talk):
        opened = talk.ask(f"EXAMINE {folder}")[0]
        if opened.ok:
            yield from _taken(talk, folder, imap.number(opened, "UIDVALIDITY"), ids, since, is_junk=True)
    talk.say_goodbye()


def _taken(
    talk: ImapTalk, folder: str, validity: int | None, ids: Sequence[str], since: datetime, *, is_junk: bool
) -> Iterator[Sighting]:
    """Our mails in the folder that is open, which are removed once all have been told."""
    found = list(_inside(talk, ids, since))
    for _uid, id_, arrived_at in found:
        yield Sighting(id_, is_junk, arrived_at)
    if found:
        _remove(talk, folder, [uid for uid, _id, _arrived_at in found], validity)


def _inside(talk: ImapTalk, ids: Sequence[str], since: datetime) -> Iterator[tuple[int, str, datetime | None]]:
    """UID, id and arrival of our mails in the open folder. A server may search badly, so each one is looked at."""
    day = search_day(since - timedelta(days=1))
    searches = [f'UID SEARCH SINCE {day} OR HEADER {HEADER} "{id_}" SUBJECT "{id_}"' for id_ in ids]
    found = {uid for answer in talk.ask(*searches) for uid in imap.searched(answer)} if searches else set()
    if not found:
        return
    newest = ",".join(map(str, sorted(found)[-_MAX_FOUND:]))
    fields = f"BODY.PEEK[HEADER.FIELDS ({HEADER})]<0.{_HEADER_BYTES}>"
    for mail in fetched(talk, f"UID FETCH {newest} (INTERNALDATE {fields})", keep_bytes=_HEADER_BYTES):
        name, _colon, told = mail.header.partition("\n")[0].partition(":")
        if name.lower() == HEADER.lower() and told.strip() in ids and mail.uid in found:
            yield mail.uid, told.strip(), mail.arrived_at


def _junk_folders(talk: ImapTalk) -> list[str]:
    """The folders for junk, as the server writes them: marked ones (RFC 6154), else those with a usual name."""
    asked = ['LIST (SPECIAL-USE) "" "*"'] if "SPECIAL-USE" in talk.capabilities else []
    answers = talk.ask(*asked, 'LIST "" "%"', 'LIST "" "INBOX/%"', 'LIST "" "INBOX.%"')
    folders = [found for answer in answers for line in answer.untagged if (found := _FOLDER.match(line))]
    marked = [f[2] for f in folders if "\\junk" in f[1].lower().split()]
    named = [f[2] for f in folders if _last_part(f[2]) in _JUNK_NAMES and "\\noselect" not in f[1].lower().split()]
    return list(dict.fromkeys(name for name in marked or named if name.isascii()))[:2]


def _last_part(name: str) -> str:
    return re.split(r"[/.]", name.strip('"'))[-1].lower()


def _remove(talk: ImapTalk, folder: str, uids: Sequence[int], validity: int | None) -> None:
    """Takes our mails away. If the folder has been numbered anew meanwhile, the numbers may be somebody else's."""
    opened = talk.ask(f"SELECT {folder}")[0]
    if not opened.ok or validity is None or imap.number(opened, "UIDVALIDITY") != validity:
        return
    which = ",".join(map(str, uids))
    flagged = talk.ask(f"UID STORE {which} +FLAGS.SILENT (\\Seen \\Deleted)")[0]
    if flagged.ok and {"UIDPLUS", "IMAP4REV2"} & talk.capabilities:
        talk.ask(f"UID EXPUNGE {which}")


__all__ = ["HEADER", "look_for", "post", "written"]
