"""Times and lengths of time as people say them: "today, 08:12", "2 days 10 h" (UI, section 4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from tray_app.texts import tr, trn

WEEKDAY_WITHIN = timedelta(days=6)
"""A day this near is named with its weekday."""


def clock_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Day and time: "today, 08:12", "Wed 15 Aug, 08:12", "15 Aug 2011, 08:12"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    time = time_words(moment, zone)
    if named := _named_day(day, today):
        return tr("{day}, {time}", day=named, time=time)
    return tr("{date}, {time}", date=date_words(day, today), time=time)


def short_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Like `clock_words`, but the time alone if it is today: "08:12"."""
    is_today = moment.astimezone(zone).date() == now.astimezone(zone).date()
    return time_words(moment, zone) if is_today else clock_words(moment, now, zone)


def until_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """The moment something lasts until, in German with "Uhr": "18:00", "tomorrow, 18:00"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    time = tr("{time}", time=time_words(moment, zone))
    if day == today:
        return time
    named = _named_day(day, today)
    return tr("{day}, {time}", day=named, time=time) if named else clock_words(moment, now, zone)


def span_words(start: datetime, end: datetime | None, now: datetime, zone: tzinfo) -> str:
    """From when to when, in German with "Uhr" once: "Sun 26 Aug, 02:00 to 06:00", "today, 23:00 to tomorrow, 04:00"."""
    first, today = start.astimezone(zone).date(), now.astimezone(zone).date()
    day = _named_day(first, today) or date_words(first, today)
    if end is None:
        return tr("From {day}, {time}", day=day, time=time_words(start, zone))
    if end.astimezone(zone).date() == first:
        return tr("{day}, {start} to {end}", day=day, start=time_words(start, zone), end=time_words(end, zone))
    start_words = tr("{day}, {time}", day=day, time=time_words(start, zone))
    return tr("{start} to {end}", start=start_words, end=until_words(end, now, zone))


def compact_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """Like `clock_words` without the comma after a named day, for use within a list: "today 14:05"."""
    named = _named_day(moment.astimezone(zone).date(), now.astimezone(zone).date())
    return f"{named} {time_words(moment, zone)}" if named else clock_words(moment, now, zone)


def day_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """The day alone: "today", "Mon 20 Aug", "12 Jul"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    return _named_day(day, today) or date_words(day, today)


def time_words(moment: datetime, zone: tzinfo) -> str:
    """The time of day: "08:12"."""
    return moment.astimezone(zone).strftime("%H:%M")


def date_words(day: date, today: date) -> str:
    """A date: "Wed 15 Aug" if it is near, else "12 Jul", in another year "12 Jul 2011"."""
    date = short_date(day, today)
    if abs(day - today) > WEEKDAY_WITHIN:
        return date
    weekday = tr("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]
    return tr("{weekday} {date}", weekday=weekday, date=date)


def short_date(day: date, today: date) -> str:
    """A date without the weekday: "12 Jul", in another year "12 Jul 2011"."""
    month = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[day.month - 1]
    if day.year == today.year:
        return tr("{day} {month}", day=day.day, month=month)
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def long_date(day: date) -> str:
    """A day as the strip names it: "12 July"."""
    names = tr("January February March April May June July August September October November December")
    return tr("{day} {name_of_month}", day=day.day, name_of_month=names.split()[day.month - 1])


def duration_words(length: timedelta) -> str:
    """A length of time: "less than 1 min", "25 min", "9 h 20 min", "2 days 10 h"."""
    days, rest = _days_and_rest(length)
    return trn("{n} day{rest}", "{n} days{rest}", days, rest=rest) if days else rest


def after_words(length: timedelta) -> str:
    """What was over when something ended: "after 4 days 2 h"."""
    days, rest = _days_and_rest(length)
    return (
        trn("after {n} day{rest}", "after {n} days{rest}", days, rest=rest) if days else tr("after {rest}", rest=rest)
    )


def ago_words(length: timedelta) -> str:
    """How long ago: "2 days 3 h ago"."""
    days, rest = _days_and_rest(length)
    return trn("{n} day{rest} ago", "{n} days{rest} ago", days, rest=rest) if days else tr("{rest} ago", rest=rest)


def since_words(length: timedelta) -> str:
    """For how long something has been so: "for 1 day 6 h"."""
    days, rest = _days_and_rest(length)
    return trn("for {n} day{rest}", "for {n} days{rest}", days, rest=rest) if days else tr("for {rest}", rest=rest)


def sum_words(length: timedelta) -> str:
    """The sum of several outages, in hours however long: "67 h 30 min"."""
    return _hours_and_minutes(length)


def seconds_words(length: timedelta) -> str:
    """A short length that ticks in the window: "12 s", from a minute on like `duration_words`."""
    seconds = int(length.total_seconds())
    return tr("{n} s", n=max(0, seconds)) if seconds < 60 else duration_words(length)


def ended(sentence: str) -> str:
    """`sentence` with its full stop, which an abbreviation at its end may already bring along."""
    return sentence if sentence.endswith((".", "…")) else f"{sentence}."


def _days_and_rest(length: timedelta) -> tuple[int, str]:
    """Whole days, and what is added to them: hours only, " 10 h"; below a day hours and minutes, without a space."""
    if length < timedelta(days=1):
        return 0, _hours_and_minutes(length)
    hours = length.seconds // 3600
    return length.days, " " + tr("{n} h", n=hours) if hours else ""


def _hours_and_minutes(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    if minutes < 1:
        return tr("less than 1 min")
    hours, minutes = divmod(minutes, 60)
    parts = [tr("{n} h", n=hours)] if hours else []
    parts += [tr("{n} min", n=minutes)] if minutes else []
    return " ".join(parts)


def _named_day(day: date, today: date) -> str:
    names = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
    return names.get((day - today).days, "")
