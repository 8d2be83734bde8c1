"""docs/commands.md shows scripts what they get, and they get it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.model.builders import START, at, reading, said, verdict
from tests.storage.make_history_file import BEGAN, OUTAGE, fill
from tray_app.cli.parser import parse
from tray_app.model.account import Service
from tray_app.model.contract import check_json
from tray_app.model.line import LineStatus
from tray_app.model.notice import Promise
from tray_app.model.reason import Failure
from tray_app.model.verdict import Alternative, AlternativeKind, Evidence, Mark, ServiceState, Status
from tray_app.storage.history import History

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = {part.split()[0].strip("`"): part for part in re.split(r"^## `", TEXT, flags=re.MULTILINE)[1:]}
POST = "Der E-Mail-Versand ist seit heute Morgen gestört. Wir beheben das bis 18 Uhr."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Status</title><item><title>E-Mail-Störung</title>
<guid>1</guid><pubDate>Sat, 15 Aug 2026 06:00:00 GMT</pubDate><description>Derzeit ist der E-Mail-Empfang gestört.
Wir rechnen mit einer Behebung bis 18 Uhr.</description></item></channel></rss>"""


def shown(command):
    return json.loads(re.search(r"```json\n(.*?)```", SECTIONS[command], re.DOTALL)[1])


def shape(value):
    """The keys in their order, and what kind of value each has."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value[:1]]
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def same(found, told):
    return json.dumps(shape(found)) == json.dumps(shape(told))


def test_check():
    full = verdict(
        reason=said(promised=Promise("by ten", at(7200)), url="https://status.nordpost.example/1"),
        services=(ServiceState(Service.RECEIVE, Status.OUTAGE, "greeting", "unavailable", "* BYE", 12.5),),
        sources=(reading(),),
        alternatives=(Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://mail.example/", works=True),),
        evidence=(Evidence(Mark.YES, "It answered."),),
    )

    assert same(check_json([full], LineStatus.OK, START), shown("check"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "--json", "* BYE [UNAVAILABLE] Server is down for maintenance"),
        ("notice", "--json", "--now", "2026-08-15T10:00+02:00", POST),
        ("discover", "--json", "--offline", "kim@posteo.de"),
    ],
)
def test_what_each_command_prints(mailampel, arguments):
    assert mailampel(*arguments).json == shown(arguments[0])


def test_source(mailampel, tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED, encoding="utf-8")

    found = mailampel("source", "--json", "--now", "2026-08-15T10:00+02:00", str(feed)).json

    assert same(found, shown("source"))


def test_history(mailampel, profile):
    profile.ensure()
    history = History.open(profile.history_file, now=BEGAN)
    fill(history)
    newest = replace(OUTAGE, started_at=BEGAN + timedelta(days=30), last_ok_at=BEGAN, ended_at=None, reason=None)
    history.save_outage(newest)
    history.close()

    assert same(mailampel("history", "--json").json, shown("history"))


def test_every_word_that_can_come_is_told():
    words = set(re.findall(r"`([a-z_]+)`", TEXT))

    assert {each.value for kind in (Status, Failure, AlternativeKind, Service) for each in kind} <= words


@pytest.mark.parametrize("command", SECTIONS)
def test_every_option_in_a_title_exists(command, capsys):
    with pytest.raises(SystemExit):
        parse([command, "--help"])

    title = SECTIONS[command].splitlines()[0]
    assert set(re.findall(r"--\w+", title)) <= set(re.findall(r"--\w+", capsys.readouterr().out))
