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
    loses_packets,
    reason_beside,
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
    assert line.resolved_hosts == ("c.example:993", "a.example:993")


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


@pytest.mark.parametrize(
    ("asked", "reached", "shaky"), [(3, 3, False), (3, 2, True), (4, 3, False), (8, 6, True), (0, 0, False)]
)
def test_a_line_on_which_several_control_hosts_get_lost_is_shaky(asked, reached, shaky):
    assert Line(LineStatus.OK, START, asked, reached).is_shaky is shaky


def measured(reached, resolved="abc"):
    return Line(LineStatus.OK, START, 3, len(reached), tuple(reached), tuple(resolved))


@pytest.mark.parametrize(
    ("lines", "lossy"),
    [
        ([], False),
        ([Line(LineStatus.OK, START)], False),
        ([measured("ab")] * 3, False),
        ([measured("ab"), measured("bc"), measured("b")], False),
        ([measured("ab"), measured("bc"), measured("c")], True),
        ([measured(""), measured(""), measured("")], False),
        ([measured("", "ab"), measured("", "c")], True),
    ],
)
def test_packets_get_lost_where_answers_come_and_go(lines, lossy):
    assert loses_packets(lines) is lossy
