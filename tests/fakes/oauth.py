"""A small authorization server on loopback: browser, code, device and refresh sign-ins, and introspection.

    with OAuthServer(authority.server()) as server:
        server.sign_in("kim@nordpost.example")      # a refresh token, as if somebody had signed in
        server.token = refused("invalid_grant")     # from now on the token endpoint answers this
        server.token = None                         # and honestly again

It keeps to RFC 6749, 7636 (S256 only), 7662 and 8628, and refuses whoever does not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.fakes.servers import Conversation, Script

CLIENT_ID = "kims-own-client"
SCOPE = "mail"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(frozen=True)
class Said:
    """One answer."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)


Answer = Callable[["OAuthServer", dict[str, str]], Said]


def said(status: int = 200, **words: object) -> Said:
    return Said(status, json.dumps(words).encode(), {"Content-Type": "application/json"})


def refused(error: str, told: str = "", status: int = 400) -> Answer:
    return lambda _server, _asked: said(status, error=error, error_description=told)


def broken(status: int = 500, body: bytes = b"<html><h1>Internal Server Error</h1></html>") -> Answer:
    return lambda _server, _asked: Said(status, body, {"Content-Type": "text/html"})


def silent(server: OAuthServer, _asked: dict[str, str]) -> Said:
    """Takes the question and never answers."""
    server.stopped.wait()
    return Said()


def echoing(_server: OAuthServer, asked: dict[str, str]) -> Said:
    """The worst kind: says back whatever it was told."""
    return said(400, error="invalid_grant", error_description=" ".join(asked.values()))


