"""The window looks as it was approved. A difference is either a mistake or a reason to look and approve anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.german import german  # noqa: F401
from tests.ui.pictures import LOOKS, picture

FONT = "DejaVu Sans"
APPROVED = Path(__file__).parent / "approved"
SMALL = QSize(64, 100)
"""Pictures are compared at this size, so that another version of the font engine makes no difference.

The width is a multiple of four: Qt pads lines of pixels to four bytes with whatever was there."""
TOLERANCE = 3.0
"""Of 255, on average over all pixels and channels."""
LARGEST = 100
"""Of 255, in one place: a button that is gone or moved is more, letters drawn by another font engine are less."""
HEIGHT_TOLERANCE = 0.02


def bytes_of(image: QImage) -> bytes:
    small = image.scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return bytes(small.convertToFormat(QImage.Format.Format_RGB888).constBits())


def differences(one: QImage, other: QImage) -> tuple[float, int]:
    """On average, and the largest."""
    found = [abs(a - b) for a, b in zip(bytes_of(one), bytes_of(other), strict=True)]
    return sum(found) / len(found), max(found)


@pytest.fixture
def same_font(qapp):
    if FONT not in QFontDatabase.families():
        pytest.skip(f"needs the font {FONT}")
    before = QApplication.font()
    yield
    QApplication.setFont(before)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_it_looks_as_approved(same_font, german, look, tmp_path):  # noqa: F811
    approved = QImage(str(APPROVED / f"{look.name}.png"))
    assert not approved.isNull(), "there is no approved picture"

    image = picture(look, FONT)

    image.save(str(tmp_path / f"{look.name}.png"))
    assert image.width() == approved.width()
    assert abs(image.height() - approved.height()) <= HEIGHT_TOLERANCE * approved.height()
    average, largest = differences(image, approved)
    assert average < TOLERANCE, f"see {tmp_path}"
    assert largest < LARGEST, f"see {tmp_path}"


def test_a_different_status_would_be_noticed(same_font):
    outage = QImage(str(APPROVED / "outage-de-light-100.png"))
    degraded = QImage(str(APPROVED / "degraded-de-light-100.png"))

    assert differences(outage, degraded)[0] > TOLERANCE


def test_a_button_that_is_gone_would_be_noticed(same_font):
    approved = QImage(str(APPROVED / "wizard-1-de-light-100.png"))
    without = approved.copy()
    painter = QPainter(without)
    painter.fillRect(0, without.height() - 60, without.width(), 60, without.pixelColor(2, without.height() - 70))
    painter.end()

    assert differences(without, approved)[1] > LARGEST
