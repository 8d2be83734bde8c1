"""Passes on what is due, once, and minds quiet hours and acknowledgements. Shows nothing itself.

What was told outlives a restart, or a computer that is switched on every morning would hear the same each day.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

import msgspec

from tray_app.model.alternatives import PROBLEMS
from tray_app.model.announcement_texts import compose
from tray_app.model.announcements import (
    BROKEN_AFTER,
    SHARED,
    Announcement,
    Kind,
    Scene,
    Told,
    due_kind,
    is_passing,
    is_quiet,
    is_still_true,
    quoted_words,
    told_after,
)
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.outage import Outage
from tray_app.model.settings import Settings
from tray_app.model.verdict import Status, Verdict

log = logging.getLogger(__name__)
ACK_HOUR = timedelta(hours=1)
TOGETHER = timedelta(seconds=60)
"""Accounts of one provider that fail this close together share one message."""


class AckRule(StrEnum):
    """How long "Got it" holds (UI, section 3)."""

    HOUR = "hour"
    CHANGE = "change"
    RECOVERY = "recovery"


class Memory(Protocol):
    """What outlives a restart; `storage.history.History` is one."""

    def recall(self, key: str) -> str | None: ...

    def remember(self, key: str, value: str) -> None: ...

    def forget(self, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The user knows; nothing more is said until the rule ends."""

    rule: AckRule
    at: datetime
    essence: str
    """What was known when it was given."""

    def holds(self, verdict: Verdict, now: datetime) -> bool:
        """Whether it still silences `verdict`."""
        if verdict.status not in PROBLEMS:
            return False
        if self.rule is AckRule.HOUR:
            return now - self.at < ACK_HOUR
        return self.rule is AckRule.RECOVERY or self.essence == _ack_essence(verdict, now)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A message that was handed to the notifier; it counts for these accounts once it is shown."""

    kind: Kind
    scenes: tuple[Scene, ...]


class Announcer:
    """One live message per account; `show` displays it and reports back through `shown` or `failed`."""

    def __init__(
        self,
        show: Callable[[Announcement], None],
        withdraw: Callable[[str], None],
        started_at: datetime,
        memory: Memory,
    ) -> None:
        self._show = show
        self._withdraw = withdraw
        self._silent_from = started_at
        self._memory = memory
        self._told: dict[str, Told] = {}
        self._pending: dict[str, _Pending] = {}
        self._live: dict[str, Kind] = {}
        """By the id that the message bears: what stands on the desktop, unless its user has closed it."""
        self._shared: dict[str, tuple[datetime, _Pending]] = {}
        """By provider: the last message that spoke of all its accounts."""
        self._withheld: dict[str, datetime] = {}
        """Account id to the moment since when quiet hours keep something back."""

    def begin_quiet(self, now: datetime) -> None:
        """After start, resume or a network change nothing new is said for a while."""
        self._silent_from = now

    def resume_from(self, account_id: str, outage: Outage | None) -> None:
        """What was told before this start is not told again; `outage`: the account's newest."""
        told = self._recalled(account_id)
        knows_trouble = told.status in PROVIDER_STATUSES and not told.notice_only
        if outage is not None and outage.is_open and outage.announced_at is not None and not knows_trouble:
            said = quoted_words(outage.reason)
            told = replace(
                told, status=outage.status, notice_only=False, words=told.words or said, words_at=outage.announced_at
            )
        self._told[account_id] = told

    def consider(
        self, verdict: Verdict, outage: Outage | None, settings: Settings, now: datetime, zone: tzinfo
    ) -> None:
        """Shows what is due about one account, if this is a moment to speak."""
        account_id, told = verdict.account_id, self._told.get(verdict.account_id, Told())
        if is_passing(verdict, told):
            return
        if self._is_silent(verdict, settings, now):
            self._take_back(verdict)
            return
        ahead = tuple(notice for notice in verdict.announced if notice.id not in told.maintenance)
        scene = Scene(verdict, outage, now, zone, ahead, self._withheld.get(account_id))
        kind = due_kind(scene, told, settings.notify)
        is_night = is_quiet(settings.general.quiet_hours, now.astimezone(zone).time())
        if kind is not None and is_night:
            self._withheld.setdefault(account_id, now)
            self._take_back(verdict)
        elif kind is not None and self._is_under_way(kind, scene):
            return  # grows by this account once it is shown
        elif kind is not None and not (kind is Kind.LINE and Kind.LINE in self._live.values()):
            self._announce(kind, scene, sound=settings.notify.sound)
        else:
            if not is_night:
                self._withheld.pop(account_id, None)
            self._take_back(verdict)
            self._keep(account_id, told_after(kind, scene, told))

    def shown(self, account_id: str, now: datetime) -> list[tuple[str, Kind]]:
        """The message was really displayed; gives each account it told of, so that it can be put on record."""
        pending = self._pending.pop(account_id, None)
        if pending is None:
            return []
        for scene in pending.scenes:
            known = scene.verdict.account_id
            self._withheld.pop(known, None)
            self._keep(known, told_after(pending.kind, replace(scene, now=now), self._told.get(known, Told())))
            if known != account_id:
                self._forget_message(known)
        self._live[account_id] = pending.kind
        if pending.kind in SHARED:
            self._shared[pending.scenes[0].verdict.provider] = (now, pending)
        return [(scene.verdict.account_id, pending.kind) for scene in pending.scenes]

    def failed(self, account_id: str) -> None:
        """Nothing could be shown; the next look tries again."""
        self._pending.pop(account_id, None)

    def acknowledge(self, verdict: Verdict, rule: AckRule, now: datetime) -> None:
        """The user knows about it."""
        fields = {"rule": rule.value, "at": now.isoformat(), "essence": _ack_essence(verdict, now)}
        self._memory.remember(_ack_key(verdict.account_id), json.dumps(fields))
        self._live.pop(verdict.account_id, None)
        self._withdraw(verdict.account_id)

    def unacknowledge(self, account_id: str) -> None:
        """Speak again."""
        self._memory.forget(_ack_key(account_id))

    def acknowledgement(self, verdict: Verdict, now: datetime) -> Acknowledgement | None:
        """The one that holds for `verdict` now; one that has ended is forgotten."""
        kept = self._memory.recall(_ack_key(verdict.account_id))
        if kept is None:
            return None
        fields = json.loads(kept)
        given = Acknowledgement(AckRule(fields["rule"]), datetime.fromisoformat(fields["at"]), fields["essence"])
        if given.holds(verdict, now):
            return given
        if verdict.status not in (Status.LINE, Status.UNKNOWN, Status.PAUSED):
            self._memory.forget(_ack_key(verdict.account_id))
        return None

    def _announce(self, kind: Kind, scene: Scene, *, sound: bool) -> None:
        before = self._just_told(kind, scene)
        scenes = (*before, scene)
        first, *others = (one.verdict.account_id for one in scenes)
        self._pending[first] = _Pending(kind, scenes)
        message = compose(kind, replace(scene, accounts=len(scenes)))
        rings = message.sound and sound and not before
        self._show(replace(message, account_id=first, others=tuple(others), renews=bool(before), sound=rings))

    def _is_under_way(self, kind: Kind, scene: Scene) -> bool:
        """Whether such a message is being shown that this account will share."""
        return any(
            kind is pending.kind
            and (kind is Kind.LINE or (kind in SHARED and pending.scenes[0].verdict.provider == scene.verdict.provider))
            for pending in self._pending.values()
        )

    def _just_told(self, kind: Kind, scene: Scene) -> tuple[Scene, ...]:
        """Accounts of the same provider that such a message told of a moment ago; it grows by one."""
        told_at, before = self._shared.get(scene.verdict.provider, (None, None))
        if told_at is None or before is None or before.kind is not kind or scene.now - told_at > TOGETHER:
            return ()
        known = tuple(s for s in before.scenes if s.verdict.account_id != scene.verdict.account_id)
        words = {quoted_words(one.verdict.reason) for one in (*known, scene)}
        return () if kind is Kind.OUTAGE_WORDS and len(words) > 1 else known

    def _take_back(self, verdict: Verdict) -> None:
        """Withdraws the account's message if it is no longer true."""
        kind = self._live.get(verdict.account_id)
        if kind is not None and not is_still_true(kind, verdict):
            self._forget_message(verdict.account_id)

    def _forget_message(self, account_id: str) -> None:
        if self._live.pop(account_id, None) is not None:
            self._withdraw(account_id)

    def _keep(self, account_id: str, told: Told) -> None:
        if told != self._told.get(account_id):
            self._told[account_id] = told
            self._memory.remember(_told_key(account_id), msgspec.json.encode(told).decode())

    def _recalled(self, account_id: str) -> Told:
        """What the user knew when the program ended; another line may be in use by now."""
        kept = self._memory.recall(_told_key(account_id))
        if kept is None:
            return Told()
        try:
            return replace(msgspec.json.decode(kept, type=Told), line=False, unstable=False)
        except msgspec.MsgspecError as error:
            log.warning("what was told about %s is not known any more: %s", account_id, error)
            return Told()

    def _is_silent(self, verdict: Verdict, settings: Settings, now: datetime) -> bool:
        if (now - self._silent_from).total_seconds() < settings.policy.red_after_s:
            return True
        return verdict.status is not Status.ACCOUNT and self.acknowledgement(verdict, now) is not None


def _ack_essence(verdict: Verdict, now: datetime) -> str:
    """What "until something changes" looks at: status, services, the provider's words, a broken promise."""
    promised = verdict.reason.promised.until if verdict.reason and verdict.reason.promised else None
    is_broken = promised is not None and promised + BROKEN_AFTER <= now
    services = ",".join(verdict.affected)
    return f"{verdict.status}|{services}|{is_broken}|{quoted_words(verdict.reason)}"


def _ack_key(account_id: str) -> str:
    return f"ack:{account_id}"


def _told_key(account_id: str) -> str:
    return f"told:{account_id}"
