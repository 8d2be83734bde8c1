"""How days and clock times are written, in both languages; for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from tray_app.model.prose.calendar_words import FROM_TODAY, MONTHS, WEEKDAYS, ZONE_WORDS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_any(MONTHS)})\b\.?"
_YEAR = r"(?P<year>20\d\d)(?!\d)"
_ORDINAL = r"(?P<day>[0-3]?\d)(?:\.|st\b|nd\b|rd\b|th\b)?"
_PARTS = "nacht|abend|morgen|früh|mittag|nachmittag|vormittag"
# "heute Morgen", "am Morgen", "guten Morgen" are the morning, not tomorrow.
_TOMORROW = (
    r"(?<![a-zäöü])(?<!heute )(?<!gestern )(?<!am )(?<!guten )(?<!jeden )(?<!nächsten )(?<!frühen )(?<!gegen )"
    r"(?<!zum )(?<!vom )(?<!tag )(?<!woch )(?<!abend )(?P<from_today>morgen)(?![a-zäöü])"
)
# "Ad-Sun" is no day, the second one of "3pm-Tuesday 6pm" is.
_NO_WORD_BEFORE = r"(?:(?<![a-zäöü-])|(?<=\d-)|(?<=\d[ap]m-))"
DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d.:])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:t(?=\d\d:)|(?=\D|$))",
        r"(?<![\d.:])[0-3]?\d\./(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>20\d\d)?",
        r"(?<![\d.:])(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.(?:\s?(?P<year>20\d\d|\d\d(?![\d:.]|\s?uhr)))?(?!\d)",
        r"(?<![\d.:])(?P<day>[0-3]?\d)\.(?=\s?(?:auf|bis|zum|und|/|-|–)\s?(?:den |zum )?[0-3]?\d\.)",
        r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>[01]?\d)/(?P<year>20\d\d)(?!\d)",
        r"(?<![\d/])(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>20\d\d)(?!\d)",
        r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d\d)(?![\d/])",
        (
            rf"(?<![a-zäöü-])(?P<weekday>{_any(w for w in WEEKDAYS if len(w) > 2)}),? (?:the )?(?P<day>[0-3]?\d)"
            r"(?=\s(?:to|and|until|till|bis|auf|-|–)\s(?:the |den )?[a-z])"
        ),
        rf"(?<![\d.:]){_ORDINAL}\s?(?:of )?{_MONTH}(?:,?\s{_YEAR})?",
        rf"(?<![a-zäöü]){_MONTH}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m\b)(?:,?\s{_YEAR})?",
        r"(?<![\d.:])(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b",
        rf"(?<![a-zäöü])(?P<from_today>{_any(w for w in FROM_TODAY if w != 'morgen')})(?![a-zäöü])",
        _TOMORROW,
        rf"{_NO_WORD_BEFORE}(?P<weekday>{_any(w for w in WEEKDAYS if len(w) > 2)})(?:s?(?:{_PARTS}))?(?![a-zäöü])",
        r"(?<![a-zäöü-])(?P<weekday>mo|di|mi|do|fr|sa|so)(?:\.,?|,)?(?=\s?(?:den\s)?\d)",
    )
)


def _spoken() -> dict[str, time]:
    """`quarter past six`, `half nine`, `halb zehn`, `Viertel nach acht`: in the morning, the evening is as likely."""
    english = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    german = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
    clocks = {}
    for hour, names in enumerate(zip(english, german, strict=True), start=1):
        for name in (*names, str(hour)):
            clocks[f"quarter past {name}"] = clocks[f"viertel nach {name}"] = time(hour, 15)
            clocks[f"half past {name}"] = time(hour, 30)
            clocks[f"quarter to {name}"] = clocks[f"viertel vor {name}"] = time(hour - 1, 45)
            clocks[f"halb {name}"] = time(hour - 1, 30)
    return clocks


SPOKEN_CLOCKS = _spoken()
_ZONE = rf"(?:\s?\(?(?P<zone>(?:utc|gmt)\s?[+-]\s?\d{{1,2}}(?::\d\d)?|\+\d\d:\d\d|{_any(ZONE_WORDS)})\b\)?)"
CLOCK = re.compile(
    rf"(?<![\d.:+])(?:(?P<hour>[012]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d"
    rf"|[.:]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?|uhr(?:\s(?P<after>[0-5]\d)\b(?!\.))?|h\b(?! ?later))?"
    rf"|(?<![a-zäöü])(?P<word>noon|midday|midnight|mittags?|mitternacht|{_any(SPOKEN_CLOCKS)})\b){_ZONE}?"
)
MILITARY = re.compile(
    rf"(?<![\d.:/-])(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?=\s?(?:(?:-|–|to|until|bis)\s?[012]\d[0-5]\d)?\s?(?:hrs"
    rf"|uhr|h|{_any(ZONE_WORDS)})\b)|(?<=\d\d[-–])(?P<hour2>[012]\d)(?P<minute2>[0-5]\d)(?=\s?(?:hrs|uhr|h"
    rf"|{_any(ZONE_WORDS)})\b)"
)
RANGE = re.compile(
    r"(?<![\d.:+-])(?P<hour>[012]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?|uhr\b)?(?P<to>\s?(?:-"
    r"|–|—|bis(?: ca\.?| etwa| voraussichtlich| gegen)?|to|until|till|und"
    r"|and)\s?)(?=[012]?\d(?:(?:[:.][0-5]\d)?\s?(?:uhr|[ap]\.?\s?m\b)|:[0-5]\d))"
)
DOTTED_RANGE = re.compile(
    r"(?<=von )(?P<hour>[012]?\d)\.(?P<minute>[0-5]\d)(?=\s(?:bis|-|–)\s[012]?\d\.[0-5]\d(?!\d|\.\d))"
)
"""The first of "von 9.00 bis 18.00"."""
DOTTED_END = re.compile(r"(?<=\d\.\d\d bis )(?P<hour>[012]?\d)\.(?P<minute>[0-5]\d)(?!\d|\.\d)")
_TO = r"(?:\s?[-–]\s?|\s(?:to|until|and|und)\s)"
DOTTED_FROM = re.compile(
    rf"\b(?:from|between|zwischen)\s(?P<hour>[012]\d)\.(?P<minute>[0-5]\d){_TO}(?P<to>[012]\d)\.(?P<past>[0-5]\d)"
    r"(?!\d|\.\d)"
)
"""`from 22.00 to 23.30`: both times in one."""
DOTTED_POINT = re.compile(
    r"(?:(?<=\bat )|(?<=\bum )|(?<=\bgegen )|(?<=\bab ))(?P<hour>[012]\d)\.(?P<minute>[0-5]\d)(?!\d|\.\d)"
    r"(?!\s?(?:[%€$£]|(?:percent|prozent|per|pro|euro?|chf|usd|[kmgt]i?b|ms|version|v)\b))"
)
"""`at 07.00`: with both digits of the hour and no unit behind it, a time rather than a price or a version."""
ZONE_AFTER = re.compile(rf"\s?(?:uhr|hrs|h)?\s?\(?({_any(ZONE_WORDS)})\b\)?")
SHORT = {"so", "do", "mo", "di", "mi", "fr", "sa", "sat", "sun", "mon", "wed", "may", "mar", "march", "dec", "jan"}


WORD_CLOCKS = SPOKEN_CLOCKS | {
    "noon": time(12),
    "midday": time(12),
    "mittag": time(12),
    "mittags": time(12),
    "midnight": time(0),
    "mitternacht": time(0),
}
GLUE = re.compile(
    r"[\s,;()]*(?:(?:um|at|gegen|ca\.?|about|around|on|am|den|der|the|dem|in|nacht|früh|abend|abends|nachts|morgens"
    r"|vormittag|nachmittag|mittag|morning|afternoon|evening|night|by|spätestens|genau|[-–—]|/|@|jeweils|of|von|vom"
    r"|from|zwischen|between|ab|starting|start|uhr|dann|mittags)[\s,.]*)*\)?\s*"
)
