"""Dates of messages as IMAP and their headers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from tray_app.probes.imap_talk import ImapTalk

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The computer's language must not matter here."""
_UID = re.compile(r"\bUID (\d{1,10})\b", re.IGNORECASE)
_INTERNAL = re.compile(
    r'INTERNALDATE "\s?(\d{1,2})-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"', re.IGNORECASE
)
_KEPT = re.compile(r"<kept (\d+)>")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one FETCH line tells."""

    uid: int
    arrived_at: datetime | None
    header: str
    """The fields asked for, each in one line."""


def fetched(talk: ImapTalk, command: str, *, keep_bytes: int) -> Iterator[Fetched]:
    """The messages that `command` fetches, with at most `keep_bytes` of each one's header."""
    with talk.keeping(keep_bytes) as kept:
        answer = talk.insist(talk.ask(command)[0])
    for line in answer.untagged:
        uid, place = _UID.search(line), _KEPT.search(line)
        if uid is not None and place is not None and int(place[1]) < len(kept):
            header = kept[int(place[1])].decode("latin-1")
            yield Fetched(int(uid[1]), internal_date(line), re.sub(r"\r?\n[ \t]+", " ", header))


def internal_date(line: str) -> datetime | None:
    """The moment in `INTERNALDATE "17-Jul-2031 02:44:25 -0700"`, in UTC; None if there is none."""
    found = _INTERNAL.search(line)
    if found is None or found[2].title() not in _MONTHS:
        return None
    day, month, year, hour, minute, second = (
        int(found[1]), _MONTHS.index(found[2].title()) + 1, *(int(found[n]) for n in (3, 4, 5, 6))
    )  # fmt: skip
    offset = timedelta(hours=int(found[8]), minutes=int(found[9])) * (-1 if found[7] == "-" else 1)
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone(offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def search_day(moment: datetime) -> str:
    """A day as SEARCH wants it: `14-May-2031`."""
    return f"{moment.day}-{_MONTHS[moment.month - 1]}-{moment.year:04}"


def sent_at(header: str) -> datetime | None:
    """When a message set out: the earliest of its Received stamps, else its own date; None if nothing is readable."""
    lines = [line.partition(":") for line in header.splitlines()]
    stamps = [text.rpartition(";")[2] for name, _colon, text in lines if name.lower() == "received"]
    dates = [text for name, _colon, text in lines if name.lower() == "date"]
    received = [moment for text in stamps if (moment := _mail_date(text)) is not None]
    return min(received, default=None) or next((moment for text in dates if (moment := _mail_date(text))), None)


def _mail_date(text: str) -> datetime | None:
    """RFC 5322, section 3.3, read with patience; without a zone it is taken for UTC, as `-0000` says."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
