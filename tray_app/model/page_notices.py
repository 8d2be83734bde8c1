"""Words that stand outside any status source, as notices like any other: the webmail page's, the user's own."""

from __future__ import annotations

from datetime import UTC, datetime

from tray_app.model.notice import Notice
from tray_app.model.prose import understand
from tray_app.model.result import ProbeResult


def page_notice(before: Notice | None, result: ProbeResult, now: datetime) -> Notice | None:
    """What the page says after `result`; `now` is aware and in the zone that times on the page are meant in.

    An unchanged text keeps the time when it was first seen. A page that cannot be loaded takes nothing back;
    a page without the notice does.
    """
    if not result.notice_text:
        return None if result.ok else before
    if before is not None and before.text == result.notice_text:
        return before
    return _notice("webmail", result.notice_text, now, url=result.endpoint)


def own_note(text: str, now: datetime) -> Notice:
    """What the user read or heard elsewhere; `now` is aware and in the zone that its times are meant in."""
    return _notice("me", text.strip(), now)


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
