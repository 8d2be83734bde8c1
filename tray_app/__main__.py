"""`python -m tray_app` and the command `mailampel`."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn


def main() -> int:
    """Hands the arguments on; returns the exit status. SIGTERM closes what is open, as Ctrl+C does."""
    signal.signal(signal.SIGTERM, _end)
    try:
        from tray_app.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl+C while the program is still being loaded.
        return 130


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
