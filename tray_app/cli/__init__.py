"""The command line of DESIGN 5: parse, call, print. No logic of its own.

Wrong use and everything a person can mend is one sentence on stderr and exit status 2.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tray_app.cli.errors import UsageError
from tray_app.cli.parser import parse
from tray_app.texts import use_language


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit status."""
    use_language("auto")
    try:
        options = parse(arguments)
        use_language(options.lang or "auto")
        return int(options.command(options))
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough, e.g. `mailampel history | head`.
        sys.stderr.close()
        return 0
