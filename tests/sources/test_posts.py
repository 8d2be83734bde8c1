"""What the posts about one incident say together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tray_app.model.notice import NoticeState
from tray_app.sources.posts import decisive_update, has_grown_old, promise_in_posts, said_about
from tray_app.sources.report import Incident, Severity, Stage, Update

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)


def post(text: str, hours_ago: float, word: str = "") -> Update:
    return Update(text, NOW - timedelta(hours=hours_ago), word)


def incident(*updates: Update, stage: Stage = Stage.OPEN, **fields: object) -> Incident:
    return Incident("1", "Mail is late", stage, Severity.MINOR, updates=updates, **fields)


def promise(*updates: Update, **fields: object):
    told = incident(*updates, **fields)
    said = said_about(told, decisive_update(told, NOW), NOW)
    return promise_in_posts(told, said, NoticeState.DEGRADED, NOW)


def test_the_newest_post_decides_whatever_the_order():
    posts = [post("first", 3), post("third", 1), post("second", 2)]

    assert decisive_update(incident(*posts), NOW).text == "third"
    assert decisive_update(incident(*posts[::-1]), NOW).text == "third"


def test_an_end_that_the_incident_itself_does_not_know_of_does_not_decide():
    posts = [post("We watch it.", 2, "monitoring"), post("It is over.", 1, "resolved")]

    assert decisive_update(incident(*posts), NOW).text == "We watch it."
    assert decisive_update(incident(*posts, stage=Stage.OVER), NOW).text == "It is over."


def test_posts_dated_ahead_do_not_decide():
    assert decisive_update(incident(post("now", 1), post("next week", -100)), NOW).text == "now"


def test_a_promise_stands_until_a_newer_one():
    found = promise(post("It will be fixed by 18:00 UTC.", 2), post("Technicians are on site.", 1))

    assert found is not None
    assert found.until == datetime(2026, 3, 4, 18, tzinfo=UTC)


def test_a_promise_from_before_an_end_is_gone():
    assert (
        promise(post("It will be fixed by 18:00 UTC.", 3), post("Over.", 2, "resolved"), post("It is back.", 1)) is None
    )


def test_no_promise_is_invented():
    assert promise(post("We are working on it.", 1)) is None


def test_the_end_of_planned_work_is_what_its_page_promises():
    ends = NOW + timedelta(hours=2)

    assert promise(post("Work has begun.", 1), ends_at=ends).until == ends


@pytest.mark.parametrize(
    ("stage", "days_ago", "is_old"),
    [
        (Stage.SILENT, 6, False),
        (Stage.SILENT, 8, True),
        (Stage.OPEN, 8, False),
        (Stage.OPEN, 70, True),
        (Stage.SILENT, -3, True),
    ],
)
def test_posts_grow_old_and_stated_incidents_slower(stage, days_ago, is_old):
    assert has_grown_old(incident(post("x", 24 * days_ago), stage=stage, is_prose=True), NOW) is is_old
    assert not has_grown_old(incident(post("x", 24 * days_ago), stage=stage), NOW)
