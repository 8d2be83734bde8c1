"""Access keys: a letter for every button and field, each once per window, whatever the language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QWidget,
)

_Keyed = QAbstractButton | QLabel
_KEEPS_KEY = "keepsKey"
_LEADS = "leads"


def keep_key(*buttons: QAbstractButton) -> None:
    """These choose their letters before all others, so that they have the same ones on every page."""
    for each in buttons:
        each.setProperty(_KEEPS_KEY, "yes")


def lead_to(label: QLabel, editor: QWidget) -> None:
    """Makes the access key of `label` one for `editor`.

    Noted on the label, because Python would take the answer to `label.buddy()` for a part of the label, and end it
    together with that one.
    """
    label.setBuddy(editor)
    label.setProperty(_LEADS, "yes")


def leads_on(label: QLabel) -> bool:
    """Whether the access key of `label` is one for a field."""
    return bool(label.property(_LEADS))


def give_access_keys(window: QWidget) -> None:
    """Underlines a letter of every visible button and label with a field, each letter once per window.

    Chosen here instead of in the texts, because which letters are free depends on the page and the language.
    """
    widgets = sorted(_in_want_of_a_key(window), key=lambda widget: not widget.property(_KEEPS_KEY))
    owners: dict[str, _Keyed] = {}
    for widget in widgets:
        if not _claim_letter(widget, owners, set(), spare_keepers=True):
            _claim_letter(widget, owners, set(), spare_keepers=False)
    for widget in widgets:
        letter = next((letter for letter, owner in owners.items() if owner is widget), "")
        text = _underlined(without_key(widget.text()), letter)
        if widget.text() != text:
            widget.setText(text)


def without_key(text: str) -> str:
    """A button's text as people read it."""
    return text.replace("&", "")


def _in_want_of_a_key(window: QWidget) -> Iterable[_Keyed]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not isinstance(widget, QAbstractButton | QLabel):
            continue
        wants = isinstance(widget, QAbstractButton) or leads_on(widget)
        if wants and widget.text() and "&&" not in widget.text():
            yield widget


def _claim_letter(widget: _Keyed, owners: dict[str, _Keyed], asked: set[str], *, spare_keepers: bool) -> bool:
    """Takes a free letter, or one whose owner can do with another."""
    text = without_key(widget.text())
    letters = [text[i].lower() for i in _candidates(text)]
    free = next((letter for letter in letters if letter not in owners), "")
    if free:
        owners[free] = widget
        return True
    for letter in letters:
        if letter in asked or (spare_keepers and owners[letter].property(_KEEPS_KEY)):
            continue
        asked.add(letter)
        if _claim_letter(owners[letter], owners, asked, spare_keepers=spare_keepers):
            owners[letter] = widget
            return True
    return False


def _underlined(text: str, letter: str) -> str:
    """`text` with `&` before the place where `letter` stands best."""
    place = next((i for i in _candidates(text) if text[i].lower() == letter), None)
    return text if place is None else f"{text[:place]}&{text[place:]}"


def _candidates(text: str) -> list[int]:
    """Beginnings of words first, then every other letter."""
    letters = [i for i, letter in enumerate(text) if letter.isalpha() and letter.isascii()]
    starts = [i for i in letters if i == 0 or text[i - 1] == " "]
    return starts + [i for i in letters if i not in starts]
