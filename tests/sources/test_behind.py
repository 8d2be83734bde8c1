"""Where a page keeps its API and its feeds."""

from __future__ import annotations

import pytest

from tests.sources.payloads import NOW
from tray_app.sources.behind import addresses_behind, both_halves
from tray_app.sources.document import Document


def behind(body: str, url: str = "https://status.example.org/") -> list[str]:
    return addresses_behind(Document(body.encode(), url, NOW))


def test_the_vendors_marks_name_the_address():
    assert behind("<html>Powered by Better Stack</html>")[0] == "https://status.example.org/index.json"
    kuma = behind("<html><title>Uptime Kuma</title></html>", "https://up.example.org/status/mail")
    assert kuma[0] == "https://up.example.org/api/status-page/mail"


def test_the_common_address_is_tried_on_every_page():
    assert behind("<html></html>") == ["https://status.example.org/api/v2/summary.json"]


def test_advertised_feeds_follow_and_comments_are_left_out():
    links = (
        '<link rel="alternate" type="application/rss+xml" href="/history.rss">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
        '<link rel="alternate" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">'
    )

    assert behind(f"<html><head>{links}</head></html>")[1:] == ["https://status.example.org/history.rss"]


@pytest.mark.parametrize(
    ("name", "address", "halves"),
    [
        ("uptimekuma", "/api/status-page/mail", ("/api/status-page/mail", "/api/status-page/heartbeat/mail")),
        ("uptimekuma", "/api/status-page/heartbeat/mail", ("/api/status-page/mail", "/api/status-page/heartbeat/mail")),
        ("cachet", "/api/v1/components", ("/api/v1/components", "/api/v1/incidents?sort=id&order=desc")),
        ("cachet", "/api/incidents?page=1", ("/api/components", "/api/incidents?page=1")),
        ("instatus", "/summary.json", ("/summary.json", "/v2/components.json")),
        ("instatus", "/v2/components.json", ("/summary.json", "/v2/components.json")),
    ],
)
def test_both_halves_the_deciding_one_first(name, address, halves):
    assert both_halves(name, f"https://x{address}") == tuple(f"https://x{half}" for half in halves)


def test_most_formats_tell_everything_at_one_address():
    assert both_halves("statuspage", "https://x/api/v2/summary.json") is None


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ('var statuspageId = "52cbb6a6e746d36b13000116";', "https://api.status.io/1.0/status/52cbb6a6e746d36b13000116"),
        (
            'statuspageDetails = {"enc_statuspage_id":"P4CJ5YG_lN8=","status":1}',
            "https://status.example.org/sp/api/public/summary_details/statuspages/P4CJ5YG_lN8=",
        ),
        (
            "window.psp = 'https://stats.example.net/api/getMonitorList/Ab1-x9?page=1'",
            "https://stats.example.net/api/getMonitorList/Ab1-x9",
        ),
    ],
    ids=["Status.io", "StatusIQ", "UptimeRobot"],
)
def test_a_page_that_its_script_fills_carries_the_address(script, address):
    assert behind(f"<html><script>{script}</script></html>")[0] == address
