"""A pasted message and its explanation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.looking import LANGUAGES, SCALES, access_keys, child, cut_texts, press, shown_in
from tray_app.model.account import Service
from tray_app.model.failures import explain
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Alternative, AlternativeKind, Status, Verdict
from tray_app.ui.explain_window import LONGEST_PASTE, ExplainWindow
from tray_app.ui.explain_words import EXAMPLES, fits_measurement, redacted, status_of, verdict_for, whose_turn

NOW = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
DOWN = "421 4.3.2 Service not available, closing transmission channel"
REFUSED = "NO [AUTHENTICATIONFAILED] Authentication failed."


def verdict(status, name="Private", address="name@mail.example", **more):
    affected = (Service.SEND,) if status is Status.OUTAGE else ()
    return Verdict(
        name.lower(), name, address, "Example Mail", status, affected, since=NOW - timedelta(hours=2), **more
    )


def snapshot(*verdicts):
    return Snapshot(NOW, verdicts)


@pytest.fixture
def window(qtbot):
    made = ExplainWindow(UTC)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_box_offers_three_examples(window):
    assert not child(window, "explainButton").isEnabled()
    assert not child(window, "explanation").isVisible()
    for number in range(3):
        child(window, "clear")
        assert child(window, f"example-{number}").isVisible()


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_is_understood(window, number):
    press(child(window, f"example-{number}"))
    assert child(window, "explanation").isVisible()
    assert child(window, "turn").text() != "We do not know this message."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_pasted_message_is_explained_by_key(window, qtbot, key):
    child(window, "paste").setPlainText(DOWN)
    window.activateWindow()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert child(window, "turn").text() == "It is the mail provider, not you"
    assert DOWN.partition(",")[0] in child(window, "quote").text()


def test_an_unknown_message_is_said_to_be_unknown_together_with_what_we_measure(window):
    window.show_snapshot(snapshot(verdict(Status.OUTAGE)))
    window.show_text("Something entirely else")
    assert child(window, "turn").text() == "We do not know this message."
    assert child(window, "fits").text().startswith("This is what Mailampel measures right now: Outage at Example Mail.")


def test_markup_in_a_message_stays_text(window):
    window.show_text(f"<img src='https://evil.example/x.png'> {DOWN}")
    assert child(window, "quote").textFormat() is Qt.TextFormat.PlainText


def test_clearing_brings_the_examples_back(window):
    window.show_text(DOWN)
    press(child(window, "clear"))
    assert child(window, "example-0").isVisible()
    assert not child(window, "explanation").isVisible()


def test_ways_out_of_the_account_are_offered(window, qtbot):
    way = Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://webmail.example", works=True)
    window.show_snapshot(snapshot(verdict(Status.OUTAGE, alternatives=(way,))))
    window.show_text(DOWN)
    with qtbot.waitSignal(window.link_requested) as asked:
        press(child(window, "action-webmail"))
    assert asked.args == ["https://webmail.example"]


def test_the_explanation_can_be_copied(window):
    window.show_text(DOWN)
    press(child(window, "copy"))
    copied = QApplication.clipboard().text()
    assert copied.startswith("It is the mail provider, not you\n")
    assert "What you can do: " in copied


@pytest.mark.parametrize(
    ("message", "seen", "beginning"),
    [
        (DOWN, verdict(Status.OUTAGE), "Yes. Outage at Example Mail. Sending fails since 10:00."),
        (
            DOWN,
            verdict(Status.OK, checked_at=NOW),
            "Not right now. Example Mail answers, all is well (checked today, 12:00).",
        ),
        (REFUSED, verdict(Status.OK, can_login=False), "We cannot tell: Private is watched without a login."),
        (REFUSED, verdict(Status.OK, can_login=True), "Not right now. Example Mail answers"),
        (DOWN, verdict(Status.UNKNOWN), "This is what Mailampel measures right now: "),
    ],
)
def test_whether_it_fits_our_measurement(message, seen, beginning):
    assert fits_measurement(explain(message), seen, snapshot(seen), UTC).startswith(beginning)


def test_without_a_watch_nothing_is_claimed():
    assert fits_measurement(explain(DOWN), None, None, UTC) == ""
    assert verdict_for(DOWN, Snapshot(NOW, ())) is None


def test_the_account_the_message_names_is_compared():
    broken, named = verdict(Status.OUTAGE), verdict(Status.OK, "Work", "me@work.example")
    assert verdict_for("to me@work.example failed", snapshot(broken, named)) is named
    assert verdict_for("the server of Work.example is down", snapshot(broken, named)) is named
    assert verdict_for("failed", snapshot(broken, named)) is broken


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("LOGIN me@x.example hunter2", "hunter2"),
        ("A1 login me hunter2", "hunter2"),
        ("password: hunter2", "hunter2"),
        ("Passwort=hunter2", "hunter2"),
        ("AUTH PLAIN AGh1bnRlcjI=", "AGh1bnRlcjI="),
        ("-ERR you said LOGIN me@x.example hunter2", "hunter2"),
        ('A1 LOGIN "me@x.example" hunter2', "hunter2"),
        ("PASS hunter2 and more", "hunter2"),
        ("Authorization: Basic aHVudGVyMg==", "aHVudGVyMg"),
        ("cannot open imap://me:hunter2@x.example/", "hunter2"),
    ],
)
def test_passwords_in_a_message_are_hidden(text, hidden):
    assert hidden not in redacted(f" {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Invalid login or password.",
        "535 5.7.8 Error: authentication failed",
        "Login failed",
    ],
)
def test_words_about_passwords_stay(text):
    assert redacted(text) == text


def test_a_password_is_shown_and_copied_nowhere(window):
    window.show_text("A1 NO [AUTHENTICATIONFAILED] LOGIN me@x.example hunter2")
    press(child(window, "copy"))
    assert "•••" in child(window, "quote").text()
    assert "hunter2" not in f"{child(window, 'quote').text()} {QApplication.clipboard().text()}"


def test_what_is_far_too_long_is_read_from_its_beginning(window):
    window.show_text(f"{'x ' * LONGEST_PASTE} {DOWN}")
    assert child(window, "turn").text() == "We do not know this message."


@pytest.mark.parametrize(("origin", "status"), [(Origin.PROVIDER, Status.OUTAGE), (Origin.ACCOUNT, Status.ACCOUNT)])
def test_a_certificate_is_the_matter_of_whoever_must_act(origin, status):
    assert status_of(Reason(Failure.TLS_CERTIFICATE, "certificate_self_signed", origin)) is status


def test_each_side_has_a_headline():
    assert whose_turn(explain(REFUSED)) == "It is about your account; you can act"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_and_no_access_key_twice(qtbot, language, scale):
    with shown_in(language, scale):
        window = ExplainWindow(UTC)
        qtbot.addWidget(window)
        window.show()
        assert cut_texts(window) == []
        window.show_snapshot(snapshot(verdict(Status.OUTAGE)))
        window.show_text(DOWN)
        assert cut_texts(window) == []
        assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
        window.hide()
