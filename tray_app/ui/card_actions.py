"""What can be done now, best first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from tray_app.model.verdict import AlternativeKind
from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card_values import Action
from tray_app.ui.layouts import Columns
from tray_app.ui.menu import Row, fill_menu
from tray_app.ui.styling import column
from tray_app.ui.theme import scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import section_title


class Actions(QWidget):
    """What can be done now, best first."""

    def __init__(self, wish: Wisher, *, has_title: bool = True) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._shown: tuple[Action, ...] = ()
        self._buttons: list[Button] = []
        self._grid = Columns((2, 1), scaled(8))
        rows = column(gap=scaled(8))
        if has_title:
            rows.addWidget(section_title(tr("What you can do now")))
        rows.addLayout(self._grid)
        self.setLayout(rows)

    def show_actions(self, account_id: str, actions: tuple[Action, ...]) -> None:
        """One button for each action; nothing at all without any."""
        self.setVisible(bool(actions))
        self._account_id, self._shown = account_id, actions
        while len(self._buttons) < len(actions):
            self._add_button(len(self._buttons))
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(actions))
        for index, (button, action) in enumerate(zip(self._buttons, actions, strict=False)):
            button.setObjectName(f"action-{action.kind}")
            button.setText(action.label)
            button.setToolTip(action.detail)
            button.setAccessibleDescription(action.detail)
            button.set_kind(Kind.PRIMARY if index == 0 and action.is_sure else Kind.PLAIN)

    def _add_button(self, index: int) -> None:
        button = Button("")
        button.clicked.connect(lambda: self._choose(self._shown[index]))
        self._buttons.append(button)
        self._grid.addWidget(button)

    def _choose(self, action: Action) -> None:
        own = {"resume": "resume_wanted", "password": "password_wanted"}
        if action.kind == AlternativeKind.PROVIDER:
            self._show_names(action)
        elif action.kind in own:
            self._wish(Wish(own[action.kind], (self._account_id,)))
        else:
            self._wish(Wish("way_wanted", (self._account_id, action.ways[0])))

    def _show_names(self, action: Action) -> None:
        """Which providers answered a moment ago; there is nothing to open, so they are only named."""
        button = self._buttons[self._shown.index(action)]
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, tuple(Row(way.label) for way in action.ways), self._wish)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
