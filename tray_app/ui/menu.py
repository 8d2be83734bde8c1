"""The tray's menu: what it says and offers for a snapshot (UI, section 3), and how it becomes a QMenu.

GNOME users read only the menu, so the state stands in its first, disabled lines. The rows are a plain value;
the menu is touched only when they change, so that an open menu does not flicker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QMenu

from tray_app.model.alternatives import PROBLEMS
from tray_app.model.snapshot import Snapshot
from tray_app.model.tray_words import account_line, first_lines
from tray_app.model.verdict import AlternativeKind, Status, Verdict
from tray_app.texts import tr
from tray_app.ui.icons import status_icon
from tray_app.ui.theme import current_theme
from tray_app.ui.wishes import Mute, Pause, Place, Wish

MOST_WAYS = 2
LISTED_UP_TO = 9
"""With more accounts than this only the affected ones are listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; without a wish it is mere text. A row without text is a separator."""

    text: str = ""
    wish: Wish | None = None
    icon: Status | None = None
    is_default: bool = False
    is_enabled: bool = True
    rows: tuple[Row, ...] = ()
    """A submenu."""


SEPARATOR = Row()


def menu_rows(snapshot: Snapshot, now: datetime, zone: tzinfo) -> tuple[Row, ...]:
    """The whole menu, top to bottom; groups are divided by separators."""
    worst = next(iter(snapshot.by_severity), None)
    groups = (
        _state(snapshot, now, zone),
        (Row(tr("Open Mailampel"), Wish("open_wanted"), is_default=True), *_ways(worst)),
        _accounts(snapshot),
        (_check(snapshot), *_mute(snapshot, worst), *_pause(snapshot)),
        tuple(Row(_place_words(place), Wish("place_wanted", (place.value,))) for place in _PLACES),
        (Row(tr("Quit"), Wish("quit_wanted")),),
    )
    rows: list[Row] = []
    for group in filter(None, groups):
        rows += [SEPARATOR, *group] if rows else group
    return tuple(rows)


def fill_menu(menu: QMenu, rows: tuple[Row, ...], wish: Callable[[Wish], None]) -> None:
    """Makes `menu` show `rows`; a choice calls `wish`."""
    menu.clear()
    menu.setPalette(_readable(QGuiApplication.palette()))
    for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()  # `clear` forgets submenus without deleting them
    for row in rows:
        if row.rows:
            fill_menu(menu.addMenu(_escaped(row.text)), row.rows, wish)
        elif not row.text:
            menu.addSeparator()
        else:
            _add_action(menu, row, wish)


def _readable(palette: QPalette) -> QPalette:
    """`palette` with disabled lines that can be read as well as others are, since the first ones tell the state."""
    theme = current_theme()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Light, QColor(Qt.GlobalColor.transparent))
    return palette


_PLACES = (Place.HISTORY, Place.EXPLAIN, Place.SETTINGS, Place.ABOUT)


def _place_words(place: Place) -> str:
    return {
        Place.HISTORY: tr("History and report"),
        Place.EXPLAIN: tr("What does this error mean?"),
        Place.SETTINGS: tr("Settings"),
        Place.ABOUT: tr("About Mailampel"),
    }[place]


def _add_action(menu: QMenu, row: Row, wish: Callable[[Wish], None]) -> None:
    action = QAction(_escaped(row.text), menu)
    action.setEnabled(row.wish is not None and row.is_enabled)
    # Qt would move "Quit" and "Settings" into the application menu of macOS.
    action.setMenuRole(QAction.MenuRole.NoRole)
    if row.icon is not None:
        action.setIcon(status_icon(row.icon))
        action.setIconVisibleInMenu(True)
    chosen = row.wish
    if chosen is not None:
        action.triggered.connect(lambda: wish(chosen))
    menu.addAction(action)
    if row.is_default:
        menu.setDefaultAction(action)


def _escaped(text: str) -> str:
    """An ampersand in a name is no mnemonic."""
    return text.replace("&", "&&")


def _state(snapshot: Snapshot, now: datetime, zone: tzinfo) -> tuple[Row, ...]:
    lines = first_lines(snapshot, now, zone)
    return tuple(Row(line, icon=snapshot.status if index == 0 else None) for index, line in enumerate(lines))


def _ways(worst: Verdict | None) -> tuple[Row, ...]:
    """The best ways out that lead somewhere."""
    if worst is None or worst.status not in PROBLEMS:
        return ()
    ways = [
        way for way in worst.alternatives if way.url and way.kind in (AlternativeKind.WEBMAIL, AlternativeKind.ACCOUNT)
    ]
    return tuple(Row(way.label, Wish("way_wanted", (worst.account_id, way))) for way in ways[:MOST_WAYS])


def _accounts(snapshot: Snapshot) -> tuple[Row, ...]:
    listed: list[Verdict] = list(snapshot.by_severity)
    if len(listed) < 2:
        return ()
    if len(listed) > LISTED_UP_TO:
        listed = [verdict for verdict in listed if verdict.status in PROBLEMS]
    return tuple(Row(account_line(v), Wish("account_wanted", (v.account_id,)), icon=v.status) for v in listed)


def _check(snapshot: Snapshot) -> Row:
    if snapshot.is_checking:
        return Row(tr("Checking…"), Wish("check_wanted"), is_enabled=False)
    return Row(tr("Check now"), Wish("check_wanted"), is_enabled=bool(snapshot.verdicts))


def _mute(snapshot: Snapshot, worst: Verdict | None) -> tuple[Row, ...]:
    if worst is None or worst.status not in PROBLEMS:
        return ()
    if worst.account_id in snapshot.acknowledged:
        return (Row(tr("Notify again"), Wish("unmute_wanted", (worst.account_id,))),)
    return (Row(tr("Got it"), rows=mute_rows(worst.account_id)),)


def mute_rows(account_id: str) -> tuple[Row, ...]:
    """For how long not to be told again."""
    words = {
        Mute.HOUR: tr("1 hour"),
        Mute.CHANGE: tr("Until something changes"),
        Mute.WORKS: tr("Until it works again"),
    }
    return tuple(Row(text, Wish("mute_wanted", (account_id, mute.value))) for mute, text in words.items())


def _pause(snapshot: Snapshot) -> tuple[Row, ...]:
    if not snapshot.verdicts:
        return ()
    if all(verdict.status is Status.PAUSED for verdict in snapshot.verdicts):
        return (Row(tr("Resume"), Wish("resume_wanted", ("",))),)
    words = {
        Pause.HOUR: tr("1 hour"),
        Pause.FOUR_HOURS: tr("4 hours"),
        Pause.TOMORROW: tr("Until tomorrow, 8:00"),
        Pause.RESUME: tr("Until I resume"),
    }
    rows = tuple(Row(text, Wish("pause_wanted", (pause.value,))) for pause, text in words.items())
    return (Row(tr("Pause watching"), rows=rows),)
