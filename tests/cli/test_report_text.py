from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tray_app.cli.report_text import change_lines, reason_lines, verdict_lines
from tray_app.model.account import Service
from tray_app.model.notice import Promise
from tray_app.model.verdict import (
    Alternative,
    AlternativeKind,
    Evidence,
    Hint,
    HintKind,
    Mark,
    ServiceState,
    StatedReason,
    Status,
    Verdict,
)

NOW = datetime(2026, 8, 15, 12, 0, tzinfo=UTC)
QUOTE = StatedReason(
    "notice",
    "Derzeit ist der Abruf gestört.",
    "provider",
    "Status page",
    said_at=NOW - timedelta(hours=1),
    promised=Promise("bis 18 Uhr", NOW + timedelta(hours=6)),
    is_quote=True,
)
DOWN = Verdict(
    "home",
    "Home",
    "me@example.org",
    "Example Mail",
    Status.OUTAGE,
    affected=(Service.RECEIVE,),
    confirmed=True,
    since=NOW - timedelta(hours=2),
    reason=QUOTE,
    services=(ServiceState(Service.RECEIVE, Status.OUTAGE), ServiceState(Service.SEND, Status.OK)),
    alternatives=(Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://mail.example.org", works=True),),
    evidence=(Evidence(Mark.NO, "Receiving fails."), Evidence(Mark.YES, "The line works.")),
)


def test_an_outage_says_who_why_until_when_and_what_now():
    lines = verdict_lines(DOWN, NOW, UTC)

    assert lines[0].startswith("✖ Home: ")
    assert any("Example Mail (Status page, " in line and "“Derzeit ist der Abruf gestört.”" in line for line in lines)
    assert any("18:00" in line for line in lines)
    assert "  → Open webmail https://mail.example.org" in lines
    assert lines[-2:] == ["    ✖ Receiving fails.", "    ✔ The line works."]


def test_when_all_is_well_one_line_is_enough():
    fine = Verdict("home", "Home", "me@example.org", "Example Mail", Status.OK)

    assert verdict_lines(fine, NOW, UTC)[0].startswith("✔ Home: ")
    assert not any("→" in line for line in verdict_lines(fine, NOW, UTC))


def test_hints_come_last():
    fine = Verdict("home", "Home", "me@example.org", "Example Mail", Status.OK)
    ends_soon = Hint(HintKind.CERTIFICATE, "The certificate ends tomorrow.")

    assert verdict_lines(replace(fine, hints=(ends_soon,)), NOW, UTC)[-1] == "  ℹ The certificate ends tomorrow."


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_sign_of_its_own(status):
    signs = {verdict_lines(replace(DOWN, status=each), NOW, UTC)[0][0] for each in Status}

    assert len(signs) == len(Status)


def test_a_sentence_of_ours_is_not_quoted():
    ours = replace(DOWN, reason=replace(QUOTE, text="Nobody says anything.", is_quote=False))

    assert reason_lines(ours, NOW, UTC) == ["Nobody says anything."]
    assert reason_lines(replace(DOWN, reason=None), NOW, UTC) == []


def test_a_change_of_status_is_told_in_full_with_its_time():
    lines = change_lines(None, DOWN, NOW, UTC)

    assert lines[0].startswith("2026-08-15 12:00:00 ✖ Home: ")
    assert len(lines) > 3


def test_news_of_the_provider_are_told_alone():
    after = replace(DOWN, reason=replace(QUOTE, text="Es dauert länger.", promised=None))

    lines = change_lines(DOWN, after, NOW, UTC)

    assert "“Es dauert länger.”" in lines[0]
    assert all(line.startswith("2026-08-15 12:00:00 ✖ Home: ") for line in lines)
    assert not any("Receiving fails." in line for line in lines)


def test_what_the_evidence_says_already_is_not_said_twice():
    locked = "Logins are not checked. The system keyring is locked."
    fine = Verdict("home", "Home", "me@example.org", "Example Mail", Status.OK)
    shown = replace(fine, evidence=(Evidence(Mark.UNKNOWN, locked),), hints=(Hint(HintKind.LOGIN, locked),))
    assert "\n".join(verdict_lines(shown, NOW, UTC)).count(locked) == 1
