"""Merges `resources/locale/de/*.po` into the one compiled catalogue that the program loads.

Every package keeps its German in a catalogue file of its own, so that a change touches one small file.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {"tr": None, "trn": (1, 2), "N_": None}
Message = str | tuple[str, ...]


def source_messages() -> dict[Message, str]:
    """Every text in the source, with the file and line where it first stands."""
    found: dict[Message, str] = {}
    rows = extract_from_dir(str(ROOT / "tray_app"), [("**.py", "python")], keywords=KEYWORDS)
    for name, line, message, _comments, _context in rows:
        found.setdefault(message if isinstance(message, str) else tuple(message), f"tray_app/{name}:{line}")
    return found


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
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, german())


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
