"""Layouts that give way when the text is large: no row ever needs horizontal scrolling (UI, section 11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Places = list[tuple[QLayoutItem, QRect]]


class _Wrapping(QLayout):
    """What they have in common: items, a gap, and a height that depends on the width."""

    def __init__(self, gap: int, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._known: dict[int, Places] = {}
        """Places by width; Qt asks for the same ones many times over."""
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)
        self._known.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        self._known.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return max((rect.bottom() + 1 for _item, rect in self._places_in(width)), default=0)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        for item, place in self._places_in(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        width = self._widest_row()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._shown()), default=0), 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _widest_row(self) -> int:
        items = self._shown()
        return sum(_natural_width(item) for item in items) + self._gap * max(0, len(items) - 1)

    def _places_in(self, width: int) -> Places:
        if width not in self._known:
            self._known[width] = self._places(width)
        return self._known[width]

    def _places(self, width: int) -> Places:
        raise NotImplementedError


class Flow(_Wrapping):
    """Items one after the other, in as many lines as it takes; the last one may stand at the right end."""

    def __init__(self, gap: int, line_gap: int | None = None, *, last_right: bool = False) -> None:
        super().__init__(gap, line_gap)
        self._last_right = last_right

    def _places(self, width: int) -> Places:
        return self._flowed(self._shown(), width)

    def _flowed(self, items: list[QLayoutItem], width: int) -> Places:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in items:
            needed = min(_natural_width(item), width)
            if lines[-1] and used + self._gap + needed > width:
                lines.append([])
                used = 0
            used += needed + (self._gap if lines[-1] else 0)
            lines[-1].append(item)
        return self._place_lines(lines, width)

    def _place_lines(self, lines: list[list[QLayoutItem]], width: int) -> Places:
        places: Places = []
        top = 0
        for line in filter(None, lines):
            sizes = [(w := min(_natural_width(item), width), _height(item, w)) for item in line]
            height = max(h for _w, h in sizes)
            left = 0
            for item, (w, h) in zip(line, sizes, strict=True):
                if self._last_right and item is self._items[-1]:
                    left = width - w
                places.append((item, QRect(left, top + (height - h) // 2, w, h)))
                left += w + self._gap
            top += height + self._line_gap
        return places


class Spread(Flow):
    """Items in one line, of which one takes the room that is left; that one above the others if they do not fit."""

    def __init__(self, gap: int, line_gap: int | None = None, *, wide: int = 0) -> None:
        """`wide`: the place of the item that takes the room."""
        super().__init__(gap, line_gap)
        self._wide = wide

    def _places(self, width: int) -> Places:
        items = self._shown()
        wide = next((item for item in items if item is self.itemAt(self._wide)), None)
        spare = width - self._widest_row()
        if wide is None:
            return self._flowed(items, width)
        if spare < 0:
            first = _height(wide, width)
            below = self._flowed([item for item in items if item is not wide], width)
            down = first + self._line_gap
            return [(wide, QRect(0, 0, width, first)), *((item, place.translated(0, down)) for item, place in below)]
        widths = [_natural_width(item) + (spare if item is wide else 0) for item in items]
        heights = [_height(item, w) for item, w in zip(items, widths, strict=True)]
        places: Places = []
        left = 0
        for item, w, h in zip(items, widths, heights, strict=True):
            places.append((item, QRect(left, (max(heights) - h) // 2, w, h)))
            left += w + self._gap
        return places


class Columns(_Wrapping):
    """Items in columns of one width; fewer columns if one of them would not fit."""

    def __init__(self, choices: Sequence[int], gap: int, line_gap: int | None = None) -> None:
        super().__init__(gap, line_gap)
        self._choices = choices

    def columns_for(self, width: int) -> int:
        """How many columns fit into `width`."""
        widest = max((_natural_width(item) for item in self._shown()), default=0)
        fitting = (n for n in self._choices if widest <= self._column_width(width, n))
        return next(fitting, self._choices[-1])

    def _column_width(self, width: int, columns: int) -> int:
        return (width - self._gap * (columns - 1)) // columns

    def _widest_row(self) -> int:
        columns = self._choices[0]
        widest = max((_natural_width(item) for item in self._shown()), default=0)
        return widest * columns + self._gap * (columns - 1)

    def _places(self, width: int) -> Places:
        items, columns = self._shown(), self.columns_for(width)
        cell = self._column_width(width, columns)
        places: Places = []
        top = 0
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(_height(item, cell) for item in row)
            for place, item in enumerate(row):
                left, right = (k * (width + self._gap) // columns for k in (place, place + 1))
                places.append((item, QRect(left, top, right - left - self._gap, height)))
            top += height + self._line_gap
        return places


class Sides(_Wrapping):
    """One item at the left, one at the right; one above the other, in full width, if they do not fit."""

    def _places(self, width: int) -> Places:
        items = self._shown()
        if len(items) == 2 and self._widest_row() > width:
            return self._stacked(items, width)
        sizes = [(w := min(_natural_width(item), width), _height(item, w)) for item in items]
        height = max((h for _w, h in sizes), default=0)
        lefts = (0, width - sizes[1][0]) if len(items) == 2 else (0,)
        return [
            (item, QRect(left, (height - h) // 2, w, h))
            for item, left, (w, h) in zip(items, lefts, sizes, strict=False)
        ]

    def _stacked(self, items: list[QLayoutItem], width: int) -> Places:
        first = _height(items[0], width)
        second = QRect(0, first + self._line_gap, width, _height(items[1], width))
        return [(items[0], QRect(0, 0, width, first)), (items[1], second)]


class Folded(_Wrapping):
    """A text cut to a height, and below it the button that unfolds it; the button takes no room if all fits.

    Decided here and not in a resize event: hiding a widget while the layout is at work makes it miscount.
    """

    def __init__(self, gap: int) -> None:
        super().__init__(gap)
        self._limit: int | None = None

    def set_limit(self, height: int | None) -> None:
        """How high the text may be; None: as high as it likes."""
        if height != self._limit:
            self._limit = height
            self.invalidate()

    def is_cut_at(self, width: int) -> bool:
        """Whether the text is longer than it may be."""
        items = self._shown()
        return self._limit is not None and bool(items) and _height(items[0], width) > self._limit

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        button = self._items[1].widget() if len(self._items) > 1 else None
        if button is not None:
            button.setEnabled(self.is_cut_at(rect.width()))

    def _places(self, width: int) -> Places:
        items = self._shown()
        if not items:
            return []
        height = _height(items[0], width)
        if self._limit is None or height <= self._limit:
            return [(items[0], QRect(0, 0, width, height)), *((item, QRect()) for item in items[1:])]
        below = QRect(0, self._limit + self._gap, min(_natural_width(items[1]), width), _height(items[1], width))
        return [(items[0], QRect(0, 0, width, self._limit)), (items[1], below)]


def _natural_width(item: QLayoutItem) -> int:
    """How wide it would be on one line."""
    widget: QWidget | None = item.widget()
    wanted = getattr(widget, "natural_width", None)
    return int(wanted()) if wanted is not None else item.sizeHint().width()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
