"""The provider's page against what was measured."""

from __future__ import annotations

from datetime import timedelta

from tests.model.builders import START, at, notice, reading
from tray_app.model.account import Service
from tray_app.model.claims import Claim, count_claims
from tray_app.model.notice import SourceStatus

URL = "https://status.nordpost.example/"
FINE = reading(status=SourceStatus.OK)
R = (Service.RECEIVE,)


def test_minutes_in_which_it_said_fine_add_up():
    claims = count_claims((), [FINE], R, 60, at(60))
    assert count_claims(claims, [FINE], R, 60, at(120)) == (Claim(URL, 120.0),)


def test_admitting_has_a_time_and_a_lag_and_ends_the_count():
    admitted = reading(notice(), read_at=at(600))
    claims = count_claims((Claim(URL, 540.0),), [admitted], R, 60, at(610))
    assert claims == (Claim(URL, 540.0, at(600)),)
    assert claims[0].lag(START) == timedelta(minutes=10)
    again = count_claims(claims, [reading(notice(), read_at=at(900))], R, 60, at(900))
    assert again == claims


def test_trouble_of_another_service_is_no_admission():
    [claim] = count_claims((), [reading(notice(services=("contacts",)))], R, 60, at(60))
    assert claim.admitted_at is None


def test_a_source_that_cannot_be_read_or_does_not_say_claims_nothing():
    closed = reading(readable=False, status=SourceStatus.UNKNOWN)
    assert count_claims((), [closed], R, 60, at(60)) == (Claim(URL),)
    vague = reading(status=SourceStatus.UNKNOWN)
    assert count_claims((), [vague], R, 60, at(60)) == (Claim(URL),)


def test_a_page_that_admitted_before_we_saw_the_failure_has_no_lag():
    assert Claim(URL, admitted_at=at(-60)).lag(START) == timedelta(0)
