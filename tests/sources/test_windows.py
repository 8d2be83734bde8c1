"""When announced work begins and ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tray_app.sources.windows import announces_only, last_day_in, window_in

SAID = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("Am 10.03.2026 zwischen 02:00 und 04:00 Uhr", "10T01:00", "10T03:00"),
        ("Wartung am 10.03.2026\nAm 10.03.2026 von 02:00 bis 04:00 Uhr", "10T01:00", "10T03:00"),
        ("Am 10. März finden Wartungsarbeiten statt.", "09T23:00", "10T23:00"),
        ("On March 10 from 22:00 UTC until March 11 02:00 UTC", "10T22:00", "11T02:00"),
        ("Am 10.03.2026 um 22:00 Uhr", "10T21:00", "11T09:00"),
        ("On March 10 from 10:00 to 11:00 (EST)", "10T15:00", "10T16:00"),
        ("THIS IS A SCHEDULED EVENT Mar 10, 02:00 - 04:00 UTC", "10T02:00", "10T04:00"),
    ],
)
def test_begin_and_end(words, starts, ends):
    found = [moment.strftime("%dT%H:%M") for moment in window_in(words, SAID) if moment]

    assert found == [starts, ends]


@pytest.mark.parametrize(
    "words", ["Montag, 2.3.: Versand bis ca. 15:30 Uhr nicht möglich", "On March 2 until 15:30 no mail"]
)
def test_only_an_end(words):
    assert window_in(words, SAID) == (None, datetime(2026, 3, 2, 14, 30, tzinfo=UTC))


def test_no_day_no_window():
    assert window_in("Wir aktualisieren demnächst die Server.", SAID) == (None, None)


def test_announced_or_running():
    assert announces_only("Geplante Wartung der Mailserver")
    assert not announces_only("Die geplante Wartung läuft derzeit")


def test_the_last_day_of_old_news():
    assert last_day_in("Störung am 01.02.2026, behoben am 03.02.2026", SAID) == datetime(2026, 2, 3, 22, 59, tzinfo=UTC)
    assert last_day_in("Störung am 01.02.2026, Ende am 05.03.2026", SAID) is None
    assert last_day_in("Störung", SAID) is None
