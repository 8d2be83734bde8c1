"""Quiet hints: worth knowing, no trouble yet. They never change a colour and are never announced."""

from __future__ import annotations

from datetime import timedelta

from tray_app.model.account import Auth, Service
from tray_app.model.moments import clock_words, day_words, duration_words
from tray_app.model.rhythm import Silence, judge_silence
from tray_app.model.roundtrip import TELLING_FOR, Stage, Trip, is_losing
from tray_app.model.situation import Situation
from tray_app.model.verdict import Hint, HintKind, Status
from tray_app.model.wording import no_login_sentence
from tray_app.texts import tr

CERTIFICATE_ENDS_SOON = timedelta(days=14)
VPN_JUST_CAME_UP = timedelta(minutes=30)
"""Trouble that begins this soon after a VPN came up may come from it."""


def hints(situation: Situation) -> tuple[Hint, ...]:
    """What is worth knowing about an account right now."""
    return (
        *_vpn(situation),
        *_login(situation),
        *_certificates(situation),
        *_silence(situation),
        *_round_trip(situation),
    )


def _login(situation: Situation) -> tuple[Hint, ...]:
    """Logins are wanted, and something has to be done first: unlock the keyring, mend the command, sign in."""
    problem = situation.secret_problem
    is_wanted = problem and situation.account.auth is not Auth.NONE
    return (Hint(HintKind.LOGIN, no_login_sentence(problem)),) if is_wanted else ()


def _vpn(situation: Situation) -> tuple[Hint, ...]:
    """Providers turn the addresses of VPNs away, often with the words for a wrong password; VPNs block mail ports."""
    up_at = situation.vpn_up_at
    confirmed = [health for health in situation.healths.values() if health.failures and not health.is_checking]
    if up_at is None or not any(timedelta() <= h.failures[0].at - up_at <= VPN_JUST_CAME_UP for h in confirmed):
        return ()
    text = tr(
        "Shortly before this began, a VPN was connected ({time}). Try it without the VPN.",
        time=clock_words(up_at, situation.now, situation.zone),
    )
    return (Hint(HintKind.VPN, text),)


def _certificates(situation: Situation) -> list[Hint]:
    """A certificate that ends soon, once for each server (several services may share one)."""
    found: dict[str, Hint] = {}
    for health in situation.healths.values():
        result = health.last_result
        if result is None or not result.ok or result.certificate_ends_at is None:
            continue
        left = result.certificate_ends_at - situation.now
        if not timedelta(0) < left <= CERTIFICATE_ENDS_SOON:
            continue
        text = tr(
            "The certificate of {server} ends {date}; {provider} has to renew it by then.",
            server=result.endpoint,
            date=day_words(result.certificate_ends_at, situation.now, situation.zone),
            provider=situation.account.provider_label,
        )
        found[result.endpoint] = Hint(HintKind.CERTIFICATE, text)
    return list(found.values())


def _silence(situation: Situation) -> tuple[Hint, ...]:
    rhythm, receive = situation.rhythm, situation.healths.get(Service.RECEIVE)
    if rhythm is None or receive is None or receive.status is not Status.OK:
        return ()
    if judge_silence(rhythm, situation.now, situation.zone) is not Silence.UNUSUAL:
        return ()
    since = clock_words(rhythm.last_arrival_at, situation.now, situation.zone)
    text = tr("Logins work, yet no mail has arrived since {time}. That is unusual for this mailbox.", time=since)
    return (Hint(HintKind.SILENCE, text),)


def _round_trip(situation: Situation) -> tuple[Hint, ...]:
    """What became of the newest test mail, where that is worth knowing."""
    trip = situation.trips.last
    if trip is None or situation.now - trip.started_at > TELLING_FOR or is_losing(situation.trips, situation.now):
        return ()
    text = _trip_sentence(trip, clock_words(trip.started_at, situation.now, situation.zone))
    return (Hint(HintKind.ROUND_TRIP, text),) if text else ()


def _trip_sentence(trip: Trip, at: str) -> str:
    if trip.stage is Stage.JUNK:
        return tr("The test mail ({time}) ended up in the junk folder; other mail may be there, too.", time=at)
    if trip.stage is Stage.LOST:
        return tr("Logins work, yet the test mail ({time}) has not arrived. One alone says little.", time=at)
    if trip.stage is Stage.REFUSED:
        return tr("The server did not take the test mail ({time}): {quote}", time=at, quote=trip.words)
    if trip.stage is Stage.DELIVERED and trip.is_late and trip.delay is not None:
        return tr("The test mail ({time}) took {duration} to arrive.", time=at, duration=duration_words(trip.delay))
    return ""
