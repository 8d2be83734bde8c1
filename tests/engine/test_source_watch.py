"""When the status sources of an account are read, and when they are left alone."""

from __future__ import annotations

import pytest

from tests.model.builders import START, account, at, reading
from tray_app.engine.source_watch import SourceWatch
from tray_app.model.account import StatusSource
from tray_app.model.notice import Half
from tray_app.model.schedule import Pace

SOURCE = StatusSource("https://status.nordpost.example/")
OTHER = StatusSource("https://nordpost.example/news")


@pytest.fixture
def sources():
    made = SourceWatch(account(status=(SOURCE, OTHER)))
    made.begin(START)
    return made


def take(sources, url=SOURCE.url, at_=START, *, is_troubled=False, **said):
    sources.take(url, reading(**said), at_, Pace(), is_troubled=is_troubled)
    return (sources.due_at[url] - START).total_seconds()


def waits_s(sources, count, **said):
    """How long it waits after each of `count` failed readings."""
    return [take(sources, readable=False, failures=failures, **said) for failures in range(1, count + 1)]


def test_what_was_read_longest_ago_comes_first_and_what_is_under_way_not_at_all(sources):
    take(sources, read_at=at(-10))
    take(sources, OTHER.url, read_at=at(-20))
    assert sources.due(at(299)) == []
    assert sources.due(at(300)) == [OTHER, SOURCE]

    sources.start(OTHER)

    assert sources.due(at(300)) == [SOURCE]
    assert not sources.is_settled


def test_it_is_settled_once_each_was_read(sources):
    take(sources)
    assert not sources.is_settled
    take(sources, OTHER.url)
    assert sources.is_settled
    assert [each.url for each in sources.in_order] == [sources.readings[s.url].url for s in (SOURCE, OTHER)]


def test_they_are_read_each_minute_while_something_is_wrong(sources):
    assert take(sources) == 300
    assert take(sources, is_troubled=True) == 60


def test_one_that_cannot_be_read_is_asked_ever_less_often(sources):
    assert waits_s(sources, 6) == [300, 600, 1200, 2400, 3600, 3600]
    assert take(sources) == 300


def test_it_is_so_in_trouble_too_and_then_nobody_hurries_it(sources):
    assert waits_s(sources, 3, is_troubled=True) == [60, 120, 240]
    waits_s(sources, 2)
    sources.look_for_reasons(at(61))
    assert sources.due_at[SOURCE.url] == at(600)


def test_at_a_first_failure_it_is_read_at_once_and_if_it_was_just_read_within_the_minute(sources):
    take(sources, read_at=START)
    take(sources, OTHER.url, read_at=START)

    sources.look_for_reasons(at(20))
    assert sources.due_at == {SOURCE.url: at(80), OTHER.url: at(80)}
    sources.look_for_reasons(at(31))
    assert sources.due_at == {SOURCE.url: at(31), OTHER.url: at(31)}


def test_a_half_that_was_read_longer_ago_is_wanted_at_once(sources):
    halves = (Half("a", START, START), Half("b", at(-300), at(-300)))
    take(sources, read_at=START, halves=halves)

    sources.look_for_reasons(at(20))

    assert sources.due_at[SOURCE.url] == at(20)


def test_a_server_that_wants_to_be_left_alone_is_even_if_the_user_asks(sources):
    assert waits_s(sources, 1, retry_at=at(5000)) == [5000]
    sources.hurry(at(10))
    assert sources.due_at == {SOURCE.url: at(5000), OTHER.url: at(10)}
    assert sources.wished == {SOURCE.url, OTHER.url}


def test_after_sleep_nothing_is_under_way_and_all_is_due(sources):
    sources.start(SOURCE)
    sources.void(at(20))
    assert sources.next_due() == at(20)
    assert sources.due(at(20)) == [SOURCE, OTHER]
