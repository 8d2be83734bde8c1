"""What the wizard knows of each of its steps, and the stack that shows one of them; the rest is the step's affair."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from tray_app.texts import tr
from tray_app.ui.forms_layout import scrolling
from tray_app.ui.forms_style import BAR_GAP
from tray_app.ui.theme import SCROLL_BAR_WIDTH


class WizardPage(QWidget):
    """A step has something to fill in or to look at, perhaps a button of its own, and perhaps work under way."""

    changed = Signal()
    """The buttons of the wizard are to follow."""
    grown = Signal()
    """So is its height."""
    must_be_seen = Signal()
    """Something came up, perhaps out of sight."""
    done = Signal()
    """There is all it asks for."""

    extra: QPushButton | None = None
    """Stands among the wizard's buttons while this step is shown."""

    @property
    def offers_extra(self) -> bool:
        """Whether there is a use for its button now."""
        return self.extra is not None

    @property
    def next_words(self) -> str:
        """What the button that goes on is called."""
        return tr("Next")

    @property
    def is_busy(self) -> bool:
        """Whether going on has to wait."""
        return False

    @property
    def to_be_seen(self) -> QWidget | None:
        """What is to be in sight as a whole, besides the field with the focus."""
        return None

    def go_on(self) -> None:
        """The user wants to: says what is missing, or that it is done, perhaps later."""
        self.done.emit()

    def stop(self) -> bool:
        """Ends what is under way; whether there was anything."""
        return False


class PageStack(QStackedWidget):
    """One step in sight, which scrolls where the window is too small for it."""

    def __init__(self, *pages: WizardPage) -> None:
        super().__init__()
        self.pages = pages
        for page in pages:
            self.addWidget(scrolling(page))
            page.must_be_seen.connect(self._scroll_soon)
        self._soon = QTimer(self, interval=0, singleShot=True)
        """Until what came up has its place."""
        self._soon.timeout.connect(self._scroll)

    @property
    def page(self) -> WizardPage:
        """The step in sight."""
        return self.pages[self.currentIndex()]

    @property
    def missing_height(self) -> int:
        """How much higher it would have to be for the step to need no scrolling; negative: how much is left over."""
        content = self.page.layout()
        assert content is not None
        width = self.width() - SCROLL_BAR_WIDTH - BAR_GAP  # a bar that is there goes only if all fits beside it
        return max(content.totalHeightForWidth(width), content.minimumSize().height()) - self.height()

    @Slot()
    def _scroll_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _scroll(self) -> None:
        area = self.currentWidget()
        assert isinstance(area, QScrollArea)
        for widget in (self.page.to_be_seen, self.window().focusWidget()):
            if widget is not None and widget.isVisible() and area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
