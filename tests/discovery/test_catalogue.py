"""What the catalogue answers."""

from __future__ import annotations

import pytest

from tray_app.discovery import catalogue
from tray_app.discovery.catalogue import (
    found_in_catalogue,
    is_local_bridge,
    provider_for,
    provider_of_mx,
    provider_of_server,
)
from tray_app.model.account import Receive, Security, Send
from tray_app.model.provider import FoundIn, LoginKind
from tray_app.texts import use_language


@pytest.mark.parametrize("provider", list(catalogue.all_providers()), ids=lambda provider: provider.id)
def test_each_provider_is_found_by_each_of_its_domains(provider):
    for domain in provider.domains:
        assert provider_for(domain.replace("*.", "name.")) is provider


def test_o2_and_alice_are_two_with_one_story():
    o2 = found_in_catalogue(provider_for("o2mail.de"), "name@o2mail.de")
    alice = found_in_catalogue(provider_for("alice-dsl.net"), "name@alice-dsl.net")

    assert (o2.provider, o2.receive) == ("o2", Receive("imap.o2online.de", 993, Security.TLS))
    assert (alice.provider, alice.send) == ("Alice", Send("smtp.alice.de", 587, Security.STARTTLS))
    assert (o2.verified, alice.verified) == (False, True)


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("alice.it", "TIM"),
        ("o2.pl", "o2.pl"),
        ("arcor.de", "Arcor"),
        ("kabelmail.de", "Kabel Mail"),
        ("cox.net", "Cox"),
    ],
)
def test_those_that_are_easily_confused_are_told_apart(domain, name):
    assert provider_for(domain).name == name


@pytest.mark.parametrize("domain", ["example.org", "o2mail.de.example.org", "mail.de.com", "de", ""])
def test_a_domain_that_is_not_on_record_has_no_provider(domain):
    assert provider_for(domain) is None


def test_a_local_bridge_is_known_as_one():
    found = found_in_catalogue(provider_for("proton.me"), "me@proton.me")

    assert found.login is LoginKind.BRIDGE
    assert found.receive.host == "127.0.0.1"
    assert found.status[0].url.startswith("https://status.proton.me/")


@pytest.mark.parametrize(
    ("host", "port", "known"),
    [
        ("127.0.0.1", 1143, True),
        ("localhost", 1025, True),
        ("127.0.0.1", 993, False),
        ("imap.example.org", 1143, False),
    ],
)
def test_only_a_known_place_on_this_computer_is_a_bridge(host, port, known):
    assert is_local_bridge(host, port) is known


def test_the_user_name_is_the_part_before_the_at_where_the_provider_wants_that():
    assert found_in_catalogue(provider_for("web.de"), "erika@web.de").username == "erika"


def test_the_hint_is_in_the_language_of_the_moment():
    use_language("de")
    try:
        assert "Kundencenter" in found_in_catalogue(provider_for("t-online.de"), "a@t-online.de").hint
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("firma-de.mail.protection.outlook.com.", "Microsoft 365"),
        ("live-com.olc.protection.outlook.com", "Outlook.com"),
        ("ASPMX.L.GOOGLE.COM", "Gmail"),
        ("w0123456.kasserver.com", "ALL-INKL"),
        ("mx.example.org", None),
    ],
)
def test_a_mail_server_betrays_its_provider(host, name):
    provider = provider_of_mx(host)
    assert (provider.name if provider else None) == name


def test_a_server_belongs_to_its_provider_but_the_own_computer_to_none():
    assert provider_of_server("IMAP.gmx.net").name == "GMX"
    assert provider_of_server("127.0.0.1") is None
    assert provider_of_server("gmx.net") is None


def test_what_the_catalogue_says_counts_as_found_there():
    assert found_in_catalogue(provider_for("posteo.de"), "a@posteo.de").found_in is FoundIn.CATALOGUE
