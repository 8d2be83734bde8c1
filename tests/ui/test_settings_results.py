"""The rows of a test."""

from __future__ import annotations

import pytest

from tests.ui.looking import child
from tray_app.model.account import Account, Page, Receive, Send, StatusSource
from tray_app.ui.settings_results import TestRows, rows_of

ACCOUNT = Account(
    "a",
    "n@x.example",
    receive=Receive("i.x.example"),
    webmail=Page("https://w.x.example"),
    status=(StatusSource("https://s.x.example"),),
)


@pytest.fixture
def rows(qtbot):
    made = TestRows()
    qtbot.addWidget(made)
    made.start(rows_of(ACCOUNT))
    return made


def test_one_row_for_each_service_and_one_for_the_sources():
    assert rows_of(ACCOUNT) == [("receive", "Receive"), ("webmail", "Webmail"), ("status", "Status source")]


def test_services_left_out_stand_in_their_usual_place():
    assert [key for key, _name in rows_of(ACCOUNT, {"send"})] == ["receive", "send", "webmail", "status"]
    assert rows_of(Account("a", "n@x.example", send=Send("s.x.example"))) == [("send", "Send")]


def test_rows_wait_fill_in_and_stay_unclear_without_an_answer(rows):
    assert child(rows, "result-receive").text() == "Testing…"
    rows.show_row("receive", True, "answers")
    rows.finish()
    assert child(rows, "result-receive").text() == "answers"
    assert child(rows, "result-receive").accessibleName() == "Receive: answers"
    assert child(rows, "result-webmail").text() == "not tested"


@pytest.mark.parametrize(
    ("results", "any_ok", "all_ok"),
    [
        ({"receive": True, "webmail": True, "status": None}, True, True),
        ({"receive": True, "webmail": False, "status": None}, True, False),
        ({"receive": False, "webmail": False, "status": None}, False, False),
        ({"receive": None, "webmail": None, "status": None}, False, False),
    ],
)
def test_what_is_unclear_is_neither_a_success_nor_a_failure(rows, results, any_ok, all_ok):
    for key, ok in results.items():
        rows.show_row(key, ok, "words")
    assert (rows.any_ok, rows.all_ok) == (any_ok, all_ok)


def test_a_row_that_nobody_asked_for_is_left_out(rows):
    rows.show_row("send", True, "answers")
    assert not rows.any_ok


def test_starting_anew_forgets_what_was(rows):
    rows.show_row("receive", True, "answers")
    rows.start([("send", "Send")])
    assert not rows.any_ok
    assert not rows.is_finished
