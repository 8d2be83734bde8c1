"""The first run as a user goes through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea

from tests.german import german  # noqa: F401
from tests.ui.looking import LANGUAGES, SCALES, access_keys, child, cut_texts, press, shown_in, without_access_key
from tests.ui.windows import WINDOWS
from tray_app.model.account import Auth, OAuth, OAuthProvider, Page, Receive, Security, Send, StatusSource
from tray_app.model.provider import Found, FoundIn, LoginKind
from tray_app.ui.forms import Problem
from tray_app.ui.forms_keys import without_key
from tray_app.ui.settings_context import DesktopKind, Keyring, WizardAnswers, WizardContext
from tray_app.ui.wizard import Wizard

FOUND = Found(
    "name@mail.example",
    "Example Mail",
    FoundIn.CATALOGUE,
    receive=Receive("imap.mail.example"),
    send=Send("smtp.mail.example"),
    webmail=Page("https://webmail.mail.example/login"),
    contacts=Page("https://dav.mail.example/"),
    status=(StatusSource("https://status.mail.example/feed"),),
    verified=True,
)


@pytest.fixture
def wizard(qtbot):
    return opened(qtbot)


def opened(qtbot, **context):
    made = Wizard(WizardContext(**context))
    qtbot.addWidget(made)
    made.show()
    return made


def type_into(wizard, name, text):
    edit = child(wizard, name)
    assert isinstance(edit, QLineEdit)
    edit.setText(text)


def to_step_2(wizard, found=FOUND):
    type_into(wizard, "address", found.address)
    press(child(wizard, "next"))
    wizard.show_found(found)


def to_step_3(wizard, found=FOUND):
    to_step_2(wizard, found)
    press(child(wizard, "next"))


def problems(wizard):
    return [problem.text for problem in wizard.findChildren(Problem) if problem.isVisible()]


def heading(wizard):
    return child(wizard, "heading").text()


def test_three_clicks_lead_from_the_address_to_an_account_without_a_password(wizard, qtbot):
    asked, tested, done = [], [], []
    wizard.address.discover_requested.connect(asked.append)
    wizard.check.test_requested.connect(lambda account, password: tested.append((account, password)))
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it))

    wizard.completed.connect(lambda *_all: wizard.show_saved())
    to_step_3(wizard)
    press(child(wizard, "next"))

    account, password, answers = done[0]
    assert asked == ["name@mail.example"]
    assert tested == [(account, "")]
    assert password == ""
    assert account.auth is Auth.NONE
    assert account.id == "mail"
    assert account.provider == "Example Mail"
    assert (account.receive, account.send, account.webmail) == (FOUND.receive, FOUND.send, FOUND.webmail)
    assert account.contacts is None
    assert account.status == FOUND.status
    assert answers == WizardAnswers(autostart=True)
    assert not wizard.isVisible()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please enter the mail address."),
        ("name", "This does not look like a mail address, e.g. name@example.org."),
        ("name@", "This does not look like a mail address, e.g. name@example.org."),
        ("Other@Mail.Example", "This address is watched already."),
    ],
)
def test_an_address_that_cannot_be_watched_is_told_at_the_field(qtbot, typed, sentence):
    wizard = opened(qtbot, addresses=frozenset({"other@mail.example"}))
    asked = []
    wizard.address.discover_requested.connect(asked.append)
    type_into(wizard, "address", typed)

    press(child(wizard, "next"))

    assert problems(wizard) == [sentence]
    assert child(wizard, "address").accessibleDescription() == sentence
    assert asked == []


@pytest.mark.parametrize("address", ["name@müller.example", "jörg@mail.example", "a.b+c@sub.mail.example"])
def test_umlauts_are_part_of_addresses(wizard, address):
    type_into(wizard, "address", address)
    press(child(wizard, "next"))
    assert problems(wizard) == []


def test_who_is_asked_is_named_before_it_is_asked(wizard):
    type_into(wizard, "address", "name@mail.example")
    shown = " ".join(label.text() for label in wizard.findChildren(type(child(wizard, "heading"))) if label.isVisible())
    assert "“mail.example”" in shown
    assert "Mozilla" in shown


def test_cancel_stops_a_search_first_and_then_the_wizard(wizard, qtbot):
    type_into(wizard, "address", "name@mail.example")
    press(child(wizard, "next"))
    assert not child(wizard, "next").isEnabled()

    with qtbot.waitSignal(wizard.address.discover_cancelled):
        press(child(wizard, "cancel"))
    assert wizard.isVisible()
    wizard.show_found(FOUND)
    assert wizard.step == 1, "an answer after the cancelling is void"

    press(child(wizard, "cancel"))
    assert not wizard.isVisible()


def test_nothing_is_handed_over_before_the_end(wizard):
    done = []
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it))
    to_step_3(wizard)
    press(child(wizard, "cancel"))
    assert done == []


def test_deselected_services_are_not_watched(wizard):
    to_step_2(wizard)
    child(wizard, "send").click()
    child(wizard, "status").click()
    account = wizard.services.account()
    assert account.send is None
    assert account.status == ()
    assert account.receive == FOUND.receive


def test_contacts_wait_for_a_password(wizard):
    to_step_2(wizard)
    assert not child(wizard, "contacts").isEnabled()
    press(child(wizard, "with"))
    assert child(wizard, "contacts").isEnabled()


def test_with_a_password_the_focus_goes_to_its_field_and_it_is_handed_over(wizard, qtbot):
    to_step_2(wizard)
    press(child(wizard, "with"))
    assert wizard.focusWidget() is child(wizard, "password")
    press(child(wizard, "next"))
    assert problems(wizard) == ["Please enter the password."]

    type_into(wizard, "password", "kept between us")
    with qtbot.waitSignal(wizard.check.test_requested) as asked:
        press(child(wizard, "next"))

    account, password = asked.args
    assert password == "kept between us"
    assert account.auth is Auth.PASSWORD
    assert account.contacts == FOUND.contacts


def test_an_unencrypted_server_gets_no_password(wizard):
    to_step_2(wizard, Found("n@old.example", found_in=FoundIn.SRV, receive=Receive("old.example", 143, Security.PLAIN)))
    press(child(wizard, "with"))
    type_into(wizard, "password", "secret")

    press(child(wizard, "next"))

    assert wizard.step == 2
    assert problems(wizard) == ["This server does not encrypt. Watching without a password works."]
    press(child(wizard, "without"))
    press(child(wizard, "next"))
    assert wizard.step == 3


def test_a_bridge_on_this_computer_may_be_unencrypted(wizard):
    bridge = Receive("127.0.0.1", 1143, Security.PLAIN)
    to_step_2(wizard, Found("n@p.example", found_in=FoundIn.CATALOGUE, login=LoginKind.BRIDGE, receive=bridge))
    press(child(wizard, "with"))
    type_into(wizard, "password", "secret")
    press(child(wizard, "next"))
    assert wizard.step == 3


def test_a_provider_that_lets_programs_in_by_browser_only_gets_no_password(wizard):
    to_step_2(
        wizard, Found("n@x.example", "X", FoundIn.CATALOGUE, login=LoginKind.OAUTH2, receive=Receive("i.x.example"))
    )
    assert not child(wizard, "with").isEnabled()
    assert problems(wizard) == ["X takes no passwords from mail programs. Watching without one works."]


GMAIL = Found(
    "name@gmail.com",
    "Gmail",
    FoundIn.CATALOGUE,
    login=LoginKind.APP_PASSWORD,
    receive=Receive("imap.gmail.com"),
    send=Send("smtp.gmail.com"),
)
CLIENT = OAuth(OAuthProvider.GOOGLE, "1234-abcd")


def to_sign_in(wizard, found=GMAIL):
    """Step 2, with the client id entered."""
    to_step_2(wizard, found)
    press(child(wizard, "inBrowser"))
    type_into(wizard, "oauth.client_id", "1234-abcd")


def signing_in(wizard):
    """Clicks on the button; the account that is to be signed in."""
    asked = []
    wizard.services.sign_in.requested.connect(lambda *wish: asked.append(wish))
    press(child(wizard, "signIn"))
    return asked[0][0]


@pytest.mark.parametrize(
    ("found", "offered", "at"),
    [
        (GMAIL, True, OAuthProvider.GOOGLE),
        (replace(GMAIL, receive=Receive("outlook.office365.com"), send=None), True, OAuthProvider.MICROSOFT),
        (replace(FOUND, login=LoginKind.OAUTH2), True, OAuthProvider.GENERIC),
        (FOUND, False, None),
    ],
)
def test_a_sign_in_is_offered_where_the_provider_has_one(wizard, found, offered, at):
    to_step_2(wizard, found)
    assert child(wizard, "inBrowser").isVisible() is offered
    if at is not None:
        press(child(wizard, "inBrowser"))
        assert child(wizard, "oauth.provider").currentData() == at


def test_signing_in_with_a_client_id_of_ones_own_leads_to_the_test_and_the_account(wizard, qtbot):
    done = []
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it))
    to_sign_in(wizard)
    type_into(wizard, "clientSecret", "s3cret")
    with qtbot.waitSignal(wizard.services.sign_in.requested) as asked:
        press(child(wizard, "signIn"))
    account, secret, by_code = asked.args
    assert (account.auth, account.oauth, secret, by_code) == (Auth.OAUTH2, CLIENT, "s3cret", False)

    wizard.services.sign_in.show_waiting(account, "Sign in in your browser.", "https://login.example/")
    wizard.services.sign_in.show_signed_in(account, "")
    assert child(wizard, "clientSecret").text() == ""
    press(child(wizard, "next"))
    assert wizard.step == 3
    press(child(wizard, "next"))
    assert [(made.auth, made.oauth, password) for made, password, _answers in done] == [(Auth.OAUTH2, CLIENT, "")]


def test_without_a_client_id_or_a_sign_in_the_wizard_does_not_go_on(wizard):
    to_step_2(wizard, GMAIL)
    press(child(wizard, "inBrowser"))
    assert wizard.focusWidget() is child(wizard, "oauth.client_id")
    press(child(wizard, "next"))
    assert (wizard.step, len(problems(wizard))) == (2, 1)
    assert wizard.focusWidget() is child(wizard, "oauth.client_id")

    type_into(wizard, "oauth.client_id", "1234-abcd")
    press(child(wizard, "next"))
    assert (wizard.step, problems(wizard)) == (2, ["Please sign in first."])
    assert wizard.focusWidget() is child(wizard, "signIn")


def test_the_window_grows_with_a_problem_rather_than_scrolling(wizard):
    to_step_2(wizard)
    press(child(wizard, "with"))
    QApplication.processEvents()
    press(child(wizard, "next"))
    QApplication.processEvents()
    assert problems(wizard) == ["Please enter the password."]
    (area,) = (area for area in wizard.findChildren(QScrollArea) if area.isVisible())
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", SCALES)
def test_the_button_that_signs_in_comes_into_sight(qtbot, scale):
    with shown_in("de", scale):
        wizard = opened(qtbot)
        to_sign_in(wizard)
        QApplication.processEvents()
        button = child(wizard, "signIn")
        if scale == 1.0:
            assert button.visibleRegion().boundingRect() == button.rect(), "from the beginning"
        press(child(wizard, "next"))
        QApplication.processEvents()
        assert button.visibleRegion().boundingRect() == button.rect(), "at the latest when it is asked for"
        wizard.hide()


def test_a_sign_in_that_fails_says_why_and_can_be_tried_again(wizard):
    to_sign_in(wizard)
    account = signing_in(wizard)
    wizard.services.sign_in.show_failed(account, "You did not agree in the browser, so nothing was changed.")
    assert problems(wizard) == ["You did not agree in the browser, so nothing was changed."]
    assert child(wizard, "signIn").isVisible()


def test_a_refused_sign_in_leads_back_to_its_button(wizard):
    to_sign_in(wizard)
    wizard.services.sign_in.show_signed_in(signing_in(wizard), "")
    press(child(wizard, "next"))
    wizard.show_password_rejected("Gmail refuses the login")
    assert (wizard.step, problems(wizard)) == (2, ["Gmail refuses the login"])
    assert wizard.focusWidget() is child(wizard, "signIn")


@pytest.mark.parametrize("way", ["back", "cancel"])
def test_who_leaves_while_the_browser_is_open_calls_the_sign_in_off(wizard, qtbot, way):
    to_sign_in(wizard)
    signing_in(wizard)
    with qtbot.waitSignal(wizard.services.sign_in.cancelled):
        press(child(wizard, way))


def test_a_sign_in_does_not_count_for_another_address(wizard):
    to_sign_in(wizard)
    account = signing_in(wizard)
    wizard.services.sign_in.show_signed_in(account, "")
    press(child(wizard, "back"))
    to_step_2(wizard, replace(GMAIL, address="other@gmail.com"))
    press(child(wizard, "inBrowser"))
    type_into(wizard, "oauth.client_id", "1234-abcd")

    assert child(wizard, "signInState").text() == "You are not signed in."
    assert not wizard.services.sign_in.is_about(account)


def test_coming_back_for_the_same_address_finds_the_sign_in_again(wizard):
    to_sign_in(wizard)
    wizard.services.sign_in.show_signed_in(signing_in(wizard), "")
    press(child(wizard, "back"))
    to_step_2(wizard, GMAIL)
    assert child(wizard, "signInState").text().startswith("You are signed in")


def test_signing_out_in_the_wizard_takes_it_back(wizard, qtbot):
    to_sign_in(wizard)
    wizard.services.sign_in.show_signed_in(signing_in(wizard), "")
    with qtbot.waitSignal(wizard.services.sign_in.taken_back) as asked:
        press(child(wizard, "signOut"))
    assert asked.args == ["gmail"]


def test_no_token_goes_to_a_server_that_does_not_encrypt(wizard):
    to_sign_in(wizard)
    press(child(wizard, "byHand"))
    security = child(wizard, "receive.security")
    security.setCurrentIndex(security.findData("plain"))
    press(child(wizard, "next"))
    assert wizard.step == 2
    assert problems(wizard) == ["This server does not encrypt. Watching without a password works."]
    assert not child(wizard, "signIn").isEnabled()


@pytest.mark.parametrize(
    ("keyring", "words"),
    [
        (Keyring.UNLOCKED, "Goes into your system's keyring, never into a file."),
        (Keyring.NONE, "Your system has no keyring. The password is kept only until you quit."),
    ],
)
def test_where_the_password_is_kept_is_said_beforehand(qtbot, keyring, words):
    wizard = opened(qtbot, keyring=keyring)
    to_step_2(wizard)
    press(child(wizard, "with"))
    assert child(wizard, "password").accessibleDescription() in ("", words)
    assert words in [label.text() for label in wizard.findChildren(type(child(wizard, "heading"))) if label.isVisible()]


def test_without_servers_found_they_are_entered_by_hand(wizard):
    type_into(wizard, "address", "name@unknown.example")
    press(child(wizard, "next"))
    wizard.show_found(Found("name@unknown.example"))
    assert heading(wizard) == "No servers found for unknown.example"
    assert wizard.focusWidget() is child(wizard, "receive.host")

    press(child(wizard, "next"))
    assert problems(wizard) == ["Enter at least one server."]
    type_into(wizard, "receive.host", "https://imap.unknown.example")
    press(child(wizard, "next"))
    assert problems(wizard) == ["Enter the server's name without https://."]
    type_into(wizard, "receive.host", "imap.unknown.example")
    press(child(wizard, "next"))

    assert wizard.step == 3
    assert wizard.services.account().receive == Receive("imap.unknown.example")


def test_without_internet_the_page_says_so(wizard):
    type_into(wizard, "address", "name@unknown.example")
    press(child(wizard, "next"))
    wizard.show_found(Found("name@unknown.example"), offline=True)
    shown = [label.text() for label in wizard.findChildren(type(child(wizard, "heading"))) if label.isVisible()]
    assert "No internet. Enter the servers yourself or try again later." in shown


def test_entering_by_hand_starts_from_what_was_found(wizard):
    to_step_2(wizard)
    press(child(wizard, "byHand"))
    type_into(wizard, "receive.host", "imap2.mail.example")
    assert wizard.services.account().receive == Receive("imap2.mail.example")
    assert wizard.services.account().send == FOUND.send


def test_a_rejected_password_leads_back_to_its_field_and_is_not_tried_again(wizard):
    tested = []
    wizard.check.test_requested.connect(lambda _account, password: tested.append(password))
    to_step_2(wizard)
    press(child(wizard, "with"))
    type_into(wizard, "password", "wrong")
    press(child(wizard, "next"))

    wizard.show_password_rejected("Example Mail rejects your password")

    assert wizard.step == 2
    assert problems(wizard) == ["Example Mail rejects your password"]
    assert wizard.focusWidget() is child(wizard, "password")
    assert tested == ["wrong"]


@pytest.mark.parametrize(
    ("results", "title", "button"),
    [
        ({"receive": True, "send": True, "webmail": True, "status": None}, "All set", "Done"),
        ({"receive": True, "send": False, "webmail": True, "status": None}, "Set, with something to see to", "Done"),
        (
            {"receive": False, "send": False, "webmail": False, "status": False},
            "Nothing answers right now",
            "Watch all the same",
        ),
    ],
)
def test_a_failed_test_never_blocks_the_end(wizard, results, title, button):
    wizard.completed.connect(lambda *_all: wizard.show_saved())
    to_step_3(wizard)
    for key, ok in results.items():
        wizard.check.show_row(key, ok, f"sentence for {key}")
    wizard.check.show_finished()
    assert heading(wizard) == title
    assert without_key(child(wizard, "next").text()) == button
    assert child(wizard, "result-send").text() == "sentence for send"
    press(child(wizard, "next"))
    assert not wizard.isVisible()


def test_leaving_the_third_step_stops_its_test(wizard, qtbot):
    to_step_3(wizard)
    with qtbot.waitSignal(wizard.check.test_cancelled):
        press(child(wizard, "back"))
    assert wizard.step == 2


def test_the_test_message_is_sent_once_and_again_on_demand(wizard):
    sent = []
    wizard.check.test_message_requested.connect(lambda: sent.append(1))
    to_step_3(wizard)
    press(child(wizard, "back"))
    press(child(wizard, "next"))
    assert len(sent) == 1
    press(child(wizard, "message-yes"))
    press(child(wizard, "message-again"))
    assert len(sent) == 2


def test_answers_are_handed_over_and_no_opens_the_help_of_this_desktop(qtbot):
    wizard = opened(qtbot, desktop=DesktopKind.GNOME)
    done = []
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it[2]))
    to_step_3(wizard)
    press(child(wizard, "icon-no"))
    press(child(wizard, "message-yes"))
    child(wizard, "autostart").setChecked(False)

    with qtbot.waitSignal(wizard.check.link_requested) as opened_link:
        press(child(wizard, "instructions"))
    press(child(wizard, "next"))

    assert opened_link.args[0].startswith("https://extensions.gnome.org/")
    assert done == [WizardAnswers(saw_icon=False, saw_message=True, autostart=False)]


def test_without_a_place_for_icons_the_help_stands_open_until_there_is_one(qtbot):
    wizard = opened(qtbot, has_tray=False)
    to_step_3(wizard)
    assert "This desktop has no place for icons." in [label.text() for label in wizard.findChildren(QLabel)]
    assert child(wizard, "again").isVisible()
    with qtbot.waitSignal(wizard.check.icon_check_requested):
        press(child(wizard, "again"))
    wizard.check.show_tray(has_tray=True)
    assert not child(wizard, "again").isVisible()


@pytest.mark.parametrize("programs", [("Thunderbird",), ("Thunderbird", "Evolution")])
def test_other_mail_programs_are_offered_only_if_there_are_any(qtbot, programs):
    found = {"elsewhere": ("a@x.example", "b@x.example"), "programs": programs}
    without, with_one = opened(qtbot), opened(qtbot, **found)
    assert without.findChild(object, "elsewhere") is None
    shown = [label.text() for label in child(with_one, "elsewhere").findChildren(QLabel)]
    assert f"Found in {', '.join(programs)}: 2 addresses" in shown
    assert any(text.startswith("a@x.example, b@x.example. Passwords") for text in shown)
    with qtbot.waitSignal(with_one.address.import_requested):
        press(child(with_one, "import"))


def test_what_cannot_be_saved_keeps_the_wizard_open_and_what_was_entered(wizard):
    attempts = []
    wizard.completed.connect(lambda _account, password, _answers: attempts.append(password))
    wizard.completed.connect(
        lambda *_all: wizard.show_problem("The disk is full.") if len(attempts) == 1 else wizard.show_saved()
    )
    to_step_2(wizard)
    press(child(wizard, "with"))
    type_into(wizard, "password", "secret")
    press(child(wizard, "next"))

    press(child(wizard, "next"))
    assert wizard.isVisible()
    assert problems(wizard) == ["The disk is full."]

    press(child(wizard, "next"))
    assert not wizard.isVisible()
    assert attempts == ["secret", "secret"]


def test_enter_goes_on(wizard, qtbot):
    type_into(wizard, "address", "name@mail.example")
    with qtbot.waitSignal(wizard.address.discover_requested):
        qtbot.keyClick(child(wizard, "address"), Qt.Key.Key_Return)


def test_the_password_does_not_stay_in_the_field(wizard):
    to_step_2(wizard)
    press(child(wizard, "with"))
    type_into(wizard, "password", "secret")
    edit = child(wizard, "password")
    press(child(wizard, "cancel"))
    assert edit.text() == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_and_every_access_key_is_there_once(qtbot, language, scale):
    with shown_in(language, scale):
        wizard = opened(
            qtbot, desktop=DesktopKind.GNOME, elsewhere=("a@mail.example", "b@mail.example"), programs=("KMail",)
        )
        assert_readable(wizard)
        to_step_2(wizard)
        press(child(wizard, "with"))
        assert_readable(wizard)
        press(child(wizard, "byHand"))
        assert_readable(wizard)
        press(child(wizard, "back"))
        to_step_2(wizard, GMAIL)
        press(child(wizard, "inBrowser"))
        press(child(wizard, "next"))
        assert_readable(wizard)
        press(child(wizard, "back"))
        to_step_2(wizard)
        press(child(wizard, "with"))
        type_into(wizard, "password", "secret")
        press(child(wizard, "next"))
        for key in ("receive", "send", "webmail", "contacts", "status"):
            wizard.check.show_row(
                key, False, "A sentence that is long enough to need a second line of its own, surely."
            )
        wizard.check.show_finished()
        press(child(wizard, "icon-no"))
        press(child(wizard, "message-no"))
        assert_readable(wizard)
        wizard.hide()


def assert_readable(window):
    QApplication.processEvents()
    assert cut_texts(window) == []
    assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
    assert without_access_key(window) == []


def test_a_password_that_cannot_be_stored_may_be_kept_until_the_end(wizard):
    done = []
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it))
    to_step_2(wizard)
    press(child(wizard, "with"))
    type_into(wizard, "password", "secret")
    press(child(wizard, "next"))
    press(child(wizard, "next"))
    assert not child(wizard, "next").isEnabled(), "the keyring is being asked"
    assert wizard.isVisible()

    wizard.show_keyring_problem("The keyring is locked.")
    assert problems(wizard) == ["The keyring is locked."]
    assert child(wizard, "next").isEnabled()
    press(child(wizard, "untilQuit"))
    assert [(password, answers.session_only) for _account, password, answers in done] == [
        ("secret", False),
        ("secret", True),
    ]

    wizard.show_saved()
    assert not wizard.isVisible()


def test_going_back_takes_the_keyrings_problem_away(wizard):
    to_step_3(wizard)
    wizard.show_keyring_problem("The keyring is locked.")
    press(child(wizard, "back"))
    assert problems(wizard) == []
    assert not child(wizard, "untilQuit").isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_found_is_seen_without_scrolling(qtbot, german, language):  # noqa: F811
    with shown_in(language, 1.17):  # 10.5 points, as on many desktops
        window = WINDOWS["wizard-2"]()
        qtbot.addWidget(window)
        window.show()
        QApplication.processEvents()

        areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
        assert [area.verticalScrollBar().maximum() for area in areas] == [0]
        window.hide()


@pytest.mark.parametrize("before", [True, False])
def test_the_start_with_the_computer_stays_as_it_is_unless_the_user_changes_it(qtbot, before):
    wizard = opened(qtbot, autostarts=before)
    done = []
    wizard.completed.connect(lambda *all_of_it: done.append(all_of_it[2].autostart))
    to_step_3(wizard)
    press(child(wizard, "next"))
    assert done == [before]
