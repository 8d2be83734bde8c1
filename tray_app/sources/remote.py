"""Reading a source by its address: what the address gives, or the API and feeds behind the page there.

Parsers are loaded when there is something to parse: a source that has not changed needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.net.deadline import Deadline
from tray_app.net.http import retry_after_s
from tray_app.sources.document import Document
from tray_app.sources.fetch import DEADLINE_S, Fetched, Fetcher
from tray_app.sources.reading import concluded, unreadable
from tray_app.sources.relevance import Wanted
from tray_app.sources.report import Report, SourceError

FROZEN_AFTER = timedelta(days=400)
"""Quiet pages do stand still for months; an abandoned one answers for years."""
LONGEST_REST = timedelta(days=1)
"""What a server asks for beyond that is a mistake, or nothing that a user would want."""
_CLOCKWORK = {"gatus": timedelta(days=2), "uptimekuma": timedelta(days=2)}
"""Formats whose clock moves by itself."""
_PAGES = ("page", "text", "")
_NO_LONGER_THERE = ("not_found", "not_a_status_page", "malformed")


def read_source(
    source: StatusSource, previous: SourceReading | None, fetcher: Fetcher, now: datetime, service: str = "mail"
) -> SourceReading:
    """One reading of `source`; an unchanged payload costs one short request and no parsing."""
    from tray_app.sources.registry import known

    if not known(source.format):
        return unreadable(source.url, "unknown_format", now)
    reading = _read(source, previous, fetcher, now, service)
    return reading if reading.readable else replace(reading, failures=_failures(reading, previous))


def _failures(reading: SourceReading, previous: SourceReading | None) -> int:
    """A host that does not answer at all may be a matter of our own line: it is not asked less often for that."""
    before = previous.failures if previous else 0
    return max(before, 1) if reading.problem == "unreachable" else before + 1


def _read(
    source: StatusSource, previous: SourceReading | None, fetcher: Fetcher, now: datetime, service: str
) -> SourceReading:
    question = _Question(source, fetcher, now, Wanted(service, source.components), Deadline.after(DEADLINE_S))
    remembered = previous.read_from if previous else ""
    try:
        return question.again(previous) if previous and remembered else question.first()
    except SourceError as error:
        if remembered not in ("", source.url) and error.problem in _NO_LONGER_THERE:
            return _read(source, None, fetcher, now, service)
        failed = unreadable(source.url, error.problem, now, previous.format if previous else "")
        return replace(failed, read_from=remembered, retry_at=_retry_at(error, now))


def _retry_at(error: SourceError, now: datetime) -> datetime | None:
    seconds = retry_after_s(error.retry_after, now)
    return None if seconds is None else now.astimezone(UTC) + min(timedelta(seconds=seconds), LONGEST_REST)


@dataclass(frozen=True)
class _Question:
    """One reading under way."""

    source: StatusSource
    fetcher: Fetcher
    now: datetime
    wanted: Wanted
    deadline: Deadline

    def first(self) -> SourceReading:
        """Looks behind a page for something better than its words, and remembers where that was."""
        from tray_app.sources.behind import addresses_behind

        fetched = self.fetcher.get(self.source.url, deadline=self.deadline)
        reading = self._reading(fetched)
        if self.source.format != "auto" or not self._is_page(fetched):
            return _or_moved(reading, fetched, self.now)
        for address in addresses_behind(self._document(fetched)):
            better = self._try(address)
            if better is not None:
                return better
        return _or_moved(reading, fetched, self.now)

    def again(self, previous: SourceReading) -> SourceReading:
        """Asks where the last answer was, and only whether it has changed."""
        conditional = previous.readable and not _time_alone_changes(previous, self.now)
        fetched = self.fetcher.get(
            previous.read_from,
            etag=previous.etag if conditional else "",
            last_modified=previous.last_modified if conditional else "",
            deadline=self.deadline,
        )
        if fetched.unchanged and conditional:
            return replace(previous, read_at=self.now.astimezone(UTC))
        reading = self._reading(fetched)
        if reading.problem in _NO_LONGER_THERE:
            raise SourceError(reading.problem)
        if not reading.readable:
            return replace(reading, format=reading.format or previous.format, read_from=previous.read_from)
        return reading

    def _try(self, address: str) -> SourceReading | None:
        """The reading at an address that may not exist, if it says anything about the state."""
        try:
            reading = self._reading(self.fetcher.get(address, deadline=self.deadline))
        except SourceError:
            return None  # an address that was only guessed
        is_better = reading.readable and reading.format not in _PAGES and reading.status is not SourceStatus.UNKNOWN
        return reading if is_better or reading.problem == "no_such_component" else None

    def _document(self, fetched: Fetched) -> Document:
        return Document(fetched.body, fetched.url, self.now)

    def _is_page(self, fetched: Fetched) -> bool:
        return self._document(fetched).kind == "html"

    def _reading(self, fetched: Fetched) -> SourceReading:
        from tray_app.sources.registry import read

        document = self._document(fetched)
        try:
            report = read(document, self.source.format)
            other = self._other_half(report.format, fetched.url)
            reading = concluded(document, report.joined(other) if other else report, self.wanted)
        except SourceError as error:
            return unreadable(self.source.url, error.problem, self.now)
        if _is_frozen(report, self.now):
            return unreadable(self.source.url, "frozen", self.now, report.format)
        return replace(
            reading,
            url=self.source.url,
            etag="" if other else fetched.etag,  # the halves change one by one
            last_modified="" if other else fetched.last_modified,
            read_from=fetched.url,
        )

    def _other_half(self, format_name: str, address: str) -> Report | None:
        """The rest of a status that is told at two addresses; without it, the first half is all we know."""
        from tray_app.sources.behind import other_half
        from tray_app.sources.registry import read

        if not (other := other_half(format_name, address)):
            return None
        try:
            return read(self._document(self.fetcher.get(other, deadline=self.deadline)), format_name)
        except SourceError:
            return None


def _or_moved(reading: SourceReading, fetched: Fetched, moment: datetime) -> SourceReading:
    """A redirect to the front page of another site is no status page, whatever that front page says."""
    if fetched.has_moved and reading.format in _PAGES:
        return unreadable(reading.url, "moved", moment)
    return reading


def _time_alone_changes(previous: SourceReading, now: datetime) -> bool:
    """Whether since then a planned work began or ended, or a post grew old: then the payload is read once more."""
    from tray_app.sources.posts import PROSE_ACTIVE_FOR, STATED_ACTIVE_FOR

    if previous.read_at is None:
        return True
    turns: Iterator[datetime | None] = (
        turn
        for notice in previous.notices
        for turn in (
            notice.started_at,
            notice.promised.until if notice.promised else None,
            *(notice.updated_at + limit for limit in (PROSE_ACTIVE_FOR, STATED_ACTIVE_FOR) if notice.updated_at),
        )
    )
    return any(turn is not None and previous.read_at < turn <= now for turn in turns)


def _is_frozen(report: Report, now: datetime) -> bool:
    """Whether the source's own clock has stood still for too long. A payload without a clock cannot freeze."""
    limit = _CLOCKWORK.get(report.format, FROZEN_AFTER)
    return report.updated_at is not None and report.updated_at < now - limit
