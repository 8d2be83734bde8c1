"""The control group is asked at failures only, once for all that fail together."""

from __future__ import annotations

import pytest

from tests.engine.bench import Asker, Runner
from tests.simulator.laptop import HandWoundClock
from tray_app.engine.line_control import FRESH_S, LineControl
from tray_app.model.line import LineStatus


class Setting:
    def __init__(self):
        self.clock, self.runner = HandWoundClock(), Runner()
        self.asker = Asker(self.clock)
        self.control = LineControl(self.asker, self.runner, self.clock)
        self.heard = []

    def ask(self):
        self.control.ask(lambda line: self.heard.append(line.status))


@pytest.fixture
def setting():
    return Setting()


def test_one_measurement_serves_all_that_wait(setting):
    setting.ask()
    setting.ask()
    assert setting.control.is_measuring
    setting.runner.run()
    assert setting.heard == [LineStatus.OK, LineStatus.OK]
    assert setting.asker.lines_asked == 1


def test_a_fresh_measurement_answers_at_once_an_old_one_does_not(setting):
    setting.ask()
    setting.runner.run()
    setting.ask()
    assert len(setting.heard) == 2
    setting.clock.wind(FRESH_S + 1)
    setting.ask()
    assert len(setting.heard) == 2
    setting.runner.run()
    assert setting.asker.lines_asked == 2


def test_what_was_asked_of_another_network_does_not_count(setting):
    setting.ask()
    setting.control.forget()
    setting.asker.line_status = LineStatus.OFFLINE
    setting.runner.run()
    assert setting.heard == []
    assert setting.control.newest is None


def test_a_greeting_proves_the_line_without_asking(setting):
    setting.control.prove(setting.clock.now())
    assert setting.control.newest.status is LineStatus.OK
    assert setting.asker.lines_asked == 0
    setting.ask()
    setting.runner.run()
    assert setting.asker.lines_asked == 1, "who else is up is known only by asking"


def test_a_crash_leaves_the_line_unknown_and_is_raised(setting):
    def broken(known):
        raise ZeroDivisionError

    setting.asker.line = broken
    setting.ask()
    with pytest.raises(ZeroDivisionError):
        setting.runner.run()
    assert setting.heard == [LineStatus.UNKNOWN]


def test_a_greeting_outweighs_a_control_group_that_is_silent(setting):
    setting.asker.line_status = LineStatus.OFFLINE
    setting.ask()
    setting.control.prove(setting.clock.now())
    setting.runner.run()
    assert setting.heard == [LineStatus.OK]
    assert setting.control.newest.asked == 0
    setting.ask()
    assert setting.asker.lines_asked == 1


def test_a_greeting_of_a_while_ago_does_not(setting):
    setting.control.prove(setting.clock.now())
    setting.clock.wind(FRESH_S)
    setting.asker.line_status = LineStatus.OFFLINE
    setting.ask()
    setting.runner.run()
    assert setting.heard == [LineStatus.OFFLINE]
