"""Posts of their own, tied by nothing but words: an all-clear ends what was said before of the same matter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tray_app.model.notice import SourceStatus
from tray_app.sources import read_bytes

NOW = datetime(2031, 8, 19, 12, 0, tzinfo=UTC)
DOWN = ("E-Mail ist gestört", "Derzeit ist der Empfang von E-Mails nicht möglich.", "Sun, 17 Aug 2031 10:00:00 +0000")
OVER = ("E-Mail geht wieder: behoben", "Die E-Mail-Störung ist behoben.", "Tue, 19 Aug 2031 10:00:00 +0000")
OTHER = ("Webhosting: Problem gelöst", "Die Störung beim Webhosting ist behoben.", "Tue, 19 Aug 2031 10:00:00 +0000")


def feed(*posts):
    items = "".join(
        f"<item><title>{t}</title><description>{d}</description><pubDate>{at}</pubDate></item>" for t, d, at in posts
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>S</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("posts", "status"),
    [
        ((DOWN,), SourceStatus.OUTAGE),
        ((OVER, DOWN), SourceStatus.OK),
        ((DOWN, OVER), SourceStatus.OK),
        ((OTHER, DOWN), SourceStatus.OUTAGE),
    ],
)
def test_an_all_clear_ends_the_trouble_it_speaks_of(posts, status):
    assert read_bytes(feed(*posts), url="f", format="auto", service="mail", now=NOW).status is status
