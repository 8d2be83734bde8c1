"""What reading a status source costs, in one run: `python benchmarks/bench_sources.py`.

A payload of 1.3 MB of each large kind must be read within 150 ms and 30 MiB; an unchanged one (304) must cost no
parsing, and its check no more than 3 ms of CPU besides TLS. The server is a process of its own. Prints a table;
exit status 1 if a figure is missed.
"""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tray_app.model.account import StatusSource
from tray_app.net.trust import Trust
from tray_app.sources import read_bytes, read_source
from tray_app.sources.fetch import Fetcher

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SIZE = 1_300_000
PARSE_MS, PARSE_MIB, IDLE_MS = 150.0, 30.0, 3.0
ROUNDS, CHECKS_PER_ROUND = 7, 20


def main() -> int:
    """Measures parsing here, and the idle check against a server in another process."""
    if sys.argv[1:2] == ["--serve"]:
        return serve(Path(sys.argv[2]))
    results = [*parsing(), *idle_checks()]
    for name, measured, allowed, unit in results:
        print(f"{name:44} {measured:8.2f} {unit:4} (at most {allowed:g}) {'ok' if measured <= allowed else 'MISSED'}")
    return 0 if all(measured <= allowed for _, measured, allowed, _ in results) else 1


def parsing() -> list[tuple[str, float, float, str]]:
    """Time and peak memory for each large kind of payload."""
    rows = []
    for name, body in {"google archive": google(), "statuspage archive": statuspage(), "rss log": rss()}.items():
        read(body)  # imports
        times = [timed(partial(read, body)) for _ in range(ROUNDS)]
        tracemalloc.start()
        read(body)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        rows.append((f"{name}, {len(body) / 1e6:.1f} MB: time", median(times) * 1000, PARSE_MS, "ms"))
        rows.append((f"{name}: memory", peak / 2**20, PARSE_MIB, "MiB"))
    return rows


def read(body: bytes) -> None:
    reading = read_bytes(body, url="x", format="auto", service="mail", now=NOW)
    assert reading.readable, reading.problem


def timed(work: Callable[[], object]) -> float:
    """CPU seconds."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def google() -> bytes:
    """An archive of closed incidents with long texts."""
    text = "We are working on the incident and will post again. " * 12
    rows: list[dict[str, object]] = []
    while len(rows) * 8300 < SIZE:
        begin = NOW - timedelta(days=2 * len(rows) + 1)
        update = {
            "when": begin.isoformat(),
            "modified": begin.isoformat(),
            "text": text,
            "status": "SERVICE_DISRUPTION",
        }
        rows.append(
            {
                "id": f"incident{len(rows)}",
                "begin": begin.isoformat(),
                "end": (begin + timedelta(hours=2)).isoformat(),
                "external_desc": "Gmail delivers late",
                "status_impact": "SERVICE_DISRUPTION",
                "affected_products": [{"title": "Gmail", "id": "1"}],
                "updates": [update | {"affected_locations": [{"title": f"Place {n}"} for n in range(9)]}] * 7,
                "most_recent_update": update,
            }
        )
    return json.dumps(rows).encode()


def statuspage() -> bytes:
    text = "<p>We are working on the incident and will post again.</p>" * 20
    row = {"name": "Mail is late", "status": "resolved", "impact": "minor", "components": [{"name": "Email"}]}
    updates = [{"status": "resolved", "body": text, "display_at": NOW.isoformat()}] * 5
    incidents = [row | {"id": str(n), "created_at": NOW.isoformat(), "incident_updates": updates} for n in range(200)]
    return json.dumps({"page": {"name": "x"}, "incidents": incidents}).encode()


def rss() -> bytes:
    text = "&lt;p&gt;We are working on the incident and will post again.&lt;/p&gt;" * 60
    item = "<item><title>Mail is late at place {n}</title><guid>{n}</guid><pubDate>{at:%d %b %Y} 10:00:00 GMT</pubDate>"
    items = "".join(
        f"{item.format(n=n, at=NOW - timedelta(days=n))}<description>{text}</description></item>" for n in range(300)
    )
    return f"<rss version='2.0'><channel><title>Status</title>{items}</channel></rss>".encode()


def idle_checks() -> list[tuple[str, float, float, str]]:
    """A check answered by 304, against the same TLS handshake with nothing after it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--serve", folder]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            return compare(port, str(Path(folder) / "ca.pem"))
        finally:
            server.terminate()
            server.wait(10)


def compare(port: int, ca_file: str) -> list[tuple[str, float, float, str]]:
    trust = Trust()
    fetcher, context = Fetcher(trust, ca_file), trust.context(ca_file)
    source = StatusSource(f"https://localhost:{port}/")
    first = read_source(source, None, fetcher, NOW)
    assert first.readable, first.problem
    checks, handshakes = [], []
    for _ in range(ROUNDS):
        handshakes.append(timed(partial(repeat, partial(handshake, port, context))))
        checks.append(timed(partial(repeat, partial(read_source, source, first, fetcher, NOW))))
    besides = (median(checks) - median(handshakes)) / CHECKS_PER_ROUND * 1000
    return [("idle check (304) besides TLS", besides, IDLE_MS, "ms")]


def repeat(work: Callable[[], object]) -> None:
    for _ in range(CHECKS_PER_ROUND):
        work()


def handshake(port: int, context: ssl.SSLContext) -> None:
    with socket.socket() as plain:
        plain.connect(("127.0.0.1", port))
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            secure.sendall(b"GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            while secure.recv(4096):
                pass


def serve(folder: Path) -> int:
    """A status page of 1.3 MB that has an ETag."""
    import http.server

    import trustme

    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    body = statuspage()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match") == '"1"'
            self.send_response(304 if known or self.path == "/nothing" else 200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            if not known and self.path == "/":
                self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
