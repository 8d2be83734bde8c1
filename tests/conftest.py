"""What every test lives with: English texts, no outside network, no windows on the developer's screen."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("MAILAMPEL_PROFILE", None)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # So it is in the background of a script, and the programs that tests start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--desktops", action="store_true", help="also on GNOME Shell and KDE Plasma, which are large")


@pytest.fixture(autouse=True)
def english_texts():
    from tray_app.texts import use_language

    use_language("en")
    yield
    use_language("en")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """Whose certificates the fake servers show; some tests have one of their own."""
    from tests.fakes import certificates

    return certificates.authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def profile(tmp_path):
    """Folders of the test's own, already made."""
    from tray_app.storage.paths import Profile

    made = Profile.at(tmp_path / "profile")
    made.ensure()
    return made


@pytest.fixture
def keyring():
    """A keyring in memory, in use while the test runs."""
    from tests.fakes.keyrings import FakeKeyring, in_use

    with in_use(FakeKeyring()) as fake:
        yield fake


@pytest.fixture
def no_keyring():
    """A system without one."""
    from keyring.backends import fail

    from tests.fakes.keyrings import in_use

    with in_use(fail.Keyring()):
        yield


@pytest.fixture(autouse=True)
def no_outside_network(monkeypatch):
    """Whoever connects beyond this computer or a test's own network fails the test, whatever catches the error."""
    strayed: list[object] = []
    connect = socket.socket.connect

    def guarded(self, address):
        picks_route = self.type == socket.SOCK_DGRAM and address[0] in _OF_NOBODY
        if self.family in (socket.AF_INET, socket.AF_INET6) and not picks_route and not _is_near(address[0]):
            strayed.append(address)
            raise OSError(101, f"tests stay on this computer, not {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
    assert not strayed, f"connected to the outside: {strayed}"


_OF_NOBODY = ("192.0.2.1", "2001:db8::1")
"""A datagram socket that connects to an address of nobody sends nothing (`net.way`)."""


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"
