"""Which parser reads a payload."""

from __future__ import annotations

import pytest

from tests.sources.payloads import FORMATS, NOW, OPEN
from tray_app.model.source_formats import SOURCE_FORMATS, is_format
from tray_app.sources.document import Document
from tray_app.sources.registry import PARSERS, read
from tray_app.sources.report import SourceError

RSS, SUMMARY = FORMATS["statuspage rss"].build(OPEN), FORMATS["statuspage summary"].build(OPEN)


def parsed(body: bytes, asked: str = "auto") -> str:
    return read(Document(body, "x", NOW), asked).format


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_no_parser_takes_another_vendors_payload(form):
    document = Document(form.build(OPEN), "x", NOW)
    takers = [name for name, p in PARSERS.items() if document.kind in p.kind.split() and p.looks_like(document)]

    assert takers[0] in (form.name, "rss")


@pytest.mark.parametrize(
    ("asked", "body", "found"),
    [
        ("statuspage.summary", SUMMARY, "statuspage"),
        ("Statuspage", SUMMARY, "statuspage"),
        ("statuspage.history_atom", RSS, "rss"),
        ("statuspage", RSS, "rss"),
        ("atom", RSS, "rss"),
        ("", SUMMARY, "statuspage"),
    ],
)
def test_names_that_people_write(asked, body, found):
    assert is_format(asked)
    assert parsed(body, asked) == found


def test_settings_may_name_every_format_that_is_read():
    assert tuple(PARSERS) == SOURCE_FORMATS


def test_a_name_that_nobody_knows():
    assert not is_format("gopher")
    with pytest.raises(SourceError) as caught:
        parsed(SUMMARY, "gopher")
    assert caught.value.problem == "unknown_format"
