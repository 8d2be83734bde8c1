from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tray_app.model.account import Account, Auth, Receive, RoundTrip, Security, Send
from tray_app.model.settings import Phone, Settings
from tray_app.model.settings_rules import (
    account_problems,
    host_problem,
    is_address,
    is_link,
    is_loopback,
    settings_problems,
)


def test_the_defaults_are_allowed():
    assert list(settings_problems(Settings())) == []


def test_a_command_for_the_phone_begins_with_a_program():
    assert list(settings_problems(Settings(phone=Phone(targets_command=("pass", "x"))))) == []
    [problem] = settings_problems(Settings(phone=Phone(targets_command=(" ", "x"))))

    assert problem.path == ("phone", "targets_command")


def test_every_wrong_field_is_named_so_that_a_dialog_can_mark_it():
    account = Account("a", "nobody", auth=Auth.PASSWORD, receive=Receive("", 0, Security.PLAIN, "pop"), name="x" * 41)

    assert [problem.path for problem in account_problems(account)] == [
        ("address",),
        ("name",),
        ("receive", "host"),
        ("receive", "port"),
        ("receive", "protocol"),
        ("receive", "security"),
    ]


@pytest.mark.parametrize(
    "text", ["a@b.c", "jörg@müller.de", "x+y@sub.example.org", "o'neil@example.org", "me@localhost"]
)
def test_addresses(text):
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "a", "a@", "@b", "a b@c.de", "a@b@c", "a@b c", "a@b.", "a@b\n", "a@b/c"])
def test_no_addresses(text):
    assert not is_address(text)


@pytest.mark.parametrize("text", ["https://a.b", "http://[::1]:8080/x", "https://müller.de/ä?q=1#f"])
def test_links(text):
    assert is_link(text)


@pytest.mark.parametrize(
    "text",
    ["", "a.b", "//a.b", "ftp://a.b", "https://", "https:///x", "https://a b", "https://a\n.b", "https://u:p@a.b",
     "https://a:99999", "https://[::1", "javascript:alert(1)", "file:///etc/passwd"],
)  # fmt: skip
def test_no_links(text):
    assert not is_link(text)


@pytest.mark.parametrize(
    "host", ["imap.example.org", "localhost", "127.0.0.1", "::1", "[::1]", "fe80::1%eth0", "müller.de"]
)
def test_hosts(host):
    assert host_problem(host) == ""


@pytest.mark.parametrize("host", ["", " ", "a b", "https://a", "a/b", "a@b", "a:993", "a\x00b"])
def test_no_hosts(host):
    assert host_problem(host)


@pytest.mark.parametrize(
    ("host", "near"),
    [("localhost", True), ("LOCALHOST.", True), ("127.8.9.1", True), ("::1", True), ("[::1]", True),
     ("127.0.0.1.example.org", False), ("localhost.example.org", False), ("0.0.0.0", False), ("", False)],
)  # fmt: skip
def test_only_this_computer_is_loopback(host, near):
    assert is_loopback(host) is near


@how(deadline=None)
@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert is_address(text) in (True, False)
    assert is_link(text) in (True, False)
    assert isinstance(host_problem(text), str)


SENDER = Account("other", "kim@suedpost.example", auth=Auth.PASSWORD, send=Send("smtp.suedpost.example"))


def problems_with(trip, **changes):
    """The problems of an account that is to send test mails."""
    fields = {
        "auth": Auth.PASSWORD,
        "receive": Receive("imap.nordpost.example"),
        "send": Send("smtp.nordpost.example"),
        **changes,
    }
    account = Account("north", "kim@nordpost.example", round_trip=trip, **fields)
    return [problem.path for problem in settings_problems(Settings(accounts=(account, SENDER)))]


@pytest.mark.parametrize(
    ("trip", "changes", "wrong"),
    [
        (RoundTrip(), {}, []),
        (RoundTrip(per_day=4, window=""), {}, []),
        (RoundTrip(via="other"), {"send": None}, []),
        (RoundTrip(per_day=0), {}, ["per_day"]),
        (RoundTrip(per_day=5), {}, ["per_day"]),
        (RoundTrip(window="morning"), {}, ["window"]),
        (RoundTrip(via="nobody"), {}, ["via"]),
        (RoundTrip(via="north"), {}, ["via"]),
        (RoundTrip(), {"send": None}, [None]),
        (RoundTrip(), {"auth": Auth.NONE}, [None]),
        (RoundTrip(), {"receive": None}, [None]),
        (RoundTrip(), {"receive": Receive("pop.nordpost.example", protocol="pop3")}, [None]),
    ],
)
def test_test_mails_need_a_way_there_and_a_way_to_see_them(trip, changes, wrong):
    place = ("accounts", 0, "round_trip")
    assert problems_with(trip, **changes) == [(*place, name) if name else place for name in wrong]
