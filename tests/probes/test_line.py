from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from tests.fakes import certificates, servers
from tests.fakes.servers import FakeServer, answer, closed_port, http
from tray_app.model.line import LineStatus, judge_line
from tray_app.net.names import system_addresses
from tray_app.net.trust import Trust
from tray_app.probes import line
from tray_app.probes.control_hosts import ControlPlan, plan_for
from tray_app.probes.line import measure_line

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
TRUST = Trust()


def measure(plan: ControlPlan, **options):
    return measure_line(plan, trust=TRUST, now=lambda: NOW, deadline_s=2, **options)


def near(port: int) -> str:
    return f"localhost:{port}"


def test_a_tls_server_counts_as_reached_whatever_its_certificate(authority):
    makers = (certificates.good, certificates.expired, certificates.wrong_host, certificates.self_signed)
    for make in makers:
        with FakeServer(servers.silent, tls=make(authority)) as server:
            evidence = measure(ControlPlan((near(server.port),)))

        assert judge_line(evidence).status is LineStatus.OK
        assert evidence.controls[0].issuer
        assert server.heard == []


@pytest.mark.parametrize("script", [servers.garbage, servers.closing, servers.silent])
def test_what_is_no_tls_server_is_not_reached(script):
    with FakeServer(script) as server:
        evidence = measure_line(ControlPlan((near(server.port),)), trust=TRUST, now=lambda: NOW, deadline_s=0.4)

    assert evidence.controls[0].tls_answered is False


def test_an_unknown_name_and_a_closed_port_are_told_apart():
    evidence = measure(ControlPlan(("nobody.invalid:993", near(closed_port()))))

    assert [c.resolved for c in evidence.controls] == [False, True]
    assert not any(c.tls_answered for c in evidence.controls)


def test_a_literal_address_tells_broken_names_from_offline():
    with FakeServer(servers.silent) as server:
        plan = ControlPlan(("nobody.invalid:993",), literal=f"127.0.0.1:{server.port}")
        assert judge_line(measure(plan)).status is LineStatus.DNS

    plan = ControlPlan(("nobody.invalid:993",), literal=f"127.0.0.1:{closed_port()}")
    assert judge_line(measure(plan)).status is LineStatus.OFFLINE


def test_a_web_server_tells_blocked_mail_ports_from_offline(authority):
    with FakeServer(servers.silent, tls=authority.server()) as server:
        evidence = measure(ControlPlan((near(closed_port()),), web=near(server.port)))

    assert judge_line(evidence).status is LineStatus.BLOCKED_PORTS


@pytest.mark.parametrize(
    ("status", "seen"),
    [
        ("204 No Content", False),
        ("200 OK", True),
        ("302 Found", True),
        ("511 Network Authentication Required", True),
        ("403 Forbidden", False),
        ("407 Proxy Authentication Required", False),
        ("502 Bad Gateway", False),
    ],
)
def test_a_portal_is_recognised_by_chromes_definition(status, seen):
    with FakeServer(http(answer(status, Location="https://portal.example/login"))) as server:
        evidence = measure(ControlPlan((), portal_url=f"http://localhost:{server.port}/generate_204"))

    assert evidence.portal_seen is seen
    assert evidence.portal_url == ("https://portal.example/login" if seen else "")


def test_a_portals_address_is_a_web_address_or_none():
    with FakeServer(http(answer("302 Found", Location="javascript:alert(1)"))) as server:
        evidence = measure(ControlPlan((), portal_url=f"http://localhost:{server.port}/"))

    assert (evidence.portal_seen, evidence.portal_url) == (True, "")


@pytest.mark.parametrize(
    ("status", "date", "ahead_s"),
    [
        ("204 No Content", "Wed, 14 May 2031 07:50:00 GMT", 600),
        ("204 No Content", "Wed, 14 May 2031 08:01:00 GMT", -60),
        ("204 No Content", "soon", None),
        ("200 OK", "Wed, 14 May 2031 07:50:00 GMT", None),
    ],
)
def test_how_far_our_clock_is_ahead_if_no_portal_tells_the_time(status, date, ahead_s):
    with FakeServer(http(answer(status, Date=date))) as server:
        evidence = measure(ControlPlan((), portal_url=f"http://localhost:{server.port}/"))

    assert evidence.clock_ahead_s == ahead_s


def test_no_answer_is_no_portal():
    evidence = measure(ControlPlan((), portal_url=f"http://localhost:{closed_port()}/"))

    assert not evidence.portal_seen


def test_all_are_asked_at_the_same_time(authority):
    with FakeServer(servers.silent) as silent:
        plan = ControlPlan(
            (near(silent.port),) * 5, (near(silent.port),), near(silent.port), f"http://{near(silent.port)}/"
        )
        began = time.monotonic()
        measure_line(plan, trust=TRUST, now=lambda: NOW, deadline_s=0.4)

    assert time.monotonic() - began < 1.4


def test_only_the_users_own_hosts_are_asked():
    asked = []

    def ask(host, port):
        asked.append(host)
        return system_addresses("127.0.0.1", port)

    measure_line(plan_for((f"mail.example:{closed_port()}",), ()), trust=TRUST, now=lambda: NOW, ask=ask)

    assert set(asked) == {"mail.example"}


@pytest.mark.parametrize(
    ("states", "offline"),
    [({"lo": "unknown", "eth0": "down", "wlan0": "up"}, False), ({"lo": "unknown", "eth0": "down"}, True), ({}, False)],
)
def test_the_systems_hint(tmp_path, states, offline):
    for name, state in states.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "operstate").write_text(f"{state}\n")

    assert line._system_says_offline(tmp_path) is offline
