"""The tray's forms must stay apart at 16 px, and the SVG files must say the same as the program draws."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tray_app.model.verdict import Status
from tray_app.resource_files import RESOURCES
from tray_app.ui.icons import COLOURS, MARKS, SHAPES, SIZES, draw, mark_pixmap, status_icon, status_pixmap

APART = 0.40


def alphas(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())]


def distance(one: list[int], other: list[int]) -> float:
    pairs = list(zip(one, other, strict=True))
    return sum(abs(a - b) for a, b in pairs) / sum(max(a, b) for a, b in pairs)


def silhouette(status: Status, pixels: int = 16) -> list[int]:
    return alphas(draw(SHAPES[status](), QColor("black"), pixels))


@pytest.mark.parametrize(("one", "other"), list(combinations(Status, 2)))
def test_any_two_forms_stay_apart_at_16_pixels(qapp, one, other):
    assert distance(silhouette(one), silhouette(other)) >= APART


@pytest.mark.parametrize("status", Status)
def test_the_svg_file_shows_the_same_form_and_colour(qapp, status):
    pixels = 96
    renderer = QSvgRenderer(str(RESOURCES / "icons" / f"{status}.svg"))
    assert renderer.isValid()
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()

    assert distance(alphas(image), silhouette(status, pixels)) < 0.03
    solid = next(image.pixelColor(i % pixels, i // pixels) for i, a in enumerate(alphas(image)) if a == 255)
    assert solid.name().upper() == COLOURS[status]


def test_the_programs_own_picture_is_the_envelope_of_its_drawing(qapp):
    # Windows' messages take no SVG.
    image = QImage(str(RESOURCES / "icons" / "mailampel.png"))
    assert image.width() == 128
    assert distance(alphas(image), silhouette(Status.OK, 128)) < 0.01


@pytest.mark.parametrize("file", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_a_form_is_cut_out_without_a_mask(file):
    # Plasma's messages and menus are drawn by Qt 5, which ignores a mask but draws what it consists of.
    assert "mask" not in file.read_text()


@pytest.mark.parametrize("status", Status)
def test_the_icon_has_every_size_at_both_densities(qapp, status):
    icon = status_icon(status)

    widths = {size.width() for size in icon.availableSizes()}
    assert {*SIZES, *(2 * size for size in SIZES if size <= 32)} == widths
    assert not icon.isMask()


@pytest.mark.parametrize("size", [16, 22, 32])
def test_on_a_screen_of_double_density_it_is_drawn_and_not_enlarged(qapp, size):
    pixmap = status_icon(Status.OUTAGE).pixmap(QSize(size, size), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (2 * size, 2.0)
    assert alphas(pixmap.toImage()) == silhouette(Status.OUTAGE, 2 * size)


def test_a_picture_in_a_window_is_as_large_as_asked_at_any_density(qapp):
    pixmap = status_pixmap(Status.OK, 32, 1.5)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (48, 32)


def test_a_disabled_line_of_the_menu_keeps_the_colour_of_its_sign(qapp):
    icon = status_icon(Status.OUTAGE)
    assert icon.pixmap(16, QIcon.Mode.Disabled).toImage() == icon.pixmap(16).toImage()


def test_a_mask_icon_is_marked_as_one(qapp):
    assert status_icon(Status.OUTAGE, mask=True).isMask()


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_every_small_mark_is_drawn_inside_its_grid(qapp, mark):
    image = mark_pixmap(mark, 48, 1, QColor("black")).toImage()

    inside = alphas(image)
    assert max(inside) == 255
    edge = [a for i, a in enumerate(inside) if i % 48 in (0, 47) or i // 48 in (0, 47)]
    assert max(edge) == 0


def luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("panel", ["#FFFFFF", "#F3F3F3", "#2A2E32", "#1C1C1C", "#000000"])
def test_every_icon_can_be_seen_on_every_panel(status, panel):
    assert contrast(COLOURS[status], panel) >= 3
