from __future__ import annotations

import shutil
import socket
from contextlib import ExitStack

import msgspec
import pytest

from tests.fakes import certificates
from tests.fakes.desk import HAS_DESK, desk
from tests.fakes.notification_daemon import NotificationDaemon
from tests.fakes.servers import FakeServer
from tests.fakes.tray_watcher import TrayWatcher
from tests.integration.servers import PASSWORD, USER, dovecot, missing_server
from tray_app.model.account import Account, Auth, Intervals, Page, Receive
from tray_app.model.settings import General, Notify, Policy, Settings
from tray_app.storage.paths import Profile
from tray_app.storage.settings_file import save

HASTE = Policy(
    recheck_s=(1, 2, 3, 4), red_after_s=2, red_failures=3, said_after_s=1, recover_after_s=1, relapse_s=900, grace_s=1
)
"""The real rules, in seconds instead of minutes."""
OFTEN = Intervals(receive_s=5, login_s=5, send_s=5, send_login_s=5, webmail_s=5, contacts_s=5, status_s=5)


def pytest_collection_modifyitems(config, items):
    reason = "needs Xvfb and dbus-daemon" if not HAS_DESK else missing_server("dovecot")
    for item in items:
        if item.path.parent.name == "e2e":
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(180))
            desktop = item.get_closest_marker("desktop")
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))
            elif desktop and not config.getoption("--desktops"):
                item.add_marker(pytest.mark.skip(reason=f"{desktop.args[0]} is large: dev.py test --desktops"))


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return certificates.authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def mail(authority):
    """A real Dovecot."""
    with dovecot(authority) as server:
        yield server


class Provider:
    """The provider's web server: what stands on its webmail page and in its feed."""

    def __init__(self, authority):
        self.feed = _feed("")
        self._heard = ""
        self.server = FakeServer(self._serve, tls=authority.server())

    def _serve(self, conversation):
        asked = conversation.hear().split()
        if not asked:
            return  # the program was ended while it asked
        path = asked[1]
        while conversation.hear():
            pass
        kind, body = ("application/rss+xml", self.feed) if path == b"/feed.rss" else ("text/html", _PAGE)
        conversation.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body.encode())}\r\n"
            f"Connection: close\r\n\r\n{body}".encode()
        )
        if path == b"/feed.rss":
            self._heard = body

    @property
    def was_heard(self):
        """Whether the program has read what the provider said last."""
        return self._heard == self.feed

    def says(self, title, text, when):
        self.feed = _feed(
            f"<item><guid>1</guid><title>{title}</title><description>{text}</description>"
            f"<pubDate>{when:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        )


_PAGE = (
    "<!doctype html><title>Nordpost Webmail</title><h1>Sign in</h1><form><input name=user><input type=password></form>"
)


def _feed(items):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Nordpost status</title>{items}</channel></rss>'


@pytest.fixture
def provider(authority):
    made = Provider(authority)
    with made.server:
        yield made


@pytest.fixture
def neighbour(authority):
    """Another provider, whose server answers: the control group."""
    with FakeServer(lambda conversation: conversation.say("* OK ready"), tls=authority.server()) as server:
        yield server


@pytest.fixture
def the_desk():
    with desk() as made:
        yield made


@pytest.fixture
def tray(the_desk):
    with TrayWatcher(the_desk.bus) as watcher:
        yield watcher


@pytest.fixture
def messages(the_desk):
    with NotificationDaemon(the_desk.bus) as daemon:
        yield daemon


@pytest.fixture
def account(mail, provider, authority):
    web = f"https://localhost:{provider.server.port}"
    return Account(
        id="north",
        name="Work",
        address=USER,
        provider="Nordpost",
        auth=Auth.PASSWORD,
        password_command=("printf", "%s", PASSWORD),
        tls_ca_file=authority.ca_file,
        receive=Receive("localhost", mail.imaps_port),
        webmail=Page(f"{web}/"),
        status=({"url": f"{web}/feed.rss"},),
        intervals=OFTEN,
    )


@pytest.fixture
def settings(account, neighbour):
    # What the provider says before anything fails would be a message of its own.
    plain = Settings(
        notify=Notify(notice_only=False),
        general=General(language="en", quiet_hours="", control_hosts=(f"localhost:{neighbour.port}",)),
        policy=HASTE,
        accounts=(account,),
    )
    return msgspec.convert(msgspec.to_builtins(plain), Settings)


@pytest.fixture
def profile(tmp_path, settings):
    """A profile with these settings."""
    made = Profile.at(tmp_path / "profile")
    made.ensure()
    save(made.settings_file, settings)
    return made


@pytest.fixture
def stack():
    with ExitStack() as made:
        yield made


def has(program):
    return shutil.which(program) is not None


def port_is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
