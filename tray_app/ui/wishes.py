"""The words in which windows and tray ask for something, where a plain yes is not enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Mute(StrEnum):
    """For how long the user does not want to be told again ("Got it")."""

    HOUR = "hour"
    CHANGE = "change"
    """Until status, affected services, words or promise change."""
    WORKS = "recovery"


class Pause(StrEnum):
    """For how long nothing is watched."""

    HOUR = "hour"
    FOUR_HOURS = "four_hours"
    TOMORROW = "tomorrow"
    """Until eight in the morning."""
    RESUME = "resume"
    """Until the user resumes."""


class Place(StrEnum):
    """Another window of ours."""

    HISTORY = "history"
    EXPLAIN = "explain"
    SETTINGS = "settings"
    ABOUT = "about"
    HELP = "help"
    ADD_ACCOUNT = "add_account"
    DEMO = "demo"
    SWITCH = "switch"
    """The checklist for a change of provider."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a menu row or a card asks for: the name of a signal of the tray or the window, and its values."""

    signal: str
    values: tuple[object, ...] = ()


Wisher = Callable[[Wish], None]
