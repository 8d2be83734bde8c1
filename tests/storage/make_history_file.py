"""Saves a history of the present version for the migration tests: `python3 -m tests.storage.make_history_file`.

Run it before changing the shape of the database, commit the file, and never make it again.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tray_app.model.account import Service
from tray_app.model.notice import Notice, NoticeState, Promise
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.verdict import StatedReason, Status
from tray_app.storage.history import History
from tray_app.storage.migrations import VERSION

DATA = Path(__file__).parent.parent / "data"
BEGAN = datetime(2026, 8, 15, 8, 12, tzinfo=UTC)
DAY = date(2026, 8, 15)
PROMISE = Promise("bis Donnerstag, 18 Uhr", datetime(2026, 8, 20, 16, 0, tzinfo=UTC))
REASON = StatedReason(
    code="notice",
    text="Derzeit ist der Abruf von E-Mails gestört.",
    origin="provider",
    source="Status page",
    url="https://status.example.org/1",
    said_at=BEGAN + timedelta(hours=1),
    promised=PROMISE,
    is_quote=True,
)
OUTAGE = Outage(
    account_id="home",
    provider="Example Mail",
    status=Status.OUTAGE,
    affected=(Service.RECEIVE, Service.SEND),
    started_at=BEGAN,
    last_ok_at=BEGAN - timedelta(minutes=1),
    ended_at=BEGAN + timedelta(days=4, hours=2),
    reason=REASON,
    announced_at=BEGAN + timedelta(seconds=95),
    recovery_announced_at=BEGAN + timedelta(days=4, hours=2, seconds=40),
    acknowledged=True,
)
EVIDENCE = (
    EvidenceItem(BEGAN, "probe", "* BYE [UNAVAILABLE] Wartung", "imap.example.org:993"),
    EvidenceItem(BEGAN + timedelta(hours=1), "notice", REASON.text, "Status page", REASON.url),
)
NOTICE = Notice("n1", "Störung", REASON.text, NoticeState.OUTAGE, ("receive",), promised=PROMISE, started_at=BEGAN)
SOURCE = "https://status.example.org/feed"


def fill(history: History) -> None:
    """One of everything."""
    outage = history.save_outage(OUTAGE, EVIDENCE)
    assert outage.id is not None
    history.add_note(outage.id, BEGAN + timedelta(days=1), "Hotline, 20 min, 4,20 Euro")
    history.save_notice("home", SOURCE, NOTICE, BEGAN + timedelta(hours=1))
    history.record_day("home", DAY, 80000, 57000, 0, 0, 120)
    history.record_checks("home", Service.RECEIVE, DAY, 492, 900, 3)
    history.remember("login-ok:home", BEGAN.isoformat())


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    made = History.open(DATA / f"history-v{VERSION}.sqlite3", now=BEGAN)
    fill(made)
    made.close()
