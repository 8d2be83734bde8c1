"""When what is probed next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.model.builders import REFUSED, SAYS_DOWN, TIMEOUT, TOO_MANY, at, run, seen
from tray_app.model.account import Intervals, Service
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase
from tray_app.model.schedule import Pace, Plan, clock_gap, first_plan, next_plan
from tray_app.model.settings import Policy

EVEN = Pace(dice=0.0)


def plan_after(health, now_s, depth=Depth.LIGHT, *, may_login=True, pace=EVEN, before=None, service=Service.RECEIVE):
    return next_plan(
        before or Plan(at(now_s), at(600)),
        service,
        health,
        depth,
        now=at(now_s),
        intervals=Intervals(),
        policy=Policy(),
        pace=pace,
        may_login=may_login,
    )


def test_all_is_due_at_the_start():
    assert first_plan(at(0), may_login=True).depth_due(at(0)) is Depth.DEEP
    assert first_plan(at(0), may_login=False).depth_due(at(0)) is Depth.LIGHT


def test_the_usual_round_is_light_each_minute_and_deep_each_ten():
    plan = plan_after(run(seen(0, depth=Depth.DEEP)), 0, Depth.DEEP)
    assert plan == Plan(at(60), at(600))
    assert plan.depth_due(at(59)) is None
    assert plan.depth_due(at(60)) is Depth.LIGHT
    assert plan.depth_due(at(600)) is Depth.DEEP


def test_sending_is_asked_less_often():
    plan = plan_after(run(seen(0, depth=Depth.DEEP)), 0, Depth.DEEP, service=Service.SEND)
    assert plan == Plan(at(300), at(3600))


@pytest.mark.parametrize(("dice", "seconds"), [(0.0, 60), (0.5, 54), (0.999999, 48)])
def test_jitter_only_shortens_by_twenty_percent(dice, seconds):
    plan = plan_after(run(seen(0)), 0, pace=Pace(dice=dice))
    assert abs((plan.light_at - at(seconds)).total_seconds()) < 0.1


def test_sparing_stretches_by_five():
    assert plan_after(run(seen(0)), 0, pace=Pace(sparing=True)).light_at == at(300)


@pytest.mark.parametrize(("now", "then"), [(0, 10), (10, 30), (30, 60), (60, 90)])
def test_rechecks_follow_the_first_failure(now, then):
    health = run(seen(-60), *(seen(s, REFUSED) for s in (0, 10, 30, 60) if s <= now))
    plan = plan_after(health, now)
    assert plan.light_at == at(then)
    assert plan.depth_due(at(then)) is Depth.LIGHT, "no login while the failure is before the greeting"


def test_a_failed_login_is_rechecked_with_a_login():
    health = run(seen(-60), seen(0, SAYS_DOWN, Phase.LOGIN, Depth.DEEP))
    assert plan_after(health, 0, Depth.DEEP).depth_due(at(10)) is Depth.DEEP


def test_while_down_before_the_login_no_login_is_tried():
    health = run(*(seen(s, REFUSED) for s in (0, 10, 30, 60, 90)))
    plan = plan_after(health, 90, before=Plan(at(90), at(100)))
    assert plan.depth_due(at(150)) is Depth.LIGHT


def test_a_healthy_greeting_brings_one_login_after_a_random_moment():
    red = run(*(seen(s, REFUSED) for s in (0, 10, 30, 60, 90)))
    back = run(seen(150, login=True), start=red)
    assert plan_after(back, 150, pace=Pace(dice=0.2)).deep_at == at(150) + timedelta(seconds=6)


def test_the_second_success_is_asked_for_after_thirty_seconds():
    red = run(*(seen(s, REFUSED) for s in (0, 10, 30, 60, 90)))
    back = run(seen(150, depth=Depth.DEEP, login=True), start=red)
    assert plan_after(back, 150, Depth.DEEP).depth_due(at(180)) is Depth.DEEP


def test_logins_that_fail_at_the_provider_are_tried_politely():
    red = run(*(seen(s, SAYS_DOWN, Phase.LOGIN, Depth.DEEP) for s in (0, 30)))
    plan = plan_after(red, 30, Depth.DEEP)
    assert plan.light_at == at(90)
    assert plan.deep_at == at(330)


def test_a_server_that_names_a_wait_gets_it():
    slow_down = Reason(Failure.RATE_LIMITED, "throttled", Origin.ACCOUNT, quote="wait", retry_after_s=5000)
    limited = run(*(seen(s, slow_down, Phase.LOGIN, Depth.DEEP) for s in (0, 10)))
    assert plan_after(limited, 10, Depth.DEEP).deep_at == at(5010)


def test_no_login_is_planned_where_none_may_be_tried():
    assert plan_after(run(seen(0)), 0, may_login=False).deep_at is None


def test_limits_are_rechecked_once_then_left_alone():
    first = run(seen(-60), seen(0, TOO_MANY, Phase.LOGIN, Depth.DEEP))
    assert plan_after(first, 0, Depth.DEEP).deep_at == at(10)
    second = run(seen(10, TOO_MANY, Phase.LOGIN, Depth.DEEP), start=first)
    assert plan_after(second, 10, Depth.DEEP).deep_at == at(610)


def test_clocks_that_drift_apart_mean_sleep():
    assert not clock_gap(at(0), at(60), 100.0, 160.0)
    assert clock_gap(at(0), at(3600), 100.0, 160.0), "slept"
    assert clock_gap(at(0), at(-3600), 100.0, 160.0), "the clock was set back"


def test_light_probes_in_between_do_not_put_the_login_off():
    red = run(*(seen(s, SAYS_DOWN, Phase.LOGIN, Depth.DEEP) for s in (0, 30)))
    plan = plan_after(red, 30, Depth.DEEP)
    for s in (90, 150, 210, 270):
        plan = plan_after(run(seen(s, login=True), start=red), s, before=plan)
    assert plan.deep_at == at(330)


def test_a_service_that_is_down_is_asked_each_minute():
    red = run(*(seen(s, REFUSED) for s in (0, 10, 30, 60, 90)))
    assert plan_after(red, 90, service=Service.SEND).light_at == at(150)


def test_a_question_left_open_by_slow_probes_is_asked_on():
    hanging = run(seen(-60), *(seen(s, TIMEOUT, Phase.LOGIN, Depth.DEEP) for s in (0, 95)))
    assert hanging.is_checking, "two failures do not do"
    assert plan_after(hanging, 95, Depth.DEEP).depth_due(at(105)) is Depth.DEEP
