from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tray_app.model.account import Account
from tray_app.model.pauses import pause_end, unpaused
from tray_app.model.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2031, 5, 14, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "end"),
    [
        ("hour", datetime(2031, 5, 14, 21, 30, tzinfo=UTC)),
        ("four_hours", datetime(2031, 5, 15, 0, 30, tzinfo=UTC)),
        ("tomorrow", datetime(2031, 5, 15, 6, 0, tzinfo=UTC)),
        ("resume", None),
    ],
)
def test_a_pause_ends_when_the_user_said(word, end):
    assert pause_end(word, EVENING, BERLIN) == end


def test_after_midnight_tomorrow_is_the_next_calendar_day():
    late = datetime(2031, 5, 14, 22, 30, tzinfo=UTC)  # half past midnight in Berlin
    assert pause_end("tomorrow", late, BERLIN) == datetime(2031, 5, 16, 6, 0, tzinfo=UTC)


def test_only_the_accounts_meant_are_watched_again():
    settings = Settings(accounts=tuple(Account(id_, f"{id_}@x.example", paused=id_ != "c") for id_ in "abc"))
    assert [account.paused for account in unpaused(settings, {"a", "c"}).accounts] == [False, True, False]
