"""Messages to the user's phone, through Apprise: an optional package that knows more than a hundred services.

Targets are addresses that hold tokens. Nothing of them leaves this module but on the way to the courier's input; what
goes wrong is a sentence of our own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tray_app.desktop import phone_courier
from tray_app.texts import tr

DEADLINE_S = 20.0
"""For all targets together, whatever their servers drip."""
INSTALL = 'pip install "mailampel[push]"'


class PhoneError(Exception):
    """One sentence; it holds nothing of a target."""


def is_installed() -> bool:
    """Whether Apprise is there; it is not imported for that."""
    return find_spec("apprise") is not None


def not_installed() -> str:
    """How to get it, as a sentence."""
    return tr("Messages to your phone need the package “apprise”. Install it with: {command}", command=INSTALL)


def send(targets: str, title: str, body: str, *, deadline_s: float = DEADLINE_S) -> None:
    """Sends one message to all targets, which stand on one line with spaces between them. PhoneError if one fails."""
    if not is_installed():
        raise PhoneError(not_installed())
    if not targets.split():
        raise PhoneError(tr("There is no target for your phone yet."))
    errand = {"targets": targets.split(), "title": title, "body": body, "deadline_s": deadline_s}
    for number, (service, end) in enumerate(_carried(errand, deadline_s), start=1):
        if end != phone_courier.SENT:
            raise PhoneError(_sentence(number, service, end))


def _carried(errand: dict[str, object], deadline_s: float) -> list[tuple[str, str]]:
    """What became of each target, as the courier tells it."""
    try:
        # -P: the folder of the script must not stand before the packages.
        ended = subprocess.run(  # noqa: S603 - this very interpreter and a script of ours
            [sys.executable, "-P", str(Path(phone_courier.__file__))],
            input=json.dumps(errand).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=deadline_s,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return [(str(service), str(end)) for service, end in json.loads(ended.stdout)]
    except subprocess.TimeoutExpired:
        sentence = tr("The message to your phone was not accepted within {n} seconds.", n=round(deadline_s))
        raise PhoneError(sentence) from None
    except (OSError, subprocess.CalledProcessError, ValueError):
        sentence = tr("The package “apprise” does not work here. Install it again with: {command}", command=INSTALL)
        raise PhoneError(sentence) from None


def _sentence(number: int, service: str, end: str) -> str:
    if end == phone_courier.UNKNOWN:
        return tr("Target {n} is none that Apprise knows.", n=number)
    if end == phone_courier.UNREACHABLE:
        return tr("{service} cannot be reached.", service=service)
    if end == phone_courier.REFUSED:
        return tr("{service} did not take the message.", service=service)
    return tr("{service} answers with status {status}.", service=service, status=end)
