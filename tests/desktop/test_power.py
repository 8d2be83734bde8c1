from __future__ import annotations

import pytest

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
