"""An error message explained: a pasted message, whose turn it is, what it says, what to do.

What the composition root connects: `show_snapshot(snapshot)` before showing and at each change, so that the answer
can say whether it fits what is measured; `show_text(text)` puts a message in. `link_requested(url)` opens a page.
Nothing pasted leaves the window.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.model.failures import advice, class_words, explain, sentence
from tray_app.model.reason import Failure, Reason
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Alternative, Status
from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.explain_words import EXAMPLES, fits_measurement, redacted, status_of, verdict_for, whose_turn
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys, keep_key, without_key
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, row_of, scaled_size, scrolling
from tray_app.ui.forms_look import CardHead, Panel, QuoteBar, Text, Tone, heading, muted
from tray_app.ui.forms_marks import show_status, status_label
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.layouts import Flow
from tray_app.ui.theme import body_metrics

WIDTH, HEIGHT, HIGHEST = 660, 695, 900
LINES = 5
MOST_WAYS = 2
LONGEST_PASTE = 20_000
"""More than this is no error message; the rest is left out."""


class ExplainWindow(FormWindow):
    """Modeless; the clipboard is read only when the user pastes."""

    link_requested = Signal(str)

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explain")
        self.setWindowTitle(tr("What does this error mean?"))
        self._zone = zone
        self._snapshot: Snapshot | None = None
        self._paste = QPlainTextEdit()
        self._paste.setObjectName("paste")
        self._paste.setAccessibleName(tr("Error message"))
        self._paste.setTabChangesFocus(True)
        self._paste.setFixedHeight(body_metrics().lineSpacing() * LINES + WIDE)
        self._paste.textChanged.connect(self._on_edit)
        self._clear = button(tr("Clear"), self._on_clear, name="clear")
        self._explain = button(tr("Explain"), self.explain, name="explainButton", default=True)
        self._close = button(tr("Close"), self.close, name="close")
        keep_key(self._explain, self._clear, self._close)
        self._examples = ExampleButtons(self.show_text)
        self._card = ExplanationCard()
        self._card.link_requested.connect(self.link_requested)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # the second is on the number pad
            QShortcut(QKeySequence(keys), self).activated.connect(self.explain)
        self._on_edit()
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What is measured right now."""
        self._snapshot = snapshot

    @property
    def text(self) -> str:
        """The message that was put in."""
        return self._paste.toPlainText()

    def show_text(self, text: str) -> None:
        """Puts a message in and explains it."""
        self._paste.setPlainText(text)
        self.explain()

    def explain(self) -> None:
        """Explains what stands in the box; an empty box has nothing to explain."""
        text = self._paste.toPlainText()[:LONGEST_PASTE]
        if not text.strip():
            return
        reason = explain(text)
        verdict = verdict_for(text, self._snapshot)
        ways = verdict.alternatives[:MOST_WAYS] if verdict is not None else ()
        self._card.show_reason(reason, fits_measurement(reason, verdict, self._snapshot, self._zone), ways)
        self._examples.hide()
        self._card.show()
        give_access_keys(self)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to do is to paste."""
        super().showEvent(event)
        self._paste.setFocus()
        give_access_keys(self)
        self._fit_height()

    def _lay_out(self) -> None:
        content = QWidget()
        hint = muted(tr("Passwords in the message are hidden in what is shown below."))
        self._rows = column_of(
            content,
            heading(tr("What does this error mean?")),
            Text(tr("Paste the message from Outlook, Thunderbird or your phone. It stays on this computer.")),
            self._paste,
            row_of(None, hint, self._clear, self._explain, stretch=hint),
            self._examples,
            self._card,
            spacing=10,
        )
        self._rows.addStretch(1)
        end = row_of(None)
        end.addStretch(1)
        end.addWidget(self._close)
        self._area = scrolling(content)
        outer = column_of(self, self._area, end, spacing=WIDE, margin=20)
        outer.setStretch(0, 1)

    def _fit_height(self) -> None:
        """Grows with what there is to explain, as far as the screen goes; it never shrinks under the mouse."""
        if not self.isVisible():  # nothing is as wide yet as it will be
            return
        outer, shown = self.layout(), self._area.viewport()
        assert outer is not None
        outer.activate()
        missing = self._rows.totalHeightForWidth(shown.width()) - shown.height()
        if missing > 0:
            self.resize(self.width(), min(self.height() + missing, scaled_size(self, WIDTH, HIGHEST).height()))

    def _on_edit(self) -> None:
        is_empty = not self._paste.toPlainText().strip()
        self._explain.setEnabled(not is_empty)
        self._clear.setEnabled(not is_empty)
        if is_empty:
            self._card.hide()
            self._examples.show()

    def _on_clear(self) -> None:
        self._paste.clear()
        self._paste.setFocus()
        give_access_keys(self)


class ExampleButtons(QWidget):
    """Three messages to click, while the box is empty."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        column = column_of(self, muted(tr("Or look at an example:")), spacing=6)
        for number, example in enumerate(EXAMPLES):
            made = button(example.splitlines()[-1], partial(choose, example), name=f"example-{number}")
            column.addWidget(made)


