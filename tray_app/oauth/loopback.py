"""The browser's way home (RFC 8252, 7.3): a small server on 127.0.0.1 that waits for one redirect.

It answers this computer only, believes only the redirect that carries our `state`, and keeps the browser waiting
until it is known how the sign-in ended, so that the page says what is true.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from urllib.parse import parse_qs, urlsplit

from tray_app.texts import current_language, tr

ADDRESS = "127.0.0.1"
_IDLE_S = 30.0
"""Browsers open connections in advance and leave them idle."""
_PAGE_WAIT_S = 60.0
"""The browser waits no longer than this for the end of the sign-in."""
_LAST_WORDS_S = 2.0
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:18px/1.5 system-ui,sans-serif;margin:20vh auto 0;max-width:34em;padding:0 1em}"
)


@dataclass(slots=True)
class Redirect:
    """What the browser brought. `finish` says how it ended; until then the page loads."""

    query: str = field(repr=False)
    shown: threading.Event = field(default_factory=threading.Event)
    _problem: SimpleQueue[str] = field(default_factory=SimpleQueue)

    def finish(self, problem: str = "") -> None:
        """Shows the last page: a problem, or that all is well. Returns once the browser has it: we may quit now."""
        self._problem.put(problem)
        self.shown.wait(_LAST_WORDS_S)

    def wait(self) -> str:
        """The problem, empty if there was none."""
        return self._problem.get(timeout=_PAGE_WAIT_S)


class Listener:
    """A context manager; `redirect_uri` is where the browser is to come, and `arrived` gets what comes with `state`."""

    def __init__(self, host: str, state: str, arrived: Callable[[Redirect], None]) -> None:
        self._server = _Server((ADDRESS, 0), _handler(state, arrived))
        # Without a path, as Microsoft's portal registers it; browsers ask for "/" all the same.
        self.redirect_uri = f"http://{host}:{self._server.server_port}"

    def __enter__(self) -> Listener:
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.05}, name="sign-in", daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False  # Windows would let another program listen at the same port

    def server_bind(self) -> None:
        """Without the library's look-up of this computer's name, which may ask the network."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is nobody's trouble; and nothing of the question may reach a log."""


def _handler(state: str, arrived: Callable[[Redirect], None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = _IDLE_S
        server_version, sys_version = "Mailampel", ""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path not in ("/", "") or not self._is_for_us():
                self.send_error(404)
                return
            if parse_qs(parts.query).get("state") != [state]:
                self._say(400, tr("This page does not belong to a sign-in that is under way."))
                return
            redirect = Redirect(parts.query)
            arrived(redirect)
            try:
                self._say(200, redirect.wait() or tr("You are signed in. You can close this page."))
            finally:
                redirect.shown.set()

        def _is_for_us(self) -> bool:
            """A page elsewhere could point a name of its own at this computer."""
            return self.headers.get("Host", "").rpartition(":")[0] in (ADDRESS, "localhost")

        def _say(self, status: int, sentence: str) -> None:
            body = _page(sentence).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nothing: the question holds the code."""

    return Handler


def _page(sentence: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{current_language()}"><head><meta charset="utf-8"><title>Mailampel</title>'
        f"<style>{_STYLE}</style></head><body><h1>Mailampel</h1><p>{escape(sentence)}</p></body></html>"
    )
