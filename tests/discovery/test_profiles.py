"""Where Thunderbird's profiles are, and which one is in use."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from tray_app.discovery.profiles import thunderbird_profiles, thunderbird_roots


def profile(root, name):
    (root / name).mkdir(parents=True)
    (root / name / "prefs.js").write_text("")
    return root / name


def write_list(root, text):
    root.mkdir(exist_ok=True, parents=True)
    (root / "profiles.ini").write_text(text, encoding="utf-8")


OLD = "[Profile1]\nName=default\nIsRelative=1\nPath=old.default\nDefault=1\n"
NEW = "[Profile0]\nName=default-release\nIsRelative=1\nPath=new.default-release\n"


def test_what_the_installation_names_wins(tmp_path):
    profile(tmp_path, "old.default")
    new = profile(tmp_path, "new.default-release")
    write_list(tmp_path, OLD + "[InstallFDC34C9F024745EB]\nDefault=new.default-release\nLocked=1\n" + NEW)

    assert thunderbird_profiles(tmp_path) == (new,)


def test_two_installations_have_two_profiles(tmp_path):
    both = profile(tmp_path, "a"), profile(tmp_path, "b")
    write_list(tmp_path, "[InstallA]\nDefault=a\n[InstallB]\nDefault=b\n")
    assert thunderbird_profiles(tmp_path) == both


def test_without_an_installation_the_marked_one_counts(tmp_path):
    old = profile(tmp_path, "old.default")
    profile(tmp_path, "new.default-release")
    write_list(tmp_path, OLD + NEW)
    assert thunderbird_profiles(tmp_path) == (old,)


def test_without_any_mark_all_count(tmp_path):
    new = profile(tmp_path, "new.default-release")
    write_list(tmp_path, NEW)
    assert thunderbird_profiles(tmp_path) == (new,)


def test_a_profile_may_be_elsewhere(tmp_path):
    far = profile(tmp_path / "far", "away")
    write_list(tmp_path / "root", f"[Profile0]\nIsRelative=0\nPath={far}\n")
    assert thunderbird_profiles(tmp_path / "root") == (far,)


def test_a_profile_itself_can_be_named(tmp_path):
    assert thunderbird_profiles(profile(tmp_path, "x")) == (tmp_path / "x",)


@pytest.mark.parametrize("text", ["", "no ini", "[Profile0\nPath=x", "[Profile0]\n", "\x00\xff", "[A]\n[A]\nx=2\n"])
def test_a_list_of_no_use_has_no_profiles(tmp_path, text):
    write_list(tmp_path, text)
    assert thunderbird_profiles(tmp_path) == ()


def test_a_profile_that_is_gone_is_passed_over(tmp_path):
    write_list(tmp_path, NEW)
    assert thunderbird_profiles(tmp_path) == ()
    assert thunderbird_profiles(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "/home/me/snap/thunderbird/common/.thunderbird"),
        ("linux", {}, "/home/me/.var/app/org.mozilla.Thunderbird/.thunderbird"),
        ("darwin", {}, "/home/me/Library/Thunderbird"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/Thunderbird"),
        ("win32", {}, "/home/me/AppData/Roaming/Thunderbird"),
    ],
)
def test_each_system_has_its_places(platform, environ, expected):
    assert PurePosixPath(expected) in map(PurePosixPath, thunderbird_roots(Path("/home/me"), environ, platform))
