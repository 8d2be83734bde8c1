"""What kinds of things our own widgets are to a screen reader.

Qt takes every plain QWidget for mere filling, whose name screen readers pass over in silence.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class HasRole(Protocol):
    """A widget that is something."""

    ACCESSIBLE_ROLE: QAccessible.Role


def install_roles() -> None:
    """From now on widgets with a role tell it. Costs nothing while no screen reader asks."""
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)


_installed: list[bool] = []


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and isinstance(thing, HasRole):
        return QAccessibleWidget(thing, thing.ACCESSIBLE_ROLE)
    return None
