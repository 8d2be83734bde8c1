"""Writes the pinned requirement files from what is installed in the environment that runs this script.

Run it after an upgrade: `python packaging/pin.py`. Only names and versions are written, so that any package
index may serve them.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def closure(names: list[str]) -> dict[str, str]:
    """`name==version` of everything that `names` need, with the marker under which it is needed."""
    pins: dict[str, str] = {}
    waiting = [(Requirement(name), "") for name in names]
    while waiting:
        wanted, marker = waiting.pop()
        own = str(wanted.marker) if wanted.marker and "extra" not in str(wanted.marker) else ""
        marker = marker or own
        key = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if key in pins:
            if not marker:
                pins[key] = pins[key].partition(";")[0].rstrip()
            continue
        try:
            found = distribution(wanted.name)
        except PackageNotFoundError:
            pins[key] = str(Requirement(f"{wanted.name}{wanted.specifier}")) + (f" ; {marker}" if marker else "")
            continue
        pins[key] = f"{found.metadata['Name']}=={found.version}" + (f" ; {marker}" if marker else "")
        waiting += [(r, marker) for r in map(Requirement, found.requires or ()) if _needed(r)]
    return pins


def _needed(requirement: Requirement) -> bool:
    marker = requirement.marker
    if marker is None:
        return True
    return any(Marker(str(marker)).evaluate({"extra": "", "python_version": version}) for version in PYTHONS)


def write(target: Path, pins: dict[str, str], head: str) -> None:
    target.write_text(f"# {head}\n" + "".join(f"{pins[name]}\n" for name in sorted(pins)))


def main() -> None:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())["project"]
    run = closure(project["dependencies"])
    dev = closure(project["optional-dependencies"]["dev"])
    write(HERE / "requirements.txt", run, "Pinned by packaging/pin.py: what the program needs.")
    only_dev = {name: pin for name, pin in dev.items() if name not in run}
    write(HERE / "requirements-dev.txt", {"": "-r requirements.txt", **only_dev}, "… and what its developers need.")


if __name__ == "__main__":
    main()
