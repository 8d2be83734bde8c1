from __future__ import annotations

import tomllib

import msgspec
import pytest
import tomlkit
from hypothesis import given
from hypothesis import settings as how

from tests.storage.strategies import plain, settings
from tray_app.model.account import Account, Auth, Page, Receive, Send, StatusSource
from tray_app.model.settings import General, OtherAddress, Policy, Settings
from tray_app.storage.settings_shape import settings_from
from tray_app.storage.settings_text import NotEditableError, edited

PERSONAL = """\
# My mail. Do not touch!
schema = 1

[general]
language = 'de'   # like my mother's
control_hosts = [
    "imap.example.net:993",   # the one in Oslo
    "mx.example.com:25",
]

# --- private ---
[[accounts]]
id = "home"
address = "me@example.org"   # since 1999
receive  = { host = "imap.example.org", port = 0x3E1 }   # hexadecimal, why not
# never without:
auth = "none"

# --- work ---
[[accounts]]
id = "work"
address = "me@work.example"
[accounts.receive]
host = "imap.work.example"   # only by VPN

# for the worst case
[[alternatives]]
label = "Sister"
address = "sister@example.net"
# the end
"""


def said(text):
    return settings_from(tomllib.loads(text))


def remarks(text):
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


def test_nothing_changes_when_nothing_changed():
    assert edited(PERSONAL, said(PERSONAL)) == PERSONAL


@how(deadline=None, max_examples=50)
@given(settings)
def test_a_new_file_says_what_it_was_given(wanted):
    assert said(edited("", wanted)) == wanted


@how(deadline=None, max_examples=40)
@given(settings, settings)
def test_any_file_can_be_brought_to_any_settings(before, after):
    assert said(edited(edited("", before), after)) == after


@how(deadline=None, max_examples=20)
@given(settings, settings)
def test_any_style_of_file_will_do(before, after):
    text = "# remark\n" + tomlkit.dumps(plain(msgspec.to_builtins(before)))

    result = edited(text, after)

    assert said(text) == before
    assert said(result) == after
    assert result.startswith("# remark\n")


def test_one_changed_value_changes_one_line():
    before = said(PERSONAL)
    home = msgspec.structs.replace(before.accounts[0], address="new@example.org")

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=(home, before.accounts[1])))

    changed = [pair for pair in zip(PERSONAL.splitlines(), text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert changed == [('address = "me@example.org"   # since 1999', 'address = "new@example.org"   # since 1999')]


def test_a_new_service_is_put_with_its_account_and_before_the_next_remark():
    before = said(PERSONAL)
    home = msgspec.structs.replace(before.accounts[0], send=Send("mail.example.org"))

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=(home, before.accounts[1])))

    assert 'auth = "none"\nsend = {host = "mail.example.org"}\n\n# --- work ---\n[[accounts]]' in text


def test_a_removed_account_takes_no_remark_of_others_along():
    before = said(PERSONAL)

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=before.accounts[1:]))

    assert said(text).accounts == before.accounts[1:]
    assert set(remarks(text)) == set(remarks(PERSONAL)) - {
        " since 1999",
        " hexadecimal, why not",
        " never without:",
    }


def test_seconds_are_written_as_people_write_them():
    policy = Policy(recheck_s=(10.0, 20.5), grace_s=30.0)

    assert "recheck_s = [10, 20.5]\ngrace_s = 30\n" in edited("", Settings(policy=policy))


def test_an_account_that_came_and_went_leaves_no_trace():
    for text in (PERSONAL, TABLES_ALL_THE_WAY):
        before = said(text)
        more = (*before.accounts, Account("third", "third@example.org", receive=Receive("imap.example.org")))

        assert edited(edited(text, msgspec.structs.replace(before, accounts=more)), before) == text


def test_accounts_that_go_from_the_top_leave_no_blank_lines():
    three = tuple(Account(name, f"{name}@example.org") for name in "abc")
    text = edited("", Settings(accounts=three))

    for left in (three[1:], three[2:]):
        text = edited(text, Settings(accounts=left))

    assert text == edited("", Settings(accounts=three[2:]))


def test_a_remark_above_a_removed_account_stays_where_it_is():
    before = said(PERSONAL)

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=before.accounts[:1]))

    assert text.startswith(PERSONAL[: PERSONAL.index("\n# --- work ---")])
    assert remarks(text)[-3:] == [" --- work ---", " for the worst case", " the end"]


def test_a_remark_above_an_account_moves_with_it():
    before = said(PERSONAL)
    third = Account("third", "third@example.org", webmail=Page("https://example.org"))

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=(third, before.accounts[1], before.accounts[0])))

    assert [account.id for account in said(text).accounts] == ["third", "work", "home"]
    assert '# --- work ---\n[[accounts]]\nid = "work"' in text
    assert remarks(text)[-2:] == [" for the worst case", " the end"]


