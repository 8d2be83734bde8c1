"""On which line of a TOML file does a key stand? For the sentences about wrong settings.

Walks a text that `tomllib` has accepted already, so only as much of TOML is known here as it takes to find keys.
"""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]
"""Where a value stands: `("accounts", 0, "receive", "port")`."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|[A-Za-z0-9_-]+")
_STRING = re.compile(r"\"\"\"(?:\\.|[^\\])*?\"\"\"\"{0,2}|'''.*?''''{0,2}|\"(?:\\.|[^\"\\])*\"|'[^']*'", re.DOTALL)
_PLAIN = re.compile(r"[^,\]}\n#]+")


def key_lines(text: str) -> dict[Path, int]:
    """The first line of every table, key and array item, counted from 1."""
    return _Walk(text).lines


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """The line of a key; of the table it is missing from, if it is not there; None if that is the whole file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


class _Walk:
    """One pass over the text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._table: Path = ()
        self._items: dict[Path, int] = {}
        """How many `[[...]]` each array of tables has had."""
        self._skip_blank()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip_blank()

    def _header(self) -> None:
        start = self._at
        is_array = self._take("[[")
        if not is_array:
            self._take("[")
        self._skip_blank()
        names = self._dotted_key()
        self._skip_blank()
        self._take("]]" if is_array else "]")
        table = self._place(names[:-1], start) + names[-1:]
        if is_array:
            number = self._items[table] = self._items.get(table, -1) + 1
            self._note(table, start)
            table = (*table, number)
        elif table in self._items:
            table = (*table, self._items[table])
        self._note(table, start)
        self._table = table

    def _place(self, names: Path, start: int) -> Path:
        """`accounts.receive` in a header means the `receive` of the newest account."""
        place: Path = ()
        for name in names:
            place = (*place, name)
            if place in self._items:
                place = (*place, self._items[place])
            self._note(place, start)
        return place

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table + self._dotted_key()
        for length in range(len(table) + 1, len(path) + 1):
            self._note(path[:length], start)
        self._skip_blank()
        self._take("=")
        self._skip_blank()
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            found = _STRING.match(self._text, self._at) or _PLAIN.match(self._text, self._at)
            self._at = found.end() if found else self._at + 1

    def _array(self, path: Path) -> None:
        number = 0
        self._skip_blank()
        while not self._take("]"):
            self._note((*path, number), self._at)
            self._value((*path, number))
            number += 1
            self._next_item()

    def _inline_table(self, path: Path) -> None:
        self._skip_blank()
        while not self._take("}"):
            self._pair(path)
            self._next_item()

    def _next_item(self) -> None:
        self._skip_blank()
        self._take(",")
        self._skip_blank()

    def _dotted_key(self) -> Path:
        names: list[str | int] = []
        while found := _KEY.match(self._text, self._at):
            self._at = found.end()
            names.append(_name(found[0]))
            self._skip_blank()
            if not self._take("."):
                break
            self._skip_blank()
        return tuple(names)

    def _take(self, sign: str) -> bool:
        is_here = self._text.startswith(sign, self._at)
        self._at += len(sign) if is_here else 0
        return is_here

    def _skip_blank(self) -> None:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, self._text.count("\n", 0, at) + 1)


def _name(key: str) -> str:
    return str(next(iter(tomllib.loads(f"{key}=0")))) if key[0] in "\"'" else key
