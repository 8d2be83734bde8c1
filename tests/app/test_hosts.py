from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.model.builders import account
from tray_app.app.hosts import hosts_talked_to, phone_service
from tray_app.model.account import Auth, OAuth, OAuthProvider
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.probes.control_hosts import PORTAL_URL, WEB

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
READING = SourceReading(
    "https://status.nordpost.example/",
    "rss",
    True,
    SourceStatus.OK,
    read_at=NOW,
    read_from="https://api.pages.example/v2",
)


def found(*been, control_hosts=(), **changes):
    verdict = Verdict("north", "Work", "kim@nordpost.example", "Nordpost", Status.OK, sources=(READING,))
    snapshot = Snapshot(NOW, (verdict,))
    return hosts_talked_to(dict(been), snapshot, (account(**changes),), control_hosts)


def test_newest_first_with_the_moment_and_nothing_that_was_not_visited():
    hosts = found(("imap.nordpost.example", 60.0), ("smtp.nordpost.example", 5.0))
    assert [(host.host, host.purpose, host.last_at) for host in hosts] == [
        ("smtp.nordpost.example", "Send · Work", NOW - timedelta(seconds=5)),
        ("imap.nordpost.example", "Receive · Work", NOW - timedelta(seconds=60)),
    ]


@pytest.mark.parametrize(
    ("host", "purpose"),
    [
        ("mail.nordpost.example", "Webmail · Work"),
        ("status.nordpost.example", "Status source"),
        ("api.pages.example", "Status source"),
        ("imap.control.example", "Comparison"),
        (WEB[0].partition(":")[0], "Comparison"),
        (PORTAL_URL.split("/")[2], "Comparison"),
        ("9.9.9.9", "Comparison"),
        ("oauth2.googleapis.com", "Signing in · Work"),
        ("autoconfig.thunderbird.net", "Setting up, or a page that led there"),
    ],
)
def test_each_is_named_with_what_it_is_for(host, purpose):
    oauth = OAuth(provider=OAuthProvider.GOOGLE, client_id="id")
    (only,) = found((host, 1.0), control_hosts=("imap.control.example:993",), auth=Auth.OAUTH2, oauth=oauth)
    assert (only.host, only.purpose) == (host, purpose)


def test_a_host_that_serves_for_two_things_is_one_host():
    both = account().receive
    (only,) = found(("imap.nordpost.example", 1.0), control_hosts=("imap.nordpost.example:993",), receive=both)
    assert only.purpose == "Receive · Work; Comparison"


def test_the_phones_service_is_named_without_its_address():
    told = phone_service(NOW)
    assert (told.host, told.purpose, told.last_at) == ("the service of your choice", "Phone", NOW)
