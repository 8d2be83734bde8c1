"""What is announced, and when: be sure, then say it once (UI, section 6).

State-based: what is true now is compared with what was told last, so that nothing is lost while it is quiet
and nothing is said twice. A message counts as told only when the notifier has shown it. Trouble of our own
side takes nothing back: an outage that was told is still told when the line returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from tray_app.model.account import Service
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.notice import Notice
from tray_app.model.outage import Outage
from tray_app.model.quotes import is_own_note
from tray_app.model.settings import Notify
from tray_app.model.verdict import StatedReason, Status, Verdict

WORDS_EVERY = timedelta(minutes=30)
"""New words of the provider are passed on at most this often."""
BROKEN_AFTER = timedelta(minutes=15)
"""A promise is called broken this long after its time."""
BOUNCE_WARNINGS = (timedelta(hours=36), timedelta(hours=96))
"""Mail to the user is about to bounce: said this long after receiving failed."""
STILL_DOWN_AFTER = timedelta(hours=24)
STILL_DOWN_AT = time(9, 0)
"""A long outage is told once a day, at this local time."""
MAINTENANCE_SOON = timedelta(hours=48)
MAINTENANCE_EVE = timedelta(hours=24)
"""Announced maintenance is told at once if it is soon, else this long before it begins."""


REMEMBERED = 20
"""So many announced maintenances are known not to be told again."""


class Kind(StrEnum):
    """The ids of UI, section 6, and two of our own: a provider that flaps, and what happened overnight."""

    OUTAGE_START = "outage.start"
    OUTAGE_WORDS = "outage.words"
    PROMISE_BROKEN = "promise.broken"
    DEGRADED_START = "degraded.start"
    NOTICE_ONLY = "notice.only"
    MAINT_ANNOUNCED = "maint.announced"
    MAINT_STARTED = "maint.started"
    RECOVERED = "recovered"
    LINE = "line"
    ACCOUNT = "account"
    BOUNCE_WARN = "bounce.warn"
    STILL_DOWN = "still.down"
    UNSTABLE = "unstable"
    OVERNIGHT = "overnight"


BEGINNINGS = frozenset({Kind.OUTAGE_START, Kind.DEGRADED_START, Kind.MAINT_STARTED})
"""What tells that an outage on record has begun; what a provider only says is none."""


SHARED = frozenset(Kind) - {Kind.ACCOUNT, Kind.LINE}
"""What one message tells of all accounts of a provider. A password is of one account; a line is of all providers."""


class Step(StrEnum):
    """What a button of a message leads to within the program, besides the account's card."""

    REPORT = "report"
    PASSWORD = "password"  # noqa: S105 - no secret


class Urgency(StrEnum):
    """How much a message may disturb."""

    LOW = "low"
    NORMAL = "normal"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One message to the user about one account."""

    kind: Kind
    account_id: str
    title: str
    body: str
    urgency: Urgency
    sound: bool = False
    url: str = ""
    """What the first button opens; empty: there is no such button."""
    url_label: str = ""
    step: Step | None = None
    """Where the first button leads within the program."""
    step_label: str = ""
    may_acknowledge: bool = False
    others: tuple[str, ...] = ()
    """Ids of further accounts of which it tells."""
    was: Status | None = None
    """The worst that the outage was of which it tells."""
    renews: bool = False
    """It says once more what was shown a moment ago, now of one account more, and takes that message's place."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the user has been told about one account."""

    status: Status = Status.OK
    """The last status of the provider or the account that was told; our own line never stands here."""
    notice_only: bool = False
    """`status` was only said by the provider; everything worked."""
    line: bool = False
    words: str = ""
    words_at: datetime | None = None
    broken_promise: datetime | None = None
    bounce_warnings: int = 0
    still_down_on: date | None = None
    maintenance: tuple[str, ...] = ()
    """Ids of announced maintenance that was told."""
    overnight: datetime | None = None
    """End of the last outage that came and went in quiet hours and was told afterwards."""
    unstable: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is true at the moment of deciding."""

    verdict: Verdict
    outage: Outage | None
    """The account's newest outage, open or not."""
    now: datetime
    zone: tzinfo
    announced: tuple[Notice, ...] = ()
    """Maintenance that lies ahead and was not told, soonest first."""
    withheld_since: datetime | None = None
    """Since when nothing was said because of quiet hours that have just ended; None if nothing was withheld."""
    accounts: int = 1
    """How many accounts of this provider share the message."""


