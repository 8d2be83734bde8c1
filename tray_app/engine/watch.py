"""What the monitor knows about one account. Plain state; the rules are in `model`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from tray_app.engine.source_watch import PROMPT_SOURCE_S, SourceWatch
from tray_app.engine.timetable import Timetable
from tray_app.model.account import Account, Auth, Service
from tray_app.model.health import PROVIDER_STATUSES, Health, Observation, advance, forgive, stop_trusting
from tray_app.model.healths import is_troubled, login_waits
from tray_app.model.late_mail import LateMail
from tray_app.model.line import LineStatus
from tray_app.model.logins import LoginStop
from tray_app.model.notice import Notice
from tray_app.model.outage import Outage
from tray_app.model.page_notices import PageWords, learn_page, page_notice
from tray_app.model.result import Depth, ProbeResult
from tray_app.model.rhythm import Rhythm, first_look, look_again
from tray_app.model.roundtrip import NO_TRIPS, Trips, can_receive, can_send
from tray_app.model.schedule import SPARING_FACTOR, Pace, light_interval_s
from tray_app.model.settings import Policy
from tray_app.model.verdict import Status, Verdict

PROVEN_FOR = timedelta(days=7)
"""A name or certificate that was right this recently is not the settings' fault (DESIGN 8)."""
SLOWEST_PROBE_S = 30.0
TRUSTED_AT_LEAST_S = 900.0
"""However often an account is asked, a verdict is not taken back before this."""


