"""Windows and tray: they get values and emit wishes; nothing here measures, decides or remembers."""

from __future__ import annotations

import sys


def _keep_constants_alive() -> None:
    """WORKAROUND: PySide6 6.12 returns None from void methods, and hands bools to slots, without owning them.

    From Python 3.12 on these constants cannot die. On 3.11 every such call takes one reference away, until the
    interpreter ends with "deallocating None" (or True) after some ten thousand calls. May go with Python 3.11, or
    once `tests/ui/test_package.py` shows that PySide6 keeps count.
    """
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << (ctypes.sizeof(ctypes.c_ssize_t) * 8 - 4)


_keep_constants_alive()
