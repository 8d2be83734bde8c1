"""The keyboard goes through a window as the eye does: in the order of the layouts, whenever a part was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(layout: QLayout) -> None:
    """Makes Tab visit everything in `layout` from top to bottom."""
    for before, after in pairwise(_in_reading_order(layout)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_reading_order(inner)
        elif widget is not None:
            yield from _within(widget)


def _within(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    content = widget.widget() if isinstance(widget, QScrollArea) else widget
    inner = content.layout() if content is not None else None
    if inner is not None:
        yield from _in_reading_order(inner)
