"""A feed is a log: its entries are folded to incidents, whatever their order and whatever vendors do to GUIDs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from tray_app.sources.entry_words import states_all_systems_clear
from tray_app.sources.feed_entries import Entry, Feed
from tray_app.sources.words import bare

SAME_SUBJECT_WITHIN = timedelta(days=7)
MOST_SUBJECTS = 3
"""A link that more entries share, each about something else, leads to a list."""
_UNDATED = datetime.min.replace(tzinfo=UTC)
_STATE_WORDS = re.compile(
    r"\b(?:update|updated|nachtrag|neu|info|re|fixed|resolved|solved|behoben|gelöst|beendet|abgeschlossen|erledigt|entwarnung|monitoring|"
    r"investigating|identified|completed|in progress|scheduled|went down|"
    r"is down|are down|down|recovered|has recovered|is back up|is up|"
    r"up|back to normal|wieder verfügbar|wieder erreichbar|wurde|"
    r"wurden|ist|sind|is|are|has been|have been|was|again|operational|"
    r"outage|degraded performance|partial outage|major outage|under maintenance|"
    r"issue|issues|problem|probleme|störung|stoerung|ausfall|ongoing)\b|"
    r"#?\b\d{1,2}\b|\[[^\]]*\]|\([^)]*\)",
    re.IGNORECASE,
)


def folded(feed: Feed) -> list[list[Entry]]:
    """The entries of each incident, newest first."""
    entries = sorted(feed.entries, key=_moment)
    leaders = list(range(len(entries)))

    def leader(i: int) -> int:
        while leaders[i] != i:
            i = leaders[i]
        return i

    for group in _groups(entries, feed):
        for before, after in pairwise(group):
            leaders[leader(after)] = leader(before)
    incidents: dict[int, list[Entry]] = {}
    for i in range(len(entries) - 1, -1, -1):
        incidents.setdefault(leader(i), []).append(entries[i])
    return sorted(incidents.values(), key=lambda group: _moment(group[0]), reverse=True)


def all_clear_since(feed: Feed) -> datetime | None:
    """When the newest entry that ends everything was posted."""
    moments = [e.at for e in feed.entries if e.at is not None and states_all_systems_clear(e.name)]
    return max(moments, default=None)


def subject(title: str) -> str:
    """What a title is about, without the words that say how it stands."""
    words = _STATE_WORDS.sub(" ", title)
    return bare(words)


def _moment(entry: Entry) -> tuple[datetime, str, str, str]:
    return (entry.at or _UNDATED, entry.id, entry.title, entry.text)


def _groups(entries: list[Entry], feed: Feed) -> Iterable[list[int]]:
    subjects = [subject(entry.name) for entry in entries]
    yield from _by_key(_specific_links(entries, subjects, feed))
    yield from _by_key(_telling_ids(entries, subjects))
    for group in _by_key(subjects):
        yield from _in_time(group, entries)


def _by_key(keys: Iterable[str]) -> Iterable[list[int]]:
    groups: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _in_time(group: list[int], entries: list[Entry]) -> Iterable[list[int]]:
    """The same title a month later is another incident, and so is one after an end."""
    for before, after in pairwise(group):
        earlier, later = entries[before].at, entries[after].at
        if earlier and later and later - earlier <= SAME_SUBJECT_WITHIN:
            yield [before, after]


def _specific_links(entries: list[Entry], subjects: list[str], feed: Feed) -> list[str]:
    """The links that lead to one incident rather than to the page as a whole."""
    pages = _subjects_by([entry.link.partition("#")[0] for entry in entries], subjects)
    counts, about = Counter(entry.link for entry in entries), _subjects_by([e.link for e in entries], subjects)
    return [
        _incident_of(entry.link, pages)
        if _leads_further(entry.link, feed.link)
        and not (counts[entry.link] > MOST_SUBJECTS and len(about[entry.link]) == counts[entry.link])
        else ""
        for entry in entries
    ]


def _incident_of(address: str, pages: dict[str, set[str]]) -> str:
    """The address without the update it points at: `/incidents/5#u2` is `/incidents/5`, `status.html#5-2` is `…#5`."""
    page, _, place = address.partition("#")
    is_list = len(pages[page]) > 1 and not any(map(str.isdigit, page.rpartition("/")[2]))
    return f"{page}#{place.partition('-')[0]}" if is_list and place else page


def _leads_further(address: str, front_page: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return address.rstrip("/") != front_page.rstrip("/") and bool(parts.path.strip("/") or parts.query)


def _subjects_by(keys: list[str], subjects: list[str]) -> dict[str, set[str]]:
    about: dict[str, set[str]] = {}
    for key, what in zip(keys, subjects, strict=True):
        about.setdefault(key, set()).add(what)
    return about


def _telling_ids(entries: list[Entry], subjects: list[str]) -> list[str]:
    """The GUIDs that name an incident; a vendor's one GUID for everything names none."""
    about = _subjects_by([entry.id for entry in entries], subjects)
    counts = Counter(entry.id for entry in entries)
    return ["" if counts[e.id] == len(entries) > 1 and len(about[e.id]) > 1 else e.id for e in entries]