def due_kind(scene: Scene, told: Told, notify: Notify) -> Kind | None:
    """The one message that is due now; None if the user knows all there is to know, or wants no such message."""
    kind = _due_kind(scene, told)
    return kind if kind is not None and _is_wanted(kind, notify) else None


def is_passing(verdict: Verdict, told: Told) -> bool:
    """Half a trouble while something is being checked: within a minute or two it is a whole one, or over."""
    return verdict.status is Status.DEGRADED and _is_other(verdict, told) and verdict.checking


def is_still_true(kind: Kind, verdict: Verdict) -> bool:
    """Whether a message of `kind` that was shown may stay; what is not known now takes nothing back."""
    status = verdict.status
    if status in (Status.UNKNOWN, Status.PAUSED):
        return True
    is_down = status in PROVIDER_STATUSES
    match kind:
        case Kind.LINE:
            return status is Status.LINE
        case Kind.ACCOUNT:
            return status in (Status.ACCOUNT, Status.LINE)
        case Kind.UNSTABLE:
            return verdict.unstable
        case Kind.MAINT_ANNOUNCED:
            return bool(verdict.announced)
        case Kind.RECOVERED | Kind.OVERNIGHT:
            return not is_down or verdict.provider_notice_only
        case _:
            return is_down or status is Status.LINE


def told_after(kind: Kind | None, scene: Scene, told: Told) -> Told:
    """What the user knows once a message of `kind` was shown; None: the change needs no message."""
    verdict = scene.verdict
    told = replace(told, line=verdict.status is Status.LINE, unstable=verdict.unstable)
    if verdict.status not in (Status.LINE, Status.UNKNOWN, Status.PAUSED):
        told = replace(told, status=verdict.status, notice_only=verdict.provider_notice_only)
    if verdict.status is Status.OK:
        told = replace(told, bounce_warnings=0, still_down_on=None, words="", words_at=None)
    if kind is None:
        return told
    if said := quoted_words(verdict.reason):
        told = replace(told, words=said, words_at=scene.now)
    return _marked(kind, scene, told)


def is_quiet(quiet_hours: str, local: time) -> bool:
    """Whether `local` lies within `22:00-07:00`; an empty setting is never quiet."""
    if not quiet_hours:
        return False
    start, end = (time.fromisoformat(part.strip()) for part in quiet_hours.split("-"))
    return start <= local < end if start <= end else local >= start or local < end


def quoted_words(reason: StatedReason | None) -> str:
    """The provider's words without what does not matter for "is this new?"; what the user noted is no news."""
    if reason is None or not reason.is_quote or is_own_note(reason):
        return ""
    return " ".join(reason.text.split())


def receive_down_since(scene: Scene) -> datetime | None:
    """Since when mail to the user waits elsewhere; None if it arrives."""
    outage = scene.outage
    is_down = scene.verdict.status is Status.OUTAGE and Service.RECEIVE in scene.verdict.affected
    return outage.started_at if is_down and outage is not None and outage.is_open else None


def upcoming(notices: Sequence[Notice], now: datetime) -> tuple[Notice, ...]:
    """The maintenance that should be told by now, soonest first."""
    ahead = [n for n in notices if n.started_at is not None and now < n.started_at <= now + _ahead(n, n.started_at)]
    return tuple(sorted(ahead, key=lambda n: n.started_at or now))


def _ahead(notice: Notice, begins: datetime) -> timedelta:
    """How long before it begins it is told."""
    was_early = notice.updated_at is not None and begins - notice.updated_at > MAINTENANCE_SOON
    return MAINTENANCE_EVE if was_early else MAINTENANCE_SOON


def _due_kind(scene: Scene, told: Told) -> Kind | None:
    verdict = scene.verdict
    if verdict.unstable:
        return None if told.unstable else Kind.UNSTABLE
    if verdict.status is Status.LINE:
        return None if told.line else Kind.LINE
    if verdict.status in (Status.UNKNOWN, Status.PAUSED):
        return None
    if _is_other(verdict, told):
        return _kind_of_change(scene, told)
    if verdict.status is Status.OK:
        return _kind_while_well(scene, told)
    return _kind_while_down(scene, told) if verdict.status in PROVIDER_STATUSES else None


