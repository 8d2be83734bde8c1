"""Reaching into JSON whose shape nobody guarantees: every wrong type is simply nothing."""

from __future__ import annotations

from collections.abc import Iterator

Json = dict[str, object]


def at(value: object, *path: str | int) -> object:
    """The value at `path`, None where the way ends early."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def rows(value: object, *path: str | int) -> list[Json]:
    """The objects of the list at `path`."""
    found = at(value, *path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def string(value: object, *path: str | int) -> str:
    """The text at `path`; a number counts as its digits, anything else is empty."""
    found = at(value, *path)
    if isinstance(found, str):
        return "" if found == "$undefined" else found.strip()
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def first_string(value: object, *names: str) -> str:
    """The first of the fields `names` that holds text."""
    return next(filter(None, (string(value, name) for name in names)), "")


def whole(value: object, *path: str | int) -> int | None:
    """The whole number at `path`, also if it is written as text."""
    found = string(value, *path)
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else None


def has(value: object, *names: str) -> bool:
    """Whether `value` is an object with all these fields."""
    return isinstance(value, dict) and all(name in value for name in names)


def objects(value: object) -> Iterator[tuple[str, Json]]:
    """The named objects inside an object."""
    if isinstance(value, dict):
        yield from ((str(name), inner) for name, inner in value.items() if isinstance(inner, dict))
