"""The control group as the program brings it along, and what it comes to with the user's own list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from tray_app.resource_files import RESOURCES

MOST_WEB = 3


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


@cache
def _built_in() -> tuple[dict[str, str], ControlPlan]:
    import tomllib

    with (RESOURCES / "control_hosts.toml").open("rb") as file:
        told = tomllib.load(file)
    names = {row["host"]: row["provider"] for row in told["mail"]}
    plan = ControlPlan(tuple(names), (told["web"]["host"],), told["literal"]["address"], told["portal"]["url"])
    return names, plan


def built_in_control_hosts() -> dict[str, str]:
    """`host:port` to the provider's name."""
    return dict(_built_in()[0])


def plan_for(hosts: tuple[str, ...]) -> ControlPlan:
    """The built-in list comes with its other tests; a user's own list is asked and nobody else.

    Nothing leaves the computer except to hosts that the user knows of. An entry on port 443 is a web server (it
    says nothing about mail ports); without one the mail servers' own hosts are tried there. A literal address
    serves as the test that needs no names.
    """
    names, plan = _built_in()
    if set(hosts) <= set(names):
        return ControlPlan(hosts, plan.web, plan.literal, plan.portal_url)
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
