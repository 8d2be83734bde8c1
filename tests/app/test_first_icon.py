from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QColor, QImage

from tray_app.app.first_icon import FILE, first_icon
from tray_app.model.verdict import Status
from tray_app.ui.icons import COLOURS, SHAPES, draw
from tray_app.ui.tray import Tray


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


def test_the_tray_keeps_the_menu_that_the_panel_has_heard_of(qapp):
    icon = first_icon()
    heard_of = icon.contextMenu()
    assert heard_of is not None
    tray = Tray(lambda: datetime.now(UTC), UTC, icon=icon)
    assert tray.menu is heard_of
    tray.hide()
