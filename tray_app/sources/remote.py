"""Reading a source by its address: what the address gives, or the API and feeds behind the page there.

Finding that out takes several requests to its host; every reading from then on takes one
(docs/decisions/0011-one-request.md). Parsers are loaded when there is something to parse: a source that has not changed
needs none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tray_app.model.account import StatusSource
from tray_app.model.notice import Half, SourceReading, SourceStatus
from tray_app.model.source_formats import is_format
from tray_app.net.deadline import Deadline
from tray_app.net.http import retry_after_s
from tray_app.sources.document import Document
from tray_app.sources.fetch import DEADLINE_S, Fetched, Fetcher
from tray_app.sources.halves import answered, counts, refused, replaced, whose_turn
from tray_app.sources.reading import concluded, unreadable
from tray_app.sources.relevance import Wanted
from tray_app.sources.report import Report, SourceError

FROZEN_AFTER = timedelta(days=400)
"""Quiet pages do stand still for months; an abandoned one answers for years."""
LONGEST_REST = timedelta(days=1)
"""What a server asks for beyond that is a mistake, or nothing that a user would want."""
_CLOCKWORK = {name: timedelta(days=2) for name in ("gatus", "uptimekuma", "microsoft", "statusiq")}
"""Formats whose clock moves by itself."""
_RESTLESS = {"upptime": timedelta(days=3), "uptimerobot": timedelta(days=3)}
"""Formats without a clock whose figures change every day: seen to stand still, they are abandoned."""
_PAGES = ("page", "text", "")
_NO_LONGER_THERE = ("not_found", "not_a_status_page", "malformed")
_OF_THE_HOST = ("unreachable", "insecure", "rate_limited")
"""What goes wrong at one address of a host goes wrong at all of them."""


def read_source(
    source: StatusSource, previous: SourceReading | None, fetcher: Fetcher, now: datetime, service: str = "mail"
) -> SourceReading:
    """One reading of `source`; an unchanged payload costs one short request and no parsing."""
    if not is_format(source.format):
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
        return question.again(previous) if previous and remembered else question.first(is_new=previous is None)
    except SourceError as error:
        if remembered not in ("", source.url) and error.problem in _NO_LONGER_THERE:
            return _read(source, None, fetcher, now, service)
        failed = unreadable(source.url, error.problem, now, previous.format if previous else "")
        failed = replace(failed, read_from=remembered, retry_at=_retry_at(error, now))
        if previous is None:
            return failed
        return replace(failed, halves=previous.halves, digest=previous.digest, changed_at=previous.changed_at)


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

    @property
    def moment(self) -> datetime:
        """`now` is in the zone that texts speak in; what is remembered is in UTC."""
        return self.now.astimezone(UTC)

    def first(self, *, is_new: bool) -> SourceReading:
        """Looks behind a page for something better than its words, and remembers where that was.

        Behind one that stays unreadable it looked before (`is_new` false) and does not again.
        """
        from tray_app.sources.behind import addresses_behind

        fetched = self.fetcher.get(self.source.url, deadline=self.deadline)
        reading = self._found(fetched)
        may_lead_further = self.source.format == "auto" and self._is_page(fetched) and (is_new or reading.readable)
        if not may_lead_further:
            return _or_moved(reading, fetched, self.now)
        abandoned = None
        for address in addresses_behind(self._document(fetched)):
            behind = self._try(address)
            if behind is not None and behind.problem != "frozen":
                return behind
            abandoned = abandoned or behind
        # What stands still behind a page says that its "all is well" is old news.
        tells_of_trouble = any(notice.is_open_at(self.now) for notice in reading.notices)
        return abandoned if abandoned and not tells_of_trouble else _or_moved(reading, fetched, self.now)

    def again(self, previous: SourceReading) -> SourceReading:
        """Asks where the last answer was, and only whether it has changed."""
        if previous.halves:
            return self._half_of(previous)
        conditional = previous.readable and not _time_alone_changes(previous, self.now)
        fetched = self.fetcher.get(
            previous.read_from,
            etag=previous.etag if conditional else "",
            last_modified=previous.last_modified if conditional else "",
            deadline=self.deadline,
        )
        if fetched.unchanged and conditional:
            return replace(previous, read_at=self.moment)
        return self._reading(self._document(fetched), self._report(fetched), fetched, previous)

    def _half_of(self, previous: SourceReading) -> SourceReading:
        """Asks one of two addresses; what the other said last is remembered."""
        half = whose_turn(previous.halves, self.now)
        try:
            fetched = self.fetcher.get(
                half.address, etag=half.etag, last_modified=half.last_modified, deadline=self.deadline
            )
        except SourceError as error:
            if half is previous.halves[0] or error.problem in _OF_THE_HOST:
                raise
            return self._reading_of(replaced(previous.halves, refused(half, self.moment)))
        halves = replaced(previous.halves, answered(half, fetched, self.moment))
        all_count = all(counts(half, self.now) for half in previous.halves if half.body)
        if fetched.unchanged and all_count and previous.readable and not _time_alone_changes(previous, self.now):
            return replace(previous, read_at=self.moment, halves=halves)
        return self._reading_of(halves)

    def _try(self, address: str) -> SourceReading | None:
        """The reading at an address that may not exist, if it says anything about the state."""
        try:
            reading = self._found(self.fetcher.get(address, deadline=self.deadline))
        except SourceError:
            return None  # an address that was only guessed
        is_better = reading.readable and reading.format not in _PAGES and reading.status is not SourceStatus.UNKNOWN
        return reading if is_better or reading.problem in ("no_such_component", "frozen") else None

    def _document(self, fetched: Fetched) -> Document:
        return Document(fetched.body, fetched.url, self.now)

    def _is_page(self, fetched: Fetched) -> bool:
        return self._document(fetched).kind == "html"

    def _found(self, fetched: Fetched) -> SourceReading:
        """The reading at an address that is new to us, with the other half of it if there is one."""
        try:
            report = self._report(fetched)
            halves = self._both_halves(report.format, fetched)
            return self._reading_of(halves) if halves else self._reading(self._document(fetched), report, fetched)
        except SourceError as error:
            return unreadable(self.source.url, error.problem, self.now)

    def _both_halves(self, format_name: str, fetched: Fetched) -> tuple[Half, ...]:
        """The deciding half and the other one, which may be missing; empty if this address tells everything."""
        from tray_app.sources.behind import both_halves

        places = both_halves(format_name, fetched.url)
        if places is None:
            return ()
        found = answered(Half(fetched.url, self.moment), fetched, self.moment)
        missing = Half(places[1] if places[0] == fetched.url else places[0], self.moment)
        try:
            counterpart = answered(missing, self.fetcher.get(missing.address, deadline=self.deadline), self.moment)
        except SourceError:
            counterpart = missing  # an address that was only guessed
        if places[0] == fetched.url:
            return found, counterpart
        return (counterpart, found) if counterpart.body else ()

    def _reading_of(self, halves: tuple[Half, ...]) -> SourceReading:
        """What both halves say together; without the other, the deciding one is all we know."""
        deciding, other = halves
        report = self._report(Fetched(deciding.address, deciding.body))
        if counts(other, self.now):
            try:
                report = report.joined(self._report(Fetched(other.address, other.body), report.format))
            except SourceError:
                halves = deciding, Half(other.address, other.asked_at)
        fetched = Fetched(deciding.address, deciding.body)  # without validators: the halves have their own
        return replace(self._reading(self._document(fetched), report, fetched), halves=halves)

    def _report(self, fetched: Fetched, format_name: str = "") -> Report:
        from tray_app.sources.registry import read

        return read(self._document(fetched), format_name or self.source.format)

    def _reading(
        self, document: Document, report: Report, fetched: Fetched, previous: SourceReading | None = None
    ) -> SourceReading:
        """What `report` amounts to; where it was read is remembered even if nothing can be made of it."""
        reading = concluded(document, report, self.wanted)
        digest = hashlib.sha256(fetched.body).hexdigest()[:16] if report.format in _RESTLESS else ""
        changed_at = previous.changed_at if previous and previous.digest == digest else self.moment
        frozen_at = _frozen_at(report, changed_at)
        if frozen_at is not None and frozen_at <= self.now:
            reading = unreadable(self.source.url, "frozen", self.now, report.format)
        return replace(
            reading,
            url=self.source.url,
            frozen_at=frozen_at,
            digest=digest,
            changed_at=changed_at if digest else None,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            read_from=fetched.url,
        )


def _or_moved(reading: SourceReading, fetched: Fetched, moment: datetime) -> SourceReading:
    """A redirect to the front page of another site is no status page, whatever that front page says."""
    if fetched.has_moved and reading.format in _PAGES:
        return unreadable(reading.url, "moved", moment)
    return reading


def _time_alone_changes(previous: SourceReading, now: datetime) -> bool:
    """Whether since then a planned work began or ended, a post or the whole grew old: then it is read once more."""
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
    return any(turn is not None and previous.read_at < turn <= now for turn in (previous.frozen_at, *turns))


def _frozen_at(report: Report, changed_at: datetime | None) -> datetime | None:
    """When the source's clock, or the payload that changes every day, will have stood still for too long."""
    if report.format in _RESTLESS and changed_at is not None:
        return changed_at + _RESTLESS[report.format]
    limit = _CLOCKWORK.get(report.format, FROZEN_AFTER)
    return None if report.updated_at is None else report.updated_at + limit
