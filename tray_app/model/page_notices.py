"""The notice on the webmail page, as a notice like any other."""

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
    meaning = understand(result.notice_text, now)
    return Notice(
        id="webmail",
        headline=meaning.headline,
        text=result.notice_text,
        state=meaning.state,
        services=meaning.services,
        url=result.endpoint,
        updated_at=now.astimezone(UTC),
        promised=meaning.promised,
    )
