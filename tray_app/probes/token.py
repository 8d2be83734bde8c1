"""A new access token from the provider's sign-in server, and what it means when there is none.

Signed in once, the addresses are proven; so silence or nonsense there is never the user's doing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase, ProbeResult
from tray_app.net.http import Response, retry_after_s
from tray_app.oauth.messages import Client, RefusedError, Tokens, UnreadableError, read_tokens
from tray_app.probes import run_visit, web
from tray_app.probes.failures import silent
from tray_app.probes.request import ProbeRequest
from tray_app.probes.visit import RefusalError, Visit

_SIGN_IN_AGAIN = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})
"""Microsoft says the last three of them where others say the first."""
_PROVIDER_FAILS = frozenset({"server_error", "temporarily_unavailable"})
_BUSY = frozenset({408, 429})
_SERVER_FAILS = 500


def refresh(request: ProbeRequest, client: Client, refresh_token: str) -> tuple[ProbeResult, Tokens | None]:
    """New tokens, or the result that says why not. `request.oauth_token` is the refresh token, so that it is hidden."""
    found: list[Tokens] = []

    def walk(visit: Visit) -> None:
        question = client.refresh(refresh_token)
        response = web.ask(visit, question)
        visit.enter(Phase.LOGIN)
        try:
            found.append(read_tokens(response))
        except RefusedError as refused:
            raise _in_time(_refusal(refused.without_secrets_of(question)), response, request.now()) from None
        except UnreadableError as error:
            raise _in_time(_unreadable(error.status), response, request.now()) from None

    result = run_visit(replace(request, oauth_token=refresh_token, worked_before=True), walk)
    return result, found[0] if found else None


def without_token(mail: ProbeResult, sign_in: ProbeResult) -> ProbeResult:
    """The result of a service that answers but cannot be logged in to, because the sign-in server gave no token.

    That the mail server answers proves the line; so whatever the sign-in server did counts as a failed login.
    """
    return replace(
        mail,
        depth=Depth.DEEP,
        endpoint=sign_in.endpoint,
        duration_ms=mail.duration_ms + sign_in.duration_ms,
        phase=Phase.LOGIN,
        reason=sign_in.reason,
        server_text=sign_in.server_text,
        transcript=(*mail.transcript, *(replace(line, phase=Phase.LOGIN) for line in sign_in.transcript)),
        uid_next=None,
        uid_validity=None,
    )


def _refusal(refused: RefusedError) -> RefusalError:
    words = f"{refused.error}: {refused.told}" if refused.told else refused.error
    if refused.error in _SIGN_IN_AGAIN:
        reason = Reason(Failure.CREDENTIALS_REJECTED, "token_refused", Origin.ACCOUNT, quote=words, specific=True)
    elif refused.error in _PROVIDER_FAILS or _is_theirs(refused.status):
        reason = Reason(Failure.PROVIDER_OUTAGE, "auth_unavailable", Origin.PROVIDER, quote=words)
    else:
        reason = Reason(Failure.CREDENTIALS_REJECTED, "client_refused", Origin.ACCOUNT, quote=words)
    return RefusalError(reason, words)


def _unreadable(status: int) -> RefusalError:
    words = f"HTTP {status}"
    if _is_theirs(status):
        return RefusalError(Reason(Failure.PROVIDER_OUTAGE, "auth_unavailable", Origin.PROVIDER, quote=words), words)
    return RefusalError(silent("token_unreadable"), words)


def _in_time(error: RefusalError, response: Response, now: datetime) -> RefusalError:
    """The same, with how long the server asks to be left alone."""
    seconds = retry_after_s(response.headers.get("retry-after", ""), now)
    return RefusalError(replace(error.reason, retry_after_s=seconds), error.server_text)


def _is_theirs(status: int) -> bool:
    return status >= _SERVER_FAILS or status in _BUSY
