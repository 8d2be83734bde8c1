"""Has a settings file the right keys and kinds of values? Finds the first that is wrong and says what is allowed.

The kinds stand once, in `model.settings` and `model.account`; they are read from there.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from tray_app.model.account import implied_auth
from tray_app.model.settings import Settings
from tray_app.model.settings_rules import Path, SettingProblem, one_of
from tray_app.texts import tr


def shape_problem(data: dict[str, Any]) -> SettingProblem | None:
    """The first wrong key or kind of value; None if `msgspec.convert` will take it."""
    return _problem(data, inspect.type_info(Settings), ())


def _problem(value: Any, kind: inspect.Type, path: Path) -> SettingProblem | None:
    if isinstance(kind, inspect.UnionType):
        # Only "X or nothing" occurs, and TOML has no word for nothing.
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    if isinstance(kind, inspect.StructType):
        return _table_problem(value, kind, path)
    if isinstance(kind, inspect.VarTupleType):
        return _list_problem(value, kind, path)
    if _fits(value, kind):
        return None
    return SettingProblem(path, _wanted(kind))


def _table_problem(value: Any, kind: inspect.StructType, path: Path) -> SettingProblem | None:
    if not isinstance(value, dict):
        return SettingProblem(path, tr("Must be a table with: {names}.", names=_names(kind)))
    fields = {field.encode_name: field for field in kind.fields}
    for name, each in value.items():
        if name not in fields:
            return SettingProblem(
                (*path, name), tr("There is no such setting. Possible here: {names}.", names=_names(kind))
            )
        if found := _problem(each, fields[name].type, (*path, name)):
            return found
    for name, field in fields.items():
        if field.required and name not in value:
            return SettingProblem((*path, name), tr("Is missing."))
    return None


def _list_problem(value: Any, kind: inspect.VarTupleType, path: Path) -> SettingProblem | None:
    if not isinstance(value, list):
        if isinstance(value, dict) and isinstance(kind.item_type, inspect.StructType) and len(path) == 1:
            return SettingProblem(path, tr("Must stand in two brackets, like [[{name}]].", name=path[0]))
        return SettingProblem(path, tr("Must be a list in [ ]."))
    found = (_problem(each, kind.item_type, (*path, number)) for number, each in enumerate(value))
    return next(filter(None, found), None)


def _fits(value: Any, kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.EnumType):
        return isinstance(value, str) and value in [each.value for each in kind.cls]
    if isinstance(kind, inspect.FloatType):
        # `inf` and `nan` are numbers to TOML and nonsense to us.
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
    if isinstance(kind, inspect.IntType):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    return isinstance(value, bool if isinstance(kind, inspect.BoolType) else str)


def _wanted(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.EnumType):
        return one_of(str(each.value) for each in kind.cls)
    if isinstance(kind, inspect.FloatType):
        return tr("Must be a number, without quotes.")
    if isinstance(kind, inspect.IntType):
        return tr("Must be a whole number, without quotes.")
    if isinstance(kind, inspect.BoolType):
        return tr("Must be true or false, without quotes.")
    return tr("Must be a text in quotes.")


def _names(kind: inspect.StructType) -> str:
    return ", ".join(field.encode_name for field in kind.fields)


def settings_from(data: dict[str, Any]) -> Settings:
    """The settings in a table that has the right shape."""
    accounts = data.get("accounts")
    if isinstance(accounts, list):
        data = {**data, "accounts": [_with_auth(account) for account in accounts]}
    return msgspec.convert(data, Settings)


def _with_auth(account: Any) -> Any:
    if not isinstance(account, dict):
        return account
    implied = implied_auth(has_command=bool(account.get("password_command")), has_oauth="oauth" in account)
    return {"auth": implied.value, **account}
