"""The webmail page: does it load, and does it carry a notice to customers?"""

from __future__ import annotations

from tray_app.model.result import Phase
from tray_app.net.http import Request
from tray_app.probes import web
from tray_app.probes.page_text import notice_text
from tray_app.probes.visit import Visit

MAX_PAGE = 1024 * 1024
"""Notices stand at the top; the rest of a longer page is not read."""
_NEEDS_LOGIN = frozenset({401, 403})
_SUCCESS = range(200, 300)


def probe(visit: Visit) -> None:
    """One GET as a browser would do it, without cookies."""
    page = visit.request.account.webmail
    assert page is not None, "no webmail page to probe"
    request = Request(page.url, headers={"Accept": "text/html, */*;q=0.5"}, max_bytes=MAX_PAGE, cut=True)
    response = web.ask(visit, request)
    if response.status in _SUCCESS:
        visit.notice_text = notice_text(response.body)
    elif response.status not in _NEEDS_LOGIN:
        visit.notice_text = notice_text(response.body)
        raise web.refusal(visit, response, Phase.GREETING)
