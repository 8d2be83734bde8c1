"""Every file of `resources/providers` keeps to the form, and says where each of its facts comes from."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest

from tray_app.discovery.address import ascii_name
from tray_app.discovery.catalogue import FOLDER, all_providers, control_group
from tray_app.model.compose import takes_recipients
from tray_app.model.provider import LoginKind

FILES = sorted(FOLDER.glob("*.toml"))
NEEDED = {"name", "country", "domains", "sources"}
LINKS = {"webmail", "compose", "contacts", "support", "status_page"}
FACTS = LINKS | {"domains", "mx", "imap", "pop3", "smtp", "control_network", "hotline", "status"}
WORDS = {"company", "former", "host_is_mx", "web_only", "username", "login", "hint", "unverified"}
DATE = re.compile(r"\((?:on record )?20[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?(?:-[0-3][0-9])?(?: to 20[0-9]{2})?\)")
PORTS = {"imap": {"tls": 993, "starttls": 143}, "pop3": {"tls": 995, "starttls": 110}}


def read(file):
    return tomllib.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_keeps_to_the_form(file):
    told = read(file)

    assert set(told) >= NEEDED
    assert set(told) <= NEEDED | FACTS | WORDS
    assert told.get("username", "address") in {"address", "local_part"}
    assert told.get("login", "password") in set(LoginKind)
    assert set(told.get("hint", {"en", "de"})) == {"en", "de"}
    assert len(told["country"]) == 2


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_fact_has_a_source_and_only_facts_are_unverified(file):
    told = read(file)

    assert set(told["sources"]) == FACTS & set(told)
    assert all(told["sources"].values())
    assert set(told.get("unverified", ())) <= FACTS & set(told)
    unproven = {fact for fact, source in told["sources"].items() if source.startswith("general knowledge")}
    assert unproven <= set(told.get("unverified", ()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_verified_fact_says_as_of_when(file):
    told = read(file)
    verified = {fact: source for fact, source in told["sources"].items() if fact not in told.get("unverified", ())}
    assert [fact for fact, source in verified.items() if not DATE.search(source)] == []


@pytest.mark.parametrize("provider", list(all_providers()), ids=lambda provider: provider.id)
def test_servers_are_named_and_encrypted(provider):
    for text, protocol in ((provider.imap, "imap"), (provider.pop3, "pop3"), (provider.smtp, "smtp")):
        if not text:
            continue
        place, _, security = text.rpartition("/")
        host, _, port = place.rpartition(":")
        assert security in {"tls", "starttls"}
        assert 0 < int(port) < 65536
        assert ascii_name(host) == host or ip_address(host).is_loopback
        assert ip_address(host).is_loopback if provider.login == "bridge" else not host.startswith("127.")
        if protocol in PORTS and provider.login != "bridge":
            assert int(port) == PORTS[protocol][security]


@pytest.mark.parametrize("provider", list(all_providers()), ids=lambda provider: provider.id)
def test_links_are_links(provider):
    links = [provider.webmail, provider.contacts, provider.compose, provider.support, provider.status_page]
    for link in filter(None, [*links, *(source.url for source in provider.status)]):
        parts = urlsplit(link)
        assert parts.scheme in {"https", "http"}
        assert parts.hostname
    for link in filter(None, links[:3]):
        assert link.startswith("https://")
    assert not provider.compose or takes_recipients(provider.compose)


def test_no_domain_stands_at_two_providers():
    domains = Counter(domain for provider in all_providers() for domain in provider.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []
    assert all(ascii_name(domain.removeprefix("*.")) == domain.removeprefix("*.") for domain in domains)


def test_no_mail_server_name_leads_to_two_providers():
    names = Counter(name for provider in all_providers() for name in provider.mx)
    assert [name for name, count in names.items() if count > 1] == []


def test_all_providers_have_a_name_that_people_can_read():
    names = [provider.name for provider in all_providers()]
    assert len(names) >= 101
    assert len(set(names)) == len(names)
    assert all(len(name) <= 24 for name in names), [name for name in names if len(name) > 24]


def test_the_control_group_is_as_unlike_as_can_be():
    """One company's bad day, one network's, or one country's must leave others standing that prove our line."""
    members = [provider for provider in all_providers() if provider.control_network]

    assert len(members) >= 6
    for what in (
        [member.control_network for member in members],
        [(member.company or member.name).partition(" (")[0] for member in members],
        [".".join(member.receive.host.split(".")[-2:]) for member in members],
    ):
        assert len(set(what)) == len(members), what
    countries = Counter(member.country for member in members)
    assert len(countries) >= 4
    assert max(countries.values()) <= len(members) // 2


@pytest.mark.parametrize(
    "provider", [p for p in all_providers() if p.control_network], ids=lambda provider: provider.id
)
def test_a_member_of_the_control_group_speaks_tls_from_the_start(provider):
    assert provider.imap.endswith(":993/tls")
    assert re.fullmatch(r"AS[1-9][0-9]+", provider.control_network)
    assert provider.login != "bridge"


def test_the_control_group_is_drawn_from_the_catalogue():
    group = control_group()

    assert group == {
        provider.imap.removesuffix("/tls"): provider.name for provider in all_providers() if provider.control_network
    }
    assert group["imap.gmx.net:993"] == "GMX"
