"""What both ways of signing in share: asking the server with every trouble as a sentence, and waiting for the user."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from tray_app.net.http import HttpError, Request, Response
from tray_app.oauth.errors import CancelledError, no_answer, no_lasting_permission, refusal, unreachable
from tray_app.oauth.messages import RefusedError, Tokens, UnreadableError

Ask = Callable[[Request], Response]
"""Brings a question to the server; HttpError if there is no answer."""
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


def answered(request: Request, ask: Ask, read: Callable[[Response], _T]) -> _T:
    """What the answer says; every trouble as a sentence."""
    try:
        return read(ask(request))
    except HttpError as error:
        raise unreachable(error, request.url) from None
    except RefusedError as error:
        raise refusal(error.without_secrets_of(request), request.url) from None
    except UnreadableError as error:
        raise no_answer(error, request.url) from None


def lasting(tokens: Tokens) -> Tokens:
    """Without a refresh token the user would have to sign in every hour."""
    if not tokens.refresh_token:
        raise no_lasting_permission()
    return tokens
