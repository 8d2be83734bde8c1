"""A real Thunderbird (Debian package `thunderbird`), without a window, off the network, that sets up accounts itself.

    with running_thunderbird(home) as thunderbird:
        thunderbird.do("MailServices.accounts.createAccount();")

It runs scripts as its own parts do, through Marionette, the remote control that Mozilla's programs bring along
(https://firefox-source-docs.mozilla.org/testing/marionette/): over TCP, `length:[0, id, command, parameters]`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

PROGRAM = "thunderbird"
DEADLINE_S = 60.0
PREFS = {
    "marionette.port": 0,
    "network.dns.disabled": True,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
SCRIPT = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
return (async () => { %s })();
"""


def missing_thunderbird() -> str:
    """Why there is no Thunderbird; empty if there is one."""
    return "" if shutil.which(PROGRAM) else "thunderbird is not installed"


@dataclass
class Thunderbird:
    """One that runs."""

    wire: socket.socket
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def do(self, script: str) -> Any:
        """Runs `script` in Thunderbird and gives what it returns; `MailServices` is at hand."""
        return self.ask("WebDriver:ExecuteScript", script=SCRIPT % script, args=[])["value"]

    def ask(self, command: str, **parameters: Any) -> Any:
        body = json.dumps([0, next(self.numbers), command, parameters]).encode()
        self.wire.sendall(b"%d:%b" % (len(body), body))
        _kind, _number, problem, result = self.read()
        assert problem is None, problem["message"]
        return result

    def read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._some(1)
        body = b""
        while len(body) < int(length[:-1]):
            body += self._some(int(length[:-1]) - len(body))
        return json.loads(body)

    def _some(self, size: int) -> bytes:
        part = self.wire.recv(size)
        assert part, "Thunderbird has hung up"
        return part


@contextmanager
def running_thunderbird(home: Path, profile: str = "mail") -> Iterator[Thunderbird]:
    """Makes the profile, as Thunderbird does it, and starts with it; ended in good order, so that all is written."""
    environ = {**os.environ, "HOME": str(home), "MOZ_HEADLESS": "1", "LANG": "C.UTF-8"}
    subprocess.run([PROGRAM, "--headless", "-CreateProfile", profile], env=environ, check=True, capture_output=True)
    [folder] = (home / ".thunderbird").glob(f"*.{profile}")
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFS.items())
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [PROGRAM, "--headless", "-offline", "-P", profile, "--marionette", "--remote-allow-system-access"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            with closing(socket.create_connection(("127.0.0.1", _port(process)), timeout=DEADLINE_S)) as wire:
                thunderbird = Thunderbird(wire)
                thunderbird.read()
                thunderbird.ask("WebDriver:NewSession")
                thunderbird.ask("Marionette:SetContext", value="chrome")
                yield thunderbird
                thunderbird.ask("Marionette:Quit", flags=["eForceQuit"])
            process.wait(DEADLINE_S)
        finally:
            process.kill()


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"Listening on port (\d+)", line):
            return int(found[1])
    raise AssertionError("Thunderbird has ended")
