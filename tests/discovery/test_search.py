"""Who wins when several know something, and that nobody is told the address."""

from __future__ import annotations

import time

import pytest

from tests.fakes.discovery_network import FakeNetwork, config
from tray_app.discovery.address import parse_address
from tray_app.discovery.discover import discover, has_places
from tray_app.discovery.network import Service
from tray_app.discovery.search import search
from tray_app.model.account import Page, Receive, Security, Send
from tray_app.model.provider import FoundIn
from tray_app.net.deadline import Deadline

OWN = "https://autoconfig.example.org/mail/config-v1.1.xml"
WELL_KNOWN = "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml"
ISPDB = "https://autoconfig.thunderbird.net/v1.1/example.org"
ADDRESS = "erika@example.org"
SRV = {
    "_imaps._tcp.example.org": [Service("srv.example.org", 993)],
    "_submission._tcp.example.org": [Service("srv.example.org", 587)],
    "_carddavs._tcp.example.org": [Service("dav.example.org", 8443)],
}
GUESSED = {"mail.example.org:993", "smtp.example.org:587"}


def look(network):
    return discover(ADDRESS, network=network)


def test_the_own_settings_win_over_everybody():
    network = FakeNetwork(
        pages={OWN: config("own.example.org"), ISPDB: config("db.example.org")}, records=SRV, servers=GUESSED
    )
    assert (look(network).found_in, look(network).receive.host) == (FoundIn.AUTOCONFIG, "own.example.org")


def test_the_well_known_place_is_as_good():
    assert look(FakeNetwork(pages={WELL_KNOWN: config()}, records=SRV)).found_in is FoundIn.AUTOCONFIG


def test_mozillas_directory_wins_over_the_records():
    assert look(FakeNetwork(pages={ISPDB: config()}, records=SRV, servers=GUESSED)).found_in is FoundIn.ISPDB


def test_service_records_give_servers_and_address_book():
    found = look(FakeNetwork(records=SRV, told={"_carddavs._tcp.example.org": ["path=/book/"]}, servers=GUESSED))

    assert found.found_in is FoundIn.SRV
    assert found.receive == Receive("srv.example.org", 993, Security.TLS)
    assert found.send == Send("srv.example.org", 587, Security.STARTTLS)
    assert found.contacts == Page("https://dav.example.org:8443/book/")
    assert not found.verified


def test_a_mail_server_leads_to_the_provider_behind():
    found = look(FakeNetwork(mx={"example.org": ["example-org.mail.protection.outlook.com"]}))

    assert (found.found_in, found.provider) == (FoundIn.MX, "Microsoft 365")
    assert found.receive.host == "outlook.office365.com"
    assert found.status


def test_where_each_customer_has_a_host_the_mail_server_is_it_if_it_answers():
    host = "w0123456.kasserver.com"
    mx = {"example.org": [host]}

    assert look(FakeNetwork(mx=mx, servers={f"{host}:993", f"{host}:465"})).receive == Receive(host)
    assert look(FakeNetwork(mx=mx)).found_in is FoundIn.NOWHERE


def test_a_guess_counts_if_a_server_greets():
    found = look(FakeNetwork(servers=GUESSED))

    assert (found.found_in, found.verified) == (FoundIn.GUESS, False)
    assert (found.receive, found.send) == (Receive("mail.example.org"), Send("smtp.example.org"))


def test_nothing_found_is_an_answer():
    found = look(FakeNetwork())
    assert (found.found_in, found.address, has_places(found)) == (FoundIn.NOWHERE, ADDRESS, False)


def test_a_server_of_a_known_provider_brings_what_the_catalogue_knows():
    found = look(FakeNetwork(pages={ISPDB: config("imap.gmx.net")}))
    assert (found.found_in, found.provider, found.webmail) == (FoundIn.ISPDB, "GMX", Page("https://www.gmx.net/"))


