"""The command line of DESIGN 5: parse, call, print. No logic of its own.

Wrong use and everything a person can mend is one sentence on stderr and exit status 2.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from tray_app import logs
from tray_app.cli.errors import UsageError
from tray_app.cli.parser import language_in, parse
from tray_app.texts import use_language


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit status."""
    _bear_any_encoding()
    use_language(language_in(arguments) or "auto")
    try:
        options = parse(arguments)
        use_language(options.lang or "auto")
        logs.without_file(verbose=options.verbose)
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


def _bear_any_encoding() -> None:
    """Where the output has few characters (a pipe on Windows), a sign of ours becomes a “?” instead of an error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
