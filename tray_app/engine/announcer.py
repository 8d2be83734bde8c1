"""Passes on what is due, once, and minds quiet hours and acknowledgements. Shows nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from tray_app.model.alternatives import PROBLEMS
from tray_app.model.announcements import Announcement, Kind, Told, due, is_quiet, told_after
from tray_app.model.outage import Outage
from tray_app.model.settings import Settings
from tray_app.model.verdict import Status, Verdict


class AckRule(StrEnum):
    """How long "Got it" holds (UI, section 3)."""

    HOUR = "hour"
    CHANGE = "change"
    RECOVERY = "recovery"


ACK_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The user knows; nothing more is said until the rule ends."""

    rule: AckRule
    at: datetime
    essence: tuple[object, ...]
    """What was known when it was given."""

    def holds(self, verdict: Verdict, now: datetime) -> bool:
        """Whether it still silences `verdict`."""
        if verdict.status not in PROBLEMS:
            return False
        if self.rule is AckRule.HOUR:
            return now - self.at < ACK_HOUR
        return self.rule is AckRule.RECOVERY or self.essence == _ack_essence(verdict)


def _ack_essence(verdict: Verdict) -> tuple[object, ...]:
    """What "until something changes" looks at: status, services, the provider's words."""
    return verdict.status, verdict.affected, verdict.reason and verdict.reason.text


class Announcer:
    """One live message per account; `show` displays it and reports back through `shown`."""

    def __init__(
        self, show: Callable[[Announcement], None], withdraw: Callable[[str], None], started_at: datetime
    ) -> None:
        self._show = show
        self._withdraw = withdraw
        self._quiet_from = started_at
        self._told: dict[str, Told] = {}
        self._acks: dict[str, Acknowledgement] = {}
        self._pending: dict[str, tuple[Announcement, Verdict]] = {}

    def begin_quiet(self, now: datetime) -> None:
        """After start, resume or a network change nothing new is said for a while."""
        self._quiet_from = now

    def resume_from(self, account_id: str, outage: Outage) -> None:
        """An outage announced before this start is not announced again."""
        if outage.is_open and outage.announced_at is not None:
            words = outage.reason.text if outage.reason else ""
            self._told[account_id] = Told(
                outage.status, outage.started_at, " ".join(words.split()), outage.announced_at
            )

    def consider(
        self, verdict: Verdict, outage: Outage | None, settings: Settings, now: datetime, zone: tzinfo
    ) -> None:
        """Shows what is due about one account, if this is a moment to speak."""
        if self._is_silent(verdict, settings, now, zone):
            return
        told = self._told.get(verdict.account_id, Told())
        message = due(verdict, outage, told, settings.notify, now, zone)
        if message is not None:
            self._pending[verdict.account_id] = (message, verdict)
            self._show(message)
            return
        if verdict.status is not told.status:
            self._told[verdict.account_id] = told_after(None, verdict, told, now)
            if verdict.status is Status.OK:
                self._withdraw(verdict.account_id)

    def shown(self, account_id: str, now: datetime) -> Kind | None:
        """The message was really displayed; returns its kind, so that it can be put on record."""
        message, verdict = self._pending.pop(account_id, (None, None))
        if message is None or verdict is None:
            return None
        self._told[account_id] = told_after(message.kind, verdict, self._told.get(account_id, Told()), now)
        return message.kind

    def failed(self, account_id: str) -> None:
        """Nothing could be shown; the next look tries again."""
        self._pending.pop(account_id, None)

    def acknowledge(self, verdict: Verdict, rule: AckRule, now: datetime) -> None:
        """The user knows about it."""
        self._acks[verdict.account_id] = Acknowledgement(rule, now, _ack_essence(verdict))
        self._withdraw(verdict.account_id)

    def unacknowledge(self, account_id: str) -> None:
        """Speak again."""
        self._acks.pop(account_id, None)

    def acknowledgement(self, verdict: Verdict, now: datetime) -> Acknowledgement | None:
        """The one that holds for `verdict` now."""
        ack = self._acks.get(verdict.account_id)
        if ack is not None and not ack.holds(verdict, now):
            del self._acks[verdict.account_id]
            return None
        return ack

    def _is_silent(self, verdict: Verdict, settings: Settings, now: datetime, zone: tzinfo) -> bool:
        if (now - self._quiet_from).total_seconds() < settings.policy.red_after_s:
            return True
        if is_quiet(settings.general.quiet_hours, now.astimezone(zone).time()):
            return True
        ack = self.acknowledgement(verdict, now)
        return ack is not None and verdict.status is not Status.ACCOUNT
