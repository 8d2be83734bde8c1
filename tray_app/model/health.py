"""When does a service count as down, and when is it back? The rules of DESIGN 4.4; clock and network are elsewhere.

- A single failure never changes a status; it only starts *checking*.
- Red needs `red_failures` failures over `red_after_s` with the line proven each time, or two at least
  `said_after_s` apart in which the provider itself says so.
- A failure while the line is not proven is void: it ends the run of failures and never blames the provider.
- Silence makes red only once it is unlikely by chance on our own line (`silences_needed`); refusals and words are
  answers, which no lost packet makes up.
- Back means two successes `recover_after_s` apart, the login included where there is one.
- A light success says nothing about a login that failed; only a deep one clears that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TypeVar

from tray_app.model.line import Line, LineStatus, may_be_chance, silences_needed
from tray_app.model.reason import LOGIN_STOPPING_FAILURES, Failure, Origin, Reason
from tray_app.model.result import Depth, Phase, ProbeResult
from tray_app.model.settings import Policy
from tray_app.model.verdict import Status

_T = TypeVar("_T")
PROVIDER_STATUSES = frozenset({Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE})
RECENT_ATTEMPTS = 10
AT_TIMES_FAILURES = 3
"""So many of the recent attempts must fail, in at least two runs, to say "fails at times"."""
_SILENCE = frozenset({"timeout", "dns_failed"})
"""What a lost packet looks like; a refusal, a hang-up and words are answers."""
SLOW_MS = 10_000.0
SLOW_FACTOR = 4.0
SLOW_ATTEMPTS = 3
SLOW_HISTORY = 20
UNSTABLE_CHANGES = 3
UNSTABLE_WINDOW = timedelta(hours=1)


class Attempt(Enum):
    """What became of an attempt that counts."""

    OK = auto()
    FAILED = auto()
    SILENT = auto()
    """It looks like a lost packet."""


@dataclass(frozen=True, slots=True)
class Failed:
    """One failure that counts: the line was proven, or it is our own side that failed."""

    at: datetime
    """When the attempt began; how long silence was waited for says nothing about the provider."""
    phase: Phase
    reason: Reason
    target: Status
    """The status this failure points to, if it is confirmed."""
    number: int = 1
    """Its place in the run, which keeps only the first and the newest."""


@dataclass(frozen=True, slots=True)
class Health:
    """A service's status plus counters."""

    status: Status = Status.UNKNOWN
    since: datetime | None = None
    failures: tuple[Failed, ...] = ()
    """The unbroken run of failures with one target; empty when all is well."""
    first_success_at: datetime | None = None
    """While recovering: the first success of the present run."""
    login_seen: bool = False
    """While recovering: a login was among those successes."""
    last_ok_at: datetime | None = None
    last_login_ok_at: datetime | None = None
    recent: tuple[Attempt, ...] = ()
    fails_at_times: bool = False
    """Several failures among the last attempts, with successes between them, and not by chance on our own line."""
    durations_ms: tuple[float, ...] = ()
    changes: tuple[datetime, ...] = ()
    forgive_next: bool = False
    """After sleep or a network change the first failure does not count; but a refused login is never a hiccup."""
    last_result: ProbeResult | None = None

    @property
    def is_checking(self) -> bool:
        """Whether a failure waits to be confirmed or a recovery to be proven."""
        return bool(self.failures) and self.failures[-1].target is not self.status

    @property
    def is_down(self) -> bool:
        """Whether the provider's side is the present status."""
        return self.status in PROVIDER_STATUSES

    @property
    def is_recovering(self) -> bool:
        """Whether a success came while the status still says otherwise."""
        return self.first_success_at is not None

    @property
    def failed_at_login(self) -> bool:
        """Whether the login or what follows is what fails; then only a login can show that it is over."""
        return bool(self.failures) and self.failures[-1].phase >= Phase.LOGIN

    @property
    def failed_of_last(self) -> tuple[int, int]:
        """How many of how many attempts failed of late."""
        return len(self.recent) - self.recent.count(Attempt.OK), len(self.recent)

    @property
    def is_slow(self) -> bool:
        """The last successes all took far longer than this service's own usual time."""
        usual, last = self.durations_ms[:-SLOW_ATTEMPTS], self.durations_ms[-SLOW_ATTEMPTS:]
        limit = max(SLOW_MS, SLOW_FACTOR * _median(usual))
        return len(last) == SLOW_ATTEMPTS and all(ms > limit for ms in last)


