"""The sentences of "Why do we say this?", in the order in which the verdict came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tray_app.model.account import Auth, Service
from tray_app.model.failures import class_words
from tray_app.model.health import Health
from tray_app.model.line import LineStatus
from tray_app.model.moments import clock_words, seconds_words
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.outage import EvidenceItem
from tray_app.model.quotes import is_own_note
from tray_app.model.reasons import line_sentence
from tray_app.model.result import TranscriptLine
from tray_app.model.rhythm import Silence, judge_silence
from tray_app.model.roundtrip import Stage
from tray_app.model.situation import Situation
from tray_app.model.source_problems import source_problem_sentence
from tray_app.model.verdict import Evidence, Mark, Verdict
from tray_app.model.wording import no_login_sentence, service_word
from tray_app.texts import tr, trn


def evidence(situation: Situation) -> tuple[Evidence, ...]:
    """One sentence for each thing that was measured, read or left out."""
    return (
        *(_service(situation, service) for service in situation.account.services),
        *_line(situation),
        *_login(situation),
        *_rhythm(situation),
        *_test_mail(situation),
        *(_source(reading) for reading in situation.readings),
    )


def evidence_items(before: Verdict | None, after: Verdict, now: datetime) -> list[EvidenceItem]:
    """What goes on record with a change: the sentences of the moment, the words quoted, the conversations."""
    items = [EvidenceItem(now, "status", piece.sentence) for piece in after.evidence]
    said = after.reason
    if said is not None and said.is_quote and not is_own_note(said) and (before is None or before.reason != said):
        items.append(EvidenceItem(said.said_at or now, "notice", said.text, said.source, said.url))
    items.extend(
        EvidenceItem(state.checked_at or now, "probe", transcript_text(state.transcript), state.service)
        for state in after.services
        if state.service in after.affected and state.transcript
    )
    return items


def transcript_text(transcript: Sequence[TranscriptLine]) -> str:
    """A conversation as text: `>` said by us, `<` said by the server."""
    return "\n".join(f"{'>' if line.sent else '<'} {line.text}" for line in transcript)


def _service(situation: Situation, service: Service) -> Evidence:
    health = situation.healths.get(service, Health())
    name = service_word(service)
    result = health.last_result
    if result is None:
        return Evidence(Mark.UNKNOWN, tr("{service}: not checked yet.", service=name))
    at = clock_words(result.started_at, situation.now, situation.zone)
    if result.reason is None and not health.failures:
        answered = tr("{service}: {endpoint} answered ({time}, {ms} ms).", service=name, endpoint=result.endpoint,
                      time=at, ms=round(result.duration_ms))  # fmt: skip
        return Evidence(Mark.YES, f"{answered} {_family_words(result.broken_family)}".strip())
    if not health.failures:
        return Evidence(Mark.UNKNOWN, tr("{service}: the last attempt does not count ({time}).", service=name, time=at))
    first = health.failures[0]
    return Evidence(
        Mark.NO,
        trn(
            "{service}: {endpoint} failed {n} time since {time}: {what}.",
            "{service}: {endpoint} failed {n} times in a row since {time}: {what}.",
            health.failures[-1].number,
            service=name,
            endpoint=result.endpoint,
            time=clock_words(first.at, situation.now, situation.zone),
            what=_what_failed(health),
        ),
    )


def _family_words(broken: str) -> str:
    """Mail works all the same, so it is worth no more than a remark."""
    return {
        "ipv6": tr("There was no connection over IPv6, only over IPv4."),
        "ipv4": tr("There was no connection over IPv4, only over IPv6."),
    }.get(broken, "")


def _what_failed(health: Health) -> str:
    failed = health.failures[-1]
    is_sign_in = failed.reason.code in ("token_refused", "client_refused")
    words = tr("sign-in no longer accepted") if is_sign_in else class_words(failed.reason.failure)
    return f"{_phase_words(failed.phase.word)} ({failed.reason.code}), {words}"


def _phase_words(phase: str) -> str:
    return {
        "dns": tr("looking up the server's name"),
        "connect": tr("connecting"),
        "tls": tr("the encrypted connection"),
        "greeting": tr("the server's greeting"),
        "login": tr("the login"),
        "use": tr("opening the mailbox"),
    }[phase]


def _line(situation: Situation) -> tuple[Evidence, ...]:
    line = situation.line
    if line is None:
        return ()
    if line.status is LineStatus.OK and line.asked:
        text = tr(
            "Your internet connection works: {reached} of {asked} other mail providers answered.",
            reached=line.reached,
            asked=line.asked,
        )
        return (Evidence(Mark.YES, text),)
    mark = {LineStatus.OK: Mark.YES, LineStatus.UNKNOWN: Mark.UNKNOWN}.get(line.status, Mark.NO)
    return (Evidence(mark, line_sentence(line.status)),)


def _login(situation: Situation) -> tuple[Evidence, ...]:
    if situation.account.auth is Auth.NONE:
        return (Evidence(Mark.UNKNOWN, tr("Logins are not watched: there is no password.")),)
    accepted = max((h.last_login_ok_at for h in situation.healths.values() if h.last_login_ok_at), default=None)
    when = clock_words(accepted, situation.now, situation.zone) if accepted else ""
    if situation.login_stopped_at is not None:
        told = tr("No login is tried any more since the refusal, so that your account is not locked.")
        return (Evidence(Mark.NO, f"{told} {_accepted_words(situation, when)}"),)
    if not situation.can_login:
        return (Evidence(Mark.UNKNOWN, no_login_sentence(situation.secret_problem)),)
    return (Evidence(Mark.YES if accepted else Mark.UNKNOWN, _accepted_words(situation, when)),)


def _test_mail(situation: Situation) -> tuple[Evidence, ...]:
    """How the newest test mail fared; nothing where none was sent."""
    trip = situation.trips.current or situation.trips.last
    if trip is None or trip.stage is Stage.ABANDONED:
        return ()
    at = clock_words(trip.started_at, situation.now, situation.zone)
    took = seconds_words(trip.delay or timedelta())
    mark, text = {
        Stage.SENT: (Mark.UNKNOWN, tr("Test mail ({time}): on its way.", time=at)),
        Stage.DEFERRED: (Mark.UNKNOWN, tr("Test mail ({time}): not sent yet.", time=at)),
        Stage.DELIVERED: (Mark.YES, tr("Test mail ({time}): arrived after {duration}.", time=at, duration=took)),
        Stage.JUNK: (
            Mark.YES,
            tr("Test mail ({time}): arrived after {duration}, in the junk folder.", time=at, duration=took),
        ),
        Stage.LOST: (Mark.NO, tr("Test mail ({time}): has not arrived.", time=at)),
        Stage.REFUSED: (Mark.NO, tr("Test mail ({time}): the server did not take it.", time=at)),
    }[trip.stage]
    return (Evidence(mark, text),)


def _rhythm(situation: Situation) -> tuple[Evidence, ...]:
    """Whether mail arrives as usual; nothing where nobody may look."""
    if situation.rhythm is None:
        return ()
    arrived = clock_words(situation.rhythm.last_arrival_at, situation.now, situation.zone)
    mark, text = {
        Silence.TOO_EARLY: (
            Mark.UNKNOWN,
            tr("How much mail usually arrives is not known yet; it is too early to tell."),
        ),
        Silence.USUAL: (Mark.YES, tr("Mail arrives as usual, the last time: {time}.", time=arrived)),
        Silence.UNUSUAL: (Mark.UNKNOWN, tr("No mail has arrived since {time}, which is unusual.", time=arrived)),
    }[judge_silence(situation.rhythm, situation.now, situation.zone)]
    return (Evidence(mark, text),)


def _accepted_words(situation: Situation, when: str) -> str:
    if not when:
        return tr("No login has been accepted yet.")
    if situation.account.auth is Auth.OAUTH2:
        return tr("A login was last accepted: {time}.", time=when)
    return tr("The password was last accepted: {time}.", time=when)


def _source(reading: SourceReading) -> Evidence:
    host = reading.url.split("/")[2] if "//" in reading.url else reading.url
    if not reading.readable:
        said = tr("The status source {host} cannot be read.", host=host)
        why = source_problem_sentence(reading.problem) if reading.problem else ""
        return Evidence(Mark.UNKNOWN, f"{said} {why}".strip())
    mark, text = {
        SourceStatus.OK: (Mark.YES, tr("The status source {host} reports no problem.", host=host)),
        SourceStatus.DEGRADED: (Mark.NO, tr("The status source {host} reports problems.", host=host)),
        SourceStatus.OUTAGE: (Mark.NO, tr("The status source {host} reports an outage.", host=host)),
        SourceStatus.MAINTENANCE: (Mark.NO, tr("The status source {host} reports maintenance.", host=host)),
        SourceStatus.UNKNOWN: (Mark.UNKNOWN, tr("The status source {host} does not say.", host=host)),
    }[reading.status]
    return Evidence(mark, text)
