"""What was seen, kept for good: outages with evidence, what the provider said when, days, and small memories.

One thread uses a `History`. Every method either writes everything it was given or raises `StorageError`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tray_app.model.account import Service
from tray_app.model.notice import Notice, SeenNotice
from tray_app.model.outage import Day, EvidenceItem, Outage
from tray_app.model.strip import day_status
from tray_app.model.verdict import StatedReason, Status
from tray_app.storage.database import Database, StorageError
from tray_app.storage.repair import open_repaired

__all__ = ["DayCounts", "History", "StorageError"]

log = logging.getLogger(__name__)
_T = TypeVar("_T")
_SELECT_OUTAGES = """
SELECT id, account_id, provider, status, affected, started_at, last_ok_at, ended_at, reason,
    announced_at, recovery_announced_at, acknowledged
FROM outages
WHERE (?1 IS NULL OR account_id = ?1) AND (?2 IS NULL OR ended_at IS NULL OR ended_at >= ?2)
    AND (?3 IS NULL OR started_at < ?3)
ORDER BY started_at DESC, id DESC
"""
# No INSERT OR REPLACE: that would delete the row first, and its evidence with it.
_SAVE_OUTAGE = """
INSERT INTO outages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    account_id = excluded.account_id, provider = excluded.provider, status = excluded.status,
    affected = excluded.affected, started_at = excluded.started_at, last_ok_at = excluded.last_ok_at,
    ended_at = excluded.ended_at, reason = excluded.reason, announced_at = excluded.announced_at,
    recovery_announced_at = excluded.recovery_announced_at, acknowledged = excluded.acknowledged
"""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How often one service was asked on one day, and how it went."""

    day: date
    service: Service
    ok: int
    failed: int
    void: int
    """Asked, but not counted: the computer slept or the network changed meanwhile."""


