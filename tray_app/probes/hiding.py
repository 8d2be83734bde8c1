"""A server may repeat the password, in its refusal for instance. It stays out of everything a probe hands on."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace

from tray_app.model.result import ProbeResult
from tray_app.net.wire import HIDDEN, MIN_SECRET_CHARS

_BASE64 = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}")


def without_secret(result: ProbeResult, secret: str) -> ProbeResult:
    """The result with the secret, as it is or in an encoded login, blotted out."""
    if len(secret) < MIN_SECRET_CHARS:
        return result
    return replace(
        result,
        server_text=hidden(result.server_text, secret),
        notice_text=hidden(result.notice_text, secret),
        reason=result.reason and replace(result.reason, quote=hidden(result.reason.quote, secret)),
        transcript=tuple(replace(line, text=hidden(line.text, secret)) for line in result.transcript),
    )


def hidden(text: str, secret: str) -> str:
    """The text without the secret; also where an encoded login holds it among other things."""
    quoted = secret.replace("\\", "\\\\").replace('"', '\\"')
    for form in (quoted, secret, secret.encode().decode("latin-1")):
        text = text.replace(form, HIDDEN)
    return _BASE64.sub(lambda found: HIDDEN if secret.encode() in _decoded(found[0]) else found[0], text)


def _decoded(text: str) -> bytes:
    """What the text stands for, as far as it goes: a line may be cut anywhere."""
    whole = text.rstrip("=")
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    try:
        return base64.b64decode(whole + "=" * (-len(whole) % 4))
    except binascii.Error:
        return b""
