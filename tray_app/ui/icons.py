"""The eight silhouettes of the tray and the small marks of the windows, drawn from vectors (UI, section 3).

A grid of 24x24, y down. What is "cut" is transparent, so the panel shows through. The files in
`resources/icons` say the same as SVG; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPainterPathStroker, QPixmap, QPolygonF

from tray_app.model.verdict import Mark, Status

GRID = 24.0
SIZES = (16, 20, 22, 24, 32, 48, 64)
COLOURS = {
    Status.OK: "#1E9A55",
    Status.DEGRADED: "#C97A00",
    Status.OUTAGE: "#E0393E",
    Status.MAINTENANCE: "#2F81E0",
    Status.LINE: "#9A6BDB",
    Status.ACCOUNT: "#9A6BDB",
    Status.UNKNOWN: "#7F8891",
    Status.PAUSED: "#7F8891",
}
"""One set for every panel, light or dark: each has a contrast of 3 or more on both."""


@dataclass(frozen=True)
class Shape:
    """What is filled, then what is taken out of it."""

    filled: tuple[QPainterPath, ...]
    cut: tuple[QPainterPath, ...] = field(default=())


@cache
def status_icon(status: Status, *, mask: bool = False) -> QIcon:
    """The tray's icon in every size, at 1x and 2x up to the largest; `mask` for macOS' template images."""
    icon = QIcon()
    colour = QColor("#000000" if mask else COLOURS[status])
    for size, ratio in (*((size, 1) for size in SIZES), *((size, 2) for size in SIZES if 2 * size <= SIZES[-1])):
        pixmap = _pixmap(SHAPES[status](), colour, size, ratio)
        icon.addPixmap(pixmap)
        # Disabled menu lines tell the state; Qt would make their icons grey.
        icon.addPixmap(pixmap, QIcon.Mode.Disabled)
    icon.setIsMask(mask)
    return icon


def status_pixmap(status: Status, size: int, ratio: float, colour: QColor | None = None) -> QPixmap:
    """One status' silhouette, `size` logical pixels wide."""
    return _pixmap(SHAPES[status](), colour or QColor(COLOURS[status]), size, ratio)


def mark_pixmap(mark: str, size: int, ratio: float, colour: QColor) -> QPixmap:
    """One of the small marks, by its name in `MARKS`."""
    return _pixmap(MARKS[mark](), colour, size, ratio)


