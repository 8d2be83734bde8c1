"""What the posts about an incident say: the newest one's words, its state, what it promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tray_app.model.notice import NoticeState, Promise, Understanding
from tray_app.sources.judged import SEVERITIES
from tray_app.sources.plain import HEADLINE_LENGTH, capped, headline, plain
from tray_app.sources.relevance import services_of
from tray_app.sources.report import Incident, Stage, Update
from tray_app.sources.times import newest
from tray_app.sources.words import stage_of

MOST_POSTS = 5
MOST_READ = 2000
EARLIER_READ = 1000
OLD_POST_READ = 250
PROSE_ACTIVE_FOR = timedelta(days=7)
STATED_ACTIVE_FOR = timedelta(days=60)
"""An incident that a feed never closed."""
CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the newest post, and what they say."""

    words: str
    at: datetime
    """Aware, in the zone the words speak in."""
    meaning: Understanding
    state: NoticeState
    """Whether it is about mail or not."""


def said_about(incident: Incident, update: Update | None, now: datetime) -> Said | None:
    """What the words say, asked where the incident may be open. A post without a state leaves it to the one before."""
    if incident.stage is Stage.OVER and not incident.is_prose:
        return None
    from tray_app.model.prose import state_of_words, understand

    said_at = ((update.at if update else None) or incident.updated_at or now).astimezone(now.tzinfo)
    words = _with_title(incident.title, update.text if update else "")
    if incident.stage is Stage.OVER or has_grown_old(incident, now):
        past = NoticeState.RESOLVED if incident.stage is Stage.OVER else state_of_words(words[:OLD_POST_READ])
        return Said(words, said_at, Understanding(past, services_of(words[:OLD_POST_READ]), None, ""), past)
    meaning = understand(words, said_at)
    state = meaning.state
    if state in (NoticeState.UNKNOWN, NoticeState.UNRELATED):
        before = [_with_title(incident.title, u.text) for u in newest_first(incident.updates) if u is not update]
        states = (state_of_words(post) for post in [words, *before[:MOST_POSTS]])
        state = next((said for said in states if said is not NoticeState.UNKNOWN), NoticeState.UNKNOWN)
    return Said(words, said_at, meaning, state)


def promise_in_posts(incident: Incident, said: Said | None, state: NoticeState, now: datetime) -> Promise | None:
    """What the newest post that promises anything promises; else when planned work is to end."""
    if state not in SEVERITIES:
        return None
    promise = _promise_in_words(incident, said) if said else None
    if promise is not None and promise.text:
        until = promise.until.astimezone(UTC) if promise.until else None
        return Promise(capped(plain(promise.text), HEADLINE_LENGTH), until)
    if incident.ends_at is not None and incident.ends_at > now:
        return Promise(f"{incident.ends_at:%Y-%m-%d %H:%M} UTC", incident.ends_at)
    return None


def _promise_in_words(incident: Incident, said: Said) -> Promise | None:
    from tray_app.model.prose import promise_in

    if said.meaning.promised is not None:
        return said.meaning.promised
    unread = [(said.words, said.at)] if said.meaning.state not in SEVERITIES else []
    for update in [u for u in newest_first(incident.updates) if u.at is not None and u.at < said.at][:MOST_POSTS]:
        if stage_of(update.word) is Stage.OVER:
            break  # it began anew after that
        unread.append((_shortened(plain(update.text), EARLIER_READ), (update.at or said.at).astimezone(said.at.tzinfo)))
    return next((promise for words, at in unread if (promise := promise_in(words, at))), None)


def decisive_update(incident: Incident, now: datetime) -> Update | None:
    """The newest post; an incident whose own stage differs from it was set back, so the newest of that stage."""
    updates = newest_first(incident.updates)
    if not updates:
        return None
    past = [u for u in updates if u.at is None or u.at <= now + CLOCKS_DIFFER] or updates
    if incident.stage is Stage.OPEN and stage_of(past[0].word) is Stage.OVER:
        past = [u for u in past if stage_of(u.word) is not Stage.OVER] or past
    return next((u for u in past if u.text), past[0])


def newest_first(updates: Iterable[Update]) -> list[Update]:
    return sorted(updates, key=lambda u: (u.at or datetime.min.replace(tzinfo=UTC), u.text), reverse=True)


def moment_of(incident: Incident) -> datetime | None:
    return newest(incident.updated_at, incident.started_at, *(update.at for update in incident.updates))


def has_grown_old(incident: Incident, now: datetime) -> bool:
    """Feeds are logs: what nobody closed is not present for ever, and what is dated ahead is not present yet."""
    said_at = moment_of(incident)
    if said_at is None or not incident.is_prose:
        return False
    limit = PROSE_ACTIVE_FOR if incident.stage is Stage.SILENT else STATED_ACTIVE_FOR
    return said_at < now - limit or said_at > now + CLOCKS_DIFFER


def _with_title(title: str, text: str) -> str:
    """What is read of a post; of a very long one, beginning and end."""
    title, words = headline(title), _shortened(plain(text), MOST_READ)
    return words if title and words.startswith(title) else f"{title}\n{words}".strip()


def _shortened(words: str, most: int) -> str:
    """Beginning and end of what is longer than `most`."""
    return words if len(words) <= most else f"{words[: most * 3 // 4]}\n{words[-most // 4 :]}"
