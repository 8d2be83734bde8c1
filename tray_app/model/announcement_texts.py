"""The words of each message (UI, section 6): a title of 45 characters, a body of 160, a quote cut at a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tray_app.model import wording
from tray_app.model.account import Service
from tray_app.model.alternatives import PROBLEMS
from tray_app.model.announcements import Announcement, Kind, Scene, Step, Urgency, quoted_words, receive_down_since
from tray_app.model.bounce import FIRST_GIVE_UP
from tray_app.model.fault_lines import fault_line
from tray_app.model.headlines import headline
from tray_app.model.line import LineStatus
from tray_app.model.moments import after_words, ended, short_words, span_words, sum_words, time_words, until_words
from tray_app.model.outage import Outage
from tray_app.model.reason import Failure
from tray_app.model.this_computer import matter_here
from tray_app.model.verdict import Alternative, AlternativeKind
from tray_app.texts import tr

TITLE_LENGTH = 45
BODY_LENGTH = 160
LABEL_LENGTH = 22
NIGHT_BEGINS, NIGHT_ENDS = 20, 8
"""Hours of the day; quiet hours may be at noon."""
SHORTEST_QUOTE = 40
"""A quote is not cut below this, even if the body grows too long for it."""


def compose(kind: Kind, scene: Scene) -> Announcement:
    """The message of `kind` about `scene`."""
    title, frame = _TEXTS[kind](scene)
    url, label = _page_button(kind, scene)
    step, step_label = _step_button(kind, scene)
    is_first = scene.outage is None or scene.outage.announced_at is None
    return Announcement(
        kind=kind,
        account_id=scene.verdict.account_id,
        title=_titled(title, scene.accounts),
        body=_with_quote(frame, scene),
        urgency=_urgency(kind, scene, is_first=is_first),
        sound=kind in (Kind.OUTAGE_START, Kind.RECOVERED) and scene.withheld_since is None,
        url=url,
        url_label=label,
        step=step,
        step_label=step_label,
        may_acknowledge=scene.verdict.status in PROBLEMS and kind in _ACKNOWLEDGEABLE,
        was=scene.outage.status if scene.outage is not None else None,
    )


_ACKNOWLEDGEABLE = frozenset(
    {Kind.OUTAGE_START, Kind.PROMISE_BROKEN, Kind.DEGRADED_START, Kind.NOTICE_ONLY, Kind.STILL_DOWN, Kind.BOUNCE_WARN}
)
_LOW = frozenset(
    {
        Kind.OUTAGE_WORDS,
        Kind.NOTICE_ONLY,
        Kind.MAINT_ANNOUNCED,
        Kind.MAINT_STARTED,
        Kind.LINE,
        Kind.STILL_DOWN,
        Kind.OVERNIGHT,
    }
)
_QUOTE = "\0"
"""Where the provider's words go; they get the room that is left."""


def _urgency(kind: Kind, scene: Scene, *, is_first: bool) -> Urgency:
    if scene.withheld_since is not None or kind in _LOW:
        return Urgency.LOW
    mail = {Service.RECEIVE, Service.SEND} & set(scene.verdict.affected)
    return Urgency.CRITICAL if kind is Kind.OUTAGE_START and mail and is_first else Urgency.NORMAL


def _titled(title: str, accounts: int) -> str:
    if accounts == 1:
        return _cut(title, TITLE_LENGTH)
    frame = tr("{title} ({n} accounts)", title="", n=accounts)
    return tr("{title} ({n} accounts)", title=_cut(title, TITLE_LENGTH - len(frame)), n=accounts)


def _page_button(kind: Kind, scene: Scene) -> tuple[str, str]:
    """URL and label of the button that opens a page or writes a mail, if there is one to offer."""
    reason = scene.verdict.reason
    if kind is Kind.OUTAGE_WORDS and reason is not None and reason.url:
        return reason.url, tr("Open page")
    if kind is Kind.OUTAGE_START:
        offered = (AlternativeKind.WEBMAIL, AlternativeKind.ACCOUNT, AlternativeKind.SUPPORT)
        best = next((way for way in scene.verdict.alternatives if way.url and way.kind in offered), None)
        return (best.url, _button_label(best)) if best else ("", "")
    return "", ""


def _button_label(way: Alternative) -> str:
    """The way's own words, if a button has room for them."""
    if len(way.label) <= LABEL_LENGTH:
        return way.label
    return tr("Status page") if way.kind is AlternativeKind.SUPPORT else tr("Other address")


