"""Vendors that tell their state at two addresses of a host: a reading asks one, what the other said last is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tray_app.model.notice import Half
from tray_app.sources.fetch import Fetched

KEPT_FOR = timedelta(hours=3)
"""What a half said longer ago is no part of how things stand."""
ABSENT_FOR = timedelta(hours=1)
"""A half that does not exist is not looked for more often; its turns go to the other one."""


def whose_turn(halves: tuple[Half, ...], now: datetime) -> Half:
    """The one that was asked longer ago. The deciding one comes first, and again until it answers."""
    deciding, other = halves
    is_absent = not other.body and now - other.asked_at < ABSENT_FOR
    if is_absent or not counts(deciding, now) or deciding.asked_at <= other.asked_at:
        return deciding
    return other


def counts(half: Half, now: datetime) -> bool:
    """Whether what it said last still tells how things stand."""
    return half.read_at is not None and now - half.read_at <= KEPT_FOR


def answered(half: Half, fetched: Fetched, now: datetime) -> Half:
    """It as it is after an answer."""
    if fetched.unchanged:
        return replace(half, asked_at=now, read_at=now)
    return Half(half.address, now, now, fetched.body, fetched.etag, fetched.last_modified)


def refused(half: Half, now: datetime) -> Half:
    """It as it is after it gave nothing: for a while, what it said before still counts."""
    return replace(half, asked_at=now) if counts(half, now) else Half(half.address, now)


def replaced(halves: tuple[Half, ...], new: Half) -> tuple[Half, ...]:
    """Both, one of them as it is now."""
    return tuple(new if half.address == new.address else half for half in halves)
