"""Servers on loopback that follow a script: polite ones, and hostile ones that bring every kind of trouble."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

Script = Callable[["Conversation"], None]


class Conversation:
    """One client's connection, as a script sees it."""

    def __init__(self, sock: socket.socket, stopped: threading.Event, heard: list[bytes]) -> None:
        self.sock = sock
        self._stopped = stopped
        self._heard = heard
        self._buffer = b""

    def say(self, *lines: str) -> None:
        """Lines as text, each with its end."""
        self.send("".join(f"{line}\r\n" for line in lines).encode())

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def hear(self) -> bytes:
        """The client's next line without its end; empty once the client is gone."""
        while b"\n" not in self._buffer:
            data = self.sock.recv(4096)
            if not data:
                return b""
            self._buffer += data
        line, _end, self._buffer = self._buffer.partition(b"\n")
        self._heard.append(line.strip())
        return line.strip()

    def hear_request(self) -> bytes:
        """The first line of an HTTP request; its head and body are read, so that closing does not reset."""
        first, length = self.hear(), 0
        while line := self.hear():
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        while len(self._buffer) < length and (data := self.sock.recv(4096)):
            self._buffer += data
        self._buffer = self._buffer[length:]
        return first

    def start_tls(self, context: ssl.SSLContext) -> None:
        self.sock = context.wrap_socket(self.sock, server_side=True)

    def hold(self) -> None:
        """Keeps the connection open, in silence, until the server is stopped."""
        self._stopped.wait()

    def drip(self, data: bytes, every_s: float = 0.05) -> None:
        """One byte at a time, for ever."""
        while not self._stopped.wait(every_s):
            for byte in data:
                self.sock.sendall(bytes([byte]))
                if self._stopped.wait(every_s):
                    return