@dataclass(frozen=True, slots=True)
class Observation:
    """A finished probe together with what is known of the line at that moment."""

    result: ProbeResult
    line: LineStatus
    at: datetime
    lines: tuple[Line, ...] = ()
    """The line as it was measured of late, while it worked, whichever failure asked; the newest last."""
    login_expected: bool = False
    """Logins are part of the watch, so a recovery must include one."""
    provider_says: bool = False
    """A status source or the webmail page names trouble with this service right now."""


def advance(health: Health, seen: Observation, policy: Policy) -> Health:
    """`health` after one more observation."""
    health = replace(health, last_result=seen.result)
    if seen.result.reason is None:
        return _after_success(health, seen, policy)
    return _after_failure(health, seen, seen.result.reason, policy)


def forgive(health: Health) -> Health:
    """After sleep, a clock jump or a network change: what was under way is void, the next failure is free."""
    if health.is_checking:
        health = replace(health, failures=())
    return replace(health, forgive_next=True, first_success_at=None, login_seen=False)


def stop_trusting(health: Health, at: datetime) -> Health:
    """Nothing was measured for too long: the old status must not stay on show."""
    return _turn(replace(health, failures=()), Status.UNKNOWN, at)


def is_unstable(health: Health, now: datetime) -> bool:
    """Whether the status changed so often within an hour that saying it again helps nobody."""
    return sum(1 for at in health.changes if now - at <= UNSTABLE_WINDOW) >= UNSTABLE_CHANGES


def target_status(reason: Reason, line: LineStatus, phase: Phase) -> Status | None:
    """The status a failure points to; None if it says nothing because the line is not proven."""
    words_from_server = phase > Phase.GREETING or (phase is Phase.GREETING and bool(reason.quote))
    if not words_from_server and line is not LineStatus.OK:
        return None if line is LineStatus.UNKNOWN else Status.LINE
    if reason.failure is Failure.UNKNOWN:
        # Silence, refusal and hang-ups count against the provider once the line is proven; words that
        # nobody understands do not.
        return Status.UNKNOWN if reason.quote else Status.OUTAGE
    if reason.failure is Failure.PROVIDER_DEGRADED:
        # Overloaded or not: whoever is turned away at the door has no service; only behind it is half a service.
        return Status.DEGRADED if phase > Phase.LOGIN else Status.OUTAGE
    if reason.failure is Failure.TLS_CERTIFICATE:
        return _CERTIFICATE_TARGETS.get(reason.origin, Status.OUTAGE)
    return _TARGETS[reason.failure]


_TARGETS = {
    Failure.PROVIDER_OUTAGE: Status.OUTAGE,
    Failure.PLANNED_MAINTENANCE: Status.MAINTENANCE,
    Failure.CREDENTIALS_REJECTED: Status.ACCOUNT,
    Failure.ACCOUNT_BLOCKED: Status.ACCOUNT,
    Failure.RATE_LIMITED: Status.ACCOUNT,
    Failure.QUOTA: Status.ACCOUNT,
    Failure.TOO_MANY_CONNECTIONS: Status.ACCOUNT,
    Failure.SERVER_MISCONFIGURED: Status.ACCOUNT,
    Failure.CLIENT_BUG: Status.ACCOUNT,
    Failure.TLS_INTERCEPTED: Status.LINE,
    Failure.LOCAL_NETWORK: Status.LINE,
    Failure.DNS_LOCAL: Status.LINE,
    Failure.CAPTIVE_PORTAL: Status.LINE,
    Failure.OK: Status.UNKNOWN,
}
_CERTIFICATE_TARGETS = {Origin.ACCOUNT: Status.ACCOUNT, Origin.COMPUTER: Status.LINE}


def _after_success(health: Health, seen: Observation, policy: Policy) -> Health:
    deep = seen.result.depth is Depth.DEEP
    health = replace(
        health,
        last_ok_at=seen.at,
        last_login_ok_at=seen.at if deep else health.last_login_ok_at,
        durations_ms=_last(SLOW_HISTORY, (*health.durations_ms, seen.result.duration_ms)),
        forgive_next=False,
    )
    health = _with_attempt(health, Attempt.OK, seen.lines)
    if health.failed_at_login and not deep:
        return health  # the front door is open; whether the login works again is not known yet
    if health.is_down:
        return _recovering(health, seen, policy, deep=deep)
    if health.status is Status.ACCOUNT and not deep and seen.login_expected:
        return health
    return _settle(replace(health, failures=()), seen.at)


