"""Words that stand outside any status source, as notices like any other: the webmail page's, the user's own.

A page may always carry words of trouble, such as a standing hint at its weekly maintenance. What has stood there for
long while mail worked is its usual text and no news; what is gone for one visit is news again when it returns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tray_app.model.notice import Notice, NoticeState
from tray_app.model.prose import understand
from tray_app.model.result import ProbeResult

USUAL_AFTER = timedelta(days=7)
"""Longer than any outage so far; the words of one that lasts are no usual text anyway, as mail does not work."""
_SAYS_NOTHING = (NoticeState.UNKNOWN, NoticeState.UNRELATED)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The lines that look like a notice, by fingerprint: since when each has stood there without a break."""

    since: dict[str, datetime] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()


def learn_page(words: PageWords, result: ProbeResult, now: datetime, *, mail_works: bool) -> PageWords:
    """What is known after one more visit; a page that cannot be loaded teaches nothing."""
    if not result.ok:
        return words
    lines = {_fingerprint(line) for line in result.notice_text.split("\n") if line}
    since = {line: words.since.get(line, now.astimezone(UTC)) for line in sorted(lines)}
    grown = {line for line, at in since.items() if mail_works and now - at >= USUAL_AFTER}
    return PageWords(since, frozenset(words.usual & lines | grown))


def page_notice(
    before: Notice | None, result: ProbeResult, now: datetime, usual: Collection[str] = ()
) -> Notice | None:
    """What the page says after `result`; `now` is aware and in the zone that times on the page are meant in.

    An unchanged text keeps the time when it was first seen. A page that cannot be loaded takes nothing back;
    a page without the notice does.
    """
    text = "\n".join(line for line in result.notice_text.split("\n") if _fingerprint(line) not in usual).strip()
    if not text:
        return None if result.ok else before
    if before is not None and before.text == text:
        return before
    notice = _notice("webmail", text, now, url=result.endpoint)
    is_a_rest = len(text) < len(result.notice_text.strip())
    return None if is_a_rest and notice.state in _SAYS_NOTHING else notice


def own_note(text: str, now: datetime) -> Notice:
    """What the user read or heard elsewhere; `now` is aware and in the zone that its times are meant in."""
    return _notice("me", text.strip(), now)


def _fingerprint(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "replace")).hexdigest()[:16]


def _notice(notice_id: str, text: str, now: datetime, url: str = "") -> Notice:
    meaning = understand(text, now)
    return Notice(
        id=notice_id,
        headline=meaning.headline,
        text=text,
        state=meaning.state,
        services=meaning.services,
        url=url,
        updated_at=now.astimezone(UTC),
        promised=meaning.promised,
    )
