"""The tray in words: its tooltip and the first lines of its menu (UI, section 3)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tray_app.model.alternatives import PROBLEMS
from tray_app.model.headlines import headline, short_verdict
from tray_app.model.moments import duration_words, short_words
from tray_app.model.promises import promise_menu_line
from tray_app.model.quotes import MENU_QUOTE_LENGTH, heading, is_own_note, quoted, shortened
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.model.wording import status_word
from tray_app.texts import tr

TOOLTIP_LENGTH = 120
PREFIX = "Mailampel: "
"""The same in every language: Windows may forget a pinned icon when it changes."""
_PLAIN = str.maketrans({"&": "+", "<": "‹", ">": "›", "\n": " "})
"""Some panels read markup and some do not; text without these signs is right everywhere."""


def tooltip(snapshot: Snapshot, now: datetime, zone: tzinfo) -> str:
    """One line, at most 120 characters, without quotes and without signs that a panel may take for markup."""
    line = PREFIX + _state_words(snapshot, now, zone).translate(_PLAIN)
    return line if len(line) <= TOOLTIP_LENGTH else line[: TOOLTIP_LENGTH - 1].rstrip(" ,") + "…"


def first_lines(snapshot: Snapshot, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """What the menu says before anything can be chosen: the state, the quote, the promise."""
    worst = next(iter(snapshot.by_severity), None)
    if worst is None:
        return (tr("No address yet."),)
    if worst.status not in PROBLEMS:
        return (_calm_line(snapshot, worst, zone),)
    lines = (_worst_line(worst, now), _said_line(worst), promise_menu_line(worst.reason, now, zone))
    return tuple(line for line in lines if line)


def account_line(verdict: Verdict) -> str:
    """One account in the list: "Private: outage"."""
    if verdict.status is Status.OK:
        return tr("{account}: all is well", account=verdict.name)
    return tr("{account}: {status}", account=verdict.name, status=status_word(verdict.status))


def _state_words(snapshot: Snapshot, now: datetime, zone: tzinfo) -> str:
    worst = next(iter(snapshot.by_severity), None)
    if worst is None:
        return tr("No address yet.")
    if worst.status not in PROBLEMS:
        line = _calm_line(snapshot, worst, zone)
        return line[:1].lower() + line[1:] if worst.status is Status.OK else line
    if len(snapshot.verdicts) > 1:
        return _several(snapshot)
    if worst.since is None:
        return headline(worst, now, zone)
    return tr("{verdict}, since {time}", verdict=headline(worst, now, zone), time=short_words(worst.since, now, zone))


def _several(snapshot: Snapshot) -> str:
    affected = [verdict for verdict in snapshot.by_severity if verdict.status in PROBLEMS]
    return tr(
        "{n} of {m} accounts affected: {names}",
        n=len(affected),
        m=len(snapshot.verdicts),
        names=", ".join(verdict.name for verdict in affected),
    )


def _calm_line(snapshot: Snapshot, worst: Verdict, zone: tzinfo) -> str:
    if worst.status is not Status.OK:
        return headline(worst, snapshot.at, zone)
    if snapshot.checked_at is None:
        return tr("All is well")
    return tr("All is well, checked {time}", time=short_words(snapshot.checked_at, snapshot.at, zone))


def _worst_line(worst: Verdict, now: datetime) -> str:
    verdict = short_verdict(worst)
    if worst.since is None:
        return tr("{account}: {status}", account=worst.name, status=verdict)
    return tr(
        "{account}: {status}, {duration}",
        account=worst.name,
        status=verdict,
        duration=duration_words(now - worst.since),
    )


def _said_line(worst: Verdict) -> str:
    reason = worst.reason
    if reason is None or worst.status in (Status.LINE, Status.ACCOUNT):
        return ""
    if not reason.is_quote:
        return tr("{provider} says nothing yet", provider=worst.provider)
    quote = quoted(shortened(reason.text, MENU_QUOTE_LENGTH))
    if is_own_note(reason):
        return f"{heading(reason, worst.provider)}: {quote}"
    return tr("{provider}: {quote}", provider=worst.provider, quote=quote)
