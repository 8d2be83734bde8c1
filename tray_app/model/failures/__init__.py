"""Understands what servers say and what error messages mean: whose matter it is, why, and what to do.

`explain` takes any pasted text, `from_reply` the words of a live server; both give a `Reason`. The evidence is
weighed in one documented order (see `deciding`); each kind of evidence has a readable table of its own.
"""

from __future__ import annotations

from tray_app.model.failures.advices import advice
from tray_app.model.failures.deciding import explain, from_reply
from tray_app.model.failures.sentences import sentence
from tray_app.model.failures.telling import class_words, explanation_json

__all__ = ["advice", "class_words", "explain", "explanation_json", "from_reply", "sentence"]
