"""Bounded HTTP over our own dial and trust: one deadline, a cap on the body after decompression, few redirects.

`http.client` speaks the protocol; connecting, redirects and waiting are ours, because its connections try addresses
one after the other and its time-outs begin anew with every byte. urllib3 would bring nothing that we use, and 2 MiB.
"""

from __future__ import annotations

import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from tray_app import __version__
from tray_app.model.result import Phase
from tray_app.net.certificate import NO_CERTIFICATE, Certificate, verified_certificate
from tray_app.net.deadline import Deadline
from tray_app.net.dial import NAME_S, REACH_S, Dialed, DialError, connect, look_up, place_of
from tray_app.net.names import Resolver, system_addresses, tls_name

if TYPE_CHECKING:
    from http.client import HTTPResponse

USER_AGENT = f"Mailampel/{__version__}"
MAX_REDIRECTS = 5
MAX_BODY = 2 * 1024 * 1024
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BECOME_GET = frozenset({301, 302, 303})
_PORTS = {"http": 80, "https": 443}
_IN_PATH = "/%:@!$&'()*+,;=~"
_IN_QUERY = f"{_IN_PATH}?"
"""What RFC 3986 allows there; `%` because what is quoted already stays as it is."""
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class HttpError(Exception):
    """No usable answer; `cause` is the error beneath it, where there is one.

    `kind` is one of `bad_url`, `dns`, `connect`, `tls`, `timeout`, `closed`, `bad_response`, `too_large`,
    `too_many_redirects`, `insecure_redirect`.
    """

    def __init__(self, kind: str, cause: Exception | None = None, url: str = "") -> None:
        super().__init__(kind, type(cause).__name__ if cause else "")
        self.kind = kind
        self.cause = cause
        self.url = url


@dataclass(frozen=True, slots=True)
class Request:
    """One question; `headers` go to every host on the way, `authorization` only to the host it was meant for."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    authorization: str = field(default="", repr=False)
    max_bytes: int = MAX_BODY
    cut: bool = False
    """True: a longer body is cut off there. False: it is an error."""
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """The last answer on the way."""

    url: str
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = b""
    is_cut: bool = False
    family: str = ""
    address: str = ""
    """`ip:port` of the server that answered."""
    certificate: Certificate = NO_CERTIFICATE


def retry_after_s(value: str, now: datetime) -> float | None:
    """What `Retry-After` asks for (RFC 9110, section 10.2.3): seconds, or a date."""
    if value.strip().isdecimal():
        return float(value)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):  # TypeError: a date without a zone
        return None


def fetch(
    request: Request,
    context: ssl.SSLContext,
    deadline: Deadline,
    *,
    ask: Resolver = system_addresses,
    on_step: Callable[[Phase], None] = lambda _phase: None,
) -> Response:
    """The answer to `request` after redirects, or HttpError; never later than `deadline`.

    `on_step` hears what comes next: DNS, CONNECT, TLS, GREETING (question and answer).
    """
    followed = 0
    while True:
        response = _ask_once(request, _Way(context, deadline, ask, on_step))
        target = response.headers.get("location", "")
        if not request.follow or response.status not in _REDIRECTS or not target:
            return response
        if followed >= MAX_REDIRECTS:
            raise HttpError("too_many_redirects", url=request.url)
        followed += 1
        request = _redirected(request, response.status, target)


def _redirected(request: Request, status: int, target: str) -> Request:
    url = urljoin(request.url, target)
    before, after = _parts(request.url), _parts(url)
    if before.scheme == "https" and after.scheme != "https":
        raise HttpError("insecure_redirect", url=request.url)
    if before.hostname != after.hostname:
        request = replace(request, authorization="")
    if request.method == "POST" and status in _BECOME_GET:
        request = replace(request, method="GET", body=None)
    return replace(request, url=url)


def _parts(url: str) -> SplitResult:
    """The parts of an http(s) address with a host, or HttpError."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise HttpError("bad_url", error, url) from error
    if not usable:
        raise HttpError("bad_url", url=url)
    return parts


@dataclass(frozen=True, slots=True)
class _Way:
    context: ssl.SSLContext
    deadline: Deadline
    ask: Resolver
    on_step: Callable[[Phase], None]


def _ask_once(request: Request, way: _Way) -> Response:
    parts = _parts(request.url)
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    try:
        way.on_step(Phase.DNS)
        addresses = look_up(host, port, way.deadline.at_most(NAME_S), ask=way.ask)
        way.on_step(Phase.CONNECT)
        dialed = connect(addresses, way.deadline.at_most(REACH_S))
    except DialError as error:
        kind = "timeout" if isinstance(error.error, TimeoutError) else error.step
        raise HttpError(kind, error.error, request.url) from error
    sock = dialed.sock
    try:
        if parts.scheme == "https":
            way.on_step(Phase.TLS)
            sock = _encrypted(dialed, way, host, request.url)
        way.on_step(Phase.GREETING)
        return _converse(request, parts, sock, dialed, way.deadline)
    finally:
        sock.close()


