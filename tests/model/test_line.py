"""Our line or the provider: the table of DESIGN 4.3."""

from __future__ import annotations

import pytest

from tests.model.builders import START
from tray_app.model.line import (
    ControlAnswer,
    Line,
    LineEvidence,
    LineStatus,
    judge_line,
    losses,
    may_be_chance,
    reason_beside,
    silences_needed,
    with_web,
)
from tray_app.model.reason import Failure, Origin, Reason

UP = ControlAnswer("a.example:993", resolved=True, tls_answered=True)
NO_NAME = ControlAnswer("b.example:993", resolved=False)
NO_PORT = ControlAnswer("c.example:993", resolved=True)


def status(*controls, **fields):
    return judge_line(LineEvidence(START, controls, **fields)).status


def test_one_answering_control_host_proves_the_line():
    line = judge_line(LineEvidence(START, (NO_NAME, NO_PORT, UP), system_says_offline=True))
    assert line.status is LineStatus.OK, "what the system says is a hint, never a veto"
    assert (line.asked, line.reached, line.reached_hosts) == (3, 1, ("a.example:993",))


def test_no_names_and_no_literal_is_offline():
    assert status(NO_NAME, NO_NAME, literal_connected=False) is LineStatus.OFFLINE


def test_no_names_but_a_literal_is_dns():
    assert status(NO_NAME, NO_NAME, literal_connected=True) is LineStatus.DNS


def test_names_and_web_but_no_mail_port_is_blocked_ports():
    assert status(NO_PORT, NO_PORT, web_answered=True) is LineStatus.BLOCKED_PORTS


def test_names_but_nothing_connects_is_offline():
    assert status(NO_PORT, NO_PORT, literal_connected=False, web_answered=False) is LineStatus.OFFLINE


def test_a_portal_that_shows_itself():
    assert status(NO_PORT, portal_seen=True) is LineStatus.CAPTIVE_PORTAL


def test_a_portal_that_lies_in_dns_gives_all_names_one_private_address():
    lies = [ControlAnswer(f"{n}.example:993", resolved=True, addresses=("10.0.0.1",)) for n in "ab"]
    assert status(*lies) is LineStatus.CAPTIVE_PORTAL


def test_nothing_asked_is_unknown():
    assert status() is LineStatus.UNKNOWN
    assert status(system_says_offline=True) is LineStatus.OFFLINE


def certificate(code):
    return Reason(Failure.TLS_CERTIFICATE, code, Origin.PROVIDER)


@pytest.mark.parametrize("code", ["certificate_expired", "certificate_not_yet_valid"])
@pytest.mark.parametrize("ahead_s", [86_400.0, -86_400.0])
def test_a_wrong_clock_of_our_own_is_not_the_providers_certificate(code, ahead_s):
    told = reason_beside(certificate(code), "", Line(LineStatus.OK, START, clock_ahead_s=ahead_s))
    assert (told.code, told.origin) == ("own_clock_wrong", Origin.COMPUTER)


@pytest.mark.parametrize("ahead_s", [None, 3.0])
def test_with_a_right_clock_an_expired_certificate_is_the_providers(ahead_s):
    expired = certificate("certificate_expired")
    assert reason_beside(expired, "", Line(LineStatus.OK, START, clock_ahead_s=ahead_s)) is expired


def test_with_a_right_clock_a_certificate_that_is_not_yet_valid_is_the_providers():
    tomorrows = Reason(Failure.TLS_CERTIFICATE, "certificate_not_yet_valid", Origin.COMPUTER)
    told = reason_beside(tomorrows, "", Line(LineStatus.OK, START, clock_ahead_s=3.0))
    assert (told.code, told.origin) == ("certificate_too_early", Origin.PROVIDER)
    assert reason_beside(tomorrows, "", Line(LineStatus.OK, START)) is tomorrows, "nobody told the time"


def test_one_unknown_issuer_everywhere_is_an_interceptor_on_our_side():
    everywhere = judge_line(LineEvidence(START, (ControlAnswer("a.example:993", True, True, issuer="Guard Root"),)))
    told = reason_beside(certificate("certificate_unknown_issuer"), "Guard Root", everywhere)
    assert (told.failure, told.quote) == (Failure.TLS_INTERCEPTED, "Guard Root")


def test_an_issuer_of_its_own_is_no_interceptor():
    unknown = certificate("certificate_unknown_issuer")
    line = Line(LineStatus.OK, START, issuers=("Public CA",))
    assert reason_beside(unknown, "Nordpost internal", line) is unknown


def test_a_name_that_does_not_fit_has_nothing_to_do_with_issuers():
    other_host = certificate("certificate_hostname")
    assert reason_beside(other_host, "Public CA", Line(LineStatus.OK, START, issuers=("Public CA",))) is other_host


def test_an_address_known_from_before_tells_dead_names_from_a_dead_line():
    assert status(NO_NAME, NO_NAME, mail_connected=True) is LineStatus.DNS
    assert status(NO_NAME, NO_NAME, mail_connected=False, literal_connected=False) is LineStatus.OFFLINE


def test_a_mail_port_that_answers_where_it_did_before_proves_the_line():
    assert status(NO_PORT, mail_connected=True) is LineStatus.OK
    assert status(NO_PORT, mail_connected=True, portal_seen=True) is LineStatus.CAPTIVE_PORTAL


def test_a_web_page_that_works_means_blocked_mail_ports_not_offline():
    assert with_web(Line(LineStatus.OFFLINE, START)).status is LineStatus.BLOCKED_PORTS
    assert with_web(Line(LineStatus.DNS, START)).status is LineStatus.DNS


def measured(reached, asked=3):
    return Line(LineStatus.OK, START, asked, tuple(reached))


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ([], (0, 0)),
        ([Line(LineStatus.OK, START)], (0, 0)),
        ([measured("ab")] * 3, (0, 6)),
        ([measured("ab"), measured("bc"), measured("")], (5, 9)),
        ([measured("abcd", 4), measured("abc", 4), measured("abc", 4)], (2, 12)),
    ],
)
def test_who_answers_at_times_shows_what_is_lost_and_who_never_does_is_down(lines, lost):
    assert losses(lines) == lost


@pytest.mark.parametrize(
    ("lines", "needed"),
    [
        ([], 0),
        ([measured("abcd", 4)] * 3, 4),
        ([measured("abcd", 4)] * 6, 3),
        ([measured("abc")] * 3, 4),
        ([measured("a")] * 3, 6),
        ([measured("ab"), measured("c")] * 3, 17),
        ([measured("")] * 3, 17),
    ],
)
def test_the_more_is_lost_the_longer_a_silence_must_be(lines, needed):
    assert silences_needed(lines) == needed


@pytest.mark.parametrize(
    ("lines", "chance"),
    [
        ([], False),
        ([measured("abcd", 4)] * 3, True),
        ([measured("abcd", 4)] * 30, False),
        ([measured("abcd", 4), measured("ab", 4), measured("cd", 4)] * 4, True),
    ],
)
def test_three_silences_of_ten_may_be_chance_until_the_line_has_shown_that_it_is_sound(lines, chance):
    assert may_be_chance(3, 10, lines) is chance
