from __future__ import annotations

import pytest

from tray_app.desktop.network import NetworkWatch


class Computer:
    """Its way into the network, changed by the test."""

    way = ("192.0.2.7", "2001:db8:1::/64")


@pytest.fixture
def computer():
    return Computer()


@pytest.fixture
def watch(qapp, computer):
    watch = NetworkWatch(way=lambda: computer.way)
    yield watch
    watch.close()


def test_another_address_is_a_change(watch, computer, qtbot):
    computer.way = ("198.51.100.3", "")
    with qtbot.waitSignal(watch.changed, timeout=5000):
        watch.stir()


def test_a_renewed_lease_is_none(watch, qtbot):
    with qtbot.assertNotEmitted(watch.changed, wait=1500):
        watch.stir()


def test_a_burst_of_events_is_one_change(watch, computer, qtbot):
    seen = []
    watch.changed.connect(lambda: seen.append(computer.way))
    with qtbot.waitSignal(watch.changed, timeout=5000):
        for address in ("", "198.51.100.3"):
            computer.way = (address, "")
            watch.stir()
    assert seen == [("198.51.100.3", "")]


@pytest.mark.usefixtures("qapp")
def test_there_and_back_again_is_no_change(watch, computer, qtbot):
    before = computer.way
    computer.way = ("", "")
    watch.stir()
    computer.way = before
    with qtbot.assertNotEmitted(watch.changed, wait=1500):
        watch.stir()
