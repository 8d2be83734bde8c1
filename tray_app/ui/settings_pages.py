"""The pages of the settings dialog with their names at the left; together they are the settings as entered."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from tray_app.model.settings import Settings
from tray_app.ui.forms_layout import WIDE, column_of, row_of, scrolling
from tray_app.ui.forms_look import heading
from tray_app.ui.settings_names import PageNames
from tray_app.ui.settings_page import SettingsPage

LEAST_OF_PAGE = 66
"""Letters that a page holds side by side where the names stand beside it; else they go above it."""


class SettingsPages(QWidget):
    """Asks every page for its part."""

    changed = Signal()
    turned = Signal()
    """Another page is in sight."""

    def __init__(self, pages: dict[str, SettingsPage]) -> None:
        """`pages` by their names, in their order."""
        super().__init__()
        self._pages = pages
        self._is_loading = False
        self._names = PageNames(pages)
        self._stack = QStackedWidget()
        for name, page in pages.items():
            content = page if page.scrolls_itself else scrolling(page)
            holder = QWidget()
            column_of(holder, heading(name), content, spacing=12).setStretch(1, 1)
            self._stack.addWidget(holder)
            page.changed.connect(self._on_change)
        self._row = row_of(self, self._names, self._stack, stretch=self._stack, spacing=WIDE)
        self._names.currentRowChanged.connect(self._on_turn)
        self._names.setCurrentRow(0)

    def minimumSizeHint(self) -> QSize:
        """The names need no room beside the pages."""
        return QSize(self._stack.minimumSizeHint().width(), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text in a small window the pages get all of the width."""
        super().resizeEvent(event)
        width = event.size().width()
        least = self.fontMetrics().averageCharWidth() * LEAST_OF_PAGE
        if width >= self._names.column_width + self._row.spacing() + least:
            self._row.setDirection(QBoxLayout.Direction.LeftToRight)
            self._names.stand()
        else:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self._names.lie(width)

    def load(self, settings: Settings) -> None:
        """Shows `settings` on every page; that is no change."""
        self._is_loading = True
        for page in self._pages.values():
            page.load(settings)
        self._is_loading = False

    def merged(self, settings: Settings) -> Settings:
        """`settings` with all that is entered."""
        for page in self._pages.values():
            settings = page.merged(settings)
        return settings

    @property
    def has_more(self) -> bool:
        """Whether something is entered that the settings do not hold."""
        return any(page.has_more for page in self._pages.values())

    def show_saved(self) -> None:
        """All that is entered is kept."""
        for page in self._pages.values():
            page.show_saved()

    def wrong_page(self) -> str:
        """The name of the first page with something wrong on it; empty: all is well. Every page shows what is."""
        wrong = [name for name, page in self._pages.items() if page.check() is not None]
        return wrong[0] if wrong else ""

    def go_to_problem(self) -> bool:
        """Goes to the first wrong field; whether there is one."""
        for page in self._pages.values():
            editor = page.check()
            if editor is not None:
                self.go_to(page)
                page.reveal(editor)
                return True
        return False

    def show_problem(self, key: str, sentence: str) -> bool:
        """Shows a problem found when saving at the field of `key`; False if there is none."""
        for page in self._pages.values():
            if page.show_problem(key, sentence):
                self.go_to(page)
                return True
        return False

    def go_to(self, page: SettingsPage) -> None:
        """Brings `page` into sight."""
        self._names.setCurrentRow(list(self._pages.values()).index(page))

    @Slot()
    def _on_change(self) -> None:
        if not self._is_loading:
            self.changed.emit()

    @Slot(int)
    def _on_turn(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.turned.emit()
