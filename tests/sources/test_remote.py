"""How often and where a source is asked, with a fetcher that only pretends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.sources.payloads import NOW, OPEN, QUIET, german_atom, page, statuspage, statuspage_rss, upptime
from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceStatus
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetched
from tray_app.sources.report import SourceError

URL = "https://status.example.org/"
API = "https://status.example.org/api/v2/summary.json"


class Pretender:
    """Answers from a table; an address that is not in it is not found."""

    def __init__(self, **answers: Fetched) -> None:
        self.answers: dict[str, Fetched] = {URL: answers["page"]} if "page" in answers else {}
        self.asked: list[tuple[str, str]] = []

    def get(self, url: str, *, etag: str = "", last_modified: str = "", deadline: object = None) -> Fetched:
        self.asked.append((url, etag))
        answer = self.answers.get(url)
        if answer is None:
            raise SourceError("not_found")
        return replace(answer, unchanged=True, body=b"") if etag and etag == answer.etag else answer


def test_validators_are_sent_only_to_where_they_came_from():
    fetcher = Pretender(page=Fetched(URL, page(QUIET), etag='"page"'))
    fetcher.answers[API] = Fetched(API, statuspage(OPEN), etag='"api"')
    first = read_source(StatusSource(URL), None, fetcher, NOW)

    read_source(StatusSource(URL), first, fetcher, NOW)

    assert fetcher.asked == [(URL, ""), (API, ""), (API, '"api"')]


def test_a_post_that_grows_old_is_read_once_more_although_nothing_changed():
    fetcher = Pretender(page=Fetched(URL, german_atom(OPEN), etag='"1"'))
    first = read_source(StatusSource(URL), None, fetcher, NOW)

    soon = read_source(StatusSource(URL), first, fetcher, NOW + timedelta(days=1))
    late = read_source(StatusSource(URL), soon, fetcher, NOW + timedelta(days=8))

    assert [etag for _, etag in fetcher.asked] == ["", '"1"', ""]
    assert (soon.status is SourceStatus.OK, late.status is SourceStatus.OK) == (False, True)


def test_a_reading_of_a_failed_source_remembers_where_it_was():
    fetcher = Pretender(page=Fetched(URL, page(QUIET)))
    fetcher.answers[API] = Fetched(API, statuspage(OPEN))
    first = read_source(StatusSource(URL), None, fetcher, NOW)

    def down(*_args: object, **_options: object) -> Fetched:
        raise SourceError("unreachable")

    fetcher.get = down  # type: ignore[method-assign]
    failed = read_source(StatusSource(URL), first, fetcher, NOW)

    assert (failed.problem, failed.read_from, failed.format) == ("unreachable", API, "statuspage")


def test_a_redirect_to_the_front_page_of_another_site_is_told_as_a_move():
    fetcher = Pretender(page=Fetched("https://new.example/", page(QUIET), has_moved=True))

    assert read_source(StatusSource(URL), None, fetcher, NOW).problem == "moved"


@pytest.mark.parametrize("asked", ["page", "rss", "statuspage"])
def test_a_format_that_was_chosen_is_not_second_guessed(asked):
    fetcher = Pretender(page=Fetched(URL, page(OPEN)))

    read_source(StatusSource(URL, asked), None, fetcher, NOW)

    assert [url for url, _ in fetcher.asked] == [URL]


FEED = "https://status.example.org/history.rss"
ADVERT = b'<link rel="alternate" type="application/rss+xml" href="/history.rss"></head>'
LATER = NOW + timedelta(days=500)


def clocked(feed: bytes, built: str) -> bytes:
    return feed.replace(b"<item>", f"<lastBuildDate>{built}</lastBuildDate><item>".encode(), 1)


@pytest.mark.parametrize(
    ("address", "body"), [(API, statuspage(QUIET)), (FEED, statuspage_rss(OPEN))], ids=["interface", "feed"]
)
def test_a_page_is_abandoned_if_what_stands_behind_it_is(address, body):
    quiet = b"<html><head><title>Status</title></head><body><h1>All systems operational</h1></body></html>"
    fetcher = Pretender(page=Fetched(URL, quiet.replace(b"</head>", ADVERT)))
    assert read_source(StatusSource(URL), None, fetcher, LATER).status is SourceStatus.OK
    fetcher.answers[address] = Fetched(address, body, etag='"1"')

    frozen = read_source(StatusSource(URL), None, fetcher, LATER)
    fetcher.asked.clear()
    again = read_source(StatusSource(URL), frozen, fetcher, LATER)

    assert [(r.readable, r.problem) for r in (frozen, again)] == [(False, "frozen")] * 2
    assert fetcher.asked == [(address, "")]


def test_a_page_that_tells_of_trouble_is_believed_whatever_stands_still_behind_it():
    fetcher = Pretender(page=Fetched(URL, page(OPEN)))
    fetcher.answers[API] = Fetched(API, statuspage(QUIET))

    assert read_source(StatusSource(URL), None, fetcher, LATER).format == "page"


def test_a_feed_whose_clock_moves_is_not_abandoned_however_old_its_entries():
    fetcher = Pretender(page=Fetched(URL, clocked(statuspage_rss(OPEN), f"{LATER:%a, %d %b %Y} 10:00:00 +0000")))

    assert read_source(StatusSource(URL), None, fetcher, LATER).status is SourceStatus.OK


def test_a_clock_that_stands_still_is_noticed_although_the_server_says_that_nothing_has_changed():
    fetcher = Pretender(page=Fetched(URL, statuspage(QUIET), etag='"1"'))
    first = read_source(StatusSource(URL), None, fetcher, NOW)

    soon = read_source(StatusSource(URL), first, fetcher, NOW + timedelta(days=300))
    late = read_source(StatusSource(URL), soon, fetcher, LATER)

    assert (soon.status, late.problem) == (SourceStatus.OK, "frozen")


def test_behind_a_page_that_stays_unreadable_nothing_is_looked_for_a_second_time():
    wall = b"<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>"
    fetcher = Pretender(page=Fetched(URL, wall))
    first = read_source(StatusSource(URL), None, fetcher, NOW)
    looked_for = len(fetcher.asked)
    read_source(StatusSource(URL), first, fetcher, NOW)

    assert first.problem == "forbidden"
    assert (looked_for > 1, len(fetcher.asked) - looked_for) == (True, 1)


def test_times_in_words_are_the_readers_and_what_is_remembered_is_in_utc():
    words = "E-Mails werden derzeit nicht zugestellt. Wir rechnen mit der Behebung bis heute, 18 Uhr."
    dated = "<pubDate>Wed, 04 Mar 2026 12:00:00 GMT</pubDate>"
    item = f"<item><title>E-Mail</title><description>{words}</description>{dated}</item>"
    feed = f'<rss version="2.0"><channel><title>Status</title>{item}</channel></rss>'.encode()
    fetcher = Pretender(page=Fetched(URL, feed))

    reading = read_source(StatusSource(URL), None, fetcher, NOW.astimezone(timezone(timedelta(hours=1))))

    assert reading.notices[0].promised.until == datetime(2026, 3, 4, 17, tzinfo=UTC)
    assert (reading.read_at, reading.read_at.utcoffset()) == (NOW, timedelta(0))


@pytest.mark.parametrize("etag", ['"1"', ""], ids=["says so", "sends it again"])
def test_figures_that_change_every_day_and_stand_still_are_a_clock_too(etag):
    fetcher = Pretender(page=Fetched(URL, upptime(QUIET), etag=etag))
    reading = read_source(StatusSource(URL), None, fetcher, NOW)
    problems = []
    for day in range(1, 6):
        if day == 2:  # a day without an answer is no change
            fetcher.answers.clear()
        reading = read_source(StatusSource(URL), reading, fetcher, NOW + timedelta(days=day))
        problems.append(reading.problem)
        fetcher.answers[URL] = Fetched(URL, upptime(QUIET), etag=etag)
    fetcher.answers[URL] = Fetched(URL, upptime(QUIET).replace(b"99.9%", b"99.8%"), etag='"2"')
    moved = read_source(StatusSource(URL), reading, fetcher, NOW + timedelta(days=6))

    assert problems == ["", "not_found", "frozen", "frozen", "frozen"]
    assert moved.status is SourceStatus.OK
