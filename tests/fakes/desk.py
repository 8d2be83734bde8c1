"""A desktop of a test's own: screen, session bus, runtime folder, and our program started on it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.private_bus import HAS_DBUS, private_bus
from tests.fakes.virtual_screen import HAS_SCREEN, virtual_screen

ROOT = Path(__file__).resolve().parents[2]
HAS_DESK = HAS_DBUS and HAS_SCREEN
_INHERITED = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT")


@dataclass
class Desk:
    """What a program started here sees of the world."""

    display: str
    bus: str
    runtime: Path
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    """What the desktop that runs here tells its programs besides."""

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the developer's own session."""
        return {
            **{name: os.environ[name] for name in _INHERITED if name in os.environ},
            "PYTHONPATH": str(ROOT),
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.bus,
            "XDG_RUNTIME_DIR": str(self.runtime),
            "XDG_CONFIG_HOME": str(self.runtime / "config"),
            "XDG_CACHE_HOME": str(self.runtime / "cache"),
            "XDG_DATA_HOME": str(self.runtime / "data"),
            "LC_ALL": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_LOGGING_RULES": "qt.qpa.services=false",
            **self.extra,
        }

    def run(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        """Starts a program; it is ended with the desk."""
        environment = {**self.environment, **more}
        out = (self.runtime / f"out-{len(self.programs)}-{Path(command[0]).name}.txt").open("wb")
        with out:
            program = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        self.programs.append(program)
        return program

    def mailampel(self, profile: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Starts our program on this desk."""
        return self.run(sys.executable, "-m", "tray_app", "--profile", str(profile), *arguments)

    def ask(self, profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs one command of ours and waits for its end."""
        command = [sys.executable, "-m", "tray_app", "--profile", str(profile), *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )

    def screenshot(self, name: str) -> Path:
        """What is on the screen, kept among the artifacts."""
        file = ROOT / "artifacts" / f"{name}.png"
        file.parent.mkdir(exist_ok=True)
        subprocess.run(["import", "-display", self.display, "-window", "root", str(file)], check=True, timeout=30)
        return file

    def windows(self, title: str) -> list[str]:
        """Ids of visible windows with this title."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return found.stdout.split()

    def xdotool(self, *arguments: str) -> str:
        """Moves the mouse and presses keys on the screen; returns what it printed."""
        environment = {**self.environment, "DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout.strip()

    def click(self, x: int, y: int, button: int = 1) -> None:
        """A click of the mouse, which comes from somewhere else."""
        self.xdotool("mousemove", str(x - 3), str(y - 2), "mousemove", str(x), str(y), "click", str(button))

    def output_of(self, program: subprocess.Popen[bytes]) -> str:
        """What the program printed so far."""
        number = self.programs.index(program)
        return next(self.runtime.glob(f"out-{number}-*")).read_text(errors="replace")


@contextmanager
def desk() -> Iterator[Desk]:
    """Everything is gone afterwards, whatever was started."""
    with ExitStack() as stack:
        # Short, since sockets are made in it.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ma", ignore_cleanup_errors=True)))
        folder.chmod(0o700)
        for name in ("config", "cache", "data"):
            (folder / name).mkdir()
        made = Desk(stack.enter_context(virtual_screen()), stack.enter_context(private_bus(folder)), folder)
        stack.callback(_end, made.programs)
        yield made


def _end(programs: list[subprocess.Popen[bytes]]) -> None:
    for program in reversed(programs):
        end(program)


def end(program: subprocess.Popen[bytes], timeout_s: float = 10.0) -> int:
    """Asks a program to end, and makes it end if it does not listen."""
    with suppress(ProcessLookupError):
        program.terminate()
    try:
        return program.wait(timeout_s)
    except subprocess.TimeoutExpired:
        program.kill()
        return program.wait(timeout_s)


def wait_until(condition: Callable[[], object], timeout_s: float = 30.0, what: str = "") -> None:
    """Looks until `condition` is true; for what nobody announces."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain: {what or condition}"
        time.sleep(0.05)
