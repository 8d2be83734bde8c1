"""The settings as a user changes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QListWidget, QMessageBox, QPlainTextEdit

from tests.ui.looking import LANGUAGES, SCALES, access_keys, child, cut_texts, press, shown_in, without_access_key
from tray_app.model.account import (
    Account,
    Auth,
    Intervals,
    OAuth,
    OAuthProvider,
    Page,
    Receive,
    RoundTrip,
    Security,
    Send,
    StatusSource,
    Support,
)
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.settings import General, Notify, OtherAddress, Policy, Settings
from tray_app.model.settings_rules import settings_problems
from tray_app.model.verdict import Status
from tray_app.ui.forms import Problem
from tray_app.ui.forms_keys import without_key
from tray_app.ui.forms_look import Text
from tray_app.ui.settings_context import ContactsCopy, SettingsContext
from tray_app.ui.settings_dialog import SettingsDialog

NOW = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
FEED = "https://status.mail.example/feed"
PRIVATE = Account(
    id="private",
    address="name@mail.example",
    name="Private",
    username="other-name",
    auth=Auth.PASSWORD,
    provider="Example Mail",
    tls_ca_file="/etc/own-ca.pem",
    receive=Receive("imap.mail.example", 995, Security.TLS, "pop3"),
    send=Send("smtp.mail.example"),
    webmail=Page("https://webmail.mail.example"),
    contacts=Page("https://dav.mail.example"),
    status=(StatusSource(FEED, "rss", ("E-Mail", "Login")), StatusSource("https://mail.example/news")),
    intervals=Intervals(receive_s=45, status_s=5),
)
SECOND = Account(
    "second", "name@other.example", receive=Receive("imap.other.example"), password_command=("pass", "a b")
)
SETTINGS = Settings(
    general=General(language="de", quiet_hours="21:00-06:30", tray_colour="mask", open_on_outage="never"),
    policy=Policy(red_after_s=1, recheck_s=(1, 2)),
    notify=Notify(sound=False, outage_words=False, line=True),
    accounts=(PRIVATE, SECOND),
    alternatives=(OtherAddress("University", "name@uni.example", "https://mail.uni.example"),),
)


def context():
    return SettingsContext(
        now=NOW,
        has_password=frozenset({"private"}),
        statuses={"private": Status.OUTAGE},
        readings={
            FEED: SourceReading(
                FEED,
                "rss",
                True,
                SourceStatus.OK,
                read_at=NOW - timedelta(minutes=3),
                offered=("E-Mail", "Login", "Web"),
            )
        },
        formats=("rss", "page"),
        contacts={"private": ContactsCopy(NOW - timedelta(hours=6), 214)},
        control_hosts=("imap.a.example:993",),
        autostarts=False,
        file_exists=lambda path: path.startswith("/etc/"),
    )


@pytest.fixture
def dialog(qtbot):
    return opened(qtbot)


def opened(qtbot, settings=SETTINGS):
    made = SettingsDialog(settings, context())
    qtbot.addWidget(made)
    made.show()
    return made


def go_to(dialog, page):
    pages = child(dialog, "pages")
    assert isinstance(pages, QListWidget)
    pages.setCurrentItem(pages.findItems(page, Qt.MatchFlag.MatchExactly)[0])


def choose_account(dialog, row):
    child(dialog, "accounts").setCurrentRow(row)


def type_into(dialog, name, text):
    edit = child(dialog, name)
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        assert isinstance(edit, QLineEdit)
        edit.setText(text)


def choose(dialog, name, value):
    box = child(dialog, name)
    assert isinstance(box, QComboBox)
    assert box.findData(value) >= 0
    box.setCurrentIndex(box.findData(value))


def problems(dialog):
    return [problem.text for problem in dialog.findChildren(Problem) if problem.isVisible()]


def saved_from(dialog):
    saved = []
    dialog.save_requested.connect(lambda settings, secrets: saved.append((settings, secrets)))
    press(child(dialog, "save"))
    return saved[0]


def shown(dialog):
    return [label.text() for label in dialog.findChildren(Text) if label.isVisible()]


def test_opening_every_page_changes_nothing(dialog):
    for row in range(child(dialog, "pages").count()):
        child(dialog, "pages").setCurrentRow(row)
    choose_account(dialog, 1)
    assert dialog.settings() == SETTINGS
    assert not dialog.has_changes
    assert not child(dialog, "save").isEnabled()


ACCOUNT_CHANGES = [
    ("name", "type", "Work", {"name": "Work"}),
    ("address", "type", "new@mail.example", {"address": "new@mail.example"}),
    ("username", "type", "", {"username": ""}),
    ("auth", "choose", "none", {"auth": Auth.NONE}),
    ("provider", "type", "Mail GmbH", {"provider": "Mail GmbH"}),
    ("password_command", "type", "pass show 'a b'", {"password_command": ("pass", "show", "a b")}),
    ("tls_ca_file", "type", "/etc/ca.pem", {"tls_ca_file": "/etc/ca.pem"}),
    ("tls_ca_file", "type", "", {"tls_ca_file": ""}),
    ("receive.host", "type", "pop.mail.example", {"receive": Receive("pop.mail.example", 995, Security.TLS, "pop3")}),
    ("receive.host", "type", "", {"receive": None}),
    ("receive.port", "type", "1995", {"receive": Receive("imap.mail.example", 1995, Security.TLS, "pop3")}),
    ("receive.protocol", "choose", "imap", {"receive": Receive("imap.mail.example", 993, Security.TLS, "imap")}),
    (
        "receive.security",
        "choose",
        "starttls",
        {"receive": Receive("imap.mail.example", 110, Security.STARTTLS, "pop3")},
    ),
    ("send.host", "type", "", {"send": None}),
    ("send.security", "choose", "tls", {"send": Send("smtp.mail.example", 465, Security.TLS)}),
    ("webmail", "type", "https://new.mail.example", {"webmail": Page("https://new.mail.example")}),
    ("contacts", "type", "", {"contacts": None}),
    (
        "status.0.url",
        "type",
        "https://new.example",
        {"status": (StatusSource("https://new.example", "rss", ("E-Mail", "Login")), PRIVATE.status[1])},
    ),
    (
        "status.0.format",
        "choose",
        "page",
        {"status": (StatusSource(FEED, "page", ("E-Mail", "Login")), PRIVATE.status[1])},
    ),
    ("status.0.components", "type", "E-Mail", {"status": (StatusSource(FEED, "rss", ("E-Mail",)), PRIVATE.status[1])}),
    ("status.1.url", "type", "", {"status": PRIVATE.status[:1]}),
    ("support.url", "type", "https://help.example", {"support": Support("https://help.example")}),
    ("support.hotline", "type", "0800 1", {"support": Support(hotline="0800 1")}),
    ("intervals.receive_s", "type", "90", {"intervals": Intervals(receive_s=90, status_s=5)}),
    ("intervals.login_s", "type", "601", {"intervals": Intervals(receive_s=45, status_s=5, login_s=601)}),
    ("intervals.send_s", "type", "301", {"intervals": Intervals(receive_s=45, status_s=5, send_s=301)}),
    ("intervals.send_login_s", "type", "3601", {"intervals": Intervals(receive_s=45, status_s=5, send_login_s=3601)}),
    ("intervals.webmail_s", "type", "601", {"intervals": Intervals(receive_s=45, status_s=5, webmail_s=601)}),
    ("intervals.contacts_s", "type", "1801", {"intervals": Intervals(receive_s=45, status_s=5, contacts_s=1801)}),
    ("intervals.status_s", "type", "60", {"intervals": Intervals(receive_s=45, status_s=60)}),
]


@pytest.mark.parametrize(("field", "how", "value", "changes"), ACCOUNT_CHANGES)
def test_every_key_of_an_account_can_be_set(dialog, field, how, value, changes):
    (type_into if how == "type" else choose)(dialog, field, value)
    settings, secrets = saved_from(dialog)
    expected = msgspec.structs.replace(PRIVATE, **changes)
    assert settings == msgspec.structs.replace(SETTINGS, accounts=(expected, SECOND))
    assert secrets == {}


MAIL = Account("mail", "kim@mail.example", auth=Auth.PASSWORD, receive=Receive("imap.mail.example"),
               send=Send("smtp.mail.example"))  # fmt: skip
ARRIVALS_CHANGES = [
    ("round_trip.per_day", "2", {"round_trip": RoundTrip(2)}),
    ("count_late", None, {"count_late": False}),
    ("paused", None, {"paused": True}),
]


@pytest.mark.parametrize(("field", "value", "changes"), ARRIVALS_CHANGES)
def test_test_mails_and_the_count_of_held_up_mail_can_be_set(qtbot, field, value, changes):
    dialog = opened(qtbot, Settings(accounts=(MAIL,)))
    press(child(dialog, "advanced"))
    press(child(dialog, field)) if value is None else choose(dialog, field, value)
    settings, _secrets = saved_from(dialog)
    assert settings.accounts == (msgspec.structs.replace(MAIL, **changes),)


def test_test_mails_without_a_mailbox_to_find_them_in_are_a_problem(dialog):
    press(child(dialog, "advanced"))
    choose(dialog, "round_trip.per_day", "1")
    assert any("IMAP server" in problem for problem in problems(dialog))
    assert not child(dialog, "save").isEnabled()


SIGN_IN = OAuth(
    OAuthProvider.GENERIC,
    "1234",
    authorization_url="https://login.mail.example/a",
    token_url="https://login.mail.example/t",
)
SIGNED_IN = Account(
    "signed", "name@mail.example", auth=Auth.OAUTH2, oauth=SIGN_IN, receive=Receive("imap.mail.example")
)
OAUTH_CHANGES = [
    ("provider", "choose", "microsoft", {"provider": OAuthProvider.MICROSOFT}),
    ("client_id", "type", "5678", {"client_id": "5678"}),
    ("client_secret_command", "type", "pass show 'a b'", {"client_secret_command": ("pass", "show", "a b")}),
    ("tenant", "type", "example.org", {"tenant": "example.org"}),
    ("authorization_url", "type", "https://new.example/a", {"authorization_url": "https://new.example/a"}),
    ("token_url", "type", "https://new.example/t", {"token_url": "https://new.example/t"}),
    ("device_url", "type", "https://new.example/d", {"device_url": "https://new.example/d"}),
    ("scopes", "type", "mail  offline_access", {"scopes": ("mail", "offline_access")}),
]


@pytest.mark.parametrize(("field", "how", "value", "changes"), OAUTH_CHANGES)
def test_every_key_of_a_sign_in_can_be_set(qtbot, field, how, value, changes):
    before = Settings(accounts=(SIGNED_IN,))
    dialog = opened(qtbot, before)
    assert not dialog.has_changes
    (type_into if how == "type" else choose)(dialog, f"oauth.{field}", value)
    settings, _secrets = saved_from(dialog)

    assert settings.accounts[0].oauth == msgspec.structs.replace(SIGN_IN, **changes)
    assert list(settings_problems(settings)) == []


def test_every_key_of_a_sign_in_is_tried_above():
    assert {key for *_rest, changes in OAUTH_CHANGES for key in changes} == set(OAuth.__struct_fields__)


def test_whoever_wants_to_sign_in_has_to_name_a_client(dialog):
    choose(dialog, "auth", "oauth2")
    assert len(problems(dialog)) == 3, "the client and where to sign in: nothing is known of this provider"
    choose(dialog, "oauth.provider", "google")
    assert problems(dialog) == ["Enter the client id that the provider gave you, without spaces."]
    assert not child(dialog, "save").isEnabled()

    type_into(dialog, "oauth.client_id", "1234")
    settings, _secrets = saved_from(dialog)
    made = settings.accounts[0]
    assert (made.auth, made.oauth) == (Auth.OAUTH2, OAuth(OAuthProvider.GOOGLE, "1234"))


def test_a_sign_in_that_is_not_used_at_the_moment_stays_in_the_file(qtbot):
    dialog = opened(qtbot, Settings(accounts=(SIGNED_IN,)))
    choose(dialog, "auth", "none")
    settings, _secrets = saved_from(dialog)

    assert settings.accounts[0].oauth == SIGN_IN


def test_every_key_of_an_account_but_its_id_is_tried_above():
    tried = {key for *_rest, changes in (*ACCOUNT_CHANGES, *ARRIVALS_CHANGES) for key in changes}
    assert tried == set(Account.__struct_fields__) - {"id", "oauth"}


@pytest.mark.parametrize("key", [key for key in Notify.__struct_fields__ if key != "sound"])
def test_every_message_has_a_check_box(dialog, key):
    go_to(dialog, "Messages")
    box = child(dialog, f"notify.{key}")
    assert isinstance(box, QCheckBox)
    before = getattr(SETTINGS.notify, key)
    assert box.isChecked() is before
    box.click()
    settings, _secrets = saved_from(dialog)
    assert settings.notify == msgspec.structs.replace(SETTINGS.notify, **{key: not before})


GENERAL_CHANGES = [
    ("Messages", "quiet_hours", "type", "", ""),
    ("Messages", "quiet_hours", "type", "22:30 – 7:00", "22:30-07:00"),
    ("General", "language", "choose", "en", "en"),
    ("General", "tray_colour", "choose", "colour", "colour"),
    ("General", "open_on_outage", "choose", "always", "always"),
    (
        "Advanced",
        "control_hosts",
        "type",
        "a.example:1\nb.example:2\n\nc.example:3\n",
        ("a.example:1", "b.example:2", "c.example:3"),
    ),
]


POLICY_CHANGES = [
    ("recheck_s", "5 10,5  20", (5, 10.5, 20)),
    ("red_after_s", "60", 60),
    ("red_failures", "2", 2),
    ("said_after_s", "10", 10),
    ("recover_after_s", "0", 0),
    ("relapse_s", "600", 600),
    ("grace_s", "12,5", 12.5),
]


@pytest.mark.parametrize(("key", "text", "expected"), POLICY_CHANGES)
def test_every_key_of_the_policy_can_be_set(dialog, key, text, expected):
    go_to(dialog, "Advanced")
    press(child(dialog, "foldPolicy"))
    type_into(dialog, f"policy.{key}", text)
    settings, _secrets = saved_from(dialog)
    assert settings == msgspec.structs.replace(
        SETTINGS, policy=msgspec.structs.replace(SETTINGS.policy, **{key: expected})
    )
    assert list(settings_problems(settings)) == []


def test_every_key_of_the_policy_is_tried_above():
    assert {key for key, *_rest in POLICY_CHANGES} == set(Policy.__struct_fields__)


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("recheck_s", "soon", "Enter seconds."),
        ("recheck_s", "", "Name at least one number of seconds."),
        ("recheck_s", "10 0", "Must be more than 0 and at most"),
        ("red_failures", "1.5", "Enter a whole number."),
        ("red_failures", "0", "At least 1."),
        ("grace_s", "-1", "Must be at least 0 and at most"),
    ],
)
def test_a_policy_without_sense_is_told_at_its_field_and_unfolded(dialog, key, text, sentence):
    go_to(dialog, "Advanced")
    type_into(dialog, f"policy.{key}", text)
    assert not child(dialog, "save").isEnabled()
    press(child(dialog, "foldPolicy"))
    assert [problem.startswith(sentence) for problem in problems(dialog)] == [True]


def test_a_problem_with_the_policy_found_when_saving_is_shown_at_its_field(dialog):
    dialog.show_problem("policy.recheck_s[2]", "That will not do.")
    assert problems(dialog) == ["That will not do."]
    assert child(dialog, "policy.recheck_s").isVisible()


@pytest.mark.parametrize(("page", "key", "how", "value", "expected"), GENERAL_CHANGES)
def test_every_general_key_can_be_set(dialog, page, key, how, value, expected):
    go_to(dialog, page)
    (type_into if how == "type" else choose)(dialog, f"general.{key}", value)
    settings, _secrets = saved_from(dialog)
    assert settings == msgspec.structs.replace(
        SETTINGS, general=msgspec.structs.replace(SETTINGS.general, **{key: expected})
    )


def test_every_general_key_is_tried_above():
    assert {key for _page, key, *_rest in GENERAL_CHANGES} == set(General.__struct_fields__)


def test_sound_is_a_check_box(dialog):
    go_to(dialog, "Messages")
    press(child(dialog, "notify.sound"))
    assert saved_from(dialog)[0].notify.sound is True


def test_other_addresses_are_added_changed_and_removed(dialog):
    go_to(dialog, "Other addresses")
    press(child(dialog, "addAddress"))
    type_into(dialog, "alternatives.1.url", "https://social.example")
    type_into(dialog, "alternatives.0.label", "Uni")
    assert dialog.settings().alternatives == (
        OtherAddress("Uni", "name@uni.example", "https://mail.uni.example"),
        OtherAddress("https://social.example", "", "https://social.example"),
    )
    press(child(dialog, "alternatives.0.remove"))
    assert [other.url for other in saved_from(dialog)[0].alternatives] == ["https://social.example"]


@pytest.mark.parametrize(
    ("page", "field", "text", "sentence"),
    [
        ("Accounts", "name", "x" * 41, "At most 40 characters."),
        ("Accounts", "address", "nobody", "This does not look like a mail address."),
        ("Accounts", "receive.port", "99300", "The port must lie between 1 and 65535. Usual is 995."),
        ("Accounts", "send.host", "https://smtp.example", "Enter the server's name without https://."),
        ("Accounts", "webmail", "http://mail.example", "The address must begin with https://."),
        ("Accounts", "contacts", "dav.example", "The address must begin with https://."),
        ("Accounts", "status.0.url", "status.example", "The address must begin with https://."),
        ("Accounts", "tls_ca_file", "/nowhere.pem", "File not found."),
        ("Accounts", "password_command", "pass 'x", "A quotation mark is not closed."),
        ("Accounts", "intervals.receive_s", "29", "At least 30 seconds."),
        ("Accounts", "intervals.send_s", "often", "Enter a number of seconds."),
        ("Messages", "general.quiet_hours", "at night", "Please write it like 22:00-07:00."),
        ("Advanced", "general.control_hosts", "a.example:1", "At least 3 servers of different providers."),
        ("Other addresses", "alternatives.0.address", "nobody", "This does not look like a mail address."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(dialog, page, field, text, sentence):
    go_to(dialog, page)
    if not child(dialog, field).isVisible():
        press(child(dialog, "advanced"))

    type_into(dialog, field, text)

    assert problems(dialog) == [sentence]
    assert child(dialog, field).accessibleDescription() == sentence
    assert not child(dialog, "save").isEnabled()
    assert f"Something under “{page}” is not right yet." in shown(dialog)


def test_a_good_file_is_never_found_wrong_and_can_be_saved(qtbot):
    account = msgspec.structs.replace(
        PRIVATE,
        address="root@localhost",
        tls_ca_file="/moved/ca.pem",
        webmail=Page("http://intranet/mail"),
        contacts=Page("http://intranet/dav"),
        status=(StatusSource("http://intranet/status"),),
        intervals=Intervals(receive_s=5),
    )
    settings = Settings(
        general=General(control_hosts=("127.0.0.1:993",)),
        accounts=(account,),
        alternatives=(OtherAddress("Intranet", url="http://intranet/"),),
    )
    assert list(settings_problems(settings)) == []
    dialog = opened(qtbot, settings)
    type_into(dialog, "name", "New")
    saved, _secrets = saved_from(dialog)
    assert saved.accounts == (msgspec.structs.replace(account, name="New"),)
    assert list(settings_problems(saved)) == []


@pytest.mark.parametrize(("field", "how", "value", "_changes"), ACCOUNT_CHANGES)
def test_what_the_dialog_saves_the_file_takes(dialog, field, how, value, _changes):
    (type_into if how == "type" else choose)(dialog, field, value)
    assert list(settings_problems(dialog.settings())) == []


def test_a_wrong_field_leaves_nothing_behind_once_it_is_right(dialog):
    type_into(dialog, "receive.port", "99300")
    type_into(dialog, "receive.port", "995")
    assert problems(dialog) == []
    assert not child(dialog, "save").isEnabled()
    assert child(dialog, "receive.port").accessibleDescription() == ""


def test_saving_by_key_goes_to_the_first_wrong_field(dialog, qtbot):
    saved = []
    dialog.save_requested.connect(lambda *all_of_it: saved.append(all_of_it))
    type_into(dialog, "intervals.receive_s", "1")
    go_to(dialog, "General")
    dialog.activateWindow()

    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert saved == []
    assert child(dialog, "intervals.receive_s").isVisible()
    assert dialog.focusWidget() is child(dialog, "intervals.receive_s")


def test_a_login_over_an_open_connection_is_refused(dialog):
    choose(dialog, "receive.security", "plain")
    assert problems(dialog) == ["For the login the connection must be encrypted."]
    choose(dialog, "auth", "none")
    assert problems(dialog) == []


def test_the_port_follows_the_security_unless_it_is_the_users_own(dialog):
    choose(dialog, "send.security", "tls")
    assert child(dialog, "send.port").text() == "465"
    type_into(dialog, "send.port", "2465")
    choose(dialog, "send.security", "starttls")
    assert child(dialog, "send.port").text() == "2465"


def test_an_unreadable_source_is_a_warning_and_may_be_saved(qtbot):
    unreadable = SourceReading("https://grey.example", "", False, SourceStatus.UNKNOWN, problem="not_found")
    dialog = SettingsDialog(SETTINGS, context_with(unreadable))
    qtbot.addWidget(dialog)
    dialog.show()
    type_into(dialog, "status.0.url", "https://grey.example")
    assert problems(dialog) == [
        "We cannot read this page. It is shown in grey. The address of the status source does not exist (any more)."
    ]
    assert child(dialog, "save").isEnabled()


def context_with(reading):
    return replace(context(), readings={reading.url: reading})


def test_help_says_when_sources_and_contacts_were_read(dialog):
    assert "Last read 3 min ago, recognised as news feed." in shown(dialog)
    assert "CardDAV. Last copy today, 06:00, 214 contacts." in shown(dialog)


def test_a_new_password_travels_beside_the_settings_and_leaves_the_field(dialog):
    press(child(dialog, "changePassword"))
    type_into(dialog, "password", "quite secret")
    settings, secrets = saved_from(dialog)
    assert secrets == {"private": "quite secret"}
    assert settings == SETTINGS
    dialog.show_saved()
    assert child(dialog, "password").text() == ""
    assert not child(dialog, "save").isEnabled()


def test_forgetting_a_password_counts_at_once(dialog, qtbot):
    with qtbot.waitSignal(dialog.accounts.forms.forget_password_requested) as asked:
        press(child(dialog, "forgetPassword"))
    assert asked.args == ["private"]
    assert "No password is kept." in shown(dialog)
    assert without_key(child(dialog, "changePassword").text()) == "Enter password"


def test_testing_asks_what_is_in_the_form_and_leaves_out_what_is_wrong(dialog, qtbot):
    type_into(dialog, "send.host", "new.mail.example")
    type_into(dialog, "receive.port", "99300")

    with qtbot.waitSignal(dialog.accounts.test_requested) as asked:
        press(child(dialog, "testAccount"))
    account, password = asked.args
    dialog.accounts.test.show_row("send", False, "does not answer")

    assert account.send == Send("new.mail.example")
    assert account.receive is None
    assert password == ""
    assert child(dialog, "result-receive").text() == "not tested, because a field is not right"
    assert child(dialog, "result-send").text() == "does not answer"
    with qtbot.waitSignal(dialog.accounts.test_cancelled):
        press(child(dialog, "testAccount"))
    assert child(dialog, "result-webmail").text() == "not tested"


def test_removing_asks_and_does_nothing_by_default(dialog, qtbot):
    removed = []
    dialog.accounts.remove_requested.connect(lambda *all_of_it: removed.append(all_of_it))
    press(child(dialog, "removeAccount"))
    box = dialog.findChild(QMessageBox)
    assert without_key(box.defaultButton().text()) == "Cancel"
    box.defaultButton().click()
    assert removed == []
    assert child(dialog, "accounts").count() == 2


@pytest.mark.parametrize(("words", "everything"), [("Remove", False), ("Delete everything, too", True)])
def test_removing_keeps_the_history_unless_told_otherwise(dialog, words, everything):
    removed = []
    dialog.accounts.remove_requested.connect(lambda *all_of_it: removed.append(all_of_it))
    press(child(dialog, "removeAccount"))
    box = dialog.findChild(QMessageBox)
    next(button for button in box.buttons() if without_key(button.text()) == words).click()
    assert removed == [("private", everything)]
    assert dialog.settings().accounts == (SECOND,)
    assert not dialog.has_changes


def test_the_order_of_accounts_is_a_change(dialog, qtbot):
    accounts = child(dialog, "accounts")
    accounts.setFocus()
    qtbot.keyClick(accounts, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert saved_from(dialog)[0].accounts == (SECOND, PRIVATE)


def test_an_account_from_the_wizard_is_chosen_and_no_change(dialog):
    added = Account("third", "name@third.example", receive=Receive("imap.third.example"))
    dialog.add_account(added)
    assert dialog.settings().accounts == (PRIVATE, SECOND, added)
    assert child(dialog, "address").text() == "name@third.example"
    assert not dialog.has_changes


def test_cancel_asks_only_if_something_would_be_lost(dialog):
    type_into(dialog, "name", "Changed")
    press(child(dialog, "cancel"))
    box = dialog.findChild(QMessageBox)
    assert dialog.isVisible()
    next(button for button in box.buttons() if without_key(button.text()) == "Discard").click()
    assert not dialog.isVisible()
    assert dialog.settings() == SETTINGS


def test_the_close_button_of_the_window_asks_as_well(dialog):
    type_into(dialog, "name", "Changed")
    dialog.close()
    assert dialog.isVisible()
    assert dialog.findChild(QMessageBox) is not None


def test_a_refused_password_leads_to_the_field_for_a_new_one(dialog):
    go_to(dialog, "General")
    dialog.enter_password("private")
    assert dialog.focusWidget() is child(dialog, "password")


@pytest.mark.parametrize(("account", "place"), [(SECOND, "auth"), (SIGNED_IN, "signIn")])
def test_another_refused_login_leads_to_where_it_is_mended(qtbot, account, place):
    dialog = opened(qtbot, Settings(accounts=(PRIVATE, account)))
    dialog.enter_password(account.id)
    assert child(dialog, "accounts").currentRow() == 1
    assert dialog.focusWidget() is child(dialog, place)
    assert not dialog.has_changes


def test_cancel_without_changes_just_closes(dialog):
    press(child(dialog, "cancel"))
    assert not dialog.isVisible()


def test_a_file_changed_outside_is_read_again_unless_there_are_changes_here(dialog, qtbot):
    with qtbot.waitSignal(dialog.reload_requested):
        dialog.show_changed_outside()
    type_into(dialog, "name", "Mine")
    dialog.show_changed_outside()
    assert child(dialog, "changedOutside").isVisible()
    with qtbot.waitSignal(dialog.save_requested):
        press(child(dialog, "keepMine"))
    with qtbot.waitSignal(dialog.reload_requested):
        press(child(dialog, "reload"))
    dialog.load(Settings(accounts=(SECOND,)))
    assert not child(dialog, "changedOutside").isVisible()
    assert dialog.settings() == Settings(accounts=(SECOND,))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("accounts[2].receive.host", "receive.host"),
        ("accounts[1].webmail.url", "webmail"),
        ("accounts[1].status[1].url", "status.0.url"),
        ("accounts[1].tls_ca_file", "tls_ca_file"),
        ("general.quiet_hours", "general.quiet_hours"),
        ("general.control_hosts[2]", "general.control_hosts"),
        ("alternatives[1].url", "alternatives.0.url"),
    ],
)
def test_a_problem_found_when_saving_stands_at_its_field(dialog, key, field):
    dialog.show_problem(key, "The file does not allow this.")
    assert problems(dialog) == ["The file does not allow this."]
    assert dialog.focusWidget() is child(dialog, field)


@pytest.mark.parametrize("key", ["accounts[9].name", "schema", "accounts[1].id", ""])
def test_a_problem_without_a_field_stands_below(dialog, key):
    dialog.show_problem(key, "Not allowed.")
    assert "Not allowed." in shown(dialog)
    assert problems(dialog) == []


def test_a_problem_of_the_whole_stands_below(dialog):
    dialog.show_problem("", "The disk is full.")
    assert "The disk is full." in shown(dialog)


def test_autostart_is_a_wish_beside_the_file(dialog, qtbot):
    go_to(dialog, "General")
    press(child(dialog, "autostart"))
    with qtbot.waitSignal(dialog.autostart_requested) as asked:
        press(child(dialog, "save"))
    assert asked.args == [True]
    dialog.show_saved()
    assert not dialog.has_changes


def test_the_test_message_is_asked_for_and_answered(dialog, qtbot):
    go_to(dialog, "Messages")
    with qtbot.waitSignal(dialog.messages.test_message_requested):
        press(child(dialog, "testMessage"))
    with qtbot.waitSignal(dialog.messages.test_message_answered) as answered:
        press(child(dialog, "messageNotSeen"))
    assert answered.args == [False]


def test_without_accounts_the_page_says_how_to_begin(qtbot):
    dialog = opened(qtbot, Settings())
    assert "No account yet. “Add” finds the servers by itself." in shown(dialog)
    assert not child(dialog, "removeAccount").isEnabled()
    with qtbot.waitSignal(dialog.accounts.add_requested):
        press(child(dialog, "addAccount"))


def test_two_hundred_accounts_make_one_form(qtbot):
    many = tuple(Account(f"a{n}", f"a{n}@mail.example", receive=Receive("imap.mail.example")) for n in range(200))
    dialog = opened(qtbot, Settings(accounts=many))
    assert len(dialog.findChildren(QLineEdit, "receive.host")) == 1
    assert dialog.settings().accounts == many


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_and_every_access_key_is_there_once(qtbot, language, scale):
    with shown_in(language, scale):
        dialog = opened(qtbot)
        for row in range(child(dialog, "pages").count()):
            child(dialog, "pages").setCurrentRow(row)
            assert_readable(dialog)
        child(dialog, "pages").setCurrentRow(0)
        press(child(dialog, "status.more"))
        press(child(dialog, "advanced"))
        type_into(dialog, "receive.port", "99300")
        assert_readable(dialog, enough_letters=False)
        dialog.hide()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scale", "width", "is_above"), [(1.0, 760, False), (2.0, 1200, False), (2.0, 760, True)])
def test_where_the_width_is_needed_the_names_of_the_pages_stand_above(qtbot, scale, width, language, is_above):
    with shown_in(language, scale):
        dialog = opened(qtbot)
        dialog.resize(1200, 560)
        dialog.resize(width, 560)
        QApplication.processEvents()
        names, page = child(dialog, "pages"), child(dialog, "heading")
        place = names.mapTo(dialog, names.rect().bottomLeft())
        assert (place.y() < page.mapTo(dialog, page.rect().topLeft()).y()) is is_above
        shown = [names.visualItemRect(names.item(row)) for row in range(names.count())]
        assert all(names.viewport().rect().contains(rect) for rect in shown)
        dialog.hide()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_while_signing_in(qtbot, language, scale):
    microsoft = msgspec.structs.replace(SIGN_IN, provider=OAuthProvider.MICROSOFT, tenant="example.org")
    with shown_in(language, scale):
        dialog = opened(qtbot, Settings(accounts=(msgspec.structs.replace(SIGNED_IN, oauth=microsoft),)))
        assert_readable(dialog, enough_letters=False)
        dialog.accounts.forms.sign_ins.show_waiting(
            SIGNED_IN, "Please look at https://login.mail.example", "https://login.mail.example"
        )
        assert_readable(dialog, enough_letters=False)
        dialog.accounts.forms.sign_ins.show_failed(
            SIGNED_IN, "login.mail.example cannot be reached. Please try again later."
        )
        assert_readable(dialog, enough_letters=False)
        dialog.accounts.forms.sign_ins.show_signed_in(dialog.settings().accounts[0])
        assert_readable(dialog, enough_letters=False)
        dialog.hide()


def assert_readable(window, *, enough_letters=True):
    QApplication.processEvents()
    assert cut_texts(window) == []
    assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
    if enough_letters:
        assert without_access_key(window) == []
