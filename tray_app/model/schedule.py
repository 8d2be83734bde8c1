"""When is what probed next? Pure: the clock and the dice come in as arguments.

- One timer to the next due probe; nothing ticks in between.
- While a failure is being confirmed, re-checks follow `policy.recheck_s` after the first failure, on new
  connections, without a login if the failure came before it.
- While the provider is down, only the greeting is asked; once that is healthy, one login after a random delay.
- After a refused login the usual logins go on only in so far as there may be another secret meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray_app.model.account import Intervals, Service
from tray_app.model.health import Health
from tray_app.model.result import Depth, Phase
from tray_app.model.settings import Policy
from tray_app.model.verdict import Status

JITTER = 0.2
"""Intervals are shortened by up to this share, never stretched: what the settings say is the longest wait."""
SPARING_FACTOR = 5.0
"""On battery or a metered line everything is asked this many times less often."""
DOWN_LIGHT_S = 60.0
"""A service that is down is asked for its greeting at least this often, so that its return is seen to the minute."""
DOWN_LOGIN_FACTOR = 5.0
"""While logins fail on the provider's side, a login is tried this many light intervals apart."""
CLOCK_GAP_S = 30.0
"""Wall clock and monotonic clock this far apart since the last look: the computer slept or was set."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When a service is due; `deep_at` is None while no login may be tried."""

    light_at: datetime
    deep_at: datetime | None

    @property
    def at(self) -> datetime:
        """The earlier of the two."""
        return self.light_at if self.deep_at is None else min(self.light_at, self.deep_at)

    def depth_due(self, now: datetime) -> Depth | None:
        """What to run now; a deep probe includes the light one."""
        if self.deep_at is not None and self.deep_at <= now:
            return Depth.DEEP
        return Depth.LIGHT if self.light_at <= now else None


@dataclass(frozen=True, slots=True)
class Pace:
    """What stretches or shortens the intervals."""

    sparing: bool = False
    dice: float = 0.0
    """A random number in [0, 1)."""

    def spread(self, interval_s: float) -> timedelta:
        """The interval, up to 20 % shorter, stretched when sparing."""
        factor = SPARING_FACTOR if self.sparing else 1.0
        return timedelta(seconds=interval_s * factor * (1 - JITTER * self.dice))


def first_plan(start: datetime, *, may_login: bool) -> Plan:
    """At the start everything is due, the login included."""
    return Plan(start, start if may_login else None)


def next_plan(
    plan: Plan,
    service: Service,
    health: Health,
    depth: Depth,
    *,
    now: datetime,
    intervals: Intervals,
    policy: Policy,
    pace: Pace,
    may_login: bool,
) -> Plan:
    """The plan after a probe of `depth` has been judged and `health` is what came of it."""
    light_s, deep_s = light_interval_s(service, intervals), deep_interval_s(service, intervals)
    deep_at = plan.deep_at if plan.deep_at is not None and depth is Depth.LIGHT else now + pace.spread(deep_s)
    usual = Plan(now + pace.spread(light_s), deep_at if may_login else None)
    if health.is_recovering:
        return _recovery_plan(usual, health, now, policy, pace, may_login=may_login)
    if not health.failures:
        return usual
    return _failing_plan(usual, health, depth, now, min(light_s, DOWN_LIGHT_S), deep_s, policy, pace)


def _recovery_plan(usual: Plan, health: Health, now: datetime, policy: Policy, pace: Pace, *, may_login: bool) -> Plan:
    first = health.first_success_at or now
    second_at = max(first + timedelta(seconds=policy.recover_after_s), now)
    if not may_login:
        return Plan(second_at, None)
    if health.login_seen:
        return Plan(second_at, second_at)
    # The greeting is healthy again: everybody's programs rush in now, so ours waits a random moment.
    return replace(usual, deep_at=now + timedelta(seconds=policy.recover_after_s * pace.dice))


def _failing_plan(
    usual: Plan,
    health: Health,
    depth: Depth,
    now: datetime,
    light_s: float,
    deep_s: float,
    policy: Policy,
    pace: Pace,
) -> Plan:
    started, last = health.failures[0].at, health.failures[-1]
    at_login = last.phase >= Phase.LOGIN
    usual = replace(usual, light_at=min(usual.light_at, now + pace.spread(light_s)))
    if last.target is Status.ACCOUNT and not health.is_checking:
        wait_s = max(deep_s, last.reason.retry_after_s or 0)
        return usual if depth is Depth.LIGHT else replace(usual, deep_at=usual.deep_at and now + pace.spread(wait_s))
    recheck = next((at for s in policy.recheck_s if (at := started + timedelta(seconds=s)) > now), None)
    if recheck is None and not health.is_down and policy.recheck_s:
        # Probes that took longer than the re-checks lie apart are no reason to leave the question open.
        recheck = now + timedelta(seconds=min(policy.recheck_s))
    if health.is_checking and recheck is not None:
        return Plan(recheck, recheck if at_login and usual.deep_at else _later(usual.deep_at, recheck))
    if at_login and usual.deep_at is not None:
        # A light probe in between must not put the login off again.
        return replace(usual, deep_at=min(usual.deep_at, now + pace.spread(light_s * DOWN_LOGIN_FACTOR)))
    # Down before the login: none is tried until a light success plans one.
    return replace(usual, deep_at=_later(usual.deep_at, usual.light_at))


def _later(deep_at: datetime | None, light_at: datetime) -> datetime | None:
    """The login comes just after the light probe, so that its outcome decides whether there is one."""
    return None if deep_at is None else max(deep_at, light_at + timedelta(seconds=1))


def light_interval_s(service: Service, intervals: Intervals) -> float:
    """Seconds between two light probes."""
    return {
        Service.RECEIVE: intervals.receive_s,
        Service.SEND: intervals.send_s,
        Service.WEBMAIL: intervals.webmail_s,
        Service.CONTACTS: intervals.contacts_s,
    }[service]


def deep_interval_s(service: Service, intervals: Intervals) -> float:
    """Seconds between two deep probes."""
    return {
        Service.RECEIVE: intervals.login_s,
        Service.SEND: intervals.send_login_s,
        Service.WEBMAIL: intervals.webmail_s,
        Service.CONTACTS: intervals.contacts_s,
    }[service]


def clock_gap(wall_before: datetime, wall_now: datetime, monotonic_before: float, monotonic_now: float) -> bool:
    """Whether the computer slept or its clock was set between two looks (findings: compare both clocks)."""
    drift_s = (wall_now - wall_before).total_seconds() - (monotonic_now - monotonic_before)
    return abs(drift_s) > CLOCK_GAP_S
