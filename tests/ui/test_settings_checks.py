"""What may stand in a field of the settings."""

from __future__ import annotations

import pytest

from tray_app.model.account import Account, Auth, Receive, Security, Send
from tray_app.ui import settings_checks as checks


@pytest.mark.parametrize("address", ["a@b.example", "a.b+c@sub.b.example", "jörg@müller.example", "root@localhost"])
def test_addresses(address):
    assert checks.address_problem(address) == ""


@pytest.mark.parametrize("address", ["", "a", "a@", "@b.example", "a b@c.example", "a@b.example."])
def test_what_is_no_address(address):
    assert checks.address_problem(address) == "This does not look like a mail address."


@pytest.mark.parametrize(
    "host", ["imap.b.example", "localhost", "192.0.2.1", "2001:db8::1", "[2001:db8::1]", "mäil.example"]
)
def test_hosts(host):
    assert checks.host_problem(host) == ""


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("https://b.example", "Enter the server's name without https://."),
        ("b.example/mail", "Enter the server's name, like imap.example.org."),
        ("b.example:993", "Enter the server's name without the port."),
        ("a b", "Enter the server's name, like imap.example.org."),
        ("", "Enter the server's name, like imap.example.org."),
    ],
)
def test_what_is_no_host(host, sentence):
    assert checks.host_problem(host) == sentence


@pytest.mark.parametrize(
    ("port", "is_fine"), [("1", True), ("65535", True), ("0", False), ("65536", False), ("", False)]
)
def test_ports(port, is_fine):
    assert (checks.port_problem(port, 993) == "") is is_fine


@pytest.mark.parametrize("port", ["99300", "-1", "９９３", "9 9", "993.0"])
def test_a_wrong_port_names_the_usual_one(port):
    assert checks.port_problem(port, 993) == "The port must lie between 1 and 65535. Usual is 993."


@pytest.mark.parametrize(
    "url", ["https://a.example", "https://a.example/x?y=1", "http://127.0.0.1:8080/", "http://localhost/"]
)
def test_web_addresses(url):
    assert checks.https_problem(url) == ""


@pytest.mark.parametrize(
    "url", ["http://a.example", "a.example", "https://", "ftp://a.example", "https://[x", "javascript:alert(1)"]
)
def test_what_is_no_web_address(url):
    assert checks.https_problem(url) == "The address must begin with https://."


@pytest.mark.parametrize("text", ["", "22:00-07:00", "9:30-17:45", "22:00 - 7:00", "22:00–07:00"])
def test_quiet_hours(text):
    assert checks.quiet_hours_problem(text) == ""


@pytest.mark.parametrize("text", ["22-7", "24:00-07:00", "22:00", "22:60-07:00", "22:00-07:00-08:00"])
def test_what_are_no_quiet_hours(text):
    assert checks.quiet_hours_problem(text) == "Please write it like 22:00-07:00."


@pytest.mark.parametrize(
    ("typed", "written"),
    [("22:00-07:00", "22:00-07:00"), (" 22:00 – 7:00 ", "22:00-07:00"), ("", ""), ("at night", "at night")],
)
def test_quiet_hours_are_written_as_the_file_wants_them(typed, written):
    assert checks.quiet_hours(typed) == written


def test_no_control_hosts_means_the_built_in_list():
    assert checks.control_hosts_problem(()) == ""


def test_three_control_hosts_of_unlike_providers_will_do():
    assert checks.control_hosts_problem(["imap.a.example:993", "imap.b.example:993", "192.0.2.1:993"]) == ""


def test_three_control_hosts_of_one_provider_will_not():
    hosts = ["imap.a.example:993", "smtp.a.example:465", "pop.a.example:995"]
    assert checks.control_hosts_problem(hosts) == "At least 3 servers of different providers."


@pytest.mark.parametrize("entry", ["imap.a.example", "imap.a.example:0", "imap.a.example:70000", "https://a.example:1"])
def test_a_control_host_needs_a_port(entry):
    hosts = ["imap.b.example:993", "imap.c.example:993", entry]
    assert checks.control_hosts_problem(hosts) == f"Write “{entry}” like imap.example.net:993."


def test_what_the_file_says_already_is_left_alone():
    assert checks.control_hosts_problem(["127.0.0.1:993"], ("127.0.0.1:993",)) == ""
    assert checks.https_problem("http://a.example", "http://a.example") == ""
    assert checks.other_address_problem("", "http://a.example", "http://a.example") == ""


@pytest.mark.parametrize(
    ("seconds", "before", "is_fine"), [(30, 60, True), (29, 60, False), (5, 5, True), (6, 5, False)]
)
def test_the_dialog_offers_thirty_seconds_and_keeps_what_the_file_says(seconds, before, is_fine):
    assert (checks.interval_problem(seconds, before) == "") is is_fine


@pytest.mark.parametrize(
    ("address", "url", "sentence"),
    [
        ("", "", "Enter an address or a link."),
        ("a@b.example", "", ""),
        ("", "https://b.example", ""),
        ("a@b.example", "b.example", "The address must begin with https://."),
        ("nobody", "https://b.example", "This does not look like a mail address."),
    ],
)
def test_another_address_is_an_address_or_a_link(address, url, sentence):
    assert checks.other_address_problem(address, url) == sentence


@pytest.mark.parametrize(
    ("account", "is_fine"),
    [
        (Account("a", "n@a.example", auth=Auth.NONE, receive=Receive("a.example", 143, Security.PLAIN)), True),
        (Account("a", "n@a.example", auth=Auth.PASSWORD, receive=Receive("a.example", 143, Security.PLAIN)), False),
        (Account("a", "n@a.example", auth=Auth.PASSWORD, send=Send("a.example", 25, Security.PLAIN)), False),
        (Account("a", "n@a.example", auth=Auth.PASSWORD, receive=Receive("127.0.0.1", 143, Security.PLAIN)), True),
        (Account("a", "n@a.example", auth=Auth.PASSWORD, receive=Receive("a.example")), True),
    ],
)
def test_a_login_needs_encryption_except_on_this_computer(account, is_fine):
    assert (checks.login_problem(account) == "") is is_fine
