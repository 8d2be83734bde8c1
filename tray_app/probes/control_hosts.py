"""Whom to ask whether it is our own line: the control group of mail servers, and what else tells lines apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_WEB = 3
WEB = ("www.wikipedia.org:443",)
"""An ordinary web server: tells "mail ports are blocked here" from "offline"."""
LITERAL = "9.9.9.9:443"
"""A public address in figures (a resolver of Quad9): tells "names cannot be resolved" from "offline"."""
PORTAL_URL = "http://connectivitycheck.gstatic.com/generate_204"
"""Answers 204 and nothing else over plain http; whatever else comes back is a portal's page."""


@dataclass(frozen=True, slots=True)
class ControlPlan:
    """Whom to ask about our line; an empty place is not asked."""

    mail: tuple[str, ...]
    """`host:port` of mail servers that speak TLS from the start."""
    web: tuple[str, ...] = ()
    """Ordinary web servers, `host:443`."""
    literal: str = ""
    portal_url: str = ""
    """A server that answers 204 to everybody; empty: the web servers are asked in plain HTTP instead."""


def plan_for(hosts: Collection[str], built_in: Collection[str]) -> ControlPlan:
    """The built-in group comes with other tests; a user's own list is asked and nobody else.

    Nothing leaves the computer except to hosts that the user knows of. An entry on port 443 is a web server (it
    says nothing about mail ports); without one the mail servers' own hosts are tried there. A literal address
    serves as the test that needs no names.
    """
    if set(hosts) <= set(built_in):
        return ControlPlan(tuple(hosts), WEB, LITERAL, PORTAL_URL)
    web = tuple(host for host in hosts if host.endswith(":443"))
    mail = tuple(host for host in hosts if host not in web)
    literal = next((host for host in hosts if _is_literal(host)), "")
    return ControlPlan(mail, web or tuple(_on_the_web(host) for host in mail[:MOST_WEB]), literal)


def split_place(place: str) -> tuple[str, int]:
    """Host and port of `host:port` or `[::1]:port`; 993 if there is none."""
    parts = urlsplit(f"//{place}")
    return parts.hostname or "", parts.port or 993


def _on_the_web(place: str) -> str:
    host, _port = split_place(place)
    return f"[{host}]:443" if ":" in host else f"{host}:443"


def _is_literal(place: str) -> bool:
    from ipaddress import ip_address

    try:
        ip_address(split_place(place)[0])
    except ValueError:
        return False
    return True
