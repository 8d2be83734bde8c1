"""The database's shape, step by step. Each function takes the file from one version to the next.

To change the shape: append a function here (never edit one that was released), save a database of the version
before as `tests/data/history-v<N>.sqlite3` with `python3 -m tests.storage.make_history_file`, and let
`tests/storage/test_migrations.py` say what must still be readable in it. A copy is kept before each migration.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable


def _first_shape(db: sqlite3.Connection) -> None:
    for statement in _FIRST_SHAPE:
        db.execute(statement)


_FIRST_SHAPE = (
    # Moments are ISO 8601 in UTC with microseconds, so that they sort as text.
    """CREATE TABLE outages (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        provider TEXT NOT NULL,
        status TEXT NOT NULL,
        affected TEXT NOT NULL,
        started_at TEXT NOT NULL,
        last_ok_at TEXT,
        ended_at TEXT,
        reason TEXT,
        announced_at TEXT,
        recovery_announced_at TEXT,
        acknowledged INTEGER NOT NULL
    )""",
    "CREATE INDEX outages_of_account ON outages (account_id, started_at)",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        outage_id INTEGER NOT NULL REFERENCES outages (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT NOT NULL
    )""",
    "CREATE INDEX evidence_of_outage ON evidence (outage_id, at)",
    """CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        source_url TEXT NOT NULL,
        notice_id TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        notice TEXT NOT NULL
    )""",
    "CREATE INDEX notice_versions ON notices (account_id, source_url, notice_id, id)",
    """CREATE TABLE days (
        account_id TEXT NOT NULL,
        day TEXT NOT NULL,
        watched_s REAL NOT NULL,
        outage_s REAL NOT NULL,
        degraded_s REAL NOT NULL,
        maintenance_s REAL NOT NULL,
        line_s REAL NOT NULL,
        PRIMARY KEY (account_id, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE checks (
        account_id TEXT NOT NULL,
        day TEXT NOT NULL,
        service TEXT NOT NULL,
        ok INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        void INTEGER NOT NULL,
        PRIMARY KEY (account_id, day, service)
    ) WITHOUT ROWID""",
    "CREATE TABLE watched (account_id TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first_shape,)
"""`MIGRATIONS[n]` leads from version n to n + 1."""
VERSION = len(MIGRATIONS)
