"""The system keyring locked, absent and open: the program says which, and never hangs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import msgspec
import pytest

from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import end, wait_until
from tests.integration.servers import PASSWORD

needs_gnome_keyring = pytest.mark.skipif(
    shutil.which("gnome-keyring-daemon") is None, reason="gnome-keyring is not installed"
)
# The keyring that the system has, and not the one that tests have otherwise.
SYSTEM = ("env", "-u", "PYTHON_KEYRING_BACKEND", sys.executable)
LOCKED = "Logins are not checked. The system keyring is locked. Unlock it, then check again."
NO_KEYRING = "Logins are not checked. Your system has no keyring: passwords are kept only until Mailampel quits."
STORE = """
import sys
from pathlib import Path
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore
SecretStore(Profile.at(Path(sys.argv[1]))).set_password("north", sys.argv[2])
"""


@pytest.fixture
def account(account):
    """Its password is in the keyring."""
    return msgspec.structs.replace(account, password_command=())


@pytest.fixture
def listener(the_desk):
    with BusListener(the_desk.bus) as listening:
        yield listening


@needs_gnome_keyring
def test_a_locked_keyring_is_told_and_an_open_one_is_used(the_desk, tray, messages, listener, profile):
    daemon = _keyring(the_desk, listener, "--unlock")
    store = the_desk.run(*SYSTEM, "-c", STORE, str(profile.data_dir), PASSWORD)
    assert store.wait(30) == 0, the_desk.output_of(store)
    program = _start(the_desk, profile)
    accepted = "The password was last accepted"
    wait_until(lambda: any(accepted in line for line in _said(the_desk, profile)), what="a login with its password")
    assert end(program, timeout_s=3.0) == 0

    end(daemon)
    wait_until(lambda: not listener.has("org.freedesktop.secrets"), what="no keyring")
    _keyring(the_desk, listener)
    program = _start(the_desk, profile)
    wait_until(lambda: LOCKED in _said(the_desk, profile), what="a word on the locked keyring")
    assert end(program, timeout_s=3.0) == 0


def test_a_keyring_that_is_not_there_is_told(the_desk, tray, messages, profile):
    program = _start(the_desk, profile)
    wait_until(lambda: NO_KEYRING in _said(the_desk, profile), what="a word on the missing keyring")
    assert end(program, timeout_s=3.0) == 0


def _start(the_desk, profile):
    return the_desk.run(*SYSTEM, "-m", "tray_app", "--profile", str(profile.data_dir))


def _said(the_desk, profile):
    """What the verdict rests on."""
    answer = the_desk.ask(profile.data_dir, "status", "--json").stdout
    return json.loads(answer)["accounts"][0]["explanation"] if answer else []


def _keyring(the_desk, listener, *options):
    """The daemon, with the pass phrase of its login keyring if it is to unlock it."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *options]
    daemon = subprocess.Popen(
        command, env=the_desk.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    the_desk.programs.append(daemon)
    daemon.stdin.write(b"pass phrase")
    daemon.stdin.close()
    wait_until(lambda: listener.has("org.freedesktop.secrets"), what="the keyring")
    return daemon
