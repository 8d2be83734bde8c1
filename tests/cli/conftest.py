from __future__ import annotations

import io
import json
from dataclasses import dataclass

import pytest

from tests.fakes.discovery_network import FakeNetwork
from tray_app.cli import run
from tray_app.storage.paths import Profile


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


@dataclass
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def silent_network(monkeypatch):
    """No test asks the world for servers."""
    monkeypatch.setattr("tray_app.cli.discover.network", FakeNetwork)


@pytest.fixture
def profile(tmp_path):
    return Profile.at(tmp_path / "profile")


@pytest.fixture
def mailampel(profile, capsys, monkeypatch):
    """Runs a command as a shell would, with `stdin` as its standard input."""

    def call(*arguments, stdin=b"", is_terminal=False):
        kind = Terminal if is_terminal else io.TextIOWrapper
        monkeypatch.setattr("sys.stdin", kind(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        try:
            status = run(["--profile", str(profile.config_dir), *arguments])
        except SystemExit as end:
            status = end.code
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def settings(profile):
    """Writes the settings file."""

    def write(text):
        profile.ensure()
        profile.settings_file.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def refused(mailampel):
    """A command that must end with status 2 and one sentence on stderr."""

    def call(*arguments, **more):
        answer = mailampel(*arguments, **more)
        assert answer.status == 2
        assert answer.out == ""
        assert answer.err.count("\n") == 1
        assert "Traceback" not in answer.err
        return answer.err.strip()

    return call
