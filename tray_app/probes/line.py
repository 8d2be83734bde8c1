"""Is it our own line? Asks the control group and a few other places, all at the same time, after a failure.

A control host counts as reached when TCP and a TLS server's answer came, whatever its certificate; the issuer is
noted to recognise interception. Nothing is sent but the beginning of an encrypted conversation.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tray_app.model.line import ControlAnswer, LineEvidence
from tray_app.net.certificate import Certificate, unverified_certificate
from tray_app.net.deadline import Deadline
from tray_app.net.dial import DialError, connect, dial, look_up
from tray_app.net.http import HttpError, Request, Response, fetch
from tray_app.net.names import Resolver, system_addresses
from tray_app.net.trust import Trust, unverified_context
from tray_app.probes.control_hosts import ControlPlan, built_in_control_hosts, plan_for, split_place

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["built_in_control_hosts", "measure_line"]

DEADLINE_S = 3.8
"""For everything together, all questions run at the same time; with a light probe's 8 s it makes 12."""
MAX_HOSTS = 12
_PORTAL_SIGNS = frozenset({*range(200, 400), 511}) - {204}
"""Chrome's definition: a valid answer with one of these is a portal; an error or no answer is not."""
_T = TypeVar("_T")
log = logging.getLogger(__name__)


def measure_line(
    hosts: tuple[str, ...],
    *,
    trust: Trust,
    now: Callable[[], datetime],
    plan: ControlPlan | None = None,
    ask: Resolver = system_addresses,
    deadline_s: float = DEADLINE_S,
) -> LineEvidence:
    """What the control group answered, as values; `plan` overrides what follows from `hosts`."""
    from concurrent.futures import ThreadPoolExecutor

    plan = plan or plan_for(hosts)
    deadline = Deadline.after(deadline_s)
    mail = plan.mail[:MAX_HOSTS]
    pool = ThreadPoolExecutor(len(mail) + 3, thread_name_prefix="line")
    controls = [pool.submit(_ask_control, host, deadline, ask) for host in mail]
    literal = pool.submit(_connects, plan.literal, deadline, ask) if plan.literal else None
    web = pool.submit(_ask_control, plan.web, deadline, ask) if plan.web else None
    portal = pool.submit(_ask_plain, plan.portal_url, trust, deadline, ask) if plan.portal_url else None
    pool.shutdown(wait=True)
    page, web_answer = _answer(portal), _answer(web)
    portal_seen, portal_url = _portal_signs(page)
    measured_at = now()
    return LineEvidence(
        measured_at=measured_at,
        controls=tuple(future.result() for future in controls),
        literal_connected=_answer(literal),
        web_answered=bool(web_answer.tls_answered) if web_answer else None,
        portal_seen=portal_seen,
        portal_url=portal_url,
        system_says_offline=_system_says_offline(),
        clock_ahead_s=None if portal_seen else _clock_ahead_s(page, measured_at),
    )


def _system_says_offline(interfaces: Path = Path("/sys/class/net")) -> bool:
    """Linux tells cheaply whether any interface but loopback is up; elsewhere we do not ask. Only ever a hint."""
    states = [path.read_text().strip() for path in interfaces.glob("*/operstate") if path.parent.name != "lo"]
    return bool(states) and all(state in ("down", "lowerlayerdown", "notpresent") for state in states)


def _answer(future: Future[_T] | None) -> _T | None:
    return future.result() if future is not None else None


def _ask_control(place: str, deadline: Deadline, ask: Resolver) -> ControlAnswer:
    host, port = split_place(place)
    try:
        addresses = look_up(host, port, deadline, ask=ask)
    except DialError:
        return ControlAnswer(place, resolved=False)
    ips = tuple(address.ip for address in addresses)
    try:
        dialed = connect(addresses, deadline)
    except DialError:
        return ControlAnswer(place, resolved=True, connected=False, addresses=ips)
    with closing(dialed.sock):
        try:
            dialed.sock.settimeout(deadline.timeout_s())
            with unverified_context().wrap_socket(dialed.sock, server_hostname=host) as encrypted:
                seen = unverified_certificate(encrypted)
        except ssl.SSLError as error:
            return _after_tls_error(place, error, ips)
        except OSError:
            return ControlAnswer(place, resolved=True, connected=True, tls_answered=False, addresses=ips)
    return _reached(place, seen, ips)


def _reached(place: str, seen: Certificate, ips: tuple[str, ...]) -> ControlAnswer:
    return ControlAnswer(place, resolved=True, connected=True, tls_answered=True, issuer=seen.issuer, addresses=ips)


def _after_tls_error(place: str, error: ssl.SSLError, ips: tuple[str, ...]) -> ControlAnswer:
    """An alert is a TLS server's answer, too; anything else may come from whoever sits on the way."""
    alert = "ALERT" in (error.reason or "")
    return ControlAnswer(place, resolved=True, connected=True, tls_answered=alert, addresses=ips)


def _connects(place: str, deadline: Deadline, ask: Resolver) -> bool:
    host, port = split_place(place)
    try:
        dial(host, port, deadline, ask=ask).sock.close()
    except DialError:
        return False
    return True


def _ask_plain(url: str, trust: Trust, deadline: Deadline, ask: Resolver) -> Response | None:
    request = Request(url, max_bytes=4096, cut=True, follow=False)
    try:
        return fetch(request, trust.context(), deadline, ask=ask)
    except HttpError as error:
        log.debug("the portal test had no answer: %s", error.kind)
        return None


def _portal_signs(page: Response | None) -> tuple[bool, str]:
    """Whether something answers in place of the 204 server, and where it wants to send us."""
    if page is None or page.status not in _PORTAL_SIGNS:
        return False, ""
    target = page.headers.get("location", "")
    return True, target if target.startswith(("http://", "https://")) else ""


def _clock_ahead_s(page: Response | None, now: datetime) -> float | None:
    """How far our clock is ahead of the server's `Date`; a portal's box is nobody to ask for the time."""
    from email.utils import parsedate_to_datetime

    told = page.headers.get("date", "") if page is not None else ""
    try:
        return (now - parsedate_to_datetime(told)).total_seconds()
    except (ValueError, TypeError):  # TypeError: a date without a zone
        return None
