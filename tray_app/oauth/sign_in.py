"""Signing in once: in the browser (RFC 6749 with 7636 and 8252), or elsewhere with a code (RFC 8628).

Runs in a worker until the user is done, gives up or the time is over. What is to be shown goes through `show`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TypeVar

import msgspec

from tray_app.model.oauth import is_protected
from tray_app.net.deadline import Deadline
from tray_app.net.http import HttpError, Request, Response
from tray_app.oauth.errors import (
    CancelledError,
    SignInError,
    no_answer,
    no_lasting_permission,
    refusal,
    too_late,
    unreachable,
)
from tray_app.oauth.messages import Client, RefusedError, Tokens, UnreadableError, decoded, read_tokens, refuse
from tray_app.texts import tr

Ask = Callable[[Request], Response]
"""Brings a question to the server; HttpError if there is no answer."""
BROWSER_DEADLINE_S = 300.0
_USUAL_PAUSE_S = 5.0
_SLOW_DOWN_S = 5.0
_SHORTEST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 60.0
_LONGEST_CODE_S = 1800.0
_VERIFIER_CHARS = 64
_MOST_CODE_CHARS = 40
_OK = 200
_T = TypeVar("_T")


class Waiting:
    """What a sign-in waits for: the browser's redirect, or that the user calls it off."""

    def __init__(self) -> None:
        self._arrivals: SimpleQueue[object] = SimpleQueue()

    def cancel(self) -> None:
        """Ends the sign-in, from any thread."""
        self._arrivals.put(None)

    def bring(self, arrival: object) -> None:
        self._arrivals.put(arrival)

    def get(self, seconds: float) -> object | None:
        """What arrived, None after `seconds`; CancelledError if the user called it off."""
        try:
            arrival = self._arrivals.get(timeout=max(seconds, 0.001))
        except Empty:
            return None
        if arrival is None:
            raise CancelledError
        return arrival


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What the user types in on which page."""

    user_code: str
    page: str
    minutes: int


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
        return _lasting(_answered(request, ask, read_tokens))


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


class _Device(msgspec.Struct):
    """RFC 8628, section 3.2; `verification_url` is an older spelling of Google's."""

    device_code: str = ""
    user_code: str = ""
    verification_uri: str = ""
    verification_url: str = ""
    expires_in: float = 900.0
    interval: float = _USUAL_PAUSE_S
    error: str = ""
    error_description: str = ""

    @property
    def page(self) -> str:
        return self.verification_uri or self.verification_url


def by_code(client: Client, ask: Ask, show: Callable[[DeviceCode], None], waiting: Waiting) -> Tokens:
    """The tokens of whoever signs in elsewhere with the code that `show` gets. SignInError, CancelledError."""
    if not client.endpoints.device:
        raise SignInError(tr("This provider has no sign-in by code; sign in in the browser."))
    device = _answered(client.device(), ask, _read_device)
    deadline = Deadline.after(min(max(device.expires_in, 0.0), _LONGEST_CODE_S))
    minutes = max(1, round(deadline.left_s / 60))
    show(DeviceCode(device.user_code, device.page, minutes))
    pause_s = _pause(device.interval)
    while True:
        waiting.get(min(pause_s, deadline.left_s))
        if deadline.has_passed:
            raise too_late(minutes)
        request = client.device_token(device.device_code)
        try:
            return _lasting(read_tokens(ask(request)))
        except RefusedError as error:
            if error.error == "expired_token":
                raise too_late(minutes) from None
            if error.error == "slow_down":
                pause_s = _pause(pause_s + _SLOW_DOWN_S)
            elif error.error != "authorization_pending":
                raise refusal(error.without_secrets_of(request), request.url) from None
        except (HttpError, UnreadableError):
            # The user is still busy elsewhere; a server that stumbles meanwhile is asked again, less often.
            pause_s = _pause(pause_s * 2)


def _pause(seconds: float) -> float:
    return min(max(seconds, _SHORTEST_PAUSE_S), _LONGEST_PAUSE_S)


def _read_device(response: Response) -> _Device:
    device: _Device = decoded(response, _Device)
    refuse(device.error, device.error_description, response.status)
    code_is_plain = 0 < len(device.user_code) <= _MOST_CODE_CHARS and device.user_code.isprintable()
    if response.status != _OK or not device.device_code or not code_is_plain or not is_protected(device.page):
        raise UnreadableError(response.status)
    return device


def _answered(request: Request, ask: Ask, read: Callable[[Response], _T]) -> _T:
    """What the answer says; every trouble as a sentence."""
    try:
        return read(ask(request))
    except HttpError as error:
        raise unreachable(error, request.url) from None
    except RefusedError as error:
        raise refusal(error.without_secrets_of(request), request.url) from None
    except UnreadableError as error:
        raise no_answer(error, request.url) from None


def _lasting(tokens: Tokens) -> Tokens:
    """Without a refresh token the user would have to sign in every hour."""
    if not tokens.refresh_token:
        raise no_lasting_permission()
    return tokens
