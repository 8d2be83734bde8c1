"""A real Uptime Kuma says what is wrong, and the source reads it from the page's address alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.integration.kuma import INSTALL_S, uptime_kuma
from tests.integration.stage import NotToBeHadError
from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceStatus
from tray_app.net.trust import Trust
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetcher

pytestmark = [pytest.mark.integration, pytest.mark.timeout(INSTALL_S + 120)]


@pytest.fixture(scope="module")
def kuma(authority):
    try:
        with uptime_kuma(authority) as running:
            running.add_monitor("Website")
            running.add_monitor("IMAP")
            running.report("Website", "up")
            running.report("IMAP", "up")
            yield running
    except NotToBeHadError as problem:
        pytest.skip(f"a real Uptime Kuma: {problem}")


@pytest.fixture
def read(kuma, authority):
    fetcher = Fetcher(Trust(), authority.ca_file)

    def reads(previous=None, **options):
        """What it says; after an earlier reading two more are made, as its two addresses take turns."""
        source = StatusSource(kuma.url, "auto", **options)
        reading = read_source(source, previous, fetcher, datetime.now(UTC))
        return reading if previous is None else read_source(source, reading, fetcher, datetime.now(UTC))

    return reads


def test_a_page_without_an_incident_is_fine_and_offers_its_monitors(read):
    reading = read()

    assert (reading.format, reading.status, reading.notices) == ("uptimekuma", SourceStatus.OK, ())
    assert reading.offered == ("Website", "IMAP")


def test_both_addresses_are_found_and_take_turns(kuma, read):
    first = read()
    second = read(first)

    assert [half.address.removeprefix(kuma.url.rpartition("/status/")[0]) for half in first.halves] == [
        f"/api/status-page/{kuma.url.rpartition('/')[2]}",
        f"/api/status-page/heartbeat/{kuma.url.rpartition('/')[2]}",
    ]
    assert all(half.body for half in second.halves)
    assert second.halves[0].asked_at < second.halves[1].asked_at


def test_an_incident_opens_is_edited_and_resolved(kuma, read):
    number = kuma.open_incident("Mail delivery is disrupted", "Incoming mail is **not delivered** since 8 am.")
    opened = read()
    kuma.edit_incident(number, "Mail delivery is disrupted", "The cause is found, we are working on it.")
    edited = read(opened)
    kuma.resolve()
    resolved = read(edited)

    assert opened.status is SourceStatus.OUTAGE
    assert [(n.headline, n.text) for n in opened.notices] == [
        ("Mail delivery is disrupted", "Incoming mail is not delivered since 8 am.")
    ]
    assert edited.notices[0].id == opened.notices[0].id
    assert "The cause is found" in edited.notices[0].text
    assert (resolved.status, resolved.notices) == (SourceStatus.OK, ())


def test_a_monitor_of_mail_that_is_down_decides_and_one_of_the_website_does_not(kuma, read):
    kuma.report("Website", "down")
    only_website = read()
    kuma.report("IMAP", "down")
    both = read(only_website)
    kuma.report("Website", "up")
    kuma.report("IMAP", "up")

    assert only_website.status is SourceStatus.OK
    assert both.status is SourceStatus.OUTAGE
    assert read(both).status is SourceStatus.OK


def test_a_word_of_welcome_on_top_of_the_page_is_no_trouble(kuma, read):
    kuma.open_incident("Welcome to our new status page", "You find it at the same address as before.", "primary")
    reading = read()
    kuma.resolve()

    assert reading.status is SourceStatus.OK
