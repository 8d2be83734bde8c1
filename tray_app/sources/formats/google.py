"""Google's dashboards for Workspace and Cloud: `incidents.json`, an archive in which the open ones have no end."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urljoin

from tray_app.sources.document import Document
from tray_app.sources.plain import without_markdown
from tray_app.sources.report import Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of

_IMPACTS = {
    "serviceoutage": Severity.MAJOR,
    "servicedisruption": Severity.PARTIAL,
    "serviceinformation": Severity.MINOR,
}
KEPT_FOR = timedelta(days=31)
"""The texts of older ones are not read: nobody will see them."""
_WORKSPACE, _CLOUD = "https://www.google.com/appsstatus/dashboard/", "https://status.cloud.google.com/"
_WORKSPACE_PRODUCTS = {
    "gmail",
    "googlecalendar",
    "googledrive",
    "googlemeet",
    "googlechat",
    "googledocs",
    "adminconsole",
    "classroom",
}


def looks_like(document: Document) -> bool:
    """A list of incidents with Google's fields."""
    value = document.json
    marks = ("external_desc", "status_impact", "affected_products", "most_recent_update")
    return isinstance(value, list) and bool(value) and all(any(has(row, m) for m in marks) for row in value)


def parse(document: Document) -> Report:
    """Every incident of the archive."""
    if not looks_like(document) and document.json != []:
        raise SourceError("not_a_status_page")
    listed = [row for row in document.json if isinstance(row, dict)] if isinstance(document.json, list) else []
    return Report(
        incidents=tuple(_incident(row, document.url, document.now) for row in listed),
        lists_problems=True,
    )


def _incident(row: Json, url: str, now: datetime) -> Incident:
    names = _products(row)
    ended = read_time(at(row, "end"), now)
    is_open = ended is None or ended > now
    updates = _updates(row, now) if ended is None or ended > now - KEPT_FOR else ()
    latest = max(updates, key=lambda u: u.at.timestamp() if u.at else 0.0, default=None)
    if latest is not None and bare(latest.word) == "available" and is_open:
        is_open = False
    return Incident(
        id=first_string(row, "id", "number"),
        title=_title(without_markdown(string(row, "external_desc"))),
        stage=Stage.OPEN if is_open else Stage.OVER,
        severity=_severity(row),
        word=string(row, "status_impact") or string(row, "severity"),
        updates=updates,
        components=names,
        url=_link(string(row, "uri"), url, names),
        started_at=read_time(at(row, "begin"), now) or read_time(at(row, "created"), now),
        updated_at=newest(*(update.at for update in updates)) or read_time(at(row, "modified"), now),
        ended_at=ended,
    )


def _title(description: str) -> str:
    """Its first line that is not just a label such as “Summary:”."""
    lines = [line.strip() for line in description.splitlines() if line.strip()]
    return next((line for line in lines if not line.endswith(":")), lines[0] if lines else "")


def _severity(row: Json) -> Severity | None:
    impact = bare(string(row, "status_impact") or string(row, "most_recent_update", "status"))
    return _IMPACTS.get(impact, severity_of(string(row, "severity")))


def _updates(row: Json, now: datetime) -> tuple[Update, ...]:
    listed = rows(row, "updates")
    latest = at(row, "most_recent_update")
    if isinstance(latest, dict):
        listed.append(latest)
    return tuple(_update(update, now) for update in listed)


def _update(row: Json, now: datetime) -> Update:
    moments = (read_time(at(row, name), now) for name in ("when", "created", "modified"))
    text = without_markdown(string(row, "text"))
    return Update(text, next(filter(None, moments), None), string(row, "status"))


def _products(row: Json) -> tuple[str, ...]:
    """“Multiple Products” is a file name, not a product."""
    names = [string(product, "title") for product in rows(row, "affected_products")]
    names = names or [string(row, "service_name")]
    return tuple(dict.fromkeys(name for name in names if name and bare(name) != "multipleproducts"))


def _link(uri: str, url: str, names: tuple[str, ...]) -> str:
    if url.startswith("http"):
        return urljoin(url, uri)
    is_workspace = any(bare(name) in _WORKSPACE_PRODUCTS for name in names)
    return urljoin(_WORKSPACE if is_workspace else _CLOUD, uri)
