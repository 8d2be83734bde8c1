"""How the fields of dialogs look: the colours and corners of the status window, as a style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tray_app.ui.styling import RADIUS, restyle_all
from tray_app.ui.theme import Size, Theme, current_theme, font_of, scaled, scroll_bar_style

INDICATOR = 18
"""How large the boxes and circles of choices are, in pixels at the usual size of text."""
ARROW_ROOM, FIELD_PADDING = 26, 10
BAR_GAP = 6
"""Pixels between a scroll bar and what it scrolls."""


def dress(window: QWidget) -> None:
    """Brings a window and everything in it into the colours and the size of text that the desktop asks for now."""
    theme = current_theme()
    window.setFont(font_of(Size.BODY))
    window.setPalette(theme.palette())
    window.setStyleSheet(form_style(theme))
    restyle_all(window, theme)


def form_style(theme: Theme) -> str:
    """The style sheet of a window with fields. Buttons and the marks of choices draw themselves."""
    window = f"QDialog {{ background: {theme.window}; }}"
    return "".join((window, _fields(theme), _lists(theme), _drop_downs(theme), scroll_bar_style(theme, BAR_GAP)))


def wrong_style(kind: str) -> str:
    """The frame around a field that has a problem."""
    return f"{kind} {{ {_frame(current_theme().problem, 2)} }}"


def _fields(theme: Theme) -> str:
    colours = (
        f"color: {theme.text}; background: {theme.card};"
        f"selection-color: {theme.on_link}; selection-background-color: {theme.link};"
    )
    calm = f"color: {theme.muted}; background: {theme.window}; {_frame(theme.hairline, 1)}"
    kinds = ("QLineEdit", "QPlainTextEdit", "QComboBox")
    return "".join(
        f"{kind} {{ {colours} {_frame(theme.border, 1)} }}"
        f"{kind}:focus {{ {_frame(theme.link, 2)} }}"
        f"{kind}:disabled {{ {calm} }}"
        for kind in kinds
    )


def _frame(colour: str, width: int) -> str:
    """A frame whose width takes no room from the text."""
    return (
        f"border: {width}px solid {colour}; border-radius: {scaled(RADIUS)}px;"
        f"padding: {scaled(3) - width}px {scaled(FIELD_PADDING) - width}px;"
    )


def _lists(theme: Theme) -> str:
    return (
        f"QListView, QTreeView {{ color: {theme.text}; background: {theme.card}; outline: none;"
        f" border: 1px solid {theme.hairline}; border-radius: {scaled(8)}px; }}"
        f"QListView:focus, QTreeView:focus {{ border: 1px solid {theme.link}; }}"
        f"QListView::item {{ border-radius: {scaled(RADIUS)}px; padding-left: {scaled(10)}px; }}"
        f"QListView::item:selected {{ color: {theme.text}; background: {theme.selection}; }}"
        f"QTreeView::item {{ padding: {scaled(6)}px {scaled(10)}px; }}"
        # The words of a row begin 3 pixels behind its padding.
        "QHeaderView { background: transparent; }"
        f"QHeaderView::section {{ color: {theme.muted}; background: transparent; border: none;"
        f" border-bottom: 1px solid {theme.hairline}; padding: {scaled(6)}px {scaled(10) + 3}px; }}"
        f"QListView#pages {{ background: transparent; border: none; }}"
        "QSplitter::handle { background: transparent; }"
    )


def _drop_downs(theme: Theme) -> str:
    """Room for the mark that `forms_choices` draws; check boxes and radio buttons need nothing from here."""
    return (
        f"QComboBox::drop-down {{ border: none; width: {scaled(ARROW_ROOM - 10)}px; }}"
        "QComboBox::down-arrow { image: none; }"
        f"QComboBox QAbstractItemView {{ color: {theme.text}; background: {theme.card};"
        f" border: 1px solid {theme.border}; border-radius: 0;"
        f" selection-color: {theme.text}; selection-background-color: {theme.selection}; }}"
        f"QComboBox QAbstractItemView::item {{ min-height: {scaled(28)}px; }}"
    )
