"""Against a real secret service: a private bus with a private gnome-keyring, unlocked, locked and absent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
PROGRAM = """
import sys
from pathlib import Path
from tray_app.model.account import Account, Auth
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretError, SecretStore
profile = Profile.at(Path(sys.argv[1]))
profile.ensure()
account = Account("home", "me@example.org", auth=Auth.PASSWORD)
print(SecretStore(profile).state().value)
for step in (
    lambda: SecretStore(profile).get(account),
    lambda: SecretStore(profile).set_password("home", "gehe\\u00efm"),
    lambda: SecretStore(profile).get(account),
    lambda: SecretStore(profile).forget("home"),
    lambda: SecretStore(profile).forget("home"),
    lambda: SecretStore(profile).get(account),
):
    try:
        print(step())
    except SecretError as error:
        print(error)
"""
needs_gnome_keyring = pytest.mark.skipif(
    not all(map(shutil.which, ("gnome-keyring-daemon", "dbus-daemon", "gdbus"))), reason="no gnome-keyring here"
)


@pytest.fixture
def environment(tmp_path):
    """A session bus where nothing else is, in a home of its own."""
    folder = tmp_path / "bus"
    folder.mkdir()
    config = tmp_path / "bus.conf"
    config.write_text(BUS.format(folder=folder))
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert bus.stdout is not None
    home = tmp_path / "home"
    home.mkdir()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "PYTHON_KEYRING"))
    }
    yield kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
    }
    bus.terminate()
    bus.wait()
    bus.stdout.close()


@pytest.fixture
def run_daemon(environment):
    """Starts the daemon; `unlocked` with the pass phrase of its login keyring."""
    running = []

    def start(*, unlocked):
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        daemon = subprocess.Popen(
            [*command, "--unlock"] if unlocked else command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert daemon.stdin is not None
        daemon.stdin.write(b"pass phrase")
        daemon.stdin.close()
        running.append(daemon)
        name = ["gdbus", "wait", "--session", "--timeout", "10", "org.freedesktop.secrets"]
        subprocess.run(name, env=environment, check=True)

    def stop():
        for daemon in running:
            daemon.terminate()
            daemon.wait()
        running.clear()

    start.stop = stop
    yield start
    stop()


def ask(environment, tmp_path):
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, tmp_path / "profile"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.splitlines()


@needs_gnome_keyring
def test_an_open_keyring_keeps_and_forgets(environment, run_daemon, tmp_path):
    run_daemon(unlocked=True)

    assert ask(environment, tmp_path) == ["unlocked", "None", "None", "geheïm", "None", "None", "None"]


@needs_gnome_keyring
def test_a_locked_keyring_is_told_apart(environment, run_daemon, tmp_path):
    run_daemon(unlocked=True)
    ask(environment, tmp_path)
    run_daemon.stop()
    run_daemon(unlocked=False)

    state, *answers = ask(environment, tmp_path)

    assert state == "locked"
    assert set(answers) == {"The system keyring is locked. Unlock it, then check again."}


@needs_gnome_keyring
def test_a_session_without_one_is_told_apart(environment, tmp_path):
    state, first, second, third, *forgets, last = ask(environment, tmp_path)

    assert state == "none"
    assert {first, second, third, last} == {
        "Your system has no keyring: passwords are kept only until Mailampel quits."
    }
    assert forgets == ["None", "None"]