class History:
    """The database of one profile."""

    def __init__(self, database: Database, now: datetime, repaired: str = "") -> None:
        self._database = database
        self._opened_at = now
        self.repaired = repaired
        """One sentence if the file was damaged and had to be begun anew."""

    @classmethod
    def open(cls, file: Path, *, now: datetime) -> History:
        """Opens or makes the file; a damaged one is moved aside and what is readable goes on."""
        database, repaired = open_repaired(file, now)
        return cls(database, now, repaired)

    @classmethod
    def in_memory(cls, *, now: datetime) -> History:
        """Forgets everything at the end; for a session whose file cannot be opened."""
        return cls(Database.in_memory(), now)

    def close(self) -> None:
        self._database.close()

    def together(self) -> AbstractContextManager[None]:
        """Everything inside the `with` is written as one, or not at all."""
        return self._database.together()

    # --- outages ---------------------------------------------------------------------------------------------

    def outages(
        self, account_id: str | None = None, *, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Outage, ...]:
        """Newest first: all of them, one account's, or those that touch a period."""
        rows = self._database.rows(_SELECT_OUTAGES, (account_id, _text(since), _text(until)))
        return tuple(_understood(rows, _outage))

    def save_outage(self, outage: Outage, evidence: Sequence[EvidenceItem] = ()) -> Outage:
        """Writes the outage and adds its evidence; returns it with its id."""
        with self._database.together():
            made = self._database.write(_SAVE_OUTAGE, _outage_values(outage))
            saved = replace(outage, id=outage.id or made)
            for item in evidence:
                self._add_evidence(saved, item)
        return saved

    def evidence_of(self, outage_id: int) -> tuple[EvidenceItem, ...]:
        """What was seen during an outage, in order."""
        rows = self._database.rows(
            "SELECT at, kind, text, source, url FROM evidence WHERE outage_id = ? ORDER BY at, id", (outage_id,)
        )
        return tuple(EvidenceItem(datetime.fromisoformat(at), *words) for at, *words in rows)

    def add_note(self, outage_id: int, at: datetime, text: str) -> None:
        """The user's own note (a call, a ticket, a cost); nothing on record can be changed, only added to."""
        self._database.write(
            "INSERT INTO evidence (outage_id, at, kind, text, source, url) VALUES (?, ?, 'note', ?, '', '')",
            (outage_id, _text(at), text),
        )

    def mark_announced(self, outage_id: int, at: datetime) -> None:
        """The message that it began was shown."""
        self._database.write("UPDATE outages SET announced_at = ? WHERE id = ?", (_text(at), outage_id))

    def mark_recovery_announced(self, outage_id: int, at: datetime) -> None:
        """The message that it is over was shown."""
        self._database.write("UPDATE outages SET recovery_announced_at = ? WHERE id = ?", (_text(at), outage_id))

    def acknowledge_outage(self, outage_id: int) -> None:
        """The user has seen that it is over."""
        self._database.write("UPDATE outages SET acknowledged = 1 WHERE id = ?", (outage_id,))

    def _add_evidence(self, outage: Outage, item: EvidenceItem) -> None:
        self._database.write(
            "INSERT INTO evidence (outage_id, at, kind, text, source, url) VALUES (?, ?, ?, ?, ?, ?)",
            (outage.id, _text(item.at), item.kind, item.text, item.source, item.url),
        )

    # --- what the provider said ------------------------------------------------------------------------------

    def save_notice(self, account_id: str, source_url: str, notice: Notice, seen_at: datetime) -> None:
        """Keeps a notice as it reads now, if it reads differently from before."""
        body = msgspec.json.encode(notice).decode()
        newest = self._database.rows(
            "SELECT notice FROM notices WHERE account_id = ? AND source_url = ? AND notice_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (account_id, source_url, notice.id),
        )
        if newest and newest[0][0] == body:
            return
        self._database.write(
            "INSERT INTO notices (account_id, source_url, notice_id, seen_at, notice) VALUES (?, ?, ?, ?, ?)",
            (account_id, source_url, notice.id, _text(seen_at), body),
        )

    def notices(
        self, account_id: str, *, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[SeenNotice, ...]:
        """Every version of every notice, in the order in which they were first seen."""
        rows = self._database.rows(
            "SELECT source_url, seen_at, notice FROM notices WHERE account_id = ?1"
            " AND (?2 IS NULL OR seen_at >= ?2) AND (?3 IS NULL OR seen_at < ?3) ORDER BY seen_at, id",
            (account_id, _text(since), _text(until)),
        )
        return tuple(_understood(rows, _seen_notice))

    # --- days ------------------------------------------------------------------------------------------------

    def record_day(
        self,
        account_id: str,
        day: date,
        watched_s: float,
        outage_s: float,
        degraded_s: float,
        maintenance_s: float,
        line_s: float,
    ) -> None:
        """Adds seconds to an account's day."""
        with self._database.together():
            self._database.write(
                "INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, day) DO UPDATE SET"
                " watched_s = watched_s + excluded.watched_s, outage_s = outage_s + excluded.outage_s,"
                " degraded_s = degraded_s + excluded.degraded_s,"
                " maintenance_s = maintenance_s + excluded.maintenance_s, line_s = line_s + excluded.line_s",
                (account_id, day.isoformat(), watched_s, outage_s, degraded_s, maintenance_s, line_s),
            )
            begun = max(self._opened_at, datetime.combine(day, time(), UTC))
            self._database.write("INSERT OR IGNORE INTO watched VALUES (?, ?)", (account_id, _text(begun)))

    def record_checks(self, account_id: str, service: Service, day: date, ok: int, failed: int, void: int) -> None:
        """Adds probes to a service's day."""
        self._database.write(
            "INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, day, service) DO UPDATE SET"
            " ok = ok + excluded.ok, failed = failed + excluded.failed, void = void + excluded.void",
            (account_id, day.isoformat(), service.value, ok, failed, void),
        )

    def days(self, account_id: str, today: date, count: int) -> tuple[Day, ...]:
        """The last `count` days up to today, oldest first, without gaps."""
        first = today - timedelta(days=count - 1)
        rows = self._database.rows(
            "SELECT day, watched_s, outage_s, degraded_s, maintenance_s FROM days"
            " WHERE account_id = ? AND day BETWEEN ? AND ?",
            (account_id, first.isoformat(), today.isoformat()),
        )
        known = {
            day: Day(date.fromisoformat(day), day_status(watched, outage, degraded, maintenance), outage, degraded)
            for day, watched, outage, degraded, maintenance in rows
        }
        every = (first + timedelta(days=n) for n in range(count))
        return tuple(known.get(day.isoformat(), Day(day, Status.UNKNOWN)) for day in every)

    def checks(self, account_id: str, first: date, last: date) -> tuple[DayCounts, ...]:
        """How often each service was asked, by day."""
        rows = self._database.rows(
            "SELECT day, service, ok, failed, void FROM checks WHERE account_id = ? AND day BETWEEN ? AND ?"
            " ORDER BY day, service",
            (account_id, first.isoformat(), last.isoformat()),
        )
        return tuple(DayCounts(date.fromisoformat(day), Service(service), *n) for day, service, *n in rows)

    def watched_since(self, account_id: str) -> datetime | None:
        """Since when there are records; None if there are none yet."""
        rows = self._database.rows("SELECT since FROM watched WHERE account_id = ?", (account_id,))
        return datetime.fromisoformat(rows[0][0]) if rows else None

    # --- small memories --------------------------------------------------------------------------------------

    def remember(self, name: str, value: str) -> None:
        """Keeps a value across restarts; what belongs to an account is named `something:<account id>`."""
        self._database.write("INSERT OR REPLACE INTO memory VALUES (?, ?)", (name, value))

    def recall(self, name: str) -> str | None:
        """What was remembered; None if nothing."""
        rows = self._database.rows("SELECT value FROM memory WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def forget(self, name: str) -> None:
        """Drops a remembered value."""
        self._database.write("DELETE FROM memory WHERE name = ?", (name,))

    def forget_account(self, account_id: str) -> None:
        """Removes everything about an account; the user asked for it."""
        with self._database.together():
            for table in ("outages", "notices", "days", "checks", "watched"):
                self._database.write(f"DELETE FROM {table} WHERE account_id = ?", (account_id,))  # noqa: S608 - our names
            # Not with LIKE: an underline in an id would stand for any letter.
            self._database.write("DELETE FROM memory WHERE substr(name, -length(?1) - 1) = ':' || ?1", (account_id,))


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _understood(rows: list[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], _T]) -> Iterator[_T]:
    """What the rows say. A bad sector can spoil a single one without the file being unsound; it is left out."""
    for row in rows:
        try:
            yield make(row)
        except (ValueError, msgspec.MsgspecError) as error:
            log.warning("an entry of the history cannot be understood: %s", error)


def _seen_notice(row: tuple[Any, ...]) -> SeenNotice:
    url, seen_at, body = row
    return SeenNotice(url, datetime.fromisoformat(seen_at), msgspec.json.decode(body, type=Notice))


def _outage_values(outage: Outage) -> tuple[Any, ...]:
    return (
        outage.id,
        outage.account_id,
        outage.provider,
        outage.status.value,
        " ".join(service.value for service in outage.affected),
        _text(outage.started_at),
        _text(outage.last_ok_at),
        _text(outage.ended_at),
        outage.reason and msgspec.json.encode(outage.reason).decode(),
        _text(outage.announced_at),
        _text(outage.recovery_announced_at),
        int(outage.acknowledged),
    )


def _outage(row: tuple[Any, ...]) -> Outage:
    number, account_id, provider, status, affected, started, last_ok, ended, reason, told, told_end, seen = row
    return Outage(
        account_id=account_id,
        provider=provider,
        status=Status(status),
        affected=tuple(map(Service, affected.split())),
        started_at=datetime.fromisoformat(started),
        last_ok_at=_moment(last_ok),
        ended_at=_moment(ended),
        reason=msgspec.json.decode(reason, type=StatedReason) if reason else None,
        id=number,
        announced_at=_moment(told),
        recovery_announced_at=_moment(told_end),
        acknowledged=bool(seen),
    )
