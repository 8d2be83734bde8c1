from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from tests.app.conftest import Later
from tests.fakes.discovery_network import FakeNetwork, config
from tray_app.app import wizard_search
from tray_app.app.wizard_search import WizardSearch
from tray_app.model.provider import FoundIn


@pytest.fixture
def search(qapp, monkeypatch):
    page = "https://autoconfig.example.org/mail/config-v1.1.xml"
    monkeypatch.setattr(wizard_search, "Network", lambda _trust: FakeNetwork(pages={page: config()}))
    monkeypatch.setattr(wizard_search, "way_out", lambda: ("192.0.2.7", ""))
    owner, later, shown = QObject(), Later(), []
    made = WizardSearch(later, lambda found, is_offline: shown.append((found, is_offline)), owner)
    made.owner, made.later, made.shown = owner, later, shown
    return made


def looked_up(search, address):
    search.start(address)
    search.later.run()
    return search.shown


def test_a_provider_on_record_is_shown(search):
    ((found, offline),) = looked_up(search, "name@alice.de")
    assert (found.provider, found.found_in, offline) == ("Alice", FoundIn.CATALOGUE, False)


def test_the_domain_itself_is_asked(search):
    ((found, _offline),) = looked_up(search, "name@example.org")
    assert (found.found_in, found.receive.host) == (FoundIn.AUTOCONFIG, "imap.example.org")


@pytest.mark.parametrize(("way", "offline"), [(("", ""), True), (("192.0.2.7", ""), False)])
def test_without_a_way_into_the_internet_that_is_told(search, monkeypatch, way, offline):
    monkeypatch.setattr(wizard_search, "way_out", lambda: way)
    ((found, told),) = looked_up(search, "name@unknown.example")
    assert (found.found_in, told) == (FoundIn.NOWHERE, offline)


def test_what_is_no_address_to_search_for_is_found_nowhere(search):
    ((found, _offline),) = looked_up(search, "me@localhost")
    assert found.found_in is FoundIn.NOWHERE


def test_a_search_that_was_stopped_shows_nothing(search):
    search.start("name@alice.de")
    search.cancel()
    search.later.run()
    assert search.shown == []
