"""From a post to its `Understanding`, and from there to the JSON of `mailampel notice`."""

from __future__ import annotations

from datetime import datetime

from tray_app.model.contract import Json, promise_json
from tray_app.model.notice import NoticeState, Promise, Understanding
from tray_app.model.prose.cleaning import folded, plain
from tray_app.model.prose.sentences import sentences
from tray_app.model.prose.state import state_of


def understand(text: str, now: datetime) -> Understanding:
    """What one post says; `now` is aware, in the zone the text speaks in."""
    whole = plain(text)
    return Understanding(state_of_words(whole), ("all",), promise_in(whole, now), whole.split("\n")[0][:120])


def state_of_words(text: str) -> NoticeState:
    """Only the state of a text, e.g. of a feed's title."""
    return state_of([folded(sentence) for sentence in sentences(plain(text))])


def promise_in(text: str, now: datetime) -> Promise | None:
    """Only the promised end in a text that is known to speak of a problem or of maintenance."""
    del text, now
    return None


def understanding_json(understanding: Understanding) -> Json:
    """What `notice --json` prints (DESIGN 5)."""
    return {
        "state": understanding.state.value,
        "services": list(understanding.services),
        "promised": promise_json(understanding.promised),
        "headline": understanding.headline,
    }
