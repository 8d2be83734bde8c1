"""`explain`, `notice` and `source`: what texts mean."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tray_app.cli.common import moment_with_zone, read_text, say, say_json
from tray_app.cli.errors import UsageError
from tray_app.model.account import StatusSource
from tray_app.model.contract import Json
from tray_app.model.failures import explain as explain_text
from tray_app.model.failures import explanation_json
from tray_app.model.notice import SourceReading
from tray_app.model.prose import understand, understanding_json
from tray_app.texts import tr

_MOMENT = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?")


def explain(options: argparse.Namespace) -> int:
    """What an error message means and who must act."""
    if options.jsonl:
        return _each_line(
            lambda row: explanation_json(explain_text(_field(row, "text"), _hint(row, "protocol"), _hint(row, "phase")))
        )
    found = explanation_json(explain_text(read_text(options.text), options.protocol, options.phase))
    if options.json:
        say_json(found)
        return 0
    say(str(found["sentence"]))
    say(str(found["advice"]))
    if found["quote"]:
        say(tr("The deciding words: “{quote}”", quote=found["quote"]))
    return 0


def notice(options: argparse.Namespace) -> int:
    """What one post of a provider says."""
    now = moment_with_zone(options.now)
    if options.jsonl:
        return _each_line(lambda row: _notice_row(row, now))
    found = understanding_json(understand(read_text(options.text), now))
    if options.json:
        say_json(found)
        return 0
    for name, value in found.items():
        say(f"{name}: {_plain(value)}")
    return 0


def _notice_row(row: dict[str, Any], now: datetime) -> Json:
    """A row's `now` is often copied from a page: its beginning counts; without a date in it nothing is dated."""
    text, told = _field(row, "text"), row.get("now")
    if not told:
        return understanding_json(understand(text, now))
    written = _MOMENT.match(told) if isinstance(told, str) else None
    if written:
        return understanding_json(understand(text, moment_with_zone(_whole_date(written[0]))))
    print(tr("“{text}” is not a time; what the post promises stays without a date.", text=told), file=sys.stderr)
    found = understand(text, now)
    undated = replace(found.promised, until=None) if found.promised else None
    return understanding_json(replace(found, promised=undated))


def _whole_date(written: str) -> str:
    """The first of the month, where only the month was told."""
    return f"{written}-01" if len(written) == len("2026-08") else written


def source(options: argparse.Namespace) -> int:
    """What a status source says about mail."""
    from tray_app.sources import reading_json

    reading = _read_source(options)
    if options.json:
        say_json(reading_json(reading))
    else:
        _say_reading(reading)
    return 0


def _read_source(options: argparse.Namespace) -> SourceReading:
    from tray_app.sources import read_bytes, read_source

    now = moment_with_zone(options.now)
    if "://" in options.place:
        from tray_app.net.trust import Trust
        from tray_app.sources.fetch import Fetcher

        return read_source(StatusSource(options.place, options.format), None, Fetcher(Trust()), now, options.service)
    try:
        body = Path(options.place).read_bytes()
    except OSError as error:
        raise UsageError(
            tr("The file {file} cannot be read: {problem}.", file=options.place, problem=error.strerror or error)
        ) from error
    return read_bytes(body, url=options.place, format=options.format, service=options.service, now=now)


def _say_reading(reading: SourceReading) -> None:
    from tray_app.sources import source_problem_sentence

    if not reading.readable:
        say(source_problem_sentence(reading.problem))
        return
    say(tr("Format {format}, state for mail: {status}.", format=reading.format, status=reading.status.value))
    for item in reading.notices:
        when = item.updated_at.astimezone().strftime("%Y-%m-%d %H:%M") if item.updated_at else "-"
        say(f"- {when} [{item.state.value}] {item.headline}")


def _each_line(answer: Callable[[dict[str, str]], Json]) -> int:
    """One JSON object a line in, one a line out; a bad line gets an `error` and the rest go on."""
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise UsageError(tr("not a JSON object"))
            say_json(answer(row), indent=None)
        except (ValueError, UsageError) as error:
            bad += 1
            say_json({"error": tr("Line {number}: {problem}.", number=number, problem=error)}, indent=None)
    return 2 if bad else 0


def _field(row: dict[str, str], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise UsageError(tr("the field “{name}” is missing", name=name))
    return value


def _hint(row: dict[str, str], name: str) -> str | None:
    """A word that only helps; anything else than a word is as good as none."""
    value = row.get(name)
    return value if isinstance(value, str) else None


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return str(value or "-")
