"""From what was found to accounts."""

from __future__ import annotations

import pytest

from tray_app.model.account import Account, Auth, Page, Receive, Support
from tray_app.model.adoption import account_of_found, free_id, new_accounts, support_of
from tray_app.model.provider import Found

FOUND = Found("a@x.example", "X", receive=Receive("i.x.example"), contacts=Page("https://dav.x.example"))


def test_an_account_begins_without_login_and_so_without_address_book():
    account = account_of_found(FOUND, "x")
    assert (account.auth, account.contacts, account.provider) == (Auth.NONE, None, "X")


def test_known_addresses_are_passed_over_and_ids_are_free():
    watched = [Account("x", "A@X.example")]
    found = [FOUND, Found("b@x.example"), Found("B@x.example"), Found("c@x.example")]
    assert [(a.id, a.address) for a in new_accounts(found, watched)] == [("x-2", "b@x.example"), ("x-3", "c@x.example")]


@pytest.mark.parametrize(
    ("url", "hotline", "expected"),
    [("", "", None), ("https://h", "", Support("https://h")), ("", "1", Support("", "1"))],
)
def test_where_to_turn_to(url, hotline, expected):
    assert support_of(Found("a@x.example", support_url=url, hotline=hotline)) == expected


def test_an_id_is_made_of_the_domain():
    assert free_id("name@o2mail.de", {"o2mail"}) == "o2mail-2"
