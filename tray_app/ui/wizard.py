"""The first run: an address, what is watched, a test. Three steps, at most six clicks; nothing is saved before the end.

What the composition root connects:

- `discover_requested(address)` -> look the servers up, answer with `show_found(Found)` (nothing found: a `Found` that
  is `FoundIn.NOWHERE`), or `show_found(Found, offline=True)` without internet. `discover_cancelled()` stops it.
- `test_requested(account, password)` -> probe each service once, at most one login; `show_test_row(key, ok, sentence)`
  with a service's word or "status" as key, then `show_test_finished()`. A refused password:
  `show_password_rejected(sentence)`, which leads back to the field. `test_cancelled()` stops it.
- `sign_in_requested(account, client secret, by_code)` -> `show_sign_in_waiting`, then `show_signed_in` or
  `show_sign_in_failed`; `sign_in_cancelled()` stops it; `sign_out_requested(id)` takes back what it left.
- `test_message_requested()` is emitted at the first sight of step 3 and by "Send another"; if the notifier refuses,
  `show_message_failed(sentence)`. `icon_check_requested()` -> `show_tray(has_tray)`.
- `link_requested(url)` opens a page, `example_requested()` starts the demo, `import_requested()` takes over what was
  found in other mail programs.
- `completed(account, password, answers)` at the end: keep the password, save, set autostart; then `show_saved()`.
  `show_problem(sentence)` instead lets the user try again with what was entered, `show_keyring_problem(sentence)`
  also without the keyring.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from tray_app.model.account import Account
from tray_app.model.provider import Found
from tray_app.texts import tr
from tray_app.ui.forms import Problem, button
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, scaled_size, scrolling
from tray_app.ui.forms_look import rule
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.layouts import Flow
from tray_app.ui.settings_context import WizardAnswers, WizardContext
from tray_app.ui.settings_results import rows_of
from tray_app.ui.settings_sign_in import SignInState
from tray_app.ui.theme import SCROLL_BAR_WIDTH
from tray_app.ui.wizard_account import account_of
from tray_app.ui.wizard_address import AddressPage
from tray_app.ui.wizard_check import CheckPage
from tray_app.ui.wizard_services import ServicesPage
from tray_app.ui.wizard_steps import StepHeader

ADDRESS, SERVICES, CHECK = 1, 2, 3
WIDTH, LOWEST, HIGHEST = 620, 510, 620


class Wizard(FormWindow):
    """The assistant of the first run and of "Add"."""

    discover_requested = Signal(str)
    discover_cancelled = Signal()
    test_requested = Signal(object, str)
    test_cancelled = Signal()
    sign_in_requested = Signal(object, str, bool)
    """The account as entered, a new client secret or an empty text, and whether by a code."""
    sign_in_cancelled = Signal()
    sign_out_requested = Signal(str)
    test_message_requested = Signal()
    icon_check_requested = Signal()
    link_requested = Signal(str)
    example_requested = Signal()
    import_requested = Signal()
    completed = Signal(object, str, object)

    def __init__(self, context: WizardContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        self.setWindowTitle(tr("Set up Mailampel"))
        self._context = context
        self._found = Found("")
        self._is_searching = False
        self._is_testing = False
        self._has_sent_message = False
        self._address = AddressPage(context)
        self._services = ServicesPage(context.keyring)
        self._check = CheckPage(context)
        self._browser = self._services.login.browser
        self._steps = StepHeader()
        self._problem = Problem()
        self._until_quit = button(tr("Keep the password only until I quit"), self._finish_for_session, name="untilQuit")
        self._until_quit.hide()
        self._scroll = QTimer(self, interval=0, singleShot=True)
        """Scrolls once what came up has its place."""
        self._scroll.timeout.connect(self._scroll_to_focus)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show_step(ADDRESS)
        self.resize(scaled_size(self, WIDTH, LOWEST))

    @property
    def step(self) -> int:
        """1, 2 or 3."""
        return self._pages.currentIndex() + 1

    def show_found(self, found: Found, *, offline: bool = False) -> None:
        """The servers of the address, or none."""
        if not self._is_searching:
            return
        self._set_searching(searching=False)
        self._found = found
        self._services.show_found(found, offline=offline)
        self._show_step(SERVICES)
        if self._services.is_manual:
            self._services.enter_by_hand()

    def show_test_row(self, key: str, ok: bool | None, sentence: str) -> None:
        """One service's result; `key` is its word, or `status`."""
        self._check.show_row(key, sentence, ok=ok)

    def show_test_finished(self) -> None:
        """No further row will come."""
        self._is_testing = False
        self._check.show_finished()

    def show_password_rejected(self, sentence: str) -> None:
        """Back to the field; the next try is the user's decision."""
        self._is_testing = False
        self._show_step(SERVICES)
        self._services.login.show_problem(sentence)

    def show_sign_in_waiting(self, account: Account, words: str, address: str) -> None:
        """The user is busy in the browser; `address` is what to open."""
        if self.is_about(account):
            self._browser.sign_in.show_waiting(words, address)

    def show_signed_in(self, account: Account, problem: str) -> None:
        """There is a permission; `problem` says why the keyring has nothing of it."""
        self._browser.show_signed_in(account.oauth, problem)
        if self.step == SERVICES:
            self._next.setFocus()

    def show_sign_in_failed(self, account: Account, sentence: str) -> None:
        """Why the sign-in came to nothing; empty: the user called it off."""
        if self.is_about(account):
            self._browser.show_failed(sentence)

    def is_about(self, account: Account) -> bool:
        """Whether it is still this account that is being set up."""
        return self.account().id == account.id and self._found.address == account.address

    def show_tray(self, has_tray: bool) -> None:
        """Whether the desktop has a place for the icon now."""
        self._check.show_tray(has_tray=has_tray)

    def show_message_failed(self, sentence: str) -> None:
        """The test message could not be shown."""
        self._check.show_message_failed(sentence)

    def show_problem(self, sentence: str) -> None:
        """The account could not be saved; the wizard stays open."""
        self._set_saving(saving=False)
        self._problem.show_text(sentence)

    def show_keyring_problem(self, sentence: str) -> None:
        """The password could not be stored; it may do without."""
        self.show_problem(sentence)
        self._until_quit.show()
        self._renew_access_keys()

    def show_saved(self) -> None:
        """All is kept; there is nothing left to do here."""
        self._services.login.forget()
        self.accept()

    def account(self) -> Account:
        """The account as the steps stand."""
        return account_of(self._found, self._services.chosen(), self._context.ids)

    def reject(self) -> None:
        """Cancel, Esc and the close button: a search under way is stopped first, then the wizard goes."""
        if self._is_searching:
            self._set_searching(searching=False)
            self.discover_cancelled.emit()
            return
        self._stop_testing()
        self._stop_signing_in()
        self._services.login.forget()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to do is to type."""
        super().showEvent(event)
        self._address.edit.setFocus()
        self._renew_access_keys()
        self._fit_height()

    def _make_buttons(self) -> None:
        self._cancel = button(tr("Cancel"), self.reject, name="cancel")
        self._example = button(tr("See an example"), self.example_requested.emit, name="example")
        self._back = button(tr("Back"), self._go_back, name="back")
        self._by_hand = button(tr("Enter servers yourself"), self._enter_by_hand, name="byHand")
        self._next = button(tr("Next"), self._go_on, name="next", default=True)
        keep_key(self._next, self._back, self._cancel, self._example, self._by_hand)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self._address, self._services, self._check):
            self._pages.addWidget(scrolling(page))
        footer = Flow(SPACE, last_right=True)
        for each in (self._cancel, self._back, self._example, self._by_hand, self._next):
            footer.addWidget(each)
        column = column_of(
            self, self._steps, self._pages, self._problem, self._until_quit, rule(), footer, spacing=WIDE
        )
        column.setAlignment(self._until_quit, Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(24, 20, 24, 16)
        column.setStretchFactor(self._pages, 1)
        self._pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self._address.import_requested.connect(self.import_requested)
        self._browser.sign_in.wanted.connect(self._on_sign_in)
        self._browser.sign_in.cancelled.connect(self.sign_in_cancelled)
        self._browser.sign_in.forget_wanted.connect(self._on_sign_out)
        self._services.login.opened.connect(self._scroll.start)
        self._services.changed.connect(self._renew_access_keys)
        self._services.changed.connect(self._fit_height)
        self._check.grown.connect(self._renew_access_keys)
        self._check.grown.connect(self._fit_height)
        self._check.all_failed_changed.connect(self._rename_next)
        self._check.test_message_requested.connect(self.test_message_requested)
        self._check.icon_check_requested.connect(self.icon_check_requested)
        self._check.link_requested.connect(self.link_requested)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step - 1)
        self._steps.show_step(step)
        self._problem.show_text("")
        self._until_quit.hide()
        self._back.setVisible(step > ADDRESS)
        self._example.setVisible(step == ADDRESS)
        self._by_hand.setVisible(step == SERVICES and not self._services.is_manual)
        self._rename_next()
        self._next.setFocus()
        self._fit_height()

    def _fit_height(self) -> None:
        """Grows with what a step has to show, up to the limit; it never shrinks under the mouse."""
        content = (self._address, self._services, self._check)[self.step - 1].layout()
        assert content is not None
        width = self._pages.width() - SCROLL_BAR_WIDTH  # a bar that is there goes only if all fits beside it
        wanted = max(content.totalHeightForWidth(width), content.minimumSize().height())
        missing = wanted - self._pages.height()
        if missing > 0:
            self.resize(self.width(), min(self.height() + missing, scaled_size(self, WIDTH, HIGHEST).height()))

    def _rename_next(self) -> None:
        words = tr("Next")
        if self.step == CHECK:
            words = tr("Watch all the same") if self._check.all_failed else tr("Done")
        self._next.setText(words)
        self._renew_access_keys()

    def _renew_access_keys(self) -> None:
        give_access_keys(self)

    def _go_on(self) -> None:
        if self.step == ADDRESS and self._address.check():
            self._search()
        elif self.step == SERVICES:
            if self._services.check():
                self._test()
            else:
                self._scroll.start()
        elif self.step == CHECK:
            self._finish()

    def _scroll_to_focus(self) -> None:
        """What the user has to see to, and the fields of a sign-in down to its button, are in sight."""
        area = self._pages.currentWidget()
        assert isinstance(area, QScrollArea)
        to_see: tuple[QWidget | None, ...] = (self._browser, self.focusWidget())
        for widget in to_see:
            if widget is not None and widget.isVisible() and area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)

    def _go_back(self) -> None:
        self._stop_testing()
        self._stop_signing_in()
        self._show_step(self.step - 1)

    def _search(self) -> None:
        self._set_searching(searching=True)
        self.discover_requested.emit(self._address.address)

    def _set_searching(self, *, searching: bool) -> None:
        self._is_searching = searching
        self._next.setEnabled(not searching)
        self._address.show_searching(searching=searching)

    def _enter_by_hand(self) -> None:
        self._services.enter_by_hand()
        self._by_hand.hide()
        self._renew_access_keys()

    def _test(self) -> None:
        account = self.account()
        self._check.start(rows_of(account))
        self._is_testing = True
        self._show_step(CHECK)
        self.test_requested.emit(account, self._services.login.password)
        if not self._has_sent_message:
            self._has_sent_message = True
            self.test_message_requested.emit()

    def _stop_testing(self) -> None:
        if self._is_testing:
            self._is_testing = False
            self.test_cancelled.emit()

    def _on_sign_in(self, by_code: bool) -> None:
        if self._services.login.check_client():
            self.sign_in_requested.emit(self.account(), self._browser.client_secret, by_code)
        else:
            self._browser.sign_in.show_out()

    def _on_sign_out(self) -> None:
        self._browser.show_signed_in(None)
        self.sign_out_requested.emit(self.account().id)

    def _stop_signing_in(self) -> None:
        if self._browser.sign_in.state is SignInState.WAITING:
            self.sign_in_cancelled.emit()

    def _finish(self) -> None:
        self._hand_over(self._check.answers())

    def _finish_for_session(self) -> None:
        self._hand_over(replace(self._check.answers(), session_only=True))

    def _hand_over(self, answers: WizardAnswers) -> None:
        self._stop_testing()
        self._set_saving(saving=True)
        self.completed.emit(self.account(), self._services.login.password, answers)

    def _set_saving(self, *, saving: bool) -> None:
        """A keyring may take its time, or ask the person."""
        self._problem.show_text("")
        self._until_quit.hide()
        self._next.setEnabled(not saving)
        self._back.setEnabled(not saving)
