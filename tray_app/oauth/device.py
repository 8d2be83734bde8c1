"""Signing in elsewhere with a code (RFC 8628), for a terminal or a computer without a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from tray_app.model.oauth import is_protected
from tray_app.net.deadline import Deadline
from tray_app.net.http import HttpError, Response
from tray_app.oauth.asking import Ask, Waiting, answered, lasting
from tray_app.oauth.errors import SignInError, refusal, too_late
from tray_app.oauth.messages import Client, RefusedError, Tokens, UnreadableError, decoded, read_tokens, refuse
from tray_app.texts import tr

_USUAL_PAUSE_S = 5.0
_SLOW_DOWN_S = 5.0
_SHORTEST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 60.0
_LONGEST_CODE_S = 1800.0
_MOST_CODE_CHARS = 40
_OK = 200


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What the user types in on which page."""

    user_code: str
    page: str
    minutes: int


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
    device = answered(client.device(), ask, _read_device)
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
            return lasting(read_tokens(ask(request)))
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
