"""Waits only so long for a call that may hang and takes no deadline itself: a keyring's, a foreign library's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

_T = TypeVar("_T")


class NotInTimeError(Exception):
    """The call goes on in its thread, and nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class _Answer(Generic[_T]):
    """What the call gave: one value, or an error."""

    value: Sequence[_T] = ()
    error: Exception | None = None


def in_time(call: Callable[[], _T], deadline_s: float, *, name: str) -> _T:
    """What the call gives or raises; NotInTimeError after `deadline_s` seconds. `name` is its thread's."""
    answers: SimpleQueue[_Answer[_T]] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(_Answer(value=[call()]))
        except Exception as error:  # noqa: BLE001 - it is raised in the thread that asked
            answers.put(_Answer(error=error))

    # A daemon, so that a call that hangs does not keep the program from ending.
    threading.Thread(target=work, name=name, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline_s)
    except Empty:
        raise NotInTimeError from None
    if answer.error is not None:
        raise answer.error
    return answer.value[0]
