"""What a provider's post says, in German and English: state, services, promised time, headline.

Nothing is inferred that is not there: when unsure the state is `unknown`, and a time that is not clearly the
promised end is no promise. The way of a text: `cleaning` makes it plain, `updates` finds its newest part,
`state` weighs the claims of its sentences, `services` and `promises` look at the sentences that count.
"""

from __future__ import annotations

from tray_app.model.prose.understanding import promise_in, state_of_words, understand, understanding_json

__all__ = ["promise_in", "state_of_words", "understand", "understanding_json"]
