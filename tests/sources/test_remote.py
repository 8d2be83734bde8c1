"""How often and where a source is asked, with a fetcher that only pretends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.sources.payloads import NOW, OPEN, QUIET, german_atom, page, statuspage
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
