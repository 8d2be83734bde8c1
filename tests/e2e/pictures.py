"""What can be seen in a picture of the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

_NEAR = 16
"""How much each part of a colour may be off: panels blend icons into what is behind them, GNOME by a sixteenth."""


def spots(file: Path, colour: tuple[int, int, int], area: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Where in `area` (x, y, width, height) of the picture `colour` is."""
    left, top, width, height = area
    picture = QImage(str(file))
    assert not picture.isNull(), f"{file} is no picture"
    part = picture.copy(left, top, width, height).convertToFormat(QImage.Format.Format_RGBX8888)
    data = bytes(part.constBits())
    near = {pixel for pixel in {data[i : i + 3] for i in range(0, len(data), 4)} if _is_near(pixel, colour)}
    found = (i // 4 for i in range(0, len(data), 4) if data[i : i + 3] in near)
    return [(left + place % width, top + place // width) for place in found]


def middle(points: list[tuple[int, int]]) -> tuple[int, int]:
    """The point in the middle of all."""
    return sum(x for x, _ in points) // len(points), sum(y for _, y in points) // len(points)


def _is_near(one: bytes, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
