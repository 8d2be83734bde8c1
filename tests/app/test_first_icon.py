from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from tray_app.app.first_icon import FILE, first_icon
from tray_app.model.verdict import Status
from tray_app.ui.icons import COLOURS, SHAPES, draw


def test_the_file_is_what_we_would_draw(qapp):
    drawn = draw(SHAPES[Status.UNKNOWN](), QColor(COLOURS[Status.UNKNOWN]), 64).convertToFormat(
        QImage.Format.Format_ARGB32
    )
    kept = QImage(str(FILE)).convertToFormat(QImage.Format.Format_ARGB32)
    assert kept.size() == drawn.size()
    differing = sum(
        abs(kept.pixelColor(x, y).alpha() - drawn.pixelColor(x, y).alpha()) > 8 for x in range(64) for y in range(64)
    )
    assert differing == 0


def test_it_has_a_picture(qapp):
    icon = first_icon()
    assert not icon.icon().isNull()
    icon.hide()
