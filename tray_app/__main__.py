"""`python -m tray_app` and the command `mailampel`."""

from __future__ import annotations

import sys


def main() -> int:
    """Hands the arguments on; returns the exit status. SIGTERM closes what is open, as Ctrl+C does."""
    try:
        # In here, so that Ctrl+C ends the program quietly while it is still being loaded, too.
        import signal

        from tray_app.cli import run

        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
