"""A line-based conversation under one deadline, with everything said on record: redacted, capped, per phase."""

from __future__ import annotations

import base64
import math
import re
import socket
import ssl

from tray_app.model.result import Phase, TranscriptLine
from tray_app.net.certificate import NO_CERTIFICATE, Certificate, verified_certificate
from tray_app.net.deadline import Deadline
from tray_app.net.names import tls_name

MAX_LINE = 64 * 1024
MAX_LITERAL = 256 * 1024
MAX_RECORDED = 120
MAX_RECORDED_CHARS = 500
MAX_TEXT = MAX_RECORDED_CHARS * 8
"""So many bytes of a line are looked at."""
MIN_SECRET_CHARS = 4
"""Shorter ones would blot out ordinary words of the server; nothing we send is recorded unredacted anyway."""
HIDDEN = "•••"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_CHUNK = 16 * 1024
_SLACK_S = 0.2
"""So much later than the deadline a conversation may end at most."""


class WireError(Exception):
    """The other side broke the rules. `kind`: `closed`, `line_too_long`, `literal_too_long`, `injected`, `bad_name`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Wire:
    """One connection: bounded reads, a transcript, and TLS when asked for."""

    def __init__(self, sock: socket.socket, deadline: Deadline, *, secrets: tuple[str, ...] = ()) -> None:
        self.phase = Phase.CONNECT
        self.broken: Exception | None = None
        """What ended the conversation; libraries wrap or swallow what they are given."""
        self.last_text = ""
        """The line that was read last, as harmless text."""
        self.certificate: Certificate = NO_CERTIFICATE
        self._sock = sock
        self._deadline = deadline
        self._buffer = bytearray()
        self._searched = 0
        self._patience_s = math.inf
        self._lines: list[TranscriptLine] = []
        self._secrets = _forms(secrets)

    @property
    def transcript(self) -> tuple[TranscriptLine, ...]:
        """What was said so far."""
        return tuple(self._lines)

    @property
    def is_protected(self) -> bool:
        """Whether what is sent now is encrypted."""
        return isinstance(self._sock, ssl.SSLSocket)

    @property
    def is_loopback(self) -> bool:
        """Whether the other end is this computer."""
        peer = str(self._sock.getpeername()[0])
        return peer == "::1" or peer.removeprefix("::ffff:").startswith("127.")

    def send(self, data: bytes, shown: str | None = None) -> None:
        """Sends `data`; `shown` stands in the transcript in its place when it holds a secret."""
        self._record(text_of(data) if shown is None else shown, sent=True)
        try:
            self._be_patient()
            self._sock.sendall(data)
        except OSError as error:
            self.broken = error
            raise

    def read_line(self, limit: int = MAX_LINE) -> bytes:
        """The next line with its end; WireError if there is none."""
        while (end := self._buffer.find(b"\n", self._searched)) < 0:
            self._searched = len(self._buffer)
            if self._searched > limit:
                self._record(text_of(bytes(self._buffer[:MAX_RECORDED_CHARS])), sent=False)
                raise self._break("line_too_long")
            self._fill()
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        self._searched = 0
        self.last_text = text_of(line)
        self._record(self.last_text, sent=False)
        return line

    def read_exactly(self, size: int) -> bytes:
        """A literal of `size` bytes; refused before it is read if it is larger than any we asked for."""
        if size > MAX_LITERAL:
            raise self._break("literal_too_long")
        while len(self._buffer) < size:
            self._fill()
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._searched = 0
        return data

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Encrypts from here on; what came before the handshake must not be taken for protected (RFC 3207)."""
        if self._buffer:
            raise self._break("injected")
        try:
            name = tls_name(host)
        except ValueError as error:
            raise self._break("bad_name") from error
        self._patience_s = math.inf
        self._be_patient()
        self._sock = context.wrap_socket(self._sock, server_hostname=name)
        self.certificate = verified_certificate(self._sock)

    def hurry(self, seconds: float) -> None:
        """From here on the other side has no longer than `seconds`."""
        self._deadline = self._deadline.at_most(seconds)

    def wait_until(self, deadline: Deadline) -> None:
        """From here on the other side has until then."""
        self._deadline, self._patience_s = deadline, math.inf

    def close(self) -> None:
        """Ends the connection at once, without waiting for the other side."""
        self._sock.close()

    def _fill(self) -> None:
        try:
            self._be_patient()
            data = self._sock.recv(_CHUNK)
        except OSError as error:
            self.broken = error
            raise
        if not data:
            if self._buffer:
                self._record(text_of(bytes(self._buffer[:MAX_RECORDED_CHARS])), sent=False)
                self._buffer.clear()
            raise self._break("closed")
        self._buffer += data

    def _be_patient(self) -> None:
        """Bounds the next wait. Each change is a system call or two, so small differences are let pass."""
        left_s = self._deadline.timeout_s()
        if self._patience_s - left_s > _SLACK_S:
            self._sock.settimeout(left_s)
            self._patience_s = left_s

    def _break(self, kind: str) -> WireError:
        self.broken = WireError(kind)
        return self.broken

    def _record(self, text: str, *, sent: bool) -> None:
        if len(self._lines) >= MAX_RECORDED or (sent and not text):
            return
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        self._lines.append(TranscriptLine(self.phase, sent, text[:MAX_RECORDED_CHARS]))


def text_of(raw: bytes) -> str:
    """A server's bytes as harmless text: UTF-8, else GB 18030 or Western European, no control characters."""
    raw = raw[:MAX_TEXT].rstrip(b"\r\n")
    try:
        return plain(raw.decode())
    except UnicodeDecodeError:
        return plain(raw.decode("gb18030" if _looks_chinese(raw) else "cp1252", "replace"))


def _looks_chinese(raw: bytes) -> bool:
    """GB 18030 writes pairs of high bytes; umlauts in a Western text mostly stand alone."""
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", raw)]
    return sum(runs) > 3 and all(length % 2 == 0 for length in runs)


def plain(text: str) -> str:
    """Without control characters and those that turn the reading direction."""
    if text.isascii() and text.isprintable():
        return text.strip()  # nearly all that servers say, and far quicker
    return _CONTROL.sub(" ", text).strip()


def _forms(secrets: tuple[str, ...]) -> tuple[str, ...]:
    """Each secret as it stands and as it travels in SASL; a server may echo what it was sent."""
    plain_forms = [secret for secret in secrets if len(secret) >= MIN_SECRET_CHARS]
    encoded = [base64.b64encode(secret.encode()).decode() for secret in plain_forms]
    return tuple(sorted({*plain_forms, *encoded}, key=len, reverse=True))
