"""Be sure, then say it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time

import pytest

from tests.model.builders import START, at, notice, said, verdict
from tray_app.model.account import Service
from tray_app.model.announcement_texts import BODY_LENGTH, TITLE_LENGTH, compose
from tray_app.model.announcements import (
    Kind,
    Scene,
    Told,
    Urgency,
    due_kind,
    is_quiet,
    is_still_true,
    told_after,
    upcoming,
)
from tray_app.model.notice import NoticeState, Promise
from tray_app.model.outage import Outage
from tray_app.model.settings import Notify
from tray_app.model.verdict import Alternative, AlternativeKind, Status

ALL = Notify(line=True)
HOUR = 3600.0
OUTAGE = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE, Service.SEND), START)


def scene(status=Status.OUTAGE, seconds=120.0, outage=OUTAGE, **fields):
    others = {key: fields.pop(key) for key in ("announced", "withheld_since", "accounts") if key in fields}
    return Scene(verdict(status, **fields), outage, at(seconds), UTC, **others)


def due(shown, told=None, notify=ALL):
    return due_kind(shown, told or Told(), notify)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.OUTAGE, Kind.OUTAGE_START),
        (Status.DEGRADED, Kind.DEGRADED_START),
        (Status.MAINTENANCE, Kind.MAINT_STARTED),
        (Status.ACCOUNT, Kind.ACCOUNT),
        (Status.LINE, Kind.LINE),
        (Status.OK, None),
        (Status.UNKNOWN, None),
        (Status.PAUSED, None),
    ],
)
def test_what_begins_is_told(status, kind):
    assert due(scene(status)) is kind


def test_what_was_told_is_not_told_again():
    shown = scene()
    assert due(shown, told_after(Kind.OUTAGE_START, shown, Told())) is None


def test_a_message_that_was_not_shown_is_still_due():
    assert due(scene(), Told()) is Kind.OUTAGE_START


def test_unwanted_messages_are_not_due():
    assert due(scene(), notify=Notify(outage_start=False)) is None
    assert due(scene(Status.LINE), notify=Notify()) is None, "off by default"


def test_recovery_is_told_only_after_an_outage_was():
    over = scene(Status.OK, outage=replace(OUTAGE, ended_at=at(HOUR)))
    assert due(over, Told()) is None
    assert due(over, Told(status=Status.OUTAGE)) is Kind.RECOVERED


NOTED = {"affected": (), "provider_notice_only": True}


def test_what_a_provider_only_said_never_broke_and_is_not_told_as_over():
    told = told_after(Kind.NOTICE_ONLY, scene(Status.DEGRADED, **NOTED), Told())
    assert due(scene(Status.DEGRADED, **NOTED), told) is None
    assert due(scene(Status.OK), told) is None


def test_trouble_that_was_said_and_then_comes_is_told():
    told = told_after(Kind.NOTICE_ONLY, scene(Status.DEGRADED, **NOTED), Told())
    assert due(scene(Status.DEGRADED, affected=(Service.SEND,)), told) is Kind.DEGRADED_START


def test_a_page_that_still_complains_does_not_hide_that_it_works_again():
    told = told_after(Kind.OUTAGE_START, scene(), Told())
    lingers = scene(Status.DEGRADED, outage=replace(OUTAGE, ended_at=at(HOUR)), **NOTED)
    assert due(lingers, told) is Kind.RECOVERED
    told = told_after(Kind.RECOVERED, lingers, told)
    assert due(lingers, told) is None
    assert due(scene(Status.OK), told) is None, "it is told once"


@pytest.mark.parametrize(
    ("kind", "status", "fields", "stays"),
    [
        (Kind.OUTAGE_START, Status.OUTAGE, {}, True),
        (Kind.OUTAGE_START, Status.LINE, {}, True),
        (Kind.OUTAGE_START, Status.UNKNOWN, {}, True),
        (Kind.OUTAGE_START, Status.OK, {}, False),
        (Kind.OUTAGE_START, Status.ACCOUNT, {}, False),
        (Kind.LINE, Status.LINE, {}, True),
        (Kind.LINE, Status.OK, {}, False),
        (Kind.ACCOUNT, Status.ACCOUNT, {}, True),
        (Kind.ACCOUNT, Status.OK, {}, False),
        (Kind.UNSTABLE, Status.OK, {"unstable": True}, True),
        (Kind.UNSTABLE, Status.OK, {}, False),
        (Kind.MAINT_ANNOUNCED, Status.OK, {"announced": (notice(NoticeState.MAINTENANCE),)}, True),
        (Kind.MAINT_ANNOUNCED, Status.OK, {}, False),
        (Kind.RECOVERED, Status.OK, {}, True),
        (Kind.RECOVERED, Status.DEGRADED, NOTED, True),
        (Kind.RECOVERED, Status.OUTAGE, {}, False),
    ],
)
def test_a_message_stays_as_long_as_it_is_true(kind, status, fields, stays):
    assert is_still_true(kind, verdict(status, **fields)) is stays


@pytest.mark.parametrize("between", [Status.LINE, Status.UNKNOWN, Status.PAUSED])
def test_trouble_of_our_own_takes_nothing_back(between):
    told = told_after(Kind.OUTAGE_START, scene(), Told())
    told = told_after(None, scene(between), told)
    assert due(scene(), told) is None, "the outage is not announced a second time"
    assert due(scene(Status.OK), told) is Kind.RECOVERED


def test_new_words_come_at_most_every_half_hour():
    told = told_after(Kind.OUTAGE_START, scene(reason=said("We look into it")), Told())
    other = {"reason": said("A disk broke")}
    assert due(scene(seconds=20 * 60, **other), told) is None
    assert due(scene(seconds=35 * 60, **other), told) is Kind.OUTAGE_WORDS


def test_what_the_user_noted_is_no_news_to_the_user():
    told = told_after(Kind.OUTAGE_START, scene(reason=said("We look into it")), Told())
    noted = replace(said("The radio speaks of a fire"), source="Your note")
    assert due(scene(seconds=35 * 60, reason=noted), told) is None


def test_other_spacing_is_no_news():
    told = told_after(Kind.OUTAGE_START, scene(reason=said("We look into it")), Told())
    assert due(scene(seconds=HOUR, reason=said("We  look\ninto it")), told) is None


def test_a_broken_promise_is_told_once_a_quarter_of_an_hour_after_its_time():
    words = {"reason": said(promised=Promise("by 10:00", at(2 * HOUR)))}
    told = told_after(Kind.OUTAGE_START, scene(**words), Told())
    assert due(scene(seconds=2 * HOUR + 14 * 60, **words), told) is None
    late = scene(seconds=2 * HOUR + 15 * 60, **words)
    assert due(late, told) is Kind.PROMISE_BROKEN
    assert due(late, told_after(Kind.PROMISE_BROKEN, late, told)) is None


def test_a_vague_promise_is_never_broken():
    words = {"reason": said(promised=Promise("shortly"))}
    told = told_after(Kind.OUTAGE_START, scene(**words), Told())
    assert due(scene(seconds=20 * HOUR, **words), told) is None


def test_mail_that_will_bounce_is_told_twice():
    told = told_after(Kind.OUTAGE_START, scene(), Told(still_down_on=at(0).date()))
    first = scene(seconds=36 * HOUR)
    assert due(first, told) is Kind.BOUNCE_WARN
    told = replace(told_after(Kind.BOUNCE_WARN, first, told), still_down_on=at(97 * HOUR).date())
    assert due(scene(seconds=40 * HOUR), replace(told, still_down_on=at(40 * HOUR).date())) is None
    assert due(scene(seconds=97 * HOUR), told) is Kind.BOUNCE_WARN


def test_no_mail_bounces_while_only_sending_fails():
    told = Told(status=Status.OUTAGE, still_down_on=at(40 * HOUR).date())
    assert due(scene(seconds=40 * HOUR, affected=(Service.SEND,)), told) is None


def test_a_long_outage_is_told_once_a_day_at_nine():
    told = Told(status=Status.OUTAGE, bounce_warnings=2)
    at_nine = scene(seconds=25 * HOUR)  # it began at 08:00
    assert due(scene(seconds=24.5 * HOUR), told) is None
    assert due(at_nine, told) is Kind.STILL_DOWN
    told = told_after(Kind.STILL_DOWN, at_nine, told)
    assert due(scene(seconds=30 * HOUR), told) is None
    assert due(scene(seconds=49 * HOUR), told) is Kind.STILL_DOWN


def test_an_outage_of_one_night_is_no_long_one_at_nine():
    told = Told(status=Status.OUTAGE, bounce_warnings=2)
    assert due(scene(seconds=25 * HOUR, since=at(14 * HOUR)), told) is None


def test_flapping_is_told_once_and_then_it_is_silent():
    flapping = scene(unstable=True)
    assert due(flapping) is Kind.UNSTABLE
    told = told_after(Kind.UNSTABLE, flapping, Told())
    assert due(scene(Status.OK, unstable=True), told) is None
    assert due(scene(unstable=True), told) is None


def test_maintenance_ahead_is_told_once():
    ahead = notice(NoticeState.MAINTENANCE, id="m1", started_at=at(20 * HOUR), ended_at=at(24 * HOUR))
    shown = scene(Status.OK, outage=None, announced=(ahead,))
    assert due(shown) is Kind.MAINT_ANNOUNCED
    assert due(shown, told_after(Kind.MAINT_ANNOUNCED, shown, Told())) is None


def test_upcoming_maintenance_is_the_next_two_days_soonest_first():
    days = [
        notice(NoticeState.MAINTENANCE, id=str(n), started_at=at(n * 24 * HOUR), updated_at=START)
        for n in (3, 1.5, 1, -1)
    ]
    assert [n.id for n in upcoming(days, START)] == ["1", "1.5"]


@pytest.mark.parametrize(("hours", "is_told"), [(47, True), (49, False)])
def test_maintenance_within_two_days_is_told_at_once(hours, is_told):
    soon = notice(NoticeState.MAINTENANCE, started_at=at(hours * HOUR), updated_at=START)
    assert bool(upcoming([soon], START)) is is_told


def test_maintenance_announced_long_before_is_told_the_day_before():
    early = notice(NoticeState.MAINTENANCE, started_at=at(72 * HOUR), updated_at=START)
    assert upcoming([early], at(40 * HOUR)) == ()
    assert upcoming([early], at(49 * HOUR)) == (early,)


def test_what_came_and_went_overnight_is_told_in_the_morning():
    night = replace(OUTAGE, ended_at=at(2 * HOUR))
    morning = scene(Status.OK, outage=night, withheld_since=at(60), seconds=5 * HOUR)
    assert due(morning, Told()) is Kind.OVERNIGHT
    assert due(morning, told_after(Kind.OVERNIGHT, morning, Told())) is None
    assert due(scene(Status.OK, outage=night), Told()) is None, "nothing was withheld"


@pytest.mark.parametrize(
    ("hours", "now", "quiet"),
    [
        ("22:00-07:00", time(23, 0), True),
        ("22:00-07:00", time(6, 59), True),
        ("22:00-07:00", time(7, 0), False),
        ("12:00-13:00", time(12, 30), True),
        ("12:00-13:00", time(13, 30), False),
        ("", time(3, 0), False),
    ],
)
def test_quiet_hours_may_cross_midnight(hours, now, quiet):
    assert is_quiet(hours, now) is quiet


# --- the words ---------------------------------------------------------------------------------------------------


def test_an_outage_says_what_fails_since_when_whose_fault_and_the_providers_words():
    message = compose(Kind.OUTAGE_START, scene(reason=said("A disk broke")))
    assert message.title == "Outage at Nordpost"
    assert message.body == "Receiving and sending fail since 08:00. It is not you. Nordpost: “A disk broke”"
    assert (message.urgency, message.sound, message.may_acknowledge) == (Urgency.CRITICAL, True, True)


def test_without_words_that_is_said():
    assert compose(Kind.OUTAGE_START, scene()).body.endswith("Nordpost says nothing yet.")


def test_only_the_first_message_of_an_outage_of_mail_is_critical():
    again = scene(outage=replace(OUTAGE, announced_at=START))
    assert compose(Kind.OUTAGE_START, again).urgency is Urgency.NORMAL
    assert compose(Kind.OUTAGE_START, scene(affected=(Service.WEBMAIL,))).urgency is Urgency.NORMAL


def test_the_morning_after_is_low_and_silent_and_names_the_start():
    message = compose(Kind.OUTAGE_START, scene(withheld_since=START))
    assert message.title == "Outage at Nordpost since 08:00"
    assert (message.urgency, message.sound) == (Urgency.LOW, False)


def test_a_long_quote_is_cut_at_a_word():
    message = compose(Kind.OUTAGE_START, scene(reason=said("The storage behind our mail servers broke " * 10)))
    assert len(message.body) <= BODY_LENGTH
    assert message.body.endswith("…”")
    assert not message.body.endswith(" …”")


def test_a_long_name_does_not_break_the_title():
    assert len(compose(Kind.OUTAGE_START, scene(provider="N" * 80)).title) <= TITLE_LENGTH


def test_the_best_way_out_is_the_second_button():
    ways = (
        Alternative(AlternativeKind.PROVIDER, "Elsewhere", "", works=True),
        Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://mail.nordpost.example/", works=True),
    )
    message = compose(Kind.OUTAGE_START, scene(alternatives=ways))
    assert (message.url, message.url_label) == ("https://mail.nordpost.example/", "Open webmail")


def test_news_offer_the_page_they_stand_on():
    message = compose(Kind.OUTAGE_WORDS, scene(reason=said("A disk broke", url="https://status.nordpost.example/7")))
    assert (message.title, message.url_label) == ("News from Nordpost", "Open page")
    assert message.body == "“A disk broke”"


def test_two_accounts_share_one_message():
    assert compose(Kind.OUTAGE_START, scene(accounts=2)).title == "Outage at Nordpost (2 accounts)"