def _step_button(kind: Kind, scene: Scene) -> tuple[Step | None, str]:
    """What can be done within the program, and what its button says."""
    if kind is Kind.RECOVERED:
        return Step.REPORT, tr("Create report")
    reason = scene.verdict.reason
    if kind is Kind.ACCOUNT and reason is not None and reason.failure is Failure.CREDENTIALS_REJECTED:
        signs_in = reason.code in ("token_refused", "client_refused")
        return Step.PASSWORD, tr("Sign in again") if signs_in else tr("Enter password")
    return None, ""


def _cut(text: str, length: int) -> str:
    """`text` in at most `length` characters, cut at a word."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head[: head.rfind(" ")] if " " in head[length // 2 :] else head).rstrip(" ,;:") + "…"


def _with_quote(frame: str, scene: Scene) -> str:
    said = quoted_words(scene.verdict.reason)
    room = max(SHORTEST_QUOTE, BODY_LENGTH - len(frame) + len(_QUOTE))
    return " ".join(frame.replace(_QUOTE, _cut(said, room)).split())


def _said(scene: Scene, *, named: bool = True) -> str:
    """The provider's words as they stand in a body, or that there are none."""
    provider = scene.verdict.provider
    if not quoted_words(scene.verdict.reason):
        return tr("{provider} says nothing yet.", provider=provider) if named else ""
    if named:
        return tr("{provider}: “{quote}”", provider=provider, quote=_QUOTE)
    return tr("“{quote}”", quote=_QUOTE)


def _promise(scene: Scene) -> str:
    promised = scene.verdict.reason.promised if scene.verdict.reason else None
    if promised is None or promised.until is None:
        return ""
    return tr("Promised by {time}.", time=until_words(promised.until, scene.now, scene.zone))


def _failing(scene: Scene, *, still: bool = False) -> str:
    since = None if still else scene.verdict.since
    return wording.failing_sentence(scene.verdict.affected, since, scene.now, scene.zone)


def _headline(scene: Scene) -> str:
    return headline(scene.verdict, scene.now, scene.zone)


def _outage_start(scene: Scene) -> tuple[str, str]:
    if scene.withheld_since is not None and scene.verdict.since is not None:
        since = short_words(scene.verdict.since, scene.now, scene.zone)
        title = tr("Outage at {provider} since {time}", provider=scene.verdict.provider, time=since)
    else:
        title = _headline(scene)
    return title, f"{_failing(scene)} {tr('It is not you.')} {_said(scene)}"


def _outage_words(scene: Scene) -> tuple[str, str]:
    title = tr("News from {provider}", provider=scene.verdict.provider)
    return title, f"{_said(scene, named=False)} {_promise(scene)}"


def _promise_broken(scene: Scene) -> tuple[str, str]:
    title = tr("{provider}: promise not kept", provider=scene.verdict.provider)
    promised = scene.verdict.reason.promised if scene.verdict.reason else None
    until = promised.until if promised else None
    was = tr("Promised by {promised}.", promised=until_words(until, scene.now, scene.zone)) if until else ""
    return title, f"{was} {_failing(scene, still=True)}"


def _degraded_start(scene: Scene) -> tuple[str, str]:
    since = wording.since_sentence(scene.verdict.since, scene.now, scene.zone)
    return _headline(scene), f"{since} {tr('It is not you.')} {_said(scene, named=False)}"


def _notice_only(scene: Scene) -> tuple[str, str]:
    return _headline(scene), f"{tr('Everything works for you.')} {_said(scene, named=False)}"


def _maint_announced(scene: Scene) -> tuple[str, str]:
    title = tr("{provider} announces maintenance", provider=scene.verdict.provider)
    notice = scene.announced[0]
    assert notice.started_at is not None
    span = span_words(notice.started_at, notice.ended_at, scene.now, scene.zone)
    body = ended(span[:1].upper() + span[1:])
    services = wording.named_words([service for service in Service if service.value in notice.services])
    affects = tr("Affects: {services}.", services=services) if services else ""
    return title, f"{body} {affects}"


def _maint_started(scene: Scene) -> tuple[str, str]:
    title = tr("Maintenance at {name}", name=scene.verdict.provider)  # in German another than the headline
    promised = scene.verdict.reason.promised if scene.verdict.reason else None
    until = promised.until if promised else None
    about = tr("Until about {time}.", time=until_words(until, scene.now, scene.zone)) if until else ""
    return title, f"{about} {tr('Nothing to do for you.')}"


