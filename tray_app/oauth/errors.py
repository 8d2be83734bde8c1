"""Why a sign-in did not come about, in one sentence each; none of them holds a token."""

from __future__ import annotations

from urllib.parse import urlsplit

from tray_app.net.http import HttpError
from tray_app.oauth.messages import MAX_TOLD, RefusedError, UnreadableError
from tray_app.texts import tr

_SERVER_FAILS = 500
_BUSY = frozenset({408, 429})


class SignInError(Exception):
    """One sentence that says whose turn it is."""


class CancelledError(Exception):
    """The user no longer wants to."""


def denied(told: str) -> SignInError:
    """Servers say so, too, when an administrator would have to agree; then they mostly tell."""
    if told:
        return SignInError(tr("It was not allowed in the browser: “{quote}”. Nothing was changed.", quote=told))
    return SignInError(tr("You did not agree in the browser, so nothing was changed."))


def too_late(minutes: int) -> SignInError:
    return SignInError(tr("Nobody finished signing in within {n} minutes. Please try again.", n=minutes))


def unreachable(error: HttpError, url: str) -> SignInError:
    """Nobody answered; whose fault that is the line would tell, so nobody is blamed."""
    host = host_of(error.url or url)
    words = {
        "bad_url": tr("The address {host} is no web address.", host=host),
        "dns": tr("The name {host} was not found. Is it spelled correctly, and is this computer online?", host=host),
        "tls": tr("The certificate of {host} cannot be trusted, so nothing was sent there.", host=host),
        "timeout": tr("{host} does not answer in time. Please try again later.", host=host),
    }
    return SignInError(words.get(error.kind) or tr("{host} cannot be reached. Please try again later.", host=host))


def no_answer(error: UnreadableError, url: str) -> SignInError:
    """A page or nonsense instead of tokens."""
    host = host_of(url)
    if is_theirs(error.status):
        return SignInError(
            tr("{host} has trouble of its own (HTTP {status}). Please try again later.", host=host, status=error.status)
        )
    return SignInError(
        tr(
            "{host} does not answer like a sign-in server (HTTP {status}). Compare the addresses in the settings.",
            host=host,
            status=error.status,
        )
    )


def refusal(error: RefusedError, url: str) -> SignInError:
    """What the server said; its words are quoted as they came."""
    host, words = host_of(url), f"{error.error}: {error.told[:MAX_TOLD]}" if error.told else error.error
    if error.error == "access_denied":
        return denied(error.told[:MAX_TOLD])
    if error.error in ("server_error", "temporarily_unavailable") or is_theirs(error.status):
        return SignInError(
            tr("{host} has trouble of its own: “{quote}”. Please try again later.", host=host, quote=words)
        )
    if error.error in ("invalid_client", "unauthorized_client"):
        return SignInError(
            tr("{host} does not accept the client id or its secret: “{quote}”. Compare them.", host=host, quote=words)
        )
    return SignInError(tr("{host} refuses the sign-in: “{quote}”.", host=host, quote=words))


def no_lasting_permission() -> SignInError:
    return SignInError(
        tr("The provider gave a permission for an hour only. Does “scopes” need “offline_access” in the settings?")
    )


def is_theirs(status: int) -> bool:
    """Whether a status says that the server itself is in trouble."""
    return status >= _SERVER_FAILS or status in _BUSY


def host_of(url: str) -> str:
    """The server's name, for sentences."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
