"""Is it our own line? Asks the control group and a few other places, all at the same time, after a failure.

A control host counts as reached when TCP and a TLS server's answer came, whatever its certificate; the issuer is
noted to recognise interception. Nothing is sent but the beginning of an encrypted conversation.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from tray_app.model.line import ControlAnswer, LineEvidence
from tray_app.net.certificate import Certificate, unverified_certificate
from tray_app.net.deadline import Deadline
from tray_app.net.dial import DialError, connect, dial, look_up
from tray_app.net.http import HttpError, Request, Response, fetch
from tray_app.net.names import Resolver, system_addresses
from tray_app.net.trust import Trust, unverified_context
from tray_app.probes.control_hosts import ControlPlan, split_place

DEADLINE_S = 3.6
"""For everything together, all questions run at the same time; with two dead mail servers it stays below 12 s."""
KNOWN_S = 2.0
"""An address that answered before answers soon or not at all."""
MAX_HOSTS = 12
_PORTAL_SIGNS = frozenset({*range(200, 400), 511}) - {204}
"""Chrome's definition: a valid answer with one of these is a portal; an error or no answer is not."""
log = logging.getLogger(__name__)


def measure_line(
    plan: ControlPlan,
    *,
    trust: Trust,
    now: Callable[[], datetime],
    known: tuple[str, ...] = (),
    ask: Resolver = system_addresses,
    deadline_s: float = DEADLINE_S,
) -> LineEvidence:
    """What those of `plan` answered, as values.

    `known` are `ip:port` of the user's own servers that answered before; they need no names.
    """
    from concurrent.futures import ThreadPoolExecutor

    deadline = Deadline.after(deadline_s)
    mail = plan.mail[:MAX_HOSTS]
    pool = ThreadPoolExecutor(len(mail) + 2 * len(plan.web) + len(known) + 2, thread_name_prefix="line")
    controls = [pool.submit(_ask_control, host, deadline, ask) for host in mail]
    literals = [plan.literal] if plan.literal else []
    literals += [place for place in known if place.endswith(":443")]
    literal = [pool.submit(_connects, place, deadline, ask) for place in literals]
    soon = deadline.at_most(KNOWN_S)
    known_mail = [pool.submit(_connects, place, soon, ask) for place in known if place not in literals]
    web = [pool.submit(_ask_control, place, deadline, ask) for place in plan.web]
    portal = pool.submit(_ask_plain, plan.portal_url, trust, deadline, ask) if plan.portal_url else None
    plain = [] if portal else [pool.submit(_ask_plain, _plain_url(p), trust, deadline, ask) for p in plan.web]
    pool.shutdown(wait=True)
    page = portal.result() if portal else None
    portal_seen, portal_url = _portal_signs(page) if portal else _same_way([future.result() for future in plain])
    measured_at = now()
    return LineEvidence(
        measured_at=measured_at,
        controls=tuple(future.result() for future in controls),
        literal_connected=_any(future.result() for future in literal),
        mail_connected=_any(future.result() for future in known_mail),
        web_answered=_any(bool(future.result().tls_answered) for future in web),
        portal_seen=portal_seen,
        portal_url=portal_url,
        system_says_offline=_system_says_offline(),
        clock_ahead_s=None if portal_seen else _clock_ahead_s(page, measured_at),
    )


def _system_says_offline(interfaces: Path = Path("/sys/class/net")) -> bool:
    """Linux tells cheaply whether any interface but loopback is up; elsewhere we do not ask. Only ever a hint."""
    states = [path.read_text().strip() for path in interfaces.glob("*/operstate") if path.parent.name != "lo"]
    return bool(states) and all(state in ("down", "lowerlayerdown", "notpresent") for state in states)


def _any(answers: Iterable[bool]) -> bool | None:
    """Whether one of them is true; None if nobody was asked."""
    given = list(answers)
    return any(given) if given else None


def _plain_url(place: str) -> str:
    host, _port = split_place(place)
    return f"http://[{host}]/" if ":" in host else f"http://{host}/"


def _same_way(pages: list[Response | None]) -> tuple[bool, str]:
    """Unlike servers that all send plain requests to one and the same other host do not answer themselves."""
    targets = [page.headers.get("location", "") for page in pages if page is not None]
    hosts = {urlsplit(target).hostname for target in targets}
    asked = {urlsplit(page.url).hostname for page in pages if page is not None}
    if len(targets) < 2 or len(hosts) != 1 or None in hosts or hosts & asked:
        return False, ""
    return True, targets[0]


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
        return ControlAnswer(place, resolved=True, addresses=ips)
    with closing(dialed.sock):
        try:
            dialed.sock.settimeout(deadline.timeout_s())
            with unverified_context().wrap_socket(dialed.sock, server_hostname=host) as encrypted:
                seen = unverified_certificate(encrypted)
        except ssl.SSLError as error:
            return _after_tls_error(place, error, ips)
        except OSError:
            return ControlAnswer(place, resolved=True, tls_answered=False, addresses=ips)
    return _reached(place, seen, ips)


def _reached(place: str, seen: Certificate, ips: tuple[str, ...]) -> ControlAnswer:
    return ControlAnswer(place, resolved=True, tls_answered=True, issuer=seen.issuer, addresses=ips)


def _after_tls_error(place: str, error: ssl.SSLError, ips: tuple[str, ...]) -> ControlAnswer:
    """An alert is a TLS server's answer, too; anything else may come from whoever sits on the way."""
    alert = "ALERT" in (error.reason or "")
    return ControlAnswer(place, resolved=True, tls_answered=alert, addresses=ips)


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
