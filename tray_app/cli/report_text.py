"""Verdicts as lines of text for the terminal; the sentences are the window's."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from tray_app.model import wording
from tray_app.model.alternatives import PROBLEMS
from tray_app.model.fault_lines import fault_line
from tray_app.model.headlines import headline
from tray_app.model.moments import clock_words
from tray_app.model.promises import promise_line
from tray_app.model.verdict import Mark, Status, Verdict
from tray_app.texts import tr

_SIGNS = {
    Status.OK: "✔",
    Status.DEGRADED: "!",
    Status.OUTAGE: "✖",
    Status.MAINTENANCE: "~",
    Status.LINE: "⌁",
    Status.ACCOUNT: "⚷",
    Status.UNKNOWN: "?",
    Status.PAUSED: "‖",
}
_MARKS = {Mark.YES: "✔", Mark.NO: "✖", Mark.UNKNOWN: "?"}
_HINT = "ℹ"


def verdict_lines(verdict: Verdict, now: datetime, zone: tzinfo) -> list[str]:
    """One account, as the status window would say it."""
    lines = [f"{_SIGNS[verdict.status]} {verdict.name}: {headline(verdict, now, zone)}"]
    if since := wording.since_line(verdict, now, zone):
        lines.append(f"  {since}")
    if fault := fault_line(verdict, now, zone):
        lines.append(f"  {fault}")
    lines += [f"  {line}" for line in reason_lines(verdict, now, zone)]
    if verdict.status in PROBLEMS:
        lines.append(f"  {_tiles(verdict)}")
        lines += [f"  → {way.label} {way.url}".rstrip() for way in verdict.alternatives]
    lines += [f"    {_MARKS[piece.mark]} {piece.sentence}" for piece in verdict.evidence]
    said = {piece.sentence for piece in verdict.evidence}
    lines += [f"  {_HINT} {hint.text}" for hint in verdict.hints if hint.text not in said]
    return lines


def told_lines(account: dict[str, Any]) -> list[str]:
    """One account of what `status --json` prints."""
    status = Status(account["status"])
    lines = [f"{_SIGNS[status]} {account['name']}: {wording.status_word(status)}"]
    return [*lines, f"  {account['reason']['text']}"] if account["reason"] else lines


def reason_lines(verdict: Verdict, now: datetime, zone: tzinfo) -> list[str]:
    """Who says what, where and when, and what was promised."""
    reason = verdict.reason
    if reason is None:
        return []
    if not reason.is_quote:
        return [reason.text]
    told = tr("{who} ({source}, {time}): “{text}”", who=verdict.provider, source=reason.source, text=reason.text,
              time=clock_words(reason.said_at, now, zone) if reason.said_at else "-")  # fmt: skip
    promise = promise_line(reason, now, zone)
    return [told, promise.text] if promise else [told]


def change_lines(before: Verdict | None, after: Verdict, now: datetime, zone: tzinfo) -> list[str]:
    """What `watch` prints when something changed."""
    stamp = now.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    if before is None or before.status is not after.status:
        return [f"{stamp} {line}" if i == 0 else line for i, line in enumerate(verdict_lines(after, now, zone))]
    is_news = _words(before) != _words(after)
    lines = reason_lines(after, now, zone) if is_news else [_tiles(after)]
    return [f"{stamp} {_SIGNS[after.status]} {after.name}: {line}" for line in lines]


def _words(verdict: Verdict) -> str:
    return verdict.reason.text if verdict.reason else ""


def _tiles(verdict: Verdict) -> str:
    return " · ".join(f"{wording.service_word(s.service)}: {wording.tile_words(s)}" for s in verdict.services)
