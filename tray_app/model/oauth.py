"""Where to sign in: what is known of Google and Microsoft, and what the settings must say of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from tray_app.model.account import Account, OAuth, OAuthProvider

_TENANT = re.compile(r"[A-Za-z0-9.-]+")
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")
"""RFC 6749, appendix A.4."""
_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
_HOSTS = {
    OAuthProvider.GOOGLE: (".gmail.com", ".googlemail.com"),
    OAuthProvider.MICROSOFT: (".office365.com", ".outlook.com", ".office.com", ".hotmail.com", ".live.com"),
}
_OUTLOOK = "https://outlook.office.com"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses and permissions of one sign-in. `device` is empty where there is no sign-in by code."""

    authorization: str
    token: str
    device: str
    scopes: tuple[str, ...]
    redirect_host: str = "127.0.0.1"
    extra: tuple[tuple[str, str], ...] = ()
    """Further words of the authorization request."""


def endpoints_of(account: Account) -> Endpoints:
    """What the account's settings say, filled up with what is known."""
    oauth = account.oauth
    assert oauth is not None, "no sign-in in the settings"
    known = _known(oauth)
    return Endpoints(
        oauth.authorization_url or known.authorization,
        oauth.token_url or known.token,
        oauth.device_url or known.device,
        oauth.scopes or _scopes(account, known),
        known.redirect_host,
        known.extra,
    )


def _known(oauth: OAuth) -> Endpoints:
    if oauth.provider is OAuthProvider.GOOGLE:
        # Without `offline` and `consent` a second sign-in gets no refresh token. Google's sign-in by code is not
        # for mail.
        return Endpoints(
            authorization="https://accounts.google.com/o/oauth2/v2/auth",
            token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
            device="",
            scopes=("https://mail.google.com/",),
            extra=(("access_type", "offline"), ("prompt", "consent")),
        )
    if oauth.provider is OAuthProvider.MICROSOFT:
        base = _MICROSOFT.format(tenant=oauth.tenant or "common")
        permissions = ("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send")
        return Endpoints(
            authorization=f"{base}/authorize",
            token=f"{base}/token",
            device=f"{base}/devicecode",
            scopes=(*(f"{_OUTLOOK}/{name}" for name in permissions), "offline_access"),
            # Its portal takes http://localhost with any port; 127.0.0.1 only by editing the manifest.
            redirect_host="localhost",
        )
    return Endpoints("", "", "", ())


def _scopes(account: Account, known: Endpoints) -> tuple[str, ...]:
    is_google = account.oauth is not None and account.oauth.provider is OAuthProvider.GOOGLE
    wants_contacts = is_google and account.contacts is not None
    return (*known.scopes, "https://www.googleapis.com/auth/carddav") if wants_contacts else known.scopes


def likely_provider(account: Account) -> OAuthProvider:
    """Whose sign-in an account needs, by the names of its servers."""
    hosts = [place.host.lower() for place in (account.receive, account.send) if place is not None]
    for provider, endings in _HOSTS.items():
        if any(host.endswith(endings) for host in hosts):
            return provider
    return OAuthProvider.GENERIC if hosts else OAuthProvider.GOOGLE


def wrong_urls(oauth: OAuth) -> Iterator[str]:
    """The names of the addresses that are missing or unprotected."""
    needed = oauth.provider is OAuthProvider.GENERIC
    for name in ("authorization_url", "token_url", "device_url"):
        url = getattr(oauth, name)
        if (url and not is_protected(url)) or (not url and needed and name != "device_url"):
            yield name


def is_protected(url: str) -> bool:
    """Whether a secret may be sent there: https, or this computer; no name, password or fragment in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if re.search(r"[\s\x00-\x1f\x7f]", url) or parts.fragment or "@" in parts.netloc or not host:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in ("127.0.0.1", "::1", "localhost"))


def is_tenant(text: str) -> bool:
    """An organisation as it may stand in an address: a domain, an id, `consumers`."""
    return _TENANT.fullmatch(text) is not None


def is_scope(text: str) -> bool:
    """One permission, without spaces."""
    return _SCOPE.fullmatch(text) is not None
