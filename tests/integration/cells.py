"""Cells of the matrix: the real program is run against a fault, and its verdict stands in a table at the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUICK_POLICY = """
[policy]
recheck_s = [1, 2, 3, 4]
red_after_s = 2
red_failures = 3
said_after_s = 1
recover_after_s = 1
grace_s = 1
"""


@dataclass
class Answer:
    """What one `check --json` said."""

    exit_code: int
    told: dict
    seconds: float

    @property
    def account(self) -> dict:
        return self.told["accounts"][0]

    @property
    def line(self) -> str:
        return self.told["line"]["status"]

    @property
    def reason(self) -> dict:
        return self.account["reason"] or {}

    def short(self) -> str:
        """One line for the table and for a failed assertion."""
        account, reason = self.account, self.reason
        affected = "+".join(account["affected"]) or "-"
        words = f"{reason.get('origin', '-')}/{reason.get('code', '-')}"
        doubt = "" if account["confirmed"] else " unconfirmed"
        return f"exit {self.exit_code}, line {self.line}, {account['status']} {affected} {words}{doubt}"


@dataclass(frozen=True)
class Verdict:
    """What a cell expects; fields that are None do not matter."""

    exit_code: int | tuple[int, ...]
    status: str | tuple[str, ...]
    line: str | tuple[str, ...] | None = None
    affected: tuple[str, ...] | None = None
    origin: str | None = None
    code: str | None = None
    words: str | None = None
    """A part of the reason's text."""
    explained: str = ""
    """A part of the explanation."""
    confirmed: bool | None = None

    def differences(self, answer: Answer) -> list[str]:
        """What is otherwise, in words; empty if all is as expected."""
        statuses = (self.status,) if isinstance(self.status, str) else self.status
        got = {
            "exit_code": answer.exit_code,
            "line": answer.line,
            "affected": tuple(answer.account["affected"]),
            "origin": answer.reason.get("origin"),
            "code": answer.reason.get("code"),
            "confirmed": answer.account["confirmed"],
        }
        found = [
            f"{name}: {value!r}, not {wanted!r}"
            for name, value in got.items()
            if (wanted := getattr(self, name)) is not None and not _fits(value, wanted)
        ]
        if answer.account["status"] not in statuses:
            found.append(f"status: {answer.account['status']}, not {' or '.join(statuses)}")
        if self.words is not None and self.words not in answer.reason.get("text", ""):
            found.append(f"reason.text: {answer.reason.get('text')!r} without {self.words!r}")
        if self.explained not in " ".join(answer.account["explanation"]):
            found.append(f"explanation: {answer.account['explanation']} without {self.explained!r}")
        return found

    def short(self) -> str:
        statuses = self.status if isinstance(self.status, str) else "|".join(self.status)
        affected = "+".join(self.affected) if self.affected else "-"
        words = f"{self.origin or '-'}/{self.code or '-'}"
        return f"exit {self.exit_code}, line {self.line or '-'}, {statuses} {affected} {words}"


def _fits(value: object, wanted: object) -> bool:
    """A tuple stands for one of several, unless the value is a tuple itself."""
    return value == wanted or (isinstance(wanted, tuple) and isinstance(value, str | int) and value in wanted)


@dataclass
class Program:
    """The real command line with a profile of its own; `before` is put before it (`ip netns exec NAME`)."""

    folder: Path
    before: tuple[str, ...] = ()
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    def write_settings(self, text: str) -> None:
        self.profile.mkdir(parents=True, exist_ok=True)
        (self.profile / "settings.toml").write_text(text, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        options = ("--profile", str(self.profile), "--lang", "en")
        return [*self.before, sys.executable, "-m", "tray_app", *options, *arguments]

    def check(self, *arguments: str) -> Answer:
        """`check --json`, to its end."""
        began = time.monotonic()
        done = subprocess.run(
            self.command("check", "--json", *arguments),
            cwd=ROOT,
            env={**os.environ, "PYTHONWARNINGS": "default", **self.environ},
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )
        assert done.stdout, done.stderr
        return Answer(done.returncode, json.loads(done.stdout), time.monotonic() - began)


@dataclass
class Watch:
    """`watch --json` under way; a context manager that ends it."""

    program: Program
    seen: list[tuple[float, dict]] = field(default_factory=list)
    """The moment (monotonic) and the object of each line."""

    def __enter__(self) -> Watch:
        self._process = subprocess.Popen(
            self.program.command("watch", "--json"),
            cwd=ROOT,
            env={**os.environ, **self.program.environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        os.set_blocking(self._process.stdout.fileno(), False)
        self._rest = ""
        return self

    def __exit__(self, *_exc: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        self._process.stdout.close()

    def wait_for(self, status: str, seconds: float) -> float:
        """Returns the moment at which a new line said `status`."""
        import select

        until, known = time.monotonic() + seconds, len(self.seen)
        while time.monotonic() < until:
            select.select([self._process.stdout], [], [], max(0.0, until - time.monotonic()))
            self._rest += self._process.stdout.read() or ""
            *lines, self._rest = self._rest.split("\n")
            self.seen += [(time.monotonic(), json.loads(line)) for line in lines]
            for at, told in self.seen[known:]:
                if told["status"] == status:
                    return at
            assert self._process.poll() is None, "watch has ended"
        raise AssertionError(f"no {status!r} within {seconds:.0f} s, but {self.statuses}")

    @property
    def statuses(self) -> list[str]:
        return [told["status"] for _at, told in self.seen]


@dataclass(frozen=True)
class Row:
    """One line of the table of results."""

    cell: str
    expected: str
    got: str
    seconds: float


TABLE: list[Row] = []


def record(cell: str, expected: str, got: str, seconds: float) -> None:
    """Puts a result into the table that the run prints at its end."""
    TABLE.append(Row(cell, expected, got, seconds))


class Together:
    """Runs cells beside each other, because they mostly wait; a test takes the outcome of its own."""

    def __init__(self, at_once: int) -> None:
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="cell")
        self._outcomes: dict[str, Future] = {}

    def start(self, cells: Iterable[tuple[str, Callable[[], object]]]) -> None:
        for name, run in cells:
            self._outcomes[name] = self._pool.submit(run)

    def outcome(self, name: str) -> object:
        return self._outcomes[name].result()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
