"""Puts settings into the text of an existing file: only what changed is touched.

What is not in the file and has its default value is not written, so that the file stays as short as the person
made it. tomlkit keeps comments, blank lines and order; the result is read back before anyone gets it.
"""

from __future__ import annotations

import tomllib
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import msgspec

from tray_app.model.account import Account, StatusSource, implied_auth
from tray_app.model.settings import OtherAddress, Settings
from tray_app.storage.settings_shape import settings_from, shape_problem

if TYPE_CHECKING:
    from tomlkit.items import AoT, Array

_Table = MutableMapping[str, Any]
_NAMES_OF_ITEMS: dict[object, str] = {Account: "id", StatusSource: "url", OtherAddress: "label"}
"""By which field an item is found again in the file when others came or went."""


class NotEditableError(Exception):
    """The text is no TOML, or has a form that cannot take the settings."""


def edited(text: str, settings: Settings) -> str:
    """The text with these settings in it, whatever they were before."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text.replace("\r\n", "\n"))
    except TOMLKitError as error:
        raise NotEditableError from error
    if not document:
        document["schema"] = settings.schema
    _put_fields(document, settings, is_top=True)
    result = tomlkit.dumps(document)
    if not _says(result, settings):
        raise NotEditableError
    return result.replace("\n", "\r\n") if "\r\n" in text else result


def _says(text: str, settings: Settings) -> bool:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return shape_problem(data) is None and settings_from(data) == settings


def _put_fields(table: _Table, values: msgspec.Struct, *, is_top: bool = False) -> None:
    remarks = _taken_end(table)
    for field in msgspec.structs.fields(values):
        name, value = field.name, getattr(values, field.name)
        if value is None or (value == () and _is_array_of_tables(table.get(name))):
            _remove(table, name)
        elif name in table or field.required or value != _left_out(values, field):
            _put(table, name, value, is_top=is_top)
    _give_end(table, remarks)


def _left_out(values: msgspec.Struct, field: msgspec.structs.FieldInfo) -> object:
    """What the field is where the file does not name it."""
    if isinstance(values, Account) and field.name == "auth":
        return implied_auth(has_command=bool(values.password_command), has_oauth=values.oauth is not None)
    return field.default


def _remove(table: Any, name: str) -> None:
    """Takes a key out. Remarks at the end of a list of tables stay in its place: they belong to what follows."""
    from tomlkit.items import Table, Whitespace

    old = table.get(name)
    if not _is_array_of_tables(old):
        table.pop(name, None)
        return
    body = table.value.body if isinstance(table, Table) else table.body
    place = [key.key if key else None for key, _item in body].index(name)
    remarks = _written(_taken_end(old))
    table.pop(name)
    body[place] = (None, Whitespace(remarks))


def _put(table: _Table, name: str, value: Any, *, is_top: bool) -> None:
    old = table.get(name)
    if isinstance(value, msgspec.Struct):
        if isinstance(old, MutableMapping):
            _put_fields(old, value)
        else:
            table[name] = _new_table(value, is_inline=not is_top)
    elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        _put_items(table, name, value, is_top=is_top)
    elif old is None or not _is_same(old, msgspec.to_builtins(value)):
        table[name] = _as_people_write(msgspec.to_builtins(value))


def _as_people_write(value: Any) -> Any:
    """Seconds without “.0”."""
    if isinstance(value, list | tuple):
        return [_as_people_write(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _is_same(old: Any, new: Any) -> bool:
    """Whether it says the same already; `true` is not 1, although Python thinks so."""
    plain = tuple(old) if isinstance(old, list) else old
    return bool(plain == new) and isinstance(old, bool) == isinstance(new, bool)


def _put_items(table: _Table, name: str, values: tuple[Any, ...], *, is_top: bool) -> None:
    """Brings a list up to date; what stays is found again by its id, so that its comments stay with it."""
    old = table.get(name)
    known_by = _NAMES_OF_ITEMS[type(values[0])]
    before = [item for item in old if isinstance(item, MutableMapping)] if isinstance(old, list) else []
    kept = list(before)
    items = [_taken(kept, known_by, getattr(value, known_by)) for value in values]
    is_inline = not _is_array_of_tables(old) if old else not is_top
    for number, value in enumerate(values):
        item = items[number]
        if item is None:
            items[number] = _new_table(value, is_inline=is_inline)
        else:
            _put_fields(item, value)
    if [id(item) for item in items] == [id(item) for item in before]:
        return
    if not is_inline:
        table[name] = _new_array_of_tables(before, items)
    elif not (before and _takes_changes(old, before, items)):
        table[name] = _new_array(items)


def _taken(items: list[Any], known_by: str, name: str) -> Any:
    """The first item with this name, which is then no longer among them."""
    for number, item in enumerate(items):
        if item.get(known_by) == name:
            return items.pop(number)
    return None


def _is_array_of_tables(old: Any) -> bool:
    from tomlkit.items import AoT

    return isinstance(old, AoT)


def _new_table(values: msgspec.Struct, *, is_inline: bool) -> _Table:
    import tomlkit

    table = tomlkit.inline_table() if is_inline else tomlkit.table()
    _put_fields(table, values)
    return table


def _new_array(items: list[Any]) -> Array:
    import tomlkit

    array = tomlkit.array()
    array.extend(items)
    return array.multiline(len(items) > 1)


def _takes_changes(array: Any, before: list[Any], items: list[Any]) -> bool:
    """Takes items out of an array and adds some at its end, among its remarks; False where it has to be made anew."""
    staying = {id(item) for item in items}
    kept = [item for item in before if id(item) in staying]
    if [id(item) for item in items[: len(kept)]] != [id(item) for item in kept]:
        return False
    for number in reversed(range(len(before))):
        if id(before[number]) not in staying:
            del array[number]
    array.extend(items[len(kept) :])
    # tomlkit forgets the comma after an item whose line ends with a remark.
    try:
        return len(tomllib.loads(f"x = {array.as_string()}")["x"]) == len(items)
    except tomllib.TOMLDecodeError:
        return False


def _new_array_of_tables(before: list[Any], items: list[Any]) -> AoT:
    """The tables in their new order. A remark above a table goes with it; above a removed one, it stays behind."""
    import tomlkit
    from tomlkit.items import Whitespace

    ends = [_taken_end(item) for item in before]
    staying = {id(item) for item in items}
    leads: dict[int, str] = {}
    left_over = ""
    for item, above in zip(before, ["", *map(_written, ends)], strict=False):
        if id(item) in staying:
            leads[id(item)], left_over = left_over + above, ""
        elif above.strip():
            left_over += above
    tables = tomlkit.aot()
    for number, item in enumerate(items):
        lead = leads.get(id(item), "\n" if number else "")
        if not (number or lead.strip()):
            lead = ""  # the blank line above the first one is there already
        item.trivia.indent = lead + item.trivia.indent.strip("\n")
        tables.append(item)
    _give_end(items[-1], [*([Whitespace(left_over)] if left_over else []), *(ends[-1] if ends else [])])
    return tables


def _taken_end(table: Any) -> list[Any]:
    """Takes blank lines and remarks off the end of a table: they belong to what follows."""
    body = _last_body(table)
    taken: list[Any] = []
    while body and body[-1][0] is None:
        taken.insert(0, body.pop()[1])
    return taken


def _give_end(table: Any, remarks: list[Any]) -> None:
    body = _last_body(table)
    body.extend((None, remark) for remark in remarks)


def _last_body(table: Any) -> list[Any]:
    """The lines of a table, or of the table written last inside of it; an inline table has none."""
    from tomlkit.container import Container
    from tomlkit.items import AoT, Table

    if isinstance(table, AoT) and table:
        return _last_body(table[-1])
    container = table.value if isinstance(table, Table) else table
    if not isinstance(container, Container):
        return []
    last = container.body[-1][1] if container.body else None
    return _last_body(last) if isinstance(last, Table | AoT) else container.body


def _written(remarks: list[Any]) -> str:
    return "".join(remark.as_string() for remark in remarks)
