"""Test mails in the course of a watch."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.engine.bench import Bench
from tests.model.builders import REFUSED, SAYS_DOWN, WRONG_PASSWORD, account, at
from tray_app.model.account import Auth, RoundTrip, Service
from tray_app.model.result import Depth, Phase
from tray_app.model.roundtrip import Sending, Sighting, Stage
from tray_app.model.verdict import Status

HOUR, DAY = 3600, 86_400
ALWAYS = RoundTrip(per_day=4, window="")


@pytest.fixture
def new_bench(tmp_path):
    benches = []

    def make(*accounts):
        benches.append(Bench(tmp_path, *(accounts or (account(status=(), round_trip=ALWAYS),))))
        return benches[-1]

    yield make
    for bench in benches:
        bench.close()


def arrives(bench, *, junk=False):
    bench.asker.sightings = lambda ids: [Sighting(id_, junk, bench.clock.now()) for id_ in ids]


def trips(bench, account_id="north"):
    return bench.record.memory.trips(account_id)


def test_none_is_sent_unless_the_settings_ask_for_it(new_bench):
    bench = new_bench(account(status=()))
    bench.go(2 * DAY)
    assert bench.asker.letters == []


def test_at_most_four_a_day_spread_and_each_with_an_id_of_its_own(new_bench):
    bench = new_bench()
    arrives(bench)
    bench.go(DAY)
    times = [(letter.at - at(0)).total_seconds() for letter in bench.asker.letters]
    assert len(times) == 4
    assert all(later - earlier >= 6 * HOUR for earlier, later in pairwise(times))
    assert len({letter.id for letter in bench.asker.letters}) == 4
    assert {letter.sender for letter in bench.asker.letters} == {"kim@nordpost.example"}


def test_found_at_a_later_look_and_written_down(new_bench):
    bench = new_bench()
    bench.go(800)
    assert trips(bench).current.stage is Stage.SENT
    arrives(bench)
    bench.go(300)
    assert trips(bench).last.stage is Stage.DELIVERED
    assert bench.verdict.status is Status.OK


def test_nothing_is_sent_during_an_outage_nor_looked_for(new_bench):
    bench = new_bench()
    bench.asker.reasons = dict.fromkeys(Service, (REFUSED, Phase.CONNECT))
    bench.go(3 * HOUR)
    assert (bench.asker.letters, bench.asker.looks) == ([], [])


def test_nothing_is_sent_after_a_refused_login(new_bench):
    bench = new_bench()
    bench.asker.reasons = dict.fromkeys(Service, (WRONG_PASSWORD, Phase.LOGIN))
    bench.go(3 * HOUR)
    assert bench.asker.letters == []


def test_greylisting_is_no_outage_and_tried_again_with_the_same_mail(new_bench):
    bench = new_bench()
    bench.asker.sending = Sending.DEFERRED
    bench.go(700)
    bench.asker.sending = Sending.ACCEPTED
    bench.go(1200)
    first, second = bench.asker.letters
    assert first.id == second.id
    assert (second.at - first.at).total_seconds() >= 900
    assert bench.verdict.status is Status.OK


def test_two_losses_in_a_row_are_trouble_and_over_with_the_next_that_arrives(new_bench):
    bench = new_bench()
    arrives(bench)
    bench.go(2 * HOUR)
    bench.asker.sightings = lambda ids: ()
    bench.go(10 * HOUR)
    assert bench.verdict.status is Status.OK, "one alone is a hint"
    bench.go(6 * HOUR)
    assert (bench.verdict.status, bench.verdict.affected) == (Status.DEGRADED, (Service.RECEIVE,))
    arrives(bench)
    bench.go(7 * HOUR)
    assert bench.verdict.status is Status.OK
    assert {trip.stage for trip in trips(bench).past} == {Stage.DELIVERED}


def test_never_two_connections_to_one_accounts_servers(new_bench):
    bench = new_bench()
    busy = []
    for name in ("probe", "post", "look_for"):
        real = getattr(bench.asker, name)

        def spy(*args, _real=real, **more):
            [watch] = bench.monitor._watches
            busy.append(len(watch.timetable.running - {Service.WEBMAIL}))
            return _real(*args, **more)

        setattr(bench.asker, name, spy)
    bench.go(DAY)
    assert bench.asker.letters
    assert max(busy) == 1


def test_a_restart_neither_forgets_nor_doubles_it(new_bench):
    bench = new_bench()
    bench.go(700)
    [letter] = bench.asker.letters
    bench.monitor = bench.new_monitor()
    arrives(bench)
    bench.go(HOUR)
    assert bench.asker.letters == [letter]
    assert trips(bench).last.id == letter.id


def test_a_lost_answer_does_not_stop_it_for_good(new_bench):
    bench = new_bench()
    bench.go(30)
    bench.asker.post = lambda *_args: None
    bench.go(700)
    assert trips(bench).last.stage is Stage.ABANDONED


def test_a_crash_sets_the_account_free_and_is_told(new_bench):
    bench = new_bench()
    bench.asker.post = lambda *_args: 1 / 0
    with pytest.raises(ZeroDivisionError):
        bench.go(DAY)
    before = len(bench.asker.probes)
    bench.go(300)
    assert len(bench.asker.probes) > before


def test_by_way_of_another_account(new_bench):
    other = account(id="south", address="kim@suedpost.example", status=())
    bench = new_bench(account(status=(), round_trip=RoundTrip(window="", via="south")), other)
    arrives(bench)
    bench.go(2 * HOUR)
    [letter] = bench.asker.letters
    assert (letter.sender, letter.recipient) == ("kim@suedpost.example", "kim@nordpost.example")
    assert trips(bench).last.via == "south"


def test_a_sender_that_is_gone_sends_nothing(new_bench):
    bench = new_bench(account(status=(), round_trip=RoundTrip(window="", via="south")))
    bench.go(2 * HOUR)
    assert bench.asker.letters == []


def test_the_user_may_wish_for_one_without_any_setting(new_bench):
    bench = new_bench(account(status=()))
    bench.go(60)
    assert bench.verdict.can_test
    assert bench.monitor.start_round_trip("north")
    bench.go(5)
    assert len(bench.asker.letters) == 1
    assert not bench.monitor.start_round_trip("north"), "one at a time"


def test_wishes_end_after_the_fourth_of_a_day(new_bench):
    bench = new_bench(account(status=()))
    arrives(bench)
    bench.go(60)
    granted = []
    for _ in range(6):
        granted.append(bench.monitor.start_round_trip("north"))
        bench.go(HOUR)
    assert granted == [True] * 4 + [False] * 2


@pytest.mark.parametrize("changes", [{"auth": Auth.NONE}, {"send": None}], ids=["no password", "cannot send"])
def test_a_wish_that_cannot_be_granted(new_bench, changes):
    bench = new_bench(account(status=(), **changes))
    bench.go(60)
    assert not bench.verdict.can_test
    assert not bench.monitor.start_round_trip("north")


def test_a_refusal_at_the_test_mails_login_stops_all_logins(new_bench):
    bench = new_bench()
    bench.go(30)
    from tests.model.builders import result
    from tray_app.engine.ports import Asked
    from tray_app.model.roundtrip import Posted

    refused = result(0, WRONG_PASSWORD, Phase.LOGIN, Depth.DEEP, Service.SEND)
    bench.asker.post = lambda *_args: (Asked(refused, "fingerprint"), Posted(refused, Sending.UNTRIED))
    bench.go(700)
    assert bench.record.memory.login_stop("north") is not None
    assert trips(bench).last.stage is Stage.ABANDONED


def test_what_the_probes_find_still_decides(new_bench):
    bench = new_bench()
    bench.go(700)
    bench.asker.reasons = dict.fromkeys(Service, (SAYS_DOWN, Phase.GREETING))
    bench.go(6 * HOUR)
    assert bench.verdict.status is Status.OUTAGE
    assert trips(bench).current.stage is Stage.SENT, "not lost: nobody could look"
