"""What stands in for the user's phone: an HTTP server on loopback that keeps the messages it is sent."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class PhoneService:
    """A target of Apprise's plainest kind (`json://`). `status` is what it answers; `gate` makes it wait;
    `location` sends on.

    `arrived` is released with each message.
    """

    def __init__(self, token="t0psecret-t0ken"):
        self.token = token
        self.posts = []
        self.status = 200
        self.location = ""
        self.gate = None
        self.arrived = threading.Semaphore(0)
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.posts.append((self.path, self.headers["User-Agent"], json.loads(body)))
                if service.gate is not None:
                    service.gate.wait(20)
                self.send_response(service.status)
                self.send_header("Content-Length", "0")
                if service.location:
                    self.send_header("Location", service.location)
                self.end_headers()
                service.arrived.release()

            def log_message(self, *_words):
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    @property
    def target(self):
        """As a user enters it."""
        return f"json://127.0.0.1:{self._server.server_port}/{self.token}"

    @property
    def messages(self):
        """Title and text of each message, in order."""
        return [(body["title"], body["message"]) for _path, _agent, body in self.posts]

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error):
        if self.gate is not None:
            self.gate.set()
        self._server.shutdown()
        self._server.server_close()
