from __future__ import annotations

import msgspec
import pytest

from tray_app.app.settings_keeper import SettingsKeeper
from tray_app.model.settings import Settings
from tray_app.storage.settings_file import SettingsError


@pytest.fixture
def keeper(qapp, profile, saved):
    return SettingsKeeper(profile.settings_file)


def test_holds_what_stands_in_the_file(keeper, saved):
    assert keeper.settings == saved
    assert keeper.problem == ""


def test_without_a_file_there_are_the_defaults(qapp, profile):
    assert SettingsKeeper(profile.settings_file).settings == Settings()


def test_notices_an_edit(keeper, qtbot):
    text = keeper.file.read_text()
    with qtbot.waitSignal(keeper.changed, timeout=5000):
        keeper.file.write_text(text.replace('name = "Work"', 'name = "Office"'))
    assert keeper.settings.accounts[0].name == "Office"


def test_notices_an_editor_that_puts_a_new_file_in_place(keeper, qtbot):
    for name in ("Office", "Home"):
        new = keeper.file.with_suffix(".new")
        new.write_text(keeper.file.read_text().replace("Work", name).replace("Office", name))
        with qtbot.waitSignal(keeper.changed, timeout=5000):
            new.replace(keeper.file)
        assert keeper.settings.accounts[0].name == name


def test_a_broken_file_keeps_the_last_good_settings_and_heals(keeper, saved, qtbot):
    good = keeper.file.read_text()
    with qtbot.waitSignal(keeper.problem_changed, timeout=5000):
        keeper.file.write_text(good + "\nnonsense = \n")
    assert keeper.settings == saved
    assert "settings.toml" in keeper.problem
    with qtbot.waitSignal(keeper.problem_changed, timeout=5000):
        keeper.file.write_text(good)
    assert keeper.problem == ""


def test_saving_is_in_force_at_once(keeper, saved, qtbot):
    fewer = msgspec.structs.replace(saved, accounts=())
    with qtbot.waitSignal(keeper.changed, timeout=5000):
        keeper.save(fewer)
    assert keeper.settings == fewer


def test_wrong_settings_are_refused_and_change_nothing(keeper, saved):
    wrong = msgspec.structs.replace(saved, general=msgspec.structs.replace(saved.general, language="xx"))
    with pytest.raises(SettingsError):
        keeper.save(wrong)
    assert keeper.settings == saved
