"""A mail provider small enough to live inside the program: IMAP, SMTP, a webmail page and a feed, on loopback.

It can be well, refuse connections, or greet with an apology. It knows one user and no mail.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from base64 import b64decode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import trustme

HOST = "localhost"
_Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Mood(StrEnum):
    """How the mail servers are."""

    WELL = "well"
    REFUSES = "refuses"
    """Nobody listens: connections are refused."""
    APOLOGISES = "apologises"
    """Greets with the provider's own words and hangs up."""


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of the provider's feed."""

    at: datetime
    title: str
    text: str


@dataclass(slots=True)
class Face:
    """What the provider shows the world right now."""

    mood: Mood = Mood.WELL
    words: str = ""
    notice: str = ""
    posts: list[Post] = field(default_factory=list)


class Provider:
    """Runs in a thread of its own; `turn` may be called from any other."""

    def __init__(self, name: str, authority: trustme.CA, password: str) -> None:
        self.name = name
        self.face = Face()
        self.imap_port = self.smtp_port = self.web_port = 0
        self._password = password
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(HOST, "127.0.0.1").configure_cert(self._tls)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=f"demo {name}", daemon=True)
        self._mail: list[asyncio.Server] = []
        self._web: list[asyncio.Server] = []

    def start(self) -> None:
        """Opens the ports; they stay the same from then on."""
        self._thread.start()
        self._await(self._open())

    def stop(self) -> None:
        """Closes everything."""
        self._await(self._close_ports())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_forever()
        while tasks := asyncio.all_tasks(self._loop):
            for task in tasks:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0))  # the last sockets are closed in the round after

    def turn(self, face: Face) -> None:
        """Shows another face from now on."""
        self._await(self._turn(face))

    def _await(self, work: Awaitable[None]) -> None:
        async def run() -> None:
            await work

        asyncio.run_coroutine_threadsafe(run(), self._loop).result()

    async def _open(self) -> None:
        await self._open_mail()
        web = await asyncio.start_server(_to_its_end(self._serve_web), "127.0.0.1", 0, ssl=self._tls)
        self.web_port = _port(web)
        self._web.append(web)

    async def _open_mail(self) -> None:
        imap = await asyncio.start_server(_to_its_end(self._serve_imap), "127.0.0.1", self.imap_port, ssl=self._tls)
        smtp = await asyncio.start_server(_to_its_end(self._serve_smtp), "127.0.0.1", self.smtp_port, ssl=self._tls)
        self.imap_port, self.smtp_port = _port(imap), _port(smtp)
        self._mail = [imap, smtp]

    async def _turn(self, face: Face) -> None:
        self.face = face
        if face.mood is Mood.REFUSES:
            for server in self._mail:
                server.close()
            self._mail = []
        elif not self._mail:
            await self._open_mail()

    async def _close_ports(self) -> None:
        for server in (*self._mail, *self._web):
            server.close()

    async def _serve_imap(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _converse(reader, writer, ImapConversation(self.name, self.face, self._password))

    async def _serve_smtp(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _converse(reader, writer, SmtpConversation(self.name, self.face, self._password))

    async def _serve_web(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = request.split(" ")[1] if " " in request else "/"
        kind, body = ("application/rss+xml", self._feed()) if path == "/feed.rss" else ("text/html", self._page())
        data = body.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(data)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + data)
        await _hang_up(writer)

    def _page(self) -> str:
        notice = f'<div role="alert" class="notice"><p>{escape(self.face.notice)}</p></div>' if self.face.notice else ""
        form = '<form><input name="user"><input name="password" type="password"><button>Login</button></form>'
        return f"<!doctype html><title>{escape(self.name)} Webmail</title><h1>Webmail</h1>{notice}{form}"

    def _feed(self) -> str:
        items = "".join(
            f"<item><guid isPermaLink='false'>{post.at.timestamp():.0f}</guid><title>{escape(post.title)}</title>"
            f"<description>{escape(post.text)}</description><pubDate>{format_datetime(post.at)}</pubDate>"
            f"<link>https://{HOST}:{self.web_port}/</link></item>"
            for post in reversed(self.face.posts)
        )
        channel = f"<channel><title>{escape(self.name)}</title>{items}</channel>"
        return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


class ImapConversation:
    """Just enough of RFC 9051 for one login and a look at an empty mailbox."""

    def __init__(self, name: str, face: Face, password: str) -> None:
        self._name, self._face, self._password = name, face, password
        self.over = face.mood is Mood.APOLOGISES
        self._authenticating = ""
        """Tag of the AUTHENTICATE command whose response comes next."""

    def greeting(self) -> list[str]:
        """The first line."""
        if self.over:
            return [f"* BYE [UNAVAILABLE] {self._face.words}"]
        return [f"* OK [CAPABILITY IMAP4rev1 ID AUTH=PLAIN] {self._name} is ready"]

    def answer(self, line: str) -> list[str]:
        """What the server says to one command."""
        if self._authenticating:
            tag, self._authenticating = self._authenticating, ""
            return [_verdict(tag, right=_is_plain_login(line, self._password))]
        tag, _, rest = line.partition(" ")
        command, _, arguments = rest.partition(" ")
        match command.upper():
            case "CAPABILITY":
                return ["* CAPABILITY IMAP4rev1 ID AUTH=PLAIN", f"{tag} OK done"]
            case "ID":
                return [f'* ID ("name" "{self._name}")', f"{tag} OK done"]
            case "LOGIN":
                return [_verdict(tag, right=arguments.endswith((f'"{self._password}"', f" {self._password}")))]
            case "AUTHENTICATE":
                self._authenticating = tag
                return ["+ "]
            case "EXAMINE" | "SELECT":
                return ["* 0 EXISTS", "* OK [UIDVALIDITY 1] valid", f"{tag} OK [READ-ONLY] done"]
            case "STATUS":
                return ["* STATUS INBOX (MESSAGES 0 UIDNEXT 1)", f"{tag} OK done"]
            case "LOGOUT":
                self.over = True
                return ["* BYE see you", f"{tag} OK done"]
        return [f"{tag} OK done"] if command.upper() == "NOOP" else [f"{tag} BAD unknown command"]


class SmtpConversation:
    """Just enough of RFC 6409 and RFC 4954 for one login."""

    def __init__(self, name: str, face: Face, password: str) -> None:
        self._name, self._face, self._password = name, face, password
        self.over = face.mood is Mood.APOLOGISES

    def greeting(self) -> list[str]:
        """The first line."""
        return [f"421 4.3.2 {self._face.words}"] if self.over else [f"220 {HOST} {self._name} ESMTP"]

    def answer(self, line: str) -> list[str]:
        """What the server says to one command."""
        match line.split(" ", maxsplit=1)[0].upper():
            case "EHLO":
                return [f"250-{HOST}", "250 AUTH PLAIN"]
            case "AUTH":
                from base64 import b64decode

                right = b64decode(line.rsplit(" ", maxsplit=1)[-1]).endswith(b"\0" + self._password.encode())
                return ["235 2.7.0 welcome" if right else "535 5.7.8 wrong name or password"]
            case "QUIT":
                self.over = True
                return ["221 2.0.0 see you"]
        return ["502 5.5.2 unknown command"]


def _verdict(tag: str, *, right: bool) -> str:
    return f"{tag} OK welcome" if right else f"{tag} NO [AUTHENTICATIONFAILED] wrong name or password"


def _is_plain_login(response: str, password: str) -> bool:
    """Whether a SASL PLAIN response (RFC 4616) carries the password."""
    try:
        return b64decode(response).endswith(b"\0" + password.encode())
    except ValueError:
        return False


def _to_its_end(serve: _Handler) -> _Handler:
    """Serves one caller until either side has had enough; asyncio would print what ends a conversation early."""

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()

    return served


async def _converse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, talk: ImapConversation | SmtpConversation
) -> None:
    try:
        writer.writelines(f"{line}\r\n".encode() for line in talk.greeting())
        while not talk.over and (line := await reader.readline()):
            writer.writelines(f"{said}\r\n".encode() for said in talk.answer(line.decode("utf-8", "replace").rstrip()))
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass  # the caller has hung up
    await _hang_up(writer)


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    try:
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    except (ConnectionError, ssl.SSLError, TimeoutError):
        return


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])
