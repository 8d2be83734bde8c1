"""How an account's verdict comes about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.builders import (
    MAINTENANCE,
    REFUSED,
    START,
    TOO_MANY,
    WRONG_PASSWORD,
    account,
    at,
    green,
    notice,
    reading,
    red,
    run,
    seen,
    situation,
)
from tray_app.model.account import Auth, Service
from tray_app.model.health import Health
from tray_app.model.judging import judge
from tray_app.model.line import LineStatus
from tray_app.model.notice import NoticeState, SourceStatus
from tray_app.model.result import Depth, Phase
from tray_app.model.verdict import Recovery, Status

R, S, W, C = Service.RECEIVE, Service.SEND, Service.WEBMAIL, Service.CONTACTS


def judged(healths, **fields):
    return judge(situation(healths, **fields))


def test_nothing_measured_is_unknown():
    verdict = judged({})
    assert verdict.status is Status.UNKNOWN
    assert not verdict.confirmed
    assert {s.status for s in verdict.services} == {Status.UNKNOWN}


def test_all_measured_and_well_is_ok():
    verdict = judged({R: green(), S: green(60), W: green()})
    assert (verdict.status, verdict.affected, verdict.confirmed) == (Status.OK, (), True)
    assert verdict.since == at(60), "all is well only since the last of them answered"


def test_receiving_down_is_an_outage_of_the_account():
    verdict = judged({R: red(), S: green(), W: green()})
    assert (verdict.status, verdict.affected, verdict.since) == (Status.OUTAGE, (R,), START)


def test_two_services_down_count_since_the_first():
    assert judged({R: red(start=120), S: red(start=60), W: green()}).since == at(60)


@pytest.mark.parametrize("lesser", [W, C])
def test_only_a_lesser_service_down_is_degraded(lesser):
    from tray_app.model.account import Page

    full = account(contacts=Page("https://dav.nordpost.example/"))
    healths = {R: green(), S: green(), W: green(), C: green(), lesser: red()}
    verdict = judged(healths, account=full)
    assert (verdict.status, verdict.affected) == (Status.DEGRADED, (lesser,))


def test_where_webmail_is_all_there_is_it_decides():
    assert judged({W: red()}, account=account(receive=None, send=None)).status is Status.OUTAGE


def test_what_the_provider_says_turns_nothing_green():
    fine = reading(status=SourceStatus.OK)
    assert judged({R: red(), S: green(), W: green()}, readings=(fine,)).status is Status.OUTAGE


def test_trouble_announced_while_all_works_is_yellow_not_red():
    verdict = judged({R: green(), S: green(), W: green()}, readings=(reading(notice(started_at=at(30))),))
    assert (verdict.status, verdict.provider_notice_only, verdict.affected) == (Status.DEGRADED, True, ())
    assert verdict.since == at(30)
    assert verdict.reason is not None
    assert verdict.reason.is_quote


def test_trouble_of_something_else_changes_nothing():
    tv = reading(notice(services=("not_mail",)))
    assert judged({R: green(), S: green(), W: green()}, readings=(tv,)).status is Status.OK


def test_a_failure_within_announced_maintenance_is_maintenance():
    window = notice(NoticeState.MAINTENANCE, started_at=at(-60), ended_at=at(7200))
    verdict = judged({R: red(), S: green(), W: green()}, readings=(reading(window),))
    assert verdict.status is Status.MAINTENANCE


def test_a_failure_before_the_announced_window_is_no_maintenance():
    tomorrow = notice(NoticeState.MAINTENANCE, started_at=at(86_400), ended_at=at(90_000))
    verdict = judged({R: red(), S: green(), W: green()}, readings=(reading(tomorrow),))
    assert verdict.status is Status.OUTAGE
    assert verdict.announced == (tomorrow,)


def test_the_servers_own_word_for_maintenance_counts():
    down = run(seen(-60), *(seen(s, MAINTENANCE, Phase.GREETING) for s in (0, 10, 30)))
    assert judged({R: down, S: green(), W: green()}).status is Status.MAINTENANCE


def test_a_refused_password_is_the_accounts_matter():
    refused = run(seen(-60), seen(0, WRONG_PASSWORD, Phase.LOGIN, Depth.DEEP))
    verdict = judged({R: refused, S: green(), W: green()}, login_stopped_at=START)
    assert (verdict.status, verdict.affected) == (Status.ACCOUNT, (R,))


def test_a_refusal_before_this_start_stays_the_accounts_matter():
    """None is tried any more, so nothing but an open front door can be seen."""
    door = run(seen(0))
    verdict = judged({R: door, S: door, W: door}, login_stopped_at=at(-7200))
    assert (verdict.status, verdict.affected, verdict.since) == (Status.ACCOUNT, (R, S), at(-7200))
    assert verdict.reason is not None
    assert (verdict.reason.code, verdict.reason.origin) == ("login_stopped", "account")


def test_a_login_accepted_since_the_refusal_ends_it():
    accepted = run(seen(0, depth=Depth.DEEP))
    verdict = judged({R: accepted, S: green(), W: green()}, login_stopped_at=at(-7200))
    assert verdict.status is Status.OK


def test_an_outage_weighs_more_than_the_account():
    refused = run(seen(-60), seen(0, WRONG_PASSWORD, Phase.LOGIN, Depth.DEEP))
    assert judged({R: refused, S: red(), W: green()}).status is Status.OUTAGE


def test_our_own_line_blames_nobody():
    offline = run(seen(-60), *(seen(s, REFUSED, line=LineStatus.OFFLINE) for s in (0, 10)))
    assert judged({R: offline, S: offline, W: offline}).status is Status.LINE


def test_a_first_failure_is_only_a_small_sign():
    checking = run(seen(-60), seen(0, REFUSED))
    verdict = judged({R: checking, S: green(), W: green()})
    assert (verdict.status, verdict.checking) == (Status.OK, True)


def test_a_quick_look_shows_what_is_not_confirmed_and_says_so():
    checking = run(seen(0, REFUSED))
    verdict = judged({R: checking, S: green(), W: green()}, quick=True)
    assert (verdict.status, verdict.confirmed, verdict.since) == (Status.OUTAGE, False, START)


def test_paused_is_paused_whatever_was_measured():
    assert judged({R: red()}, is_paused=True).status is Status.PAUSED


def test_a_recovery_is_shown_only_while_all_is_well():
    past = Recovery(at(-90_000), at(-100))
    assert judged({R: green(), S: green(), W: green()}, recovery=past).recovery == past
    assert judged({R: red(), S: green(), W: green()}, recovery=past).recovery is None


def test_fails_at_times_says_how_often():
    pattern = [seen(60 * i, REFUSED if i in (2, 5, 7) else None) for i in range(10)]
    verdict = judged({R: run(*pattern), S: green(), W: green()})
    assert verdict.status is Status.DEGRADED
    assert next(s for s in verdict.services if s.service is R).failed_of_last == (3, 10)


def test_limits_are_the_accounts_matter_once_they_last():
    limited = run(seen(-60), *(seen(s, TOO_MANY, Phase.LOGIN, Depth.DEEP) for s in (0, 10)))
    assert judged({R: limited, S: green(), W: green()}).status is Status.ACCOUNT


def test_without_a_password_it_is_said_that_logins_are_not_seen():
    verdict = judged({R: green(), S: green(), W: green()}, account=account(auth=Auth.NONE))
    assert not verdict.can_login
    assert any("Logins are not watched" in piece.sentence for piece in verdict.evidence)


def test_words_nobody_understands_are_unknown_not_an_outage():
    odd = replace(Health(), status=Status.UNKNOWN)
    assert judged({R: odd, S: green(), W: green()}).status is Status.UNKNOWN
