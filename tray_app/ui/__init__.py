"""Windows and tray: they get values and emit wishes; nothing here measures, decides or remembers."""

from __future__ import annotations

import sys


def _keep_none_alive() -> None:
    """WORKAROUND: PySide6 6.12 returns None from void methods without owning it.

    From Python 3.12 on None cannot die. On 3.11 every such call takes one reference away, until the interpreter
    ends with "deallocating None" after some ten thousand calls. May go with Python 3.11, or once
    `tests/ui/test_package.py` shows that PySide6 keeps count.
    """
    if sys.version_info >= (3, 12):
        return
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << (ctypes.sizeof(ctypes.c_ssize_t) * 8 - 4)


_keep_none_alive()
