"""Outlook's numbers, as people paste them: lower case, with a multiplication sign, the letter O for zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tray_app.model.failures.http import STATUS
from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning
from tray_app.model.failures.sockets import WINDOWS
from tray_app.model.failures.tls import EXPIRED, NOT_VALID, OTHER_NAME, OUTDATED, UNKNOWN_ISSUER, WINDOWS_CODES
from tray_app.model.reason import Failure

_Found = tuple[Meaning, re.Match[str]]
_SETTINGS = Meaning(Failure.CLIENT_BUG, "protocol_misuse")
_LOGIN_NEEDED = Meaning(Failure.CLIENT_BUG, "login_needed")
_DATA_FILE = Meaning(Failure.CLIENT_BUG, "outlook_data_file")
_REFUSED = Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected")
_RECIPIENT = Meaning(Failure.OK, "recipient")
_INPUT_MISSING = Meaning(Failure.CLIENT_BUG, "input_missing")
_SOCKET = Meaning(Failure.LOCAL_NETWORK, "unreachable")
_OWN_COMPUTER = Meaning(Failure.CLIENT_BUG, "program_error")

CODES = {
    0x800CCC12: _SOCKET, 0x800CCC13: _SOCKET, 0x800CCC14: _SOCKET, 0x800CCC15: _SOCKET,
    0x800CCC18: _REFUSED, 0x800CCC33: _REFUSED, 0x800CCC90: _REFUSED, 0x800CCC91: _REFUSED, 0x800CCC92: _REFUSED,
    0x800CCC60: _SETTINGS, 0x800CCC61: _SETTINGS, 0x800CCC62: _SETTINGS, 0x800CCC63: _SETTINGS, 0x800CCC64: _SETTINGS,
    0x800CCC65: _SETTINGS, 0x800CCC66: _SETTINGS,
    0x800CCC16: _REFUSED, 0x800CCC81: _REFUSED, 0x800CCCD1: _REFUSED, 0x800CCCDF: _REFUSED,
    0x800CCC01: OTHER_NAME, 0x800CCC02: EXPIRED, 0x800CCC7E: NOT_VALID,
    0x800CCC10: _RECIPIENT, 0x800CCC69: _RECIPIENT, 0x800CCC6B: _RECIPIENT, 0x800CCC6E: _RECIPIENT,
    0x800CCC7A: _INPUT_MISSING, 0x800CCC7B: _INPUT_MISSING,
    0x800CCC95: Meaning(Failure.OK, "ok"), 0x800CCC96: Meaning(Failure.OK, "ok"), 0x800CCC97: _SETTINGS,
    0x800CCCD5: Meaning(Failure.CLIENT_BUG, "other_protocol"),
    0x800CCC78: _LOGIN_NEEDED, 0x800CCC79: _LOGIN_NEEDED,
    0x800CCC7D: Meaning(Failure.CLIENT_BUG, "not_tls"),
    0x800CCC80: Meaning(Failure.CLIENT_BUG, "login_method"),
    0x8004010F: _DATA_FILE, 0x80070005: _DATA_FILE, 0x80040119: _DATA_FILE,
    0x80040116: _DATA_FILE,
}  # fmt: skip
"""What a number alone says. Connection numbers (0x800CCC0B to 0F, 19, 1A, 0x8004210x) say nothing by themselves."""
_SERVER_BUSY = Meaning(Failure.PROVIDER_DEGRADED, "overloaded", from_answer=True)
_FROM_THE_SERVER = {
    0x800CCC68: _SERVER_BUSY,
    0x800CCC6A: _SERVER_BUSY,
}
"""Numbers that stand for an SMTP reply (450, 451), so that the server itself has spoken."""
SYSTEM = {
    1312: _REFUSED, 1326: _REFUSED, 1327: _REFUSED,
    1330: Meaning(Failure.CREDENTIALS_REJECTED, "password_expired", specific=True),
    1907: Meaning(Failure.CREDENTIALS_REJECTED, "password_expired", specific=True),
    1331: Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
    1909: Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
    2: _DATA_FILE, 3: _DATA_FILE, 32: _DATA_FILE, 112: _DATA_FILE, 8: _OWN_COMPUTER, 14: _OWN_COMPUTER,
    126: _OWN_COMPUTER, 127: _OWN_COMPUTER,
    12037: EXPIRED, 12038: OTHER_NAME, 12044: NOT_VALID, 12045: UNKNOWN_ISSUER, 12055: NOT_VALID, 12057: NOT_VALID,
    12169: NOT_VALID, 12170: NOT_VALID, 12175: NOT_VALID, 12157: OUTDATED, 10022: _OWN_COMPUTER,
}  # fmt: skip
"""Windows' own numbers (winerror.h, wininet.h) that 0x8007xxxx carries beside the sockets' ones."""
_RANGES = {range(0x800CCC40, 0x800CCC50): _SOCKET, range(0x80040600, 0x8004060D): _DATA_FILE}
_HEX = r"(?<!\w)(?:[0o] ?x ?([0-9a-fo]{8})|(8[0o]{2}[0-9a-fo]{5}))(?!\w)"


def outlook_code(said: Material) -> _Found | None:
    """What the number alone says; for most connection numbers that is nothing."""
    for number, found in _numbers(said):
        meaning = CODES.get(number) or next(
            (meaning for numbers, meaning in _RANGES.items() if number in numbers), None
        )
        if meaning is not None:
            return meaning, found
    return None


def windows_code(said: Material) -> _Found | None:
    """Numbers of Windows itself: certificates, 0x8007xxxx with a system number, 0x8019xxxx with an HTTP status."""
    for number, found in _numbers(said):
        kind, low = number >> 16, number & 0xFFFF
        carried = {0x8007: WINDOWS.get(low) or SYSTEM.get(low), 0x8019: _status(low)}.get(kind)
        meaning = WINDOWS_CODES.get(number) or carried
        if meaning is not None:
            return meaning, found
    return None


def _status(low: int) -> Meaning | None:
    """The HTTP status that a number carries; the server itself has sent it."""
    meaning = STATUS.get(str(low))
    return replace(meaning, by_stage=False, from_answer=True) if meaning else None


def reported_reply(said: Material) -> _Found | None:
    """Numbers that only a server's own reply brings about."""
    return next(
        ((_FROM_THE_SERVER[number], found) for number, found in _numbers(said) if number in _FROM_THE_SERVER), None
    )


def _numbers(said: Material) -> Iterator[tuple[int, re.Match[str]]]:
    for found in compiled(_HEX).finditer(said.folded):
        yield int((found[1] or found[2]).replace("o", "0"), 16), found
