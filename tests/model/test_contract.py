"""The JSON and the exit codes that scripts rely on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.model.builders import START, at, reading, said, verdict
from tray_app.model.account import Service
from tray_app.model.contract import check_json, exit_code, iso, outage_json
from tray_app.model.line import LineStatus
from tray_app.model.notice import Promise
from tray_app.model.outage import Outage
from tray_app.model.verdict import Alternative, AlternativeKind, Evidence, Mark, ServiceState, Status


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([], 0),
        ([Status.OK, Status.PAUSED], 0),
        ([Status.OK, Status.UNKNOWN], 4),
        ([Status.UNKNOWN, Status.LINE], 3),
        ([Status.ACCOUNT, Status.DEGRADED], 1),
        ([Status.MAINTENANCE], 1),
        ([Status.OUTAGE, Status.ACCOUNT, Status.UNKNOWN, Status.OK], 1),
    ],
)
def test_the_worst_counts(statuses, code):
    assert exit_code([verdict(status) for status in statuses]) == code


def test_every_status_has_an_exit_code():
    assert all(exit_code([verdict(status)]) in (0, 1, 3, 4) for status in Status)


def test_times_are_utc_to_the_second():
    summer = datetime(2031, 5, 14, 10, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))
    assert iso(summer) == "2031-05-14T08:00:00Z"
    assert iso(None) is None


def test_check_json_has_the_contracts_shape():
    shown = verdict(
        reason=said(promised=Promise("by ten", at(7200)), url="https://status.nordpost.example/1"),
        services=(ServiceState(Service.RECEIVE, Status.OUTAGE, "greeting", "unavailable", "* BYE", 12.5),),
        sources=(reading(),),
        alternatives=(Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://mail.example/", works=None),),
        evidence=(Evidence(Mark.YES, "It answered."),),
    )
    found = check_json([shown], LineStatus.OK, START)
    assert json.loads(json.dumps(found)) == {
        "schema": 1,
        "checked_at": "2031-05-14T08:00:00Z",
        "line": {"status": "ok"},
        "accounts": [
            {
                "id": "north",
                "name": "Work",
                "provider": "Nordpost",
                "status": "outage",
                "affected": ["receive", "send"],
                "confirmed": True,
                "since": "2031-05-14T08:00:00Z",
                "reason": {
                    "code": "notice_outage",
                    "text": "Store is being repaired",
                    "origin": "provider",
                    "source": "Status page",
                    "url": "https://status.nordpost.example/1",
                    "said_at": "2031-05-14T08:00:00Z",
                    "promised": {"text": "by ten", "until": "2031-05-14T10:00:00Z"},
                },
                "services": {
                    "receive": {
                        "status": "outage",
                        "phase": "greeting",
                        "reason_code": "unavailable",
                        "server_text": "* BYE",
                        "duration_ms": 12.5,
                    }
                },
                "sources": [
                    {
                        "url": "https://status.nordpost.example/",
                        "format": "statuspage",
                        "status": "outage",
                        "read_at": "2031-05-14T08:00:00Z",
                    }
                ],
                "alternatives": [
                    {"kind": "webmail", "label": "Open webmail", "url": "https://mail.example/", "works": None}
                ],
                "explanation": ["It answered."],
            }
        ],
    }


@pytest.mark.parametrize("line", list(LineStatus))
def test_the_line_is_one_of_the_contracts_words(line):
    words = {"ok", "offline", "captive_portal", "dns", "blocked_ports", "unknown"}
    assert check_json([], line, START)["line"]["status"] in words


def test_an_open_outage_has_no_end_and_no_duration():
    running = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE,), START, id=3)
    assert outage_json(running)["duration_s"] is None
    over = Outage("north", "Nordpost", Status.OUTAGE, (), START, ended_at=START.astimezone(UTC) + timedelta(hours=2))
    assert outage_json(over)["duration_s"] == 7200
