"""Memory and quiet: PSS after 20 rounds on 3 accounts with sources, windows closed, beside a bare PySide6 tray app.

Also counts wake-ups and processor time while nothing is due. The accounts talk to the demo's providers on loopback,
over TLS, with logins; the providers live in this process and do not count. Fails above the limits.

With `--windows` both programs also show a window (needs openbox and xdotool), close it, and are looked at again ten
minutes later. The bare app's figure from before its window is the measure there, too; the one after it is printed
beside it, since what Qt maps to draw its first window stays mapped in any program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from tests.fakes.desk import Desk, desk, end, wait_until
from tests.fakes.tray_watcher import TrayWatcher
from tray_app.demo.provider import HOST, Provider
from tray_app.model.account import Account, Auth, Intervals, Page, Receive, Security, Send, StatusSource
from tray_app.model.settings import General, Settings
from tray_app.storage.paths import Profile
from tray_app.storage.settings_file import save

PSS_LIMIT = 1.4
CLOSED_LIMIT = 1.5
"""Ten minutes after all windows were closed."""
CLOSED_S = 600
WAKE_UPS_LIMIT = 0.1
ROUNDS = 20
ROUND_S = 5
QUIET_S = 20
OFTEN = Intervals(*[float(ROUND_S)] * 7)
SELDOM = Intervals(*[86_400.0] * 7)
BARE = Path(__file__).with_name("bare_tray.py")
BARE_AT_REST, OURS_AT_REST, OURS_CLOSED = "bare", "mailampel", "mailampel, closed"


@dataclass
class Figures:
    """Of one process."""

    pss_mib: float
    wake_ups_s: float
    cpu_ms_s: float


def main() -> int:
    has_windows = "--windows" in sys.argv
    with (
        desk() as place,
        TrayWatcher(place.bus) as panel,
        providers() as three,
        tempfile.TemporaryDirectory() as folder,
    ):
        with bare(place, panel) as program:
            figures = {BARE_AT_REST: look_at(program.pid)}
        if has_windows:
            place.run("openbox")
            with bare(place, panel, "--window") as program:
                figures["bare, closed"] = look_after_window(place, program.pid, "Bare")
        profile = Profile.at(Path(folder))
        write(profile, three, OFTEN)
        ours = place.mailampel(profile.data_dir)
        wait_until(lambda: asked(three) >= ROUNDS * len(three), ROUNDS * ROUND_S * 3, "rounds")
        write(profile, three, SELDOM)
        time.sleep(ROUND_S * 2)  # what is under way ends
        figures[OURS_AT_REST] = look_at(ours.pid)
        if has_windows:
            place.ask(profile.data_dir)
            figures[OURS_CLOSED] = look_after_window(place, ours.pid, "Mailampel")
        if "--keep" in sys.argv:
            input(f"pid {ours.pid}")
        end(ours)
    return report(figures)


@contextmanager
def bare(place: Desk, panel: TrayWatcher, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Ends before the next begins: two that map the same libraries would each be counted half."""
    known = len(panel.items)
    program = place.run(sys.executable, str(BARE), *arguments)
    panel.wait(lambda: len(panel.items) > known)
    yield program
    end(program)


@contextmanager
def providers() -> Iterator[list[Provider]]:
    authority = trustme.CA(organization_name="benchmark")
    with tempfile.TemporaryDirectory() as folder:
        ca_file = Path(folder) / "ca.pem"
        authority.cert_pem.write_to_path(str(ca_file))
        made = [CountingProvider(f"P{n}", authority, "secret") for n in range(3)]
        for provider in made:
            provider.ca_file = str(ca_file)
            provider.start()
        try:
            yield list(made)
        finally:
            for provider in made:
                provider.stop()


class CountingProvider(Provider):
    """Knows how often its IMAP server was asked."""

    ca_file = ""
    rounds = 0

    async def _serve_imap(self, reader, writer):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        self.rounds += 1
        await super()._serve_imap(reader, writer)


def asked(three: list[Provider]) -> int:
    return sum(min(provider.rounds, ROUNDS) for provider in three if isinstance(provider, CountingProvider))


def write(profile: Profile, three: list[Provider], intervals: Intervals) -> None:
    profile.ensure()
    accounts = tuple(account(n, provider, intervals) for n, provider in enumerate(three))
    save(profile.settings_file, Settings(general=General(quiet_hours=""), accounts=accounts))


def account(number: int, provider: Provider, intervals: Intervals) -> Account:
    assert isinstance(provider, CountingProvider)
    web = f"https://{HOST}:{provider.web_port}"
    return Account(
        id=f"a{number}",
        address=f"kim@p{number}.example",
        provider=provider.name,
        auth=Auth.PASSWORD,
        password_command=("printf", "secret"),
        tls_ca_file=provider.ca_file,
        receive=Receive(HOST, provider.imap_port),
        send=Send(HOST, provider.smtp_port, Security.TLS),
        webmail=Page(f"{web}/"),
        status=(StatusSource(f"{web}/feed.rss"),),
        intervals=intervals,
    )


def look_after_window(place: Desk, pid: int, title: str) -> Figures:
    """Once the window has been seen and has been closed for long."""
    wait_until(lambda: place.windows(title), 20, "window")
    time.sleep(2)  # it has been drawn
    place.xdotool("windowfocus", "--sync", place.windows(title)[0], "key", "Escape")
    wait_until(lambda: not place.windows(title), 20, "window closed")
    time.sleep(CLOSED_S)
    return look_at(pid)


def look_at(pid: int) -> Figures:
    before, cpu_s = voluntary_switches(pid), processor_s(pid)
    seen = []
    for _ in range(QUIET_S):
        seen.append(pss_mib(pid))
        time.sleep(1)
    return Figures(
        max(seen),
        sum(now - before.get(task, 0) for task, now in voluntary_switches(pid).items()) / QUIET_S,
        (processor_s(pid) - cpu_s) * 1000 / QUIET_S,
    )


def pss_mib(pid: int) -> float:
    """As if nobody else had Qt in memory: another program that maps our copy of it would take half of it on itself."""
    total, is_qt = 0, False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name in ("Pss", "Rss"):
            total += int(rest.split()[0]) if (name == "Rss") is is_qt else 0
        elif "-" in name.partition(" ")[0]:  # the head of a mapping
            is_qt = "/PySide6/" in line or "/shiboken6/" in line
    return total / 1024


def voluntary_switches(pid: int) -> dict[str, int]:
    """Of each thread: how often it slept and was woken."""
    switches = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                switches[task.name] = int(line.split()[1])
    return switches


def processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(figures: dict[str, Figures]) -> int:
    print(f"{'after ' + str(ROUNDS) + ' rounds':<22}{'PSS MiB':>10}{'wake-ups/s':>12}{'CPU ms/s':>10}")
    for name, seen in figures.items():
        print(f"{name:<22}{seen.pss_mib:>10.1f}{seen.wake_ups_s:>12.2f}{seen.cpu_ms_s:>10.2f}")
    bare, is_over = figures[BARE_AT_REST].pss_mib, figures[OURS_AT_REST].wake_ups_s > WAKE_UPS_LIMIT
    for name, limit in ((OURS_AT_REST, PSS_LIMIT), (OURS_CLOSED, CLOSED_LIMIT)):
        if name in figures:
            ratio = figures[name].pss_mib / bare
            print(f"{name}: PSS ratio {ratio:.2f}, limit {limit}")
            is_over = is_over or ratio > limit
    print(f"wake-ups limit {WAKE_UPS_LIMIT}/s")
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
