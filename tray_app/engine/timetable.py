"""When each service of one account is asked next, and what is under way. Plain state; the rules are in `model`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tray_app.model.account import Account, Service
from tray_app.model.health import Health, Observation
from tray_app.model.result import Depth
from tray_app.model.schedule import Pace, Plan, first_plan, next_plan
from tray_app.model.settings import Policy


@dataclass(slots=True)
class Timetable:
    """One connection to the mail servers at a time; the web page may be asked beside it."""

    account: Account
    plans: dict[Service, Plan] = field(default_factory=dict)
    running: set[Service] = field(default_factory=set)
    wanted_again: set[Service] = field(default_factory=set)
    """The user asked while a probe of theirs was under way; it is not the answer."""
    awaited: set[Service] = field(default_factory=set)
    """Somebody waits for these: after "Check now" and at the very first look. Nobody waits for routine."""

    def begin(self, at: datetime, logins: Collection[Service]) -> None:
        """Makes everything due; `logins`: the services with a login."""
        self.awaited = set(self.account.services)
        for service in self.account.services:
            self.plans[service] = first_plan(at, may_login=service in logins)

    def void(self, at: datetime, logins: Collection[Service]) -> None:
        """Forgets what is under way and begins anew."""
        self.running.clear()
        self.wanted_again.clear()
        self.begin(at, logins)
        self.awaited.clear()

    def hurry(self, now: datetime, logins: Collection[Service]) -> None:
        """Everything is due at once, also what is under way: that may have asked before what is to be seen."""
        self.wanted_again = set(self.running)
        self.awaited = set(self.account.services)
        for service in self.account.services:
            self.plans[service] = Plan(now, now if service in logins else None)

    def end(self, service: Service) -> None:
        """A probe is over. Comes before `follow`, which plans the one that the user wants again."""
        self.running.discard(service)
        if service not in self.wanted_again:
            self.awaited.discard(service)

    @property
    def is_mail_busy(self) -> bool:
        """Whether a mail server is being asked."""
        return bool(self.running - {Service.WEBMAIL})

    def due(self, now: datetime, login_waits: Callable[[Service], bool]) -> Iterator[tuple[Service, Depth]]:
        """What to probe now; a login that waits leaves the light probe."""
        for service in self.account.services:
            depth = self._plan(service, login_waits).depth_due(now)
            if depth is not None and self._is_free(service):
                yield service, depth

    def next_due(self, login_waits: Callable[[Service], bool]) -> datetime | None:
        """The earliest moment at which something idle becomes due."""
        return min((self._plan(each, login_waits).at for each in self.plans if self._is_free(each)), default=None)

    def follow(
        self,
        asked: Depth,
        seen: Observation,
        health: Health,
        *,
        policy: Policy,
        pace: Pace,
        may_login: bool,
        was_forgiven: bool,
    ) -> None:
        """Plans the next probe of a service after one; `asked` is the depth that was due, whatever came of it."""
        service = seen.result.service
        plan = next_plan(
            self.plans[service],
            service,
            health,
            asked,
            now=seen.at,
            intervals=self.account.intervals,
            policy=policy,
            pace=pace,
            may_login=may_login,
        )
        if was_forgiven and policy.recheck_s:
            # It does not count, and so nothing is being confirmed; whether it was more than a hiccup shows soon.
            at = seen.at + timedelta(seconds=min(policy.recheck_s))
            plan = Plan(at, at if plan.deep_at and asked is Depth.DEEP else plan.deep_at)
        if service in self.wanted_again:
            self.wanted_again.discard(service)
            plan = Plan(seen.at, plan.deep_at and seen.at)
        self.plans[service] = plan

    def bring_forward(self, services: Iterable[Service], now: datetime) -> None:
        """A light probe of these at once; logins as planned."""
        for service in services:
            plan = self.plans[service]
            self.plans[service] = replace(plan, light_at=min(plan.light_at, now))

    def plan_light(self, service: Service, at: datetime) -> None:
        """A light probe then, and no login."""
        self.plans[service] = Plan(at, None)

    def next_login(self) -> datetime | None:
        """When the next login is planned; None while none is."""
        return min((plan.deep_at for plan in self.plans.values() if plan.deep_at), default=None)

    def _plan(self, service: Service, login_waits: Callable[[Service], bool]) -> Plan:
        plan = self.plans[service]
        return replace(plan, deep_at=None) if login_waits(service) else plan

    def _is_free(self, service: Service) -> bool:
        return service not in self.running and (service is Service.WEBMAIL or not self.is_mail_busy)
