"""`history`: the outages on record."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from tray_app.cli.common import history_of, moment, profile_of, say, say_json, settings_of
from tray_app.cli.errors import UsageError
from tray_app.engine.ports import LocalZone
from tray_app.model.contract import outage_json
from tray_app.model.moments import clock_words, duration_words
from tray_app.model.outage import Outage
from tray_app.model.verdict import StatedReason
from tray_app.model.wording import status_word
from tray_app.storage.history import StorageError
from tray_app.storage.paths import Profile
from tray_app.texts import tr


def run(options: argparse.Namespace) -> int:
    """Lists outages, newest first."""
    profile = profile_of(options)
    settings_of(profile, options)
    now = datetime.now(UTC)
    since = None if options.since is None else moment(options.since, default=now)
    outages = _outages(profile, since, now)
    if options.json:
        say_json([outage_json(outage) for outage in outages])
        return 0
    if not outages:
        say(tr("No outage on record."))
    for outage in outages:
        say(_line(outage, now))
        if outage.reason is not None:
            say(f"  {_said(outage.reason)}")
    return 0


def _outages(profile: Profile, since: datetime | None, now: datetime) -> tuple[Outage, ...]:
    history = history_of(profile, now)
    if history.repaired:
        print(history.repaired, file=sys.stderr)
    try:
        return history.outages(since=since)
    except StorageError as error:
        raise UsageError(str(error)) from error
    finally:
        history.close()


def _said(reason: StatedReason) -> str:
    return tr("{source}: “{quote}”", source=reason.source, quote=reason.text) if reason.is_quote else reason.text


def _line(outage: Outage, now: datetime) -> str:
    length = duration_words((outage.ended_at or now) - outage.started_at)
    ended = tr("still going on") if outage.is_open else length
    started = clock_words(outage.started_at, now, LocalZone())
    return f"{started}  {outage.account_id}  {outage.provider}: {status_word(outage.status)}, {ended}"
