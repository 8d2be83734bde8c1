"""Merges `resources/locale/de/*.po` into the one compiled catalogue that the program loads.

Every package keeps its German in a catalogue file of its own, so that a change touches one small file.
"""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {"tr": 1, "trn": 2, "N_": 1}
"""How many of the first arguments are texts."""
Message = str | tuple[str, ...]


def source_messages() -> dict[Message, str]:
    """Every text in the source, with the file and line where it first stands."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "tray_app").rglob("*.py")):
        for line, message in _messages_in(ast.parse(path.read_text("utf-8"))):
            found.setdefault(message, f"{path.relative_to(ROOT)}:{line}")
    return found


def _messages_in(tree: ast.Module) -> Iterator[tuple[int, Message]]:
    """The texts in calls of `tr` and `trn`, also within f-strings."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in KEYWORDS:
            continue
        texts = [str(arg.value) for arg in node.args[: KEYWORDS[node.func.id]] if isinstance(arg, ast.Constant)]
        if texts:
            yield node.lineno, texts[0] if len(texts) == 1 else tuple(texts)


def german() -> Catalog:
    """All German catalogue files as one; a message with two different translations is an error."""
    merged = Catalog(locale="de", charset="utf-8")
    for path in sorted((LOCALE / "de").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="de", abort_invalid=True):
                if not message.id:
                    continue
                before = merged.get(message.id)
                if before is not None and before.string != message.string:
                    raise SystemExit(f"{path.name}: “{message.id}” is translated differently elsewhere.")
                merged.add(message.id, message.string)
    return merged


def problems() -> list[str]:
    """One line for each text without German, German without a text, or a placeholder that differs."""
    source, catalogue = source_messages(), german()
    lines = [f"no German: {place}: {_first(m)!r}" for m, place in source.items() if not _translated(catalogue, m)]
    known = {_first(message) for message in source}
    lines += [f"not in the source: {_first(m.id)!r}" for m in catalogue if m.id and _first(m.id) not in known]
    lines += [
        f"other placeholders: {_first(m.id)!r}" for m in catalogue if m.id and not _same_placeholders(m.id, m.string)
    ]
    return lines


def compile_catalogue(target: Path = LOCALE / "de" / "LC_MESSAGES" / "mailampel.mo") -> None:
    """Puts the whole file in place at once: a program or test that reads meanwhile has the old or the new one."""
    merged = german()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".mo", delete=False) as file:
        new = Path(file.name)
        try:
            write_mo(file, merged)
            file.close()
            new.chmod(0o644)
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _first(message: object) -> str:
    return message[0] if isinstance(message, tuple | list) else str(message)


def _translated(catalogue: Catalog, message: Message) -> bool:
    entry = catalogue.get(_first(message))
    return entry is not None and bool(_first(entry.string))


def _same_placeholders(message: object, translation: object) -> bool:
    def names(value: object) -> set[str]:
        return set(re.findall(r"\{(\w*)[^}]*\}", " ".join(value) if isinstance(value, tuple | list) else str(value)))

    return names(message) == names(translation)


if __name__ == "__main__":
    compile_catalogue()
    print("\n".join(problems()) or "German is complete.")
