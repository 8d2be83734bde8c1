"""Every window but the status window with something to look at in it, in the language that is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from msgspec.structs import replace as replace_fields
from PySide6.QtWidgets import QLineEdit, QListWidget, QMenu, QWidget

from tests.ui import samples
from tests.ui.looking import child, press
from tray_app.model.account import Account, Auth, Page, Receive, Send, StatusSource
from tray_app.model.notice import Notice, NoticeState, Promise, SeenNotice, SourceReading, SourceStatus
from tray_app.model.outage import EvidenceItem
from tray_app.model.provider import Found, FoundIn
from tray_app.model.settings import OtherAddress, Settings
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status
from tray_app.model.wording import status_word
from tray_app.texts import current_language, tr
from tray_app.ui.about_window import About, AboutWindow, HostTalkedTo
from tray_app.ui.compose_window import ComposeWindow
from tray_app.ui.explain_window import ExplainWindow
from tray_app.ui.history_timeline import Record
from tray_app.ui.history_window import HistoryWindow
from tray_app.ui.log_window import LogWindow
from tray_app.ui.menu import fill_menu, menu_rows
from tray_app.ui.settings_context import SettingsContext, WizardContext
from tray_app.ui.settings_dialog import SettingsDialog
from tray_app.ui.switch_window import SwitchWindow
from tray_app.ui.toast import Toast
from tray_app.ui.wizard import Wizard

NEWS = "https://status.nordpost.example/feed"
OUTAGE = replace(
    samples.outage("north", samples.ago(days=36), 9), id=2, last_ok_at=samples.ago(days=36, minutes=1)
)  # fmt: skip
NOW_DOWN = replace(samples.outage("north", samples.ago(days=2, hours=10, minutes=30), None), id=3)
SLOW = replace(samples.outage("north", samples.ago(days=48), 0.42), id=1, status=Status.DEGRADED)
LOG = """2012-08-17T06:10:58+0000 INFO tray_app.desktop.notifier: messages are shown by: system (at the first try)
2012-08-17T06:12:31+0000 INFO tray_app.desktop.network: the network changed
2012-08-17T06:14:02+0000 WARNING tray_app.app.phone: the phone was not told: ntfy cannot be reached.
"""
MAIN = Account(
    id="north",
    address="kim@nordpost.example",
    name="Privat (Nordpost)",
    auth=Auth.PASSWORD,
    provider="Nordpost",
    receive=Receive("imap.nordpost.example"),
    send=Send("smtp.nordpost.example"),
    webmail=Page("https://nordpost.example/"),
    contacts=Page("https://dav.nordpost.example/"),
    status=(StatusSource(NEWS, "rss"),),
)
SECOND = Account("island", samples.OTHER, "Zweitadresse (Inselpost)", receive=Receive("imap.inselpost.example"))
SETTINGS = Settings(
    accounts=(MAIN, SECOND), alternatives=(OtherAddress("Verein", "kim@verein.example", "https://verein.example/"),)
)
FOUND = Found(
    MAIN.address, "Nordpost", FoundIn.CATALOGUE, receive=MAIN.receive, send=MAIN.send, webmail=MAIN.webmail,
    contacts=MAIN.contacts, status=MAIN.status, verified=True,
)  # fmt: skip


def _outage() -> Snapshot:
    return (samples.STORY["outage"] if current_language() == "de" else samples.SHOWN["status-outage"])()


def record() -> Record:
    said = _words(
        "Das Abrufen von Nachrichten ist gestört. Bis 20:00 Uhr soll es wieder gehen.",
        "Receiving mail is disturbed. It should work again by 20:00.",
    )
    promised = Promise(_words("bis 20:00 Uhr", "by 20:00"), OUTAGE.started_at + timedelta(hours=1, minutes=18))
    notice = Notice("1", "h", said, NoticeState.OUTAGE, url="https://status.nordpost.example/", promised=promised)
    return Record(
        OUTAGE,
        (EvidenceItem(OUTAGE.started_at, "probe", "> NOOP\n< * BYE Service is down", "receive"),),
        (SeenNotice(NEWS, OUTAGE.started_at + timedelta(minutes=40), notice),),
    )


def explain() -> QWidget:
    window = ExplainWindow(samples.ZONE)
    window.show_snapshot(_outage())
    window.show_text("421 4.3.2 Service not available, closing transmission channel")
    return window


def history() -> QWidget:
    names = _words(MAIN.name, "Private (Nordpost)"), _words(SECOND.name, "Second address (Inselpost)")
    window = HistoryWindow([("north", names[0]), ("island", names[1])], samples.ZONE, reports=True)
    window.outage_chosen.connect(
        lambda outage: window.show_record(record() if outage.id == OUTAGE.id else Record(outage), samples.NOW)
    )
    past = samples.snapshot().histories["north"]
    window.show_account("north", replace(past, outages=(SLOW, OUTAGE, NOW_DOWN)), samples.NOW)
    window.choose(OUTAGE.id or 0)
    return window


def _words(german: str, english: str) -> str:
    return german if current_language() == "de" else english


def about() -> QWidget:
    folders = (
        (_words("Einstellungen", "Settings"), "~/.config/mailampel"),
        (_words("Verlauf", "History"), "~/.local/share/mailampel"),
    )
    window = AboutWindow(About("1.0.0", "MIT", folders, str, "https://mailampel.example/"), samples.NOW, samples.ZONE)
    hosts = (
        HostTalkedTo("imap.nordpost.example", "IMAP", samples.ago(seconds=12)),
        HostTalkedTo("smtp.nordpost.example", "SMTP", samples.ago(seconds=12)),
        HostTalkedTo("status.nordpost.example", _words("Statusseite", "Status page"), samples.ago(minutes=3)),
    )
    window.show_hosts(hosts, samples.NOW)
    return window


def settings(row: int) -> QWidget:
    now = samples.NOW
    main = replace_fields(MAIN, name=_words(MAIN.name, "Private (Nordpost)"))
    second = replace_fields(SECOND, name=_words(SECOND.name, "Second address (Inselpost)"))
    dialog = SettingsDialog(
        replace_fields(SETTINGS, accounts=(main, second)),
        SettingsContext(
            now=now,
            zone=samples.ZONE,
            has_password=frozenset({MAIN.id}),
            statuses={MAIN.id: Status.OUTAGE, SECOND.id: Status.OK},
            readings={NEWS: SourceReading(NEWS, "rss", True, SourceStatus.OK, read_at=samples.ago(minutes=3))},
            formats=("rss", "page"),
            control_hosts=("imap.inselpost.example:993",),
            autostarts=True,
        ),
    )
    pages = child(dialog, "pages")
    assert isinstance(pages, QListWidget)
    pages.setCurrentRow(row)
    return dialog


def wizard(step: int) -> QWidget:
    made = Wizard(WizardContext())
    made.show()
    address = child(made, "address")
    assert isinstance(address, QLineEdit)
    address.setText(MAIN.address)
    if step > 1:
        press(child(made, "next"))
        made.show_found(FOUND)
    if step > 2:
        press(child(made, "next"))
        for key, took in (("receive", 240), ("send", 310), ("webmail", 420)):
            made.check.show_row(key, True, tr("answers, {n} ms", n=took))
        made.check.show_row("status", True, tr("can be read: {status}", status=status_word(Status.OK)))
        made.check.show_finished()
    assert made.step == step
    return made


def toast() -> QWidget:
    made = Toast()
    made.show_message(
        Status.OUTAGE,
        _words("Störung bei Nordpost", "Outage at Northmail"),
        _words("Empfangen geht seit 08:12 nicht.", "Receiving fails since 08:12."),
        (("way", _words("Webmail öffnen", "Open webmail")), ("ack", _words("Ich weiß Bescheid", "Got it"))),
    )
    return made


def compose() -> QWidget:
    made = ComposeWindow("kim@gmail.com", has_page=True)
    made.show_text("Lee Rivers <lee@example.net>; max@example.org")
    return made


def log() -> QWidget:
    return LogWindow(lambda: LOG)


def menu() -> QWidget:
    made = QMenu()
    rows = menu_rows(_outage(), samples.NOW, samples.ZONE)
    fill_menu(made, rows, lambda _wish: None)
    return made


WINDOWS: dict[str, Callable[[], QWidget]] = {
    "explain": explain,
    "history": history,
    "about": about,
    "log": log,
    "compose": compose,
    "switch": SwitchWindow,
    "settings-accounts": lambda: settings(0),
    "settings-general": lambda: settings(3),
    "settings-messages": lambda: settings(2),
    "settings-advanced": lambda: settings(4),
    "wizard-1": lambda: wizard(1),
    "wizard-2": lambda: wizard(2),
    "wizard-3": lambda: wizard(3),
    "toast": toast,
    "menu": menu,
}
