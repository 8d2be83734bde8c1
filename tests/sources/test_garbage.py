"""Whatever arrives: notices or one clear word for what is wrong, never a traceback, never "fine" by accident."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.sources.payloads import FORMATS, NOW, OPEN, UPDATE
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.sources import read_bytes, reading_json, source_problem_sentence
from tray_app.sources.registry import PARSERS

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
)
no_deadline = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(body: bytes, asked: str = "auto", service: str = "all") -> SourceReading:
    """A reading of which all holds that must hold of every one."""
    reading = read_bytes(body, url="https://status.example.org/x", format=asked, service=service, now=NOW)
    assert reading.readable or (reading.status is SourceStatus.UNKNOWN and reading.problem and not reading.notices)
    assert json.dumps(reading_json(reading))
    for notice in reading.notices:
        assert notice.id
        assert not notice.url or notice.url.startswith(("http://", "https://"))
        assert len(notice.text) <= 4000
        assert len(notice.headline) <= 300
        assert not any(c < " " and c != "\n" for c in notice.text + notice.headline)
    return reading


@pytest.mark.parametrize("asked", ["auto", *PARSERS])
@no_deadline
@given(body=st.binary(max_size=400))
@example(body=b"")
@example(body=b"\xff\xfe<\x00r\x00s\x00s\x00>")
@example(body=b"[" * 100_000)
@example(body=b'{"a":' * 50_000)
@example(body=b"<rss>" * 20_000)
@example(body=b"<div>" * 20_000)
def test_any_bytes(asked, body):
    assert read(body, asked).url == "https://status.example.org/x"


@pytest.mark.parametrize("asked", ["auto", *PARSERS])
@no_deadline
@given(value=JSON)
def test_any_json(asked, value):
    body = json.dumps(value).encode()

    assert read(body, asked) == read(body, asked)


@pytest.mark.parametrize(
    "form", [f for f in FORMATS.values() if f.build(OPEN)[:1] in (b"{", b"[")], ids=lambda f: f.name
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), value=JSON)
def test_wrong_types_in_a_payload(form, seed, value):
    body = json.loads(form.build(UPDATE))
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 4)):
        body = _spoiled(body, value, dice)

    spoiled = json.dumps(body).encode()
    for asked, service in (("auto", dice.choice(["all", "mail"])), (form.name, "mail")):
        assert read(spoiled, asked, service) == read(spoiled, asked, service)


def _spoiled(value, spoil, dice):
    """`value` with one node, found by walking down at random, replaced."""
    if not isinstance(value, dict | list) or not value or dice.random() < 0.1:
        return spoil
    if isinstance(value, dict):
        key = dice.choice(sorted(value))
        return value | {key: _spoiled(value[key], spoil, dice)}
    place = dice.randrange(len(value))
    return [*value[:place], _spoiled(value[place], spoil, dice), *value[place + 1 :]]


@pytest.mark.parametrize("form", [f for f in FORMATS.values() if f.build(OPEN)[:1] == b"<"], ids=lambda f: f.name)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), spoil=st.binary(max_size=12))
def test_spoiled_markup(form, seed, spoil):
    body = bytearray(form.build(UPDATE))
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(body))
        body[place : place + dice.randint(0, 9)] = spoil

    for asked in ("auto", form.name):
        assert read(bytes(body), asked) == read(bytes(body), asked)


BILLION = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("asked", ["auto", "rss", "page", "text"])
@pytest.mark.parametrize(
    "declaration", [BILLION, OUTSIDE, OUTSIDE.decode().encode("utf-16")], ids=["bomb", "outside", "utf16"]
)
def test_entities_are_refused(asked, declaration):
    body = (
        declaration + b"<rss version='2.0'><channel><title>&c;</title><item><title>&a;</title></item></channel></rss>"
    )

    assert read(body, asked).status is SourceStatus.UNKNOWN


def test_more_than_two_mebibytes_is_not_read():
    assert read(b'{"page": {}}' + b" " * (2 * 1024 * 1024)).problem == "too_large"


def test_markup_in_texts_becomes_plain_text():
    bad = "<img src=x onerror=alert(1)>Mail <b>delayed</b> &lt;script&gt;alert(2)&lt;/script&gt;\x1b[31m\u202e"
    body = {"page": {"name": "x"}, "components": [], "incidents": [
        {"id": "1", "name": bad, "status": "investigating", "impact": "major", "shortlink": "javascript:alert(1)",
         "incident_updates": [{"body": bad, "created_at": "2026-03-04T10:00:00Z"}]}]}  # fmt: skip

    notice = read(json.dumps(body).encode()).notices[0]

    assert notice.headline == "Mail delayed [31m"
    assert notice.text == "Mail delayed [31m"
    assert notice.url == ""


def test_long_texts_are_capped():
    long = "Mail " * 60_000  # at this length a pattern that looks twice at each word would think for an hour
    body = {
        "page": {"name": "x"},
        "components": [{"id": "c", "name": long, "status": "operational"}],
        "incidents": [{"id": "1", "name": long, "status": "investigating"}],
    }

    notice = read(json.dumps(body).encode()).notices[0]

    assert len(notice.headline) <= 300
    assert notice.headline.endswith("…")


@pytest.mark.parametrize("problem", ["not_found", "forbidden", "malformed", "too_large", "something new"])
def test_every_problem_has_a_sentence(problem):
    assert source_problem_sentence(problem).endswith(".")
