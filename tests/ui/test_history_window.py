"""The history as a user reads it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPlainTextEdit

from tests.ui.looking import LANGUAGES, SCALES, access_keys, child, cut_texts, press, shown_in
from tray_app.model.account import Service
from tray_app.model.notice import Notice, NoticeState, Promise, SeenNotice
from tray_app.model.outage import Day, EvidenceItem, Outage
from tray_app.model.snapshot import History
from tray_app.model.verdict import Status
from tray_app.ui.forms_look import Text
from tray_app.ui.history_timeline import Record
from tray_app.ui.history_window import HistoryWindow
from tray_app.ui.strip import Strip

NOW = datetime(2030, 5, 20, 12, 0, tzinfo=UTC)
OUTAGE = Outage(
    "a",
    "Example Mail",
    Status.OUTAGE,
    (Service.RECEIVE, Service.SEND),
    NOW - timedelta(days=5, hours=4),
    last_ok_at=NOW - timedelta(days=5, hours=4, minutes=1),
    ended_at=NOW - timedelta(days=1),
    id=2,
)
OLD = Outage(
    "a",
    "Example Mail",
    Status.DEGRADED,
    (Service.SEND,),
    NOW - timedelta(days=200),
    ended_at=NOW - timedelta(days=199),
    id=1,
)
DAYS = tuple(
    Day(
        date(2030, 5, 20) - timedelta(days=89 - n),
        Status.OUTAGE if 84 <= n <= 88 else Status.UNKNOWN if n == 40 else Status.OK,
    )
    for n in range(90)
)
HISTORY = History(DAYS, (OUTAGE, OLD), NOW - timedelta(days=300))
POST = SeenNotice(
    "https://mail.example/feed",
    NOW - timedelta(days=5),
    Notice(
        "1",
        "h",
        "We are on it, <b>back</b> by noon.",
        NoticeState.OUTAGE,
        url="https://mail.example/news",
        promised=Promise("by noon", NOW - timedelta(days=4)),
    ),
)
RECORD = Record(OUTAGE, (EvidenceItem(NOW - timedelta(days=5), "probe", "> NOOP\n< * BYE", "receive"),), (POST,))


def opened(qtbot, history=HISTORY, *, reports=False):
    window = HistoryWindow([("a", "Private"), ("b", "Work")], UTC, reports=reports)
    qtbot.addWidget(window)
    window.outage_chosen.connect(lambda outage: window.show_record(RECORD if outage.id == 2 else Record(outage), NOW))
    window.show_account("a", history, NOW)
    window.show()
    return window


def outages(window):
    view = child(window, "outages")
    assert isinstance(view, QListWidget)
    return [view.item(row).text() for row in range(view.count())]


def texts(window):
    return [label.text() for label in window.findChildren(Text) if label.isVisible()]


def test_the_newest_outage_is_shown_first_with_all_that_happened(qtbot):
    window = opened(qtbot)
    assert outages(window) == ["15 to 19 May"]
    shown = texts(window)
    assert "Outage at Example Mail, 15 to 19 May" in shown
    assert "“We are on it, <b>back</b> by noon.”" in shown
    assert "not kept" in shown
    assert "Not watched: 1 day" in shown


def test_a_longer_period_shows_more(qtbot):
    window = opened(qtbot)
    period = child(window, "period")
    period.setCurrentIndex(period.findData("365"))
    period.activated.emit(period.currentIndex())
    assert outages(window) == ["15 to 19 May", "1 to 2 November 2029"]


def test_the_arrow_keys_go_through_the_list(qtbot):
    window = opened(qtbot)
    window.choose(1)
    view = child(window, "outages")
    assert view.currentRow() == 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentRow() == 0


def test_a_bar_of_the_strip_leads_to_its_outage(qtbot):
    window = opened(qtbot)
    window.choose(1)
    window.findChild(Strip).day_chosen.emit(date(2030, 5, 17))
    assert child(window, "outages").currentRow() == 0


def test_notes_are_added_and_nothing_else(qtbot):
    window = opened(qtbot)
    assert not child(window, "addNote").isEnabled()
    child(window, "note").setText("Ticket 4711")
    with qtbot.waitSignal(window.note_added) as added:
        press(child(window, "addNote"))
    assert added.args == [2, "Ticket 4711"]
    assert child(window, "note").text() == ""


def test_news_of_the_past_keep_the_period_and_the_outage_chosen(qtbot):
    window = opened(qtbot)
    window.choose(1)
    window.show_account("a", HISTORY, NOW)
    assert child(window, "period").currentData() == "0"
    assert child(window, "outages").currentRow() == 1


def test_going_to_an_outage_in_sight_keeps_the_period(qtbot):
    window = opened(qtbot)
    window.choose(2)
    assert child(window, "period").currentData() == "90"


def test_a_note_being_typed_survives_news_about_the_same_outage(qtbot):
    window = opened(qtbot)
    child(window, "note").setText("half a sen")
    window.show_record(RECORD, NOW)
    assert child(window, "note").text() == "half a sen"


def test_an_answer_about_another_outage_is_left_alone(qtbot):
    window = opened(qtbot)
    window.show_record(Record(OLD), NOW)
    assert "Outage at Example Mail, 15 to 19 May" in texts(window)


def test_the_measurements_can_be_read_and_copied(qtbot):
    window = opened(qtbot)
    press(child(window, "protocol"))
    dialog = window.findChild(QDialog, "protocolDialog")
    assert "> NOOP\n< * BYE" in dialog.findChild(QPlainTextEdit).toPlainText()
    press(child(dialog, "copyProtocol"))
    assert "< * BYE" in QApplication.clipboard().text()


def test_a_page_opens_only_from_the_web(qtbot):
    window = opened(qtbot)
    with qtbot.waitSignal(window.link_requested) as asked:
        press(child(window, "openPage"))
    assert asked.args == ["https://mail.example/news"]


def test_reports_are_offered_only_where_they_can_be_made(qtbot):
    assert opened(qtbot).findChild(object, "report") is None
    window = opened(qtbot, reports=True)
    with qtbot.waitSignal(window.report_requested) as asked:
        press(child(window, "report"))
    assert asked.args == ["a", NOW - timedelta(days=90), NOW]


def test_another_account_is_asked_for(qtbot):
    window = opened(qtbot)
    choice = child(window, "account")
    choice.setCurrentIndex(1)
    with qtbot.waitSignal(window.account_chosen) as asked:
        choice.activated.emit(1)
    assert asked.args == ["b"]


@pytest.mark.parametrize(
    ("history", "sentence"),
    [
        (History(watched_since=NOW - timedelta(days=1)), "No outage yet. Watched since yesterday, 12:00."),
        (History(), "No outage yet."),
        (History(outages=(OLD,)), "No outage in this time."),
    ],
)
def test_without_outages_it_says_so(qtbot, history, sentence):
    window = opened(qtbot, history)
    assert child(window, "empty").text() == sentence
    assert not child(window, "outages").isVisible()


def test_damage_is_told(qtbot):
    window = opened(qtbot)
    window.show_damage("History readable from 3 May on, the rest is kept under /x.")
    assert "History readable from 3 May on, the rest is kept under /x." in texts(window)


def test_500_outages_open_quickly(qtbot):
    many = tuple(
        Outage(
            "a",
            "P",
            Status.OUTAGE,
            (Service.SEND,),
            NOW - timedelta(days=n, hours=2),
            ended_at=NOW - timedelta(days=n),
            id=n,
        )
        for n in range(1, 501)
    )
    opened(qtbot)
    before = time.process_time()
    window = opened(qtbot, History(DAYS, many))
    QApplication.processEvents()
    assert time.process_time() - before < 1.0
    assert child(window, "outages").count() < 500


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_and_no_access_key_twice(qtbot, language, scale):
    with shown_in(language, scale):
        window = opened(qtbot, reports=True)
        QApplication.processEvents()
        assert cut_texts(window) == []
        assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
        window.hide()
