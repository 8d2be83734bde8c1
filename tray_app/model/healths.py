"""What the healths of an account's services say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from tray_app.model.account import Service
from tray_app.model.health import PROVIDER_STATUSES, Health
from tray_app.model.verdict import Status


def is_troubled(healths: Mapping[Service, Health]) -> bool:
    """Whether something is wrong or under suspicion."""
    return any(h.is_checking or h.status not in (Status.OK, Status.UNKNOWN) for h in healths.values())


def login_waits(service: Service, healths: Mapping[Service, Health]) -> bool:
    """Whether another service's login has just failed on the provider's side and is being confirmed.

    Behind both stands the same list of passwords, and what one server calls a failure of its own, another calls
    a wrong password: that would stop all logins before the outage is certain.
    """
    if healths.get(service, Health()).failed_at_login:
        return False
    others = [health for other, health in healths.items() if other is not service]
    return any(
        health.failed_at_login and not health.is_down and health.failures[-1].target in PROVIDER_STATUSES
        for health in others
    )


def last_ok_at(healths: Mapping[Service, Health], services: Iterable[Service], before: datetime) -> datetime | None:
    """The last success of any of these services before they failed; where the login fails, of a login."""
    of_these = [healths.get(service, Health()) for service in services]
    worked = [h.last_login_ok_at if h.failed_at_login else h.last_ok_at for h in of_these]
    return max((at for at in worked if at is not None and at <= before), default=None)
