from __future__ import annotations

import plistlib
import sys

import pytest

from tray_app.desktop import autostart

linux = pytest.mark.skipif(sys.platform != "linux", reason="XDG")


def test_the_entry_starts_this_command_and_keeps_both_languages():
    entry = autostart.desktop_entry(["/usr/bin/mailampel"])
    assert "Exec=/usr/bin/mailampel\n" in entry
    assert "Comment[de]=" in entry
    assert "TryExec" not in entry
    assert "Path=" not in entry


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/opt/mail ampel", '"/opt/mail ampel"'),
        ("100%", "100%%"),
        ("it's", '"it\'s"'),
        ("a$b", '"a\\\\$b"'),
        ("back\\slash", '"back\\\\\\\\slash"'),
        ("", '""'),
    ],
)
def test_arguments_are_quoted_as_the_specification_wants_it(argument, written):
    assert f"Exec=/bin/x {written}\n" in autostart.desktop_entry(["/bin/x", argument])


def test_a_launch_agent_is_a_property_list():
    agent = plistlib.loads(autostart.launch_agent(["/bin/python", "-m", "tray_app"], "/src"))
    assert agent["ProgramArguments"] == ["/bin/python", "-m", "tray_app"]
    assert agent["RunAtLoad"] is True
    assert agent["WorkingDirectory"] == "/src"


def test_the_run_key_opens_no_console():
    value = autostart.run_value([r"C:\Program Files\Python\python.exe", "-m", "tray_app"])
    assert value == r'"C:\Program Files\Python\pythonw.exe" -m tray_app'


def test_the_profile_is_named_only_if_it_is_not_the_usual_one():
    assert "--profile" not in autostart.program()
    assert autostart.program("/tmp/x")[-2:] == ["--profile", "/tmp/x"]


@linux
def test_on_and_off(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not autostart.is_enabled()
    autostart.enable(["/bin/python", "-m", "tray_app"])
    assert autostart.is_enabled()
    written = (tmp_path / "autostart" / "mailampel.desktop").read_text()
    assert "Exec=/bin/python -m tray_app\n" in written
    assert "Path=/" in written
    autostart.disable()
    autostart.disable()
    assert not autostart.is_enabled()


@linux
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "autostart").write_text("a file in the way")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(autostart.AutostartError, match=r"^Starting with the computer cannot be changed: "):
        autostart.enable(["/bin/x"])
