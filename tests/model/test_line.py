"""Our line or the provider: the table of DESIGN 4.3."""

from __future__ import annotations

from tests.model.builders import START
from tray_app.model.line import ControlAnswer, LineEvidence, LineStatus, judge_line

UP = ControlAnswer("a.example:993", resolved=True, connected=True, tls_answered=True)
NO_NAME = ControlAnswer("b.example:993", resolved=False)
NO_PORT = ControlAnswer("c.example:993", resolved=True, connected=False)


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
    lies = [ControlAnswer(f"{n}.example:993", resolved=True, connected=False, addresses=("10.0.0.1",)) for n in "ab"]
    assert status(*lies) is LineStatus.CAPTIVE_PORTAL


def test_nothing_asked_is_unknown():
    assert status() is LineStatus.UNKNOWN
    assert status(system_says_offline=True) is LineStatus.OFFLINE
