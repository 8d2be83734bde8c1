"""Work beside the search."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


def aside(call: Callable[[], _T], name: str) -> Future[_T]:
    """The answer to come. A pool's threads would keep the program from ending; this one does not."""
    future: Future[_T] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as bug:  # noqa: BLE001 - raised again where the answer is read
            future.set_exception(bug)

    threading.Thread(target=work, name=name, daemon=True).start()
    return future
