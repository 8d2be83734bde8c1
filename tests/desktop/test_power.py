from __future__ import annotations

import re
from pathlib import Path

import pytest

import tray_app
from tray_app.desktop.power import is_on_battery, supplies_say_battery

MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
BATTERY = {"type": "Battery", "status": "Discharging"}
MOUSE = {"type": "Battery", "status": "Discharging", "scope": "Device"}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ([], False),
        ([MAINS, BATTERY], False),
        ([UNPLUGGED, BATTERY], True),
        ([BATTERY], True),
        ([UNPLUGGED, {"type": "Battery", "status": "Full"}], False),
        ([MOUSE], False),
    ],
)
def test_on_battery(tmp_path, supplies, expected):
    for number, words in enumerate(supplies):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, word in words.items():
            (folder / name).write_text(word + "\n")
    assert supplies_say_battery(tmp_path) is expected


def test_without_any_knowledge_there_is_mains(tmp_path):
    assert not supplies_say_battery(tmp_path / "missing")


def test_this_computer_gives_an_answer():
    assert is_on_battery() in (True, False)


def test_nothing_keeps_the_computer_awake():
    """A watch that drains the battery of a closed laptop is worse than none."""
    ways = re.compile(r"\bInhibit\b|SetThreadExecutionState|caffeinate|IOPMAssertion|beginActivity|ScreenSaver")
    program = Path(tray_app.__file__).parent
    assert [path.name for path in program.rglob("*.py") if ways.search(path.read_text("utf-8"))] == []
