"""The real program in a small internet with real faults: whose fault does it say it is?"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes import servers
from tests.fakes.certificates import authority
from tests.integration.cells import QUICK_POLICY, Answer, Program, Together, Verdict, Watch, record
from tests.integration.network import (
    CONTROLS,
    MAIL_PORTS,
    PROVIDER_MAIL,
    PROVIDER_WEB,
    SmallInternet,
    address,
    address6,
    missing,
)

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(bool(missing()), reason=missing() or "-"),
    pytest.mark.timeout(420),
]
AT_ONCE = 6
BOTH_MAIL = ("receive", "send")
EVERYTHING = (*BOTH_MAIL, "webmail")
PORTAL = "10.99.0.1"


@dataclass
class Scene:
    """A user with an account at the provider, in a small internet of their own."""

    net: SmallInternet
    program: Program

    def settings(self, *, policy: str = QUICK_POLICY, intervals: str = "", webmail: bool = True) -> None:
        """What the user has entered; the control hosts are the user's own choice."""
        hosts = ", ".join(f'"{name}:993"' for name in CONTROLS.values())
        page = f'webmail = {{ url = "https://{PROVIDER_WEB}/" }}' if webmail else ""
        self.program.write_settings(f"""schema = 1
[general]
control_hosts = [{hosts}]
{policy}
[[accounts]]
id = "nordpost"
address = "kim@nordpost.example"
password_command = ["echo", "Wind-77"]
tls_ca_file = "{self.net.provider_ca.ca_file}"
receive = {{ protocol = "imap", host = "{PROVIDER_MAIL}", port = 993, security = "tls" }}
send = {{ host = "{PROVIDER_MAIL}", port = 465, security = "tls" }}
{page}
{intervals}
""")

    def check_when_all_is_well(self) -> None:
        """As it was before the fault."""
        answer = self.program.check("--quick")
        assert answer.exit_code == 0, answer.short()


Fault = Callable[[Scene], object]


@dataclass(frozen=True)
class Cell:
    """One fault and what is to be said of it."""

    fault: Fault
    expected: Verdict
    known_before: bool = True
    """The account worked before the fault."""
    controls_have_web: bool = True
    webmail: bool = True


def to(host: str, what: str, ports: str = "") -> tuple[str, str]:
    """Rules of the router for what goes to `host`, in both families."""
    then = f"tcp dport {ports} {what}" if ports else what
    return f"ip daddr {address(host)} {then}", f"ip6 daddr {address6(host)} {then}"


def rules(*lines: str) -> Fault:
    return lambda scene: scene.net.router_rules(*lines)


def resolver(**changes: object) -> Fault:
    def fault(scene: Scene) -> None:
        for name, value in changes.items():
            setattr(scene.net.resolver, name, value)

    return fault


def portal_in_dns(scene: Scene) -> None:
    """Every name leads to the portal's box, which refuses what is not the web."""
    scene.net.resolver.lie = PORTAL
    scene.net.router_rules(f"ip daddr {PORTAL} tcp dport != 80 reject with tcp reset")
    scene.net.router_redirects("ip daddr " + PORTAL + " tcp dport 80 redirect to :8080")
    scene.net.serve("router", 8080, servers.http(servers.answer("302 Found", Location="http://login.hotel.example/")))


def portal_by_redirect(scene: Scene) -> None:
    """Names are right; plain web requests get the portal's page, the rest is dropped."""
    scene.net.router_redirects("iifname to1 tcp dport 80 redirect to :8080")
    scene.net.router_rules("iifname to1 meta l4proto tcp drop")
    scene.net.serve("router", 8080, servers.http(servers.answer("302 Found", Location="http://login.hotel.example/")))


def interception(scene: Scene) -> None:
    """A box on the way answers every encrypted mail connection with certificates of its own authority."""
    box = authority(scene.net.folder, "Office box")
    mail: ssl.SSLContext = box.server(PROVIDER_MAIL, PROVIDER_WEB, *CONTROLS.values())
    scene.net.router_redirects(*(f"iifname to1 tcp dport {port} redirect to :9{port}" for port in (993, 465, 443)))
    scene.net.serve("router", 9993, servers.imap(), mail)
    scene.net.serve("router", 9465, servers.smtp(), mail)
    scene.net.serve("router", 9443, servers.http(servers.answer(body="hello")), mail)


def nothing(_scene: Scene) -> None:
    """No fault."""


def line(status: str, **more: object) -> Verdict:
    origin = "computer" if status == "tls_intercepted" else "line"
    return Verdict(3, "line", status, origin=origin, code=status, **more)


