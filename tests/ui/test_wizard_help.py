"""Help for the desktop found."""

from __future__ import annotations

import pytest

from tray_app.ui.settings_context import DesktopKind
from tray_app.ui.wizard_help import icon_help, message_help


def test_gnome_gets_its_extension():
    assert icon_help(DesktopKind.GNOME, has_tray=False).url.startswith("https://extensions.gnome.org/")


def test_without_a_place_for_icons_the_window_is_the_way():
    assert "the window opens by itself" in icon_help(DesktopKind.OTHER, has_tray=False).text
    assert "the window opens by itself" not in icon_help(DesktopKind.OTHER, has_tray=True).text


@pytest.mark.parametrize("desktop", list(DesktopKind))
def test_every_desktop_has_help_of_its_own(desktop):
    assert icon_help(desktop, has_tray=True).text
    others = [message_help(other).text for other in DesktopKind if other is not desktop]
    assert message_help(desktop).text not in others
