"""Only a promise with a time can be overdue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tray_app.model.notice import Promise
from tray_app.model.promises import promise_line, promise_menu_line
from tray_app.model.reason import Origin
from tray_app.model.verdict import StatedReason

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)


def said(promised: Promise | None, origin: Origin = Origin.PROVIDER, ago: timedelta | None = None) -> StatedReason:
    said_at = NOW - ago if ago is not None else None
    return StatedReason("notice_outage", "…", origin, "Status page", said_at=said_at, promised=promised, is_quote=True)


def until(**length: float) -> StatedReason:
    return said(Promise("soon", NOW + timedelta(**length)))


LINES = [
    (until(hours=1, minutes=10), False, "Promised by 19:52 – 1 h 10 min left.",
     "Zugesagt bis 19:52 Uhr – noch 1 Std. 10 Min."),
    (until(minutes=-42), True, "Promised by 18:00 – 42 minutes overdue.",
     "Zugesagt bis 18:00 Uhr – seit 42 Minuten überfällig."),
    (until(seconds=-5), True, "Promised by 18:41 – 1 minute overdue.",
     "Zugesagt bis 18:41 Uhr – seit 1 Minute überfällig."),
    (until(hours=-3), True, "Promised by 15:42 – 3 h overdue.", "Zugesagt bis 15:42 Uhr – seit 3 Std. überfällig."),
    (until(days=-2, hours=-3), True, "Promised by Wed 15 Aug, 15:42 – 2 days 3 h overdue.",
     "Zugesagt bis Mi., 15.08., 15:42 Uhr – seit 2 Tagen 3 Std. überfällig."),
    (said(Promise("in Kürze"), ago=timedelta(days=2, hours=3)), False,
     "Promised: “in Kürze” – that was 2 days 3 h ago.", "Zugesagt: „in Kürze“ – das war vor 2 Tagen 3 Std."),
    (said(Promise("in Kürze")), False, "Promised: “in Kürze”.", "Zugesagt: „in Kürze“."),
    (said(None), False, "No time promised.", "Keine Zeit zugesagt."),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "overdue", "words", "_de"), LINES)
def test_the_promise_in_english(reason, overdue, words, _de):
    line = promise_line(reason, NOW, BERLIN)

    assert (line.text, line.overdue) == (words, overdue)


@pytest.mark.parametrize(("reason", "_overdue", "_en", "words"), LINES)
def test_the_promise_in_german(german, reason, _overdue, _en, words):  # noqa: F811
    assert promise_line(reason, NOW, BERLIN).text == words


@pytest.mark.parametrize("origin", [Origin.LINE, Origin.ACCOUNT, Origin.COMPUTER])
def test_nobody_promises_anything_about_our_own_side(origin):
    assert promise_line(said(None, origin), NOW, BERLIN) is None
    assert promise_menu_line(said(None, origin), NOW, BERLIN) == ""


def test_the_menu_says_it_shorter(german):  # noqa: F811
    assert promise_menu_line(until(hours=1), NOW, BERLIN) == "Zugesagt bis 19:42 Uhr"
    assert promise_menu_line(until(minutes=-42), NOW, BERLIN) == "Zugesagt bis 18:00 Uhr – überfällig"
    assert promise_menu_line(said(Promise("in Kürze")), NOW, BERLIN) == "Keine Zeit zugesagt"
