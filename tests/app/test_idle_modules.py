"""What the program must not hold in memory while all is well and no window was opened: each costs 0.3 to 4 MiB."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import trustme

from tray_app.demo.provider import HOST, Provider
from tray_app.model.account import Account, Auth, Page, Receive, Security, Send, StatusSource
from tray_app.model.settings import General, Settings
from tray_app.storage.paths import Profile
from tray_app.storage.settings_file import save

ROOT = Path(__file__).resolve().parents[2]
IDLE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tray_app.app.launch import Launch
from tray_app.app.run import run
from tray_app.desktop import tray_host
from tray_app.storage.paths import Profile

tray_host.is_there = lambda: True  # else the main window stands in for the icon

def on_ready(program):
    program.watch.updated.connect(lambda: look(program))

def look(program):
    verdict = program.watch.verdict("north")
    services = [state.checked_at for state in verdict.services]
    if all(services) and all(reading.read_at for reading in verdict.sources):
        print(verdict.status.value, *sorted(sys.modules))
        QApplication.quit()

run(Launch(Profile.at(Path(sys.argv[1])), on_ready=on_ready))
"""
RARE = {
    "asyncio", "cryptography", "feedparser", "keyring", "plistlib", "truststore",  # asked for by what is rare
    "html", "logging.handlers", "pickle", "urllib3",  # there are smaller ways
    "selectolax",  # to parse pages, if they speak of trouble
    "tray_app.app.help_part", "tray_app.app.history_part", "tray_app.app.settings_part", "tray_app.app.wizard_part",
    "tray_app.desktop.autostart", "tray_app.discovery.discover", "tray_app.engine.sign_ins", "tray_app.oauth.browser",
    "tray_app.model.failures.deciding",  # the tables of all messages
    "tray_app.probes.arrivals", "tray_app.probes.line", "tray_app.probes.roundtrip",
    "tray_app.sources.formats.page", "tray_app.sources.formats.statuspage",  # the one source is a feed
    "tray_app.ui.forms", "tray_app.ui.status_window", "tray_app.ui.toast", "tray_app.ui.wizard",
}  # fmt: skip


@pytest.fixture
def provider(tmp_path):
    authority = trustme.CA(organization_name="tests")
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    made = Provider("Nordpost", authority, "secret")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def profile(tmp_path, provider):
    made = Profile.at(tmp_path / "profile")
    made.ensure()
    web = f"https://{HOST}:{provider.web_port}"
    account = Account(
        id="north",
        address="kim@nordpost.example",
        provider="Nordpost",
        auth=Auth.PASSWORD,
        password_command=(sys.executable, "-c", "print('secret')"),
        tls_ca_file=str(tmp_path / "ca.pem"),
        receive=Receive(HOST, provider.imap_port),
        send=Send(HOST, provider.smtp_port, Security.TLS),
        webmail=Page(f"{web}/"),
        status=(StatusSource(f"{web}/feed.rss"),),
    )
    save(made.settings_file, Settings(general=General(language="en", quiet_hours=""), accounts=(account,)))
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="notices and certificates of other systems need more")
def test_while_all_is_well_only_what_is_needed_is_loaded(profile):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "SSL_CERT_FILE")
    }
    done = subprocess.run(
        [sys.executable, "-c", IDLE, str(profile.data_dir)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(profile.data_dir)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    status, *modules = done.stdout.split()
    assert status == "ok"
    assert {"tray_app.app.program", "tray_app.probes.imap", "tray_app.sources.formats.feed"} <= set(modules)
    assert sorted(RARE & set(modules)) == []
