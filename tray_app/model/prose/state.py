"""Which state a post claims. (first thin version)"""

from __future__ import annotations

from tray_app.model.notice import NoticeState
from tray_app.model.prose import words


def state_of(sentences: list[str]) -> NoticeState:
    """The state that the folded sentences claim."""
    text = " ".join(sentences)
    if words.MAINTENANCE.search(text):
        return NoticeState.MAINTENANCE
    if words.OVER.search(text):
        return NoticeState.RESOLVED
    if words.STRONG_TROUBLE.search(text) and not words.PARTLY.search(text):
        return NoticeState.OUTAGE
    if words.MEDIUM_TROUBLE.search(text) or words.SOFT_TROUBLE.search(text) or words.STRONG_TROUBLE.search(text):
        return NoticeState.DEGRADED
    return NoticeState.UNKNOWN
