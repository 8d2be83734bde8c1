"""Contacts over CardDAV: the server answers; a deep probe asks, logged in, who we are (RFC 6352, RFC 6764)."""

from __future__ import annotations

import base64
from urllib.parse import urljoin, urlsplit

from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.http import Request, Response
from tray_app.probes import web
from tray_app.probes.failures import wrong_setting
from tray_app.probes.login import CLEAR_TEXT
from tray_app.probes.visit import RefusalError, Visit

MAX_ANSWER = 256 * 1024
WELL_KNOWN = "/.well-known/carddav"
_WHO_AM_I = b"""<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>"""
_MULTISTATUS, _UNAUTHORIZED, _TOO_MANY, _SERVER_FAILS = 207, 401, 429, 500
_NOT_HERE = frozenset({404, 405, 501})
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def probe(visit: Visit) -> None:
    """Light: any answer but a server error is healthy, a request to log in above all."""
    contacts = visit.request.account.contacts
    assert contacts is not None, "no address book to probe"
    if visit.request.logs_in:
        _ask_who_we_are(visit, contacts.url)
        return
    response = web.ask(visit, Request(contacts.url, method="OPTIONS", max_bytes=MAX_ANSWER, cut=True))
    fails = response.status >= _SERVER_FAILS or response.status == _TOO_MANY
    if fails and response.status not in _NOT_HERE:
        raise web.refusal(visit, response, Phase.GREETING)


def _ask_who_we_are(visit: Visit, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise RefusalError(CLEAR_TEXT)
    response = web.ask(visit, _question(visit, url))
    if response.status in _NOT_HERE and parts.path in ("", "/"):
        response = web.ask(visit, _question(visit, urljoin(url, WELL_KNOWN)))
    visit.enter(Phase.LOGIN)
    _judge(visit, response)


def _question(visit: Visit, url: str) -> Request:
    request = visit.request
    login = f"{request.account.login_name}:{request.secret}".encode()
    return Request(
        url,
        method="PROPFIND",
        headers={"Depth": "0", "Content-Type": "application/xml; charset=utf-8"},
        body=_WHO_AM_I,
        authorization=f"Bearer {request.secret}" if request.is_oauth else f"Basic {base64.b64encode(login).decode()}",
        max_bytes=MAX_ANSWER,
        cut=True,
    )


def _judge(visit: Visit, response: Response) -> None:
    if response.status == _MULTISTATUS:
        visit.enter(Phase.USE)
        if not _is_multistatus(response.body):
            raise _not_dav(visit)
        return
    if response.status == _UNAUTHORIZED and not _takes_our_login(visit, response):
        scheme = response.headers.get("www-authenticate", "")
        raise RefusalError(Reason(Failure.UNKNOWN, "auth_scheme", Origin.UNKNOWN, quote=scheme))
    if response.status < 300:
        raise _not_dav(visit)
    raise web.refusal(visit, response, Phase.LOGIN if response.status == _UNAUTHORIZED else Phase.USE)


def _not_dav(visit: Visit) -> RefusalError:
    """The page of something that is no address book: a wrong address, or what stands in for a broken one."""
    proven = visit.request.settings_are_proven
    return RefusalError(wrong_setting("not_dav", settings_are_proven=proven), visit.server_text)


def _takes_our_login(visit: Visit, response: Response) -> bool:
    """A 401 counts as a refusal only if the server knows the way we logged in, and our login reached it."""
    offered = response.headers.get("www-authenticate", "basic").lower()
    return ("bearer" if visit.request.is_oauth else "basic") in offered


def _is_multistatus(body: bytes) -> bool:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(body).tag == "{DAV:}multistatus"
    except (ParseError, DefusedXmlException, ValueError):
        return False
