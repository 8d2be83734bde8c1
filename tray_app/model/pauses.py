"""When a pause that the user chose ends, and how one ends that stands in the settings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta, tzinfo

import msgspec

from tray_app.model.settings import Settings

MORNING = time(8, 0)


def pause_end(word: str, now: datetime, zone: tzinfo) -> datetime | None:
    """`hour`, `four_hours`, `tomorrow` (at eight in the morning); None, until the user resumes, for all else."""
    if word == "hour":
        return now + timedelta(hours=1)
    if word == "four_hours":
        return now + timedelta(hours=4)
    if word == "tomorrow":
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, MORNING, zone).astimezone(now.tzinfo)
    return None


def unpaused(settings: Settings, account_ids: Collection[str]) -> Settings:
    """`settings` in which these accounts are watched again."""
    accounts = tuple(
        msgspec.structs.replace(account, paused=account.paused and account.id not in account_ids)
        for account in settings.accounts
    )
    return msgspec.structs.replace(settings, accounts=accounts)
