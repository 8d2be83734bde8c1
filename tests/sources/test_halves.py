"""Vendors that tell their state at two addresses: every reading after the first asks one of them, by a fake clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.payloads import NOW, OPEN, OVER, QUIET, TITLE, Story, cachet_components, cachet_incidents, instatus
from tray_app.engine.source_watch import SourceWatch
from tray_app.model.account import Account, StatusSource
from tray_app.model.notice import Half, SourceReading, SourceStatus
from tray_app.model.schedule import Pace
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetched
from tray_app.sources.halves import ABSENT_FOR, KEPT_FOR, whose_turn
from tray_app.sources.report import SourceError

HOST = "https://status.example.org"
STEP = timedelta(minutes=5)
TROUBLE = (SourceStatus.OUTAGE, SourceStatus.DEGRADED)


def kuma_page(story: Story) -> bytes:
    incident = {"id": 3, "style": "danger", "title": TITLE, "content": "We look into it.", "createdDate": story.iso(0)}
    monitors = [{"id": i, "name": name} for i, name in enumerate(story.listed, 1)]
    return json.dumps(
        {
            "config": {"slug": "mail"},
            "incidents": [incident | {"active": True}] if story.is_open else [],
            "publicGroupList": [{"name": "All", "monitorList": monitors}],
        }
    ).encode()


def kuma_beats(story: Story) -> bytes:
    beats = {
        str(i): [{"status": story.state_of(name, 1, 0), "time": story.iso(4), "msg": "", "ping": 9}]
        for i, name in enumerate(story.listed, 1)
    }
    return json.dumps({"heartbeatList": beats, "uptimeList": {}}).encode()


def instatus_components(story: Story) -> bytes:
    rows = [
        {"id": str(i), "name": name, "status": story.state_of(name, "OPERATIONAL", "MAJOROUTAGE"), "group": None}
        for i, name in enumerate(story.listed)
    ]
    return json.dumps({"components": rows}).encode()


@dataclass
class Vendor:
    """A host that plays one vendor; an address that fails has the word for it in `failing`."""

    deciding: str
    other: str
    of_deciding: Callable[[Story], bytes]
    of_other: Callable[[Story], bytes]
    says: dict[str, bytes] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def tell(self, deciding: Story, other: Story) -> None:
        self.says = {self.deciding: self.of_deciding(deciding), self.other: self.of_other(other)}

    def get(self, url: str, *, etag: str = "", last_modified: str = "", deadline: object = None) -> Fetched:
        place = url.removeprefix(HOST)
        self.asked.append(place)
        if problem := self.failing.get(place, "" if place in self.says else "not_found"):
            raise SourceError(problem)
        version = str(hash(self.says[place]))
        if etag == version:
            self.unchanged.append(place)
            return Fetched(url, unchanged=True)
        return Fetched(url, self.says[place], etag=version)

    def read(self, previous: SourceReading | None, now: datetime, place: str = "") -> SourceReading:
        self.asked.clear()
        return read_source(StatusSource(HOST + (place or self.deciding)), previous, self, now)  # type: ignore[arg-type]

    def runs(self, reading: SourceReading, count: int, now: datetime = NOW, step: timedelta = STEP):
        """One reading after the other, each with what was asked for it."""
        for i in range(1, count + 1):
            reading = self.read(reading, now + i * step)
            yield reading, list(self.asked)


VENDORS = {
    "uptimekuma": ("/api/status-page/mail", "/api/status-page/heartbeat/mail", kuma_page, kuma_beats),
    "cachet": (
        "/api/v1/components",
        "/api/v1/incidents?sort=id&order=desc",
        cachet_components,
        cachet_incidents,
    ),
    "instatus": ("/summary.json", "/v2/components.json", instatus, instatus_components),
}


@pytest.fixture(params=VENDORS)
def vendor(request):
    made = Vendor(*VENDORS[request.param])
    made.tell(QUIET, QUIET)
    return made


@pytest.fixture
def kuma():
    made = Vendor(*VENDORS["uptimekuma"])
    made.tell(QUIET, QUIET)
    return made


def test_only_the_first_reading_asks_both_and_each_later_one_asks_one_in_turn(vendor):
    first = vendor.read(None, NOW)
    assert vendor.asked == [vendor.deciding, vendor.other]
    assert (first.status, len(first.halves)) == (SourceStatus.OK, 2)

    turns = [asked for _, asked in vendor.runs(first, 6)]

    assert turns == [[vendor.deciding], [vendor.other]] * 3


def test_nothing_is_ever_older_than_two_intervals_and_the_age_is_told(vendor):
    first = vendor.read(None, NOW)

    for i, (reading, _) in enumerate(vendor.runs(first, 6), 1):
        now = NOW + i * STEP
        assert reading.read_at == now
        assert reading.oldest_at is not None
        assert now - reading.oldest_at <= 2 * STEP


@pytest.mark.parametrize("told_at", ["deciding", "other"])
def test_trouble_told_at_either_address_is_known_after_two_readings_and_so_is_its_end(vendor, told_at):
    first = vendor.read(None, NOW)
    vendor.tell(*(OPEN if told_at == half else QUIET for half in ("deciding", "other")))
    *_, (troubled, _) = vendor.runs(first, 2)
    vendor.tell(OVER, OVER)
    *_, (over, _) = vendor.runs(troubled, 2, NOW + 2 * STEP)

    assert troubled.status in TROUBLE
    assert over.status is SourceStatus.OK


def test_what_the_other_half_said_stays_while_it_is_not_asked(kuma):
    kuma.tell(OPEN, OPEN)
    first = kuma.read(None, NOW)

    readings = [reading for reading, _ in kuma.runs(first, 4)]

    assert {(r.status, r.notices[0].headline, r.offered) for r in readings} == {
        (SourceStatus.OUTAGE, TITLE, OPEN.listed)
    }


def test_an_unchanged_half_costs_no_parsing(vendor, monkeypatch):
    first = vendor.read(None, NOW)
    monkeypatch.setattr("tray_app.sources.registry.read", lambda *_: pytest.fail("parsed"))

    readings = [reading for reading, _ in vendor.runs(first, 2)]

    assert vendor.unchanged == [vendor.deciding, vendor.other]
    assert [r.status for r in readings] == [SourceStatus.OK] * 2


def test_a_half_that_does_not_exist_is_not_looked_for_each_time(vendor):
    vendor.says.pop(vendor.other)
    first = vendor.read(None, NOW)

    turns = [asked for _, asked in vendor.runs(first, 4)]
    vendor.tell(QUIET, OPEN)
    late = [asked for _, asked in vendor.runs(first, 2, NOW + ABSENT_FOR)]

    assert turns == [[vendor.deciding]] * 4
    assert [vendor.other] in late


def test_a_half_that_fails_is_remembered_for_a_while_only(kuma):
    kuma.tell(QUIET, OPEN)
    first = kuma.read(None, NOW)
    kuma.failing = {kuma.other: "server_error"}

    *_, (soon, _) = kuma.runs(first, 4)
    *_, (late, _) = kuma.runs(soon, 2, NOW + KEPT_FOR)

    assert (first.status, soon.status) == (SourceStatus.OUTAGE, SourceStatus.OUTAGE)
    assert (late.readable, late.status) == (True, SourceStatus.UNKNOWN)


@pytest.mark.parametrize("problem", ["unreachable", "rate_limited", "insecure"])
def test_a_host_that_fails_at_one_address_is_unreadable(vendor, problem):
    first = vendor.read(None, NOW)
    vendor.failing = {vendor.deciding: problem, vendor.other: problem}

    failed = [(reading.readable, reading.problem, len(asked)) for reading, asked in vendor.runs(first, 3)]

    assert failed == [(False, problem, 1)] * 3


def test_a_deciding_half_that_fails_is_asked_until_it_answers_and_the_other_is_not_forgotten(kuma):
    kuma.tell(OPEN, QUIET)
    first = kuma.read(None, NOW)
    kuma.failing = {kuma.deciding: "server_error"}
    failed = list(kuma.runs(first, 3))
    kuma.failing = {}
    well = kuma.read(failed[-1][0], NOW + 4 * STEP)

    assert [asked for _, asked in failed] == [[kuma.deciding]] * 3
    assert [reading.problem for reading, _ in failed] == ["server_error"] * 3
    assert well.offered == QUIET.listed
    assert well.status is SourceStatus.OUTAGE
    assert kuma.asked == [kuma.deciding]


def test_after_a_long_sleep_nothing_of_before_counts_and_still_one_request_is_made(kuma):
    kuma.tell(QUIET, OPEN)
    first = kuma.read(None, NOW)
    kuma.tell(QUIET, QUIET)

    awake, asked = next(kuma.runs(first, 1, NOW + timedelta(hours=9)))
    whole, _ = next(kuma.runs(awake, 1, NOW + timedelta(hours=9) + STEP))

    assert asked == [kuma.deciding]
    assert awake.status is SourceStatus.UNKNOWN, "the heartbeats of the evening before say nothing"
    assert whole.status is SourceStatus.OK


def test_whatever_half_the_user_gave_the_deciding_one_comes_first(vendor):
    first = vendor.read(None, NOW, vendor.other)

    assert [half.address for half in first.halves] == [HOST + vendor.deciding, HOST + vendor.other]
    assert first.read_from == HOST + vendor.deciding


def test_a_half_without_its_counterpart_is_asked_alone_from_then_on(vendor):
    vendor.says.pop(vendor.deciding)
    first = vendor.read(None, NOW, vendor.other)

    again = vendor.read(first, NOW + STEP, vendor.other)

    assert again.readable
    assert vendor.asked == [vendor.other]


def test_rubbish_at_the_other_address_does_not_harm_the_deciding_one(kuma):
    kuma.says[kuma.other] = b"<html><title>Sign in</title></html>"

    reading = kuma.read(None, NOW)

    assert (reading.readable, reading.offered) == (True, QUIET.listed)
    assert not reading.halves[1].body


def test_a_page_whose_heartbeats_stand_still_is_frozen_and_remains_so_until_they_move(kuma):
    *_, (frozen, asked) = kuma.runs(kuma.read(None, NOW), 2, NOW + timedelta(days=2))
    kuma.says[kuma.other] = kuma.says[kuma.other].replace(b"2026-03-04", b"2026-03-06")
    *_, (well, _) = kuma.runs(frozen, 2, NOW + timedelta(days=2) + 2 * STEP)

    assert (frozen.problem, len(asked)) == ("frozen", 1)
    assert well.status is SourceStatus.OK


def test_a_chosen_monitor_that_is_gone_is_told_without_asking_more(kuma):
    source = StatusSource(HOST + kuma.deciding, components=("Gone",))
    first = read_source(source, None, kuma, NOW)  # type: ignore[arg-type]
    kuma.asked.clear()
    again = read_source(source, first, kuma, NOW + STEP)  # type: ignore[arg-type]

    assert (first.problem, again.problem, again.offered) == ("no_such_component", "no_such_component", QUIET.listed)
    assert kuma.asked == [kuma.deciding]


def test_turns_go_by_age():
    at = [NOW - STEP, NOW]
    a, b = (Half(name, moment, moment, b"x") for name, moment in zip("ab", at, strict=True))

    assert whose_turn((a, b), NOW) is a
    assert whose_turn((b, a), NOW) is a
    assert whose_turn((b, replace(a, asked_at=NOW)), NOW) is b


def test_by_the_watchs_clock_one_request_per_interval_in_quiet_times_and_in_trouble(vendor):
    """Two hours, of which the second is one of trouble; every request is counted."""
    source = StatusSource(HOST + vendor.deciding)
    watch = SourceWatch(Account("a", "kim@nordpost.example", status=(source,)))
    watch.begin(NOW)
    requests: list[tuple[float, str]] = []
    oldest: list[tuple[float, float]] = []
    for second in range(0, 7200, 5):
        now, is_troubled = NOW + timedelta(seconds=second), second >= 3600
        if second == 3600:
            watch.look_for_reasons(now)
        for _ in watch.due(now):
            watch.start(source)
            reading = vendor.read(watch.readings.get(source.url), now)
            requests += [(second, place) for place in vendor.asked]
            watch.under_way.clear()
            watch.take(source.url, reading, now, Pace(), is_troubled=is_troubled)
        read_at = watch.readings[source.url].oldest_at
        oldest.append((second, (now - read_at).total_seconds() if read_at else 0))

    begin, *later = [second for second, _ in requests[1:]]
    assert begin == 0, "the first reading asks both"
    assert {b - a for a, b in pairwise(later) if b < 3600} == {300}
    assert {b - a for a, b in pairwise(later) if a >= 3600} == {60}
    assert max(age for second, age in oldest if second < 3600) <= 600
    assert max(age for second, age in oldest if second >= 3660 + 60) <= 120


@given(
    troubles=st.lists(
        st.tuples(
            st.sampled_from(["", "deciding", "other", "both"]),
            st.sampled_from(["not_found", "server_error", "unreachable", "forbidden", "rate_limited"]),
            st.sampled_from([5, 60, 200]),
        ),
        max_size=8,
    )
)
def test_whatever_fails_a_reading_after_the_first_is_one_request_and_well_again_once_all_is_well(troubles):
    kuma = Vendor(*VENDORS["uptimekuma"])
    kuma.tell(OPEN, QUIET)
    now, reading = NOW, kuma.read(None, NOW)
    for which, problem, minutes in troubles:
        places = {"deciding": [kuma.deciding], "other": [kuma.other], "both": [kuma.deciding, kuma.other]}.get(
            which, []
        )
        kuma.failing = dict.fromkeys(places, problem)
        now += timedelta(minutes=minutes)
        reading = kuma.read(reading, now)
        assert len(kuma.asked) == 1
        assert reading.readable or not reading.notices
    kuma.failing = {}
    for _ in range(3):
        now += ABSENT_FOR
        reading = kuma.read(reading, now)

    assert (reading.status, reading.offered) == (SourceStatus.OUTAGE, OPEN.listed)
    assert all(half.body for half in reading.halves)
