"""Ten years of three accounts: how large is the history, and how soon is the 90-day strip there?

`python3 benchmarks/bench_history.py`. Five million checks rolled up by day, 500 outages with evidence, the
provider's posts in all their versions. Reach: at most 50 MiB, window open and strip within 150 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tray_app.model.account import Service
from tray_app.model.notice import Notice, NoticeState, Promise
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.verdict import StatedReason, Status
from tray_app.storage.history import History

ACCOUNTS = ("home", "work", "club")
YEARS, OUTAGES, CHECKS = 10, 500, 5_000_000
EVIDENCE_EACH, POSTS_EACH = 40, 12
LARGEST_MIB, LONGEST_MS = 50.0, 150.0
ROUNDS = 20
BEGAN = datetime(2016, 8, 20, tzinfo=UTC)
TODAY = BEGAN.date() + timedelta(days=YEARS * 365)
TEXT = "Derzeit ist der Abruf von E-Mails gestört. Unsere Techniker arbeiten an der Behebung. " * 3
PAGE = "https://status.example.org/feed"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "history.sqlite3"
        history = History.open(file, now=BEGAN)
        with history.together():
            checks = _fill_days(history)
            _fill_outages(history, Random(1))
        history.close()
        size_mib = file.stat().st_size / 2**20
        opened_ms = _median_ms(lambda: History.open(file, now=BEGAN).close())
        shown_ms = _median_ms(lambda: _open_and_show(file))
    print(f"{checks:,} checks by day, {OUTAGES} outages, {YEARS} years, {len(ACCOUNTS)} accounts")
    print(f"file              {size_mib:7.1f} MiB   (reach {LARGEST_MIB:.0f})")
    print(f"open and check    {opened_ms:7.1f} ms")
    print(f"open and strips   {shown_ms:7.1f} ms    (reach {LONGEST_MS:.0f})")
    return 0 if size_mib <= LARGEST_MIB and shown_ms <= LONGEST_MS else 1


def _open_and_show(file: Path) -> None:
    """What the window needs of all accounts before it can be drawn."""
    history = History.open(file, now=BEGAN)
    for account in ACCOUNTS:
        assert len(history.days(account, TODAY, 90)) == 90
        assert history.outages(account)
        history.watched_since(account)
    history.close()


def _fill_days(history: History) -> int:
    days = YEARS * 365
    each = CHECKS // (days * len(ACCOUNTS) * len(Service)) + 1
    for account in ACCOUNTS:
        for number in range(days):
            day = BEGAN.date() + timedelta(days=number)
            history.record_day(account, day, 80000.5, number % 7 * 100, number % 5 * 60, 0, 120.25)
            for service in Service:
                history.record_checks(account, service, day, each - 3, 2, 1)
    return each * days * len(ACCOUNTS) * len(Service)


def _fill_outages(history: History, dice: Random) -> None:
    for number in range(OUTAGES):
        at = BEGAN + timedelta(days=number * YEARS * 365 / OUTAGES)
        reason = StatedReason(
            "notice", TEXT, "provider", "Status page", "https://status.example.org/1", at, is_quote=True
        )
        outage = Outage(
            account_id=ACCOUNTS[number % len(ACCOUNTS)],
            provider="Example Mail",
            status=Status.OUTAGE,
            affected=(Service.RECEIVE, Service.SEND),
            started_at=at,
            last_ok_at=at - timedelta(minutes=1),
            ended_at=at + timedelta(hours=dice.uniform(0.1, 99)),
            reason=reason,
        )
        evidence = [
            EvidenceItem(
                at + timedelta(minutes=5 * n), "probe", TEXT[: dice.randrange(20, 200)], "imap.example.org:993"
            )
            for n in range(EVIDENCE_EACH)
        ]
        history.save_outage(outage, evidence)
        for version in range(POSTS_EACH):
            promise = Promise("bis heute Abend", at + timedelta(hours=version))
            notice = Notice(f"n{number}", "Störung E-Mail", f"{version} {TEXT}", NoticeState.OUTAGE, promised=promise)
            history.save_notice(outage.account_id, PAGE, notice, at)


def _median_ms(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
