"""The log file, and a net for secrets that should never have come near it.

Every text that reaches the file or the terminal passes `redact`, tracebacks included. What breaks is said once
and what heals is said once; that is the callers' habit and also how this module treats its own file.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from tray_app.storage.os_words import os_words
from tray_app.texts import tr

log = logging.getLogger(__name__)
FILE_NAME = "mailampel.log"
_LARGEST_FILE = 1_000_000
_OLDER_FILES = 3
_SHOWN = 200_000
_HIDDEN = "***"
_SHORTEST_SECRET = 4
"""Shorter ones would blot out half of the log without hiding anything."""

_secrets: set[str] = set()
_PATTERNS = (
    # IMAP LOGIN, POP3 PASS, SASL answers, HTTP credentials, "password = ...", user:password@host
    re.compile(r"(\bLOGIN\s+(?:\"(?:\\.|[^\"])*\"|\S+)\s+)(?:\"(?:\\.|[^\"])*\"|\S+)"),
    re.compile(r"(\bPASS\s+)\S.*"),
    re.compile(r"(?i)(\bAUTH(?:ENTICATE)?\s+[A-Z0-9-]+\s+)[A-Za-z0-9+/=]{4,}"),
    re.compile(r"(?i)(\bAuthorization['\"]?\s*[:=]\s*['\"]?\w+\s+)[^\s'\"]+"),
    re.compile(
        r"(?i)((?:password|passwort|passwd|secret|token|api_?key)['\"]?\s*[:=]\s*)(?:'[^']*'|\"[^\"]*\"|[^\s,;)\]}]+)"
    ),
    re.compile(r"(://[^/\s:@]*:)[^/\s@]+(?=@)"),
)


def hide(secret: str) -> None:
    """From now on this text is blotted out of everything that is logged."""
    if len(secret) >= _SHORTEST_SECRET:
        _secrets.add(secret)


def show_again(secret: str) -> None:
    """For a token that is no longer good: there is a new one every hour, and each costs every line some time."""
    _secrets.discard(secret)


def redact(text: str) -> str:
    """The text without known secrets and without what looks like one."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<1>{_HIDDEN}", text)
    return text


def set_up(logs_dir: Path, *, verbose: bool = False) -> Path:
    """Logs to a file that never grows beyond four megabytes; `verbose` also to the terminal. Returns the file."""
    file = logs_dir / FILE_NAME
    handlers: list[logging.Handler] = [_LogFile(file)]
    if verbose and sys.stderr is not None:
        handlers.append(logging.StreamHandler())
    _replace_handlers(handlers)
    logging.getLogger("tray_app").setLevel(logging.DEBUG if verbose else logging.INFO)
    sys.excepthook = partial(_on_crash, file)
    threading.excepthook = _on_thread_crash
    sys.unraisablehook = _on_unraisable
    return file


def without_file(*, verbose: bool = False) -> None:
    """For a command that keeps no log: to the terminal if `verbose`, else nowhere, not even as a last resort."""
    on_terminal = verbose and sys.stderr is not None
    _replace_handlers([logging.StreamHandler() if on_terminal else logging.NullHandler()])
    logging.getLogger("tray_app").setLevel(logging.DEBUG if on_terminal else logging.INFO)


def read_end(logs_dir: Path, most: int = _SHOWN) -> str:
    """The newest `most` bytes of the log, from the beginning of a line on; OSError if it cannot be read.

    A file that was just begun says little without the end of the one before.
    """
    files = (logs_dir / f"{FILE_NAME}.1", logs_dir / FILE_NAME)
    written = b"".join(file.read_bytes() for file in files if file.exists())
    end = written[-most:]
    if len(end) < len(written):
        end = end.partition(b"\n")[2]
    return end.decode("utf-8", "replace")


class _Formatter(logging.Formatter):
    """Time in UTC; continued lines are indented, so that quoted text cannot pass for an entry of its own."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        text = redact(super().format(record)).replace("\r", "\\r").replace("\n", "\n  ")
        return "".join(letter if letter.isprintable() or letter in "\n\t" else "?" for letter in text)


class _LogFile(logging.FileHandler):
    """Goes on without a file if there cannot be one, and says so once on the terminal; once more when it heals.

    A full file becomes the newest of some older ones. The library's own rotating handler would load `pickle`,
    `socket` and `queue` for its neighbours in the module: half a MiB.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)
        self._file = file
        self._problem: BaseException | None = None
        self._is_broken = False

    def emit(self, record: logging.LogRecord) -> None:
        self._problem = None
        try:
            self._make_room(len(self.format(record).encode()) + 1)
            super().emit(record)
        except Exception:  # noqa: BLE001 - whatever it is, the program goes on without its log
            self.handleError(record)
        self._tell_change()

    def _make_room(self, length: int) -> None:
        if not self._file.exists() or self._file.stat().st_size + length <= _LARGEST_FILE:
            return
        if self.stream is not None:
            self.stream.close()
            self.stream = None  # the library opens the next one by itself
        files = [self._file, *(self._file.with_name(f"{FILE_NAME}.{age}") for age in range(1, _OLDER_FILES + 1))]
        for newer, older in reversed(list(pairwise(files))):
            if newer.exists():
                newer.replace(older)

    def _tell_change(self) -> None:
        was_broken, self._is_broken = self._is_broken, self._problem is not None
        if self._is_broken and not was_broken:
            words = os_words(self._problem) if isinstance(self._problem, OSError) else str(self._problem)
            _say(tr("The log {file} cannot be written: {problem}.", file=self.baseFilename, problem=words))
        elif was_broken and not self._is_broken:
            _say(tr("The log {file} can be written again.", file=self.baseFilename))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002 - the library's name
        self._problem = sys.exc_info()[1]


def _replace_handlers(handlers: list[logging.Handler]) -> None:
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if isinstance(handler.formatter, _Formatter)]:
        root.removeHandler(old)
        old.close()
    for handler in handlers:
        handler.setFormatter(_Formatter())
        root.addHandler(handler)


def _on_crash(file: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("a bug: the program stops here", exc_info=(kind, error, trace))
    _say(
        tr("This is a bug of Mailampel: {error}. More stands in {file}.", error=f"{kind.__name__}: {error}", file=file)
    )


def _on_thread_crash(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or issubclass(args.exc_type, SystemExit):
        return
    name = args.thread.name if args.thread else "?"
    log.critical("a bug in the thread %s", name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _on_unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        log.error("a bug: %s", args.err_msg or "an error nobody could catch",
                  exc_info=(args.exc_type, args.exc_value, args.exc_traceback))  # fmt: skip


def _say(text: str) -> None:
    if sys.stderr is not None:
        print(redact(text), file=sys.stderr)
