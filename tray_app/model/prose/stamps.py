"""The stamps that updates begin with: "Update 14:05 Uhr:", "[Resolved]", "Monitoring - ", "Nov 22, 09:58 UTC - "."""

from __future__ import annotations

import re

from tray_app.model.notice import NoticeState

_TAGS_OF = {
    NoticeState.OUTAGE: (
        *("investigating", "identified", "open", "ongoing", "outage", "major outage", "service interruption"),
        *("in untersuchung", "untersuchung", "identifiziert", "offen", "störung"),
    ),
    NoticeState.DEGRADED: (
        *("monitoring", "verifying", "degraded", "degraded performance", "partial outage", "service degradation"),
        *("restoring service", "extended recovery", "beobachtung"),
    ),
    NoticeState.MAINTENANCE: (
        *("scheduled", "in progress", "maintenance", "under maintenance", "planned", "wartung", "geplant"),
    ),
    NoticeState.RESOLVED: (
        *("resolved", "fixed", "completed", "closed", "service restored", "operational", "false positive", "mitigated"),
        *(
            "post-incident report published",
            "postmortem",
            "post-mortem",
            "rca",
            "rfo",
            "root cause analysis",
            "behoben",
            "gelöst",
            "erledigt",
            "abgeschlossen",
            "beendet",
        ),
        "entwarnung",
    ),
}
TAGS = {word: state for state, words in _TAGS_OF.items() for word in words}

_TAG = "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
_MONTH = r"(?:[A-Z][a-z]{2,8}|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b)"
_MONTH_DAY = rf"{_MONTH}\.? [0-3]?\d(?:st|nd|rd|th)?,?(?: \d{{4}})?"
_DAY_MONTH = r"(?:[A-ZÄ][a-zä]{2,8}\.? )?[0-3]?\d(?:st|nd|rd|th|\.)? [A-ZÄ][a-zä]{2,8}\.?(?: \d{4})?"
_WEEKDAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?i:mon|tue|wed|thu|fri|sat|sun)"
    r"|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?),? )"
)
_DATE = (
    rf"{_WEEKDAY}?(?:20\d\d-\d\d-\d\d|[0-3]?\d\.[01]?\d\.(?:\d{{2,4}})?|[0-3]?\d/[0-3]?\d(?:/(?:20)?\d\d)?"
    rf"|[0-3]?\d-[A-Z][a-z]{{2,8}}-20\d\d|{_DAY_MONTH}|{_MONTH_DAY})"
)
_HOUR = (
    r"(?:[012]?\d[:.h][0-5]\d(?::[0-5]\d)?(?: ?(?i:[ap]\.?m\b\.?))?(?: ?Uhr)?(?: ?\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?"
    r"|[012]?\d ?(?:Uhr|(?i:[ap]m))(?: [A-Z]{2,4})?)"
)
_HOURS = rf"{_HOUR}(?: ?/ ?{_HOUR})?"
_WHEN = rf"(?:{_DATE}(?:,? ?(?:um |at |[-–] |: |\| )?T?{_HOURS})?|{_HOURS}(?:,? ?(?:am |on )?{_DATE})?)"
_UPDATE = (
    r"(?:\d{1,2}\. ?)?(?:updates?|upd|nachtrag|edit|aktualisierung|aktualisiert|ergänzung|neuer stand|neu(?=\s?:))"
)
_FILLER = r"[^\n:A-ZÄÖÜ]{0,4}"

# "bis ca. 05:00 Uhr: ..." goes on with its sentence.
_AFTER_SENTENCE = r"(?<=[.!?)\]] )(?<!\bca\. )(?<!\bvsl\. )(?<!\bapprox\. )(?<!\bnr\. )"
_BEGINNING = rf"(?:(?<=\n)|^|{_AFTER_SENTENCE})[\s*•>#=+\-–|(⚠️🔴🟢🟡✅❗]*"
_NUMBERED = (
    rf"(?P<update>(?i:{_UPDATE}))\b(?: ?#?\d{{1,2}}(?![\d:.]))?"
    rf"(?:[^\n:.!?]{{0,12}}?{_WHEN}(?: ?\([^)\n]{{0,60}}\))?{_FILLER}|)\s*(?::|–|-|\n|\))"
)
_KINDS = (
    rf"\[(?P<bracket>(?i:{_TAG}|{_UPDATE}[^\]\n]{{0,40}})|{_WHEN})\](?:\s?{_WHEN}(?=\s?[:\-–|]))?\s*[:\-–|]?",
    rf"(?i:(?:incident |current )?status|stand|zustand)\s?:\s*(?P<status>(?i:{_TAG}))\b\.?",
    _NUMBERED,
    rf"(?P<lead>(?i:{_TAG}))\s(?:[-–]|\n)\s?{_WHEN}?",
    (
        r"(?P<only_tag>(?i:investigating|identified|monitoring|resolved|completed|behoben|gelöst|entwarnung"
        r"|beobachtung|(?:in )?untersuchung|identifiziert|rca|rfo"
        r"|root cause analysis|post-?mortem))\s?(?::|[-–]\s)"
    ),
    rf"(?i:stand|status)\s?:?\s{_WHEN}{_FILLER}(?::|\.|\n|$)",
    rf"(?:{_DATE},? ?(?:um |at |[-–|:] )?{_HOURS}|{_HOURS}(?:,? ?(?:am |on )?{_DATE})?)\s*\n(?!\s*Uhr)",
    rf"{_WHEN}\s*(?::\s|[-–|]\s(?!\d))",
    rf"(?P<heading>{_DATE}) *\n",
    rf"(?={_DATE} [A-ZÄÖÜ][^\n:.!?]{{2,40}}:\s)",  # a log: "07/05/2008 Logins restored: ..."
)
STAMP = re.compile(rf"{_BEGINNING}(?:{'|'.join(_KINDS)})")

OLDER = re.compile(
    r"(?:(?<=\n)|^|(?<=[a-zäöüß)][a-zäöüß)][a-zäöüß)][.!?] ))\W{0,4}"
    r"(?:ursprüngliche[rns]? \w+|originalmeldung|erstmeldung|frühere \w+|ältere \w+|vorherige[rns]? \w+|bisherige \w+"
    r"|original(?: \w+)?|previous(?: \w+)?|earlier(?: \w+)?|older(?: \w+)?|initial \w+)\s?(?::|\n)",
    re.IGNORECASE,
)
"""Behind it stands what was written before."""


def tag_of(stamp: re.Match[str]) -> NoticeState | None:
    """The state that a stamp names, if it names one."""
    return TAGS.get(_word(stamp).lower())


def is_update(stamp: re.Match[str]) -> bool:
    """Whether a stamp calls what follows an update of something said before."""
    return bool(stamp["update"]) or _word(stamp).lower().startswith("updat")


def begins_with_stamp(text: str) -> bool:
    """Whether a text begins with the stamp of an update rather than with a title."""
    return STAMP.match(text) is not None


def without_stamps(line: str) -> str:
    """A line without what only says when or in which state it was written."""
    return STAMP.sub("", line)


def _word(stamp: re.Match[str]) -> str:
    return next((stamp[name] for name in ("bracket", "status", "lead", "only_tag") if stamp[name]), "")