class FakeServer:
    """Runs `script` for each client; with `tls` encrypted from the start. A context manager."""

    def __init__(
        self,
        script: Script,
        tls: ssl.SSLContext | None = None,
        host: str = "127.0.0.1",
        listener: socket.socket | None = None,
    ) -> None:
        self.script = script
        self.heard: list[bytes] = []
        """All lines that clients said."""
        self.clients = 0
        self._tls = tls
        self._stopped = threading.Event()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = listener or socket.create_server((host, 0), family=family)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> FakeServer:
        self._start(self._accept)
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for sock in self._sockets:
            sock.close()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                sock, _address = self._listener.accept()
            except OSError:
                return
            self.clients += 1
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._sockets.append(sock)
            self._start(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        conversation = None
        with suppress(OSError, ValueError):
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
                self._sockets.append(sock)
            conversation = Conversation(sock, self._stopped, self.heard)
            self.script(conversation)
        for open_one in (sock, conversation.sock if conversation else sock):
            with suppress(OSError):
                open_one.close()


def closed_port() -> int:
    """A port of this computer on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


def imap(
    greeting: str = "* OK IMAP ready",
    login: str = "OK logged in",
    *,
    capabilities: str = "IMAP4rev1 AUTH=PLAIN ID QUOTA",
    select: str = "OK [READ-ONLY] done",
    extra: dict[str, Sequence[str]] | None = None,
    goodbye: dict[str, str] | None = None,
    tls: ssl.SSLContext | None = None,
) -> Script:
    """A small IMAP server; `extra` gives untagged lines before the reply to a command, `goodbye` ends it instead."""

    def script(c: Conversation) -> None:
        c.say(greeting)
        if greeting.startswith("* BYE"):
            return
        while line := c.hear().decode():
            tag, command, *_rest = [*line.split(" "), ""]
            command = command.upper()
            c.say(*(extra or {}).get(command, ()))
            if words := (goodbye or {}).get(command):
                c.say(f"* BYE {words}")
                return
            if command == "CAPABILITY":
                c.say(f"* CAPABILITY {capabilities}", f"{tag} OK done")
            elif command == "AUTHENTICATE":
                c.say("+ ")
                c.hear()
                c.say(f"{tag} {login}")
            elif command == "LOGIN":
                c.say(f"{tag} {login}")
            elif command == "EXAMINE":
                c.say("* FLAGS (\\Seen)", "* 3 EXISTS", "* 0 RECENT", f"{tag} {select}")
            elif command == "STARTTLS" and tls is not None:
                c.say(f"{tag} OK begin")
                c.start_tls(tls)
            elif command == "LOGOUT":
                c.say("* BYE see you", f"{tag} OK done")
                return
            else:
                c.say(f"{tag} OK done")

    return script


def smtp(
    greeting: str = "220 mail.example ESMTP",
    auth: Sequence[str] = ("235 2.7.0 welcome",),
    *,
    offers: Sequence[str] = ("AUTH PLAIN LOGIN",),
    tls: ssl.SSLContext | None = None,
) -> Script:
    """A small submission server; `auth` are its replies, one per line that the client sends in AUTH."""

    def script(c: Conversation) -> None:
        c.say(greeting)
        encrypted = False
        while line := c.hear().decode():
            command = line.split(" ")[0].upper()
            if command == "EHLO":
                lines = ["mail.example", *offers, *(["STARTTLS"] if tls and not encrypted else [])]
                c.say(*(f"250-{offer}" for offer in lines[:-1]), f"250 {lines[-1]}")
            elif command == "STARTTLS" and tls is not None:
                c.say("220 go ahead")
                c.start_tls(tls)
                encrypted = True
            elif command == "AUTH":
                for number, reply in enumerate(auth):
                    if number:
                        c.hear()
                    c.say(reply)
            elif command == "QUIT":
                c.say("221 bye")
                return
            else:
                c.say("502 5.5.1 not known")

    return script


def pop3(
    greeting: str = "+OK POP3 ready",
    login: str = "+OK logged in",
    *,
    capabilities: Sequence[str] = ("USER",),
    tls: ssl.SSLContext | None = None,
) -> Script:
    """A small POP3 server."""

    def script(c: Conversation) -> None:
        c.say(greeting)
        while line := c.hear().decode():
            command = line.split(" ")[0].upper()
            if command == "CAPA":
                c.say("+OK", *capabilities, *(["STLS"] if tls else []), ".")
            elif command == "PASS":
                c.say(login)
            elif command == "AUTH":
                c.say("+ ")
                c.hear()
                c.say(login)
            elif command == "STLS" and tls is not None:
                c.say("+OK begin")
                c.start_tls(tls)
            elif command == "QUIT":
                c.say("+OK bye")
                return
            else:
                c.say("+OK")

    return script


def http(*answers: str | bytes, hold: bool = False) -> Script:
    """Gives the n-th answer to the n-th request of a connection; answers close it, as `Connection: close` asks."""

    def script(c: Conversation) -> None:
        for answer in answers:
            c.hear_request()
            c.send(answer if isinstance(answer, bytes) else answer.encode())
        if hold:
            c.hold()

    return script


def answer(status: str = "200 OK", body: str | bytes = "", **headers: str) -> bytes:
    """An HTTP answer; header names with `_` for `-`."""
    content = body.encode() if isinstance(body, str) else body
    told = {"Content-Length": str(len(content)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


def silent(c: Conversation) -> None:
    """Accepts and says nothing."""
    c.hold()


def closing(_c: Conversation) -> None:
    """Hangs up at once."""


def garbage(c: Conversation) -> None:
    """Bytes that are no protocol."""
    c.send(bytes(range(128, 256)) + b"\xff\x00 what?\r\n" * 3)
    c.hold()


def dripping(start: bytes) -> Script:
    """A byte at a time, so that no single read ever times out."""

    def script(c: Conversation) -> None:
        c.drip(start)

    return script


def endless_line(start: bytes) -> Script:
    """One line that never ends."""

    def script(c: Conversation) -> None:
        c.send(start)
        while True:
            c.send(b"x" * 65536)

    return script


def cut_line(start: bytes) -> Script:
    """Hangs up in the middle of the first line."""

    def script(c: Conversation) -> None:
        c.send(start)

    return script
