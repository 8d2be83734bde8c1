"""Reads the settings that providers and Mozilla's directory offer for mail programs (config-v1.1.xml).

Tolerant towards what is missing or new, strict towards what would be unsafe: without encryption an entry does not
count, and hosts, ports and links are checked, because the file is a stranger's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tray_app.discovery.address import Address, ascii_name
from tray_app.model.account import Page, Receive, Security, Send
from tray_app.model.provider import Found, FoundIn, LoginKind

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_NAME = 60
_SECURITY = {"ssl": Security.TLS, "tls": Security.TLS, "starttls": Security.STARTTLS}
_UNSEEMLY = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_PROTOCOLS = ("imap", "pop3")


def read_autoconfig(body: bytes, address: Address, found_in: FoundIn) -> Found | None:
    """The places in `body`, or None if it names no server that encrypts."""
    root = _parsed(body)
    provider = None if root is None else _first(root.iter("emailProvider"))
    if root is None or provider is None:
        return None
    incoming = [*_servers(provider.iter("incomingServer"), address)]
    outgoing = [*_servers(provider.iter("outgoingServer"), address)]
    receive = _receive(incoming)
    if receive is None:
        return None
    server, place = receive
    return Found(
        address=address.text,
        provider=_text(provider, "displayName", address)[:MAX_NAME],
        found_in=found_in,
        username=_username(server, address),
        login=_login(server),
        receive=place,
        send=_send(outgoing),
        webmail=_webmail(root, address),
        contacts=_contacts(root, address),
        verified=True,
    )


def _parsed(body: bytes) -> Element | None:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    return root


def _servers(elements: Iterable[Element], address: Address) -> Iterator[tuple[Element, str, int, Security]]:
    for element in elements:
        host = ascii_name(_text(element, "hostname", address))
        port = _text(element, "port", address)
        security = _SECURITY.get(_text(element, "socketType", address).lower())
        if host and security is not None and port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536:
            yield element, host, int(port), security


def _receive(servers: list[tuple[Element, str, int, Security]]) -> tuple[Element, Receive] | None:
    """IMAP before POP3, else in the order of the file."""
    for protocol in _PROTOCOLS:
        for element, host, port, security in servers:
            if element.get("type", "").lower() == protocol:
                return element, Receive(host, port, security, protocol)
    return None


def _send(servers: list[tuple[Element, str, int, Security]]) -> Send | None:
    return next((Send(h, p, s) for element, h, p, s in servers if element.get("type", "").lower() == "smtp"), None)


def _username(server: Element, address: Address) -> str:
    name = _text(server, "username", address)[:320]
    return "" if name == address.text else name


def _login(server: Element) -> LoginKind:
    """Only where nothing but the browser's login is offered, a password is of no use."""
    ways = {(element.text or "").strip().lower() for element in server.iter("authentication")}
    return LoginKind.OAUTH2 if ways == {"oauth2"} else LoginKind.PASSWORD


def _webmail(root: Element, address: Address) -> Page | None:
    pages = (element.get("url", "") for webmail in root.iter("webMail") for element in webmail.iter("loginPage"))
    return _page(pages, address)


def _contacts(root: Element, address: Address) -> Page | None:
    books = (book for book in root.iter("addressBook") if book.get("type", "").lower() == "carddav")
    return _page((_text(book, "serverURL", address) for book in books), address)


def _page(urls: Iterable[str], address: Address) -> Page | None:
    return next((Page(filled) for url in urls if is_https(filled := _filled(url, address))), None)


def is_https(url: str) -> bool:
    """Whether it is a link that may be followed."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and len(url) <= 500
    except ValueError:
        return False


def _text(element: Element, name: str, address: Address) -> str:
    child = element.find(name)
    return _filled(child.text or "", address) if child is not None else ""


def _filled(text: str, address: Address) -> str:
    """The text with its placeholders filled in, fit to be shown."""
    values = {"EMAILADDRESS": address.text, "EMAILLOCALPART": address.local_part, "EMAILDOMAIN": address.domain}
    for name, value in values.items():
        text = text.replace(f"%{name}%", value)
    return _UNSEEMLY.sub(" ", text).strip()


def _first(elements: Iterable[Element]) -> Element | None:
    return next(iter(elements), None)
