"""What Statuspage v2 and its clones say, in all the shapes they say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.sources.formats.reading import DAY, first, read, status
from tests.sources.payloads import NOW
from tray_app.model.notice import NoticeState

PAGE = {"id": "x", "name": "Example", "url": "https://s.example", "updated_at": f"{DAY}13:00:00Z"}
OPERATIONAL = {"id": "c", "name": "Email", "status": "operational"}
WEBSITE = {"id": "d", "name": "Website", "status": "operational"}
INCIDENT = {
    "id": "i",
    "name": "Elevated error rates",
    "status": "investigating",
    "impact": "major",
    "created_at": f"{DAY}13:00:00Z",
    "incident_updates": [{"status": "investigating", "body": "We are looking.", "created_at": f"{DAY}13:00:00Z"}],
    "components": [],
}
WORK = {
    "id": "m",
    "name": "Mail cluster upgrade",
    "status": "in_progress",
    "impact": "maintenance",
    "scheduled_for": f"{DAY}13:00:00Z",
    "scheduled_until": f"{DAY}16:00:00Z",
    "incident_updates": [
        {"status": "in_progress", "body": "Work has begun.", "created_at": f"{DAY}13:00:00Z"},
        {"status": "scheduled", "body": "We will work.", "created_at": "2026-03-01T13:00:00Z"},
    ],
    "components": [OPERATIONAL],
}


def page(**parts: object) -> dict[str, object]:
    return {"page": PAGE, "components": [OPERATIONAL, WEBSITE], "incidents": [], "scheduled_maintenances": [], **parts}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("none", "ok"),
        ("minor", "degraded"),
        ("major", "degraded"),
        ("critical", "outage"),
        ("maintenance", "maintenance"),
        ("purple", "unknown"),
    ],
)
def test_the_indicator_decides_only_where_nothing_else_is_told(indicator, expected):
    assert status({"page": PAGE, "status": {"indicator": indicator, "description": "…"}}) == expected
    assert status(page(status={"indicator": indicator})) == "ok"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("operational", "ok"),
        ("degraded_performance", "degraded"),
        ("partial_outage", "degraded"),
        ("major_outage", "outage"),
        ("under_maintenance", "maintenance"),
        ("something_new", "unknown"),
    ],
)
def test_words_of_a_component(word, expected):
    assert status(page(components=[OPERATIONAL | {"status": word}, WEBSITE])) == expected


def test_a_group_says_operational_while_its_child_is_down():
    group = {"id": "g", "name": "Email", "status": "operational", "group": True}
    child = {"id": "a", "name": "Incoming", "group_id": "g", "status": "major_outage"}

    assert status(page(components=[group, child, WEBSITE])) == "outage"
    assert first(page(components=[group, child, WEBSITE])).headline == "Incoming: major outage"


def test_an_incident_explains_the_component_and_takes_its_severity():
    components = [OPERATIONAL | {"status": "major_outage"}, WEBSITE]

    notice = first(
        page(components=components, incidents=[INCIDENT | {"impact": "minor", "components": [components[0]]}])
    )

    assert (notice.headline, notice.state, notice.impact) == ("Elevated error rates", NoticeState.OUTAGE, "minor")


def test_a_critical_incident_elsewhere_that_only_slows_mail_is_degraded():
    hit = [OPERATIONAL | {"status": "degraded_performance"}, WEBSITE | {"status": "major_outage"}]

    assert status(page(components=hit, incidents=[INCIDENT | {"impact": "critical", "components": hit}])) == "degraded"


def test_an_incident_without_components_may_concern_mail_unless_its_words_say_otherwise():
    assert (
        status(page(incidents=[INCIDENT | {"name": "Power outage in the data centre", "impact": "critical"}]))
        == "outage"
    )
    shop = INCIDENT | {"name": "Website shop is slow", "incident_updates": [{"body": "Our website shop is slow."}]}
    assert status(page(incidents=[shop])) == "ok"


def test_resolved_and_postmortem_are_over():
    for word in ("resolved", "postmortem"):
        reading = read(page(incidents=[INCIDENT | {"status": word, "resolved_at": f"{DAY}14:00:00Z"}]))

        assert reading.status == "ok"
        assert reading.notices[0].state is NoticeState.RESOLVED
        assert reading.notices[0].ended_at == datetime(2026, 3, 4, 14, tzinfo=UTC)


def test_an_incident_that_was_reopened_is_open_whatever_an_older_update_says():
    updates = [
        {"status": "identified", "body": "It is back.", "created_at": f"{DAY}14:00:00Z"},
        {"status": "resolved", "body": "Fixed.", "created_at": f"{DAY}13:30:00Z"},
    ]

    for order in (updates, updates[::-1]):
        assert (
            first(page(incidents=[INCIDENT | {"status": "identified", "incident_updates": order}])).text
            == "It is back."
        )


def test_maintenance_counts_only_while_it_runs():
    assert status(page(scheduled_maintenances=[WORK])) == "maintenance"
    assert status(page(scheduled_maintenances=[WORK | {"status": "completed"}])) == "ok"
    ahead = WORK | {
        "status": "scheduled",
        "scheduled_for": "2026-03-05T13:00:00Z",
        "scheduled_until": "2026-03-05T16:00:00Z",
    }
    reading = read(page(scheduled_maintenances=[ahead]))
    assert reading.status == "ok"
    assert reading.notices[0].lies_ahead_at(NOW)
    assert status(page(scheduled_maintenances=[WORK | {"status": "scheduled"}])) == "maintenance"


def test_the_end_of_maintenance_is_what_was_promised():
    promised = first(page(scheduled_maintenances=[WORK])).promised

    assert promised is not None
    assert promised.until == datetime(2026, 3, 4, 16, tzinfo=UTC)


def test_maintenance_of_other_components_is_not_mails():
    assert status(page(scheduled_maintenances=[WORK | {"components": [WEBSITE]}])) == "ok"


def test_the_worst_open_incident_comes_first():
    slow = INCIDENT | {"id": "1", "name": "Slow", "impact": "minor", "updated_at": f"{DAY}14:30:00Z"}
    down = INCIDENT | {"id": "2", "name": "Down", "impact": "critical", "updated_at": f"{DAY}13:30:00Z"}

    assert [n.headline for n in read(page(incidents=[slow, down])).notices] == ["Down", "Slow"]


def test_signposts_among_the_components_are_no_components():
    signpost = {"id": "v", "name": "Visit mail.example for more information", "status": "major_outage"}

    assert status(page(components=[OPERATIONAL, signpost])) == "ok"


def test_clones_may_leave_out_nearly_everything():
    assert status({"page": {"name": "x"}, "incidents": []}) == "ok"
    assert status({"incidents": [{"name": "Mail is down", "status": "identified"}]}) == "outage"
    assert status({"page": {"name": "x"}, "incidents": [INCIDENT | {"components": ["Email"]}]}) == "degraded"


@pytest.mark.parametrize("value", [{"page": {}}, {"incidents": "none"}, {"components": {}}, [], {"error": "not found"}])
def test_what_only_looks_like_it_is_not_a_status_page(value):
    assert read(value, asked="statuspage").problem == "not_a_status_page"
