"""Every headline and fault line of UI, section 4, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tray_app.model import wording
from tray_app.model.account import Service
from tray_app.model.fault_lines import fault_line
from tray_app.model.headlines import headline, short_verdict
from tray_app.model.line import LineStatus
from tray_app.model.notice import Promise
from tray_app.model.reason import Failure, Origin
from tray_app.model.verdict import ServiceState, StatedReason, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)
FINE = Verdict("north", "Privat", "kim@nordpost.example", "Nordpost", Status.OK, line=LineStatus.OK, checked_at=NOW)


def reason(failure: Failure | None = None, origin: Origin = Origin.PROVIDER, **fields: object) -> StatedReason:
    return StatedReason("code", "Words", origin, "Mail server", failure=failure, **fields)


def degraded(*states: ServiceState) -> Verdict:
    affected = tuple(state.service for state in states if state.status is not Status.OK)
    return replace(FINE, status=Status.DEGRADED, affected=affected, services=states)


SENDING_AT_TIMES = degraded(
    ServiceState(Service.RECEIVE, Status.OK), ServiceState(Service.SEND, Status.DEGRADED, failed_of_last=(1, 3))
)
SENDING_SLOW = degraded(ServiceState(Service.SEND, Status.DEGRADED, slow=True))
WEBMAIL_DOWN = degraded(ServiceState(Service.RECEIVE, Status.OK), ServiceState(Service.WEBMAIL, Status.OUTAGE))
ONLY_SAID = replace(FINE, status=Status.DEGRADED, provider_notice_only=True)
OUTAGE = replace(FINE, status=Status.OUTAGE, line_asked=3, line_reached=3)
MAINTENANCE = replace(
    FINE,
    status=Status.MAINTENANCE,
    reason=reason(
        said_at=NOW - timedelta(days=3), promised=Promise("bis 20 Uhr", NOW + timedelta(hours=1)), is_quote=True
    ),
)


def line(status: LineStatus, **fields: object) -> Verdict:
    return replace(FINE, status=Status.LINE, line=status, **fields)


def here(failure: Failure, code: str) -> StatedReason:
    return replace(reason(failure, Origin.COMPUTER), code=code)


def account(failure: Failure, **fields: object) -> Verdict:
    return replace(FINE, status=Status.ACCOUNT, reason=reason(failure, Origin.ACCOUNT), **fields)


ENDED_SIGN_IN = replace(reason(Failure.CREDENTIALS_REJECTED, Origin.ACCOUNT), code="token_refused")
CASES = {
    "ok": (FINE, "All is well", "Alles in Ordnung", "", ""),
    "outage": (
        OUTAGE,
        "Outage at Nordpost",
        "Störung bei Nordpost",
        "It is not you: your internet connection works, other mail providers answer.",
        "Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert, andere Mailanbieter antworten.",
    ),
    "outage, control group not asked": (
        replace(OUTAGE, line_reached=0),
        "Outage at Nordpost",
        "Störung bei Nordpost",
        "It is not you: your internet connection works.",
        "Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert.",
    ),
    "outage, line unknown": (
        replace(OUTAGE, line=LineStatus.UNKNOWN),
        "Outage at Nordpost",
        "Störung bei Nordpost",
        "It is not known whether your internet connection works.",
        "Ob Ihre Internetleitung funktioniert, ist nicht bekannt.",
    ),
    "fails at times": (
        SENDING_AT_TIMES,
        "Nordpost: sending fails at times",
        "Nordpost: Senden klappt nicht immer",
        "It is not you: your internet connection works, and receiving mail works.",
        "Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert, und Mails kommen an.",
    ),
    "slow": (
        SENDING_SLOW,
        "Nordpost: sending is slow",
        "Nordpost: Senden ist langsam",
        "It is not you: your internet connection works.",
        "Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert.",
    ),
    "webmail down": (
        WEBMAIL_DOWN,
        "Nordpost: webmail does not work",
        "Nordpost: Webmail geht nicht",
        "It is not you: your internet connection works, and receiving mail works.",
        "Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert, und Mails kommen an.",
    ),
    "only the page says so": (
        ONLY_SAID,
        "Nordpost reports an outage",
        "Nordpost meldet eine Störung",
        "Everything works for you right now. We check every minute.",
        "Bei Ihnen geht gerade alles. Wir prüfen jetzt jede Minute.",
    ),
    "maintenance": (
        MAINTENANCE,
        "Maintenance at Nordpost until 19:42",
        "Wartung bei Nordpost bis 19:42 Uhr",
        "Announced on Tue 14 Aug. Nothing to do for you.",
        "Angekündigt am Di., 14.08. Sie müssen nichts tun.",
    ),
    "offline": (
        line(LineStatus.OFFLINE, line_asked=3),
        "No internet connection",
        "Keine Verbindung ins Internet",
        "It is not Nordpost: none of 3 mail providers answers. Check router or Wi-Fi.",
        "Es liegt nicht an Nordpost: keiner von 3 Mailanbietern antwortet. Router oder WLAN prüfen.",
    ),
    "captive portal": (
        line(LineStatus.CAPTIVE_PORTAL),
        "This Wi-Fi asks you to sign in",
        "Dieses WLAN verlangt eine Anmeldung",
        "Mail works after that.",
        "Erst danach gehen Mails.",
    ),
    "dns": (
        line(LineStatus.DNS),
        "Server names are not found",
        "Servernamen werden nicht gefunden",
        "The network here (DNS) is at fault, not Nordpost. Restarting the router often helps.",
        "Es liegt am Netz hier (DNS), nicht an Nordpost. Router neu starten hilft oft.",
    ),
    "blocked ports": (
        line(LineStatus.BLOCKED_PORTS),
        "This network blocks mail programs",
        "Dieses Netz sperrt Mailprogramme",
        "Typical for hotels and offices. Webmail usually works.",
        "Typisch für Hotel- und Firmennetze. Webmail geht meist.",
    ),
    "intercepted": (
        line(LineStatus.OK, reason=reason(Failure.TLS_INTERCEPTED, Origin.COMPUTER)),
        "A program on this computer intercepts the mail connection",
        "Ein Programm auf diesem Rechner liest die Mailverbindung mit",
        "It is not Nordpost. Check its mail protection.",
        "Es liegt nicht an Nordpost. Dort den Mailschutz prüfen.",
    ),
    "intercepted by a known program": (
        line(
            LineStatus.OK,
            reason=replace(
                here(Failure.TLS_INTERCEPTED, "tls_intercepted"),
                source="Guard Mail Shield Root for the Certificates of This Computer",
            ),
        ),
        "Guard Mail Shield Root for the… on this computer intercepts the mail connection",
        "Guard Mail Shield Root for the… auf diesem Rechner liest die Mailverbindung mit",
        "It is not Nordpost. Check its mail protection.",
        "Es liegt nicht an Nordpost. Dort den Mailschutz prüfen.",
    ),
    "own clock": (
        line(LineStatus.OK, reason=here(Failure.TLS_CERTIFICATE, "own_clock_wrong")),
        "This computer's clock is wrong",
        "Die Uhr dieses Rechners geht falsch",
        "It is not Nordpost. Set this computer's date and time.",
        "Es liegt nicht an Nordpost. Stellen Sie Datum und Uhrzeit dieses Rechners.",
    ),
    "own clock, as it seems": (
        line(LineStatus.OK, reason=here(Failure.TLS_CERTIFICATE, "certificate_not_yet_valid")),
        "This computer's clock seems to be wrong",
        "Die Uhr dieses Rechners geht wohl falsch",
        "It is not Nordpost. Set this computer's date and time.",
        "Es liegt nicht an Nordpost. Stellen Sie Datum und Uhrzeit dieses Rechners.",
    ),
    "firewall": (
        line(LineStatus.OK, reason=here(Failure.LOCAL_NETWORK, "forbidden_here")),
        "A firewall here blocks the mail connection",
        "Eine Firewall hier sperrt die Mailverbindung",
        "It is not Nordpost. Allow the connection in the firewall.",
        "Es liegt nicht an Nordpost. Erlauben Sie die Verbindung in der Firewall.",
    ),
    "dead bridge": (
        line(LineStatus.OK, reason=here(Failure.LOCAL_NETWORK, "local_bridge")),
        "The mail bridge here does not answer",
        "Die Mail-Bridge hier antwortet nicht",
        "It is not Nordpost. Start the bridge, and sign in there if it asks.",
        "Es liegt nicht an Nordpost. Starten Sie die Bridge und melden Sie sich dort an, falls sie fragt.",
    ),
    "password": (
        account(Failure.CREDENTIALS_REJECTED),
        "Nordpost rejects your password",
        "Nordpost nimmt Ihr Passwort nicht an",
        "Nordpost itself is up. We do not try again, so that your account is not locked.",
        "Nordpost selbst läuft. Wir versuchen es nicht weiter, damit Ihr Konto nicht gesperrt wird.",
    ),
    "sign-in": (
        replace(account(Failure.CREDENTIALS_REJECTED), reason=ENDED_SIGN_IN),
        "Nordpost wants you to sign in again",
        "Nordpost möchte, dass Sie sich neu anmelden",
        "Nordpost itself is up. We do not try again, so that your account is not locked.",
        "Nordpost selbst läuft. Wir versuchen es nicht weiter, damit Ihr Konto nicht gesperrt wird.",
    ),
    "quota": (
        account(Failure.QUOTA),
        "Your mailbox is full",
        "Ihr Postfach ist voll",
        "Nordpost itself is up. New mail is turned away until there is room.",
        "Nordpost selbst läuft. Neue Mails werden abgewiesen, bis wieder Platz ist.",
    ),
    "blocked": (
        account(Failure.ACCOUNT_BLOCKED),
        "Nordpost has blocked your account",
        "Nordpost hat Ihr Konto gesperrt",
        "Nordpost itself is up. Only Nordpost can lift this.",
        "Nordpost selbst läuft. Nur Nordpost kann das aufheben.",
    ),
    "rate limit": (
        account(Failure.RATE_LIMITED, retry_at=NOW + timedelta(minutes=18)),
        "Nordpost allows no more logins for now (we wait until 19:00)",
        "Nordpost lässt gerade nicht mehr Anmeldungen zu (wir warten bis 19:00 Uhr)",
        "Nordpost itself is up. We wait, so that your account is not locked.",
        "Nordpost selbst läuft. Wir warten, damit Ihr Konto nicht gesperrt wird.",
    ),
    "first check": (
        replace(FINE, status=Status.UNKNOWN, checked_at=None),
        "No verdict yet",
        "Noch kein Urteil",
        "First check is running.",
        "Erste Prüfung läuft.",
    ),
    "not checked for long": (
        replace(FINE, status=Status.UNKNOWN, checked_at=NOW - timedelta(days=1)),
        "No verdict yet",
        "Noch kein Urteil",
        "Not checked since yesterday, 18:42.",
        "Nicht geprüft seit gestern, 18:42.",
    ),
    "maintenance announced yesterday": (
        replace(MAINTENANCE, reason=replace(MAINTENANCE.reason, said_at=NOW - timedelta(days=1))),
        "Maintenance at Nordpost until 19:42",
        "Wartung bei Nordpost bis 19:42 Uhr",
        "Announced on Thu 16 Aug. Nothing to do for you.",
        "Angekündigt am Do., 16.08. Sie müssen nichts tun.",
    ),
    "paused": (
        replace(FINE, status=Status.PAUSED, paused_until=NOW + timedelta(hours=4)),
        "Paused until 22:42",
        "Pausiert bis 22:42 Uhr",
        "",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_headline_and_fault_line_in_english(case):
    verdict, title, _de, fault, _fault_de = CASES[case]

    assert headline(verdict, NOW, BERLIN) == title
    assert fault_line(verdict, NOW, BERLIN) == fault


@pytest.mark.parametrize("case", CASES)
def test_headline_and_fault_line_in_german(german, case):  # noqa: F811
    verdict, _en, title, _fault_en, fault = CASES[case]

    assert headline(verdict, NOW, BERLIN) == title
    assert fault_line(verdict, NOW, BERLIN) == fault


@pytest.mark.parametrize("case", CASES)
def test_without_a_clock_moments_are_left_out(case):
    verdict = CASES[case][0]

    assert headline(verdict)
    assert "None" not in headline(verdict) + fault_line(verdict)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word_and_a_headline(status):
    assert wording.status_word(status)
    assert headline(replace(FINE, status=status))


def test_the_short_verdict_says_what_a_degraded_provider_does():
    assert short_verdict(SENDING_AT_TIMES) == "sending fails at times"
    assert short_verdict(OUTAGE) == "outage"