def _recovered(scene: Scene) -> tuple[str, str]:
    title = tr("{provider} works again", provider=scene.verdict.provider)
    held_up = scene.outage is not None and Service.RECEIVE in scene.outage.affected
    return title, f"{_length(scene.outage)} {tr('Late mail is arriving.') if held_up else ''}"


def _length(outage: Outage | None) -> str:
    if outage is None or outage.ended_at is None:
        return ""
    after = after_words(outage.ended_at - outage.started_at)
    return ended(after[:1].upper() + after[1:])


def _line(scene: Scene) -> tuple[str, str]:
    """It speaks of all accounts, so it names no provider."""
    if scene.verdict.line is LineStatus.OFFLINE and not matter_here(scene.verdict):
        return _headline(scene), f"{tr('It is not your mail provider.')} {tr('Check router or Wi-Fi.')}"
    return _own_side(scene)


def _own_side(scene: Scene) -> tuple[str, str]:
    return _headline(scene), fault_line(scene.verdict, scene.now, scene.zone)


def _account(scene: Scene) -> tuple[str, str]:
    reason = scene.verdict.reason
    if reason is not None and reason.failure is Failure.CREDENTIALS_REJECTED:
        return _headline(scene), tr("We do not try again. Did you change it?")
    return _own_side(scene)


def _bounce_warn(scene: Scene) -> tuple[str, str]:
    since = receive_down_since(scene) or scene.now
    hours = (scene.now - since) // timedelta(hours=1) * timedelta(hours=1)
    lasts = ended(tr("The outage lasts {duration}", duration=sum_words(hours)))
    gives_up = since + FIRST_GIVE_UP
    is_today = gives_up.astimezone(scene.zone).date() == scene.now.astimezone(scene.zone).date()
    if gives_up <= scene.now:
        when = tr("Senders have been giving up since {time}.", time=short_words(gives_up, scene.now, scene.zone))
    elif is_today:
        when = tr("First senders give up at {time}.", time=until_words(gives_up, scene.now, scene.zone))
    else:
        when = tr("First senders give up {day}.", day=until_words(gives_up, scene.now, scene.zone))
    return tr("Mail to you will soon bounce"), f"{lasts} {when}"


def _still_down(scene: Scene) -> tuple[str, str]:
    since = scene.verdict.since or scene.now
    day = (scene.now.astimezone(scene.zone).date() - since.astimezone(scene.zone).date()).days + 1
    return tr("{provider}: outage, day {n}", provider=scene.verdict.provider, n=day), (
        _said(scene, named=False) or _said(scene)
    )


def _unstable(scene: Scene) -> tuple[str, str]:
    title = tr("{provider} is unstable", provider=scene.verdict.provider)
    return title, tr("It keeps failing and coming back. There is no further message until it is calm.")


def _overnight(scene: Scene) -> tuple[str, str]:
    last = scene.outage
    assert last is not None
    assert last.ended_at is not None
    start, end = time_words(last.started_at, scene.zone), time_words(last.ended_at, scene.zone)
    hour = last.started_at.astimezone(scene.zone).hour
    if hour >= NIGHT_BEGINS or hour < NIGHT_ENDS:
        title = tr("Last night: outage at {provider}", provider=scene.verdict.provider)
    else:
        title = tr("In the quiet hours: outage at {provider}", provider=scene.verdict.provider)
    return title, tr("{start} to {end}. All is well now.", start=start, end=end)


_TEXTS: dict[Kind, Callable[[Scene], tuple[str, str]]] = {
    Kind.OUTAGE_START: _outage_start,
    Kind.OUTAGE_WORDS: _outage_words,
    Kind.PROMISE_BROKEN: _promise_broken,
    Kind.DEGRADED_START: _degraded_start,
    Kind.NOTICE_ONLY: _notice_only,
    Kind.MAINT_ANNOUNCED: _maint_announced,
    Kind.MAINT_STARTED: _maint_started,
    Kind.RECOVERED: _recovered,
    Kind.LINE: _line,
    Kind.ACCOUNT: _account,
    Kind.BOUNCE_WARN: _bounce_warn,
    Kind.STILL_DOWN: _still_down,
    Kind.UNSTABLE: _unstable,
    Kind.OVERNIGHT: _overnight,
}
