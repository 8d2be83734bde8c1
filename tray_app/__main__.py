"""`python -m tray_app` and the command `mailampel`."""

from __future__ import annotations

import sys


def main() -> int:
    """Hands the arguments on; returns the exit status."""
    from tray_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
