"""The card of an account in trouble, from its head to its reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.german import german  # noqa: F401
from tests.ui import samples
from tests.ui.cards import show, words_in
from tray_app.model.notice import Notice, NoticeState, SourceReading, SourceStatus
from tray_app.model.verdict import Evidence, Mark, Status
from tray_app.ui import theme
from tray_app.ui.card_head import Head
from tray_app.ui.card_open import OpenCard
from tray_app.ui.surfaces import Sign


@pytest.fixture
def wishes():
    return []


@pytest.fixture
def card(qtbot, wishes):
    made = OpenCard("north", wishes.append)
    qtbot.addWidget(made)
    made.resize(500, 900)
    return made


def ink(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name().upper()


def picture_of(widget: QWidget):
    return widget.grab().toImage()


def test_the_head_says_whose_account_it_is_what_is_wrong_and_since_when(german, card):  # noqa: F811
    show(card, samples.outage_verdict(), acknowledged={"north": "Meldungen aus bis 19:42 Uhr"})

    assert words_in(card.findChild(Head)) == [
        "Privat (Nordpost)  ·  kim@nordpost.example",
        "Störung bei Nordpost",
        "Seit Mi., 13.08., 08:12 Uhr – 2 Tage 10 Std.",
        "Meldungen aus bis 19:42 Uhr  ·",
    ]
    assert card.findChild(QPushButton, "unmute").text() == "Aufheben"


@pytest.mark.parametrize(
    "make", [samples.outage_verdict, samples.degraded_verdict, samples.maintenance_verdict, samples.account_verdict]
)
def test_the_head_repeats_the_status_in_icon_tint_and_colour(card, qtbot, make):
    verdict = make("north")
    show(card, verdict)
    alike = Sign(40, status=verdict.status)
    qtbot.addWidget(alike)
    alike.setPalette(card.findChild(Sign).palette())

    assert ink(card.findChild(QLabel, "since")) == theme.LIGHT.said(verdict.status).name().upper()
    assert picture_of(card).pixelColor(6, 30) == theme.LIGHT.tint(verdict.status)
    assert picture_of(card.findChild(Sign)).pixelColor(20, 8) == picture_of(alike).pixelColor(20, 8)


def test_rows_stand_in_the_order_of_the_specification(card):
    show(card, samples.outage_verdict())
    names = ("verdict", "since", "fault", "quote", "promise", "bounce", "repeat", "tile-receive", "action-webmail",
             "strip", "why")  # fmt: skip
    tops = [card.findChild(QWidget, name).mapTo(card, QPoint()).y() for name in names]

    assert tops == sorted(tops)
    assert len({*tops}) == len(tops)
    why, ack = card.findChild(QWidget, "why"), card.findChild(QWidget, "ack")
    assert abs(why.geometry().center().y() - ack.geometry().center().y()) <= 1
    assert why.x() < ack.x()


def test_a_row_without_content_is_absent(card):
    bare = samples.line_verdict("north")
    show(card, bare, histories={})

    hidden = ("quote", "promise", "bounce", "repeat", "strip", "noteOffer")
    assert [name for name in hidden if card.findChild(QWidget, name).isVisible()] == []
    assert "What you can do now" not in words_in(card)


def test_an_overdue_promise_is_loud_and_none_is_quiet(card):
    show(card, samples.outage_verdict())
    promise = card.findChild(QLabel, "promise")
    assert ink(promise) == theme.LIGHT.said(Status.OUTAGE).name().upper()
    assert promise.font().weight() >= 600

    show(card, samples.outage_verdict(reason=replace(samples.outage_verdict().reason, promised=None)))
    assert promise.text() == "No time promised."
    assert ink(promise) == theme.LIGHT.muted
    assert promise.font().weight() < 600


def test_the_third_outage_in_60_days_offers_to_prepare_a_change(card, wishes):
    past = samples.History(
        samples.days(), tuple(samples.outage("north", samples.ago(days=back), 5) for back in (20, 50))
    )
    show(card, samples.outage_verdict(), histories={"north": past})
    (switch,) = [each for each in card.findChildren(QPushButton, "switch") if each.isVisible()]

    switch.click()

    assert [(wish.signal, wish.values) for wish in wishes] == [("place_wanted", ("switch",))]


def test_reasons_and_record_are_those_of_now_while_they_are_unfolded(card):
    show(card, samples.outage_verdict())
    folded = picture_of(card.findChild(QPushButton, "why"))
    card.findChild(QPushButton, "why").click()
    QApplication.processEvents()
    box = card.findChild(QWidget, "evidence")
    assert picture_of(card.findChild(QPushButton, "why")) != folded
    assert words_in(box) == [piece.sentence for piece in samples.EVIDENCE]

    later = Evidence(Mark.YES, "Senden: smtp.nordpost.example antwortet wieder.")
    show(card, samples.outage_verdict(evidence=(later,)))
    assert words_in(box) == [later.sentence]
    quiet = samples.outage_verdict(evidence=(later,), services=samples.states(receive=Status.OK))
    show(card, quiet)
    card.findChild(QPushButton, "copyTranscript").click()
    assert QApplication.clipboard().text() == later.sentence


def test_each_piece_of_evidence_has_its_mark(card):
    show(card, samples.outage_verdict())
    card.findChild(QPushButton, "why").click()
    QApplication.processEvents()
    signs = [sign for sign in card.findChild(QWidget, "evidence").findChildren(Sign) if sign.isVisible()]

    assert [sign._mark for sign in signs] == ["cross", "cross", "tick", "question"]
    no, also_no, yes, unknown = map(picture_of, signs)
    assert no == also_no
    assert yes not in (no, unknown)
    assert unknown != no


def test_copied_is_said_for_two_seconds(card, qtbot):
    show(card, samples.outage_verdict())
    card.findChild(QPushButton, "why").click()
    copy = card.findChild(QPushButton, "copyTranscript")
    copy.click()
    timer = card.findChild(QWidget, "evidence")._copied
    assert (copy.text(), timer.interval(), timer.isActive()) == ("Copied", 2000, True)

    timer.setInterval(0)
    qtbot.waitUntil(lambda: copy.text() == "Copy the record")


def test_superfluous_buttons_go_and_only_a_sure_first_one_has_emphasis(card):
    show(card, samples.outage_verdict())
    shown = [each for each in card.findChildren(QPushButton) if each.objectName().startswith("action-")]
    fill = theme.LIGHT.link.lower()
    assert [picture_of(each).pixelColor(12, 8).name() == fill for each in shown] == [True, False, False]

    unsure = tuple(replace(way, works=None) for way in samples.outage_verdict().alternatives[:1])
    show(card, samples.outage_verdict(alternatives=unsure))
    assert [each.isVisible() for each in shown] == [True, False, False]
    assert picture_of(shown[0]).pixelColor(12, 8).name() != fill


def test_a_service_that_is_not_set_up_is_muted_and_without_a_mark(card):
    show(card, samples.maintenance_verdict("north"))
    absent, present = (card.findChild(QWidget, f"tile-{name}") for name in ("contacts", "send"))

    assert words_in(absent) == ["Contacts", "not set up"]
    assert [ink(label) for label in absent.findChildren(QLabel)] == [theme.LIGHT.muted] * 2
    assert not absent.findChild(Sign).isVisible()
    assert present.findChild(Sign).isVisible()
    assert picture_of(absent).pixelColor(100, 6) == theme.LIGHT.tint(Status.UNKNOWN)
    assert picture_of(present).pixelColor(100, 6) == theme.LIGHT.tint(Status.OK)


def test_a_quote_has_its_bar_its_speaker_its_source_and_a_link_only_where_there_is_a_page(german, card):  # noqa: F811
    show(card, samples.outage_verdict())
    box = card.findChild(QLabel, "quote").parentWidget()
    assert words_in(box) == [
        "Nordpost schreibt",
        f"„{samples.WORDS_DE}“",
        "Webmail-Startseite, heute 14:05  ·",
    ]
    assert picture_of(box).pixelColor(1, box.height() // 2).name() == theme.LIGHT.border.lower()

    show(card, samples.outage_verdict(reason=replace(samples.outage_verdict().reason, url="")))
    assert words_in(box)[-1] == "Webmail-Startseite, heute 14:05"
    assert not card.findChild(QPushButton, "openPage").isVisible()


def test_eight_lines_of_a_quote_are_shown_and_another_quote_is_folded_again(card):
    told = samples.outage_verdict().reason
    show(card, samples.outage_verdict(reason=replace(told, text="Viele Worte machen einen langen Text. " * 40)))
    quote, whole = card.findChild(QLabel, "quote"), card.findChild(QPushButton, "wholeQuote")
    line = quote.fontMetrics().lineSpacing()
    assert 8 * line <= quote.height() < 9 * line
    whole.click()
    QApplication.processEvents()
    assert quote.height() > 9 * line

    show(card, samples.outage_verdict(reason=replace(told, text="Andere Worte machen auch einen langen Text. " * 40)))
    assert quote.height() < 9 * line
    assert whole.isEnabled()


def test_further_notices_are_counted_and_lead_to_the_history_of_that_account(card, wishes):
    open_ones = tuple(
        Notice(str(n), "Mail is down", "", NoticeState.OUTAGE, updated_at=samples.ago(hours=n)) for n in (1, 2, 3)
    )
    page = SourceReading("https://status.nordpost.example/", "rss", readable=True, status=SourceStatus.OUTAGE,
                         notices=open_ones)  # fmt: skip
    show(card, samples.outage_verdict(sources=(page,)))
    more = card.findChild(QPushButton, "moreNotices")
    assert more.isVisible()
    assert more.text() == "2 more in the history"

    more.click()
    assert [(wish.signal, wish.values) for wish in wishes] == [("report_wanted", ("north",))]

    show(card, samples.outage_verdict())
    assert not more.isVisible()


def test_the_quote_cannot_be_edited_but_copied(card):
    show(card, samples.outage_verdict())
    flags = card.findChild(QLabel, "quote").textInteractionFlags()

    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not flags & Qt.TextInteractionFlag.TextEditable
