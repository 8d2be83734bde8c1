"""How the C library keeps the memory that it was given back. Only glibc can be told; elsewhere nothing happens.

glibc gives each thread a heap of its own, up to eight for each core: our short probes would leave 3 MiB behind in them.
And a single large block that is freed, such as the 25 MiB that a login's scrypt takes for a moment, makes it keep as
much for ever; a fixed threshold keeps it from learning that.
"""

from __future__ import annotations

import ctypes
import gc
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Of `malloc.h`."""
_THRESHOLD = 128 * 1024
"""glibc's own at the start."""


def use_one_heap() -> None:
    """To be called before there are threads."""
    library = _glibc()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, 1)
        library.mallopt(_M_MMAP_THRESHOLD, _THRESHOLD)
        library.mallopt(_M_TRIM_THRESHOLD, _THRESHOLD)


def give_back() -> None:
    """After much was freed, such as a window: what lies between things still in use goes back to the system, too."""
    gc.collect()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
