"""The questions to a token endpoint and its answers (RFC 6749, section 5), as values."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote_plus, urlencode

import msgspec

from tray_app.model.oauth import Endpoints
from tray_app.net.http import Request, Response
from tray_app.net.wire import HIDDEN

if TYPE_CHECKING:
    from oauthlib.oauth2 import WebApplicationClient

MAX_ANSWER = 64 * 1024
USUAL_LIFE_S = 3600.0
"""Where the server does not say how long a token lives; if it dies sooner, the mail server says so."""
_LONGEST_LIFE_S = 30 * 86400.0
MAX_TOLD = 300
_SECRETS = frozenset({"client_secret", "refresh_token", "code", "code_verifier", "device_code"})
_OK = 200


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks, and where."""

    client_id: str
    endpoints: Endpoints
    secret: str = field(default="", repr=False)

    @property
    def _secret_words(self) -> dict[str, Any]:
        return {"client_secret": self.secret} if self.secret else {}

    def refresh(self, refresh_token: str) -> Request:
        """Asks for a new access token (RFC 6749, section 6). The scopes stay those that were granted."""
        body = self.library().prepare_refresh_body(
            refresh_token=refresh_token, client_id=self.client_id, **self._secret_words
        )
        return _post(self.endpoints.token, body)

    def exchange(self, code: str, redirect_uri: str, verifier: str) -> Request:
        """Turns the code that the browser brought into tokens (RFC 6749, section 4.1.3; RFC 7636)."""
        body = self.library().prepare_request_body(
            code=code, redirect_uri=redirect_uri, code_verifier=verifier, **self._secret_words
        )
        return _post(self.endpoints.token, body)

    def device(self) -> Request:
        """Asks for a code to sign in with elsewhere (RFC 8628, section 3.1)."""
        words = {"client_id": self.client_id, "scope": " ".join(self.endpoints.scopes), **self._secret_words}
        return _post(self.endpoints.device, urlencode(words))

    def device_token(self, device_code: str) -> Request:
        """Asks whether the user is done elsewhere (RFC 8628, section 3.4)."""
        from oauthlib.oauth2 import DeviceClient

        body = DeviceClient(self.client_id).prepare_request_body(
            device_code, include_client_id=True, **self._secret_words
        )
        return _post(self.endpoints.token, body)

    def library(self) -> WebApplicationClient:
        """Imported when a token is wanted, not at every start."""
        from oauthlib.oauth2 import WebApplicationClient

        return WebApplicationClient(self.client_id)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was granted."""

    access_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    """Empty: the one that was used stays good."""
    life_s: float = USUAL_LIFE_S


class RefusedError(Exception):
    """The server said no in the words of RFC 6749, section 5.2. `told` is its text: hostile, long, perhaps empty."""

    def __init__(self, error: str, told: str, status: int) -> None:
        super().__init__(error)
        self.error = error
        self.told = told
        self.status = status

    def without_secrets_of(self, request: Request) -> RefusedError:
        """The same without the secrets of the question, which a server may repeat in its refusal."""
        told = self.told
        for name, value in parse_qsl((request.body or b"").decode()):
            if name in _SECRETS:
                for form in (value, quote_plus(value), base64.b64encode(value.encode()).decode()):
                    told = told.replace(form, HIDDEN)
        return RefusedError(self.error, told[:MAX_TOLD], self.status)


class UnreadableError(Exception):
    """No answer of a token endpoint: a page, nonsense, or nothing but a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Answer(msgspec.Struct):
    access_token: str = ""
    refresh_token: str = ""
    token_type: str = ""
    expires_in: float | None = None
    error: str = ""
    error_description: str = ""


def read_tokens(response: Response) -> Tokens:
    """The tokens in an answer; RefusedError or UnreadableError if there are none."""
    answer = decoded(response, _Answer)
    refuse(answer.error, answer.error_description, response.status)
    token_may_be_used = answer.token_type.lower() in ("bearer", "")
    if response.status != _OK or not is_token(answer.access_token) or not token_may_be_used:
        raise UnreadableError(response.status)
    if answer.refresh_token and not is_token(answer.refresh_token):
        raise UnreadableError(response.status)
    life_s = USUAL_LIFE_S if answer.expires_in is None else answer.expires_in
    return Tokens(answer.access_token, answer.refresh_token, min(max(life_s, 0.0), _LONGEST_LIFE_S))


def decoded(response: Response, kind: type[Any]) -> Any:
    """The JSON of an answer, or UnreadableError; numbers may be texts, as some servers write them."""
    try:
        return msgspec.convert(msgspec.json.decode(response.body), kind, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError):
        raise UnreadableError(response.status) from None


def refuse(error: str, told: str, status: int) -> None:
    """Raises RefusedError if there is an error. Its name is a word of the protocol, or it is dropped."""
    if not error:
        return
    name = error if error.isascii() and error.replace("_", "").isalnum() and len(error) <= 64 else "unknown_error"
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in told).split())
    raise RefusedError(name, plain, status)


def is_token(text: str) -> bool:
    """Visible ASCII (RFC 6749, appendix A.12), so that it cannot break out of a command."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


def _post(url: str, body: str) -> Request:
    """Redirects are not followed: what is sent here is for this address alone."""
    return Request(
        url,
        method="POST",
        headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        body=body.encode(),
        max_bytes=MAX_ANSWER,
        follow=False,
    )
