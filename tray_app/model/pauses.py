"""When a pause that the user chose ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

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
