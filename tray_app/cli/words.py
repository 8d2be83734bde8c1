"""`explain`, `notice` and `source`: what texts mean."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tray_app.cli.common import moment_with_zone, read_text, say, say_json, speak
from tray_app.cli.errors import UsageError
from tray_app.logs import redact
from tray_app.model.account import Service, StatusSource
from tray_app.model.contract import Json, iso
from tray_app.model.failures import explain as explain_text
from tray_app.model.failures import explanation_json
from tray_app.model.notice import NoticeState, Promise, SourceReading
from tray_app.model.prose import understand, understanding_json
from tray_app.model.settings_rules import is_link
from tray_app.model.source_formats import AUTO, SOURCE_FORMATS, is_format
from tray_app.model.verdict import Status
from tray_app.model.wording import service_word, status_word
from tray_app.storage.os_words import os_words
from tray_app.texts import tr

_MOMENT = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?")


def explain(options: argparse.Namespace) -> int:
    """What an error message means and who must act."""
    speak(options)
    if options.jsonl:
        return _each_line(options.text, lambda row: _explained_row(row, options))
    found = explanation_json(explain_text(read_text(options.text), options.protocol, options.phase))
    if options.json:
        say_json(found)
        return 0
    say(str(found["sentence"]))
    say(str(found["advice"]))
    if found["quote"]:
        say(tr("The deciding words: “{quote}”", quote=found["quote"]))
    return 0


def _explained_row(row: dict[str, Any], options: argparse.Namespace) -> Json:
    """What a row does not say counts as given on the command line."""
    protocol, phase = _hint(row, "protocol") or options.protocol, _hint(row, "phase") or options.phase
    return explanation_json(explain_text(_field(row, "text"), protocol, phase))


def notice(options: argparse.Namespace) -> int:
    """What one post of a provider says."""
    speak(options)
    now = moment_with_zone(options.now)
    if options.jsonl:
        return _each_line(options.text, lambda row: _notice_row(row, now))
    understood = understand(read_text(options.text), now)
    if options.json:
        say_json(understanding_json(understood))
        return 0
    say(tr("state: {state}", state=_state_word(understood.state.value)))
    say(tr("services: {services}", services=", ".join(map(_service_word, understood.services)) or "-"))
    say(tr("promised: {promised}", promised=_promise_words(understood.promised)))
    say(tr("headline: {headline}", headline=understood.headline or "-"))
    return 0


def _notice_row(row: dict[str, Any], now: datetime) -> Json:
    """A row's `now` is often copied from a page: its beginning counts; without a date in it nothing is dated."""
    text, told = _field(row, "text"), row.get("now")
    if not told:
        return understanding_json(understand(text, now))
    with suppress(UsageError):
        return understanding_json(understand(text, _told_moment(told)))
    print(tr("“{text}” is not a time; what the post promises stays without a date.", text=told), file=sys.stderr)
    found = understand(text, now)
    undated = replace(found.promised, until=None) if found.promised else None
    return understanding_json(replace(found, promised=undated))


def _told_moment(told: object) -> datetime:
    written = _MOMENT.match(told) if isinstance(told, str) else None
    return moment_with_zone(_whole_date(written[0]) if written else "")


def _whole_date(written: str) -> str:
    """The first of the month, where only the month was told."""
    return f"{written}-01" if len(written) == len("2026-08") else written


def source(options: argparse.Namespace) -> int:
    """What a status source says about mail."""
    speak(options)
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
    if not is_format(options.format):
        choices = ", ".join((AUTO, *SOURCE_FORMATS))
        raise UsageError(tr("“{word}” is unknown. Possible: {choices}.", word=options.format, choices=choices))
    if "://" in options.place:
        if not is_link(options.place):
            raise UsageError(
                tr(
                    "“{place}” cannot be read; write an address like https://status.example.org.",
                    place=redact(options.place),
                )
            )
        from tray_app.net.trust import Trust
        from tray_app.sources.fetch import Fetcher

        return read_source(StatusSource(options.place, options.format), None, Fetcher(Trust()), now, options.service)
    return read_bytes(_file(options.place), url=options.place, format=options.format, service=options.service, now=now)


def _file(name: str) -> bytes:
    """One byte more than is ever read, so that a larger file is known as such."""
    from tray_app.sources.document import MAX_BYTES

    try:
        with Path(name).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(tr("There is no file {file}; an address begins with https://.", file=name)) from None
    except OSError as error:
        raise UsageError(
            tr("The file {file} cannot be read: {problem}.", file=name, problem=os_words(error))
        ) from error


def _say_reading(reading: SourceReading) -> None:
    from tray_app.sources import source_problem_sentence

    if not reading.readable:
        say(source_problem_sentence(reading.problem))
        return
    status = _state_word(reading.status.value)
    say(tr("Format {format}, state for mail: {status}.", format=reading.format, status=status))
    for item in reading.notices:
        when = item.updated_at.astimezone().strftime("%Y-%m-%d %H:%M") if item.updated_at else "-"
        say(f"- {when} [{_state_word(item.state.value)}] {item.headline}")


def _each_line(text: str | None, answer: Callable[[dict[str, str]], Json]) -> int:
    """One JSON object a line in, one a line out; a bad line gets an `error` and the rest go on."""
    if text not in (None, "-"):
        raise UsageError(tr("Either {one} or {other}, not both.", one="TEXT", other="--jsonl"))
    if sys.stdin is None:
        raise UsageError(tr("Give a text, or “-” to read it from the standard input."))
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            said = answer(_row(line))
        except _BadRowError as error:
            bad += 1
            said = {"error": tr("Line {number}: {problem}.", number=number, problem=error)}
        say_json(said, indent=None)
    return 2 if bad else 0


class _BadRowError(Exception):
    """What is wrong with one line, for the end of a sentence."""


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise _BadRowError(tr("not a JSON object"))
    return row


def _field(row: dict[str, str], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise _BadRowError(tr("the field “{name}” is missing", name=name))
    return value


def _hint(row: dict[str, str], name: str) -> str | None:
    """A word that only helps; anything else than a word is as good as none."""
    value = row.get(name)
    return value if isinstance(value, str) else None


def _state_word(state: str) -> str:
    """What a post or a source claims."""
    words = {NoticeState.RESOLVED.value: tr("resolved"), NoticeState.UNRELATED.value: tr("not about mail")}
    return words[state] if state in words else status_word(Status(state))


def _service_word(service: str) -> str:
    words = {"all": tr("everything"), "not_mail": tr("not about mail")}
    return words[service] if service in words else service_word(Service(service))


def _promise_words(promise: Promise | None) -> str:
    if promise is None:
        return "-"
    return " ".join(filter(None, (promise.text, iso(promise.until))))
