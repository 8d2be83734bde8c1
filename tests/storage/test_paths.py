from __future__ import annotations

import os
from pathlib import Path

import pytest

from tray_app.storage.paths import Profile, ProfileError


def test_a_profile_keeps_everything_in_its_folder(tmp_path):
    profile = Profile.at(tmp_path / "p")

    assert profile.settings_file == tmp_path / "p" / "settings.toml"
    assert profile.history_file == tmp_path / "p" / "history.sqlite3"
    assert profile.contacts_dir == tmp_path / "p" / "contacts"
    assert profile.logs_dir == tmp_path / "p" / "logs"


def test_two_profiles_share_no_name(tmp_path):
    first, second = Profile.at(tmp_path / "a"), Profile.at(tmp_path / "b")

    assert first.instance_name != second.instance_name
    assert first.keyring_service != second.keyring_service


def test_the_names_of_a_profile_are_the_same_however_it_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert Profile.at(Path("a/../p/")) == Profile.at(tmp_path / "p")


def test_names_are_short_enough_for_a_socket(tmp_path):
    assert len(Profile.at(tmp_path / ("deep/" * 50)).instance_name) <= 24


def test_the_default_profile_follows_the_platform(tmp_path, monkeypatch):
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))

    profile = Profile.default()

    assert profile.keyring_service == "mailampel"
    assert profile.instance_name != Profile.at(profile.config_dir).instance_name
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert profile.settings_file == tmp_path / "CONFIG" / "mailampel" / "settings.toml"
        assert profile.history_file == tmp_path / "DATA" / "mailampel" / "history.sqlite3"


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_new_folders_are_nobody_elses(tmp_path):
    profile = Profile.at(tmp_path / "deep" / "p")

    profile.ensure()

    folders = (profile.config_dir, profile.contacts_dir, profile.logs_dir)
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_folder_that_was_there_stays_as_it_was(tmp_path):
    (tmp_path / "p").mkdir(mode=0o755)

    Profile.at(tmp_path / "p").ensure()

    assert (tmp_path / "p").stat().st_mode & 0o777 == 0o755


def test_a_file_in_its_place_is_a_sentence(tmp_path):
    (tmp_path / "p").write_text("")

    with pytest.raises(ProfileError, match=r"^The folder .*p cannot be made: a file stands where a folder must be\.$"):
        Profile.at(tmp_path / "p").ensure()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the name tells users apart")
def test_the_same_user_is_the_same_with_and_without_a_name_in_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("USERNAME", "kim")
    from_the_desktop = Profile.at(tmp_path / "p")
    names = (from_the_desktop.instance_name, from_the_desktop.keyring_service)
    monkeypatch.delenv("USERNAME")
    assert (from_the_desktop.instance_name, from_the_desktop.keyring_service) == names
