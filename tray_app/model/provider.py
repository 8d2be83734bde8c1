"""What is known or was found of the place where an address has its mail. Made by `discovery`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tray_app.model.account import Page, Receive, Send, StatusSource
from tray_app.texts import tr


class LoginKind(StrEnum):
    """What a provider wants from a mail program."""

    PASSWORD = "password"  # noqa: S105 - a kind, not a secret
    APP_PASSWORD = "app_password"  # noqa: S105
    MAIL_PASSWORD = "mail_password"  # noqa: S105
    """A password of its own for mail programs, made in the customer centre."""
    OAUTH2 = "oauth2"
    BRIDGE = "bridge"
    """A program on this computer stands between; its own password counts."""


class FoundIn(StrEnum):
    """Where the servers were found; the order is the order of trust."""

    CATALOGUE = "catalogue"
    AUTOCONFIG = "autoconfig"
    ISPDB = "ispdb"
    SRV = "srv"
    MX = "mx"
    GUESS = "guess"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Found:
    """The services of one address, as far as they could be found."""

    address: str
    provider: str = ""
    """The provider's name as people say it; empty if unknown."""
    found_in: FoundIn = FoundIn.NOWHERE
    username: str = ""
    """Empty: the address itself."""
    login: LoginKind = LoginKind.PASSWORD
    receive: Receive | None = None
    send: Send | None = None
    webmail: Page | None = None
    contacts: Page | None = None
    status: tuple[StatusSource, ...] = ()
    support_url: str = ""
    hotline: str = ""
    verified: bool = False
    """Whether the servers are a verified fact; a guess or an unverified entry is shown as such."""
    hint: str = ""
    """One sentence of the provider's own about the login, in the user's language; empty: `login_hint` says it."""


def login_hint(found: Found) -> str:
    """Which password is wanted, where it is not the usual one."""
    name = found.provider or found.address.rpartition("@")[2]
    return found.hint or {
        LoginKind.APP_PASSWORD: tr(
            "{provider} wants an app password here. You make it in your account there.", provider=name
        ),
        LoginKind.MAIL_PASSWORD: tr(
            "{provider} wants the password for mail programs here. You set it in the customer centre.", provider=name
        ),
        LoginKind.BRIDGE: tr("Here the password counts that the bridge on this computer shows."),
    }.get(found.login, "")
