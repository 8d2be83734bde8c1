"""`check`, `watch` and `status`: what works and what does not, in the terminal."""

from __future__ import annotations

import argparse

import msgspec

from tray_app.cli.common import history_of, profile_of, say, say_json, settings_of, speak
from tray_app.cli.errors import UsageError
from tray_app.cli.report_text import change_lines, told_lines, verdict_lines
from tray_app.cli.watched_settings import LOOK_S, WatchedSettings
from tray_app.engine.compose import build_monitor
from tray_app.engine.loop import Loop
from tray_app.engine.ports import LocalZone, SystemClock
from tray_app.engine.record import Record
from tray_app.engine.surroundings import Change
from tray_app.model.contract import check_json, exit_code, iso, verdict_json
from tray_app.model.line import LineStatus
from tray_app.model.settings import Settings
from tray_app.storage.secrets import SecretStore
from tray_app.texts import tr, use_language


def check(options: argparse.Namespace) -> int:
    """Probes everything once, confirms failures unless `--quick`, prints the verdicts."""
    profile = profile_of(options)
    settings = _only(settings_of(profile, options), options.accounts)
    clock = SystemClock()
    history, loop = history_of(profile, clock.now()), Loop()
    monitor = build_monitor(
        lambda: settings,
        clock=clock,
        record=Record(history, writes=False),
        secrets=SecretStore(profile),
        deliver=loop.deliver,
        quick=options.quick,
    )
    loop.run(monitor, until=lambda: monitor.is_settled)
    line = monitor.snapshot().line
    history.close()
    verdicts = monitor.verdicts
    if options.json:
        say_json(check_json(verdicts, line.status if line else LineStatus.UNKNOWN, clock.now()))
    else:
        for verdict in verdicts:
            say("\n".join(verdict_lines(verdict, clock.now(), LocalZone())))
    return exit_code(verdicts)


def _only(settings: Settings, wanted: list[str]) -> Settings:
    """The settings with the accounts named; all without names."""
    if not settings.accounts:
        raise UsageError(tr("There is no account yet. Add one with “mailampel accounts add ADDRESS” or in the window."))
    known = {account.id for account in settings.accounts}
    for name in wanted:
        if name not in known:
            raise UsageError(
                tr("There is no account “{name}”. Known: {known}.", name=name, known=", ".join(sorted(known)))
            )
    if not wanted:
        return settings
    return msgspec.structs.replace(settings, accounts=tuple(a for a in settings.accounts if a.id in wanted))


def watch(options: argparse.Namespace) -> int:
    """Keeps watching; says each change once."""
    from tray_app import logs

    profile = profile_of(options)
    settings = _only(settings_of(profile, options), [])
    clock = SystemClock()
    history, loop = history_of(profile, clock.now()), Loop()
    logs.set_up(profile.logs_dir, verbose=options.verbose)
    zone, record, secrets = LocalZone(), Record(history), SecretStore(profile)
    phone = None
    if settings.phone.enabled:
        from tray_app.cli.phone_watch import PhoneWatch

        phone = PhoneWatch(
            profile, settings, record=record, secrets=secrets, clock=clock, zone=zone, deliver=loop.deliver
        )

    watched = WatchedSettings(profile.settings_file, settings)

    def tell(change: Change) -> None:
        if phone is not None:
            phone.note(change)
        if options.json:
            say_json({"at": iso(clock.now()), **verdict_json(change.after)}, indent=None)
        else:
            say("\n".join(change_lines(change.before, change.after, clock.now(), zone)))

    def look() -> None:
        if watched.are_others():
            use_language(options.lang or watched.now.general.language)
            monitor.apply(watched.now)
            if phone is not None:
                phone.apply(watched.now)

    monitor = build_monitor(
        lambda: watched.now,
        clock=clock,
        record=record,
        secrets=secrets,
        deliver=loop.deliver,
        on_update=phone.soon if phone is not None else lambda: None,
        on_change=tell,
    )
    if phone is not None:
        phone.monitor = monitor
    try:
        loop.run(monitor, until=lambda: False, look=look, look_s=LOOK_S)
    finally:
        monitor.close()
        history.close()
    return 0


def status(options: argparse.Namespace) -> int:
    """What the running program shows now."""
    from tray_app.desktop.single_instance import ask_running

    speak(options)
    profile = profile_of(options)
    answer = ask_running(profile.instance_name, {"do": "status"}, 3.0)
    if answer is None:
        raise UsageError(tr("Mailampel is not running. Start it, or use “mailampel check”."))
    if options.json:
        say_json(answer)
        return 0
    if not answer["accounts"]:
        say(tr("No account is watched."))
    for account in answer["accounts"]:
        say("\n".join(told_lines(account)))
    return 0
