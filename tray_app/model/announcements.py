"""What is announced, and when: be sure, then say it once (UI, section 6).

State-based: what is true now is compared with what was told last, so that nothing is lost while it is quiet
and nothing is said twice. A message counts as told only when the notifier has shown it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from tray_app.model import wording
from tray_app.model.alternatives import PROBLEMS
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.moments import clock_words, duration_words
from tray_app.model.outage import Outage
from tray_app.model.settings import Notify
from tray_app.model.verdict import StatedReason, Status, Verdict
from tray_app.texts import tr

WORDS_EVERY = timedelta(minutes=30)
"""New words of the provider are passed on at most this often."""
BROKEN_AFTER = timedelta(minutes=15)
"""A promise is called broken this long after its time."""
QUOTE_LENGTH = 200


class Kind(StrEnum):
    """The ids of UI, section 6."""

    OUTAGE_START = "outage.start"
    OUTAGE_WORDS = "outage.words"
    PROMISE_BROKEN = "promise.broken"
    DEGRADED_START = "degraded.start"
    NOTICE_ONLY = "notice.only"
    MAINT_STARTED = "maint.started"
    RECOVERED = "recovered"
    LINE = "line"
    ACCOUNT = "account"
    UNSTABLE = "unstable"


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
    """What the second button opens; empty: there is none."""
    url_label: str = ""
    may_acknowledge: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the user has been told about one account."""

    status: Status = Status.OK
    since: datetime | None = None
    words: str = ""
    words_at: datetime | None = None
    broken_promise: datetime | None = None
    unstable: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """What a text is made from."""

    verdict: Verdict
    outage: Outage | None
    now: datetime
    zone: tzinfo


def due(
    verdict: Verdict, outage: Outage | None, told: Told, notify: Notify, now: datetime, zone: tzinfo
) -> Announcement | None:
    """The one message that is due now; None if the user knows all there is to know."""
    kind = _due_kind(verdict, outage, told, now)
    if kind is None or not _is_wanted(kind, notify):
        return None
    return _compose(kind, verdict, outage, now, zone)


def told_after(kind: Kind | None, verdict: Verdict, told: Told, now: datetime) -> Told:
    """What the user knows once a message of `kind` was shown; None: the change needs no message."""
    status = told.status if kind is None and verdict.status in (Status.UNKNOWN, Status.PAUSED) else verdict.status
    said = _words(verdict.reason)
    told = replace(told, status=status, since=verdict.since, unstable=verdict.unstable)
    if kind is Kind.PROMISE_BROKEN and verdict.reason and verdict.reason.promised:
        told = replace(told, broken_promise=verdict.reason.promised.until)
    if kind is not None and said:
        told = replace(told, words=said, words_at=now)
    return told


def is_quiet(quiet_hours: str, local: time) -> bool:
    """Whether `local` lies within `22:00-07:00`; an empty setting is never quiet."""
    if not quiet_hours:
        return False
    start, _, end = (time.fromisoformat(part) if part != "-" else part for part in quiet_hours.partition("-"))
    assert isinstance(start, time)
    assert isinstance(end, time)
    return start <= local < end if start <= end else local >= start or local < end


def _due_kind(verdict: Verdict, outage: Outage | None, told: Told, now: datetime) -> Kind | None:
    status = verdict.status
    if verdict.unstable and not told.unstable:
        return Kind.UNSTABLE
    if verdict.unstable:
        return None
    if status is not told.status:
        return _kind_of_change(verdict, outage, told)
    if status not in PROVIDER_STATUSES:
        return None
    promised = verdict.reason.promised.until if verdict.reason and verdict.reason.promised else None
    if promised and promised + BROKEN_AFTER <= now and told.broken_promise != promised and status is Status.OUTAGE:
        return Kind.PROMISE_BROKEN
    said = _words(verdict.reason)
    is_new = bool(said) and said != told.words
    if is_new and (told.words_at is None or now - told.words_at >= WORDS_EVERY):
        return Kind.OUTAGE_WORDS
    return None


def _kind_of_change(verdict: Verdict, outage: Outage | None, told: Told) -> Kind | None:
    status = verdict.status
    if status is Status.OK:
        ended = outage is not None and not outage.is_open and outage.announced_at is not None
        return Kind.RECOVERED if ended or told.status in PROVIDER_STATUSES else None
    if status is Status.DEGRADED:
        return Kind.NOTICE_ONLY if verdict.provider_notice_only else Kind.DEGRADED_START
    return {
        Status.OUTAGE: Kind.OUTAGE_START,
        Status.MAINTENANCE: Kind.MAINT_STARTED,
        Status.LINE: Kind.LINE,
        Status.ACCOUNT: Kind.ACCOUNT,
    }.get(status)


def _is_wanted(kind: Kind, notify: Notify) -> bool:
    if kind is Kind.UNSTABLE:
        return notify.outage_start
    return bool(getattr(notify, kind.value.replace(".", "_")))


