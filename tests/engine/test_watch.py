"""What is known of one account, and what is due of it."""

from __future__ import annotations

import pytest

from tests.model.builders import REFUSED, SAYS_DOWN, START, TOO_MANY, account, at, reading, red, seen
from tray_app.engine.situations import situation_of
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Auth, Intervals, Service, StatusSource
from tray_app.model.healths import last_ok_at
from tray_app.model.logins import LoginStop
from tray_app.model.outage import Outage
from tray_app.model.result import Depth, Phase
from tray_app.model.schedule import Pace, Plan
from tray_app.model.settings import Policy
from tray_app.model.verdict import Status

SOURCE = StatusSource("https://status.nordpost.example/")


def watch(**changes):
    watched = AccountWatch(account(**changes), START)
    watched.begin(START)
    return watched


def observe(watched, *observations):
    for observation in observations:
        watched.observe(Depth.LIGHT, observation, Policy(), Pace())


def test_mail_servers_one_at_a_time_the_page_beside_them():
    watched = watch()
    assert next(watched.due_probes(START)) == (Service.RECEIVE, Depth.DEEP)
    watched.timetable.running.add(Service.RECEIVE)
    assert [s for s, _ in watched.due_probes(START)] == [Service.WEBMAIL]


def test_without_a_password_only_light_probes():
    assert {d for _, d in watch(auth=Auth.NONE).due_probes(START)} == {Depth.LIGHT}


@pytest.mark.parametrize("service", [Service.RECEIVE, Service.SEND])
def test_after_a_refused_login_the_keyring_is_looked_into_and_no_command_is_run(service):
    stop = LoginStop(START, "f")
    kept = AccountWatch(account(), START, login_stop=stop)
    assert kept.may_login(at(600), service)
    assert not kept.expects_login(service)
    assert not AccountWatch(account(password_command=("pass",)), START, login_stop=stop).may_login(at(600), service)


def test_at_a_first_failure_the_providers_words_are_wanted_at_once():
    watched = watch(status=(SOURCE,))
    watched.sources.due_at[SOURCE.url] = at(300)
    watched.sources.readings[SOURCE.url] = reading(read_at=at(-60))
    observe(watched, seen(0), seen(60, REFUSED))
    assert watched.sources.due_at[SOURCE.url] == at(60)
    assert watched.timetable.plans[Service.WEBMAIL].light_at == at(60)


def test_at_a_first_failure_the_other_services_are_asked_at_once():
    watched = watch()
    watched.timetable.plans[Service.SEND] = Plan(at(300), at(3600))
    observe(watched, seen(0), seen(60, REFUSED))
    assert watched.timetable.plans[Service.SEND] == Plan(at(60), at(3600)), "a light check, no login"


def test_when_one_is_back_the_others_that_are_down_are_asked_at_once():
    watched = watch()
    watched.healths[Service.SEND] = red(start=-90)
    watched.healths[Service.RECEIVE] = red(start=-90)
    watched.timetable.plans |= {Service.SEND: Plan(at(300), at(3600)), Service.WEBMAIL: Plan(at(500), None)}
    observe(watched, seen(60))
    assert watched.timetable.plans[Service.SEND].light_at == at(60)
    assert watched.timetable.plans[Service.WEBMAIL].light_at == at(500), "it was never down"


def test_a_failure_that_is_forgiven_is_looked_into_soon():
    watched = watch()
    observe(watched, seen(-60))
    watched.void(at(0), 20)
    watched.observe(Depth.DEEP, seen(20, SAYS_DOWN, Phase.LOGIN, Depth.DEEP), Policy(), Pace())
    assert not watched.health(Service.RECEIVE).failures
    assert watched.timetable.plans[Service.RECEIVE] == Plan(at(30), at(30))


def test_a_limit_on_connections_is_no_reason_for_more_of_them():
    watched = watch()
    watched.timetable.plans[Service.SEND] = Plan(at(300), at(3600))
    observe(watched, seen(0), seen(60, TOO_MANY, Phase.LOGIN, Depth.DEEP))
    assert watched.timetable.plans[Service.SEND] == Plan(at(300), at(3600))


def test_sources_are_read_each_minute_while_something_is_wrong():
    watched = watch(status=(SOURCE,))
    watched.sources.take(SOURCE.url, reading(), START, Pace(), is_troubled=watched.is_troubled)
    assert watched.sources.due_at[SOURCE.url] == at(300)
    observe(watched, seen(0), seen(60, REFUSED))
    watched.sources.take(SOURCE.url, reading(), at(61), Pace(), is_troubled=watched.is_troubled)
    assert watched.sources.due_at[SOURCE.url] == at(121)


def test_what_worked_this_week_is_beyond_doubt():
    watched = watch()
    assert not watched.worked_lately(Service.SEND, START)
    watched.worked_at[Service.SEND] = at(-6 * 86_400)
    assert watched.worked_lately(Service.SEND, START)
    assert not watched.worked_lately(Service.SEND, at(2 * 86_400))


def test_a_recovery_is_shown_for_a_week_or_until_it_is_acknowledged():
    watched = watch()
    watched.outage = Outage("north", "Nordpost", Status.OUTAGE, (), START, ended_at=at(3600))
    assert situation_of(watched, at(7200), START.tzinfo, None, quick=False).recovery is not None
    assert situation_of(watched, at(8 * 86_400), START.tzinfo, None, quick=False).recovery is None


def test_its_usual_silence_follows_its_rarest_rhythm():
    rare = watch(receive=None, send=None, intervals=Intervals(webmail_s=600))
    assert rare.usual_silence_s > 600 * 5
    assert watch().usual_silence_s < 600


def test_the_last_success_before_it_failed():
    watched = watch()
    observe(watched, seen(0), seen(60, REFUSED), seen(70, REFUSED))
    assert last_ok_at(watched.healths, [Service.RECEIVE], at(60)) == START
    assert last_ok_at(watched.healths, [Service.RECEIVE], at(-1)) is None
