"""When a VPN came up, seen by looking now and then."""

from __future__ import annotations

from tests.engine.bench import Bench
from tests.model.builders import REFUSED, WRONG_PASSWORD, account, at
from tray_app.engine.vpn_watch import VpnWatch
from tray_app.model.account import Service
from tray_app.model.result import Phase
from tray_app.model.verdict import HintKind, Status


def test_the_look_that_finds_a_new_one_dates_it():
    up = set()
    vpn = VpnWatch(lambda: frozenset(up))
    assert not vpn.look(at(0))
    assert vpn.came_up_at is None
    up.add("tun0")
    assert vpn.look(at(60))
    assert not vpn.look(at(120))
    assert vpn.came_up_at == at(60)
    up.clear()
    assert vpn.look(at(180))
    assert vpn.came_up_at is None


def test_what_was_up_at_the_start_is_not_new_and_a_second_one_is():
    up = {"wg0"}
    vpn = VpnWatch(lambda: frozenset(up))
    vpn.look(at(0))
    assert vpn.came_up_at is None
    up.add("tun0")
    vpn.look(at(60))
    assert vpn.came_up_at == at(60)


def test_what_was_under_way_when_a_vpn_came_up_is_void(tmp_path):
    bench = Bench(tmp_path, account(status=(), webmail=None, send=None))
    bench.go(30)
    bench.asker.reasons[Service.RECEIVE] = (REFUSED, Phase.CONNECT)
    bench.go(60)
    assert bench.verdict.checking
    bench.vpns.add("tun0")
    bench.go(15)
    assert not bench.verdict.checking
    bench.close()


def test_a_login_refused_soon_after_a_vpn_came_up_names_the_vpn_while_it_is_up(tmp_path):
    bench = Bench(tmp_path, account(status=(), webmail=None, send=None))
    bench.go(1200)
    bench.vpns.add("tun0")
    bench.asker.reasons[Service.RECEIVE] = (WRONG_PASSWORD, Phase.LOGIN)
    bench.go(900)
    assert bench.verdict.status is Status.ACCOUNT
    assert [hint.kind for hint in bench.verdict.hints] == [HintKind.VPN]
    bench.vpns.clear()
    bench.go(120)
    assert bench.verdict.hints == ()
    bench.close()
