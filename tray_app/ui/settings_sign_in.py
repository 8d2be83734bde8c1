"""The sign-in itself, as buttons and one line that says how it stands."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tray_app.texts import tr
from tray_app.ui.forms import Problem, button
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import Text, Tone
from tray_app.ui.layouts import Flow


class SignInState(StrEnum):
    """How it stands."""

    OUT = "out"
    WAITING = "waiting"
    IN = "in"


class SignInPanel(QWidget):
    """Emits what the user wants; whoever signs in answers with `show_waiting`, `show_in` or `show_out`."""

    wanted = Signal(bool)
    """True: with a code, on another device."""
    cancelled = Signal()
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = SignInState.OUT
        self._address = ""
        self._has_codes = False
        self._start = button("", lambda: self._ask(by_code=False), name="signIn")
        self._code = button(tr("Sign in with a code"), lambda: self._ask(by_code=True), name="signInByCode")
        self._copy = button(tr("Copy address"), self._copy_address, name="copySignIn")
        self._cancel = button(tr("Cancel sign-in"), self.cancelled.emit, name="cancelSignIn")
        self._forget = button(tr("Sign out"), self.forget_wanted.emit, name="signOut")
        self._words = Text()
        self._words.setObjectName("signInState")
        self._problem = Problem()
        buttons = Flow(SPACE)
        for each in (self._start, self._code, self._copy, self._cancel, self._forget):
            buttons.addWidget(each)
        column_of(self, buttons, self._words, self._problem, spacing=4)
        self.show_out()

    def show_in(self, *, lasts: bool, has_keyring: bool = True) -> None:
        """A permission is kept; without a keyring that takes it, it does not last."""
        if not has_keyring:
            words = tr("You are signed in until you quit; your system has no keyring.")
        elif lasts:
            words = tr("You are signed in; the keyring holds the permission.")
        else:
            words = tr("You are signed in until you quit.")
        self._show(SignInState.IN, words, Tone.GOOD)

    def show_out(self) -> None:
        """There is none."""
        self._show(SignInState.OUT, tr("You are not signed in."), Tone.MUTED)

    def show_unseen(self, *, is_locked: bool) -> None:
        """The keyring may hold a permission and does not say so."""
        words = tr("The system keyring is locked. It may hold the permission.")
        if not is_locked:
            words = tr("The system keyring does not answer. It may hold the permission.")
        self._show(SignInState.OUT, words, Tone.MUTED)

    def show_problem(self, sentence: str) -> None:
        """Why the last attempt came to nothing."""
        self._problem.show_text(sentence)

    def focus_start(self) -> None:
        """To the button that begins it."""
        self._start.setFocus()

    def show_waiting(self, words: str, address: str = "") -> None:
        """The user is busy in the browser or on another device; `address` is what to open."""
        self._address = address
        self._show(SignInState.WAITING, words, Tone.INFO)

    def offer_codes(self, *, offered: bool) -> None:
        """Whether this provider has a sign-in by code."""
        if offered != self._has_codes:
            self._has_codes = offered
            self._show_buttons()

    def _show(self, state: SignInState, words: str, tone: Tone) -> None:
        self.state = state
        self._words.setText(words)
        self._words.set_tone(tone)
        self._words.setVisible(bool(words))
        self._problem.show_text("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_waiting, is_in = self.state is SignInState.WAITING, self.state is SignInState.IN
        self._start.setText(tr("Sign in again") if is_in else tr("Sign in in the browser"))
        self._start.setVisible(not is_waiting)
        self._code.setVisible(not is_waiting and not is_in and self._has_codes)
        self._copy.setVisible(is_waiting and bool(self._address))
        self._cancel.setVisible(is_waiting)
        self._forget.setVisible(is_in)
        give_access_keys(self.window())

    def _ask(self, *, by_code: bool) -> None:
        self.show_waiting(tr("One moment …"))
        self.wanted.emit(by_code)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