def _pixmap(shape: Shape, colour: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap.fromImage(draw(shape, colour, round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw(shape: Shape, colour: QColor, pixels: int) -> QImage:
    """The shape as an image of `pixels` by `pixels`."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / GRID, pixels / GRID)
    for path in shape.filled:
        painter.fillPath(path, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    for path in shape.cut:
        painter.fillPath(path, Qt.GlobalColor.black)
    painter.end()
    return image.copy()  # without the paint engine, which an image keeps: 15 KiB each


def _ok() -> Shape:
    flap = _stroke(_polyline((0, 7.4), (8.7, 15), (24, 2.4)), 2.8, flat=True)
    return Shape((_rect(1.5, 4.5, 21, 15, 2.25),), (flap,))


def _degraded() -> Shape:
    body = _grown(_polygon((12, 3.3), (21.3, 20.85), (2.7, 20.85)), 1.65)
    return Shape((body,), (_rect(10.5, 7.5, 3, 7.5, 1.2), _rect(10.5, 16.5, 3, 3, 1.5)))


def _outage() -> Shape:
    corners = ((8, 2.25), (16, 2.25), (21.75, 8), (21.75, 16), (16, 21.75), (8, 21.75), (2.25, 16), (2.25, 8))
    cross = (_polyline((7.9, 7.9), (16.1, 16.1)), _polyline((7.9, 16.1), (16.1, 7.9)))
    return Shape((_grown(_polygon(*corners), 0.75),), tuple(_stroke(line, 3) for line in cross))


def _maintenance() -> Shape:
    handle = _stroke(_polyline((5, 19), (14, 10)), 6)
    mouth = _stroke(_polyline((16.6, 7.4), (26, -2)), 5.2, flat=True)
    return Shape((_united(_disc(15.9, 8.1, 6.6), handle),), (_united(mouth, _disc(16.6, 7.4, 2.6)),))


def _line() -> Shape:
    left = (_half_rounded(3, 6, 6, 12, 1.8, left=True), _rect(0, 10.5, 3, 3), _rect(9, 7.5, 3, 3), _rect(9, 13.5, 3, 3))
    right = (_half_rounded(15, 6, 6, 12, 1.8, left=False), _rect(21, 10.5, 3, 3))
    return Shape((*left, *right))


def _account() -> Shape:
    shaft, teeth = _rect(12.5, 10.5, 10, 3), (_rect(19.5, 11, 3, 7), _rect(15, 11, 3, 5.5))
    return Shape((_united(_disc(7.5, 12, 6), shaft, *teeth),), (_disc(7.5, 12, 2.4),))


def _unknown() -> Shape:
    hook = QPainterPath(QPointF(6.6, 8.1))
    hook.cubicTo(6.6, 4.6, 9.2, 3.3, 12, 3.3)
    hook.cubicTo(14.8, 3.3, 17.4, 5, 17.4, 8)
    hook.cubicTo(17.4, 11.9, 12, 11.7, 12, 15.6)
    return Shape((_stroke(hook, 3.6), _disc(12, 20.6, 2.1)))


def _paused() -> Shape:
    return Shape((_rect(4.5, 3, 4.5, 18, 1), _rect(15, 3, 4.5, 18, 1)))


SHAPES: dict[Status, Callable[[], Shape]] = {
    Status.OK: _ok,
    Status.DEGRADED: _degraded,
    Status.OUTAGE: _outage,
    Status.MAINTENANCE: _maintenance,
    Status.LINE: _line,
    Status.ACCOUNT: _account,
    Status.UNKNOWN: _unknown,
    Status.PAUSED: _paused,
}


def _tick() -> Shape:
    return Shape((_stroke(_polyline((4.5, 12.75), (9.75, 18), (19.5, 6.75)), 3.6),))


def _cross() -> Shape:
    lines = (_polyline((6, 6), (18, 18)), _polyline((6, 18), (18, 6)))
    return Shape((_united(*(_stroke(line, 3) for line in lines)),))


def _clock() -> Shape:
    hands = _stroke(_polyline((12, 7), (12, 12.4), (15.4, 14.4)), 2.2)
    return Shape((_ring(12, 12, 9.4, 2.3), hands))


def _hourglass() -> Shape:
    caps = (_rect(4.8, 2.4, 14.4, 2.6, 1), _rect(4.8, 19, 14.4, 2.6, 1))
    top = _polygon((6.8, 5), (17.2, 5), (17.2, 6.6), (13.4, 12), (10.6, 12), (6.8, 6.6))
    bottom = _polygon((6.8, 19), (17.2, 19), (17.2, 17.4), (13.4, 12), (10.6, 12), (6.8, 17.4))
    return Shape((*caps, _united(top, bottom)), (_polygon((9.4, 6.4), (14.6, 6.4), (12, 10)),))


def _again() -> Shape:
    arc = QPainterPath()
    box = QRectF(3.4, 4.6, 17.2, 17.2)
    arc.arcMoveTo(box, 55)
    arc.arcTo(box, 55, -290)
    head = _polygon((8.6, 0.6), (8.6, 8.6), (14.4, 4.6))
    return Shape((_united(_stroke(arc, 2.5), head),))


def _info() -> Shape:
    return Shape((_disc(12, 12, 10.2),), (_disc(12, 7.4, 1.6), _rect(10.7, 10.4, 2.6, 7.4, 1.2)))


def _search() -> Shape:
    return Shape((_ring(10.4, 10.4, 6.8, 2.6), _stroke(_polyline((15.6, 15.6), (20.6, 20.6)), 3)))


def _chevron_right() -> Shape:
    return Shape((_stroke(_polyline((9, 5.5), (15.5, 12), (9, 18.5)), 2.6),))


def _chevron_down() -> Shape:
    return Shape((_stroke(_polyline((5.5, 9), (12, 15.5), (18.5, 9)), 2.6),))


def _menu_arrow() -> Shape:
    return Shape((_polygon((5.5, 8), (18.5, 8), (12, 17)),))


MARKS: dict[str, Callable[[], Shape]] = {
    "tick": _tick,
    "cross": _cross,
    "question": _unknown,
    "clock": _clock,
    "hourglass": _hourglass,
    "again": _again,
    "info": _info,
    "search": _search,
    "closed": _chevron_right,
    "open": _chevron_down,
    "menu": _menu_arrow,
}
EVIDENCE_MARKS = {Mark.YES: "tick", Mark.NO: "cross", Mark.UNKNOWN: "question"}


def _rect(x: float, y: float, width: float, height: float, radius: float = 0) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _half_rounded(x: float, y: float, width: float, height: float, radius: float, *, left: bool) -> QPainterPath:
    """A block whose outer corners alone are round."""
    square = _rect(x + radius if left else x, y, width - radius, height)
    return _united(_rect(x, y, width, height, radius), square)


def _disc(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _ring(x: float, y: float, radius: float, width: float) -> QPainterPath:
    return _stroke(_disc(x, y, radius), width)


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    return path


def _polyline(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _stroke(path: QPainterPath, width: float, *, flat: bool = False) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    outline = stroker.createStroke(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def _grown(path: QPainterPath, by: float) -> QPainterPath:
    """The outline moved outwards, with round corners."""
    return _united(path, _stroke(path, 2 * by))


def _united(*paths: QPainterPath) -> QPainterPath:
    whole = paths[0]
    for path in paths[1:]:
        whole = whole.united(path)
    return whole
