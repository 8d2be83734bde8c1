"""Feeds that come as JSON: JSON Feed, and what Mastodon's and Bluesky's public interfaces list of one account."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.feed_entries import MOST_ENTRIES, Entry, Feed, recent
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import read_time


def kind_of(document: Document) -> str:
    """`jsonfeed`, `bluesky`, `mastodon`, or nothing for any other document."""
    if document.kind != "json":
        return ""
    value = document.json
    if string(value, "version").startswith("https://jsonfeed.org/"):
        return "jsonfeed"  # it names itself
    if (posts := rows(value, "feed")) and all(has(at(post, "post"), "uri", "author", "record") for post in posts):
        return "bluesky"
    if (posts := rows(value)) and all(has(post, "uri", "account", "content", "created_at") for post in posts):
        return "mastodon"
    return ""


def read_json_feed(document: Document) -> Feed:
    """The feed of a document that is one. What an account only passes on, or answers to others, is not its own word."""
    value, now = document.json, document.now
    entries: list[Entry]
    match kind_of(document):
        case "bluesky":
            own = [row for row in rows(value, "feed")[:MOST_ENTRIES] if _is_own_on_bluesky(row)]
            entries = [_by_bluesky(row, now) for row in own]
        case "mastodon":
            own = [row for row in rows(value)[:MOST_ENTRIES] if _is_own_on_mastodon(row)]
            entries = [_by_mastodon(row, now) for row in own]
        case _:
            entries = [_by_json_feed(row, now) for row in rows(value, "items")[:MOST_ENTRIES]]
    return recent(
        Feed(
            title=string(value, "title"),
            link=string(value, "home_page_url"),
            generator="",
            entries=tuple(entries),
            has_channel=bool(entries) or isinstance(at(value, "items"), list),
        ),
        now,
    )


def _by_json_feed(item: Json, now: datetime) -> Entry:
    tags = at(item, "tags")
    return Entry(
        id=string(item, "id"),
        title=string(item, "title"),
        text=first_string(item, "content_html", "content_text", "summary"),
        link=first_string(item, "url", "external_url"),
        at=read_time(first_string(item, "date_modified", "date_published"), now),
        author=string(item, "author", "name") or string(item, "authors", 0, "name"),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _is_own_on_bluesky(row: Json) -> bool:
    """Neither a repost nor an answer to somebody else; threads go on as answers to oneself."""
    answered = at(row, "reply", "parent", "author", "did")
    return at(row, "reason") is None and answered in (None, at(row, "post", "author", "did"))


def _by_bluesky(row: Json, now: datetime) -> Entry:
    address = string(row, "post", "uri")
    handle, key = string(row, "post", "author", "handle"), address.rpartition("/")[2]
    return Entry(
        id=address,
        title="",
        text=string(row, "post", "record", "text"),
        link=f"https://bsky.app/profile/{handle}/post/{key}",
        at=read_time(at(row, "post", "record", "createdAt"), now),
        author=string(row, "post", "author", "displayName"),
    )


def _is_own_on_mastodon(row: Json) -> bool:
    answered = at(row, "in_reply_to_account_id")
    return at(row, "reblog") is None and answered in (None, at(row, "account", "id"))


def _by_mastodon(row: Json, now: datetime) -> Entry:
    return Entry(
        id=string(row, "uri"),
        title=string(row, "spoiler_text"),
        text=string(row, "content"),
        link=first_string(row, "url", "uri"),
        at=read_time(first_string(row, "edited_at", "created_at"), now),
        author=string(row, "account", "display_name"),
    )
