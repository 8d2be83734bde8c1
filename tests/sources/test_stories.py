"""Every format tells the same story: quiet, an incident opens, is updated, is resolved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.payloads import FORMATS, NOW, OPEN, OPENED, OTHER, OVER, QUIET, UPDATE, UPDATED, Format, Story
from tray_app.model.notice import Notice, NoticeState, SourceReading, SourceStatus
from tray_app.sources import read_bytes

TROUBLE = (SourceStatus.OUTAGE, SourceStatus.DEGRADED)
every_format = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)


def read(form: Format, story: Story, *, service: str = "mail", asked: str = "auto") -> SourceReading:
    return read_bytes(form.build(story), url="payload", format=asked, service=service, now=NOW)


def open_notices(reading: SourceReading) -> list[Notice]:
    return [notice for notice in reading.notices if notice.is_open_at(NOW)]


@every_format
def test_the_format_is_found_by_itself(form):
    assert read(form, OPEN).format == form.name


@every_format
def test_quiet_is_ok_or_says_nothing_but_never_trouble(form):
    reading = read(form, QUIET)

    assert reading.readable
    assert reading.status is (SourceStatus.OK if form.has_quiet_state else SourceStatus.UNKNOWN)
    assert not open_notices(reading)


@every_format
@pytest.mark.parametrize("story", [OPEN, UPDATE], ids=["opened", "updated"])
def test_an_open_incident_of_mail_is_trouble(form, story):
    reading = read(form, story, service="mail" if form.name != "uptimekuma" else "all")

    assert reading.status in TROUBLE
    assert open_notices(reading)
    assert reading.notices[0].is_open_at(NOW)
    assert reading.notices[0].headline


@pytest.mark.parametrize("form", [f for f in FORMATS.values() if f.tells_texts], ids=lambda f: f.name)
def test_the_newest_text_is_shown(form):
    assert OPENED in read(form, OPEN).notices[0].text
    assert UPDATED in read(form, UPDATE).notices[0].text


@every_format
def test_the_end_is_ok(form):
    reading = read(form, OVER)

    assert reading.status is (SourceStatus.OK if form.has_quiet_state else SourceStatus.UNKNOWN)
    assert not open_notices(reading)
    if form.tells_end:
        assert NoticeState.RESOLVED in [notice.state for notice in reading.notices]


@every_format
def test_an_incident_keeps_its_id(form):
    ids = {
        read(form, story, service="all").notices[0].id
        for story in (OPEN, UPDATE, OVER)
        if read(form, story, service="all").notices
    }

    assert len(ids) == 1


@pytest.mark.parametrize("form", [f for f in FORMATS.values() if f.tells_components], ids=lambda f: f.name)
def test_trouble_of_other_components_is_not_mails(form):
    assert read(form, OTHER).status is SourceStatus.OK
    assert read(form, OTHER, service="all").status in TROUBLE
    assert not open_notices(read(form, OTHER))


@every_format
@settings(max_examples=15, deadline=None)
@given(stage=st.sampled_from(["open", "update", "resolved"]), newest_first=st.booleans(), offset_h=st.integers(-12, 14))
def test_order_and_time_zone_change_nothing(form, stage, newest_first, offset_h):
    plain = read(form, Story(stage), service="all")
    turned = read(form, Story(stage, newest_first=newest_first, offset_h=offset_h), service="all")

    assert turned.status is plain.status
    assert [(n.headline, n.state, n.text) for n in turned.notices] == [
        (n.headline, n.state, n.text) for n in plain.notices
    ]


@every_format
def test_a_named_format_reads_the_same(form):
    named = read(form, OPEN, asked=form.name)

    assert named.status is read(form, OPEN).status
    assert named.format == form.name


@every_format
def test_an_error_page_is_never_ok(form):
    body = b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
    reading = read_bytes(body, url="payload", format=form.name, service="mail", now=NOW)

    assert reading.status is SourceStatus.UNKNOWN
    assert not open_notices(reading)


def test_languages_of_component_names():
    for name in ("E-Mail", "Courriel", "Poczta", "Mailserver IMAP", "Postfächer", "Correo electrónico"):
        story = replace(OPEN, affected=name, listed=("Netzwerk", name))

        assert read(FORMATS["statuspage summary"], story).status in TROUBLE
