"""The page "Other addresses": what is offered at an outage besides the watched accounts."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.model.settings import OtherAddress, Settings
from tray_app.texts import tr
from tray_app.ui.forms import Field, button, line_edit
from tray_app.ui.forms_layout import add_field, field_form, row_of
from tray_app.ui.forms_look import Panel, muted
from tray_app.ui.settings_checks import other_address_problem
from tray_app.ui.settings_page import SettingsPage


class AddressesPage(SettingsPage):
    """One panel for each address or link."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[AddressEntry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(
            muted(tr("Offered for writing during an outage, besides the accounts that are watched."))
        )
        self._column.addWidget(button(tr("Add"), self._add_empty, name="addAddress"), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def load(self, settings: Settings) -> None:
        """Shows the other addresses."""
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.deleteLater()
        self._entries = []
        for other in settings.alternatives:
            self._append(other)

    def merged(self, settings: Settings) -> Settings:
        """With the entries that are not empty."""
        others = tuple(entry.value() for entry in self._entries if not entry.is_empty)
        return msgspec.structs.replace(settings, alternatives=others)

    def check(self) -> QWidget | None:
        """The first wrong editor."""
        wrong = [entry.address for entry in self._entries if not entry.check()]
        return wrong[0] if wrong else None

    def _append(self, other: OtherAddress) -> AddressEntry:
        entry = AddressEntry(other, len(self._entries))
        entry.changed.connect(self.changed)
        entry.removed.connect(self._remove)
        self._entries.append(entry)
        self._column.insertWidget(len(self._entries), entry)
        return entry

    def _add_empty(self) -> None:
        self._append(OtherAddress("")).label.setFocus()
        self.changed.emit()

    def _remove(self, entry: AddressEntry) -> None:
        self._entries.remove(entry)
        self._column.removeWidget(entry)
        entry.deleteLater()
        self.changed.emit()


class AddressEntry(Panel):
    """Name, address and link; an entry without any of them is left out when saving."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, other: OtherAddress, number: int) -> None:
        super().__init__()
        self._url_before = other.url
        place = f"alternatives.{number}"
        self.label = line_edit(other.label, name=f"{place}.label", changed=self.changed.emit)
        self.address = line_edit(
            other.address, name=f"{place}.address", placeholder="name@example.org", changed=self.changed.emit
        )
        self.url = line_edit(other.url, name=f"{place}.url", placeholder="https://", changed=self.changed.emit)
        self._fields = {edit: Field(edit) for edit in (self.label, self.address, self.url)}
        form = field_form(self, margin=14)
        for words, edit in ((tr("Name"), self.label), (tr("Mail address"), self.address), (tr("Link"), self.url)):
            add_field(form, words, self._fields[edit], edit)
        remove = button(tr("Remove"), lambda: self.removed.emit(self), name=f"{place}.remove")
        end = row_of(None)
        end.addStretch(1)
        end.addWidget(remove)
        form.addRow(end)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is entered."""
        return not any(edit.text().strip() for edit in self._fields)

    def value(self) -> OtherAddress:
        """The entry; without a name it is called by its address."""
        label, address, url = (edit.text().strip() for edit in (self.label, self.address, self.url))
        return OtherAddress(label or address or url, address, url)

    def check(self) -> bool:
        """Shows what is wrong."""
        typed = (self.address.text().strip(), self.url.text().strip())
        problem = "" if self.is_empty else other_address_problem(*typed, self._url_before)
        self._fields[self.address].show_problem(problem)
        return not problem