def _encrypted(dialed: Dialed, way: _Way, host: str, url: str) -> ssl.SSLSocket:
    try:
        name = tls_name(host)
        dialed.sock.settimeout(way.deadline.timeout_s())
        return way.context.wrap_socket(dialed.sock, server_hostname=name)
    except TimeoutError as error:
        raise HttpError("timeout", error, url) from error
    except (OSError, ValueError) as error:  # ValueError: no name for a certificate
        raise HttpError("tls", error, url) from error


def _converse(
    request: Request, parts: SplitResult, sock: socket.socket, dialed: Dialed, deadline: Deadline
) -> Response:
    import http.client

    bounded = _DeadlineSocket(sock, deadline)
    try:
        answer = _send(request, parts, bounded)
        body, is_cut = _bounded_body(answer, request)
    except TimeoutError as error:
        raise HttpError("timeout", error, request.url) from error
    except (http.client.RemoteDisconnected, OSError) as error:
        raise HttpError("closed", error, request.url) from error
    except (http.client.HTTPException, UnicodeError, ValueError, zlib.error) as error:
        # An early end may show as nonsense, too, such as half a number.
        raise HttpError("closed" if bounded.reader.has_ended else "bad_response", error, request.url) from error
    return Response(
        url=request.url,
        status=answer.status,
        headers={name.lower(): value for name, value in answer.headers.items()},
        body=body,
        is_cut=is_cut,
        family=dialed.address.family_word,
        address=place_of(dialed.address.ip, parts.port or _PORTS[parts.scheme]),
        certificate=verified_certificate(sock) if isinstance(sock, ssl.SSLSocket) else NO_CERTIFICATE,
    )


def _send(request: Request, parts: SplitResult, bounded: _DeadlineSocket) -> HTTPResponse:
    import http.client

    connection = http.client.HTTPConnection(str(parts.hostname), parts.port or _PORTS[parts.scheme])
    connection.sock = bounded  # all that http.client uses of one
    headers = {"Host": _host_header(parts), "User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
    headers |= {"Connection": "close", **request.headers}
    if request.authorization:
        headers["Authorization"] = request.authorization
    connection.request(request.method, _target(parts), request.body, headers)
    answer = connection.getresponse()
    if bounded.reader.has_ended:
        # Nothing after the head has been read yet, so the end came inside it; http.client takes that for a full head.
        raise http.client.RemoteDisconnected("closed inside the head")
    return answer


def _host_header(parts: SplitResult) -> str:
    host = str(parts.hostname)
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port is None else f"{host}:{parts.port}"


def _target(parts: SplitResult) -> str:
    """Path and query as they stand in the first line; people paste addresses with spaces and umlauts."""
    query = f"?{quote(parts.query, safe=_IN_QUERY)}" if parts.query else ""
    return f"{quote(parts.path or '/', safe=_IN_PATH)}{query}"


def _bounded_body(answer: HTTPResponse, request: Request) -> tuple[bytes, bool]:
    body = bytearray()
    packed = answer.headers.get("Content-Encoding", "").strip().lower() in _PACKED
    for piece in _unpacked(_pieces(answer)) if packed else _pieces(answer):
        body += piece
        if len(body) > request.max_bytes:
            if not request.cut:
                raise HttpError("too_large", url=request.url)
            return bytes(body[: request.max_bytes]), True
    return bytes(body), False


def _pieces(answer: HTTPResponse) -> Iterator[bytes]:
    """The body as it comes; `read1` never waits for, or holds, more than one buffer, whatever lengths are announced."""
    import http.client

    while piece := answer.read1(_CHUNK):
        yield piece
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Out of gzip or zlib, a buffer at a time; what follows a whole stream is another one, or waste."""
    engine, is_whole = zlib.decompressobj(_GZIP_OR_ZLIB), False
    for piece in pieces:
        rest, is_full = piece, False
        while rest or is_full:
            if engine.eof:
                engine, is_whole = zlib.decompressobj(_GZIP_OR_ZLIB), True
            try:
                plain = engine.decompress(rest, _CHUNK)
            except zlib.error:
                if is_whole:
                    return
                raise
            yield plain
            rest, is_full = engine.unconsumed_tail or engine.unused_data, len(plain) == _CHUNK


class _DeadlineSocket:
    """What http.client needs of a socket, with every wait bounded by the one deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline
        self.reader = _DeadlineReader(sock, deadline)

    def sendall(self, data: Any) -> None:
        self._sock.settimeout(self._deadline.timeout_s())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        assert mode == "rb", mode
        return io.BufferedReader(self.reader, _CHUNK)

    def close(self) -> None:
        """Whoever opened the connection closes it."""


class _DeadlineReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self.has_ended = False
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.timeout_s())
        count = self._sock.recv_into(buffer)
        self.has_ended = count == 0
        return count