def _recovering(health: Health, seen: Observation, policy: Policy, *, deep: bool) -> Health:
    first = health.first_success_at or seen.at
    login_seen = health.login_seen or deep or not seen.login_expected
    if login_seen and (seen.at - first).total_seconds() >= policy.recover_after_s:
        # It was back at the first of these successes; the second one only made sure.
        return _settle(replace(health, failures=(), first_success_at=None, login_seen=False), first)
    return replace(health, first_success_at=first, login_seen=login_seen, failures=())


def _settle(health: Health, at: datetime) -> Health:
    """The status once nothing fails: ok, or degraded if it fails at times or crawls."""
    return _turn(health, Status.DEGRADED if health.fails_at_times or health.is_slow else Status.OK, at)


def _after_failure(health: Health, seen: Observation, reason: Reason, policy: Policy) -> Health:
    target = target_status(reason, seen.line, seen.result.phase)
    if health.forgive_next and reason.failure not in LOGIN_STOPPING_FAILURES:
        return replace(health, forgive_next=False)
    if target is None:
        return replace(health, failures=())
    health = replace(health, first_success_at=None, login_seen=False, forgive_next=False)
    run = _run_with(health.failures, Failed(seen.result.started_at, seen.result.phase, reason, target))
    is_silence = reason.code in _SILENCE
    if target in PROVIDER_STATUSES:
        health = _with_attempt(health, Attempt.SILENT if is_silence else Attempt.FAILED, seen.lines)
    health = replace(health, failures=run)
    needed = max(policy.red_failures, silences_needed(seen.lines) if is_silence else 0)
    if not _is_confirmed(run, policy, needed, provider_says=seen.provider_says) or _merely_rephrased(health, run):
        return health
    return _turn(health, target, run[0].at)


def _with_attempt(health: Health, attempt: Attempt, lines: tuple[Line, ...]) -> Health:
    recent = _last(RECENT_ATTEMPTS, (*health.recent, attempt))
    failed, silent = len(recent) - recent.count(Attempt.OK), recent.count(Attempt.SILENT)
    runs = sum(1 for i, a in enumerate(recent) if a is not Attempt.OK and (i == 0 or recent[i - 1] is Attempt.OK))
    at_times = failed >= AT_TIMES_FAILURES and runs > 1
    if attempt is Attempt.OK:  # the line is measured at failures, so only they can show that it is not chance
        at_times = at_times and health.fails_at_times
    elif failed - silent < AT_TIMES_FAILURES and may_be_chance(silent, len(recent), lines):
        at_times = False
    return replace(health, recent=recent, fails_at_times=at_times)


def _merely_rephrased(health: Health, run: tuple[Failed, ...]) -> bool:
    """A provider that is down words its trouble anew with each refusal; one new wording is no change."""
    return health.is_down and len(run) > 1 and run[-2].target is health.status and run[-1].target in PROVIDER_STATUSES


def _run_with(run: tuple[Failed, ...], failed: Failed) -> tuple[Failed, ...]:
    """The run with one more failure; another side's failures start a new run, the provider's all count together."""
    both_provider = run and run[-1].target in PROVIDER_STATUSES and failed.target in PROVIDER_STATUSES
    if not run or not (both_provider or run[-1].target is failed.target):
        return (failed,)
    return (run[0], *run[1:][-RECENT_ATTEMPTS:], replace(failed, number=run[-1].number + 1))


def _is_confirmed(run: tuple[Failed, ...], policy: Policy, needed: int, *, provider_says: bool) -> bool:
    last = run[-1]
    length_s = (last.at - run[0].at).total_seconds()
    if last.target in PROVIDER_STATUSES:
        said = provider_says or (last.reason.said_by_server and run[0].reason.said_by_server)
        return (last.number >= needed and length_s >= policy.red_after_s) or (
            said and len(run) > 1 and length_s >= policy.said_after_s
        )
    if last.reason.failure in LOGIN_STOPPING_FAILURES or last.reason.failure is Failure.QUOTA:
        return True
    return len(run) > 1 and length_s >= min(policy.recheck_s, default=0)


def _turn(health: Health, status: Status, since: datetime) -> Health:
    if status is health.status:
        return health
    counts = PROVIDER_STATUSES & {status, health.status}
    changes = _last(UNSTABLE_CHANGES * 2, (*health.changes, since)) if counts else health.changes
    return replace(health, status=status, since=since, changes=changes)


def _last(count: int, items: tuple[_T, ...]) -> tuple[_T, ...]:
    return items[-count:]


def _median(values: tuple[float, ...]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
