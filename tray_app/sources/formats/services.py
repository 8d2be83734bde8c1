"""Home-made status files: an object of services, each with a status word and mostly a sentence.

Such as `{"services": {"mail": {"name": "Mail", "status": "minor", "message": "…"}}}`, or the same as a list.
"""

from __future__ import annotations

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Report, Severity, SourceError
from tray_app.sources.shapes import Json, first_string, objects, rows, string
from tray_app.sources.words import bare, severity_of

_LISTS = ("services", "components", "systems", "monitors", "checks", "hosts", "data", "status", "statuses")
_NAMES = ("name", "title", "displayName", "display_name", "service", "system", "label")
_WORDS = ("status", "state", "health", "indicator", "current_status", "statusType")
_MESSAGES = ("message", "description", "info", "details", "text", "note")


def looks_like(document: Document) -> bool:
    """At least one named service whose word for its state we know."""
    return any(severity_of(first_string(row, *_WORDS)) is not None for _, row in _services(document.json))


def parse(document: Document) -> Report:
    """One component for each service. An aggregate beside them is not looked at: it lags."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    return Report(components=tuple(_component(key, row) for key, row in _services(document.json)))


def _services(value: object) -> list[tuple[str, Json]]:
    if isinstance(value, list):
        value = {"services": value}
    for name in _LISTS:
        found = list(objects(value.get(name))) if isinstance(value, dict) else []
        found += [("", row) for row in rows(value, name)]
        named = [(key, row) for key, row in found if (key or first_string(row, *_NAMES)) and first_string(row, *_WORDS)]
        if named:
            return named
    return []


def _severity(word: str) -> Severity | None:
    """Beside `minor`, nothing is worse than `major` here."""
    return Severity.MAJOR if bare(word) == "major" else severity_of(word)


def _component(key: str, row: Json) -> Component:
    word = first_string(row, *_WORDS)
    severity = _severity(word)
    return Component(
        name=first_string(row, *_NAMES) or key,
        severity=severity,
        id=string(row, "id") or key,
        word=word,
        message=first_string(row, *_MESSAGES) if severity else "",
        url=string(row, "url"),
    )
