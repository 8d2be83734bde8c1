"""What a provider's post says, in German and English: state, services, promised time, headline.

Nothing is inferred that is not there: when unsure the state is `unknown`, and a time that is not clearly the
promised end is no promise. The way of a text: `cleaning` makes it plain, `updates` finds its newest part,
`state` concludes from the claims of its sentences (`claims`), `learned` adds up what every word speaks for, `weighing`
says which of the two is right, `services` and `promises` look at the words that count.

The word families take a sixth of a second to compile; that is done for the first post, not at the start.
"""

from __future__ import annotations

from datetime import datetime

from tray_app.model.contract import Json, promise_json
from tray_app.model.notice import NoticeState, Promise, Understanding


def understand(text: str, now: datetime) -> Understanding:
    """What one post says; `now` is aware, in the zone the text speaks in."""
    from tray_app.model.prose import understanding

    return understanding.understand(text, now)


def state_of_words(text: str) -> NoticeState:
    """Only the state of a text, e.g. of a feed's title; whether it is about mail is not asked."""
    from tray_app.model.prose import understanding

    return understanding.state_of_words(text)


def promise_in(text: str, now: datetime) -> Promise | None:
    """Only the promised end in a text that is known to speak of a problem or of maintenance."""
    from tray_app.model.prose import understanding

    return understanding.promise_in(text, now)


def understanding_json(understood: Understanding) -> Json:
    """What `notice --json` prints (DESIGN 5)."""
    return {
        "state": understood.state.value,
        "services": list(understood.services),
        "promised": promise_json(understood.promised),
        "headline": understood.headline,
    }
