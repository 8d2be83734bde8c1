"""The text for the report of a bug: what runs where, what is shown, how the log ends; no secrets, nobody's address.

It is for developers, so it is English in every language.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from tray_app import __version__
from tray_app.desktop import tray_host
from tray_app.logs import read_end, redact
from tray_app.model.account import Account
from tray_app.model.snapshot import Snapshot
from tray_app.storage.os_words import os_words
from tray_app.texts import tr

_LOG_LINES = 60
_SHORTEST_NAME = 4
"""A login name that is shorter might be part of anything."""
_BEFORE_AT = re.compile(r"[\w.+-]+@(?=[\w-]+\.)")


def bug_report(snapshot: Snapshot, accounts: Iterable[Account], logs_dir: Path) -> str:
    """Everything on one page, to be pasted where others read it."""
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "unknown")
    lines = [
        f"Mailampel {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"desktop: {desktop}, {QGuiApplication.platformName()}, {'a' if tray_host.is_there() else 'no'} tray",
        *(f"{verdict.account_id}: {verdict.status}, {verdict.essence!r}" for verdict in snapshot.verdicts),
        f"settings: {snapshot.settings_problem or 'good'}; storage: {snapshot.storage_problem or 'good'}",
        *log_text(logs_dir).splitlines()[-_LOG_LINES:],
    ]
    return _nobodys(redact("\n".join(lines)), accounts)


def log_text(logs_dir: Path) -> str:
    """The newest part of the log, or one sentence on why it cannot be read."""
    try:
        return redact(read_end(logs_dir))
    except OSError as error:
        return tr("The log cannot be read: {problem}.", problem=os_words(error))


def _nobodys(text: str, accounts: Iterable[Account]) -> str:
    """Without whose mail it is; the domains stay, for they tell the providers."""
    text = _BEFORE_AT.sub("***@", text)
    for account in accounts:
        if len(account.login_name) >= _SHORTEST_NAME:
            text = re.sub(rf"(?i)\b{re.escape(account.login_name)}\b", "***", text)
    return text.replace(str(Path.home()), "~")
