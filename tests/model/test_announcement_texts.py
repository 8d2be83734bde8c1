"""The table of UI.md, section 6, word by word in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tests.model.builders import notice, said, verdict
from tray_app.app.tellings import message_of
from tray_app.model.account import Service
from tray_app.model.announcement_texts import BODY_LENGTH, LABEL_LENGTH, TITLE_LENGTH, compose
from tray_app.model.announcements import Kind, Scene, Urgency
from tray_app.model.line import LineStatus
from tray_app.model.notice import NoticeState, Promise
from tray_app.model.outage import Outage
from tray_app.model.reason import Failure, Origin
from tray_app.model.verdict import Alternative, AlternativeKind, StatedReason, Status

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2031, 8, 20, 8, 12, tzinfo=BERLIN)
MAIL = (Service.RECEIVE, Service.SEND)
WORDS = said(
    "Our store broke.",
    url="https://status.nordpost.example/7",
    promised=Promise("by six", MORNING.replace(hour=18, minute=0)),
)
REFUSED = StatedReason("refused", "", Origin.ACCOUNT, "", failure=Failure.CREDENTIALS_REJECTED)
WEBMAIL = Alternative(AlternativeKind.WEBMAIL, "Webmail", "https://mail.nordpost.example/", works=True)
WINDOW = notice(
    NoticeState.MAINTENANCE,
    started_at=datetime(2031, 8, 26, 2, 0, tzinfo=BERLIN),
    ended_at=datetime(2031, 8, 26, 6, 0, tzinfo=BERLIN),
    services=("receive",),
)


def scene(status=Status.OUTAGE, affected=MAIL, hours=0.1, ended_after=None, **fields):
    others = {key: fields.pop(key) for key in ("announced", "withheld_since", "accounts") if key in fields}
    outage = Outage("north", "Nordpost", Status.OUTAGE, affected or MAIL, MORNING)
    if ended_after is not None:
        outage = replace(outage, ended_at=MORNING + ended_after)
    shown = verdict(status, affected=affected, since=MORNING, **fields)
    return Scene(shown, outage, MORNING + timedelta(hours=hours), BERLIN, **others)


TABLE = [
    (
        Kind.OUTAGE_START, scene(reason=WORDS, alternatives=(WEBMAIL,)), Urgency.CRITICAL, True,
        ("Störung bei Nordpost", ("Empfangen und Senden gehen nicht, seit 08:12. Es liegt nicht an Ihnen. "
         "Nordpost: „Our store broke.“"), ["Webmail", "Ich weiß Bescheid"]),
        ("Outage at Nordpost", "Receiving and sending fail since 08:12. It is not you. Nordpost: “Our store broke.”",
         ["Webmail", "Got it"]),
    ),
    (
        Kind.OUTAGE_START, scene(affected=(Service.RECEIVE,)), Urgency.CRITICAL, True,
        ("Störung bei Nordpost", ("Empfangen geht nicht, seit 08:12. Es liegt nicht an Ihnen. "
         "Nordpost schreibt noch nichts."), ["Details", "Ich weiß Bescheid"]),
        ("Outage at Nordpost", "Receiving fails since 08:12. It is not you. Nordpost says nothing yet.",
         ["Details", "Got it"]),
    ),
    (
        Kind.OUTAGE_WORDS, scene(reason=WORDS), Urgency.LOW, False,
        ("Neues von Nordpost", "„Our store broke.“ Zugesagt bis 18:00 Uhr.", ["Seite öffnen", "Details"]),
        ("News from Nordpost", "“Our store broke.” Promised by 18:00.", ["Open page", "Details"]),
    ),
    (
        Kind.PROMISE_BROKEN, scene(affected=(Service.RECEIVE,), hours=11, reason=WORDS), Urgency.NORMAL, False,
        ("Nordpost: Zusage nicht gehalten", "Zugesagt war 18:00 Uhr. Empfangen geht weiter nicht.",
         ["Details", "Ich weiß Bescheid"]),
        ("Nordpost: promise not kept", "Promised by 18:00. Receiving still fails.", ["Details", "Got it"]),
    ),
    (
        Kind.DEGRADED_START, scene(Status.DEGRADED, (Service.SEND,), reason=WORDS), Urgency.NORMAL, False,
        ("Nordpost: Senden klappt nicht immer", "Seit 08:12. Es liegt nicht an Ihnen. „Our store broke.“",
         ["Details", "Ich weiß Bescheid"]),
        ("Nordpost: sending fails at times", "Since 08:12. It is not you. “Our store broke.”", ["Details", "Got it"]),
    ),
    (
        Kind.NOTICE_ONLY, scene(Status.DEGRADED, (), reason=WORDS, provider_notice_only=True), Urgency.LOW, False,
        ("Nordpost meldet eine Störung", "Bei Ihnen geht gerade alles. „Our store broke.“",
         ["Details", "Ich weiß Bescheid"]),
        ("Nordpost reports an outage", "Everything works for you. “Our store broke.”", ["Details", "Got it"]),
    ),
    (
        Kind.MAINT_ANNOUNCED, scene(Status.OK, (), announced=(WINDOW,)), Urgency.LOW, False,
        ("Nordpost kündigt Wartung an", "Di., 26.08., 02:00 bis 06:00 Uhr. Betroffen: Empfangen.", ["Details"]),
        ("Nordpost announces maintenance", "Tue 26 Aug, 02:00 to 06:00. Affects: receiving.", ["Details"]),
    ),
    (
        Kind.MAINT_STARTED, scene(Status.MAINTENANCE, reason=WORDS), Urgency.LOW, False,
        ("Wartung bei Nordpost läuft", "Bis etwa 18:00 Uhr. Sie müssen nichts tun.", ["Details"]),
        ("Maintenance at Nordpost", "Until about 18:00. Nothing to do for you.", ["Details"]),
    ),
    (
        Kind.RECOVERED, scene(Status.OK, (), ended_after=timedelta(days=4, hours=2)), Urgency.NORMAL, True,
        ("Nordpost läuft wieder", "Nach 4 Tagen 2 Std. Verspätete Mails kommen jetzt an.",
         ["Bericht erstellen", "Details"]),
        ("Nordpost works again", "After 4 days 2 h. Late mail is arriving.", ["Create report", "Details"]),
    ),
    (
        Kind.LINE, scene(Status.LINE, (), line=LineStatus.OFFLINE), Urgency.LOW, False,
        ("Keine Verbindung ins Internet", "Es liegt nicht an Ihrem Mailanbieter. Router oder WLAN prüfen.",
         ["Details"]),
        ("No internet connection", "It is not your mail provider. Check router or Wi-Fi.", ["Details"]),
    ),
    (
        Kind.ACCOUNT, scene(Status.ACCOUNT, (), reason=REFUSED), Urgency.NORMAL, False,
        ("Nordpost nimmt Ihr Passwort nicht an", "Wir versuchen es nicht weiter. Haben Sie es geändert?",
         ["Passwort eingeben", "Details"]),
        ("Nordpost rejects your password", "We do not try again. Did you change it?", ["Enter password", "Details"]),
    ),
    (
        Kind.BOUNCE_WARN, scene(hours=36.1), Urgency.NORMAL, False,
        ("Mails an Sie gehen bald zurück", "Die Störung dauert 36 Std. Ab morgen, 08:12 Uhr geben erste Absender auf.",
         ["Details", "Ich weiß Bescheid"]),
        ("Mail to you will soon bounce", "The outage lasts 36 h. First senders give up tomorrow, 08:12.",
         ["Details", "Got it"]),
    ),
    (
        Kind.BOUNCE_WARN, scene(hours=41.2), Urgency.NORMAL, False,
        ("Mails an Sie gehen bald zurück", "Die Störung dauert 41 Std. Ab 08:12 Uhr geben erste Absender auf.",
         ["Details", "Ich weiß Bescheid"]),
        ("Mail to you will soon bounce", "The outage lasts 41 h. First senders give up at 08:12.",
         ["Details", "Got it"]),
    ),
    (
        Kind.BOUNCE_WARN, scene(hours=96.5), Urgency.NORMAL, False,
        ("Mails an Sie gehen bald zurück", "Die Störung dauert 96 Std. Seit Fr., 22.08., 08:12 Uhr geben Absender auf.",
         ["Details", "Ich weiß Bescheid"]),
        ("Mail to you will soon bounce", "The outage lasts 96 h. Senders have been giving up since Fri 22 Aug, 08:12.",
         ["Details", "Got it"]),
    ),
    (
        Kind.STILL_DOWN, scene(hours=49, reason=WORDS), Urgency.LOW, False,
        ("Nordpost: Störung, Tag 3", "„Our store broke.“", ["Details", "Ich weiß Bescheid"]),
        ("Nordpost: outage, day 3", "“Our store broke.”", ["Details", "Got it"]),
    ),
    (
        Kind.OUTAGE_START, scene(withheld_since=MORNING), Urgency.LOW, False,
        ("Störung bei Nordpost seit 08:12", ("Empfangen und Senden gehen nicht, seit 08:12. Es liegt nicht an Ihnen. "
         "Nordpost schreibt noch nichts."), ["Details", "Ich weiß Bescheid"]),
        ("Outage at Nordpost since 08:12", ("Receiving and sending fail since 08:12. It is not you. "
         "Nordpost says nothing yet."), ["Details", "Got it"]),
    ),
]  # fmt: skip


def shown(kind, of):
    message = message_of(compose(kind, of))
    return message.title, message.body, [button.label for button in message.buttons]


@pytest.mark.parametrize(("kind", "of", "urgency", "sound", "de", "en"), TABLE)
def test_every_message_says_what_it_should(german, kind, of, urgency, sound, de, en):  # noqa: F811
    from tray_app.texts import use_language

    assert shown(kind, of) == de
    use_language("en")
    assert shown(kind, of) == en
    message = compose(kind, of)
    assert (message.urgency, message.sound) == (urgency, sound)


@pytest.mark.parametrize(
    ("began_at", "de", "en"),
    [
        (2, "Heute Nacht: Störung bei Nordpost", "Last night: outage at Nordpost"),
        (12, "In der Ruhezeit: Störung bei Nordpost", "In the quiet hours: outage at Nordpost"),
    ],
)
def test_what_came_and_went_says_when_it_was(german, began_at, de, en):  # noqa: F811
    from tray_app.texts import use_language

    began = MORNING.replace(hour=began_at, minute=10)
    over = Outage("north", "Nordpost", Status.OUTAGE, MAIL, began, ended_at=began + timedelta(hours=2, minutes=20))
    of = replace(scene(Status.OK, (), withheld_since=began), outage=over)
    times = f"{began_at:02}:10", f"{began_at + 2:02}:30"
    assert shown(Kind.OVERNIGHT, of)[:2] == (de, "{} bis {}. Jetzt ist alles in Ordnung.".format(*times))
    use_language("en")
    assert shown(Kind.OVERNIGHT, of)[:2] == (en, "{} to {}. All is well now.".format(*times))


def test_late_mail_is_promised_only_where_mail_was_held_up():
    over = Outage(
        "north", "Nordpost", Status.OUTAGE, (Service.WEBMAIL,), MORNING, ended_at=MORNING + timedelta(hours=2)
    )
    made = compose(Kind.RECOVERED, replace(scene(Status.OK, ()), outage=over))
    assert made.body == "After 2 h."
    assert made.was is over.status


def test_maintenance_without_an_end_or_over_midnight(german):  # noqa: F811
    def body(start, end):
        ahead = replace(WINDOW, started_at=start, ended_at=end, services=("all",))
        return compose(Kind.MAINT_ANNOUNCED, scene(Status.OK, (), announced=(ahead,))).body

    late = MORNING.replace(hour=23, minute=0)
    assert body(late, None) == "Ab heute, 23:00 Uhr."
    assert body(late, late + timedelta(hours=5)) == "Heute, 23:00 bis morgen, 04:00 Uhr."


@pytest.mark.parametrize(
    ("kind", "label", "button"),
    [
        (AlternativeKind.ACCOUNT, "Write from post.example", "Other address"),
        (AlternativeKind.ACCOUNT, "Write from b.example", "Write from b.example"),
        (AlternativeKind.SUPPORT, "Fault page and hotline 0800 1234567", "Status page"),
    ],
)
def test_a_button_has_room_for_22_characters(kind, label, button):
    way = Alternative(kind, label, "https://nordpost.example/", works=None)
    message = compose(Kind.OUTAGE_START, scene(alternatives=(way,)))
    assert message.url_label == button
    assert len(message.url_label) <= LABEL_LENGTH


def test_a_title_that_is_cut_still_counts_the_accounts(german):  # noqa: F811
    title = compose(Kind.DEGRADED_START, scene(Status.DEGRADED, accounts=2)).title
    assert title.endswith("… (2 Konten)")
    assert len(title) <= TITLE_LENGTH


def test_a_sign_in_that_ended_asks_for_a_sign_in():
    ended = replace(REFUSED, code="token_refused")
    assert shown(Kind.ACCOUNT, scene(Status.ACCOUNT, (), reason=ended))[2] == ["Sign in again", "Details"]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_message_fits(german, kind, language):  # noqa: F811
    from tray_app.texts import use_language

    use_language(language)
    status = {
        Kind.RECOVERED: Status.OK,
        Kind.OVERNIGHT: Status.OK,
        Kind.LINE: Status.LINE,
        Kind.ACCOUNT: Status.ACCOUNT,
        Kind.MAINT_STARTED: Status.MAINTENANCE,
        Kind.MAINT_ANNOUNCED: Status.OK,
    }.get(kind, Status.OUTAGE)
    reason = replace(WORDS, text="We are sorry about this " * 20)
    of = scene(status, hours=49, ended_after=timedelta(hours=40), announced=(WINDOW,), reason=reason)
    message = message_of(compose(kind, of))
    assert 0 < len(message.title) <= TITLE_LENGTH
    assert 0 < len(message.body) <= BODY_LENGTH
    assert all(len(button.label) <= LABEL_LENGTH for button in message.buttons)
    assert 1 <= len(message.buttons) <= 2
