"""The contacts probe against a real Radicale."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from tests.fakes.accounts import probe
from tests.integration.servers import PASSWORD, USER, free_ports, wait_for_port
from tray_app.model.reason import Failure
from tray_app.model.result import Phase

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(importlib.util.find_spec("radicale") is None, reason="radicale is not installed"),
]


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("radicale")
    (number,) = free_ports(1)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    config = folder / "config"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{number}\n"
        f"[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n"
        f"[storage]\nfilesystem_folder = {folder}/collections\n",
        encoding="utf-8",
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(config)], stdout=log, stderr=log)
    wait_for_port(number)
    yield number
    process.terminate()
    process.wait(10)


def test_a_login_finds_out_who_we_are(port):
    result = probe("carddav", port, deep=True, secret=PASSWORD, address=USER)

    assert (result.reason, result.phase) == (None, Phase.USE)


def test_a_wrong_password_is_refused_at_the_login(port):
    result = probe("carddav", port, deep=True, secret="wrong-password", address=USER)

    assert (result.phase, result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)


def test_a_light_probe_is_content_with_being_answered(port):
    result = probe("carddav", port)

    assert (result.reason, result.phase) == (None, Phase.GREETING)
