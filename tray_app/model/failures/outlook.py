"""Outlook's numbers, as people paste them: lower case, with a multiplication sign, the letter O for zero."""

from __future__ import annotations

import re

from tray_app.model.failures.http import STATUS
from tray_app.model.failures.material import Material
from tray_app.model.failures.numbers import ERRNOS
from tray_app.model.failures.rule import Meaning
from tray_app.model.reason import Failure

_OPEN = Meaning(Failure.UNKNOWN, "outlook_connection")
_SETTINGS = Meaning(Failure.CLIENT_BUG, "outlook_settings")
_DATA_FILE = Meaning(Failure.CLIENT_BUG, "outlook_data_file")
_LOGIN = Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected")
_SOCKET = Meaning(Failure.LOCAL_NETWORK, "no_route")
_BUSY = Meaning(Failure.PROVIDER_DEGRADED, "unavailable")

CODES = {
    "800ccc0b": _OPEN, "800ccc0d": _OPEN, "800ccc0e": _OPEN, "800ccc0f": _OPEN, "800ccc19": _OPEN, "800ccc1a": _OPEN,
    "800ccc12": _SOCKET, "800ccc13": _SOCKET, "800ccc14": _SOCKET, "800ccc15": _SOCKET,
    "800ccc18": _LOGIN, "800ccc33": _LOGIN, "800ccc90": _LOGIN, "800ccc91": _LOGIN, "800ccc92": _LOGIN,
    "800ccc60": _SETTINGS, "800ccc61": _SETTINGS, "800ccc62": _SETTINGS, "800ccc63": _SETTINGS, "800ccc64": _SETTINGS,
    "800ccc65": _SETTINGS, "800ccc66": _SETTINGS, "800ccc78": Meaning(Failure.CLIENT_BUG, "login_needed"),
    "800ccc79": Meaning(Failure.CLIENT_BUG, "login_needed"), "800ccc7d": _SETTINGS,
    "800ccc80": Meaning(Failure.CLIENT_BUG, "login_method"),
    "800ccc68": _BUSY, "800ccc6a": _BUSY, "800ccc69": Meaning(Failure.OK, "recipient"),
    "8004010f": _DATA_FILE, "80070005": _DATA_FILE,
}  # fmt: skip
_DATA_FILE_RANGE = range(0x80040600, 0x8004060D)
_HEX = re.compile(r"(?<!\w)0 ?[xX×] ?([0-9a-fo]{8})(?!\w)|(?<!\w)(8[0o]{2}[0-9a-fo]{5})(?!\w)")


def outlook_code(material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """What the number alone says; for most connection numbers that is nothing."""
    for found in _HEX.finditer(material.folded):
        code = (found[1] or found[2]).replace("o", "0")
        meaning = CODES.get(code) or _by_arithmetic(int(code, 16))
        if meaning is not None:
            return meaning, found
    return None


def _by_arithmetic(number: int) -> Meaning | None:
    """Data file errors by range; 0x8007xxxx carries a Windows number, 0x8019xxxx an HTTP status."""
    if number in _DATA_FILE_RANGE:
        return _DATA_FILE
    kind, low = number >> 16, number & 0xFFFF
    if kind == 0x8007:
        return ERRNOS.get(low) if low > 1000 else None
    return STATUS.get(str(low)) if kind == 0x8019 else None
