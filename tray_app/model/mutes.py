"""How long no more is said after "Got it", in words."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tray_app.model.moments import until_words
from tray_app.texts import tr


def mute_sentence(rule: str, until: datetime, now: datetime, zone: tzinfo) -> str:
    """`rule` is `hour` (then `until` counts), `change` or `recovery`."""
    if rule == "hour":
        return tr("Muted until {time}", time=until_words(until, now, zone))
    return tr("Muted until it works again") if rule == "recovery" else tr("Muted until something changes")