def test_a_provider_without_servers_on_record_is_asked_itself_and_keeps_its_name():
    url = "https://autoconfig.unitybox.de/mail/config-v1.1.xml"
    found = discover("a@unitybox.de", network=FakeNetwork(pages={url: config()}))
    assert (found.found_in, found.provider) == (FoundIn.AUTOCONFIG, "Unitymedia")


O2 = "https://autoconfig.o2mail.de/mail/config-v1.1.xml"


def test_an_entry_that_nobody_verified_gives_way_to_the_providers_own_word():
    found = discover("a@o2mail.de", network=FakeNetwork(pages={O2: config("imap.o2mail.de")}))

    assert (found.found_in, found.provider, found.verified) == (FoundIn.AUTOCONFIG, "o2", True)
    assert found.receive.host == "imap.o2mail.de"
    assert found.hotline, "what else the catalogue knows stays"


@pytest.mark.parametrize("network", [FakeNetwork(), FakeNetwork(servers={"imap.o2mail.de:993", "smtp.o2mail.de:465"})])
def test_but_not_to_silence_nor_to_a_guess(network):
    found = discover("a@o2mail.de", network=network)
    assert (found.found_in, found.receive.host, found.verified) == (FoundIn.CATALOGUE, "imap.o2online.de", False)


def test_the_address_book_is_found_whoever_names_the_servers():
    found = look(FakeNetwork(pages={OWN: config()}, records=SRV))
    assert (found.found_in, found.contacts) == (
        FoundIn.AUTOCONFIG,
        Page("https://dav.example.org:8443/.well-known/carddav"),
    )


def test_an_address_book_named_with_the_servers_wins():
    book = '<addressBook type="carddav"><serverURL>https://own.example.org/book</serverURL></addressBook>'
    page = config().replace(b"</emailProvider>", b"</emailProvider>" + book.encode())
    assert look(FakeNetwork(pages={OWN: page}, records=SRV)).contacts == Page("https://own.example.org/book")


def test_pop3_alone_is_found_by_its_record():
    found = look(FakeNetwork(records={"_pop3._tcp.example.org": [Service("pop.example.org", 110)]}))
    assert found.receive == Receive("pop.example.org", 110, Security.STARTTLS, "pop3")


@pytest.mark.parametrize("address", ["a@gmx.de", "a@tuta.com", "a@proton.me"])
def test_nobody_is_asked_about_those_on_record(address):
    network = FakeNetwork()
    assert discover(address, network=network).found_in is FoundIn.CATALOGUE
    assert network.asked == []


def test_nobody_hears_the_address():
    network = FakeNetwork()
    look(network)
    assert len(network.asked) > 4
    assert not [question for question in network.asked if "erika" in question or question.startswith("http:")]


def test_one_that_knows_less_does_not_wait_long_for_one_that_is_silent(monkeypatch):
    monkeypatch.setattr("tray_app.discovery.search.PATIENCE_S", 0.1)
    network = FakeNetwork(pages={ISPDB: config()}, slow={OWN})
    began = time.monotonic()

    found = look(network)
    network.go_on.set()

    assert found.found_in is FoundIn.ISPDB
    assert time.monotonic() - began < 4


def test_the_deadline_ends_the_search():
    network = FakeNetwork(slow={OWN, ISPDB, WELL_KNOWN})
    began = time.monotonic()

    found = search(parse_address(ADDRESS), network, Deadline.after(0.2))
    network.go_on.set()

    assert found is None
    assert time.monotonic() - began < 4


def test_a_search_nobody_wants_any_more_ends():
    network = FakeNetwork(slow={OWN}, pages={ISPDB: config()})
    assert discover(ADDRESS, network=network, is_wanted=lambda: False).found_in is FoundIn.NOWHERE
    network.go_on.set()


def test_a_bug_is_not_taken_for_a_silent_network():
    class Broken(FakeNetwork):
        def mail_servers(self, domain, deadline):
            raise KeyError(domain)

    with pytest.raises(KeyError):
        look(Broken())
