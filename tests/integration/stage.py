"""Where a cell plays: one account of the user's, real servers on loopback, control hosts that are up."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.fakes.certificates import HOST, Authority
from tests.integration.cells import QUICK_POLICY, Answer, Program, Verdict
from tests.integration.servers import PASSWORD, USER

T = TypeVar("T")


class NotToBeHadError(Exception):
    """A server that cannot be had here; says in a sentence why."""


@dataclass
class Stage:
    """What a cell has at hand; everything that it enters is stopped at the end of `with`."""

    authority: Authority
    program: Program
    controls: tuple[str, ...]
    """`host:port` of servers that are up."""
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Stage:
        self._open.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.__exit__(*exc)

    def enter(self, server: AbstractContextManager[T]) -> T:
        """Starts a server, or holds a connection."""
        return self._open.enter_context(server)

    def account(self, *, password: str = PASSWORD, user: str = USER, **services: dict[str, object]) -> None:
        """What the user has entered: `receive`, `send`, `webmail`, `contacts`."""
        given = {
            "auth": "password",
            "password_command": ["echo", password],
            "tls_ca_file": self.authority.ca_file,
            **services,
        }
        lines = [f"{name} = {_toml(value)}" for name, value in given.items()]
        controls = _toml(list(self.controls))
        self.program.write_settings(
            f"schema = 1\n[general]\ncontrol_hosts = {controls}\n{QUICK_POLICY}\n"
            f'[[accounts]]\nid = "nordpost"\naddress = "{user}"\n' + "\n".join(lines) + "\n"
        )

    def check_when_all_is_well(self) -> None:
        """As it was before the fault."""
        answer = self.program.check("--quick")
        assert answer.exit_code == 0, answer.short()


def imap(port: int, security: str = "tls") -> dict[str, object]:
    """A `receive` of the settings."""
    return {"protocol": "imap", "host": HOST, "port": port, "security": security}


def pop3(port: int, security: str = "tls") -> dict[str, object]:
    """A `receive` of the settings."""
    return {"protocol": "pop3", "host": HOST, "port": port, "security": security}


def smtp(port: int, security: str = "starttls") -> dict[str, object]:
    """A `send` of the settings."""
    return {"host": HOST, "port": port, "security": security}


def _toml(value: object) -> str:
    """JSON's strings, lists and numbers are TOML's as well."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


Play = Callable[[Stage], None]


@dataclass(frozen=True)
class Cell:
    """A server in one of its real failure modes, and what is to be said of it."""

    play: Play
    """Starts the servers, enters the account, brings the fault about."""
    expected: Verdict
    missing: str
    """Why this cell cannot be played here; empty if it can."""
    options: tuple[str, ...] = ()
    """Of the command line."""
    within_s: float = math.inf
    """When the answer must be there."""


def played(cell: Cell, stage: Stage) -> tuple[Answer, list[str]]:
    """The program's verdict, and what is otherwise than expected."""
    with stage:
        cell.play(stage)
        answer = stage.program.check(*cell.options)
    late = [f"{answer.seconds:.1f} s, not {cell.within_s:.0f} s"] if answer.seconds > cell.within_s else []
    return answer, cell.expected.differences(answer) + late


@dataclass
class Cells:
    """The cells of one server, each put in by a decorator."""

    server: str
    missing: str = ""
    all: dict[str, Cell] = field(default_factory=dict)

    def cell(self, fault: str, expected: Verdict, *options: str, within_s: float = math.inf) -> Callable[[Play], Play]:
        """Names a cell `server: fault`."""

        def put(play: Play) -> Play:
            self.all[f"{self.server}: {fault}"] = Cell(play, expected, self.missing, options, within_s)
            return play

        return put


def stage_in(folder: Path, authority: Authority, controls: tuple[str, ...]) -> Stage:
    """A stage whose profile is in `folder`."""
    return Stage(authority, Program(folder), controls)


# --- verdicts ----------------------------------------------------------------------------------------------------


def well(*affected: str) -> Verdict:
    """Nothing to say."""
    return Verdict(0, "ok", "ok", affected)


def outage(code: str | None = None, words: str | None = None, affected: tuple[str, ...] = ("receive",)) -> Verdict:
    """The provider is down."""
    return Verdict(1, "outage", "ok", affected, "provider", code, words, confirmed=True)


def degraded(code: str | None = None, words: str | None = None, affected: tuple[str, ...] = ("receive",)) -> Verdict:
    """The provider's service is only half there."""
    return Verdict(1, "degraded", "ok", affected, "provider", code, words, confirmed=True)


def maintenance(words: str | None = None, affected: tuple[str, ...] = ("receive",)) -> Verdict:
    """The provider says that it is at work."""
    return Verdict(1, "maintenance", "ok", affected, "provider", None, words, confirmed=True)


def account(code: str | None = None, words: str | None = None, affected: tuple[str, ...] = ("receive",)) -> Verdict:
    """The user's own matter."""
    return Verdict(3, "account", "ok", affected, "account", code, words, confirmed=True)
