"""From what was found and chosen to an account, without widgets."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from tray_app.model.account import Account, Auth, OAuth, OAuthProvider, Page, Receive, Security, Send, StatusSource
from tray_app.model.adoption import free_id, support_of
from tray_app.model.oauth import likely_provider
from tray_app.model.provider import Found, FoundIn, LoginKind
from tray_app.model.settings_rules import is_loopback
from tray_app.texts import tr


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be watched, after step 2."""

    receive: Receive | None = None
    send: Send | None = None
    webmail: Page | None = None
    contacts: Page | None = None
    status: tuple[StatusSource, ...] = ()
    auth: Auth = Auth.NONE
    oauth: OAuth | None = None


def account_of(found: Found, chosen: Chosen, taken: Container[str]) -> Account:
    """The account that the wizard tests and hands over."""
    return Account(
        id=free_id(found.address, taken),
        address=found.address,
        username=found.username if found.username != found.address else "",
        auth=chosen.auth,
        oauth=chosen.oauth if chosen.auth is Auth.OAUTH2 else None,
        provider=found.provider,
        receive=chosen.receive,
        send=chosen.send,
        webmail=chosen.webmail,
        contacts=None if chosen.auth is Auth.NONE else chosen.contacts,
        status=chosen.status,
        support=support_of(found),
    )


def is_unencrypted(chosen: Chosen) -> bool:
    """Whether a login would send its secret for everybody on the way to read."""
    places = [place for place in (chosen.receive, chosen.send) if place is not None]
    return any(place.security is Security.PLAIN and not is_loopback(place.host) for place in places)


def refuses_passwords(found: Found) -> bool:
    """Whether the provider lets mail programs in only through the browser."""
    return found.login is LoginKind.OAUTH2


def whose_sign_in(found: Found, chosen: Chosen) -> OAuthProvider | None:
    """Who lets mail programs in through the browser; None: nobody does here, as far as is known."""
    if chosen.receive is None and chosen.send is None:
        return None
    likely = likely_provider(Account("", found.address, receive=chosen.receive, send=chosen.send))
    return None if likely is OAuthProvider.GENERIC and not refuses_passwords(found) else likely


def is_nothing(found: Found) -> bool:
    """Whether the user has to enter the servers."""
    return found.found_in is FoundIn.NOWHERE or not any((found.receive, found.send, found.webmail))


def security_words(place: Receive | Send) -> str:
    """`encrypted (TLS), port 993`."""
    if place.security is Security.PLAIN:
        return tr("unencrypted, port {port}", port=place.port)
    word = {Security.TLS: "TLS", Security.STARTTLS: "STARTTLS"}[place.security]
    return tr("encrypted ({security}), port {port}", security=word, port=place.port)
