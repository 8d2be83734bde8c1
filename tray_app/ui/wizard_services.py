"""Step 2 of the wizard: what is watched, and how closely."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from tray_app.model.account import Account, Auth, Page, Receive, Send
from tray_app.model.provider import Found, FoundIn
from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_choices import CheckBox
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import Panel, Text, Tone, heading, muted
from tray_app.ui.settings_context import WizardContext
from tray_app.ui.theme import text_scale
from tray_app.ui.wizard_account import Chosen, account_of, is_nothing, security_words
from tray_app.ui.wizard_manual import ManualServers
from tray_app.ui.wizard_page import WizardPage
from tray_app.ui.wizard_password import LoginChoice
from tray_app.ui.wizard_sign_in import WizardSignIn
from tray_app.ui.words import with_breaks

LARGE_TEXT = 1.4
_PORT = re.compile(r" (?=\d+$)")
"""A number stays with what it counts."""
_SERVICES = ("receive", "send", "webmail", "status", "contacts")


class ServicesPage(WizardPage):
    """The places found, each with a check box; or fields to enter them; and with or without a login."""

    def __init__(self, context: WizardContext) -> None:
        super().__init__()
        self._ids = context.ids
        self._found = Found("")
        self.extra = button(tr("Enter servers yourself"), self._on_by_hand, name="byHand")
        self._title = heading("")
        self._intro = Text()
        self._panel = FoundServers()
        self._panel.changed.connect(self._on_change)
        self._manual = ManualServers()
        self._manual.changed.connect(self._on_change)
        self.login = LoginChoice(context.keyring)
        self.login.changed.connect(self._on_change)
        self.login.opened.connect(self.must_be_seen)
        self.sign_in = WizardSignIn(self.login, self.account, self)
        column = column_of(self, self._title, self._intro, self._panel, self._manual, self.login)
        column.insertSpacing(4, SPACE)
        column.addStretch(1)

    def show_found(self, found: Found, *, offline: bool) -> None:
        """Fills the page; opens the manual fields if nothing was found."""
        self._found = found
        domain = found.address.rpartition("@")[2]
        self._panel.load(found)
        self._manual.load(found)
        self.login.load(found)
        self._on_change()
        if is_nothing(found):
            self._title.setText(tr("No servers found for {domain}", domain=domain))
            self._intro.setText(
                tr("No internet. Enter the servers yourself or try again later.")
                if offline
                else tr("Your provider names them in its help pages. One of them is enough.")
            )
            self._show_manual(manual=True)
            return
        self._title.setText(tr("Found: {provider}", provider=found.provider or domain))
        self._intro.setText(_intro(found))
        self._show_manual(manual=False)

    @property
    def is_manual(self) -> bool:
        """Whether the servers are being entered by hand."""
        return self._manual.isVisibleTo(self)

    @property
    def offers_extra(self) -> bool:
        """The servers can be entered by hand once."""
        return not self.is_manual

    @property
    def to_be_seen(self) -> QWidget:
        """The fields of a sign-in down to its button."""
        return self.login.browser

    def account(self) -> Account:
        """The account as the page stands."""
        return account_of(self._found, self._chosen(), self._ids)

    def go_on(self) -> None:
        """Unless something is wrong, which is shown and gets the focus."""
        if self._check():
            self.done.emit()
        else:
            self.grown.emit()
            self.must_be_seen.emit()

    def stop(self) -> bool:
        """Nobody waits for a sign-in any more."""
        return self.sign_in.stop()

    def focus_first(self) -> None:
        """Where there is something to type, goes there."""
        if self.is_manual:
            self._manual.focus_first()

    def _chosen(self) -> Chosen:
        places = self._manual.chosen() if self.is_manual else self._panel.chosen()
        return replace(places, auth=self.login.auth, oauth=self.login.oauth)

    def _check(self) -> bool:
        if self.is_manual and not self._manual.check():
            return False
        chosen = self._chosen()
        if not any((chosen.receive, chosen.send, chosen.webmail, chosen.status)):
            (self._manual if self.is_manual else self._panel).show_empty()
            return False
        return self.login.check(chosen)

    def _show_manual(self, *, manual: bool) -> None:
        self._manual.setVisible(manual)
        self._panel.setVisible(not manual)

    @Slot()
    def _on_by_hand(self) -> None:
        """Opens the manual fields, filled with what was found, and goes there."""
        self._show_manual(manual=True)
        self._intro.setText(tr("Empty fields are not watched."))
        self._manual.focus_first()
        self.changed.emit()

    @Slot()
    def _on_change(self) -> None:
        self.login.suit(self._chosen())
        self._panel.allow_contacts(allowed=self.login.auth is not Auth.NONE)
        self.grown.emit()


class FoundServers(Panel):
    """One row for each place found."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("found")
        self._found = Found("")
        self._boxes = {name: CheckBox() for name in _SERVICES}
        self._rows: dict[str, tuple[Text, Text]] = {name: (Text(), muted()) for name in _SERVICES}
        self._problem = Text(tone=Tone.PROBLEM)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        is_large = text_scale() >= LARGE_TEXT  # then three columns are wider than a small screen
        grid.setColumnStretch(1 if is_large else 2, 1)
        for row, name in enumerate(_SERVICES):
            self._boxes[name].setObjectName(name)
            font = self._boxes[name].font()
            font.setBold(True)
            self._boxes[name].setFont(font)
            self._boxes[name].toggled.connect(self._on_toggle)
            place, words = self._rows[name]
            grid.addWidget(self._boxes[name], 2 * row, 0)
            grid.addWidget(place, 2 * row, 1)
            grid.addWidget(words, *((2 * row + 1, 1) if is_large else (2 * row, 2)))
        grid.addWidget(self._problem, 2 * len(_SERVICES), 0, 1, 3)
        self._problem.hide()

    def load(self, found: Found) -> None:
        """Shows what was found, all of it chosen."""
        self._found = found
        names = {
            "receive": tr("Receive"),
            "send": tr("Send"),
            "webmail": tr("Webmail"),
            "status": tr("Status source"),
            "contacts": tr("Contacts"),
        }
        for name in _SERVICES:
            place, words = _described(found, name)
            self._boxes[name].setText(names[name])
            self._boxes[name].setChecked(bool(place))
            self._rows[name][0].setText(with_breaks(place))
            self._rows[name][1].setText(_PORT.sub("\u00a0", words))
            self._boxes[name].setAccessibleDescription(f"{place}, {words}")
            for widget in (self._boxes[name], *self._rows[name]):
                widget.setVisible(bool(place))
        self._problem.hide()

    def allow_contacts(self, *, allowed: bool) -> None:
        """The address book can only be copied with a login."""
        for widget in (self._boxes["contacts"], *self._rows["contacts"]):
            widget.setEnabled(allowed)

    def show_empty(self) -> None:
        """Nothing is chosen."""
        self._problem.setText(tr("Choose at least one."))
        self._problem.show()
        self._boxes["receive"].setFocus()

    def chosen(self) -> Chosen:
        """The places whose box is checked."""
        on = {name for name, box in self._boxes.items() if box.isChecked()}
        found = self._found
        return Chosen(
            receive=found.receive if "receive" in on else None,
            send=found.send if "send" in on else None,
            webmail=found.webmail if "webmail" in on else None,
            contacts=found.contacts if "contacts" in on else None,
            status=found.status if "status" in on else (),
        )

    def _on_toggle(self) -> None:
        self._problem.hide()
        self.changed.emit()


def _intro(found: Found) -> str:
    if found.found_in is FoundIn.GUESS or not found.verified:
        return tr("This is what we would watch. The test shows whether it is right. Deselect what you do not use.")
    return tr("This will be watched. Deselect what you do not use.")


def _described(found: Found, name: str) -> tuple[str, str]:
    """Where the service lives and a few words on it; both empty if there is none."""
    place = getattr(found, name)
    if isinstance(place, Receive | Send):
        return place.host, security_words(place)
    if isinstance(place, Page):
        words = tr("page and notices on it") if name == "webmail" else tr("address book, only with a password")
        return urlsplit(place.url).hostname or place.url, words
    if place:
        return urlsplit(place[0].url).hostname or place[0].url, tr("reads what the provider says")
    return "", ""
