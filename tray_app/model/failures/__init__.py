"""Understands what servers say and what error messages mean: whose matter it is, why, and what to do.

`explain` takes any pasted text, `from_reply` the words of a live server; both give a `Reason`. The evidence is
weighed in one documented order (see `deciding` and `order`); each kind of evidence has a readable table of its own.
The tables are loaded when something has failed, not at start-up.
"""

from __future__ import annotations

from tray_app.model.failures.advices import advice
from tray_app.model.failures.sentences import sentence
from tray_app.model.failures.telling import class_words, explanation_json
from tray_app.model.reason import Reason
from tray_app.model.result import Phase

__all__ = ["advice", "class_words", "explain", "explanation_json", "from_reply", "sentence"]


def explain(text: str, protocol: str | None = None, phase: str | None = None) -> Reason:
    """What a message means that somebody saw or pasted; `unknown` where it does not say."""
    from tray_app.model.failures import deciding

    return deciding.explain(text, protocol, phase)


def from_reply(protocol: str, phase: Phase, reply: str) -> Reason:
    """What a live server said when it did not go on, such as `a1 NO [UNAVAILABLE] backend down`."""
    from tray_app.model.failures import deciding

    return deciding.from_reply(protocol, phase, reply)
