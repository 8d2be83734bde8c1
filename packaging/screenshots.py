"""Draws the pictures of `docs/pictures.md`: `python3 dev.py screenshots [DIRECTORY]`.

The windows are set up by the code that the tests look at them with (`tests/ui/pictures.py`).
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    target = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    runpy.run_module("tests.ui.pictures")["show"](target)


if __name__ == "__main__":
    main(sys.argv[1:])