def test_all_accounts_can_go():
    before = said(PERSONAL)

    text = edited(PERSONAL, msgspec.structs.replace(before, accounts=()))

    assert said(text).accounts == ()
    assert "like my mother's" in text
    assert "for the worst case" in text


def test_a_value_set_back_to_its_default_is_written_where_it_stands():
    text = edited(PERSONAL, msgspec.structs.replace(said(PERSONAL), general=General()))

    assert 'language = "auto"   # like my mother\'s' in text


def test_accounts_in_a_list_stay_in_a_list():
    text = 'accounts = [{ id = "a", address = "a@example.org" }]  # short\n'
    more = (*said(text).accounts, Account("b", "b@example.org", receive=Receive("h")))

    assert said(edited(text, Settings(accounts=more))).accounts == more


IN_A_LIST = """\
accounts = [
  # at home
  { id = "a", address = "a@example.org" }, # mine
  # at work
  { id = "b", address = "b@example.org" }, # theirs
]
"""


def test_a_list_keeps_its_remarks_when_accounts_come_and_go():
    before = said(IN_A_LIST)
    third = Account("c", "c@example.org", receive=Receive("h"))

    added = edited(IN_A_LIST, Settings(accounts=(*before.accounts, third)))
    removed = edited(IN_A_LIST, Settings(accounts=before.accounts[1:]))

    assert said(added).accounts == (*before.accounts, third)
    assert remarks(added) == [" at home", " mine", " at work", " theirs"]
    assert said(removed).accounts == before.accounts[1:]
    assert remarks(removed) == [" at home", " at work", " theirs"]


def test_a_list_whose_end_takes_no_more_is_written_anew():
    text = IN_A_LIST.replace("}, # theirs", "} # theirs")
    more = (*said(text).accounts, Account("c", "c@example.org", receive=Receive("h")))

    assert said(edited(text, Settings(accounts=more))).accounts == more


def test_a_file_without_schema_gets_none():
    text = 'general.language = "de"\n# mine\n[notify]\nsound = true\n'

    assert edited(text, msgspec.structs.replace(said(text), general=General("en"))) == text.replace('"de"', '"en"')


TABLES_ALL_THE_WAY = """\
[[accounts]]
id = "a"
address = "a@example.org"
# first
[[accounts.status]]
url = "https://one.example"  # mine
# second
[[accounts.status]]
url = "https://two.example"
# b follows
[[accounts]]
id = "b"
address = "b@example.org"
"""


@pytest.mark.parametrize(
    "urls", [("https://two.example",), (), ("https://two.example", "https://three.example", "https://one.example")]
)
def test_tables_within_accounts_can_come_and_go(urls):
    before = said(TABLES_ALL_THE_WAY)
    first = msgspec.structs.replace(before.accounts[0], status=tuple(map(StatusSource, urls)))

    text = edited(TABLES_ALL_THE_WAY, msgspec.structs.replace(before, accounts=(first, before.accounts[1])))

    assert said(text).accounts == (first, before.accounts[1])
    assert "# first" in text
    assert '# b follows\n[[accounts]]\nid = "b"' in text


def test_two_of_the_same_name_keep_their_remarks():
    text = TABLES_ALL_THE_WAY.replace("two.example", "one.example")
    before = said(text)
    first = msgspec.structs.replace(before.accounts[0], name="First")

    result = edited(text, msgspec.structs.replace(before, accounts=(first, before.accounts[1])))

    assert said(result).accounts[0] == first
    assert set(remarks(result)) == set(remarks(text))


def test_what_is_no_toml_cannot_be_edited():
    with pytest.raises(NotEditableError):
        edited("[general", Settings())


def test_windows_line_ends_stay():
    text = edited("schema = 1\r\n# remark\r\n", Settings(general=General("de")))

    assert "# remark\r\n" in text
    assert "\n" not in text.replace("\r\n", "")


def test_true_and_one_are_told_apart():
    before = Settings(alternatives=(OtherAddress("1", "a@example.org"),))

    assert said(edited(edited("", before), before)) == before


@pytest.mark.parametrize(("auth", "line"), [(Auth.PASSWORD, ""), (Auth.NONE, 'auth = "none"')])
def test_a_command_that_is_not_to_be_used_is_told_from_one_that_is(auth, line):
    account = Account("a", "a@b.example", auth=auth, password_command=("pass",))
    text = edited("", Settings(accounts=(account,)))
    assert said(text).accounts == (account,)
    assert [found for found in text.splitlines() if found.startswith("auth")] == ([line] if line else [])
