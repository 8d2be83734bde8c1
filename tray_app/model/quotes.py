"""How somebody else's words are presented: who says it, where, when, in which language."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from tray_app.model.moments import compact_words
from tray_app.model.verdict import StatedReason, Verdict
from tray_app.texts import current_language, tr, trn

_FREQUENT = {
    "de": frozenset(
        re.findall(r"\w+", "der die das und ist nicht ein eine wir zu mit auf für von es sind werden bei im dem")
    ),
    "en": frozenset(re.findall(r"\w+", "the and is not a we to with on for of it are be our your has have this at")),
}
MENU_QUOTE_LENGTH = 45


def heading(reason: StatedReason, provider: str) -> str:
    """Who speaks: the provider, one of its servers, its users, or the one who sits in front of the window."""
    if is_own_note(reason):
        return tr("You noted")
    if is_hearsay(reason):
        return tr("Users write")
    if reason.failure is not None:
        answers = {
            tr("Webmail page"): tr("The web page answers"),
            tr("Contacts server"): tr("The contacts server answers"),
            tr("Sign-in server"): tr("The sign-in server answers"),
        }
        return answers.get(reason.source, tr("The mail server answers"))
    return tr("{provider} writes", provider=provider)


def is_own_note(reason: StatedReason) -> bool:
    """Whether the words are what the user noted, which must not be put into the provider's mouth."""
    return reason.source == tr("Your note")


def is_hearsay(reason: StatedReason) -> bool:
    """Whether other users say so, which is told less loudly than what the provider says."""
    return reason.source == tr("Community")


def quoted(text: str) -> str:
    """`text` in the quotation marks of the language of the window."""
    return tr("“{quote}”", quote=text.strip())


def source_line(reason: StatedReason, now: datetime, zone: tzinfo) -> str:
    """Where and when it was said: "Status page (in German), today 14:05"."""
    source = reason.source
    spoken = language_of(reason.text)
    if spoken and spoken != current_language():
        source = f"{source} {tr('(in English)') if spoken == 'en' else tr('(in German)')}".strip()
    if reason.said_at is None:
        return source
    said = compact_words(reason.said_at, now, zone)
    return tr("{source}, {time}", source=source, time=said) if source else said


def more_notices(verdict: Verdict, now: datetime) -> str:
    """How many further notices are open: "2 more in the history"; empty if none."""
    notices = [notice for reading in verdict.sources if reading.readable for notice in reading.notices]
    open_ones = {notice.id for notice in notices if notice.is_open_at(now) and "not_mail" not in notice.services}
    more = len(open_ones) - 1
    return trn("{n} more in the history", "{n} more in the history", more) if more > 0 else ""


def shortened(text: str, length: int) -> str:
    """`text` on one line, cut at a word with "…" if it is longer than `length`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length + 1].rsplit(" ", 1)[0] if " " in line[: length + 1] else line[:length]
    return cut.rstrip(" ,;:.–-") + "…"


def language_of(text: str) -> str:
    """`de`, `en`, or empty if the text is too short to tell."""
    words = re.findall(r"[a-zäöüß]+", text.lower())
    counts = {language: sum(word in frequent for word in words) for language, frequent in _FREQUENT.items()}
    best = max(counts, key=lambda language: counts[language])
    others = sum(counts.values()) - counts[best]
    return best if counts[best] >= 2 and counts[best] > 2 * others else ""
