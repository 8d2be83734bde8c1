"""The whole tray app in the test's own process."""

from __future__ import annotations

import gc
from contextlib import contextmanager

from PySide6.QtWidgets import QSystemTrayIcon

from tray_app.app.launch import Launch
from tray_app.app.program import Program
from tray_app.model.settings import Policy
from tray_app.storage.secrets import SecretStore

HASTE = Policy(recheck_s=(0.2, 0.4, 0.6, 0.8), red_after_s=0.5, said_after_s=0.2, recover_after_s=0.2, grace_s=0.2)
_ENDED: list[Program] = []
"""A real program lives as long as its process; collected in a worker thread it would take Qt objects with it there."""


@contextmanager
def running_program(profile, *, at_login=False):
    """Started, and ended with the test. Needs `qapp` and `no_session`."""
    made = Program(Launch(profile, secrets=SecretStore(profile), at_login=at_login), QSystemTrayIcon())
    made.start()
    try:
        yield made
    finally:
        made.close()
        made.deleteLater()
        _ENDED.append(made)
        gc.collect()


def until(qtbot, condition):
    """Lets the program run until something holds."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)
