"""From a report to the status for mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tray_app.model.notice import SourceStatus
from tray_app.sources.conclude import MOST_NOTICES, conclude
from tray_app.sources.relevance import Wanted
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)
MAIL = Wanted()


def told(text: str, hours_ago: float, *, title: str = "", stage: Stage = Stage.SILENT, **fields: object) -> Incident:
    posts = (Update(text, NOW - timedelta(hours=hours_ago)),)
    return Incident(f"{text}{hours_ago}", title, stage, updates=posts, is_prose=True, **fields)


def status(report: Report, wanted: Wanted = MAIL) -> SourceStatus:
    return conclude(report, wanted, NOW)[0]


def test_the_worst_component_decides_not_the_aggregate():
    components = (Component("IMAP", Severity.MAJOR), Component("SMTP", Severity.NONE))

    assert status(Report(components, overall=Severity.NONE)) is SourceStatus.OUTAGE
    assert status(Report((Component("IMAP", Severity.NONE),), overall=Severity.MAJOR)) is SourceStatus.OK


def test_a_word_that_nobody_knows_is_unknown_unless_something_worse_is_known():
    strange, down = Component("IMAP", None), Component("SMTP", Severity.MAJOR)

    assert status(Report((strange,))) is SourceStatus.UNKNOWN
    assert status(Report((strange, down))) is SourceStatus.OUTAGE


def test_nothing_said_is_unknown():
    assert status(Report()) is SourceStatus.UNKNOWN
    assert status(Report(lists_problems=True)) is SourceStatus.OK
    assert status(Report(overall=Severity.MINOR)) is SourceStatus.DEGRADED


def test_components_that_are_gone_are_an_error():
    with pytest.raises(SourceError) as caught:
        conclude(Report((Component("IMAP", Severity.NONE),)), Wanted(components=("POP3",)), NOW)
    assert caught.value.problem == "no_such_component"


def test_an_all_clear_without_a_title_ends_what_was_said_before_of_the_same_service():
    trouble = told("Der E-Mail-Empfang ist derzeit gestört.", 5)
    end = told("Die Störung beim E-Mail-Empfang ist behoben.", 2)

    assert status(Report(incidents=(trouble,))) in (SourceStatus.OUTAGE, SourceStatus.DEGRADED)
    assert status(Report(incidents=(trouble, end))) is SourceStatus.OK


def test_an_all_clear_before_the_trouble_ends_nothing():
    trouble = told("Der E-Mail-Empfang ist derzeit gestört.", 1)
    end = told("Die Störung beim E-Mail-Empfang ist behoben.", 2)

    assert status(Report(incidents=(trouble, end))) in (SourceStatus.OUTAGE, SourceStatus.DEGRADED)


def test_history_is_short():
    old = [told("Mail is back.", 24 * 40, title=f"Old {n}", stage=Stage.OVER) for n in range(5)]
    new = [told("Mail is back.", n, title=f"New {n}", stage=Stage.OVER) for n in range(MOST_NOTICES + 20)]

    notices = conclude(Report(incidents=(*old, *new)), MAIL, NOW)[1]

    assert len(notices) == MOST_NOTICES
    assert notices[0].headline == "New 0"


def test_hearsay_is_shown_and_claims_nothing():
    rumour = told("Die Mailserver sind derzeit nicht erreichbar.", 1, title="Mailserver", is_hearsay=True)

    found, notices = conclude(Report(incidents=(rumour,)), MAIL, NOW)

    assert found is SourceStatus.UNKNOWN
    assert [(n.headline, n.state) for n in notices] == [("Mailserver", "unknown")]


def test_of_two_troubles_as_bad_the_one_that_names_mail_comes_first():
    network = told("Es kommt zu Paketverlusten.", 1, title="Netzwerkstörung")
    mail = told("Es kommt zu Verzögerungen.", 2, title="Störung beim Mailversand")

    def first(service: str) -> str:
        return conclude(Report(incidents=(network, mail)), Wanted(service), NOW)[1][0].headline

    assert (first("mail"), first("all")) == ("Störung beim Mailversand", "Netzwerkstörung")