@dataclass(slots=True)
class AccountWatch:
    """One account under watch."""

    account: Account
    started_at: datetime
    healths: dict[Service, Health] = field(default_factory=dict)
    timetable: Timetable = field(init=False)
    sources: SourceWatch = field(init=False)
    trips: Trips = NO_TRIPS
    """Its test mails."""
    trip_wished: bool = False
    """The user asked for one."""
    late_mail: LateMail | None = None
    """What the last outage held up."""
    page_notice: Notice | None = None
    page_words: PageWords = PageWords()  # noqa: RUF009  (it is frozen)
    """The webmail page's usual text."""
    addresses: dict[Service, str] = field(default_factory=dict)
    """`ip:port` at which each service last answered."""
    own_note: Notice | None = None
    worked_at: dict[Service, datetime] = field(default_factory=dict)
    """When each service last answered, also before this start."""
    unheard_since: dict[Service, datetime] = field(default_factory=dict)
    """When each service began not to answer at all."""
    rhythm: Rhythm | None = None
    """How much mail usually arrives."""
    login_stop: LoginStop | None = None
    secret_problem: str = ""
    paused_until: datetime | None = None
    is_paused: bool = False
    outage: Outage | None = None
    """The newest one, open or not."""
    verdict: Verdict | None = None

    def __post_init__(self) -> None:
        self.timetable = Timetable(self.account)
        self.sources = SourceWatch(self.account)

    def begin(self, now: datetime) -> None:
        """Makes everything due."""
        self.timetable.begin(now, [service for service in self.account.services if self.logs_in(service)])
        self.sources.begin(now)

    def logs_in(self, service: Service) -> bool:
        """Whether logins to this service are part of the watch."""
        return self.account.auth is not Auth.NONE and service is not Service.WEBMAIL

    def may_login(self, now: datetime, service: Service) -> bool:
        """Whether a login is planned. A secret that was refused is not sent again, whatever is planned (`Keys`).

        The keyring is looked into for another one; a command, which may ask the person, is run again at a start and
        for "Check now" only.
        """
        stop = self.login_stop
        return self.logs_in(service) and (stop is None or stop.may_login(now) or not self.account.password_command)

    @property
    def can_send(self) -> bool:
        """Whether a test mail may be sent from here."""
        return can_send(self.account, self.healths)

    @property
    def can_receive(self) -> bool:
        """Whether the inbox may be looked into."""
        return can_receive(self.account, self.healths)

    def health(self, service: Service) -> Health:
        """The service's health, fresh if it was never probed."""
        return self.healths.get(service, Health())

    def worked_lately(self, service: Service, now: datetime) -> bool:
        """Whether the settings of this service are beyond doubt: it answered not long ago."""
        worked_at = self.worked_at.get(service)
        return worked_at is not None and now - worked_at <= PROVEN_FOR

    def due_probes(self, now: datetime) -> Iterator[tuple[Service, Depth]]:
        """What to probe now."""
        return iter(()) if self.is_paused else self.timetable.due(now, self._login_waits)

    def next_due(self) -> datetime | None:
        """The earliest moment at which something idle becomes due; None while paused without end."""
        if self.is_paused:
            return self.paused_until
        due = (self.timetable.next_due(self._login_waits), self.sources.next_due())
        return min((at for at in due if at is not None), default=None)

    def _login_waits(self, service: Service) -> bool:
        return login_waits(service, self.healths)

    @property
    def page_worked_at(self) -> datetime | None:
        """When the webmail page last answered, if it did not fail since."""
        page = self.health(Service.WEBMAIL)
        return None if Service.WEBMAIL in self.unheard_since or page.failures else page.last_ok_at

    def expects_login(self, service: Service) -> bool:
        """Whether a recovery of this service must include a login."""
        return self.logs_in(service) and self.login_stop is None and not self.secret_problem

    def observe(self, asked: Depth, seen: Observation, policy: Policy, pace: Pace) -> None:
        """Takes in a probe and plans the next one; `asked` is the depth that was due, whatever came of it."""
        service = seen.result.service
        before = self.health(service)
        self.healths[service] = health = advance(before, seen, policy)
        self.timetable.follow(
            asked,
            seen,
            health,
            policy=policy,
            pace=pace,
            may_login=self.may_login(seen.at, service),
            was_forgiven=before.forgive_next and not seen.result.ok,
        )
        if health.first_success_at == seen.at:
            self._look_at_others(service, seen.at)
        if health.is_checking and len(health.failures) == 1:
            self._look_for_reasons(seen.at)
            if health.failures[0].target in PROVIDER_STATUSES:
                self._look_at_others(service, seen.at)
        elif seen.line not in (LineStatus.OK, LineStatus.UNKNOWN):
            self._look_at_page(seen.at)  # whether the web still works tells a blocked port from a dead line

    def learn_rhythm(self, result: ProbeResult, now: datetime, zone: tzinfo) -> bool:
        """Takes in whether mail has arrived, where the probe could see it; returns whether it could."""
        if result.uid_next is None or result.uid_validity is None:
            return False
        if self.rhythm is None:
            self.rhythm = first_look(now, result.uid_next, result.uid_validity)
        else:
            self.rhythm = look_again(self.rhythm, now, result.uid_next, result.uid_validity, zone)
        return True

    def learn_page(self, result: ProbeResult, now: datetime) -> bool:
        """Takes in what the webmail page says; returns whether that taught anything of its usual text."""
        works = not self.is_troubled and any(h.status is Status.OK for h in self.healths.values())
        before, self.page_words = self.page_words, learn_page(self.page_words, result, now, mail_works=works)
        self.page_notice = page_notice(self.page_notice, result, now, self.page_words.usual)
        return self.page_words != before

    def _look_for_reasons(self, now: datetime) -> None:
        """At a first failure the provider's words are wanted in seconds, not at the next interval."""
        self.sources.look_for_reasons(now)
        self._look_at_page(now)

    def _look_at_others(self, service: Service, now: datetime) -> None:
        """One that begins to fail, or is back: how the others fare is asked at once, so that one message names all."""
        fails = bool(self.health(service).failures)
        others = {other: self.health(other) for other in self.timetable.plans if other is not service}
        left = [o for o, h in others.items() if not (h.failures if fails else h.is_recovering or not h.is_down)]
        self.timetable.bring_forward(left, now)

    def _look_at_page(self, now: datetime) -> None:
        page = self.health(Service.WEBMAIL).last_result
        if Service.WEBMAIL in self.timetable.plans and (
            page is None or (now - page.started_at).total_seconds() > PROMPT_SOURCE_S
        ):
            self.timetable.plan_light(Service.WEBMAIL, now)

    @property
    def usual_silence_s(self) -> float:
        """The longest time between two answers while the computer is awake, even when asking sparingly."""
        shortest = min((light_interval_s(s, self.account.intervals) for s in self.account.services), default=0.0)
        return shortest * SPARING_FACTOR + SLOWEST_PROBE_S

    def distrust_old(self, now: datetime) -> bool:
        """Takes back what was measured too long ago, as after a night's sleep; returns whether there was any."""
        oldest_s = max(2 * self.usual_silence_s, TRUSTED_AT_LEAST_S)
        intervals = self.account.intervals
        old = {
            service: stop_trusting(health, now)
            for service, health in self.healths.items()
            if health.status is not Status.UNKNOWN
            and health.last_result is not None
            and (now - health.last_result.started_at).total_seconds()
            > max(oldest_s, 2 * SPARING_FACTOR * light_interval_s(service, intervals))
        }
        self.healths |= old
        return bool(old)

    @property
    def is_troubled(self) -> bool:
        """Whether something is wrong or under suspicion."""
        return is_troubled(self.healths)

    def void(self, now: datetime, grace_s: float) -> None:
        """Sleep, clock jump or network change: forget what was under way, begin anew after a grace."""
        self.healths = {service: forgive(health) for service, health in self.healths.items()}
        self.unheard_since.clear()
        at = now + timedelta(seconds=grace_s)
        self.timetable.void(at, [service for service in self.account.services if self.may_login(now, service)])
        self.sources.void(at)

    def hurry(self, now: datetime) -> None:
        """For "Check now": everything is due, logins only where they may be tried."""
        healths = {service: self.health(service) for service in self.account.services if self.logs_in(service)}
        self.timetable.hurry(now, [each for each, h in healths.items() if not h.is_down or h.failed_at_login])
        self.sources.hurry(now)

    def is_settled(self, *, quick: bool) -> bool:
        """Whether everything has been asked once and, unless `quick`, nothing waits to be confirmed."""
        if self.is_paused:
            return True
        if self.timetable.running or not self.sources.is_settled:
            return False
        if any(self.health(service).last_result is None for service in self.account.services):
            return False
        return quick or not any(h.is_checking or h.is_recovering for h in self.healths.values())
