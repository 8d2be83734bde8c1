"""The settings as one TOML file that a person can edit (DESIGN 5).

Reading is strict, and what is wrong is one sentence with file, line and key. Writing changes only what changed:
comments, order and unusual spelling stay, and the old file stays whole until the new one is on the disk.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tray_app.model.settings import Settings
from tray_app.model.settings_rules import SettingProblem, settings_problems
from tray_app.storage.atomic import replace_file
from tray_app.storage.os_words import os_words
from tray_app.storage.settings_shape import settings_from, shape_problem
from tray_app.storage.settings_text import NotEditableError, edited
from tray_app.storage.toml_lines import key_lines, line_of
from tray_app.texts import tr

_LARGEST_FILE = 1_000_000
_LINE = re.compile(r"\(at line (\d+),")
_NAMED = re.compile(r"\s*\[{0,2}\s*(?P<key>[A-Za-z0-9_.\"'-]+)\s*[]=]")
"""The key or table at the beginning of a line that is no TOML as a whole."""


class SettingsError(Exception):
    """One sentence with file, line, key and what is allowed."""

    def __init__(self, sentence: str, *, line: int | None = None, key: str = "") -> None:
        super().__init__(sentence)
        self.line = line
        self.key = key


def load(file: Path) -> Settings:
    """The settings; the defaults if there is no file."""
    text = _read(file)
    return Settings() if text is None else _parsed(text, file)


def save(file: Path, settings: Settings) -> None:
    """Writes the settings into the file; refuses wrong ones."""
    check(settings)
    try:
        replace_file(file, _new_text(file, settings).encode())
    except OSError as error:
        raise SettingsError(
            tr(
                "The settings {file} cannot be written: {problem}. The old ones are kept.",
                file=file,
                problem=os_words(error),
            )
        ) from error


def check(settings: Settings) -> None:
    """Raises the first thing that is wrong in settings that did not come from the file."""
    for problem in settings_problems(settings):
        key = _key(problem)
        raise SettingsError(tr("“{key}”: {problem}", key=key, problem=problem.sentence), key=key)


def as_toml(settings: Settings) -> str:
    """The settings as the text of a new file; what has its default value is left out."""
    return edited("", settings)


def _read(file: Path) -> str | None:
    """The file's text; None if there is no file."""
    try:
        with file.open("rb") as opened:
            body = opened.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise SettingsError(tr("{file} is a folder, but must be a file with the settings.", file=file)) from None
    except OSError as error:
        raise SettingsError(
            tr("The settings {file} cannot be read: {problem}.", file=file, problem=os_words(error))
        ) from error
    if len(body) > _LARGEST_FILE:
        raise SettingsError(tr("{file} is too large for a file with settings.", file=file))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            tr("{file}, line {line}: The file must be saved in the encoding UTF-8.", file=file, line=line), line=line
        ) from None


def _parsed(text: str, file: Path) -> Settings:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(error, text, file) from None
    except (RecursionError, ValueError):
        # Brackets in brackets without end, or a number of thousands of digits: no settings have them.
        raise SettingsError(tr("{file}: This is not readable as TOML.", file=file)) from None
    if problem := _newer(data) or shape_problem(data):
        raise _error(problem, text, file)
    settings = settings_from(data)
    for problem in settings_problems(settings):
        raise _error(problem, text, file)
    return settings


def _newer(data: dict[str, Any]) -> SettingProblem | None:
    """A newer file may have keys that are unknown here; its version is the better thing to say."""
    schema = data.get("schema")
    if not isinstance(schema, int):
        return None
    return next((p for p in settings_problems(Settings(schema=schema)) if p.path == ("schema",)), None)


def _error(problem: SettingProblem, text: str, file: Path) -> SettingsError:
    line = line_of(key_lines(text), problem.path) or 1
    key = _key(problem)
    sentence = tr("{file}, line {line}, “{key}”: {problem}", file=file, line=line, key=key, problem=problem.sentence)
    return SettingsError(sentence, line=line, key=key)


def _syntax_error(error: tomllib.TOMLDecodeError, text: str, file: Path) -> SettingsError:
    message = str(error)
    found = _LINE.search(message)
    line = int(found[1]) if found else text.rstrip().count("\n") + 1
    key = _named(text, line) if _is_of_its_line(message) else ""
    if key:
        sentence = tr("{file}, line {line}, “{key}”: {problem}", file=file, line=line, key=key,
                      problem=_syntax(message))  # fmt: skip
    else:
        sentence = tr("{file}, line {line}: {problem}", file=file, line=line, problem=_syntax(message))
    return SettingsError(sentence, line=line, key=key)


def _is_of_its_line(message: str) -> bool:
    """Not so where something was left open: it may have begun long before."""
    return not any(words in message for words in ("at end of document", "Unclosed array"))


def _named(text: str, line: int) -> str:
    """The key that a line begins with, as it is written there."""
    found = _NAMED.match(text.split("\n")[line - 1])
    return found["key"] if found else ""


def _syntax(message: str) -> str:
    """What is usually wrong when the parser says so."""
    if "at end of document" in message:
        return tr("The file ends too early; is a bracket or a quotation mark missing?")
    backslash = tr("Write “\\\\” for a backslash, or use single quotation marks.")
    twice = tr("This name is there twice.")
    hints = {
        "Invalid value": tr('This value is not readable; texts stand in quotes, like "text".'),
        "Expected '='": tr("After the name an “=” and a value must follow."),
        "Cannot overwrite": twice,
        "Cannot declare": tr("This table is there twice."),
        "Cannot mutate": tr("This table is there twice."),
        "Cannot redefine": twice,
        "Duplicate inline": twice,
        "Unterminated string": tr("A quotation mark is missing."),
        "Illegal character": tr("A quotation mark is missing, or there is a character that may not be here."),
        "Unclosed array": tr("A closing “]” is missing."),
        "Expected ']'": tr("A closing “]” is missing."),
        "Unclosed inline": tr("A closing “}” is missing."),
        "Unescaped '\\'": backslash,
        "Invalid hex": backslash,
        "Escaped character": backslash,
        "Invalid initial character for a key": tr(
            "A name is missing here; what is in { } stands on one line, without a comma at its end."
        ),
        "Expected newline": tr("After the value the line must end; is a quotation mark or a comma missing?"),
    }
    return next((hint for start, hint in hints.items() if start in message), tr("This is not readable as TOML."))


def _key(problem: SettingProblem) -> str:
    """`accounts[1].receive.port`, counted from 1 as people do."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in problem.path)
    return "".join(parts).removeprefix(".")


def _new_text(file: Path, settings: Settings) -> str:
    """The old text with the new settings. One that cannot be edited is kept beside, and a new one begun."""
    try:
        return edited(_read(file) or "", settings)
    except SettingsError as error:
        if error.line is None:
            raise
    except NotEditableError:
        pass
    replace_file(file.with_name(f"{file.name}.before"), file.read_bytes())
    return as_toml(settings)
