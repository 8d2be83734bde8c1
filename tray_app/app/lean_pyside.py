"""WORKAROUND: PySide6 6.12 reads the source of every module, to see whether it uses `from __feature__ import ...`.

It does so for all modules that are there when it is imported and for each that comes later, and the sources stay in
`linecache`: 9 MiB and a third of the time of all imports. We use no such feature, so the answer is known.
May go once PySide6 (PYSIDE-2029) looks no longer; `tests/app/test_lean_pyside.py` shows whether it does.
"""

from __future__ import annotations

import linecache
import sys
from types import ModuleType


def keep_sources_out_of_memory() -> None:
    """To be called right after the first import of PySide6, before ours."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _is_ours)  # noqa: B010 - private, and mypy knows no such module
    linecache.clearcache()


def _is_ours(module: ModuleType) -> bool:
    return module.__name__.startswith("tray_app")