def outage(**more: object) -> Verdict:
    """Of mail alone, unless told otherwise."""
    more.setdefault("affected", BOTH_MAIL)
    return Verdict(1, "outage", "ok", origin="provider", confirmed=True, **more)


MAIL_BLOCKED = (f"tcp dport {MAIL_PORTS} drop",)
MATRIX = {
    "all well": Cell(nothing, Verdict(0, "ok", "ok", ())),
    "line: cable out": Cell(lambda scene: scene.net.cut_cable(), line("offline")),
    "line: router dead": Cell(rules("drop"), line("offline")),
    "line: router says no way": Cell(rules("reject with icmpx host-unreachable"), line("offline")),
    "line: names unanswered": Cell(resolver(mode="silent"), line("dns")),
    "line: names SERVFAIL": Cell(resolver(mode="servfail"), line("dns")),
    "line: names unanswered, never seen": Cell(
        resolver(mode="silent"), Verdict(3, "line", ("dns", "offline"), origin="line"), known_before=False
    ),
    "line: mail ports dropped": Cell(rules(*MAIL_BLOCKED), line("blocked_ports", affected=BOTH_MAIL)),
    "line: mail ports refused": Cell(
        rules(f"tcp dport {MAIL_PORTS} reject with tcp reset"), line("blocked_ports", affected=BOTH_MAIL)
    ),
    "line: mail ports dropped, only the webmail tells": Cell(
        rules(*MAIL_BLOCKED), line("blocked_ports", affected=BOTH_MAIL), controls_have_web=False
    ),
    "line: mail ports dropped, only the control hosts tell": Cell(
        rules(*MAIL_BLOCKED), line("blocked_ports", affected=BOTH_MAIL), webmail=False
    ),
    "line: IPv6 swallowed": Cell(
        rules("meta nfproto ipv6 drop"), Verdict(0, "ok", "ok", (), explained="no connection over IPv6")
    ),
    "line: portal lies in DNS": Cell(portal_in_dns, line("captive_portal")),
    "line: portal answers the web": Cell(portal_by_redirect, line("captive_portal")),
    "line: a third of all packets lost": Cell(
        rules("numgen random mod 100 < 30 drop"), Verdict((0, 3, 4), ("ok", "line", "unknown"))
    ),
    "line: encryption opened by a box": Cell(
        interception, Verdict(3, "line", "ok", origin="computer", code="tls_intercepted")
    ),
    "provider: dropped": Cell(rules(*to("provider", "drop")), outage(affected=EVERYTHING)),
    "provider: refused": Cell(
        rules(*to("provider", "reject with tcp reset", "1-65535")), outage(affected=EVERYTHING, code="refused")
    ),
    "provider: no route": Cell(
        lambda scene: scene.net.forget_route("provider"), outage(affected=EVERYTHING, code="unreachable")
    ),
    "provider: mail dropped, webmail works": Cell(
        rules(*to("provider", "drop", MAIL_PORTS)), outage(code="timeout")
    ),
    "provider: only sending dropped": Cell(
        rules(*to("provider", "drop", "465")), outage(affected=("send",), code="timeout")
    ),
    "provider: one control host is down, too": Cell(
        rules(*to("provider", "drop"), *to("one", "drop"), *to("two", "drop")), outage(affected=EVERYTHING)
    ),
    "ok: all control hosts down": Cell(
        rules(*to("one", "drop"), *to("two", "drop"), *to("three", "drop")), Verdict(0, "ok")
    ),
    "provider: its name is gone": Cell(resolver(gone={PROVIDER_MAIL}), outage(code="name_unknown")),
    "provider: its name servers fail": Cell(
        resolver(failing={PROVIDER_MAIL, PROVIDER_WEB}), outage(affected=EVERYTHING, code="dns_failed")
    ),
    "account: its name was never there": Cell(
        resolver(gone={PROVIDER_MAIL}),
        Verdict(3, "account", "ok", BOTH_MAIL, "account", "name_unknown"),
        known_before=False,
    ),
}  # fmt: skip


def play(name: str, folder: Path) -> tuple[Answer, list[str]]:
    """Brings the fault about and asks the program."""
    cell = MATRIX[name]
    with SmallInternet(folder, controls_have_web=cell.controls_have_web) as net:
        scene = Scene(net, Program(folder, net.before_command))
        scene.settings(webmail=cell.webmail)
        if cell.known_before:
            scene.check_when_all_is_well()
        cell.fault(scene)
        answer = scene.program.check()
        return answer, cell.expected.differences(answer)


