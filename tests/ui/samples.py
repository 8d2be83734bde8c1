"""Verdicts and snapshots to look at: an invented provider, one story for each status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tray_app.model.account import Service
from tray_app.model.line import Line, LineStatus
from tray_app.model.notice import Promise
from tray_app.model.outage import Day, Outage
from tray_app.model.reason import Failure, Origin
from tray_app.model.result import Phase, TranscriptLine
from tray_app.model.snapshot import History, Snapshot
from tray_app.model.verdict import (
    Alternative,
    AlternativeKind,
    Evidence,
    Mark,
    Recovery,
    ServiceState,
    StatedReason,
    Status,
    Verdict,
)
from tray_app.texts import tr

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2031, 8, 15, 18, 42, tzinfo=ZONE).astimezone(UTC)
OTHER = "kim@inselpost.example"
WORDS_DE = (
    "Zurzeit ist das Abrufen und Verschicken von Nachrichten gestört. Unsere Leute arbeiten daran. "
    "Bis heute, 18:00 Uhr, soll alles wieder laufen."
)
WORDS_EN = "Some outgoing mail is refused at the moment. A correction is on its way to all servers."


def ago(**length: float) -> datetime:
    return NOW - timedelta(**length)


def states(**statuses: Status) -> tuple[ServiceState, ...]:
    talk = (TranscriptLine(Phase.GREETING, False, "* BYE Service is down"),)
    return tuple(
        ServiceState(
            Service(name),
            status,
            checked_at=ago(seconds=12),
            since=ago(days=2, hours=10, minutes=30),
            transcript=talk if status is Status.OUTAGE else (),
        )
        for name, status in statuses.items()
    )


def days(**troubled: Status) -> tuple[Day, ...]:
    """90 days up to today; `d36=Status.OUTAGE` is the day 36 days ago."""
    today = NOW.astimezone(ZONE).date()
    marked = {int(name[1:]): status for name, status in troubled.items()}
    return tuple(
        Day(today - timedelta(days=back), status, outage_s=32_400 if status is Status.OUTAGE else 0)
        for back in range(89, -1, -1)
        for status in (marked.get(back, Status.OK),)
    )


def outage(account_id: str, start: datetime, hours: float | None) -> Outage:
    end = start + timedelta(hours=hours) if hours is not None else None
    return Outage(account_id, "Nordpost", Status.OUTAGE, (Service.RECEIVE,), start, ended_at=end)


EVIDENCE = (
    Evidence(Mark.NO, "Empfangen: imap.nordpost.example weist seit 08:12 ab: „* BYE Service is down“."),
    Evidence(Mark.NO, "Senden: smtp.nordpost.example, Port 587, antwortet nicht (3 von 3 Versuchen)."),
    Evidence(Mark.YES, "Leitung: 3 von 3 anderen Mailanbietern haben von diesem Rechner aus geantwortet."),
    Evidence(Mark.UNKNOWN, "Passwort: wird gerade nicht geprüft. Zuletzt gültig: Mi., 13.08., 08:05."),
)


def outage_verdict(account_id: str = "north", **changes: object) -> Verdict:
    fields: dict[str, object] = {
        "account_id": account_id,
        "name": "Privat (Nordpost)",
        "address": "kim@nordpost.example",
        "provider": "Nordpost",
        "status": Status.OUTAGE,
        "affected": (Service.RECEIVE, Service.SEND, Service.CONTACTS),
        "confirmed": True,
        "since": ago(days=2, hours=10, minutes=30),
        "reason": StatedReason(
            "notice_outage",
            WORDS_DE,
            Origin.PROVIDER,
            "Webmail-Startseite",
            "https://nordpost.example/",
            ago(hours=4, minutes=37),
            Promise("bis heute, 18:00 Uhr", ago(minutes=42)),
            is_quote=True,
        ),
        "services": states(receive=Status.OUTAGE, send=Status.OUTAGE, webmail=Status.OK, contacts=Status.OUTAGE),
        "alternatives": (
            Alternative(AlternativeKind.WEBMAIL, tr("Open webmail"), "https://nordpost.example/", True),
            Alternative(
                AlternativeKind.ACCOUNT, tr("Write from {domain}", domain="inselpost.example"), "mailto:", True, OTHER
            ),
            Alternative(
                AlternativeKind.SUPPORT,
                tr("Fault page and hotline {number}", number="0800 5550199"),
                "https://help.nordpost.example/",
                None,
            ),
        ),
        "evidence": EVIDENCE,
        "line": LineStatus.OK,
        "line_asked": 3,
        "line_reached": 3,
        "checked_at": ago(seconds=12),
    }
    return Verdict(**{**fields, **changes})


def ok_verdict(account_id: str = "island", **changes: object) -> Verdict:
    fields: dict[str, object] = {
        "account_id": account_id,
        "name": "Zweitadresse (Inselpost)",
        "address": "kim@inselpost.example",
        "provider": "Inselpost",
        "status": Status.OK,
        "confirmed": True,
        "since": ago(days=66),
        "services": states(receive=Status.OK, send=Status.OK, webmail=Status.OK, contacts=Status.OK),
        "evidence": (Evidence(Mark.YES, "Empfangen: imap.inselpost.example hat geantwortet."),),
        "line": LineStatus.OK,
        "checked_at": ago(seconds=12),
    }
    return Verdict(**{**fields, **changes})


def outage_told_in_english() -> Verdict:
    told = outage_verdict(name="Private (Northmail)", address="kim@northmail.example", provider="Northmail")
    return replace(
        told,
        reason=StatedReason(
            "notice_outage",
            "Receiving and sending mail is disturbed at the moment. We are working on it. "
            "All should be well again by 18:00 today.",
            Origin.PROVIDER,
            "Webmail start page",
            "https://northmail.example/",
            ago(hours=4, minutes=37),
            Promise("by 18:00 today", ago(minutes=42)),
            is_quote=True,
        ),
        alternatives=(
            Alternative(AlternativeKind.WEBMAIL, tr("Open webmail"), "https://northmail.example/", True),
            Alternative(AlternativeKind.ACCOUNT, tr("Write from {domain}", domain="islandmail.example"),
                        "mailto:", True, "kim@islandmail.example"),
            Alternative(AlternativeKind.SUPPORT, tr("Fault page and hotline {number}", number="0800 5550199"),
                        "https://help.northmail.example/", None),
        ),
        evidence=(
            Evidence(Mark.NO, "Receive: imap.northmail.example has refused since 08:12: “* BYE Service is down”."),
            Evidence(Mark.NO, "Send: smtp.northmail.example, port 587, does not answer (3 of 3 attempts)."),
            Evidence(Mark.YES, "Line: 3 of 3 other mail providers have answered this computer."),
            Evidence(Mark.UNKNOWN, "Password: not checked right now. Last valid: Wed 13 Aug, 08:05."),
        ),
    )  # fmt: skip


def english_ok() -> Verdict:
    return ok_verdict(name="Second address (Islandmail)", address="kim@islandmail.example", provider="Islandmail")


def degraded_verdict(account_id: str = "work") -> Verdict:
    services = tuple(
        ServiceState(Service.SEND, Status.DEGRADED, checked_at=ago(seconds=8), failed_of_last=(1, 3))
        if state.service is Service.SEND
        else state
        for state in states(receive=Status.OK, send=Status.OK, webmail=Status.OK, contacts=Status.OK)
    )
    return outage_verdict(
        account_id,
        name="Work (Northmail)",
        address="kim@northmail.example",
        provider="Northmail",
        status=Status.DEGRADED,
        affected=(Service.SEND,),
        since=ago(minutes=25),
        services=services,
        reason=StatedReason(
            "notice_degraded", WORDS_EN, Origin.PROVIDER, "Status page", "https://status.northmail.example/",
            ago(minutes=10), None, is_quote=True,
        ),
        alternatives=(
            Alternative(AlternativeKind.WEBMAIL, tr("Open webmail"), "https://northmail.example/", True),
            Alternative(AlternativeKind.ACCOUNT, tr("Write from {domain}", domain="mailbox.example"), "mailto:", True,
                        "kim@mailbox.example"),
        ),
    )  # fmt: skip


def account_verdict(account_id: str = "locked") -> Verdict:
    return outage_verdict(
        account_id,
        status=Status.ACCOUNT,
        affected=(Service.RECEIVE,),
        since=ago(hours=1),
        reason=StatedReason(
            "authenticationfailed", "[AUTHENTICATIONFAILED] Wrong user name or password", Origin.ACCOUNT, "Mailserver",
            said_at=ago(hours=1), is_quote=True, failure=Failure.CREDENTIALS_REJECTED,
        ),
        services=states(receive=Status.ACCOUNT, send=Status.OK, webmail=Status.OK),
        alternatives=(),
    )  # fmt: skip


def line_verdict(account_id: str = "offline") -> Verdict:
    return outage_verdict(
        account_id,
        status=Status.LINE,
        affected=(Service.RECEIVE, Service.SEND),
        since=ago(minutes=3),
        line=LineStatus.OFFLINE,
        line_asked=3,
        line_reached=0,
        reason=StatedReason("offline", "", Origin.LINE, ""),
        services=states(receive=Status.LINE, send=Status.LINE, webmail=Status.LINE),
        alternatives=(),
    )


def maintenance_verdict(account_id: str = "service") -> Verdict:
    return outage_verdict(
        account_id,
        status=Status.MAINTENANCE,
        affected=(Service.RECEIVE,),
        since=ago(minutes=12),
        reason=StatedReason(
            "notice_maintenance", "Wir tauschen Speicher aus.", Origin.PROVIDER, "Statusseite",
            "https://status.nordpost.example/", ago(days=3), Promise("bis 20 Uhr", ago(hours=-1)), is_quote=True,
        ),
        services=tuple(
            replace(state, since=ago(minutes=12))
            for state in states(receive=Status.MAINTENANCE, send=Status.OK, webmail=Status.OK)
        ),
        alternatives=(),
    )  # fmt: skip


def unknown_verdict(account_id: str = "new") -> Verdict:
    return ok_verdict(account_id, status=Status.UNKNOWN, since=None, checked_at=None, checking=True,
                      services=states(receive=Status.UNKNOWN, send=Status.UNKNOWN))  # fmt: skip


def paused_verdict(account_id: str = "resting") -> Verdict:
    return ok_verdict(account_id, status=Status.PAUSED, paused_until=ago(hours=-2),
                      services=states(receive=Status.PAUSED, send=Status.PAUSED))  # fmt: skip


def recovered_verdict(account_id: str = "north") -> Verdict:
    return ok_verdict(
        account_id,
        name="Privat (Nordpost)",
        address="kim@nordpost.example",
        provider="Nordpost",
        since=ago(days=1, hours=6),
        recovery=Recovery(ago(days=5, hours=8), ago(days=1, hours=6), late_mails=37, oldest_late=timedelta(days=3)),
    )


def snapshot(*verdicts: Verdict, **changes: object) -> Snapshot:
    histories = {
        "north": History(
            days(d0=Status.OUTAGE, d1=Status.OUTAGE, d2=Status.OUTAGE, d13=Status.MAINTENANCE, d14=Status.UNKNOWN,
                 d15=Status.UNKNOWN, d36=Status.OUTAGE, d48=Status.DEGRADED),
            (outage("north", ago(days=2, hours=10, minutes=30), None), outage("north", ago(days=36), 9)),
            ago(days=200),
        ),
        "island": History(days(d39=Status.MAINTENANCE, **{f"d{n}": Status.UNKNOWN for n in range(69, 90)}), (),
                          ago(days=66)),
        "back": History(
            days(d1=Status.OUTAGE, d2=Status.OUTAGE, d3=Status.OUTAGE, d4=Status.OUTAGE, d5=Status.OUTAGE,
                 d39=Status.OUTAGE),
            (outage("back", ago(days=5, hours=8), 98), outage("back", ago(days=39), 9)),
            ago(days=200),
        ),
        "work": History(days(d0=Status.DEGRADED, d18=Status.OUTAGE, d30=Status.DEGRADED),
                        (outage("work", ago(days=18), 0.67),), ago(days=200)),
    }  # fmt: skip
    fields: dict[str, object] = {
        "at": NOW,
        "verdicts": verdicts,
        "line": Line(LineStatus.OK, ago(seconds=10), 3, tuple("abc")),
        "checked_at": ago(seconds=12),
        "next_check_at": ago(seconds=-48),
        "histories": histories,
    }
    return Snapshot(**{**fields, **changes})


STORY = {
    "outage": lambda: snapshot(outage_verdict(), ok_verdict()),
    "degraded": lambda: snapshot(degraded_verdict(), ok_verdict()),
    "ok": lambda: snapshot(recovered_verdict("back"), ok_verdict()),
    "own": lambda: snapshot(
        account_verdict(), ok_verdict(), acknowledged={"locked": tr("Muted until {time}", time="19:42")}
    ),
    "offline": lambda: snapshot(
        line_verdict(),
        line_verdict("offline2"),
        ok_verdict(checked_at=ago(minutes=9)),
        line=Line(LineStatus.OFFLINE, ago(minutes=3), 3),
    ),
    "maintenance": lambda: snapshot(maintenance_verdict(), paused_verdict(), unknown_verdict()),
    "loading": lambda: snapshot(unknown_verdict(), checked_at=None, is_checking=True),
    "empty": lambda: snapshot(settings_problem="settings.toml, Zeile 12: Der Port muss zwischen 1 und 65535 liegen."),
}
"""One snapshot for each state of the window."""
SHOWN = {
    "status-outage": lambda: snapshot(outage_told_in_english(), english_ok()),
    "status-degraded": lambda: snapshot(degraded_verdict(), english_ok()),
    "status-ok": lambda: snapshot(english_ok()),
}
"""The same in English for readers of the documentation."""
STORY_IN_ENGLISH = STORY | {"outage": SHOWN["status-outage"], "degraded": SHOWN["status-degraded"]}
