"""The first run: an address, what is watched, a test. Three steps, at most six clicks; nothing is saved before the end.

Each step is a `WizardPage` with its own wishes; the wizard leads from one to the next and hands over what came of them.
What the composition root connects:

- `address.discover_requested(address)` -> look the servers up, answer with `show_found(Found)` (nothing found: a
  `Found` that is `FoundIn.NOWHERE`), or `show_found(Found, offline=True)` without internet.
  `address.discover_cancelled()` stops it. `address.example_requested()` starts the demo, `address.import_requested()`
  takes over what was found in other mail programs.
- `services.sign_in.requested(account, client secret, by_code)` -> `show_waiting`, then `show_signed_in` or
  `show_failed` of `services.sign_in`; its `cancelled()` stops it; `taken_back(id)` drops what it left.
- `check.test_requested(account, password)` -> probe each service once, at most one login; `check.show_row(key, ok,
  sentence)` with a service's word or "status" as key, then `check.show_finished()`. A refused password:
  `show_password_rejected(sentence)`, which leads back to the field. `check.test_cancelled()` stops it.
- `check.test_message_requested()` is emitted at the first sight of step 3 and by "Send another"; if the notifier
  refuses, `check.show_message_failed(sentence)`. `check.icon_check_requested()` -> `check.show_tray(has_tray=...)`.
  `check.link_requested(url)` opens a page.
- `completed(account, password, answers)` at the end: keep the password, save, set autostart; then `show_saved()`.
  `show_problem(sentence)` instead lets the user try again with what was entered, `show_keyring_problem(sentence)`
  also without the keyring.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from tray_app.model.provider import Found
from tray_app.texts import tr
from tray_app.ui.forms import Problem, button
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, scaled_size
from tray_app.ui.forms_look import rule
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.layouts import Flow
from tray_app.ui.settings_context import WizardAnswers, WizardContext
from tray_app.ui.wizard_address import AddressPage
from tray_app.ui.wizard_check import CheckPage
from tray_app.ui.wizard_page import PageStack
from tray_app.ui.wizard_services import ServicesPage
from tray_app.ui.wizard_steps import StepHeader

ADDRESS, SERVICES, CHECK = 1, 2, 3
WIDTH, LOWEST, HIGHEST = 620, 510, 700


class Wizard(FormWindow):
    """The assistant of the first run and of "Add"."""

    completed = Signal(object, str, object)

    def __init__(self, context: WizardContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        self.setWindowTitle(tr("Set up Mailampel"))
        self._is_saving = False
        self.address = AddressPage(context)
        self.services = ServicesPage(context)
        self.check = CheckPage(context)
        self._steps = StepHeader()
        self._pages = PageStack(self.address, self.services, self.check)
        self._problem = Problem()
        self._until_quit = button(tr("Keep the password only until I quit"), self._finish_for_session, name="untilQuit")
        self._until_quit.hide()
        self._cancel = button(tr("Cancel"), self.reject, name="cancel")
        self._back = button(tr("Back"), self._go_back, name="back")
        self._next = button(tr("Next"), self._go_on, name="next", default=True)
        self._lay_out()
        self._connect()
        self._show_step(ADDRESS)
        self.resize(scaled_size(self, WIDTH, LOWEST))

    @property
    def step(self) -> int:
        """1, 2 or 3."""
        return self._pages.currentIndex() + 1

    def show_found(self, found: Found, *, offline: bool = False) -> None:
        """The servers of the address, or none; void if nobody is waiting for them."""
        if self.address.is_busy:
            self.address.end_search()
            self.services.show_found(found, offline=offline)
            self._show_step(SERVICES)
            self.services.focus_first()

    def show_password_rejected(self, sentence: str) -> None:
        """Back to the field; the next try is the user's decision."""
        self.check.end()
        self._show_step(SERVICES)
        self.services.login.show_problem(sentence)
        self._fit_height()

    def show_problem(self, sentence: str) -> None:
        """The account could not be saved; the wizard stays open."""
        self._set_saving(saving=False)
        self._problem.show_text(sentence)

    def show_keyring_problem(self, sentence: str) -> None:
        """The password could not be stored; it may do without."""
        self.show_problem(sentence)
        self._until_quit.show()
        give_access_keys(self)

    def show_saved(self) -> None:
        """All is kept; there is nothing left to do here."""
        self.services.login.forget()
        self.accept()

    def reject(self) -> None:
        """Cancel, Esc and the close button: a search under way is stopped first, then the wizard goes."""
        if self.address.stop():
            return
        self._stop()
        self.services.login.forget()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to do is to type."""
        super().showEvent(event)
        self.address.edit.setFocus()
        give_access_keys(self)
        self._fit_height()

    def _lay_out(self) -> None:
        own = [page.extra for page in self._pages.pages if page.extra is not None]
        keep_key(self._next, self._back, self._cancel, *own)
        footer = Flow(SPACE, last_right=True)
        for each in (self._cancel, self._back, *own, self._next):
            footer.addWidget(each)
        column = column_of(
            self, self._steps, self._pages, self._problem, self._until_quit, rule(), footer, spacing=WIDE
        )
        column.setAlignment(self._until_quit, Qt.AlignmentFlag.AlignLeft)
        column.insertSpacing(1, 4)
        column.setContentsMargins(24, 20, 24, 16)
        column.setStretchFactor(self._pages, 1)
        self._pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        for page in self._pages.pages:
            page.changed.connect(self._refresh)
            page.grown.connect(self._on_grown)
        self.services.sign_in.succeeded.connect(self._on_signed_in)
        self.services.done.connect(self._test)
        self.check.done.connect(self._finish)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step - 1)
        self._steps.show_step(step)
        self._forget_problem()
        self._back.setVisible(step > ADDRESS)
        self._refresh()
        self._next.setFocus()
        self._fit_height()

    @Slot()
    def _refresh(self) -> None:
        """The buttons are those of the step as it stands."""
        present = self._pages.page
        for page in self._pages.pages:
            if page.extra is not None:
                page.extra.setVisible(page is present and page.offers_extra)
        self._back.setEnabled(not self._is_saving)
        self._next.setEnabled(not self._is_saving and not present.is_busy)
        self._next.setText(present.next_words)
        give_access_keys(self)

    @Slot()
    def _on_grown(self) -> None:
        self._refresh()
        self._fit_height()

    def _fit_height(self) -> None:
        """Grows with what a step has to show, up to the limit; it never shrinks under the mouse."""
        missing = self._pages.missing_height
        if missing > 0:
            self.resize(self.width(), min(self.height() + missing, scaled_size(self, WIDTH, HIGHEST).height()))

    @Slot()
    def _go_on(self) -> None:
        self._pages.page.go_on()

    @Slot()
    def _go_back(self) -> None:
        self._stop()
        self._show_step(self.step - 1)

    def _stop(self) -> None:
        for page in self._pages.pages:
            page.stop()

    @Slot()
    def _on_signed_in(self) -> None:
        if self.step == SERVICES:
            self._next.setFocus()

    @Slot()
    def _test(self) -> None:
        account = self.services.account()
        self.check.prepare(account)
        self._show_step(CHECK)
        self.check.start(account, self.services.login.password)

    @Slot()
    def _finish(self) -> None:
        self._hand_over(self.check.answers())

    @Slot()
    def _finish_for_session(self) -> None:
        self._hand_over(replace(self.check.answers(), session_only=True))

    def _hand_over(self, answers: WizardAnswers) -> None:
        self.check.stop()
        self._set_saving(saving=True)
        self.completed.emit(self.services.account(), self.services.login.password, answers)

    def _set_saving(self, *, saving: bool) -> None:
        """A keyring may take its time, or ask the person."""
        self._is_saving = saving
        self._forget_problem()
        self._refresh()

    def _forget_problem(self) -> None:
        self._problem.show_text("")
        self._until_quit.hide()
