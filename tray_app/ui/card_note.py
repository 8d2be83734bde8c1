"""What the user read or heard elsewhere: a link that unfolds into a field, on the card of an account in trouble."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.layouts import Flow
from tray_app.ui.styling import RADIUS, column
from tray_app.ui.theme import Size, Theme, Tone, current_theme, font_of, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words

NOTE_LENGTH = 500
LINES = 3


class NoteEntry(QWidget):
    """Asks for the note and wishes that it be kept."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__()
        self._account_id = account_id
        self._wish = wish
        self._offer = Button(tr("I read something elsewhere"), Kind.UNDERLINED, name="noteOffer", size=Size.EVIDENCE)
        self._offer.clicked.connect(self._open)
        self._field = _Field()
        self._field.textChanged.connect(self._on_edit)
        self._field.done.connect(self._keep)
        self._field.given_up.connect(self._close)
        self._keep_it = Button(tr("Keep the note"), name="noteKeep")
        self._keep_it.clicked.connect(self._keep)
        self._cancel = Button(tr("Cancel"), name="noteCancel")
        self._cancel.clicked.connect(self._close)
        buttons = Flow(scaled(8))
        buttons.addWidget(self._keep_it)
        buttons.addWidget(self._cancel)
        self._kept = Words(tr("Noted. It stays with this outage in the history."), Size.EVIDENCE, Tone.MUTED,
                           name="noteKept")  # fmt: skip
        rows = column(gap=scaled(8), margins=(scaled(24), 0, 0, 0))
        rows.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._field)
        rows.addLayout(buttons)
        rows.addWidget(self._kept)
        self.setLayout(rows)
        self._close()

    def _open(self) -> None:
        self._unfold(unfolded=True)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close(self) -> None:
        self._field.clear()
        self._unfold(unfolded=False)

    @Slot()
    def _keep(self) -> None:
        text = self._field.words()
        if text:
            self._close()
            self._kept.show()
            self._wish(Wish("note_wanted", (self._account_id, text)))

    @Slot()
    def _on_edit(self) -> None:
        self._keep_it.setEnabled(bool(self._field.words()))

    def _unfold(self, *, unfolded: bool) -> None:
        for part in (self._field, self._keep_it, self._cancel):
            part.setVisible(unfolded)
        self._offer.setVisible(not unfolded)
        self._kept.hide()
        self._on_edit()


class _Field(QPlainTextEdit):
    """A few lines of plain text. Ctrl+Enter keeps them, Esc gives up (and does not hide the window)."""

    done = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("noteField")
        self.setAccessibleName(tr("I read something elsewhere"))
        self.setPlaceholderText(tr("What did you read or hear, and where?"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyle(current_theme())

    def words(self) -> str:
        """What was written, without the space around it, and never more than a note may hold."""
        return self.toPlainText().strip()[:NOTE_LENGTH].strip()

    def restyle(self, theme: Theme) -> None:
        self.setFont(font_of(Size.BODY))
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 2 * scaled(8))
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 1px solid {theme.border}; border-radius: {scaled(RADIUS)}px;"
            f" padding: {scaled(3)}px; background: {theme.card}; color: {theme.text}; }}"
            f"QPlainTextEdit:focus {{ border: 2px solid {theme.link}; }}"
        )

    def event(self, event: QEvent, /) -> bool:
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_esc and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # or the window would take it for its own
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif has_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)
