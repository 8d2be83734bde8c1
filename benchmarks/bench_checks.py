"""What a check costs in CPU, beside the same conversation by hand, in one run: `python benchmarks/bench_checks.py`.

Light: TCP, TLS, greeting, against plain `socket` and `ssl` with a shared context. Deep: login, EXAMINE and LOGOUT,
against the same lines sent by hand. Both talk to a loopback server in a process of its own, so that only the
client's time counts. Prints a table; exit status 1 if a ratio is above what DESIGN 6 allows.
"""

from __future__ import annotations

import base64
import json
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tray_app.model.account import Account, Auth, Receive, Security, Send, Service
from tray_app.model.result import Depth
from tray_app.net.trust import Trust
from tray_app.probes import ProbeRequest, run_probe

ROUNDS = 15
CHECKS_PER_ROUND = 20
ALLOWED = 1.5
USER, PASSWORD = "kim@nordpost.example", "wind-und-meer"
TRUST = Trust()


def main() -> int:
    """Measures all pairs, alternating, and compares medians."""
    if sys.argv[1:2] == ["--serve"]:
        return serve(Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, __file__, "--serve", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            assert server.stdout is not None
            ports: dict[str, int] = json.loads(server.stdout.readline())
            return compare(ports, str(Path(folder) / "ca.pem"))
        finally:
            server.terminate()
            server.wait(10)


def compare(ports: dict[str, int], ca_file: str) -> int:
    """One line a pair; 1 if any is too dear."""
    context = TRUST.context(ca_file)
    account = Account(
        id="bench",
        address=USER,
        auth=Auth.PASSWORD,
        tls_ca_file=ca_file,
        receive=Receive("localhost", ports["imap"], Security.TLS),
        send=Send("localhost", ports["smtp"], Security.TLS),
    )
    pairs = [
        ("light IMAP", probe(account, Service.RECEIVE, Depth.LIGHT), by_hand(context, ports["imap"], [])),
        ("deep IMAP", probe(account, Service.RECEIVE, Depth.DEEP), by_hand(context, ports["imap"], IMAP_DEEP)),
        ("light SMTP", probe(account, Service.SEND, Depth.LIGHT), by_hand(context, ports["smtp"], [])),
        ("deep SMTP", probe(account, Service.SEND, Depth.DEEP), by_hand(context, ports["smtp"], SMTP_DEEP)),
    ]
    sys.stdout.write(f"{'check':<12}{'ours ms':>10}{'by hand ms':>12}{'ratio':>8}{'allowed':>9}\n")
    too_dear = 0
    for name, ours, plain in pairs:
        own_ms, hand_ms = alternating(ours, plain)
        ratio = own_ms / hand_ms
        too_dear += ratio > ALLOWED
        sys.stdout.write(f"{name:<12}{own_ms:>10.2f}{hand_ms:>12.2f}{ratio:>8.2f}{ALLOWED:>9.2f}\n")
    return 1 if too_dear else 0


def alternating(first: Callable[[], None], second: Callable[[], None]) -> tuple[float, float]:
    """CPU milliseconds of one call of each, in the round whose ratio is the median of all rounds.

    The calls take turns one by one, so that whatever else the machine does hits both.
    """
    first()
    second()
    rounds = [_round(first, second) for _ in range(ROUNDS)]
    return sorted(rounds, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]


def _round(first: Callable[[], None], second: Callable[[], None]) -> tuple[float, float]:
    pairs = [(cpu_ms(first), cpu_ms(second)) for _ in range(CHECKS_PER_ROUND)]
    return median(a for a, _b in pairs), median(b for _a, b in pairs)


def cpu_ms(call: Callable[[], None]) -> float:
    """CPU time of this process, all threads, for one call."""
    began = time.process_time()
    call()
    return (time.process_time() - began) * 1000


def probe(account: Account, service: Service, depth: Depth) -> Callable[[], None]:
    """One probe as the program makes it; a failing one would be no measurement."""
    password = PASSWORD if depth is Depth.DEEP else None
    request = ProbeRequest(account, service, depth, TRUST, 10.0, lambda: datetime.now(UTC), password)

    def run() -> None:
        result = run_probe(request)
        if result.reason is not None:
            raise SystemExit(f"the probe failed: {result}")

    return run


_SASL = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())
IMAP_DEEP: list[tuple[bytes, bytes]] = [
    (b"a1 CAPABILITY\r\n", b"a1 "),
    (b"a2 AUTHENTICATE PLAIN\r\n", b"+"),
    (_SASL + b"\r\n", b"a2 "),
    (b"a3 CAPABILITY\r\n", b"a3 "),
    (b'a4 ID ("name" "bench")\r\n', b"a4 "),
    (b"a5 EXAMINE INBOX\r\n", b"a5 "),
    (b"a6 LOGOUT\r\n", b"a6 "),
]
SMTP_DEEP: list[tuple[bytes, bytes]] = [
    (b"EHLO [127.0.0.1]\r\n", b"250 "),
    (b"AUTH PLAIN " + _SASL + b"\r\n", b"235 "),
    (b"QUIT\r\n", b"221 "),
]


def by_hand(context: ssl.SSLContext, port: int, talk: list[tuple[bytes, bytes]]) -> Callable[[], None]:
    """The least that can be done: connect, encrypt, read the greeting, send each line and wait for its answer."""

    def run() -> None:
        sock = socket.create_connection(("localhost", port), 10)
        with context.wrap_socket(sock, server_hostname="localhost") as encrypted:
            reader = encrypted.makefile("rb")
            reader.readline()
            for line, last in talk:
                encrypted.sendall(line)
                while not reader.readline().startswith(last):
                    pass

    return run


def serve(folder: Path) -> int:
    """The other process: an IMAP and an SMTP server on loopback until standard input closes."""
    from tests.fakes.certificates import authority
    from tests.fakes.servers import FakeServer, imap, smtp

    signer = authority(folder)
    context = signer.server()
    with (
        FakeServer(imap(capabilities="IMAP4rev1 AUTH=PLAIN ID"), tls=context) as mailbox,
        FakeServer(smtp(), tls=context) as submission,
    ):
        sys.stdout.write(json.dumps({"imap": mailbox.port, "smtp": submission.port}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
