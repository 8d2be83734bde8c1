"""Puts settings into the text of an existing file: only what changed is touched.

What is not in the file and has its default value is not written, so that the file stays as short as the person
made it. tomlkit keeps comments, blank lines and order; the result is read back before anyone gets it.
"""

from __future__ import annotations

import tomllib
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import msgspec

from tray_app.model.account import Account, StatusSource
from tray_app.model.settings import OtherAddress, Settings
from tray_app.storage.settings_shape import settings_from, shape_problem

if TYPE_CHECKING:
    from tomlkit.items import AoT, Array

_Table = MutableMapping[str, Any]
_NAMES_OF_ITEMS: dict[object, str] = {Account: "id", StatusSource: "url", OtherAddress: "label"}
"""By which field an item is found again in the file when others came or went."""


def edited(text: str, settings: Settings) -> str:
    """The text with these settings in it; a new text where the old one's form cannot take them."""
    import tomlkit

    document = tomlkit.parse(text.replace("\r\n", "\n"))
    if "schema" not in document:
        document["schema"] = settings.schema
    _put_fields(document, settings, is_top=True)
    result = tomlkit.dumps(document)
    if text and not _says(result, settings):
        return edited("", settings)
    return result.replace("\n", "\r\n") if "\r\n" in text else result


def _says(text: str, settings: Settings) -> bool:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return shape_problem(data) is None and settings_from(data) == settings


def _put_fields(table: _Table, values: msgspec.Struct, *, is_top: bool = False) -> None:
    for field in msgspec.structs.fields(values):
        name, value = field.name, getattr(values, field.name)
        if value is None:
            table.pop(name, None)
        elif name in table or field.required or value != field.default:
            _put(table, name, value, is_top=is_top)


def _put(table: _Table, name: str, value: Any, *, is_top: bool) -> None:
    old = table.get(name)
    if isinstance(value, msgspec.Struct):
        if isinstance(old, MutableMapping):
            _put_fields(old, value)
        else:
            table[name] = _new_table(value, is_inline=not is_top)
    elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        _put_items(table, name, value, is_top=is_top)
    else:
        plain = msgspec.to_builtins(value)
        plain = list(plain) if isinstance(plain, tuple) else plain
        if old is None or old != plain or isinstance(old, bool) != isinstance(plain, bool):
            table[name] = plain


def _put_items(table: _Table, name: str, values: tuple[Any, ...], *, is_top: bool) -> None:
    old = table.get(name)
    known_by = _NAMES_OF_ITEMS[type(values[0])]
    before = list(old) if isinstance(old, list) else []
    kept = {str(item.get(known_by)): item for item in before}
    items = [kept.get(getattr(value, known_by)) for value in values]
    is_inline = not is_top or not _is_array_of_tables(old)
    for number, value in enumerate(values):
        item = items[number]
        if item is None:
            items[number] = _new_table(value, is_inline=is_inline)
        else:
            _put_fields(item, value)
    if [id(item) for item in items] != [id(item) for item in before]:
        table[name] = _new_list(items, is_inline=is_inline)


def _is_array_of_tables(old: Any) -> bool:
    from tomlkit.items import AoT

    return not old or isinstance(old, AoT)


def _new_table(values: msgspec.Struct, *, is_inline: bool) -> _Table:
    import tomlkit

    table = tomlkit.inline_table() if is_inline else tomlkit.table()
    _put_fields(table, values)
    return table


def _new_list(items: list[Any], *, is_inline: bool) -> Array | AoT:
    import tomlkit

    if not is_inline:
        tables = tomlkit.aot()
        for item in items:
            tables.append(item)
        return tables
    array = tomlkit.array()
    array.extend(items)
    return array.multiline(len(items) > 1)
