"""In which order the evidence is asked, for each kind of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from tray_app.model.failures import (
    bounces,
    outlook,
    programs,
    replies,
    sockets,
    texts_account,
    texts_limits,
    texts_sending,
    texts_service,
    texts_settings,
    tls,
)
from tray_app.model.failures.codes import response_code
from tray_app.model.failures.http import http_status, portal, speaks_for_itself
from tray_app.model.failures.material import Material
from tray_app.model.failures.rule import Meaning, first
from tray_app.model.failures.smtp import smtp_code
from tray_app.model.failures.stage import Stage

Found = tuple[Meaning, re.Match[str]]
"""What was found, and where its words stand."""
Finder = Callable[[Material], Found | None]

KNOWN_TEXTS = (
    *texts_settings.OWN_PROGRAM,
    *texts_limits.GREYLISTING,
    *texts_limits.SIZES,
    *texts_limits.CONNECTION_LIMITS,
    *texts_limits.RATE_LIMITS,
    *texts_limits.SERVER_STORAGE,
    *texts_limits.QUOTAS,
    *texts_service.MAINTENANCE,
    *texts_service.LOGIN_SERVICE_DOWN,
    *texts_account.NAMED_REFUSALS,
    *texts_account.ACCESS,
    *texts_account.STRANGERS,
    *texts_sending.RELAYING,
    *texts_sending.CONTENT,
    *texts_sending.ADDRESS_BLOCKS,
    *texts_settings.ENCRYPTION,
    *texts_settings.METHODS,
    *texts_sending.SENDERS,
    *texts_settings.MISUSE,
    *texts_sending.TURNED_AWAY,
    *texts_sending.REFUSED_HOSTS,
    *texts_sending.RECIPIENTS,
    *texts_account.BLOCKS,
    *texts_account.FOLDERS,
    *bounces.RULES,
    *texts_service.FAREWELLS,
    *texts_service.TROUBLE_NAMED,
    *texts_service.OVERLOAD,
    *texts_limits.WAITS,
    *texts_service.PAGES,
)
"""What is narrower stands first: the first rule that fits wins."""

GENERAL_WORDS = (*texts_account.GENERIC_REFUSALS, *texts_service.AVAILABILITY)

BEFORE_AN_ANSWER: tuple[Finder, ...] = (
    partial(first, texts_service.BEHIND_THE_PAGE),
    sockets.numbered_error,
    tls.tls_error,
    outlook.windows_code,
)
OF_A_SERVER: tuple[Finder, ...] = (
    replies.other_protocol,
    partial(first, texts_service.IN_PROGRESS),
    replies.success,
    portal,
    tls.tls_error,
    partial(first, KNOWN_TEXTS),
    response_code,
    http_status,
    smtp_code,
    partial(first, GENERAL_WORDS),
    replies.status_word,
)
OF_A_REPLY: tuple[Finder, ...] = (*OF_A_SERVER[:-1], partial(first, texts_service.SILENCE_BEHIND), OF_A_SERVER[-1])
OF_A_BROKEN_PAGE: tuple[Finder, ...] = (portal, partial(first, texts_service.MAINTENANCE), http_status)
OF_A_STATUS_LINE: tuple[Finder, ...] = (
    *OF_A_BROKEN_PAGE[:-1],
    partial(first, (*texts_limits.CONNECTION_LIMITS, *texts_limits.RATE_LIMITS, *texts_limits.QUOTAS)),
    http_status,
)
STATUS_LINE = 160
"""Longer texts are pages, whose menus and footers must not decide."""
OF_A_PROGRAM: tuple[Finder, ...] = (
    sockets.named_error,
    sockets.exception_class,
    outlook.outlook_code,
    outlook.reported_reply,
    partial(first, programs.SENTENCES),
)


def finders(said: Material) -> tuple[Finder, ...]:
    """Which evidence counts for this kind of text, in this order."""
    if speaks_for_itself(said):
        return OF_A_STATUS_LINE if len(said.plain) <= STATUS_LINE else OF_A_BROKEN_PAGE
    if said.stage is Stage.BOUNCE or replies.is_reply(said):
        return OF_A_REPLY + OF_A_PROGRAM[1:]
    if said.is_server_text:
        return BEFORE_AN_ANSWER + OF_A_SERVER + OF_A_PROGRAM
    return (*BEFORE_AN_ANSWER, sockets.named_error, *OF_A_SERVER, *OF_A_PROGRAM)