def alternate(folder: Path) -> tuple[list[str], float]:
    """The provider and the line are cut in turn while the program watches."""
    began = time.monotonic()
    with SmallInternet(folder) as net:
        scene = Scene(net, Program(folder, net.before_command))
        scene.settings(
            policy=QUICK_POLICY.replace("[1, 2, 3, 4]", "[9, 10, 11, 12]"),
            intervals="intervals = { receive_s = 5, login_s = 10, send_s = 5, send_login_s = 10, webmail_s = 10 }",
            webmail=False,
        )
        with Watch(scene.program) as watch:
            watch.wait_for("ok", 20)
            for _round in range(2):
                net.router_rules(*to("provider", "reject with tcp reset", "1-65535"))
                watch.wait_for("outage", 40)
                net.router_rules()
                watch.wait_for("ok", 40)
                net.cut_cable()
                watch.wait_for("line", 60)
                net.mend_cable()
                watch.wait_for("ok", 40)
        # Two outages within a minute may well be told as a service that fails at times, until it has worked longer.
        return [s for s in watch.statuses if s not in ("unknown", "degraded")], time.monotonic() - began


def first_answer(folder: Path) -> tuple[Answer, list[str]]:
    """ "Check now" while the provider swallows everything."""
    with SmallInternet(folder) as net:
        scene = Scene(net, Program(folder, net.before_command))
        scene.settings(policy="", webmail=False)
        scene.check_when_all_is_well()
        net.router_rules(*to("provider", "drop"))
        answer = scene.program.check("--quick")
        return answer, Verdict(1, "outage", "ok", confirmed=False).differences(answer)


def red_by_default(folder: Path) -> float:
    """Seconds from the failure to red with the default policy and intervals."""
    with SmallInternet(folder) as net:
        scene = Scene(net, Program(folder, net.before_command))
        scene.settings(policy="")
        with Watch(scene.program) as watch:
            watch.wait_for("ok", 30)
            cut_at = time.monotonic()
            net.router_rules(*to("provider", "drop"))
            return watch.wait_for("outage", 200) - cut_at


FILMS = {"watch: in turn": alternate, "time: first answer": first_answer, "time: failure to red": red_by_default}


@pytest.fixture(scope="module")
def together(request, tmp_path_factory):
    """All cells that this run wants, played beside each other; the longest first."""
    wanted = {item.callspec.params["name"] if hasattr(item, "callspec") else item.get_closest_marker("film").args[0]
              for item in request.session.items if item.path == request.path}  # fmt: skip
    running = Together(AT_ONCE)
    folder = tmp_path_factory.mktemp("net")
    named = [(name, play_film) for name, play_film in reversed(FILMS.items())]
    named += [(name, lambda at, name=name: play(name, at)) for name in MATRIX]
    numbered = [(name, folder / str(number), run) for number, (name, run) in enumerate(named) if name in wanted]
    running.start((name, lambda at=at, run=run: run(at)) for name, at, run in numbered)
    yield running
    running.close()


@pytest.mark.parametrize("name", MATRIX)
def test_whose_fault_it_is(together, name):
    answer, differences = together.outcome(name)

    record(name, MATRIX[name].expected.short(), answer.short(), answer.seconds)
    assert not differences, f"{differences}\n{answer.told}"


@pytest.mark.film("watch: in turn")
def test_line_and_provider_are_told_apart_in_turn(together):
    statuses, seconds = together.outcome("watch: in turn")

    record("watch: in turn", "ok outage ok line, twice", " ".join(statuses), seconds)
    told = [status for number, status in enumerate(statuses) if number == 0 or status != statuses[number - 1]]
    assert told == ["ok", "outage", "ok", "line", "ok", "outage", "ok", "line", "ok"]


@pytest.mark.film("time: first answer")
def test_a_dead_host_has_an_answer_within_twelve_seconds(together):
    answer, differences = together.outcome("time: first answer")

    record("time: first answer", "at most 12 s", answer.short(), answer.seconds)
    assert (differences, answer.seconds <= 12.0) == ([], True), answer.seconds


@pytest.mark.film("time: failure to red")
def test_red_comes_in_time_by_default(together):
    """At worst the longest interval of 60 s, 90 s to be certain, and the wait for a last swallowed connection."""
    seconds = together.outcome("time: failure to red")

    record("time: failure to red", "90 to 165 s", "outage", seconds)
    assert 90 <= seconds <= 165
