"""A password from a command of the user's, such as `pass show mail/o2`: no shell, one line, in time."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import IO

from tray_app.storage.os_words import os_words
from tray_app.storage.secret_error import SecretError
from tray_app.texts import tr

DEADLINE_S = 20.0
_LONGEST_QUOTE = 200
_LONGEST_OUTPUT = 65536
_REST_S = 0.5
"""How long to wait for the last words of a command that has ended."""


def ask_command(command: tuple[str, ...], *, deadline_s: float = DEADLINE_S) -> str:
    """What the command prints. More than one line is refused: a warning must not be tried as a password."""
    name = command[0]
    status, out, err = _run(command, deadline_s)
    lines = [line.rstrip("\r") for line in out.split("\n")]
    secret, rest = lines[0], lines[1:]
    if status != 0:
        said = _first_line(err, secret)
        if said:
            raise SecretError(
                tr(
                    "The password command “{name}” ended with status {status}: {said}",
                    name=name,
                    status=status,
                    said=said,
                )
            )
        raise SecretError(tr("The password command “{name}” ended with status {status}.", name=name, status=status))
    if any(rest):
        raise SecretError(
            tr("The password command “{name}” prints more than one line; it must print only the password.", name=name)
        )
    if not secret:
        raise SecretError(tr("The password command “{name}” prints nothing.", name=name))
    return secret


def _run(command: tuple[str, ...], deadline_s: float) -> tuple[int, str, str]:
    name = command[0]
    try:
        process = subprocess.Popen(  # noqa: S603 - the command is the user's own setting, without a shell
            [os.path.expanduser(name), *command[1:]],  # noqa: PTH111 - a bare name must stay one
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except FileNotFoundError:
        raise SecretError(
            tr("The password command “{name}” is not there; check “password_command”.", name=name)
        ) from None
    except (OSError, ValueError) as error:
        problem = os_words(error) if isinstance(error, OSError) else str(error)
        raise SecretError(
            tr("The password command “{name}” cannot be started: {problem}.", name=name, problem=problem)
        ) from None
    out, err = _Output(process.stdout), _Output(process.stderr)
    try:
        status = process.wait(deadline_s)
    except subprocess.TimeoutExpired:
        _stop(process)
        raise SecretError(
            tr("The password command “{name}” did not end within {seconds} s.", name=name, seconds=round(deadline_s))
        ) from None
    try:
        return status, out.text(), err.text(errors="replace")
    except UnicodeDecodeError:
        raise SecretError(tr("The password command “{name}” prints something that is not text.", name=name)) from None


class _Output(threading.Thread):
    """Reads what a command prints, up to a limit. Does not wait for agents that it left behind with the pipe open."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(name="password command", daemon=True)
        self._pipe = pipe
        self._body = bytearray()
        self.start()

    def run(self) -> None:
        if self._pipe is None:
            return
        with self._pipe as pipe:
            while len(self._body) < _LONGEST_OUTPUT and (part := os.read(pipe.fileno(), 4096)):
                self._body += part

    def text(self, errors: str = "strict") -> str:
        self.join(_REST_S)
        return bytes(self._body).decode(errors=errors)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the command and what it started."""
    with suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _first_line(err: str, secret: str) -> str:
    """The command's own complaint, plain and short, without what it printed as the secret."""
    line = next((line.strip() for line in err.splitlines() if line.strip()), "")
    plain = "".join(letter if letter.isprintable() else " " for letter in line)
    hidden = plain.replace(secret, "***") if secret else plain
    return hidden[:_LONGEST_QUOTE]
