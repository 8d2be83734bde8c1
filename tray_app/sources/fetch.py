"""The only way from here to the network: one bounded, conditional request for each reading."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass

from tray_app.net.deadline import Deadline
from tray_app.net.http import HttpError, Request, Response, fetch
from tray_app.net.trust import Trust, TrustError
from tray_app.sources.document import MAX_BYTES
from tray_app.sources.report import SourceError

DEADLINE_S = 15.0
_ACCEPT = "application/json, application/atom+xml, application/rss+xml, text/html;q=0.8, */*;q=0.5"
_PROBLEMS = {
    "bad_url": "bad_address",
    "tls": "insecure",
    "too_large": "too_large",
    "too_many_redirects": "redirect",
    "insecure_redirect": "redirect",
    "bad_response": "malformed",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: a new body, or the word that nothing changed."""

    url: str
    body: bytes = b""
    unchanged: bool = False
    etag: str = ""
    last_modified: str = ""
    has_moved: bool = False
    """Every redirect was followed, and the way ended at the root of another host."""


class Fetcher:
    """Asks status sources; `ca_file` is the account's own certificate authority."""

    def __init__(self, trust: Trust, ca_file: str = "") -> None:
        self._trust = trust
        self._ca_file = ca_file

    def get(self, url: str, *, etag: str = "", last_modified: str = "", deadline: Deadline | None = None) -> Fetched:
        """The payload at `url`, or SourceError with the reason."""
        headers = {"Accept": _ACCEPT}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        request = Request(url, headers=headers, max_bytes=MAX_BYTES)
        try:
            response = fetch(request, self._context(), deadline or Deadline.after(DEADLINE_S))
        except HttpError as error:
            leads_astray = error.kind == "bad_url" and error.url != url
            raise SourceError("redirect" if leads_astray else _PROBLEMS.get(error.kind, "unreachable")) from error
        return _fetched(response, url)

    def _context(self) -> ssl.SSLContext:
        try:
            return self._trust.context(self._ca_file)
        except TrustError as error:
            raise SourceError("insecure") from error


def _fetched(response: Response, asked: str) -> Fetched:
    if response.status == 304:
        return Fetched(asked, unchanged=True)
    if response.status != 200:
        raise SourceError(_status_problem(response.status), _header(response.headers, "retry-after"))
    return Fetched(
        url=response.url,
        body=response.body,
        etag=_header(response.headers, "etag"),
        last_modified=_header(response.headers, "last-modified"),
        has_moved=_ends_at_root_elsewhere(asked, response.url),
    )


def _status_problem(status: int) -> str:
    """A bot wall's 403 or 429 says nothing about mail."""
    if status in (401, 402, 403, 407, 451):
        return "forbidden"
    if status in (404, 410):
        return "not_found"
    if status == 429:
        return "rate_limited"
    if status >= 500:
        return "server_error"
    return "redirect" if 300 <= status < 400 else "not_a_status_page"


def _header(headers: Mapping[str, str], name: str) -> str:
    """A validator to send back; one that is absurdly long is not kept."""
    value = headers.get(name, "")
    return value if len(value) <= 256 and value.isprintable() else ""


def _ends_at_root_elsewhere(asked: str, arrived: str) -> bool:
    from urllib.parse import urlsplit

    before, after = urlsplit(asked), urlsplit(arrived)
    return before.hostname != after.hostname and before.path.strip("/") != "" and after.path.strip("/") == ""
