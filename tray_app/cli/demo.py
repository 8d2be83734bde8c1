"""`demo`: a story with an embedded provider, replayed in the real program."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tray_app.cli.common import has_desktop, say
from tray_app.cli.errors import UsageError
from tray_app.cli.report_text import change_lines
from tray_app.demo.stage import Stage
from tray_app.demo.story import STORIES, Scene
from tray_app.engine.ports import LocalZone
from tray_app.engine.record import Record
from tray_app.engine.surroundings import Change
from tray_app.storage.os_words import os_words
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore
from tray_app.texts import tr


def run(options: argparse.Namespace) -> int:
    """Plays the story, in the tray where there is a desktop, else in the terminal."""
    if options.scenario not in STORIES:
        known = ", ".join(STORIES)
        raise UsageError(tr("There is no story “{name}”. Known: {known}.", name=options.scenario, known=known))
    if not 0 < options.speed <= 1000:
        raise UsageError(tr("--speed must be above 0 and at most 1000."))
    with _play(options) as play:
        if has_desktop():
            return _in_the_tray(play, options)
        if options.screenshots:
            raise UsageError(tr("Pictures need a desktop session; without one the demo runs in the terminal."))
        say(tr("There is no desktop session; the story is told here."))
        return _in_the_terminal(play)


@dataclass(frozen=True, slots=True)
class _Play:
    """The stage is set, the providers are up."""

    stage: Stage
    scenes: list[Scene]
    profile: Profile
    secrets: SecretStore


@contextmanager
def _play(options: argparse.Namespace) -> Iterator[_Play]:
    from tray_app.storage.settings_file import save

    with TemporaryDirectory(prefix="mailampel-demo-", ignore_cleanup_errors=True) as folder:
        profile = Profile.at(Path(folder))
        profile.ensure()
        scenes = STORIES[options.scenario](LocalZone())
        stage = Stage(scenes, Path(folder), options.speed)
        stage.open()
        try:
            settings = stage.settings()
            save(profile.settings_file, settings)
            secrets = SecretStore(profile)
            for account in settings.accounts:
                secrets.keep_for_session(account.id, stage.password)
            yield _Play(stage, scenes, profile, secrets)
        finally:
            stage.close()


def _in_the_tray(play: _Play, options: argparse.Namespace) -> int:
    from tray_app.app.demo import run_demo

    pictures = Path(options.screenshots).expanduser() if options.screenshots else None
    if pictures is not None:
        try:
            pictures.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                tr("The folder {folder} cannot be made: {problem}.", folder=pictures, problem=os_words(error))
            ) from error
    return run_demo(play.stage, play.profile, play.secrets, language=options.lang or "", pictures=pictures)


def _in_the_terminal(play: _Play) -> int:
    from tray_app.engine.compose import build_monitor
    from tray_app.engine.loop import Loop
    from tray_app.storage.history import History

    clock, zone, loop = play.stage.clock, LocalZone(), Loop()
    settings = play.stage.settings()
    history = History.open(play.profile.history_file, now=clock.now())
    over: list[Scene] = []

    def tell(change: Change) -> None:
        say("\n".join(change_lines(change.before, change.after, clock.now(), zone)))

    def turn(scene: Scene) -> None:
        if scene.caption:
            say(f"\n{scene.at:%Y-%m-%d %H:%M} — {scene.caption}")
        if scene is play.scenes[-1]:
            over.append(scene)

    monitor = build_monitor(
        lambda: settings,
        clock=clock,
        record=Record(history),
        secrets=play.secrets,
        deliver=loop.deliver,
        on_change=tell,
        zone=zone,
    )
    play.stage.play(lambda _before, scene: loop.deliver(lambda: turn(scene)))
    loop.run(monitor, until=lambda: bool(over))
    monitor.close()
    history.close()
    return 0
