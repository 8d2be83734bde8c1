"""How the tests of formats read one payload."""

from __future__ import annotations

import json
from datetime import datetime

from tests.sources.payloads import NOW
from tray_app.model.notice import Notice, SourceReading
from tray_app.sources import read_bytes

DAY = "2026-03-04T"
"""Today is 4 March 2026, 15:00 UTC."""


def read(
    value: object, *, service: str = "mail", asked: str = "auto", url: str = "payload", now: datetime = NOW
) -> SourceReading:
    body = (
        value if isinstance(value, bytes) else value.encode() if isinstance(value, str) else json.dumps(value).encode()
    )
    return read_bytes(body, url=url, format=asked, service=service, now=now)


def status(value: object, **options: str) -> str:
    return read(value, **options).status.value


def first(value: object, **options: str) -> Notice:
    return read(value, **options).notices[0]
