"""Which part of a post is its newest."""

from __future__ import annotations

import pytest

from tests.model.prose.posts import SUNDAY_NOON
from tray_app.model.notice import NoticeState
from tray_app.model.prose.updates import updates


@pytest.mark.parametrize(
    "text",
    [
        "Mail gestört.\n\nUpdate: neu",
        "Mail gestört. Update 11:30 Uhr: neu",
        "[Resolved] 11:30 Uhr: neu\n[Investigating] 9:00 Uhr: alt",
        "Update 11:30: neu\nUpdate 9:00: alt",
        "Update 9:00: alt\nUpdate 11:30: neu",
        "Resolved - neu\nMonitoring - mittel\nInvestigating - alt",
        "Investigating - alt\nResolved - neu",
        "neu\n\nUrsprüngliche Meldung: alt",
        "22.11. 11:30 - neu\n22.11. 08:00 - alt",
        "[Resolved] Webmail outage\n\n11:30 - neu\n08:00 - alt",
        "[Behoben] Webmail gestört\n08:00 Uhr: alt\n11:30 Uhr: neu",
        "[Resolved] Webmail outage\n11:30 - neu",
        "22/11/2026\nneu\n21/11/2026\nalt",
        "Samstag, 21. November 2026\nalt\nSonntag, 22. November 2026\nneu",
        "Nobody can send mail. Report of the centre. Resolved: neu Posted 10:07. Monitoring: b. Identified: c.",
        "Es gehen keine Mails hinaus. Behoben: neu. Beobachtung: b. Identifiziert: c.",
        "Wir helfen allen Betroffenen.\n\nNovember 22, 2026\nneu\n\nNovember 20, 2026\nalt",
    ],
)
def test_newest_first(text: str) -> None:
    assert updates(text, SUNDAY_NOON)[0].text.partition(" ")[0].rstrip(".") == "neu"


def test_a_stamp_tells_state_and_time() -> None:
    part = updates("[Monitoring] 11:30 Uhr: wird beobachtet", SUNDAY_NOON)[0]

    assert part.tag is NoticeState.DEGRADED
    assert part.said_at == SUNDAY_NOON.replace(hour=11, minute=30)


def test_a_clock_time_ahead_was_yesterday() -> None:
    part = updates("Update 22:45: gestört", SUNDAY_NOON)[0]

    assert part.said_at == SUNDAY_NOON.replace(day=21, hour=22, minute=45)


def test_a_clock_time_below_a_day_is_of_that_day() -> None:
    parts = updates("22.11.2026\n11:30 Uhr: neu\n20.11.2026\n23:30 Uhr: alt", SUNDAY_NOON)

    assert [part.said_at for part in parts] == [
        SUNDAY_NOON.replace(hour=11, minute=30),
        SUNDAY_NOON.replace(day=20, hour=23, minute=30),
    ]


@pytest.mark.parametrize(
    "text", ["Wartung\n28.11.2026\n22 bis 23 Uhr", "Webmail gestört\n22.11.2026\nWir suchen den Fehler."]
)
def test_the_day_of_a_post_is_no_update(text: str) -> None:
    assert [part.text for part in updates(text, SUNDAY_NOON)] == [text]


def test_a_quoted_line_is_not_said_again() -> None:
    assert updates("> Mail gestört\nBehoben.", SUNDAY_NOON)[0].text == "Behoben."


@pytest.mark.parametrize(
    "text",
    [
        "Wartung von Mo\n23.11.2026, 22:00\nUhr bis Di\n24.11.2026, 6:00\nUhr.",
        "Scheduled work, 22:00 -\n23:00 UTC - firmware of the mail storage.",
    ],
)
def test_a_time_in_a_broken_line_is_no_stamp(text: str) -> None:
    assert all(part.said_at is None for part in updates(text, SUNDAY_NOON))
