"""The payloads of the sample collection, where it is at hand, against the answers of careful readers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tray_app.sources import read_bytes

FEEDS = Path(__file__).parents[2].parent / "shared" / "samples" / "feeds"
ACCEPTED = {
    "operational": {"ok"},
    "degraded": {"degraded"},
    "partial_outage": {"degraded", "outage"},
    "major_outage": {"outage"},
    "maintenance": {"maintenance"},
    "unknown": {"unknown"},
}
pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the samples are not part of the project")


def readings():
    for case in json.loads((FEEDS / "index.json").read_text())["cases"]:
        taken = case["captured_at"]
        now = datetime.fromisoformat(taken) if taken else datetime(2026, 11, 1, tzinfo=UTC)
        service = "mail" if case["mail_related"] else "all"
        body = (FEEDS / case["file"]).read_bytes()
        yield case, read_bytes(body, url=case["file"], format="auto", service=service, now=now)


def test_states_are_accepted_and_nothing_broken_is_read():
    rows = [(case, reading) for case, reading in readings()]
    wrong = [
        case["id"]
        for case, reading in rows
        if reading.status.value not in set().union(*(ACCEPTED[s] for s in case["expected"]["state_accept"]))
    ]

    assert len(wrong) <= 0.03 * len(rows), wrong
    assert not [case["id"] for case, reading in rows if case["expected"]["parse"] == "reject" and reading.readable]


def test_headlines_are_right():
    told = [(case, reading) for case, reading in readings() if case["expected"]["reason"]]
    wrong = [
        case["id"]
        for case, reading in told
        if not reading.notices or reading.notices[0].headline != case["expected"]["reason"]
    ]

    assert len(wrong) <= 0.05 * len(told), wrong


def test_links_and_times_are_right_where_the_payload_tells_them():
    for case, reading in readings():
        expected = case["expected"]
        if expected["reason"] and expected["latest_update_at"]:
            assert reading.notices[0].updated_at == datetime.fromisoformat(expected["latest_update_at"]), case["id"]
