"""Payloads of every format, written without a look at the parsers: what a careful reader would accept as state.

Each line of the file has `states`, the accepted ones; `headline`, that of the first notice; `promise`, whether an open
notice may (and does) promise an end. None of them may make us lie: neither trouble of others as mail's, nor "fine".
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tray_app.sources import read_bytes

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "payloads_at_first_sight.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_payload_is_read_as_a_careful_reader_would(case):
    now = datetime.fromisoformat(case["now"])
    reading = read_bytes(
        case["body"].encode(),
        url=case["url"],
        format=case.get("format", "auto"),
        service=case.get("service", "mail"),
        now=now,
    )
    promised = any(notice.promised for notice in reading.notices if notice.is_open_at(now))

    assert reading.status.value in case["states"]
    assert "headline" not in case or reading.notices[0].headline == case["headline"]
    assert promised == case.get("promise", promised)
