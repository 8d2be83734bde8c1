"""The phone hears what the desktop was shown: a real message to a server on loopback, from a keyring in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.fakes.phone_service import PhoneService
from tests.fakes.runners import AtOnce
from tray_app import logs
from tray_app.app.phone import PASSED_ON, Phone
from tray_app.model.announcements import Announcement, Kind, Urgency
from tray_app.model.settings import Phone as PhoneSettings
from tray_app.model.verdict import Status
from tray_app.storage.secrets import SecretStore

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
START = Announcement(
    Kind.OUTAGE_START, "north", "Outage at Nordpost", "Receiving fails since 08:12. It is not you.", Urgency.CRITICAL,
    url="https://mail.nordpost.example/", url_label="Open webmail",
)  # fmt: skip
RECOVERED = Announcement(Kind.RECOVERED, "north", "Nordpost works again", "After 4 days 2 h.", Urgency.NORMAL)


@pytest.fixture
def service():
    with PhoneService() as made:
        yield made


@pytest.fixture
def secrets(profile, keyring):
    return SecretStore(profile)


@pytest.fixture
def changes():
    return []


@pytest.fixture
def make(secrets, changes):
    def made(settings):
        phone = Phone(lambda: settings, secrets, AtOnce(), lambda: changes.append(phone.problem), lambda: NOW)
        return phone

    return made


@pytest.fixture
def phone(make, secrets, service):
    secrets.set_phone_targets(service.target)
    return make(PhoneSettings(enabled=True))


def test_begin_and_end_reach_the_phone_word_for_word(phone, service):
    phone.pass_on(START)
    phone.pass_on(RECOVERED)

    assert service.messages == [(START.title, START.body), (RECOVERED.title, RECOVERED.body)]
    assert START.url not in str(service.posts)
    assert phone.told_at == NOW
    assert phone.problem == ""


@pytest.mark.parametrize("kind", sorted(set(Kind) - PASSED_ON))
def test_nothing_else_does(phone, service, kind):
    phone.pass_on(Announcement(kind, "north", "t", "b", Urgency.NORMAL))

    assert service.posts == []


@pytest.mark.parametrize(
    ("was", "rings"), [(Status.OUTAGE, True), (None, True), (Status.DEGRADED, False), (Status.MAINTENANCE, False)]
)
def test_the_end_is_told_only_of_what_the_phone_heard_begin(phone, service, was, rings):
    phone.pass_on(replace(RECOVERED, was=was))

    assert bool(service.posts) is rings


def test_a_message_that_only_grows_rings_once(phone, service):
    phone.pass_on(START)
    phone.pass_on(Announcement(Kind.OUTAGE_START, "north", "(2)", "b", Urgency.CRITICAL, renews=True))

    assert service.messages == [(START.title, START.body)]


def test_switched_off_it_sends_nothing(make, secrets, service):
    secrets.set_phone_targets(service.target)
    make(PhoneSettings(enabled=False)).pass_on(START)

    assert service.posts == []


def test_targets_may_come_from_a_command(make, service, keyring):
    make(PhoneSettings(enabled=True, targets_command=("printf", service.target))).pass_on(START)

    assert service.messages == [(START.title, START.body)]
    assert keyring.asked == 0


def test_a_failure_is_one_sentence_until_it_works_again(phone, service, changes, caplog):
    service.status = 503
    phone.pass_on(START)
    assert phone.problem == "Your phone was not told: JSON answers with status 503."
    phone.pass_on(START)
    assert caplog.text.count("the phone was not told: JSON answers with status 503.") == 1

    service.status = 200
    phone.pass_on(RECOVERED)

    assert phone.problem == ""
    assert changes[-1] == ""
    assert service.token not in caplog.text


def test_after_a_failure_the_targets_are_read_anew(phone, service, secrets, keyring, profile):
    service.status = 401
    phone.pass_on(START)
    with PhoneService("an0ther-t0ken") as other:
        keyring.kept[(profile.keyring_service, "/phone")] = other.target
        phone.pass_on(RECOVERED)
        assert other.messages == [(RECOVERED.title, RECOVERED.body)]


def test_no_targets_and_a_failing_command_are_sentences_too(make):
    phone = make(PhoneSettings(enabled=True))
    phone.pass_on(START)
    assert phone.problem == "Your phone was not told: There is no target for your phone yet."

    phone = make(PhoneSettings(enabled=True, targets_command=("false",)))
    phone.pass_on(START)
    assert phone.problem == "Your phone was not told: The password command “false” ended with status 1."


def test_a_phone_that_is_not_to_be_told_has_no_problem(make):
    settings = [PhoneSettings(enabled=True)]
    phone = make(None)
    phone._settings = lambda: settings[0]
    phone.pass_on(START)
    settings[0] = PhoneSettings(enabled=False)

    assert phone.problem == ""


def test_trying_uses_what_was_typed_and_keeps_nothing(make, service, keyring):
    said = []
    make(PhoneSettings()).test(service.target, PhoneSettings(), said.append)

    assert said == [""]
    assert service.messages == [("Test message", "This is how Mailampel tells you about an outage.")]
    assert keyring.kept == {}


def test_trying_says_what_is_wrong(make):
    said = []
    make(PhoneSettings()).test("nosuch://target", PhoneSettings(), said.append)

    assert said == ["Target 1 is none that Apprise knows."]


def test_new_targets_are_kept_and_clear_the_problem(make, service, keyring, profile):
    said = []
    phone = make(PhoneSettings(enabled=True))
    phone.pass_on(START)
    phone.keep(service.target, said.append)

    assert (phone.problem, said) == ("", [])
    assert keyring.kept == {(profile.keyring_service, "/phone"): service.target}
    assert phone.has_targets(PhoneSettings())
    assert not phone.has_targets(PhoneSettings(targets_command=("printf", "x")))

    phone.forget(said.append)

    assert keyring.kept == {}
    assert not phone.has_targets(PhoneSettings())


def test_a_keyring_that_refuses_is_said_and_the_session_goes_on(make, service, keyring):
    said = []
    keyring.error = OSError("bus")
    phone = make(PhoneSettings(enabled=True))
    phone.keep(service.target, said.append)
    phone.pass_on(START)

    assert len(said) == 1
    assert "keyring cannot be reached" in said[0]
    assert service.messages == [(START.title, START.body)]


def test_no_part_of_a_target_stays_readable_in_a_log(make, service):
    make(PhoneSettings()).test(f"{service.target} pover://user-key-123@application-token-456", PhoneSettings(), str)

    text = f"POST /{service.token} user-key-123 application-token-456 127.0.0.1 imap.nordpost.example {service.target}"
    assert logs.redact(text) == "POST /*** *** *** 127.0.0.1 imap.nordpost.example ***"
