"""Signs in from the settings window: one at a time, off the window's thread, and always to be called off."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from tray_app.app.parts import Parts
from tray_app.desktop import opener
from tray_app.engine.sign_ins import CancelledError, DeviceCode, SignInError, SignIns, Waiting
from tray_app.model.account import Account
from tray_app.storage.secrets import SecretError
from tray_app.texts import tr

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shows:
    """Where it is told how the sign-in goes; called in the window's thread."""

    waiting: Callable[[Account, str, str], None]
    """A sentence and the address to open."""
    done: Callable[[Account, str], None]
    """Signed in; a sentence if the keyring has nothing of it."""
    failed: Callable[[Account, str], None]
    """A sentence; empty if the user called it off."""


@dataclass(frozen=True, slots=True)
class _End:
    is_in: bool
    sentence: str = ""


class SignInPart(QObject):
    """A new sign-in ends the one that is under way. A window's wishes are connected to `start` and `cancel`."""

    def __init__(self, parts: Parts, shows: Shows, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._shows = shows
        self._sign_ins = SignIns(parts.secrets, parts.trials.trust, parts.now)
        self._waiting: Waiting | None = None

    @Slot(object, str, bool)
    def start(self, account: Account, client_secret: str, by_code: bool) -> None:
        """Signs in with the account as entered; a client secret goes into the keyring first."""
        self.cancel()
        waiting = self._waiting = Waiting()

        def show(words: str, address: str) -> None:
            if self._waiting is waiting:
                opened = opener.open_link(address)
                self._shows.waiting(account, words if opened else _without_browser(words), address)

        def work() -> _End:
            return self._run(account, client_secret, waiting, show, by_code=by_code)

        def done(end: _End) -> None:
            is_current = self._waiting is waiting
            if is_current:
                self._waiting = None
            self._on_end(account, end, is_current=is_current)

        self._parts.runner.submit(work, done, self._crashed(account))

    @Slot()
    def cancel(self) -> None:
        """Nobody waits any more."""
        if self._waiting is not None:
            self._waiting.cancel()

    def _run(
        self,
        account: Account,
        client_secret: str,
        waiting: Waiting,
        show: Callable[[str, str], None],
        *,
        by_code: bool,
    ) -> _End:
        """In a worker."""

        def tell(words: str, address: str) -> None:
            self._parts.runner.submit(lambda: None, lambda _none: show(words, address), _raise)

        def tell_code(code: DeviceCode) -> None:
            tell(tr("Enter the code {code} on the page {page}.", code=code.user_code, page=code.page), code.page)

        if client_secret:
            self._keep(account, client_secret)
        try:
            if by_code:
                return _End(is_in=True, sentence=self._sign_ins.by_code(account, tell_code, waiting))
            words = tr("Sign in in your browser; this window goes on by itself.")
            return _End(is_in=True, sentence=self._sign_ins.by_browser(account, lambda url: tell(words, url), waiting))
        except SignInError as error:
            return _End(is_in=False, sentence=str(error))
        except CancelledError:
            return _End(is_in=False)

    def _keep(self, account: Account, client_secret: str) -> None:
        try:
            self._parts.secrets.set_client_secret(account.id, client_secret)
        except SecretError as error:
            log.warning("a client secret is kept for this session only: %s", error)

    def _on_end(self, account: Account, end: _End, *, is_current: bool) -> None:
        if end.is_in:
            if any(known.id == account.id for known in self._parts.keeper.settings.accounts):
                self._parts.watch.secret_changed(account.id)
            self._shows.done(account, end.sentence)
        elif is_current:
            self._shows.failed(account, end.sentence)

    def _crashed(self, account: Account) -> Callable[[BaseException], None]:
        def crashed(error: BaseException) -> None:
            """A bug of ours: the window must not wait for ever, and the log gets it."""
            self._waiting = None
            self._shows.failed(account, tr("That went wrong inside Mailampel; the log says more."))
            raise error

        return crashed


def _without_browser(words: str) -> str:
    return f"{words} {tr('No browser opened: copy the address and open it in one.')}"


def _raise(error: BaseException) -> None:
    raise error
