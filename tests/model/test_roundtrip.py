"""A test mail's fate: never cry wolf, never send too many."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from tests.model.builders import (
    REFUSED,
    START,
    account,
    at,
    green,
    red,
    result,
    run,
    seen,
    situation,
)
from tray_app.model.account import Receive, RoundTrip, Service
from tray_app.model.hints import hints
from tray_app.model.judging import judge
from tray_app.model.result import Depth
from tray_app.model.roundtrip import (
    KEPT,
    NO_TRIPS,
    Looked,
    Posted,
    Sending,
    Sighting,
    Stage,
    Trip,
    Trips,
    after_looking,
    after_posting,
    can_receive,
    can_send,
    earliest_start,
    is_losing,
    next_start,
)
from tray_app.model.verdict import HintKind, Status

MINUTE, HOUR, DAY = 60, 3600, 86_400
TRIP = Trip("id1", START)
OK_LOOK = Looked(result(0, depth=Depth.DEEP))
FAILED_LOOK = Looked(result(0, REFUSED))
BOTH = {Service.RECEIVE: green(), Service.SEND: green()}


def posted(sending, words="250 queued"):
    return Posted(result(0, depth=Depth.DEEP, server_text=words), sending)


def sent(trips=NO_TRIPS, trip=TRIP):
    return after_posting(trips, trip, posted(Sending.ACCEPTED), START)


def found(seconds, *, junk=False, id_="id1"):
    return Looked(result(seconds, depth=Depth.DEEP), (Sighting(id_, junk, at(seconds)),))


def past(*stages, via="", hours=2):
    """Trips with these fates, the last one `hours` ago at 600 s after the start."""
    begins = [at(600 - HOUR * hours - DAY * n) for n in range(len(stages))][::-1]
    return Trips(past=tuple(Trip(f"t{n}", b, s, via) for n, (b, s) in enumerate(zip(begins, stages, strict=True))))


@pytest.mark.parametrize(
    ("sending", "stage", "is_over"),
    [
        (Sending.ACCEPTED, Stage.SENT, False),
        (Sending.UNSURE, Stage.SENT, False),
        (Sending.DEFERRED, Stage.DEFERRED, False),
        (Sending.REFUSED, Stage.REFUSED, True),
        (Sending.UNTRIED, Stage.ABANDONED, True),
    ],
)
def test_what_the_server_did_with_it(sending, stage, is_over):
    trips = after_posting(NO_TRIPS, TRIP, posted(sending), START)
    trip = trips.last if is_over else trips.current
    assert (trip.stage, trips.current is None) == (stage, is_over)


def test_greylisting_is_tried_once_more_after_a_quarter_of_an_hour():
    waiting = after_posting(NO_TRIPS, TRIP, posted(Sending.DEFERRED), START).current
    assert waiting.next_at == at(15 * MINUTE)
    again = after_posting(NO_TRIPS, replace(waiting, tries=2), posted(Sending.DEFERRED, "451 later"), at(900))
    assert (again.last.stage, again.last.words) == (Stage.REFUSED, "451 later")


def test_no_secret_means_nothing_was_sent():
    assert after_posting(NO_TRIPS, TRIP, None, START).last.stage is Stage.ABANDONED


def test_it_is_looked_for_at_growing_distances():
    trips, now, looks = sent(), START, []
    while trips.current:
        now = trips.current.next_at
        looks.append((now - START).total_seconds() / MINUTE)
        trips = after_looking(trips, OK_LOOK, now, START)
    assert looks == [1, 2, 5, 10, 30, 60, 120, 240]
    assert trips.last.stage is Stage.LOST


def test_the_delay_counts_from_the_handing_over_to_the_servers_stamp():
    trips = after_looking(sent(), found(12), at(60), START)
    assert (trips.last.stage, trips.last.delay) == (Stage.DELIVERED, timedelta(seconds=12))
    assert not trips.last.is_late


@pytest.mark.parametrize(("stamp", "delay_s"), [(-30, 0), (500, 60)], ids=["before it was sent", "in the future"])
def test_a_wrong_clock_of_the_server_is_not_believed(stamp, delay_s):
    assert after_looking(sent(), found(stamp), at(60), START).last.delay_s == delay_s


def test_in_the_junk_folder():
    assert after_looking(sent(), found(5, junk=True), at(60), START).last.stage is Stage.JUNK


def test_an_outage_in_between_gives_it_more_time():
    trips = after_looking(sent(), OK_LOOK, at(5 * HOUR), at(4 * HOUR))
    assert trips.current is not None, "it works again only for an hour"
    assert after_looking(trips, OK_LOOK, at(8 * HOUR), at(4 * HOUR)).last.stage is Stage.LOST


@pytest.mark.parametrize("looked", [None, FAILED_LOOK], ids=["no secret", "the look failed"])
def test_without_a_look_nothing_is_lost(looked):
    trips = after_looking(sent(), looked, at(6 * HOUR), START)
    assert trips.current.next_at == at(6 * HOUR + 30 * MINUTE)
    assert after_looking(trips, looked, at(DAY), START).last.stage is Stage.ABANDONED


def test_one_whose_handing_over_is_unsure_is_never_called_lost():
    trips = after_posting(NO_TRIPS, TRIP, posted(Sending.UNSURE), START)
    assert after_looking(trips, OK_LOOK, at(6 * HOUR), START).current is not None
    assert after_looking(trips, OK_LOOK, at(DAY), START).last.stage is Stage.ABANDONED


def test_a_lost_one_that_turns_up_was_only_late():
    trips = after_looking(sent(), OK_LOOK, at(5 * HOUR), START)
    assert trips.lost_ids() == ("id1",)
    both = after_posting(trips, Trip("id2", at(DAY)), posted(Sending.ACCEPTED), at(DAY))
    later = after_looking(both, found(20 * HOUR), at(DAY + 60), START)
    assert later.past[0].stage is Stage.DELIVERED
    assert later.past[0].is_late
    assert later.current.id == "id2"


@pytest.mark.parametrize(
    ("fates", "via", "is_trouble"),
    [
        ([Stage.DELIVERED, Stage.LOST], "", False),
        ([Stage.DELIVERED, Stage.LOST, Stage.LOST], "", True),
        ([Stage.JUNK, Stage.LOST, Stage.LOST], "", True),
        ([Stage.LOST, Stage.LOST], "", False),
        ([Stage.LOST, Stage.LOST, Stage.LOST], "", False),
        ([Stage.DELIVERED, Stage.LOST, Stage.REFUSED, Stage.LOST], "", True),
        ([Stage.DELIVERED, Stage.LOST, Stage.LOST, Stage.DELIVERED], "", False),
        ([Stage.DELIVERED, Stage.LOST, Stage.LOST], "other", False),
        ([], "", False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_only_losses_in_a_row_on_a_way_that_worked_are_trouble(fates, via, is_trouble):
    assert is_losing(past(*fates, via=via), at(600)) is is_trouble


def test_old_losses_say_nothing_about_today():
    assert not is_losing(past(Stage.DELIVERED, Stage.LOST, Stage.LOST, hours=49), at(600))


def losing(**fields):
    trips = past(Stage.DELIVERED, Stage.LOST, Stage.LOST)
    return situation(BOTH, account=account(round_trip=RoundTrip()), trips=trips, **fields)


def test_losses_in_a_row_make_receiving_degraded_at_the_provider():
    verdict = judge(losing())
    assert (verdict.status, verdict.affected) == (Status.DEGRADED, (Service.RECEIVE,))
    assert (verdict.reason.code, verdict.reason.origin) == ("mail_lost", "provider")
    assert verdict.since == losing().trips.past[1].started_at
    assert HintKind.ROUND_TRIP not in {hint.kind for hint in verdict.hints}


def test_whoever_switched_test_mails_off_is_told_nothing_by_old_ones():
    off = replace(losing(), account=account())
    assert judge(off).status is Status.OK


@pytest.mark.parametrize(
    ("trip", "words"),
    [
        (Trip("a", START, Stage.LOST), "has not arrived"),
        (Trip("a", START, Stage.JUNK, delay_s=3), "junk folder"),
        (Trip("a", START, Stage.REFUSED, words="550 5.7.1 no"), "550 5.7.1 no"),
        (Trip("a", START, Stage.DELIVERED, delay_s=2820), "took 47 min"),
    ],
    ids=["lost", "junk", "refused", "late"],
)
def test_one_that_fared_badly_is_a_hint_and_no_colour(trip, words):
    verdict = judge(situation(BOTH, trips=Trips(past=(trip,))))
    assert verdict.status is Status.OK
    assert words in next(hint.text for hint in verdict.hints if hint.kind is HintKind.ROUND_TRIP)


@pytest.mark.parametrize("trip", [Trip("a", START, Stage.DELIVERED, delay_s=3), Trip("a", START, Stage.ABANDONED)])
def test_one_that_fared_well_needs_no_hint(trip):
    assert hints(situation(BOTH, trips=Trips(past=(trip,)))) == ()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.ABANDONED])
def test_every_fate_stands_in_the_explanation(stage):
    trip = Trip("a", START, stage, delay_s=3)
    fates = Trips(current=trip) if stage in (Stage.SENT, Stage.DEFERRED) else Trips(past=(trip,))
    assert any("Test mail" in piece.sentence for piece in judge(situation(BOTH, trips=fates)).evidence)


def test_test_mails_are_spread_over_the_day():
    assert next_start(NO_TRIPS, RoundTrip(per_day=4, window=""), START, UTC) == at(600)
    assert next_start(past(Stage.DELIVERED, hours=0), RoundTrip(per_day=4, window=""), START, UTC) == at(600 + 6 * HOUR)


@pytest.mark.parametrize(
    ("window", "hour"), [("08:00-20:00", 8), ("07:00-08:05", 7), ("22:00-06:00", 22), ("22:00-08:30", 8), ("", 8)]
)
def test_they_wait_for_their_window(window, hour):
    due = next_start(NO_TRIPS, RoundTrip(window=window), START, UTC)
    assert due.hour == hour
    assert due >= START


def test_the_window_is_in_local_time():
    due = next_start(NO_TRIPS, RoundTrip(window="12:00-13:00"), START, timezone(timedelta(hours=2)))
    assert (due.hour, due.tzinfo) == (10, UTC)


def test_never_more_than_four_in_a_day_whoever_wishes():
    four = Trips(past=tuple(Trip(str(n), at(n * HOUR), Stage.DELIVERED) for n in range(4)))
    assert earliest_start(four) == at(DAY)
    assert earliest_start(NO_TRIPS) is None


def test_only_the_newest_are_kept():
    trips = NO_TRIPS
    for n in range(KEPT + 5):
        trips = after_posting(trips, Trip(str(n), START), posted(Sending.REFUSED), START)
    assert [trips.past[0].id, len(trips.past)] == ["5", KEPT]


@pytest.mark.parametrize(
    ("healths", "possible"),
    [
        (BOTH, True),
        ({}, False),
        ({Service.RECEIVE: run(seen(0)), Service.SEND: run(seen(0))}, False),
        ({Service.RECEIVE: red(), Service.SEND: red()}, False),
        ({s: run(seen(0, depth=Depth.DEEP), seen(60, REFUSED)) for s in BOTH}, False),
    ],
    ids=["all well", "not asked yet", "no login yet", "down", "under suspicion"],
)
def test_nothing_is_sent_unless_all_is_well(healths, possible):
    assert can_send(account(), healths) is possible
    assert can_receive(account(), healths) is possible


def test_pop_cannot_look_and_odd_addresses_cannot_travel():
    assert not can_receive(account(receive=Receive("pop", protocol="pop3")), BOTH)
    assert not can_send(account(address="jörg@müller.de"), BOTH)
    assert not can_send(account(address="a>b@c.de"), BOTH)
