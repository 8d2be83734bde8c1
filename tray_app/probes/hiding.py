"""A server may repeat the password, in its refusal for instance. It stays out of everything a probe hands on."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import replace

from tray_app.model.result import ProbeResult, TranscriptLine
from tray_app.net.wire import HIDDEN, MIN_SECRET_CHARS

_BASE64 = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}")


def without_secret(result: ProbeResult, secret: str) -> ProbeResult:
    """The result with the secret, as it is or in an encoded login, blotted out."""
    if len(secret) < MIN_SECRET_CHARS:
        return result
    hide = hider(secret)

    def hidden_in(line: TranscriptLine) -> TranscriptLine:
        text = hide(line.text)
        return line if text == line.text else replace(line, text=text)

    return replace(
        result,
        server_text=hide(result.server_text),
        notice_text=hide(result.notice_text),
        reason=result.reason and replace(result.reason, quote=hide(result.reason.quote)),
        transcript=tuple(map(hidden_in, result.transcript)),
    )


def hider(secret: str) -> Callable[[str], str]:
    """What gives a text without the secret; also where an encoded login holds it among other things."""
    quoted, raw = secret.replace("\\", "\\\\").replace('"', '\\"'), secret.encode()
    forms = tuple(dict.fromkeys((quoted, secret, raw.decode("latin-1"))))

    def hidden(text: str) -> str:
        for form in forms:
            text = text.replace(form, HIDDEN)
        return _BASE64.sub(lambda found: HIDDEN if raw in _decoded(found[0]) else found[0], text)

    return hidden


def _decoded(text: str) -> bytes:
    """What the text stands for, as far as it goes: a line may be cut anywhere."""
    whole = text.rstrip("=")
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except binascii.Error:
        return b""
