"""The time by which the provider says it will be over. (thin)"""

from __future__ import annotations

from datetime import datetime

from tray_app.model.notice import NoticeState, Promise
from tray_app.model.prose.updates import Update


def promise_of(parts: list[Update], state: NoticeState, now: datetime) -> Promise | None:
    """The promise in the newest part that makes one."""
    return None
