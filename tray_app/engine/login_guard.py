"""Stops all logins of an account after a refusal and lifts the stop when one works, also across restarts."""

from __future__ import annotations

from datetime import datetime

from tray_app.engine.books.account_memory import AccountMemory
from tray_app.engine.ports import Asked
from tray_app.engine.watch import AccountWatch
from tray_app.model.logins import stop_after
from tray_app.model.result import Depth


def mind_login(watch: AccountWatch, asked: Asked, memory: AccountMemory, now: datetime) -> None:
    """Takes the lesson from one probe; a probe without a secret teaches nothing."""
    result = asked.result
    if result.depth is not Depth.DEEP or not asked.fingerprint:
        return
    if result.reason is None:
        memory.keep_login_ok(watch.account.id, now)
        stop = None
    else:
        last_ok = memory.last_login_ok(watch.account.id)
        stop = stop_after(result.reason, asked.fingerprint, now, last_ok, watch.login_stop)
    if stop != watch.login_stop:
        watch.login_stop = stop
        memory.keep_login_stop(watch.account.id, stop)