class OAuthServer:
    def __init__(self, tls: ssl.SSLContext | None = None, *, client_secret: str = "", host: str = "127.0.0.1") -> None:
        self.client_secret = client_secret
        self.rotates = True
        self.gives_refresh_token = True
        self.life_s = 3600
        self.consent: Callable[[dict[str, str]], dict[str, str]] | None = None
        """What the person in the browser does: the words of the redirect; None: agrees."""
        self.token: Answer | None = None
        self.device: Answer | None = None
        self.introspect: Answer | None = None
        self.device_agreed = threading.Event()
        self.asked: list[tuple[str, dict[str, str]]] = []
        """Path and words of each question."""
        self.access_tokens: dict[str, str] = {}
        """Token to user name."""
        self.refresh_tokens: dict[str, str] = {}
        self.stopped = threading.Event()
        self._codes: dict[str, dict[str, str]] = {}
        self._devices: set[str] = set()
        self.user = "kim@nordpost.example"
        self._http = ThreadingHTTPServer((host, 0), _handler(self))
        self._http.daemon_threads = True
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://{host}:{self._http.server_port}"
        self.port = self._http.server_port

    def __enter__(self) -> OAuthServer:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nobody answers any more; once or twice is the same."""
        if self.stopped.is_set():
            return
        self.stopped.set()
        self._http.shutdown()
        self._http.server_close()

    def table(self, **more: object) -> dict[str, object]:
        """The account's `oauth` setting."""
        return {
            "provider": "generic",
            "client_id": CLIENT_ID,
            "authorization_url": f"{self.url}/authorize",
            "token_url": f"{self.url}/token",
            "device_url": f"{self.url}/device",
            "scopes": (SCOPE,),
            **more,
        }

    def sign_in(self, user: str = "") -> str:
        """A refresh token."""
        token = f"refresh-{secrets.token_urlsafe(12)}"
        self.refresh_tokens[token] = user or self.user
        return token

    def questions(self, path: str) -> list[dict[str, str]]:
        return [words for asked, words in self.asked if asked == path]

    def answer(self, path: str, asked: dict[str, str]) -> Said:
        self.asked.append((path, asked))
        if path == "/authorize":
            return self._authorize(asked)
        if path == "/token":
            return (self.token or OAuthServer._tokens)(self, asked)
        if path == "/device":
            return (self.device or OAuthServer._device)(self, asked)
        if path == "/introspect":
            return (self.introspect or OAuthServer._introspect)(self, asked)
        return Said(404, b"not here")

    def _authorize(self, asked: dict[str, str]) -> Said:
        good = asked.get("client_id") == CLIENT_ID and asked.get("response_type") == "code"
        if not good or asked.get("code_challenge_method") != "S256" or not asked.get("state"):
            return Said(400, b"bad request")
        code = secrets.token_urlsafe(12)
        self._codes[code] = asked
        words = {"code": code, "state": asked["state"]}
        words = self.consent(words) if self.consent else words
        return Said(302, b"", {"Location": f"{asked['redirect_uri']}/?{urlencode(words)}"})

    def _device(self, asked: dict[str, str]) -> Said:
        if asked.get("client_id") != CLIENT_ID:
            return said(400, error="invalid_client")
        code = secrets.token_urlsafe(12)
        self._devices.add(code)
        page = f"{self.url}/enter"
        return said(device_code=code, user_code="WDJB-MJHT", verification_uri=page, expires_in=900, interval=0)

    def _introspect(self, asked: dict[str, str]) -> Said:
        user = self.access_tokens.get(asked.get("token", ""))
        return said(active=True, username=user, scope=SCOPE) if user else said(active=False)

    def _tokens(self, asked: dict[str, str]) -> Said:
        if asked.get("client_id") != CLIENT_ID or asked.get("client_secret", "") != self.client_secret:
            return said(401, error="invalid_client", error_description="The OAuth client was not found.")
        grant = asked.get("grant_type")
        if grant == "authorization_code":
            return self._from_code(asked)
        if grant == DEVICE_GRANT:
            return self._from_device(asked)
        user = self.refresh_tokens.get(asked.get("refresh_token", "")) if grant == "refresh_token" else None
        if user is None:
            return said(400, error="invalid_grant", error_description="Token has been expired or revoked.")
        if self.rotates:
            del self.refresh_tokens[asked["refresh_token"]]
        return self._granted(user, refresh=self.rotates)

    def _from_code(self, asked: dict[str, str]) -> Said:
        first = self._codes.pop(asked.get("code", ""), None)
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if first is None or first["code_challenge"] != challenge or first["redirect_uri"] != asked.get("redirect_uri"):
            return said(400, error="invalid_grant", error_description="Bad code.")
        return self._granted(self.user, refresh=self.gives_refresh_token)

    def _from_device(self, asked: dict[str, str]) -> Said:
        if asked.get("device_code") not in self._devices:
            return said(400, error="expired_token")
        if not self.device_agreed.is_set():
            return said(400, error="authorization_pending")
        self._devices.discard(asked["device_code"])
        return self._granted(self.user, refresh=self.gives_refresh_token)

    def _granted(self, user: str, *, refresh: bool) -> Said:
        token = f"access-{secrets.token_urlsafe(12)}"
        self.access_tokens[token] = user
        words: dict[str, object] = {"access_token": token, "token_type": "Bearer", "expires_in": self.life_s}
        if refresh:
            words["refresh_token"] = self.sign_in(user)
        return said(**words)


def mailbox(server: OAuthServer) -> Script:
    """An IMAP server that takes the sign-in server's tokens, and repeats the ones that it refuses."""

    def script(c: Conversation) -> None:
        c.say("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] ready")
        while line := c.hear().decode():
            tag, command, *_rest = [*line.split(" "), ""]
            if command.upper() == "AUTHENTICATE":
                c.say("+ ")
                words = base64.b64decode(c.hear())
                if b"Bearer " not in words:
                    return
                token = words.split(b"Bearer ")[1].strip(b"\x01").decode()
                no = f"{tag} NO [AUTHENTICATIONFAILED] {token} is not good ({base64.b64encode(words).decode()})"
                c.say(f"{tag} OK done" if token in server.access_tokens else no)
            elif command.upper() == "EXAMINE":
                c.say("* FLAGS (\\Seen)", "* 3 EXISTS", "* 0 RECENT", f"{tag} OK [READ-ONLY] done")
            elif command.upper() == "LOGOUT":
                c.say("* BYE", f"{tag} OK done")
                return
            else:
                c.say(f"{tag} OK done")

    return script


def _handler(server: OAuthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

        def _answer(self, words: str) -> None:
            answer = server.answer(urlsplit(self.path).path, dict(parse_qsl(words)))
            with suppress(OSError):
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

        def handle(self) -> None:
            with suppress(OSError):  # a client that hangs up, or speaks no TLS
                super().handle()

        def log_message(self, *_words: object) -> None:
            """Silence."""

    return Handler
