from __future__ import annotations

from tray_app.desktop.notifier import Ladder, Message

MESSAGE = Message("north", "Outage at Nordpost", "Receiving fails.")


class Rung:
    def __init__(self, name, problem=""):
        self.name, self.problem = name, problem
        self.shown, self.withdrawn, self.is_closed = [], [], False

    def show(self, message, shown, failed):
        if self.problem:
            failed(self.problem)
            return
        self.shown.append(message)
        shown()

    def withdraw(self, tag):
        self.withdrawn.append(tag)

    def close(self):
        self.is_closed = True


def outcome_of(ladder):
    outcome = []
    ladder.show(MESSAGE, lambda: outcome.append("shown"), outcome.append)
    return outcome


def test_the_first_that_works_is_the_only_one():
    system, window = Rung("system"), Rung("window")
    ladder = Ladder([system, window])
    assert outcome_of(ladder) == ["shown"]
    assert (system.shown, window.shown) == ([MESSAGE], [])
    assert ladder.worked == "system"


def test_what_fails_is_followed_by_the_next():
    system, window = Rung("system", "no daemon"), Rung("window")
    ladder = Ladder([system, window])
    assert outcome_of(ladder) == ["shown"]
    assert window.shown == [MESSAGE]
    assert ladder.worked == "window"


def test_if_nobody_can_all_reasons_are_told():
    ladder = Ladder([Rung("system", "no daemon"), Rung("window", "no screen")])
    assert outcome_of(ladder) == ["system: no daemon; window: no screen"]
    assert ladder.worked == ""


def test_withdrawing_and_closing_reach_all():
    rungs = [Rung("system"), Rung("window")]
    ladder = Ladder(rungs)
    ladder.withdraw("north")
    ladder.close()
    assert [(rung.withdrawn, rung.is_closed) for rung in rungs] == [(["north"], True)] * 2


def test_breaking_and_healing_are_logged_once_each(caplog):
    caplog.set_level("INFO")
    system, window = Rung("system", "no daemon"), Rung("window")
    ladder = Ladder([system, window])
    for problem in ("no daemon", "no daemon", "", ""):
        system.problem = problem
        outcome_of(ladder)
    assert [record.getMessage() for record in caplog.records] == [
        "messages are shown by: window (system: no daemon)",
        "messages are shown by: system (at the first try)",
    ]