class ExplanationCard(Panel):
    """Whose turn it is, what it says, what to do, whether it fits, and the words that decided."""

    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("explanation")
        self._icon = status_label(Status.UNKNOWN, 2.2)
        self._turn = Text(scale=1.2, bold=True)
        self._turn.setObjectName("turn")
        self._kind = Text()
        self._kind.setObjectName("class")
        self._head = CardHead(Status.UNKNOWN)
        words = QWidget()
        column_of(words, self._turn, self._kind, spacing=2)
        row_of(self._head, self._icon, words, stretch=words, spacing=WIDE).setContentsMargins(WIDE, 12, WIDE, 12)
        self._says = Part(tr("What the message says"), "says")
        self._advice = Part(tr("What you can do"), "advice")
        self._fits = Part(tr("Does it fit our measurement?"), "fits")
        self._quote = Quotation()
        self._ways = Flow(SPACE)
        self._buttons: list[Button] = []
        self._copy = button(tr("Copy explanation"), self._on_copy, name="copy")
        self._ways.addWidget(self._copy)
        body = column_of(None, self._says, self._advice, self._fits, self._quote, self._ways, spacing=12)
        body.setContentsMargins(WIDE, 10, WIDE, WIDE)
        column_of(self, self._head, body, spacing=0)

    def show_reason(self, reason: Reason, fits: str, ways: tuple[Alternative, ...]) -> None:
        """Fills the card."""
        status = status_of(reason)
        show_status(self._icon, status)
        self._head.set_tone(status)
        self._turn.setText(whose_turn(reason))
        self._kind.set_tone(status)
        self._kind.setText("" if reason.failure is Failure.UNKNOWN else _capital(class_words(reason.failure)))
        self._kind.setVisible(bool(self._kind.text()))
        self._says.show_text(sentence(reason))
        self._advice.show_text(advice(reason))
        self._fits.show_text(fits)
        self._quote.show_text(redacted(reason.quote))
        self._show_ways(ways)
        self.setAccessibleName(f"{self._turn.text()}. {self._kind.text()}")

    def _show_ways(self, ways: tuple[Alternative, ...]) -> None:
        for old in self._buttons:
            self._ways.removeWidget(old)
            old.deleteLater()
        usable = [way for way in ways if way.url]
        self._buttons = [
            button(way.label, partial(self.link_requested.emit, way.url), name=f"action-{way.kind}") for way in usable
        ]
        for made in self._buttons[:1]:
            made.set_kind(Kind.PRIMARY)
        self._ways.removeWidget(self._copy)
        for made in (*self._buttons, self._copy):
            self._ways.addWidget(made)
        self._copy.setText(tr("Copy explanation"))

    def _on_copy(self) -> None:
        parts = (self._turn, self._kind)
        texts = [part.text() for part in parts if part.text()]
        texts += [part.as_text() for part in (self._says, self._advice, self._fits) if part.isVisibleTo(self)]
        texts += [self._quote.as_text()] if self._quote.isVisibleTo(self) else []
        QGuiApplication.clipboard().setText("\n".join(texts))
        self._copy.setText(tr("Copied"))


class Part(QWidget):
    """A caption with a text below; absent without text."""

    def __init__(self, caption: str, name: str) -> None:
        super().__init__()
        self._caption = Text(caption, Tone.MUTED, scale=0.93, bold=True)
        self._text = Text()
        self._text.setObjectName(name)
        column_of(self, self._caption, self._text, spacing=2)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))

    def as_text(self) -> str:
        return f"{self._caption.text()}: {self._text.text()}"


class Quotation(QWidget):
    """The deciding words as they stand in the message, with the bar that marks a quote."""

    def __init__(self) -> None:
        super().__init__()
        self._part = Part(tr("Deciding part of the message"), "quote")
        row_of(self, QuoteBar(), self._part, stretch=self._part, spacing=SPACE + 4)

    def show_text(self, text: str) -> None:
        self._part.show_text(tr("“{quote}”", quote=text) if text else "")
        self.setVisible(bool(text))

    def as_text(self) -> str:
        return self._part.as_text()


def _capital(words: str) -> str:
    return without_key(words[:1].upper() + words[1:])