def _is_other(verdict: Verdict, told: Told) -> bool:
    """A trouble that is only said and one that is measured are two, even of the same status."""
    return (verdict.status, verdict.provider_notice_only) != (told.status, told.notice_only)


def _kind_of_change(scene: Scene, told: Told) -> Kind | None:
    status, is_only_said = scene.verdict.status, scene.verdict.provider_notice_only
    was_measured = told.status in PROVIDER_STATUSES and not told.notice_only
    if was_measured and (status is Status.OK or is_only_said):
        return Kind.RECOVERED
    if status is Status.OK:
        return None  # what was only said never broke
    if status is Status.DEGRADED:
        return Kind.NOTICE_ONLY if is_only_said else Kind.DEGRADED_START
    return {
        Status.OUTAGE: Kind.OUTAGE_START,
        Status.MAINTENANCE: Kind.MAINT_STARTED,
        Status.ACCOUNT: Kind.ACCOUNT,
    }.get(status)


def _kind_while_well(scene: Scene, told: Told) -> Kind | None:
    last = scene.outage
    if (
        scene.withheld_since is not None
        and last is not None
        and last.ended_at is not None
        and last.ended_at >= scene.withheld_since
        and last.status is not Status.MAINTENANCE
        and told.overnight != last.ended_at
    ):
        return Kind.OVERNIGHT
    return Kind.MAINT_ANNOUNCED if any(n.id not in told.maintenance for n in scene.announced) else None


def _kind_while_down(scene: Scene, told: Told) -> Kind | None:
    checks = (
        (Kind.PROMISE_BROKEN, _promise_is_broken(scene, told)),
        (Kind.BOUNCE_WARN, _bounce_warnings_due(scene) > told.bounce_warnings),
        (Kind.OUTAGE_WORDS, _has_new_words(scene, told)),
        (Kind.STILL_DOWN, _still_down_is_due(scene, told)),
    )
    return next((kind for kind, holds in checks if holds), None)


def _promise_is_broken(scene: Scene, told: Told) -> bool:
    promised = scene.verdict.reason.promised if scene.verdict.reason else None
    if promised is None or promised.until is None or scene.verdict.status is not Status.OUTAGE:
        return False
    return promised.until + BROKEN_AFTER <= scene.now and told.broken_promise != promised.until


def _has_new_words(scene: Scene, told: Told) -> bool:
    said = quoted_words(scene.verdict.reason)
    return bool(said) and said != told.words and (told.words_at is None or scene.now - told.words_at >= WORDS_EVERY)


def _bounce_warnings_due(scene: Scene) -> int:
    since = receive_down_since(scene)
    return 0 if since is None else sum(1 for after in BOUNCE_WARNINGS if scene.now - since >= after)


def _still_down_is_due(scene: Scene, told: Told) -> bool:
    since, local = scene.verdict.since, scene.now.astimezone(scene.zone)
    if scene.verdict.status is not Status.OUTAGE or since is None or scene.now - since < STILL_DOWN_AFTER:
        return False
    return local.time() >= STILL_DOWN_AT and told.still_down_on != local.date()


def _marked(kind: Kind, scene: Scene, told: Told) -> Told:
    """`told` with the mark that keeps a message of `kind` from being said again."""
    promised = scene.verdict.reason.promised if scene.verdict.reason else None
    match kind:
        case Kind.PROMISE_BROKEN:
            return replace(told, broken_promise=promised.until if promised else None)
        case Kind.BOUNCE_WARN:
            return replace(told, bounce_warnings=_bounce_warnings_due(scene))
        case Kind.STILL_DOWN:
            return replace(told, still_down_on=scene.now.astimezone(scene.zone).date())
        case Kind.MAINT_ANNOUNCED:
            return replace(told, maintenance=(*told.maintenance, *(n.id for n in scene.announced))[-REMEMBERED:])
        case Kind.OVERNIGHT:
            return replace(told, overnight=scene.outage.ended_at if scene.outage else None)
    return told


def _is_wanted(kind: Kind, notify: Notify) -> bool:
    if kind in (Kind.UNSTABLE, Kind.OVERNIGHT):
        return notify.outage_start
    return bool(getattr(notify, kind.value.replace(".", "_")))
