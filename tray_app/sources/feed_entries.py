"""The entries of an RSS or Atom feed. Well-formed XML needs the standard library only; feedparser reads the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from tray_app.sources.document import Document
from tray_app.sources.plain import headline, plain
from tray_app.sources.report import SourceError
from tray_app.sources.times import newest, read_time

MOST_ENTRIES = 400
OPENING_LENGTH = 1000
OLDEST = timedelta(days=61)
"""Older entries are history; no incident of theirs counts as open."""
_OFFSET = re.compile(
    r"<(?:\w+:)?(?:pubDate|updated|date|published)>[^<]{8,40}?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})\s*</"
)
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_COMMENT_OR_CDATA = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_TEXTS = ("encoded", "content", "description", "summary")
_TIMES = ("pubDate", "updated", "date", "published", "modified", "issued", "created")
_BUILT = ("lastBuildDate", "pubDate", "updated", "date")


@dataclass(frozen=True)
class Entry:
    """One item of a feed; `title` and `text` still carry their markup."""

    id: str
    title: str
    text: str
    link: str
    at: datetime | None
    author: str = ""
    status: str = ""
    """A non-standard `<status>` element."""
    tags: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @cached_property
    def name(self) -> str:
        """The title as plain text."""
        return headline(self.title)

    @cached_property
    def words(self) -> str:
        """The text as plain text."""
        return plain(self.text)

    @property
    def opening(self) -> str:
        """The title and as much of the text as says how things stand."""
        return f"{self.name}\n\n{self.words[:OPENING_LENGTH]}"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own title and address."""

    title: str
    link: str
    generator: str
    entries: tuple[Entry, ...]
    has_channel: bool = True
    is_empty: bool = False
    """Whether nothing was ever posted, or the log was cleared."""
    updated_at: datetime | None = None
    """When it was last written, or the newest entry is from; what is dated ahead does not count."""


def read_feed(document: Document) -> Feed:
    """The feed, or SourceError. Document types and entities are refused before anything is parsed."""
    text = document.text
    if _DECLARATION.search(_COMMENT_OR_CDATA.sub("", text)):
        raise SourceError("malformed")
    if document.kind not in ("feed", "xml"):
        raise SourceError("not_a_status_page")
    root = _root(text)
    return recent(_by_feedparser(document) if root is None else _by_elements(root, document.now), document.now)


def zone_of(document: Document) -> timezone | None:
    """The zone its newest dates are written in, and its texts with them; UTC says nothing of where the writer is."""
    found = _OFFSET.search(document.text)
    if found is None:
        return None
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    if not timedelta(0) < ahead < timedelta(hours=15):
        return None
    return timezone(ahead if found["sign"] == "+" else -ahead)


def recent(feed: Feed, now: datetime) -> Feed:
    """`feed` without what is history, and when it was last written."""
    entries = tuple(e for e in feed.entries if e.at is None or e.at >= now - OLDEST)
    moments = [feed.updated_at, *(entry.at for entry in feed.entries)]
    written = newest(*(moment for moment in moments if moment is not None and moment <= now))
    return replace(feed, entries=entries, is_empty=not feed.entries, updated_at=written)


def _root(text: str) -> Element | None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    start = text.find("<rss") if text.lstrip()[:4] == "<!--" else 0
    content = re.sub(r"^<\?xml[^>]*\?>", "", text[max(start, 0) :].lstrip())
    try:
        root: Element = fromstring(content, forbid_dtd=True)
        return root
    except (ParseError, ValueError, RecursionError):
        return None
    except DefusedXmlException:
        raise SourceError("malformed") from None


def _by_elements(root: Element, now: datetime) -> Feed:
    name = _local(root)
    if name not in ("rss", "feed", "RDF"):
        raise SourceError("not_a_status_page")
    channel = root if name == "feed" else _child(root, "channel")
    if channel is None:
        return Feed("", "", "", (), has_channel=False)
    items = [e for e in ([*channel, *root] if name == "RDF" else channel) if _local(e) in ("item", "entry")]
    return Feed(
        title=_text(channel, "title"),
        link=_link(channel),
        generator=_text(channel, "generator"),
        entries=tuple(_entry(item, now) for item in items[:MOST_ENTRIES]),
        has_channel=bool(_text(channel, "title") or _link(channel) or items),
        updated_at=newest(*(read_time(_text(channel, name), now) for name in _BUILT)),
    )


def _entry(item: Element, now: datetime) -> Entry:
    first = {_local(child): child for child in reversed(item)}

    def said(*names: str) -> str:
        return next(filter(None, (_inner(first[name]) for name in names if name in first)), "")

    def moment(*names: str) -> datetime | None:
        times = (read_time(_inner(first[name]), now) for name in names if name in first)
        return next((time for time in times if time is not None), None)

    return Entry(
        id=said("guid", "id"),
        title=said("title"),
        text=max((said(name) for name in _TEXTS), key=len),
        link=_link(item),
        at=moment(*_TIMES),
        author=said("creator", "author") or _text(first.get("author"), "name"),
        status=said("status", "state"),
        tags=tuple(filter(None, (_tag(child) for child in item if _local(child) == "category"))),
        starts_at=moment("maintenanceStartDate", "startDate", "starts_at"),
        ends_at=moment("maintenanceEndDate", "endDate", "ends_at"),
    )


def _tag(category: Element) -> str:
    return (category.text or category.get("term") or "").strip()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None)


def _text(element: Element | None, name: str) -> str:
    """The text of the child `name`."""
    child = None if element is None else _child(element, name)
    return "" if child is None else _inner(child)


def _inner(element: Element) -> str:
    """Its text, with the markup inside it written out again."""
    if len(element) == 0:
        return (element.text or "").strip()
    return "".join(_written(element)).strip()


def _written(element: Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        parts += [f"<{_local(child)}>", *_written(child), f"</{_local(child)}>", child.tail or ""]
    return parts


def _link(element: Element) -> str:
    links = [child for child in element if _local(child) == "link"]
    chosen = next((e for e in links if e.get("rel") in (None, "alternate")), links[0] if links else None)
    return "" if chosen is None else (chosen.text or chosen.get("href") or "").strip()


def _by_feedparser(document: Document) -> Feed:
    """Feeds that are not well-formed; markup stays as it is, we make plain text of it ourselves."""
    import feedparser

    try:
        parsed: Any = feedparser.parse(
            document.text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        entries = tuple(_loose_entry(entry, document.now) for entry in parsed.entries[:MOST_ENTRIES])
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        # It is meant to accept anything, and does not quite.
        raise SourceError("malformed") from None
    if not entries:
        raise SourceError("malformed")  # what is broken may have held some
    channel = parsed.feed
    return Feed(
        title=str(channel.get("title", "")),
        link=str(channel.get("link", "")),
        generator=str(channel.get("generator", "")),
        entries=entries,
        has_channel=bool(channel.get("title") or channel.get("link") or entries),
    )


def _loose_entry(entry: Any, now: datetime) -> Entry:
    contents = [str(c.get("value", "")) for c in entry.get("content", ())]
    # Its own get() takes one time for another when one is missing.
    times = (dict.get(entry, name) for name in ("published", "updated", "created"))
    return Entry(
        id=str(entry.get("id", "")),
        title=str(entry.get("title", "")),
        text=max([str(entry.get("summary", "")), *contents], key=len),
        link=str(entry.get("link", "")),
        at=next((t for value in times if (t := read_time(value, now))), None),
        author=str(entry.get("author", "")),
        status=str(entry.get("status", "")),
        tags=tuple(str(tag.get("term") or "") for tag in entry.get("tags", ())),
    )
