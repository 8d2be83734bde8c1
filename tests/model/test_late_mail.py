"""Which mail did an outage hold up? Dates alone decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.builders import REFUSED, START, at, result
from tray_app.model.account import Service
from tray_app.model.late_mail import LOOK_AFTER, Arrival, Arrivals, LateMail, after_looking, late_mail_of
from tray_app.model.outage import Outage
from tray_app.model.result import Depth
from tray_app.model.verdict import Status

HOUR = 3600
OUTAGE = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE,), START, at(-120), ended_at=at(10 * HOUR))
OK = result(0, depth=Depth.DEEP)


def mail(sent_h, arrived_h):
    return Arrival(at(sent_h * HOUR), at(arrived_h * HOUR))


def count(*mails, **fields):
    late = late_mail_of(OUTAGE, None)
    return after_looking(late, OUTAGE, Arrivals(OK, mails, 9, 7, **fields), at(10 * HOUR + 300))


@pytest.mark.parametrize(
    ("arrival", "is_late"),
    [
        (mail(2, 10.1), True),
        (mail(-0.02, 10.1), True),
        (mail(-1, 10.1), False),
        (mail(9.9, 10.1), False),
        (mail(10.1, 11), False),
        (mail(2, 3), False),
        (mail(2, 9.95), True),
    ],
    ids=["held up", "since the last success", "before it", "not for long", "after it", "came in meanwhile",
         "just before we saw it"],
)  # fmt: skip
def test_what_counts(arrival, is_late):
    assert count(arrival).count == is_late


def test_the_oldest_is_told_by_how_long_it_was_under_way():
    late = count(mail(1, 10.1), mail(5, 10.2))
    assert (late.count, round(late.oldest_s)) == (2, round(9.1 * HOUR))


def test_the_next_look_goes_on_where_this_one_ended():
    late = count(mail(1, 10.1))
    assert (late.uid_after, late.uid_validity) == (9, 7)
    assert late.next_at == at(10 * HOUR + 600)
    assert count(more=True).next_at == at(10 * HOUR + 360), "a long backlog is read in pieces"


def test_a_look_that_failed_is_repeated_and_counts_nothing():
    late = after_looking(late_mail_of(OUTAGE, None), OUTAGE, Arrivals(result(0, REFUSED)), at(10 * HOUR + 120))
    assert (late.count, late.looks, late.next_at) == (0, 0, at(10 * HOUR + 720))


def test_after_five_days_nothing_more_is_expected():
    last = OUTAGE.ended_at + LOOK_AFTER[-1]
    assert after_looking(late_mail_of(OUTAGE, None), OUTAGE, Arrivals(OK), last).next_at is None
    assert after_looking(late_mail_of(OUTAGE, None), OUTAGE, None, last).next_at is None


@pytest.mark.parametrize(
    "outage",
    [None, replace(OUTAGE, ended_at=None), replace(OUTAGE, affected=(Service.SEND,))],
    ids=["none", "it lasts", "mail kept coming in"],
)
def test_nothing_to_count(outage):
    assert late_mail_of(outage, None) is None


def test_a_relapse_goes_on_counting_a_new_outage_begins_anew():
    known = LateMail(OUTAGE.started_at, OUTAGE.ended_at, count=4, looks=5, uid_after=9)
    assert late_mail_of(OUTAGE, known) is known
    again = late_mail_of(replace(OUTAGE, ended_at=at(11 * HOUR)), known)
    assert (again.count, again.looks, again.uid_after) == (4, 0, 9)
    assert late_mail_of(replace(OUTAGE, started_at=at(5)), known).count == 0
