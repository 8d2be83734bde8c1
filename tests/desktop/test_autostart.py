from __future__ import annotations

import importlib.util
import plistlib
import shutil
import subprocess
import sys
from types import SimpleNamespace

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


def test_the_run_key_finds_a_program_that_was_not_installed(tmp_path):
    value = autostart.run_value(["python", "-m", "tray_app", "--profile", "p"], "/src")
    assert value.startswith("python -c ")
    assert value.endswith(" /src --profile p")
    assert len(value) < 150, "there is room for 260 characters, long paths included"

    (tmp_path / "tray_app").mkdir()
    (tmp_path / "tray_app" / "__init__.py").touch()  # else a real package found later would win
    (tmp_path / "tray_app" / "__main__.py").write_text("import sys\ndef main(): print(sys.argv[1:])")
    command = [sys.executable, "-c", autostart._FROM_THERE, str(tmp_path), "--profile", "p"]
    ended = subprocess.run(command, cwd="/", capture_output=True, text=True, check=True)
    assert ended.stdout == "['--profile', 'p']\n"


def test_the_program_beside_this_interpreter_is_this_very_program(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(shutil, "which", lambda _name: str(elsewhere))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert autostart.program() == [str(elsewhere)]
    (tmp_path / "mailampel").touch()
    assert autostart.program() == [str(tmp_path / "mailampel")]


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


@linux
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktops_own_settings_switched_off_is_off_and_can_be_switched_on(tmp_path, monkeypatch, line):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart.enable(["/bin/x"])
    entry = tmp_path / "autostart" / "mailampel.desktop"
    entry.write_text(f"{entry.read_text().replace('X-GNOME-Autostart-enabled=true', '')}{line}\n")
    assert not autostart.is_enabled()
    autostart.enable(["/bin/x"])
    assert autostart.is_enabled()


def as_on(system, monkeypatch, **modules):
    """The module as it is on another system."""
    monkeypatch.setattr(sys, "platform", system)
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    spec = importlib.util.spec_from_file_location("autostart_elsewhere", autostart.__file__)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_on_macos_each_profile_has_an_agent_with_its_own_label(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    mac = as_on("darwin", monkeypatch)
    mac.enable(["/bin/x"])
    mac.enable(["/bin/x"], "mailampel-1a2b")
    files = {file.stem: plistlib.loads(file.read_bytes()) for file in (tmp_path / "Library/LaunchAgents").iterdir()}
    assert {name: agent["Label"] for name, agent in files.items()} == {
        "org.mailampel.Mailampel": "org.mailampel.Mailampel",
        "org.mailampel.Mailampel-1a2b": "org.mailampel.Mailampel-1a2b",
    }
    assert mac.is_enabled()
    mac.disable()
    assert not mac.is_enabled()
    assert mac.is_enabled("mailampel-1a2b")


class Key:
    """A key of the registry: its values by name."""

    def __init__(self, values):
        self.values = values

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        """Nothing to close."""


class Registry(SimpleNamespace):
    """As much of `winreg` as is needed."""

    HKEY_CURRENT_USER, REG_SZ = "user", "text"

    def __init__(self):
        super().__init__(keys={})

    def OpenKey(self, root, name):
        if name not in self.keys:
            raise FileNotFoundError(name)
        return Key(self.keys[name])

    def CreateKey(self, root, name):
        return Key(self.keys.setdefault(name, {}))

    def QueryValueEx(self, key, name):
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], self.REG_SZ

    def SetValueEx(self, key, name, reserved, kind, value):
        key.values[name] = value

    def DeleteValue(self, key, name):
        del key.values[name]


@pytest.fixture
def registry():
    return Registry()


@pytest.fixture
def windows(monkeypatch, registry):
    return as_on("win32", monkeypatch, winreg=registry)


def test_on_windows_the_run_key_holds_the_command(windows, registry):
    assert not windows.is_enabled()
    windows.enable(["C:\\Python\\python.exe", "-m", "tray_app"])
    assert windows.is_enabled()
    [(name, value)] = registry.keys[windows._RUN_KEY].items()
    assert name == "mailampel"
    assert value.startswith("C:\\Python\\pythonw.exe -c ")
    windows.disable()
    windows.disable()
    assert registry.keys[windows._RUN_KEY] == {}


def test_on_windows_the_switch_of_the_task_manager_counts(windows, registry):
    windows.enable(["mailampel.exe"])
    registry.keys[windows._APPROVED_KEY] = {"mailampel": b"\x03\0\0\0"}
    assert not windows.is_enabled()
    windows.enable(["mailampel.exe"])
    assert windows.is_enabled()
    registry.keys[windows._APPROVED_KEY]["mailampel"] = b"\x02\0\0\0"
    assert windows.is_enabled()


def test_on_windows_no_program_of_the_console_is_started(windows, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    (tmp_path / "mailampel").touch()
    assert windows.program() == [str(tmp_path / "python.exe"), "-m", "tray_app"]
