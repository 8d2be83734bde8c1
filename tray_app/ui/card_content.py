"""What a card says for a verdict: its rows with their words. Widgets only show it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tray_app.model import wording
from tray_app.model.account import Service
from tray_app.model.alternatives import PROBLEMS
from tray_app.model.bounce import bounce_line
from tray_app.model.evidence import transcript_text
from tray_app.model.fault_lines import fault_line
from tray_app.model.headlines import headline
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.line import LineStatus
from tray_app.model.moments import clock_words, compact_words, ended, time_words
from tray_app.model.past import calm_line, recovery_line, recovery_title, repeat_line, strip_start, strip_summary
from tray_app.model.promises import promise_line
from tray_app.model.quotes import heading, is_hearsay, more_notices, quoted, source_line
from tray_app.model.reason import Failure
from tray_app.model.snapshot import History, Snapshot
from tray_app.model.verdict import Alternative, AlternativeKind, HintKind, ServiceState, Status, Verdict
from tray_app.texts import tr
from tray_app.ui.card_values import Action, CardContent, Fact, Note, Quote, StripContent, Tile

MOST_ACTIONS = 4


def card_content(verdict: Verdict, snapshot: Snapshot, now: datetime, zone: tzinfo, *, is_small: bool) -> CardContent:
    """The card of one account at `now`; `is_small` for one that must not stand in the way of the others."""
    history = snapshot.histories.get(verdict.account_id, History())
    is_open = verdict.status in PROBLEMS and not is_small
    title = headline(verdict, now, zone)
    since = wording.since_line(verdict, now, zone)
    return CardContent(
        account_id=verdict.account_id,
        status=verdict.status,
        overline=_overline(verdict),
        verdict=title,
        since=since,
        muted=snapshot.acknowledged.get(verdict.account_id, ""),
        fault=_fault(verdict, history, now, zone),
        checking=checking_words(verdict),
        stale=_stale(verdict, snapshot, now, zone),
        quote=_quote(verdict, now, zone) if is_open else None,
        facts=_facts(verdict, history, now, zone) if is_open else (),
        hints=tuple(hint.text for hint in verdict.hints) if is_open or verdict.status not in PROBLEMS else (),
        offers_test=_offers_test(verdict),
        takes_note=is_open and verdict.status in PROVIDER_STATUSES,
        tiles=_tiles(verdict, snapshot, zone, with_absent=is_open),
        actions=_actions(verdict),
        strip=_strip(history, now),
        note=_note(verdict, now, zone),
        evidence=verdict.evidence,
        transcript=_transcript(verdict),
        accessible_name=_accessible_name(verdict, title, now, zone),
        is_open=is_open,
    )


def _overline(verdict: Verdict) -> str:
    return verdict.name if verdict.name == verdict.address else f"{verdict.name}  ·  {verdict.address}"


def _fault(verdict: Verdict, history: History, now: datetime, zone: tzinfo) -> str:
    if verdict.status is Status.OK:
        return calm_line(verdict, history, now)
    return fault_line(verdict, now, zone)


def checking_words(verdict: Verdict) -> str:
    """Small signs: it comes and goes, or something is being confirmed right now."""
    signs = [tr("keeps failing and coming back")] if verdict.unstable else []
    if verdict.checking and verdict.status is Status.OK:
        signs.append(tr("a failure is being checked"))
    elif verdict.checking and verdict.status not in (Status.UNKNOWN, Status.PAUSED):
        signs.append(tr("being checked again"))
    return ", ".join(signs)


def _stale(verdict: Verdict, snapshot: Snapshot, now: datetime, zone: tzinfo) -> str:
    """Without a line nothing can be measured; what was measured before is shown as old."""
    line = snapshot.line
    if line is None or line.status in (LineStatus.OK, LineStatus.UNKNOWN) or verdict.status is Status.LINE:
        return ""
    if verdict.checked_at is None or verdict.checked_at > line.measured_at:
        return ""
    return tr("As of {time}", time=compact_words(verdict.checked_at, now, zone))


def _accessible_name(verdict: Verdict, title: str, now: datetime, zone: tzinfo) -> str:
    if verdict.since is None or verdict.status not in PROBLEMS:
        return tr("{account}: {status}", account=verdict.name, status=title)
    return tr(
        "{account}: {status}, since {time}",
        account=verdict.name,
        status=title,
        time=clock_words(verdict.since, now, zone),
    )


def _quote(verdict: Verdict, now: datetime, zone: tzinfo) -> Quote | None:
    reason = verdict.reason
    if reason is None or not reason.is_quote or not reason.text.strip():
        return None
    return Quote(
        heading=heading(reason, verdict.provider),
        text=quoted(reason.text),
        source=source_line(reason, now, zone),
        url=reason.url if reason.url.startswith(("https://", "http://")) else "",
        more=more_notices(verdict, now),
        is_hearsay=is_hearsay(reason),
    )


def _facts(verdict: Verdict, history: History, now: datetime, zone: tzinfo) -> tuple[Fact, ...]:
    return (*_known(verdict), *_promise(verdict, now, zone), *_bounce(verdict, now, zone),
            *_repeat(verdict, history, now, zone))  # fmt: skip


def _known(verdict: Verdict) -> tuple[Fact, ...]:
    """Our own sentence, where nobody else said anything."""
    reason = verdict.reason
    if reason is None or reason.is_quote or not reason.text or verdict.status is Status.LINE:
        return ()
    return (Fact("known", "info", reason.text),)


def _promise(verdict: Verdict, now: datetime, zone: tzinfo) -> tuple[Fact, ...]:
    if verdict.status not in PROVIDER_STATUSES:
        return ()
    line = promise_line(verdict.reason, now, zone)
    if line is None:
        return ()
    return (Fact("promise", "clock", line.text, is_alarming=line.overdue, is_muted=not line.given),)


def _bounce(verdict: Verdict, now: datetime, zone: tzinfo) -> tuple[Fact, ...]:
    line = bounce_line(verdict, now, zone) if verdict.status in PROVIDER_STATUSES else None
    return (Fact("bounce", "info" if line.is_hint else "hourglass", line.text),) if line else ()


def _repeat(verdict: Verdict, history: History, now: datetime, zone: tzinfo) -> tuple[Fact, ...]:
    line = repeat_line(verdict, history, now, zone)
    return (Fact("repeat", "again", line.text, offers_switch=line.offers_switch),) if line else ()


def _offers_test(verdict: Verdict) -> bool:
    """A test mail tells more about mail that does not arrive, nothing about a certificate or a keyring."""
    arriving = (HintKind.SILENCE, HintKind.ROUND_TRIP)
    return verdict.can_test and any(hint.kind in arriving for hint in verdict.hints)


def _tiles(verdict: Verdict, snapshot: Snapshot, zone: tzinfo, *, with_absent: bool) -> tuple[Tile, ...]:
    states = {state.service: state for state in verdict.services}
    wanted = list(Service) if with_absent else [service for service in Service if service in states]
    return tuple(_tile(service, states.get(service), verdict, snapshot, zone) for service in wanted)


def _tile(service: Service, state: ServiceState | None, verdict: Verdict, snapshot: Snapshot, zone: tzinfo) -> Tile:
    copy = snapshot.copies.get(verdict.account_id)
    words = wording.tile_words(state)
    status = state.status if state else Status.UNKNOWN
    if service is Service.CONTACTS and copy is not None and status not in (Status.OK, Status.UNKNOWN):
        words = tr("Copy of {time}", time=_copy_words(copy.taken_at, snapshot.at, zone))
    return Tile(service, wording.service_word(service), words, status, is_set_up=state is not None)


def _copy_words(taken_at: datetime, now: datetime, zone: tzinfo) -> str:
    same_day = taken_at.astimezone(zone).date() == now.astimezone(zone).date()
    return time_words(taken_at, zone).removeprefix("0") if same_day else compact_words(taken_at, now, zone)


def _actions(verdict: Verdict) -> tuple[Action, ...]:
    """At most four, best first; several ways of one kind share a button only where they have no address."""
    ways = verdict.alternatives
    single = [_action(way) for way in ways if way.kind is not AlternativeKind.PROVIDER and way.works is not False]
    up = tuple(way for way in ways if way.kind is AlternativeKind.PROVIDER)
    found = [*_own_actions(verdict), *single]
    if up:
        names = ", ".join(way.label for way in up)
        found.append(Action("provider", tr("Providers that work now"), names, is_sure=True, ways=up))
    return tuple(found[:MOST_ACTIONS])


def _own_actions(verdict: Verdict) -> list[Action]:
    """What only this status asks for."""
    reason = verdict.reason
    if verdict.status is Status.PAUSED:
        return [Action("resume", tr("Resume"))]
    if verdict.status is Status.LINE and verdict.line is LineStatus.CAPTIVE_PORTAL and reason and reason.url:
        way = Alternative(AlternativeKind.SUPPORT, tr("Open sign-in page"), reason.url, works=True)
        return [Action("portal", way.label, is_sure=True, ways=(way,))]
    if verdict.status is Status.ACCOUNT and reason and reason.failure is Failure.CREDENTIALS_REJECTED:
        signs_in = reason.code in ("token_refused", "client_refused")
        return [Action("password", tr("Sign in again") if signs_in else tr("Enter password"), is_sure=True)]
    return []


def _action(way: Alternative) -> Action:
    return Action(way.kind.value, way.label, way.detail, is_sure=way.works is True, ways=(way,))


def _strip(history: History, now: datetime) -> StripContent | None:
    if not history.days:
        return None
    return StripContent(
        days=history.days,
        title=tr("Last 90 days"),
        summary=strip_summary(history.days, history.outages, now),
        start=strip_start(history.days),
        end=tr("today"),
    )


def _note(verdict: Verdict, now: datetime, zone: tzinfo) -> Note | None:
    if verdict.recovery is None or verdict.status is not Status.OK:
        return None
    return Note(ended(recovery_title(verdict.recovery, now, zone)), recovery_line(verdict.recovery))


def _transcript(verdict: Verdict) -> str:
    """The evidence and the conversations behind it, as text to be pasted elsewhere; redacted where it was recorded."""
    sentences = [piece.sentence for piece in verdict.evidence]
    talks = [
        f"{wording.service_word(state.service)}\n{transcript_text(state.transcript)}"
        for state in verdict.services
        if state.transcript
    ]
    return "\n\n".join(part for part in ("\n".join(sentences), *talks) if part)
