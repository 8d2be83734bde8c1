"""When a service counts as down, and when it is back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.builders import (
    MAINTENANCE,
    REFUSED,
    SAYS_DOWN,
    SERVERBUG,
    START,
    TIMEOUT,
    TOO_MANY,
    WRONG_PASSWORD,
    at,
    run,
    seen,
)
from tray_app.model.health import PROVIDER_STATUSES, Health, forgive, is_unstable, target_status
from tray_app.model.line import Line, LineStatus
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase
from tray_app.model.verdict import Status

RECHECKS = (0, 10, 30, 60, 90)
SHAKY = Line(LineStatus.OK, START, asked=3, reached_hosts=("a", "b"))


def failing(*seconds: float, reason=REFUSED, **fields):
    return [seen(s, reason, **fields) for s in seconds]


def test_one_failure_only_starts_checking():
    health = run(seen(-60), *failing(0))
    assert health.status is Status.OK
    assert health.is_checking


def test_red_after_ninety_seconds_of_failures_with_the_line_proven():
    almost = run(seen(-60), *failing(*RECHECKS[:-1]))
    assert almost.status is Status.OK
    red = run(seen(-60), *failing(*RECHECKS))
    assert red.status is Status.OUTAGE
    assert red.since == at(0), "the outage began with the first failure, not with its confirmation"


def test_two_failures_are_enough_if_the_provider_says_so_itself():
    assert run(*failing(0, 10, reason=SAYS_DOWN, phase=Phase.LOGIN)).status is Status.UNKNOWN
    assert run(*failing(0, 30, reason=SAYS_DOWN, phase=Phase.LOGIN)).status is Status.OUTAGE


def test_a_notice_that_names_the_service_shortens_the_wait_too():
    assert run(*failing(0, 30, says=True)).status is Status.OUTAGE
    assert run(*failing(0, 30)).status is Status.UNKNOWN


def test_ninety_seconds_with_two_failures_are_not_enough():
    assert run(seen(-60), *failing(0, 120)).status is Status.OK


@pytest.mark.parametrize(
    "line", [LineStatus.OFFLINE, LineStatus.DNS, LineStatus.CAPTIVE_PORTAL, LineStatus.BLOCKED_PORTS]
)
def test_our_own_line_is_never_the_providers_outage(line):
    health = run(seen(-60), *failing(*RECHECKS, line=line))
    assert health.status is Status.LINE


def test_a_failure_with_an_unknown_line_counts_for_nobody():
    health = run(seen(-60), *failing(*RECHECKS, line=LineStatus.UNKNOWN))
    assert health.status is Status.OK
    assert not health.is_checking


def test_a_failure_of_the_line_in_between_starts_the_count_anew():
    health = run(seen(-60), *failing(0, 10, 30), seen(60, REFUSED, line=LineStatus.OFFLINE), *failing(90))
    assert health.status is Status.OK


def test_words_from_the_server_need_no_control_group():
    health = run(*failing(0, 30, reason=SAYS_DOWN, phase=Phase.GREETING, line=LineStatus.UNKNOWN))
    assert health.status is Status.OUTAGE


def test_a_certificate_shown_on_an_unproven_line_may_be_a_portals():
    expired = Reason(Failure.TLS_CERTIFICATE, "certificate_expired", Origin.PROVIDER, quote="certificate has expired")
    assert target_status(expired, LineStatus.CAPTIVE_PORTAL, Phase.TLS) is Status.LINE
    assert target_status(expired, LineStatus.OK, Phase.TLS) is Status.OUTAGE


def test_recovery_takes_two_successes_thirty_seconds_apart():
    red = run(*failing(*RECHECKS))
    once = run(seen(150), start=red)
    assert once.status is Status.OUTAGE
    assert run(seen(160), start=once).status is Status.OUTAGE
    assert run(seen(180), start=once).status is Status.OK


def test_a_failure_between_the_two_successes_starts_the_recovery_anew():
    red = run(*failing(*RECHECKS))
    assert run(seen(150), *failing(165), seen(180), start=red).status is Status.OUTAGE


def test_recovery_includes_the_login_where_there_is_one():
    red = run(*failing(*RECHECKS))
    light_only = run(seen(150, login=True), seen(200, login=True), start=red)
    assert light_only.status is Status.OUTAGE
    assert run(seen(201, depth=Depth.DEEP, login=True), start=light_only).status is Status.OK


def test_a_light_success_does_not_clear_a_failed_login():
    failed = run(seen(-60), *failing(0, reason=SAYS_DOWN, phase=Phase.LOGIN, depth=Depth.DEEP))
    assert run(seen(5), start=failed).is_checking
    assert not run(seen(5, depth=Depth.DEEP), start=failed).is_checking


def test_a_refused_password_is_the_accounts_matter_at_once():
    health = run(seen(-60), *failing(0, reason=WRONG_PASSWORD, phase=Phase.LOGIN, depth=Depth.DEEP))
    assert health.status is Status.ACCOUNT
    assert run(seen(60, login=True), start=health).status is Status.ACCOUNT, "a greeting proves nothing about it"
    assert run(seen(60, depth=Depth.DEEP, login=True), start=health).status is Status.OK


def test_a_limit_is_believed_at_the_second_time():
    first = run(seen(-60), *failing(0, reason=TOO_MANY, phase=Phase.LOGIN, depth=Depth.DEEP))
    assert first.status is Status.OK
    again = run(*failing(10, reason=TOO_MANY, phase=Phase.LOGIN, depth=Depth.DEEP), start=first)
    assert again.status is Status.ACCOUNT


@pytest.mark.parametrize(
    ("reason", "phase", "status"),
    [
        (MAINTENANCE, Phase.LOGIN, Status.MAINTENANCE),
        (SERVERBUG, Phase.GREETING, Status.OUTAGE),
        (SERVERBUG, Phase.LOGIN, Status.OUTAGE),
        (SERVERBUG, Phase.USE, Status.DEGRADED),
        (SAYS_DOWN, Phase.LOGIN, Status.OUTAGE),
    ],
)
def test_words_and_phase_decide_what_kind_of_trouble_it_is(reason, phase, status):
    assert run(*failing(0, 30, reason=reason, phase=phase)).status is status


def test_one_new_wording_does_not_change_the_status():
    red = run(*failing(0, 30, reason=SAYS_DOWN, phase=Phase.LOGIN))
    assert run(*failing(60, reason=SERVERBUG, phase=Phase.USE), start=red).status is Status.OUTAGE
    assert run(*failing(60, 90, reason=SERVERBUG, phase=Phase.USE), start=red).status is Status.DEGRADED


def test_words_nobody_understands_accuse_nobody():
    odd = Reason(Failure.UNKNOWN, "unknown_words", Origin.UNKNOWN, quote="Blorp")
    health = run(seen(-60), *failing(*RECHECKS, reason=odd, phase=Phase.LOGIN))
    assert health.status is Status.UNKNOWN


def test_after_sleep_the_first_failure_is_free():
    health = forgive(run(seen(-60), *failing(0, 10)))
    assert not health.is_checking
    forgiven = run(*failing(40), start=health)
    assert not forgiven.is_checking
    assert run(*failing(50), start=forgiven).is_checking


def test_a_refused_login_is_not_forgiven():
    health = forgive(run(seen(-60)))
    refused = run(*failing(40, reason=WRONG_PASSWORD, phase=Phase.LOGIN, depth=Depth.DEEP), start=health)
    assert refused.status is Status.ACCOUNT


def test_fails_at_times_is_degraded_and_says_how_often():
    pattern = [seen(60 * i, TIMEOUT if i in (2, 5, 7) else None) for i in range(10)]
    health = run(*pattern)
    assert health.status is Status.DEGRADED
    assert health.failed_of_last == (3, 10)
    calm = [seen(600 + 60 * i) for i in range(10)]
    assert run(*calm, start=health).status is Status.OK


def test_failing_at_times_on_a_line_that_loses_packets_is_nobodys_fault():
    pattern = [seen(60 * i, TIMEOUT if i in (2, 5, 7) else None, lines=(SHAKY,)) for i in range(10)]
    assert run(*pattern).status is Status.OK
    refusing = [seen(60 * i, SAYS_DOWN if i in (2, 5, 7) else None, lines=(SHAKY,)) for i in range(10)]
    assert run(*refusing).status is Status.DEGRADED, "words do not come from a lost packet"


def silences(answered, reason=TIMEOUT, every_s=30):
    """A failure each `every_s`, beside the control hosts that answered then."""
    lines = tuple(Line(LineStatus.OK, at(every_s * i), 3, tuple(names)) for i, names in enumerate(answered))
    return [seen(every_s * i, reason, lines=lines[: i + 1]) for i in range(len(lines))]


LOSSY, STEADY = ("ab", "c", "ac", "b", "abc"), ("abc", "ab", "abc", "abc", "abc")


def test_silence_makes_no_red_while_answers_come_and_go_on_our_own_line():
    assert run(seen(-60), *silences(LOSSY)).status is Status.OK
    assert run(seen(-60), *silences(STEADY)).status is Status.OUTAGE
    assert run(seen(-60), *silences(("a",) * 5)).status is Status.OUTAGE, "two are down themselves"
    assert run(seen(-60), *silences(LOSSY, REFUSED)).status is Status.OUTAGE, "a refusal is an answer"


def test_long_enough_a_silence_is_the_providers_on_any_line():
    assert run(seen(-60), *silences(LOSSY * 2)).status is Status.OK
    assert run(seen(-60), *silences(LOSSY * 3)).status is Status.OUTAGE


def test_slow_against_its_own_past():
    usual = [seen(60 * i, duration_ms=40.0) for i in range(8)]
    crawling = [seen(600 + 60 * i, duration_ms=15_000.0) for i in range(3)]
    assert run(*usual, *crawling[:2]).status is Status.OK
    assert run(*usual, *crawling).status is Status.DEGRADED


def test_three_changes_within_an_hour_are_unstable():
    health = Health()
    for start in (0, 600, 1200):
        health = run(*failing(*(start + s for s in RECHECKS)), seen(start + 150), seen(start + 190), start=health)
    assert is_unstable(health, at(1500))
    assert not is_unstable(health, at(3600 + 1400))


reasons = st.sampled_from([None, REFUSED, TIMEOUT, SAYS_DOWN, WRONG_PASSWORD, TOO_MANY])
lines = st.sampled_from(list(LineStatus))


@given(st.lists(st.tuples(reasons, lines, st.floats(1, 400)), max_size=30))
def test_never_red_without_enough_failures_on_a_proven_line(steps):
    health, now, run_of_failures = Health(), 0.0, []
    for reason, line, gap in steps:
        now += gap
        was = health.status
        health = run(seen(now, reason, line=line), start=health)
        counts = reason in (REFUSED, TIMEOUT, SAYS_DOWN) and line is LineStatus.OK
        run_of_failures = [*run_of_failures, now] if counts else []
        if health.status is Status.OUTAGE and was not in PROVIDER_STATUSES:
            assert len(run_of_failures) >= 2
            assert now - run_of_failures[0] >= 30


@given(st.lists(st.tuples(reasons, lines), max_size=20))
def test_the_provider_is_never_blamed_while_every_failure_comes_with_a_bad_line(steps):
    health = Health()
    for i, (reason, line) in enumerate(steps):
        bad = LineStatus.OFFLINE if line is LineStatus.OK else line
        health = run(seen(60 * i, REFUSED if reason else None, line=bad), start=health)
        assert health.status not in PROVIDER_STATUSES
