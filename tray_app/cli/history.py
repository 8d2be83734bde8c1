"""`history`: the outages on record."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from tray_app.cli.common import history_of, moment, profile_of, say, say_json, settings_of
from tray_app.engine.ports import LocalZone
from tray_app.model.contract import outage_json
from tray_app.model.moments import clock_words, duration_words
from tray_app.model.outage import Outage
from tray_app.model.wording import status_word
from tray_app.texts import tr


def run(options: argparse.Namespace) -> int:
    """Lists outages, newest first."""
    profile = profile_of(options)
    settings_of(profile, options)
    now = datetime.now(UTC)
    history = history_of(profile, now)
    since = moment(options.since, default=now) if options.since else None
    outages = history.outages(since=since)
    history.close()
    if options.json:
        say_json([outage_json(outage) for outage in outages])
        return 0
    if not outages:
        say(tr("No outage on record."))
    for outage in outages:
        say(_line(outage, now))
    return 0


def _line(outage: Outage, now: datetime) -> str:
    length = duration_words((outage.ended_at or now) - outage.started_at)
    ended = tr("still going on") if outage.is_open else length
    started = clock_words(outage.started_at, now, LocalZone())
    return f"{started}  {outage.account_id}  {outage.provider}: {status_word(outage.status)}, {ended}"
