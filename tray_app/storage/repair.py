"""A damaged history is moved aside, never thrown away; what can still be read goes on in a new file."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from tray_app.storage.database import DamagedError, Database, StorageError
from tray_app.storage.os_words import os_words
from tray_app.texts import tr

log = logging.getLogger(__name__)
_TABLES = ("memory", "watched", "outages", "evidence", "notices", "days", "checks")
"""The order in which they are saved: what protects the user first, then what refers to others."""


def open_repaired(file: Path, now: datetime) -> tuple[Database, str]:
    """The database, and a sentence if it had to be repaired."""
    try:
        return Database.open(file, now), ""
    except DamagedError:
        log.warning("the history %s is damaged; saving what can be read", file)
    aside = _moved_aside(file, now)
    database = _opened_new(file, now)
    _save_readable(aside, database)
    return database, _told(database, aside)


def _opened_new(file: Path, now: datetime) -> Database:
    try:
        return Database.open(file, now)
    except DamagedError as error:
        raise StorageError(tr("The history {file} is damaged; move it away.", file=file)) from error


def _moved_aside(file: Path, now: datetime) -> Path:
    """The damaged file under another name, with its journal, which may hold the missing pages."""
    stem = f"{file.stem}.damaged-{now:%Y%m%d-%H%M%S}"
    aside = next(
        p for n in range(1000) if not (p := file.with_name(f"{stem}{f'-{n}' * bool(n)}{file.suffix}")).exists()
    )
    journal = file.with_name(file.name + "-journal")
    try:
        file.rename(aside)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + "-journal"))
    except OSError as error:
        raise StorageError(
            tr(
                "The history {file} is damaged and cannot be moved aside: {problem}.",
                file=file,
                problem=os_words(error),
            )
        ) from error
    return aside


def _save_readable(aside: Path, database: Database) -> None:
    """Copies table by table, row by row, until each breaks off."""
    with closing(sqlite3.connect(f"{aside.as_uri()}?mode=ro&immutable=1", uri=True)) as damaged:
        for table in _TABLES:
            with database.together():
                _save_table(damaged, table, database)


def _save_table(damaged: sqlite3.Connection, table: str, database: Database) -> None:
    columns = [str(row[1]) for row in database.rows(f"PRAGMA table_info({table})")]
    names = ", ".join(columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names
    key = "rowid" if "id" in columns else "1"
    for direction in ("ASC", "DESC"):
        # From both ends, so that one bad page in the middle does not hide what comes after it.
        with suppress(sqlite3.DatabaseError):
            for row in damaged.execute(f"SELECT {names} FROM {table} ORDER BY {key} {direction}"):  # noqa: S608
                with suppress(sqlite3.IntegrityError):
                    database.write(insert, row)


def _told(database: Database, aside: Path) -> str:
    oldest = database.rows("SELECT min(started_at) FROM outages")[0][0]
    if oldest is None:
        return tr("The history was damaged and begins anew; the old file is kept as {file}.", file=aside)
    return tr("The history was damaged: it can be read from {day} on, the rest is kept as {file}.",
              day=datetime.fromisoformat(oldest).date().isoformat(), file=aside)  # fmt: skip
