"""Accounts as Thunderbird writes them down."""

from __future__ import annotations

import pytest

from tray_app.discovery.thunderbird import read_thunderbird
from tray_app.model.account import Page, Receive, Security, Send

PROFILE = r"""// Mozilla User Preferences
user_pref("ldap_2.servers.Buch.carddav.url", "https://dav.example.org/book/");
user_pref("ldap_2.servers.Buch.carddav.username", "Erika@example.org");
user_pref("ldap_2.servers.Buch.dirType", 102);
user_pref("mail.account.account1.identities", "id1,id7");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account3.identities", "id3");
user_pref("mail.account.account3.server", "server3");
user_pref("mail.account.account4.identities", "id4");
user_pref("mail.account.account4.server", "server4");
user_pref("mail.accountmanager.accounts", "account3,account1,account2,account4,account9");
user_pref("mail.identity.id1.fullName", "Erika \"M\" Müller");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.useremail", "erika@example.org");
user_pref("mail.identity.id3.useremail", "hans@example.net");
user_pref("mail.identity.id4.smtpServer", "smtp2");
user_pref("mail.identity.id4.useremail", "x@gmail.com");
user_pref("mail.server.server1.hostname", "imap.example.org");
user_pref("mail.server.server1.name", "Privat");
user_pref("mail.server.server1.port", 993);
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.userName", "erika@example.org");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server3.hostname", "old.example.net");
user_pref("mail.server.server3.realhostname", "pop.example.net");
user_pref("mail.server.server3.socketType", 2);
user_pref("mail.server.server3.type", "pop3");
user_pref("mail.server.server3.userName", "hans");
user_pref("mail.server.server4.authMethod", 10);
user_pref("mail.server.server4.hostname", "imap.gmail.com");
user_pref("mail.server.server4.socketType", 3);
user_pref("mail.server.server4.type", "imap");
user_pref("mail.server.server4.userName", "x@gmail.com");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "smtp.example.org");
user_pref("mail.smtpserver.smtp1.try_ssl", 3);
user_pref("mail.smtpserver.smtp2.hostname", "smtp.gmail.com");
user_pref("mail.smtpserver.smtp2.port", 587);
user_pref("mail.smtpserver.smtp2.try_ssl", 2);
user_pref("mail.smtpservers", "smtp1,smtp2");
"""


def accounts(text=PROFILE):
    return {candidate.address: candidate for candidate in read_thunderbird(text.encode())}


def test_the_mail_accounts_come_in_thunderbirds_order_without_local_folders():
    assert list(accounts()) == ["hans@example.net", "erika@example.org", "x@gmail.com"]


def test_an_account_has_its_servers_and_its_address_book():
    erika = accounts()["erika@example.org"]

    assert erika.receive == Receive("imap.example.org", 993, Security.TLS)
    assert erika.send == Send("smtp.example.org", 465, Security.TLS)
    assert erika.contacts == Page("https://dav.example.org/book/")
    assert (erika.name, erika.username) == ("Privat", "erika@example.org")


def test_a_changed_host_counts_and_ports_left_out_are_the_usual_ones():
    hans = accounts()["hans@example.net"]

    assert hans.receive == Receive("pop.example.net", 110, Security.STARTTLS, "pop3")
    assert hans.username == "hans"
    assert hans.send == Send("smtp.example.org", 465, Security.TLS)


def test_a_login_in_the_browser_is_known():
    found = accounts()
    assert [address for address, one in found.items() if one.wants_browser] == ["x@gmail.com"]


@pytest.mark.parametrize("length", range(0, len(PROFILE), 97))
def test_a_file_cut_off_gives_what_is_left_and_nothing_wrong(length):
    whole = accounts()
    for address, candidate in accounts(PROFILE[:length]).items():
        if address in whole and candidate.receive is not None:
            assert candidate.receive.protocol == whole[address].receive.protocol


def test_without_the_list_of_accounts_all_are_taken():
    text = PROFILE.replace("mail.accountmanager.accounts", "mail.accountmanager.lost")
    assert set(accounts(text)) == set(accounts())


def test_values_of_the_wrong_kind_are_passed_over():
    text = PROFILE.replace('"imap.example.org"', "7").replace("993", '"many"').replace('"account3,', '",account3, ,')
    erika = accounts(text)["erika@example.org"]
    assert erika.receive is None


def test_an_empty_file_has_no_accounts():
    assert read_thunderbird(b"") == ()
