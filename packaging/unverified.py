"""Lists the facts of the catalogue that nobody has checked yet: `python3 packaging/unverified.py`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

PROVIDERS = Path(__file__).resolve().parent.parent / "resources" / "providers"


def unverified_facts(folder: Path = PROVIDERS) -> Iterator[str]:
    """One line each: provider, fact, value, and where it comes from."""
    for file in sorted(folder.glob("*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        for fact in told.get("unverified", ()):
            yield f"{file.stem}: {fact} = {told[fact]!r} ({told['sources'][fact]})"


def main() -> None:
    """Prints them, and how many there are."""
    facts = list(unverified_facts())
    for line in facts:
        print(line)
    print(f"{len(facts)} facts are not verified.")


if __name__ == "__main__":
    main()
