"""`mailampel` alone: the tray app; without a desktop session the same job in the terminal."""

from __future__ import annotations

import argparse
import sys

from tray_app.cli.common import has_desktop, profile_of
from tray_app.cli.errors import UsageError
from tray_app.texts import tr


def run(options: argparse.Namespace) -> int:
    """Starts the tray app, or watches here."""
    if not has_desktop():
        print(tr("There is no desktop session here; watching in the terminal. Ctrl+C ends it."), file=sys.stderr)
        return _watch_here(options)
    from tray_app.app.launch import Launch
    from tray_app.app.run import ALREADY_RUNNING
    from tray_app.app.run import run as run_app

    profile = profile_of(options)
    try:
        profile.ensure()
        language = options.lang or ""
        status = run_app(Launch(profile, language=language, verbose=options.verbose, at_login=options.at_login))
    except OSError as error:
        raise UsageError(str(error)) from error
    if status == ALREADY_RUNNING:
        raise UsageError(tr("Mailampel is running already, but does not answer. End it, then start it again."))
    return status


def _watch_here(options: argparse.Namespace) -> int:
    from tray_app.cli import watching

    options.json = False
    return watching.watch(options)
