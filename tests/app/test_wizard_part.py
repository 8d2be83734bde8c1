from __future__ import annotations

import sys

import pytest

from tray_app.app.wizard_part import desktop_kind
from tray_app.ui.settings_context import DesktopKind


@pytest.mark.skipif(sys.platform != "linux", reason="told by a variable on Linux only")
@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("ubuntu:GNOME", DesktopKind.GNOME),
        ("KDE", DesktopKind.KDE),
        ("XFCE", DesktopKind.OTHER),
        ("", DesktopKind.OTHER),
    ],
)
def test_the_desktop_is_known_by_its_name(named, kind):
    assert desktop_kind({"XDG_CURRENT_DESKTOP": named}) is kind
