"""One line that stands for a post: its title or its first sentence that says something."""

from __future__ import annotations

import re

from tray_app.model.prose.sentences import sentences
from tray_app.model.prose.stamps import begins_with_stamp, without_stamps

LONGEST = 120
_GREETING = re.compile(
    r"(?:sehr geehrte|liebe[rs]?\b|hallo|guten (?:tag|morgen|abend)|dear|hello|hi\b|hey\b|good (?:morning|afternoon"
    r"|evening)|moin|servus|grüezi)[^,!.:\n]{0,60}(?:[,!.:]+|$)\s*",
    re.IGNORECASE,
)
_GREETINGS = re.compile(rf"^(?:{_GREETING.pattern})+", re.IGNORECASE)
_POLITE = re.compile(
    r"(?:@\S+ )?(?:(?:hi|hey|hello|hallo)\b[^,!.]{0,20}[,!] )?(?:sorry\b|apolog|danke\b|vielen dank|thanks\b"
    r"|thank you"
    r"|wir bitten um (?:entschuldigung|verständnis|geduld))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^(?:[0-3]?\d\.[01]?\d\.(?:\d{2,4})?,?\s+[012]?\d[:.][0-5]\d Uhr"
    r"|[012]?\d[:.][0-5]\d)\s+(?=[A-ZÄÖÜ][\wäöüß]*[a-zäöüß])(?!Uhr|Pacific|Eastern|Central)"
)
_TAG = re.compile(r"^\[[^\]]{1,40}\]\s*(?=\w{2})")
_HANDLE = re.compile(r"^@\w+[:,]?\s")
_LABEL = re.compile(r"(?:title|titel|subject|betreff)\s?:\s+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?:(?<=\s)|^)#[^\W\d]\w*")
_LINK = re.compile(r"https?://\S+")
_SYMBOLS = re.compile(r"^[\W_]+(?=\w)|^[\s\-–:|•*>]+")


def headline_of(text: str, newest: str, *, is_notice: bool = True) -> str:
    """At most about 120 characters, cut at a word, without stamps, greetings, hashtags and tags.

    A post that begins with an update has no title of its own: then its newest part speaks. What a notice asks
    ("When is this happening?") it answers itself.
    """
    candidates = _candidates(newest if newest and begins_with_stamp(text) else text)
    answers = [line for line in candidates if not line.endswith("?") and not _POLITE.match(line)] if is_notice else []
    for line in answers or candidates:
        line = _LINK.sub("", _HASHTAG.sub("", _without_stamps(line)))
        line = _LABEL.sub("", _symbol_free(_CLOCK.sub("", _TAG.sub("", _HANDLE.sub("", line)))), count=1)
        line = _GREETINGS.sub("", line, count=1).strip()
        if sum(map(str.isalpha, line)) >= 4:
            return shortened(_symbol_free(line).rstrip(" |"))
    return shortened(" ".join(text.split()))


def _without_stamps(line: str) -> str:
    """The line without stamps, unless next to nothing is left: "Major outage - Email"."""
    rest = without_stamps(line)
    return line if rest != line and 0 < len(rest.split()) < 2 else rest


def _candidates(text: str) -> list[str]:
    first, _, rest = text.partition("\n")
    is_title = (
        bool(rest)
        and (rest.startswith("\n") or (len(first) < 100 and rest[:1].isupper()))
        and len(first) <= LONGEST * 1.5
    )
    return ([first] if is_title else []) + sentences(text)


def _symbol_free(line: str) -> str:
    return _SYMBOLS.sub("", line.strip()) if not line.strip().startswith(('"', "„", "“", "(")) else line.strip()


def shortened(line: str) -> str:
    """Cut at a word, with an ellipsis."""
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:-–')}…"
