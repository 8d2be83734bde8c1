"""A screen of a test's own: Xvfb on a free display, gone with the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

HAS_SCREEN = shutil.which("Xvfb") is not None


@contextmanager
def virtual_screen(size: str = "1280x900x24") -> Iterator[str]:
    """Runs an X server and gives its display, e.g. `:7`."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as process:
        os.close(write_end)
        try:
            with os.fdopen(read_end) as pipe:
                yield f":{pipe.readline().strip()}"
        finally:
            process.terminate()
