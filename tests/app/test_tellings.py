from __future__ import annotations

from dataclasses import replace

import pytest

from tray_app.app.tellings import ACKNOWLEDGE, DETAILS, OPEN_URL, TEST_TAG, Tellings, message_of
from tray_app.desktop.notifier import Click
from tray_app.model.announcements import Announcement, Kind, Step, Urgency
from tray_app.model.verdict import Status

OUTAGE = Announcement(
    Kind.OUTAGE_START,
    "north",
    "Outage at Nordpost",
    "Receiving fails.",
    Urgency.CRITICAL,
    sound=True,
    url="https://mail.nordpost.example/",
    url_label="Open webmail",
    may_acknowledge=True,
)


class Notifier:
    name = "fake"
    problem = ""

    def __init__(self):
        self.shown, self.withdrawn = [], []

    def show(self, message, shown, failed):
        self.shown.append(message)
        if self.problem:
            failed(self.problem)
        else:
            shown()

    def withdraw(self, tag):
        self.withdrawn.append(tag)


@pytest.fixture
def notifier():
    return Notifier()


@pytest.fixture
def outcomes():
    return []


@pytest.fixture
def tellings(qapp, notifier, outcomes):
    return Tellings(notifier, lambda tag: outcomes.append(("told", tag)), lambda tag: outcomes.append(("not", tag)))


def test_an_announcement_becomes_a_message_with_its_buttons():
    message = message_of(OUTAGE)
    assert (message.tag, message.title, message.urgency, message.sound) == (
        "north",
        "Outage at Nordpost",
        Urgency.CRITICAL,
        True,
    )
    assert [(button.key, button.label) for button in message.buttons] == [
        (OPEN_URL, "Open webmail"),
        (ACKNOWLEDGE, "Got it"),
    ]
    assert message.status is Status.OUTAGE
    assert message.show_label == "Show"


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({}, [OPEN_URL, ACKNOWLEDGE]),
        ({"url": ""}, [DETAILS, ACKNOWLEDGE]),
        ({"may_acknowledge": False}, [OPEN_URL, DETAILS]),
        ({"url": "", "may_acknowledge": False}, [DETAILS]),
        ({"url": "", "may_acknowledge": False, "step": Step.REPORT}, [Step.REPORT, DETAILS]),
    ],
)
def test_the_details_take_a_button_that_is_free(changes, keys):
    assert [button.key for button in message_of(replace(OUTAGE, **changes)).buttons] == keys


def test_good_news_have_the_good_sign():
    assert message_of(Announcement(Kind.RECOVERED, "n", "t", "b", Urgency.NORMAL)).status is Status.OK


def test_what_was_shown_is_reported(tellings, outcomes):
    tellings.show(OUTAGE)
    assert outcomes == [("told", "north")]


def test_what_could_not_be_shown_is_reported_too(tellings, notifier, outcomes):
    notifier.problem = "no daemon"
    tellings.show(OUTAGE)
    assert outcomes == [("not", "north")]


@pytest.mark.parametrize(
    ("key", "signal", "values"),
    [
        ("default", "asked_for_account", ["north", "token"]),
        (DETAILS, "asked_for_account", ["north", "token"]),
        (OPEN_URL, "asked_for_url", ["https://mail.nordpost.example/"]),
        (ACKNOWLEDGE, "acknowledged", ["north"]),
    ],
)
def test_clicks_lead_where_they_should(tellings, qtbot, key, signal, values):
    tellings.show(OUTAGE)
    with qtbot.waitSignal(getattr(tellings, signal)) as seen:
        tellings.on_click(Click("north", key, "token"))
    assert seen.args == values


def test_a_step_is_passed_on_with_account_and_token(tellings, qtbot):
    tellings.show(replace(OUTAGE, url="", step=Step.PASSWORD, step_label="Enter password"))
    with qtbot.waitSignal(tellings.asked_for_step) as seen:
        tellings.on_click(Click("north", "password", "token"))
    assert seen.args == ["password", "north", "token"]


def test_got_it_counts_for_every_account_of_the_message(tellings):
    known = []
    tellings.acknowledged.connect(known.append)
    tellings.show(replace(OUTAGE, others=("south", "far")))
    tellings.on_click(Click("north", ACKNOWLEDGE))
    assert known == ["north", "south", "far"]


@pytest.mark.parametrize("sound", [True, False])
def test_the_test_message_rings_as_all_others(tellings, notifier, sound):
    tellings.show_test(lambda: None, lambda _problem: None, sound=sound)
    assert notifier.shown[0].sound is sound


def test_a_click_on_the_test_message_opens_the_window(tellings, notifier, qtbot):
    tellings.show_test(lambda: None, lambda _problem: None)
    assert notifier.shown[0].tag == TEST_TAG
    with qtbot.waitSignal(tellings.asked_for_account) as seen:
        tellings.on_click(Click(TEST_TAG, "default"))
    assert seen.args == ["", ""]


def test_withdrawing_goes_to_the_notifier(tellings, notifier):
    tellings.withdraw("north")
    assert notifier.withdrawn == ["north"]
