"""One SQLite file that outlives `kill -9`, a full disk and damage.

A rollback journal, not WAL: readers need no room on a full disk, and the file stands alone when it is copied.
Only troubles that a person can mend become `StorageError`; a wrong statement stays a bug.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tray_app.storage.migrations import MIGRATIONS, VERSION
from tray_app.storage.os_words import os_words
from tray_app.texts import tr

_WAIT_FOR_OTHERS_S = 5.0


class StorageError(Exception):
    """One sentence: the history cannot be read or written, and why."""


class DamagedError(StorageError):
    """The file is not a sound database."""

    def __init__(self, file: Path | None) -> None:
        super().__init__(tr("The history {file} is damaged. At the next start what is readable is saved.", file=file))


class Database:
    """A connection with whole transactions. Used by the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, file: Path | None) -> None:
        self._connection = connection
        connection.text_factory = lambda body: body.decode(errors="replace")
        self._file = file
        self._depth = 0

    @classmethod
    def open(cls, file: Path, now: datetime) -> Database:
        """Opens or makes the file and brings it to the present shape; raises `DamagedError` if it is not sound."""
        with _sentences(file):
            if not file.exists():
                os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(file, timeout=_WAIT_FOR_OTHERS_S, isolation_level=None)
            try:
                return cls._prepared(connection, file, now)
            except BaseException:
                connection.close()
                raise

    @classmethod
    def in_memory(cls) -> Database:
        """For a session that has no disk to write to."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        database = cls(connection, None)
        database.migrate(0)
        return database

    @classmethod
    def _prepared(cls, connection: sqlite3.Connection, file: Path, now: datetime) -> Database:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StorageError(
                tr(
                    "The history {file} was written by a newer Mailampel; update this one or move the file away.",
                    file=file,
                )
            )
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedError(file)
        database = cls(connection, file)
        if version < VERSION:
            if version > 0:
                _keep_copy(connection, file, version, now)
            database.migrate(version)
        return database

    def migrate(self, version: int) -> None:
        """Takes all steps to the present shape, or none."""
        with self.together():
            for step in MIGRATIONS[version:]:
                step(self._connection)
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything inside is written as one, or not at all. May be nested."""
        if self._depth:
            yield
            return
        with _sentences(self._file):
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._undo()
                raise
            finally:
                self._depth = 0

    def write(self, statement: str, values: Sequence[Any] = ()) -> int:
        """One change; returns the id of the row it made."""
        with self.together():
            return self._connection.execute(statement, values).lastrowid or 0

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a question finds."""
        with _sentences(self._file):
            return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        self._connection.close()

    def _undo(self) -> None:
        # After a full disk SQLite may have rolled back by itself already.
        if self._connection.in_transaction:
            with suppress(sqlite3.OperationalError):
                self._connection.execute("ROLLBACK")


def _keep_copy(connection: sqlite3.Connection, file: Path, version: int, now: datetime) -> None:
    """A copy of the file as it was; half a copy is never left under the final name."""
    final = file.with_name(f"{file.stem}.before-v{version + 1}-{now:%Y%m%d-%H%M%S}{file.suffix}")
    part = final.with_name(final.name + ".part")
    os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    copy = sqlite3.connect(part)
    try:
        connection.backup(copy)
    except BaseException:
        copy.close()
        part.unlink()
        raise
    copy.close()
    part.replace(final)


@contextmanager
def _sentences(file: Path | None) -> Iterator[None]:
    """Turns what SQLite and the operating system report into a sentence; leaves bugs alone."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # Without a code the error is about our statement or its values, not about the file.
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise DamagedError(file) from error
        if sentence := _sentence(name, file):
            raise StorageError(sentence) from error
        raise
    except OSError as error:
        raise StorageError(
            tr("The history {file} cannot be opened: {problem}.", file=file, problem=os_words(error))
        ) from error


def _sentence(name: str, file: Path | None) -> str:
    if name.startswith("SQLITE_FULL"):
        return tr("The disk is full: the history {file} cannot be written. Make room; nothing is lost.", file=file)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return tr("Another program holds the history {file} open; close it.", file=file)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return tr("The history {file} may not be written; check who may write there.", file=file)
    if name.startswith("SQLITE_CANTOPEN"):
        return tr("The history {file} cannot be opened; check that its folder exists and may be written.", file=file)
    if name.startswith("SQLITE_IOERR"):
        return tr("The history {file} cannot be written: the disk is full or does not work.", file=file)
    return ""
