"""What to do when the icon or a message is not seen, for the desktop found."""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.texts import tr
from tray_app.ui.settings_context import DesktopKind

GNOME_EXTENSION = "https://extensions.gnome.org/extension/615/appindicator-support/"


@dataclass(frozen=True, slots=True)
class Help:
    """A headline, what to do, and where it is explained."""

    title: str
    text: str
    url: str = ""


def icon_help(desktop: DesktopKind, *, has_tray: bool) -> Help:
    """Why the icon may be out of sight."""
    if desktop is DesktopKind.GNOME:
        return Help(
            tr("GNOME hides such icons."),
            tr(
                "The extension “AppIndicator” makes it visible. It works without, too: at an outage the window "
                "opens by itself."
            ),
            GNOME_EXTENSION,
        )
    if desktop is DesktopKind.WINDOWS:
        return Help(
            tr("Windows keeps new icons behind “^”."),
            tr("Click “^” at the right of the taskbar and drag the envelope out next to the clock."),
        )
    if desktop is DesktopKind.MACOS:
        return Help(
            tr("The menu bar may be full."),
            tr("Quit another program with an icon there, or close windows with long menus. Then look again."),
        )
    if not has_tray:
        return Help(
            tr("This desktop has no place for icons."),
            tr("It works without, too: at an outage the window opens by itself."),
        )
    return Help(
        tr("The panel may keep the icon folded away."),
        tr("Look for a small arrow in the panel, or add the “system tray” there in the panel's settings."),
    )


def message_help(desktop: DesktopKind) -> Help:
    """Why the message may not have come up."""
    texts = {
        DesktopKind.WINDOWS: tr(
            "Turn off “Do not disturb” (Focus Assist), and allow Mailampel under Settings > System > Notifications."
        ),
        DesktopKind.MACOS: tr("Allow Mailampel under System Settings > Notifications, and turn off Focus."),
        DesktopKind.GNOME: tr("Turn off “Do Not Disturb” in the calendar menu, and allow Mailampel in the settings."),
        DesktopKind.KDE: tr(
            "Turn off “Do Not Disturb” in the notifications icon, and allow Mailampel in the settings."
        ),
        DesktopKind.OTHER: tr("Check that a notification service is running and that “Do not disturb” is off."),
    }
    return Help(tr("Your system may be holding messages back."), texts[desktop])
