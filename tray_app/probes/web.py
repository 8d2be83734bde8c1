"""What the two services over HTTP share: a request under the visit's deadline, and words for a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from tray_app.model.account import Security
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.http import HttpError, Request, Response, fetch, retry_after_s
from tray_app.probes.failures import server_reason
from tray_app.probes.page_text import page_text
from tray_app.probes.visit import Place, RefusalError, Visit

HTTPS_PORT = 443
_TELLING_HEADERS = ("retry-after", "www-authenticate", "x-nextcloud-maintenance-mode")


def ask(visit: Visit, request: Request) -> Response:
    """The answer; HttpError if there is none. Both are noted in the visit."""
    visit.endpoint = visit.endpoint or shown_url(request.url)
    context = visit.request.trust.context(visit.request.account.tls_ca_file)
    visit.note(f"{request.method} {shown_url(request.url)}", sent=True)
    try:
        response = fetch(request, context, visit.deadline, ask=visit.request.ask, on_step=visit.enter)
    except HttpError as error:
        visit.place = _place(error.url)
        raise
    visit.family, visit.address, visit.certificate = response.family, response.address, response.certificate
    visit.server_text = f"HTTP {response.status}"
    visit.note(_head(response))
    return response


def refusal(visit: Visit, response: Response, phase: Phase) -> RefusalError:
    """What an answer that is no success means."""
    visit.enter(phase)
    words, head = page_text(response.body), _head(response)
    reason = server_reason("http", phase, f"{head}\n\n{words}".strip())
    if reason.failure is Failure.SERVER_MISCONFIGURED and visit.request.settings_are_proven:
        # The address worked a few days ago: it is the page that went away.
        reason = replace(reason, failure=Failure.PROVIDER_DEGRADED, origin=Origin.PROVIDER)
    # The head served the judgement; what people are shown as a quotation is what stands on the page.
    quote = reason.quote.removeprefix(" ".join(head.splitlines())).strip() or visit.server_text
    reason = replace(reason, quote=quote) if reason.quote else reason
    return RefusalError(_with_wait(reason, response, visit.request.now()), words or visit.server_text)


def shown_url(url: str) -> str:
    """The address without a name and password that people put into it."""
    start, slashes, rest = url.partition("//")
    place, slash, path = rest.partition("/")
    return f"{start}{slashes}{place.rpartition('@')[2]}{slash}{path}"


def _head(response: Response) -> str:
    """The status line and the headers that say more than it does."""
    told = [f"{name}: {response.headers[name]}" for name in _TELLING_HEADERS if name in response.headers]
    return "\n".join([f"HTTP/1.1 {response.status}", *told])


def _with_wait(reason: Reason, response: Response, now: datetime) -> Reason:
    seconds = retry_after_s(response.headers.get("retry-after", ""), now)
    return reason if seconds is None else replace(reason, retry_after_s=seconds)


def _place(url: str) -> Place:
    try:
        parts = urlsplit(url)
        return Place(parts.hostname or "", parts.port or HTTPS_PORT, Security.TLS)
    except ValueError:
        return Place("", 0, Security.TLS)
