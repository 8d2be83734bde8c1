"""Trouble that a page shows at its components and tells nowhere else."""

from __future__ import annotations

from datetime import datetime

from tray_app.model.notice import Notice
from tray_app.sources.judged import STATES, Judged
from tray_app.sources.plain import TEXT_LENGTH, capped, headline, link, plain
from tray_app.sources.relevance import ALL, services_of
from tray_app.sources.report import Component, Severity
from tray_app.sources.words import bare, worst


def notices_of_components(components: list[Component], judged: list[Judged], now: datetime) -> list[Judged]:
    """Where no incident tells of the trouble at a component, the component itself does.

    Components with the same sentence share one notice.
    """
    if any(j.notice.is_open_at(now) for j in judged):
        return []
    troubles: dict[str, list[Component]] = {}
    for component in components:
        if component.severity:
            troubles.setdefault(component.message or component.name, []).append(component)
    return [_component_notice(message, group) for message, group in troubles.items()]


def _component_notice(message: str, group: list[Component]) -> Judged:
    severity = worst(component.severity for component in group) or Severity.MINOR
    first = max(group, key=lambda component: component.severity or 0)
    stated = f"{first.name}: {first.word.replace('_', ' ')}" if first.word else first.name
    said = message if first.message else stated
    services = tuple(dict.fromkeys(service for component in group for service in _services_of_component(component)))
    notice = Notice(
        id=f"component:{first.id or bare(first.name)}",
        headline=headline(said),
        text=plain(said, TEXT_LENGTH),
        state=STATES[severity],
        services=ALL if "all" in services else services,
        impact=capped(headline(first.word), 80),
        url=link(first.url),
        components=tuple(headline(component.name) for component in group[:40]),
    )
    return Judged(notice, severity)


def _services_of_component(component: Component) -> tuple[str, ...]:
    return services_of(component.name) or services_of(f"{component.group} {component.name}")
