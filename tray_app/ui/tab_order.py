"""The keyboard goes through a window as the eye does: in the order of the layouts, whenever a part was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from tray_app.ui.card import Card


class TabbedWindow(QWidget):
    """A window in which Tab never leads out of sight. Qt sees to that within a scroll area, not on the way into it."""

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        moved = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        for area in self.findChildren(QScrollArea):
            if focused is not None and area.isAncestorOf(focused):
                area.ensureWidgetVisible(focused)
        return moved


def order_tabs(window: QWidget, known: Sequence[QWidget] = ()) -> list[QWidget]:
    """Makes Tab visit everything in `window` from top to bottom, and returns that order.

    `known` is what the last call returned; as long as that is the order there is nothing to do. (Qt is not asked for
    it: Python would take the answer for a part of the widget that was asked, and end it together with that one.)
    """
    order = list(_within(window))
    if order != list(known):
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
    return order


def _within(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, Card):
        yield widget  # Tab passes over an open card, but goes on from there when a key has led to it
    content = widget.widget() if isinstance(widget, QScrollArea) else widget
    inner = content.layout() if content is not None else None
    if content is not None and inner is not None:
        yield from _in_reading_order(inner, content)


def _in_reading_order(layout: QLayout, parent: QWidget) -> Iterator[QWidget]:
    """What stands in `layout`, which lays out children of `parent`; asks for places, not for items (`styling`)."""
    inside: list[QWidget | QLayout] = [child for child in parent.children() if isinstance(child, QWidget)]
    inside += [child for child in layout.children() if isinstance(child, QLayout)]
    places = {layout.indexOf(part): part for part in inside}
    for place in sorted(places.keys() - {-1}):
        part = places[place]
        yield from _within(part) if isinstance(part, QWidget) else _in_reading_order(part, parent)
