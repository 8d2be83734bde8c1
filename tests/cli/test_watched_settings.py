from __future__ import annotations

import pytest

from tray_app.cli.watched_settings import WatchedSettings
from tray_app.model.settings import General, Settings
from tray_app.storage.settings_file import load

ENGLISH = "[general]\nlanguage = 'en'\n"


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(ENGLISH)
    return file


@pytest.fixture
def watched(file):
    return WatchedSettings(file, load(file))


def test_without_an_edit_all_stays(watched):
    assert not watched.are_others()


def test_an_edit_is_taken_over_once(watched, file):
    file.write_text("[general]\nlanguage = 'auto'\n")

    assert watched.are_others()
    assert watched.now == Settings(general=General("auto"))
    assert not watched.are_others()


def test_an_edit_that_changes_no_setting_is_none(watched, file):
    file.write_text(ENGLISH + "# mine\n")

    assert not watched.are_others()


def test_a_broken_file_is_told_once_and_the_last_good_settings_stay(watched, file, capsys):
    for text in ("[general]\nlanguage = 'fr'\n", "[general]\nlanguage = 'fr'  # hm\n"):
        file.write_text(text)
        assert not watched.are_others()

    assert watched.now == Settings(general=General("en"))
    assert capsys.readouterr().err == f"{file}, line 2, “general.language”: Allowed: “auto”, “de”, “en”.\n"


def test_what_was_mended_may_break_again_and_is_told_again(watched, file, capsys):
    for text in ("x", ENGLISH, "x"):
        file.write_text(text + "\n")
        watched.are_others()

    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_file_that_is_gone_means_the_defaults(watched, file):
    file.unlink()

    assert watched.are_others()
    assert watched.now == Settings()
