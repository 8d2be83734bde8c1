"""Signing in in the browser (RFC 6749 with 7636 and 8252), in a worker, until the user is done or the time is over."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from tray_app.net.deadline import Deadline
from tray_app.oauth.asking import Ask, Waiting, answered, lasting
from tray_app.oauth.errors import SignInError, refusal, too_late
from tray_app.oauth.messages import Client, RefusedError, Tokens, read_tokens, refuse
from tray_app.texts import tr

BROWSER_DEADLINE_S = 300.0
_VERIFIER_CHARS = 64
_OK = 200


def by_browser(
    client: Client,
    address: str,
    ask: Ask,
    show: Callable[[str], None],
    waiting: Waiting,
    *,
    deadline_s: float = BROWSER_DEADLINE_S,
) -> Tokens:
    """The tokens of whoever signs in in the browser; `show` gets the address to open. SignInError, CancelledError."""
    from tray_app.oauth.loopback import Listener, Redirect

    state, deadline = secrets.token_urlsafe(32), Deadline.after(deadline_s)
    try:
        listener = Listener(client.endpoints.redirect_host, state, waiting.bring)
    except OSError:
        raise SignInError(
            tr("This computer lets no program wait for the browser. Please sign in with a code instead.")
        ) from None
    with listener:
        errand = _Errand(client, state, listener.redirect_uri)
        show(errand.url(address))
        redirect = waiting.get(deadline.left_s)
        if not isinstance(redirect, Redirect):
            raise too_late(round(deadline_s / 60))
        try:
            tokens = errand.fetch(redirect.query, ask)
        except SignInError as error:
            redirect.finish(str(error))
            raise
        redirect.finish()
        return tokens


class _Errand:
    """One way through the browser and back, in the words of oauthlib."""

    def __init__(self, client: Client, state: str, redirect_uri: str) -> None:
        self._client = client
        self._state = state
        self._redirect_uri = redirect_uri
        self._lib = client.library()
        self._verifier = self._lib.create_code_verifier(_VERIFIER_CHARS)

    def url(self, address: str) -> str:
        """What the browser is to open."""
        endpoints = self._client.endpoints
        made = self._lib.prepare_request_uri(
            _as_secure(endpoints.authorization),
            redirect_uri=self._redirect_uri,
            scope=list(endpoints.scopes),
            state=self._state,
            code_challenge=self._lib.create_code_challenge(self._verifier, "S256"),
            code_challenge_method="S256",
            login_hint=address,
            **dict(endpoints.extra),
        )
        return endpoints.authorization.partition(":")[0] + made.removeprefix("https")

    def fetch(self, query: str, ask: Ask) -> Tokens:
        """Turns what the browser brought into tokens."""
        from oauthlib.oauth2 import OAuth2Error

        endpoints = self._client.endpoints
        try:
            brought = self._lib.parse_request_uri_response(f"{_as_secure(self._redirect_uri)}?{query}", self._state)
        except OAuth2Error as error:
            raise _told(str(error.error or ""), str(error.description or ""), endpoints.authorization) from None
        request = self._client.exchange(str(brought["code"]), self._redirect_uri, self._verifier)
        return lasting(answered(request, ask, read_tokens))


def _told(error: str, description: str, url: str) -> SignInError:
    """A refusal that came by the browser, in the same words as one that did not."""
    try:
        refuse(error or "unknown_error", description, _OK)
    except RefusedError as refused:
        return refusal(refused, url)
    raise AssertionError("a refusal always refuses")


def _as_secure(url: str) -> str:
    """The library insists on https; our rules let this computer, and nothing else, go without (RFC 8252, 8.3)."""
    return "https" + url.removeprefix("https").removeprefix("http")
