"""What works and what does not: tiles on an open card, ticks on a small one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.card_values import Tile
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.layouts import Columns
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Panel, Sign
from tray_app.ui.theme import Size, Theme, Tone, current_theme, font_of, scaled
from tray_app.ui.words import Words, section_title


class TileBox(Panel):
    """One service: its mark, its name, and how it does."""

    ACCESSIBLE_ROLE = QAccessible.Role.Grouping

    def __init__(self) -> None:
        super().__init__(radius=8)
        self._sign = Sign(14)
        self._name = Words(size=Size.TILE)
        self._name.setWordWrap(False)
        self._words = Words(size=Size.CAPTION_MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(scaled(6))
        top.addWidget(self._sign)
        top.addWidget(self._name, 1)
        rows = column(gap=1, margins=(scaled(9), scaled(7), scaled(6), scaled(8)))
        rows.addLayout(top)
        rows.addWidget(self._words)
        rows.addStretch(1)
        self.setLayout(rows)

    def show_tile(self, tile: Tile) -> None:
        """Shows how the service does."""
        self.setObjectName(f"tile-{tile.service.value}")
        self.setAccessibleName(tr("{service}: {words}", service=tile.name, words=tile.words))
        self._name.say(tile.name)
        self._name.paint_in(Tone.NORMAL if tile.is_set_up else Tone.MUTED)
        self._words.say(tile.words)
        self._words.paint_in(tile.status)
        self.fill_with(tile.status)
        if tile.status is Status.OK:
            self._sign.show_mark("tick", Status.OK)
        else:
            self._sign.show_status(tile.status)
        self._sign.setVisible(tile.is_set_up)

    def natural_width(self) -> int:
        """What the first line needs; the second one may wrap."""
        return scaled(9 + 6 + 14 + 6) + self._name.natural_width()


class RouteBoard(QWidget):
    """What works and what does not."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[TileBox] = []
        self._grid = Columns((4, 2, 1), scaled(6))
        rows = column(gap=scaled(8))
        rows.addWidget(section_title(tr("What works, what does not")))
        rows.addLayout(self._grid)
        self.setLayout(rows)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """One tile for each service."""
        while len(self._tiles) < len(tiles):
            box = TileBox()
            self._tiles.append(box)
            self._grid.addWidget(box)
        for box, tile in zip(self._tiles, tiles, strict=False):
            box.show_tile(tile)


class Ticks(QWidget):
    """The services of a calm account in one line, painted by itself: with 200 accounts there are 800 of them."""

    ACCESSIBLE_ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Tile, ...] = ()
        self._height = 0
        self._known: dict[int, list[tuple[int, int]]] = {}
        """Corners by width; layouts ask for the height of 200 calm accounts many times over."""
        self._theme = current_theme()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle(self._theme)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """One mark and name for each service."""
        if tiles != self._tiles:
            self._tiles = tiles
            self._known.clear()
            self.setAccessibleName(", ".join(tr("{service}: {words}", service=t.name, words=t.words) for t in tiles))
            self.updateGeometry()
            self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._known.clear()
        self.setFont(font_of(Size.CAPTION_MEDIUM))
        self._height = max(self.fontMetrics().height(), scaled(16))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), self._height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._corners(width)[-1][1] + self._height if self._tiles else 0

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        side, height = scaled(14), self._height
        for tile, (x, y) in zip(self._tiles, self._corners(self.width()), strict=True):
            mark = "tick" if tile.status is Status.OK else "question" if tile.status is Status.UNKNOWN else "cross"
            colour = self._theme.said(tile.status)
            painter.drawPixmap(x, y + (height - side) // 2, mark_pixmap(mark, side, self.devicePixelRatioF(), colour))
            painter.setPen(self._theme.tone(Tone.NORMAL))
            baseline = y + (height + self.fontMetrics().ascent() - self.fontMetrics().descent()) // 2
            painter.drawText(x + side + scaled(5), baseline, tile.name)

    def _corners(self, width: int) -> list[tuple[int, int]]:
        if width not in self._known:
            self._known[width] = self._place(width)
        return self._known[width]

    def _place(self, width: int) -> list[tuple[int, int]]:
        corners: list[tuple[int, int]] = []
        x = y = 0
        for tile in self._tiles:
            needed = scaled(14 + 5) + self.fontMetrics().horizontalAdvance(tile.name)
            if x and x + needed > width:
                x, y = 0, y + self._height + scaled(4)
            corners.append((x, y))
            x += needed + scaled(20)
        return corners