def _compose(kind: Kind, verdict: Verdict, outage: Outage | None, now: datetime, zone: tzinfo) -> Announcement:
    title, body = _TEXTS[kind](_Case(verdict, outage, now, zone))
    best = next((way for way in verdict.alternatives if way.url), None) if kind is Kind.OUTAGE_START else None
    page = verdict.reason.url if verdict.reason and kind is Kind.OUTAGE_WORDS else ""
    return Announcement(
        kind=kind,
        account_id=verdict.account_id,
        title=title,
        body=body,
        urgency=_urgency(kind),
        sound=kind in (Kind.OUTAGE_START, Kind.RECOVERED),
        url=best.url if best else page,
        url_label=best.label if best else tr("Open page") if page else "",
        may_acknowledge=verdict.status in PROBLEMS and kind not in (Kind.LINE, Kind.ACCOUNT, Kind.OUTAGE_WORDS),
    )


def _urgency(kind: Kind) -> Urgency:
    if kind is Kind.OUTAGE_START:
        return Urgency.CRITICAL
    low = (Kind.OUTAGE_WORDS, Kind.NOTICE_ONLY, Kind.MAINT_STARTED, Kind.LINE)
    return Urgency.LOW if kind in low else Urgency.NORMAL


def _words(reason: StatedReason | None) -> str:
    """The provider's words without what does not matter for "is this new?"."""
    return " ".join(reason.text.split()) if reason is not None and reason.is_quote else ""


def _quote(verdict: Verdict) -> str:
    said = _words(verdict.reason)
    if not said:
        return tr("{provider} says nothing yet.", provider=verdict.provider)
    shown = said if len(said) <= QUOTE_LENGTH else said[: QUOTE_LENGTH - 1].rstrip() + "…"
    return tr("{provider}: “{quote}”", provider=verdict.provider, quote=shown)


def _promise(case: _Case) -> str:
    promised = case.verdict.reason.promised if case.verdict.reason else None
    if promised is None or promised.until is None:
        return ""
    return tr("Promised by {time}.", time=clock_words(promised.until, case.now, case.zone))


def _outage_start(case: _Case) -> tuple[str, str]:
    failing = wording.failing_sentence(case.verdict.affected, case.verdict.since, case.now, case.zone)
    return wording.headline(case.verdict), " ".join((failing, tr("It is not you."), _quote(case.verdict)))


def _outage_words(case: _Case) -> tuple[str, str]:
    body = f"{_quote(case.verdict)} {_promise(case)}"
    return tr("News from {provider}", provider=case.verdict.provider), body.strip()


def _promise_broken(case: _Case) -> tuple[str, str]:
    failing = wording.failing_sentence(case.verdict.affected, None, case.now, case.zone)
    title = tr("{provider}: promise not kept", provider=case.verdict.provider)
    return title, f"{_promise(case)} {failing}"


def _degraded_start(case: _Case) -> tuple[str, str]:
    since = wording.since_line(case.verdict, case.now, case.zone)
    return wording.headline(case.verdict), " ".join(
        part for part in (since, tr("It is not you."), _quote(case.verdict)) if part
    )


def _notice_only(case: _Case) -> tuple[str, str]:
    return wording.headline(case.verdict), f"{tr('Everything works for you right now.')} {_quote(case.verdict)}"


def _maint_started(case: _Case) -> tuple[str, str]:
    body = f"{_promise(case)} {tr('Nothing to do for you.')}"
    return wording.headline(case.verdict), body.strip()


def _recovered(case: _Case) -> tuple[str, str]:
    title = tr("{provider} works again", provider=case.verdict.provider)
    if case.outage is None or case.outage.ended_at is None:
        return title, tr("Late mail usually arrives within hours.")
    length = duration_words(case.outage.ended_at - case.outage.started_at)
    return title, tr("After {duration}. Late mail usually arrives within hours.", duration=length)


def _own_side(case: _Case) -> tuple[str, str]:
    return wording.headline(case.verdict), wording.fault_line(case.verdict)


def _unstable(case: _Case) -> tuple[str, str]:
    title = tr("{provider} is unstable", provider=case.verdict.provider)
    return title, tr("It keeps failing and coming back. There is no further message until it is calm.")


_TEXTS = {
    Kind.OUTAGE_START: _outage_start,
    Kind.OUTAGE_WORDS: _outage_words,
    Kind.PROMISE_BROKEN: _promise_broken,
    Kind.DEGRADED_START: _degraded_start,
    Kind.NOTICE_ONLY: _notice_only,
    Kind.MAINT_STARTED: _maint_started,
    Kind.RECOVERED: _recovered,
    Kind.LINE: _own_side,
    Kind.ACCOUNT: _own_side,
    Kind.UNSTABLE: _unstable,
}
