"""Step 1 of the wizard: which address."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QProgressBar, QWidget

from tray_app.texts import tr, trn
from tray_app.ui.forms import Field, button, line_edit
from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_layout import WIDE, column_of, row_of
from tray_app.ui.forms_look import Panel, Text, Tone, heading, muted, subheading
from tray_app.ui.forms_marks import mark_label
from tray_app.ui.settings_checks import address_problem
from tray_app.ui.settings_context import WizardContext
from tray_app.ui.wizard_page import WizardPage

ADDRESSES_NAMED = 3


class AddressPage(WizardPage):
    """Asks for the address and says what will be asked where; going on is a search that may take a while."""

    discover_requested = Signal(str)
    discover_cancelled = Signal()
    example_requested = Signal()
    import_requested = Signal()

    def __init__(self, context: WizardContext) -> None:
        super().__init__()
        self._known = {address.lower() for address in context.addresses}
        self._is_searching = False
        self.extra = button(tr("See an example"), self.example_requested.emit, name="example")
        self.edit = line_edit(name="address", placeholder="name@example.org", changed=self._on_edit)
        label = subheading(tr("Mail address"))
        lead_to(label, self.edit)
        self._field = Field(self.edit, help_text=_what_is_asked(""))
        self._searching = _Searching()
        parts: list[QWidget | QLayout] = [
            heading(tr("Which mail address should Mailampel keep an eye on?")),
            Text(
                tr(
                    "Mailampel checks whether your provider can be reached. If it fails, you learn who is at fault, "
                    "what the provider says and what you can do now. It does not read what your mails say; with a "
                    "password it reads when they were sent and passed on (headers Date and Received), to tell which "
                    "are late."
                )
            ),
            column_of(None, label, self._field, spacing=4),
            self._searching,
        ]
        if context.elsewhere:
            parts.append(_import_panel(context.elsewhere, context.programs, self.import_requested.emit))
        column = column_of(self, *parts, _privacy_note(), spacing=WIDE - 4)
        column.insertStretch(len(parts), 1)

    @property
    def address(self) -> str:
        """What the user typed."""
        return self.edit.text().strip()

    @property
    def is_busy(self) -> bool:
        """While the servers are looked up the address stays as it is."""
        return self._is_searching

    def go_on(self) -> None:
        """Looks the servers up; an address that is wrong gets the focus and a sentence."""
        problem = self._problem()
        self._field.show_problem(problem)
        if problem:
            self.edit.setFocus()
            return
        self._set_searching(searching=True)
        self.discover_requested.emit(self.address)

    def end_search(self) -> None:
        """There is an answer."""
        self._set_searching(searching=False)

    def stop(self) -> bool:
        """Calls a search off."""
        was_searching = self._is_searching
        if was_searching:
            self.end_search()
            self.discover_cancelled.emit()
        return was_searching

    def _set_searching(self, *, searching: bool) -> None:
        self._is_searching = searching
        self.edit.setReadOnly(searching)
        self._searching.show_domain(_domain(self.address) if searching else "")
        self.changed.emit()

    def _problem(self) -> str:
        if not self.address:
            return tr("Please enter the mail address.")
        if address_problem(self.address):
            return tr("This does not look like a mail address, e.g. name@example.org.")
        return tr("This address is watched already.") if self.address.lower() in self._known else ""

    def _on_edit(self) -> None:
        self._field.show_problem("")
        self._field.set_help(_what_is_asked(_domain(self.address)))


class _Searching(QWidget):
    """A busy bar with a sentence."""

    def __init__(self) -> None:
        super().__init__()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumHeight(self.fontMetrics().height() // 2)
        self._text = muted()
        column_of(self, self._text, bar, spacing=4)
        self.hide()

    def show_domain(self, domain: str) -> None:
        self._text.setText(tr("Looking for the servers of {domain}…", domain=domain))
        self.setVisible(bool(domain))


def _domain(address: str) -> str:
    return address.rpartition("@")[2] if "@" in address else ""


def _what_is_asked(domain: str) -> str:
    """Who is told the domain, before it is (DESIGN 8)."""
    if not domain:
        return tr("We look for your provider's servers ourselves.")
    return tr(
        "We look for your provider's servers ourselves. For that we ask “{domain}”, its mail provider and "
        "Mozilla's directory.",
        domain=domain,
    )


def _import_panel(addresses: tuple[str, ...], programs: tuple[str, ...], on_import: Callable[[], object]) -> Panel:
    panel = Panel()
    panel.setObjectName("elsewhere")
    where = ", ".join(programs)
    title = subheading(
        trn("Found in {programs}: {n} address", "Found in {programs}: {n} addresses", len(addresses), programs=where)
    )
    named = ", ".join(addresses[:ADDRESSES_NAMED])
    more = len(addresses) - ADDRESSES_NAMED
    if more > 0:
        named = trn("{addresses} and {n} more", "{addresses} and {n} more", more, addresses=named)
    words = QWidget()
    column_of(words, title, muted(tr("{addresses}. Passwords are not taken over.", addresses=named)), spacing=2)
    row = row_of(panel, words, button(tr("Take over"), on_import, name="import"), stretch=words)
    row.setContentsMargins(WIDE, 12, WIDE, 12)
    return panel


def _privacy_note() -> QHBoxLayout:
    mark = mark_label("info", tone=Tone.MUTED)
    words = muted(
        tr(
            "Mailampel talks only to your provider and, when something fails, briefly to some other mail providers "
            "for comparison. No statistics, no account with us."
        )
    )
    return row_of(None, mark, words, stretch=words, top=mark)
