"""What may stand in a field, as sentences about what may not. An empty answer means: it is fine.

The rules of the file (`model.settings_rules`) come first. Where the dialog is stricter than the file, what the file
says already (`before`) is left alone: opening the dialog on a good file never finds anything wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from tray_app.model import settings_rules as rules
from tray_app.model.account import Account, Auth, Security
from tray_app.model.settings_rules import is_loopback
from tray_app.texts import tr

LEAST_INTERVAL_S = 30
LEAST_CONTROL_HOSTS = 3
LONGEST_TARGETS = 1000
"""Keyrings such as Windows' take no more at a time."""
_QUIET = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_ALLOWED_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
_TARGET = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_HOST_PORT = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[^\s:/]+):(?P<port>\d{1,5})")


def name_problem(name: str) -> str:
    """An account's name."""
    return tr("At most {n} characters.", n=rules.LONGEST_NAME) if len(name) > rules.LONGEST_NAME else ""


def address_problem(address: str) -> str:
    """A mail address; umlaut domains are fine."""
    return "" if rules.is_address(address) else tr("This does not look like a mail address.")


def host_problem(host: str) -> str:
    """A server's name or literal address."""
    return rules.host_problem(host.strip("[]"))


def port_problem(port: str, usual: int) -> str:
    """A port number."""
    if port.isascii() and port.isdigit() and 1 <= int(port) <= 65535:
        return ""
    return tr("The port must lie between 1 and 65535. Usual is {port}.", port=usual)


def https_problem(url: str, before: str = "") -> str:
    """A web address; an unencrypted one only on this computer."""
    if rules.is_link(url) and (url == before or _is_safe(url)):
        return ""
    return tr("The address must begin with https://.")


def login_problem(account: Account) -> str:
    """A password must not travel unencrypted, except within this computer."""
    places = [place for place in (account.receive, account.send) if place is not None]
    exposed = any(place.security is Security.PLAIN and not is_loopback(place.host) for place in places)
    if account.auth is Auth.NONE or not exposed:
        return ""
    return tr("For the login the connection must be encrypted.")


def quiet_hours(text: str) -> str:
    """`22:00-07:00` from what a person may type, such as `22:00 – 7:00`; unchanged if it makes no sense."""
    match = _QUIET.fullmatch(text.strip())
    return "{:0>2}:{}-{:0>2}:{}".format(*match.groups()) if match else text.strip()


def quiet_hours_problem(text: str) -> str:
    """Hours to be quiet in; empty means never quiet."""
    return (
        ""
        if not text.strip() or _ALLOWED_HOURS.fullmatch(quiet_hours(text))
        else tr("Please write it like 22:00-07:00.")
    )


def phone_targets_problem(targets: str) -> str:
    """Where messages to the phone go; whether Apprise knows the service only a test can tell."""
    if len(targets) > LONGEST_TARGETS:
        return tr("At most {n} characters.", n=LONGEST_TARGETS)
    if any(not _TARGET.fullmatch(target) for target in targets.split()):
        return tr("Write a target like ntfys://ntfy.sh/my-topic.")
    return ""


def control_hosts_problem(hosts: Sequence[str], before: Sequence[str] = ()) -> str:
    """`host:port` of at least three unlike providers; none at all means the built-in list."""
    if not hosts or list(hosts) == list(before):
        return ""
    bad = next((host for host in hosts if not _is_host_port(host)), None)
    if bad is not None:
        return tr("Write “{entry}” like imap.example.net:993.", entry=bad)
    owners = {_owner(host) for host in hosts}
    return tr("At least 3 servers of different providers.") if len(owners) < LEAST_CONTROL_HOSTS else ""


def interval_problem(seconds: float, before: float) -> str:
    """The file may say less than the dialog offers; what it says already is left alone."""
    return tr("At least 30 seconds.") if seconds < LEAST_INTERVAL_S and seconds != before else ""


def other_address_problem(address: str, url: str, url_before: str = "") -> str:
    """Another address of the user, or a link."""
    if not address and not url:
        return tr("Enter an address or a link.")
    return (address_problem(address) if address else "") or (https_problem(url, url_before) if url else "")


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or is_loopback(parts.hostname or "")


def _is_host_port(text: str) -> bool:
    match = _HOST_PORT.fullmatch(text)
    return match is not None and 1 <= int(match["port"]) <= 65535 and not host_problem(match["host"])


def _owner(host_port: str) -> str:
    """Who runs the server, roughly: the last two parts of its name; a literal address stands for itself."""
    host = host_port.rpartition(":")[0].lower().rstrip(".")
    is_literal = host.startswith("[") or host.replace(".", "").isdigit()
    return host if is_literal else ".".join(host.split(".")[-2:])
