"""How dialogs are laid out: rows, columns, forms, scrolling, sizes that grow with the text."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_look import Text
from tray_app.ui.theme import body_metrics, room_around

_W = TypeVar("_W", bound=QWidget)
SPACE = 8
WIDE = 16
COMFORT = 2.0
USUAL_TEXT_HEIGHT = 17
"""Pixels a line of text is high at the usual size; window sizes grow with it."""


def comfortable(widget: _W) -> _W:
    """As high as a finger or an unsteady hand wants it, at any text size."""
    widget.setMinimumHeight(round(body_metrics().height() * COMFORT))
    return widget


def row_of(
    parent: QWidget | None,
    *parts: QWidget | QLayout,
    stretch: QWidget | QLayout | None = None,
    top: QWidget | None = None,
    spacing: int = SPACE,
) -> QHBoxLayout:
    """Widgets and columns side by side; `stretch` takes the room, `top` stays at the first line of its neighbour."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        share = 1 if part is stretch else 0
        if isinstance(part, QWidget):
            row.addWidget(part, share)
        else:
            row.addLayout(part, share)
        if part is top:
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    _give(parent, row)
    return row


def column_of(parent: QWidget | None, *parts: QWidget | QLayout, spacing: int = SPACE, margin: int = 0) -> QVBoxLayout:
    """Widgets and rows below each other."""
    column = QVBoxLayout()
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    _give(parent, column)
    return column


def _give(parent: QWidget | None, layout: QLayout) -> None:
    """Makes `layout` that of `parent`, when it is full: see `styling.column`."""
    if parent is not None:
        parent.setLayout(layout)


class _Form(QFormLayout):
    """Reckons anew for every new size: at the same width Qt would give rows that wrap the height of one line."""

    _given = QRect()

    def setGeometry(self, rect: QRect, /) -> None:
        if rect != self._given:
            self._given = QRect(rect)
            self.invalidate()
        super().setGeometry(rect)


def field_form(parent: QWidget | None = None, margin: int = 0) -> QFormLayout:
    """Labels at the left, each level with the first line of its field."""
    form = _Form(parent)
    form.setContentsMargins(margin, margin, margin, margin)
    form.setVerticalSpacing(SPACE)
    form.setHorizontalSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # large text: the label goes above
    return form


def add_field(form: QFormLayout, words: str, field: QWidget, buddy: QWidget | None = None) -> int:
    """One more row; returns its number. `buddy` is what the label's access key leads to."""
    label = Text(words, wrap=False)
    if buddy is not None:
        lead_to(label, buddy)
    comfortable(label).setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    form.addRow(label, field)
    return form.rowCount() - 1


def scrolling(content: QWidget) -> QScrollArea:
    """`content` in a frame that scrolls up and down when the text is larger than the screen."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def scaled_size(widget: QWidget, width: int, height: int) -> QSize:
    """`width` x `height` at the usual text size, more with larger text, never more than the screen holds."""
    factor = max(1.0, widget.fontMetrics().height() / USUAL_TEXT_HEIGHT)
    screen = room_around(widget.geometry().center()).size() * 0.95
    return QSize(round(width * factor), round(height * factor)).boundedTo(screen)
