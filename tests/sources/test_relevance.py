"""What on a status page concerns mail."""

from __future__ import annotations

import pytest

from tray_app.sources.relevance import Wanted, concerned, services_of
from tray_app.sources.report import Component, Severity


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Email", ("all",)),
        ("E-Mail", ("all",)),
        ("Mailserver", ("all",)),
        ("Courriel", ("all",)),
        ("Gmail", ("all",)),
        ("Mailing Lists", ("all",)),
        ("IMAP", ("receive",)),
        ("Zoho Mail-POP", ("receive",)),
        ("MX servers", ("receive",)),
        ("Incoming mail", ("receive",)),
        ("E-Mail-Empfang", ("receive",)),
        ("SMTP relay", ("send",)),
        ("Postausgang", ("send",)),
        ("Outbound email delivery", ("send",)),
        ("IMAP/SMTP", ("receive", "send")),
        ("Webmail (Roundcube)", ("webmail",)),
        ("iCloud Contacts", ("contacts",)),
        ("CardDAV", ("contacts",)),
        ("Email notifications", ()),
        ("E-Mail-Benachrichtigungen", ()),
        ("Marketing emails", ()),
        ("Website", ()),
        ("Frankfurt POP", ()),
        ("Stock exchange", ()),
        ("Voicemail", ()),
    ],
)
def test_names_of_components(name, expected):
    assert services_of(name) == expected


MAIL = Wanted()


def counted(*names: str, wanted: Wanted = MAIL, group: str = "") -> list[str]:
    components = [Component(name, Severity.NONE, group=group) for name in names]
    counts = concerned(components, wanted)
    return [name for name in names if counts(name)]


def test_mail_counts_and_beside_it_the_address_book_and_the_way_in():
    assert counted("Email", "Website", "Contacts", "Account & Sign In") == ["Email", "Contacts", "Account & Sign In"]


def test_the_way_in_alone_is_not_mail():
    assert counted("Login", "Shop", "IMAP") == ["Login", "IMAP"]
    assert counted("Control panel login", "IMAP") == ["IMAP"]


def test_a_page_that_lists_no_mail_counts_as_a_whole():
    assert counted("Login", "Shop") == ["Login", "Shop"]


def test_the_users_choice_wins():
    assert counted("Email", "Website", wanted=Wanted(components=("website",))) == ["Website"]
    assert counted("E-Mail", "Website", wanted=Wanted(components=("email",))) == ["E-Mail"]


def test_everything_when_everything_is_wanted():
    assert counted("Email", "Website", wanted=Wanted("all")) == ["Email", "Website"]


def test_the_group_makes_mail_of_a_bare_name():
    assert counted("Incoming", "Outgoing", group="Email") == ["Incoming", "Outgoing"]
    assert (
        concerned([Component("Domains", None, group="Email & Domains"), Component("SMTP", None)], Wanted())("Domains")
        is False
    )
