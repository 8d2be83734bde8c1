"""The time by which the provider says it will be over; or none. A promise that is not there must never appear.

A time counts only in a sentence that speaks of the end ("wieder", "behoben", "restored"), or at the end of a span of
maintenance. Times of updates, of the past, lengths of delays, opening hours and advice to try again are no promises;
"sobald" and "as soon as possible" are no times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tray_app.model.notice import NoticeState, Promise
from tray_app.model.prose import spans
from tray_app.model.prose.sentences import sentences
from tray_app.model.prose.times import END_OF_DAY, Mention, end_of_span, mentions, with_days
from tray_app.model.prose.updates import Update

_NO_PROMISE_OLDER_THAN = timedelta(days=1)
_STAMP_COUNTS_FOR = timedelta(days=7)

_END = re.compile(
    r"\bwieder\b|behoben|beheb|gel(?:ö|oe)st|\bl(?:ö|oe)s|abgeschlossen|abschl|beendet|beseitig|entstör|fertig\b"
    r"|wiederherst|inbetriebnahme|in betrieb\b|fertigst|normalisier|bereinigt|repariert|geheilt|\bend(?:e|en|et)\b"
    r"|zurück\b|(?:imap|smtp|pop3|webmail|versand|empfang|rest) folgt|\bsorted\b|entwarnung|\bback\b|restor|resol"
    r"|\bfix|complet|finish|\bagain\b|repair|solv|recover|normal|\bend(?:s|ed|ing)?\b|\bover\b|\bdone\b"
    r"|up and running|operational|rectif|\bclear|\bgone\b|\breturn|\bresum|caught up|subside"
)
_AHEAD = re.compile(
    r"\bwird\b|\bwerden\b|\bsoll|\bdürfte|\bkönnte|voraussichtlich|\bvsl|erwart|rechne|davon aus|\bplan|\bziel\b"
    r"|hoff|prognos|geschätzt|schätz|spätestens|zuversicht|\bendet\b|\bends\b|\bwill\b|'ll\b|\bshould\b|expect"
    r"|estimat|\beta\b|\bettr\b|\betr\b|\bhop(?:e|ing)\b|anticipat|\baim|target|likely|schedul|predict|confident"
    r"|\bgoal\b"
)
_TROUBLE = re.compile(
    r"stör|ausfall|nicht (?:\w+ ){0,2}(?:erreichbar|verfügbar|möglich|nutzbar)|eingeschränkt|einschränk|verzöger"
    r"|unavailable|outage|\bdown\b|offline|disrupt|unable|\bdauer|\banhalten|andauer|\blast\b|continue|wartung"
    r"|maintenance|arbeiten\b|\bwork|abgeschaltet|deaktiviert|disabled"
)
_UPDATE = re.compile(
    r"(?:next|nächste\w*|weitere\w*|another|further|neue[rs]?|additional"
    r"|following)\s(?:\w+\s)?(?:status)?-?(?:updates?\b|info\w*|meldung|stand\b|message|statement|mitteilung"
    r"|statusmeldung)|updates? (?:will|at|by|um|bis|folgt|in|within|every|gegen|spätestens|wird|geben|to follow)"
    r"|\bupdates?\s?:|informier|\bmelden (?:wir |uns)|\bmelden\b.*\buns\b|update you|\bpost\b|provide|keep you"
    r"|let you know|berichten|more info|\bstand\b|last update|zuletzt aktualisier|letzte aktualisier"
    r"|aktualisieren (?:wir|diese|sie|hier)|auf dem laufenden|bekannt ?geben|mitteilen|mehr dazu|give an update"
    r"|share|follow up|status ?seite"
)
_PAST = re.compile(
    r"\bkam es\b|\bgab es\b|\bwar(?:en)?\b|\bwurden?\b|\bhatten?\b|\bkonnten?\b|\btraten?\b|\bfiel(?:en)?\b|\bwas\b"
    r"|\bwere\b|\bhad\b|experienced|\blasted\b|dauerte\b|started|began|occurred|\bletzten\b|\bvergangen"
    r"|\blast (?:night|week|two|few|\d)|\bpast\b|\bago\b|gestern|yesterday|gewesen"
)
_NOT_OURS = re.compile(
    r"support|hotline|service-?zeit|öffnungszeit|telefonisch|office hours|business hours|opening hours|\bcall\b"
    r"|rufen sie|versuchen sie|probieren sie|\btry\b|\bretry|erneut versuch|zu einem späteren|password|passwort"
    r"|rabatt|angebot|discount|offer|\bkündig|frist\b|gespeichert|aufbewahr|gelöscht|\bstored|\bdeleted|\bretained"
    r"|bounce|\bjede[nrs]?\b|\bevery\b|\beach\b|\bweekly\b|\bdaily\b|wöchentlich|täglich|in der regel|usual|typical"
    r"|normalerweise|erfahrungsgemäß|üblicherweise|generally|\bqueued? (?:for|up to)|zwischengespeichert"
)
_DELAY = re.compile(
    r"verzöger|delay|verspät|\blate\b|\blatency|wartezeit|länger als|slow|zustell\w* (?:kann|dauer)"
    r"|deliver\w* (?:can|may|takes?|time)"
)
_EARLIEST = re.compile(
    r"(?:nicht vor|not before|frühestens|earliest|no earlier than|keine[nr]? (?:\w+ )?(?:zeitpunkt|prognose|termin"
    r"|angabe)|no (?:eta|estimate|timeline))\W*(?:\w+ )?$"
)
_LEAD = re.compile(
    r"\b(?:bis|until|till|'?til|by|before|vor|spätestens|no later than|not later than)(?:\s(?:spätestens"
    r"|voraussichtlich|vsl\.|ca\.?|etwa|zirka|circa|gegen|um|about|around|approximately|approx\.?|at|the|zum|zur|am"
    r"|den|mindestens|at least|latest|early|late|frühestens|einschließlich|inkl\.|heute um))*,?\s*$"
)
_OF_MAILS = re.compile(
    r"(?<!\w)(?:(?:e-?)?mails|nachrichten|messages),?(?: die)? (?:von|vom|from|zwischen|between|sent"
    r"|aus)?\s?(?:\w+\s)?$"
)
"""A span in which mails were sent, not one in which anything is down."""
_NOT_BEFORE = re.compile(r"^(?:before|vor)\b")
_SINCE = re.compile(
    r"\b(?:seit|since|vom|from|am|ab|starting|beginning|as of|stand:?|um|gegen|at|on)\s*(?:ca\.?\s|etwa\s|dem\s)?$"
)
_AGAIN_FROM = re.compile(r"\b(?:ab|from)\s*(?:ca\.?\s|etwa\s)?$")
_SPAN = re.compile(
    r"\s*,?\s*(?:(?:uhr)?\s*(?:-|–|—|bis|until|till|to|through)\s*(?:zum|zur|ca\.?|etwa|voraussichtlich|gegen|about"
    r"|approximately|approx\.?|um|on|spätestens)?|auf|zum|und|and)\s*(?:den\s|dem\s|am\s)?"
)
_AND = re.compile(r"\s*(?:und|and)\s*")
_BETWEEN = re.compile(r"\b(?:zwischen|between)\b")
_SPAN_LEAD = re.compile(r"(?:\bin der )?(?:\bnacht )?(?:\b(?:von|vom|zwischen|from|between|ab)\s+)?$")
_END_LABEL = re.compile(
    r"(?:(?:voraussichtliche\w*|geplante\w*|erwartete\w*|estimated|expected|planned|scheduled"
    r"|target)\s)?(?:\w+\s)?(?:prognose|zieltermin|forecast|ende|end(?: time)?|entstörung|behebung|lösung"
    r"|fertigstellung|wiederherstellung|restoration(?: time)?|resolution(?: time)?|completion(?: time)?|fix"
    r"|finish(?: time)?|eta|ettr|etr|time of \w+)\s?(?:\([^)]*\))?\s?(?::|=|is\b|ist\b|um\b|gegen\b|am\b|-|–"
    r"|(?<=\beta )|(?<=\bende )|(?<=\bend )|(?<=\bettr )|(?<=voraussichtlich ))\s*(?:by |ca\.? |um |am |approx\.? "
    r"|about |around )?$"
)
_CLAUSE = re.compile(r"[,;:]\s| - | – |(?<!\bup)\s(?:und|and|aber|but|sowie|jedoch|however)\s")


@dataclass(frozen=True, slots=True)
class _Clue:
    """A sentence, and where in it a time stands."""

    low: str
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.low[: self.start]

    @property
    def clause(self) -> str:
        """The part of the sentence between the commas around the time."""
        start = max((m.end() for m in _CLAUSE.finditer(self.low, 0, self.start)), default=0)
        following = _CLAUSE.search(self.low, self.end)
        return self.low[start : following.start() if following else len(self.low)]


def promise_of(parts: Sequence[Update], state: NoticeState, now: datetime) -> Promise | None:
    """The promise in the newest part that makes one; one that names a moment before one that does not."""
    for part in parts:
        said_at = _said_at(part, now)
        lines = sentences(part.text)
        found = [promise for line in lines for promise in _promises(line, state, said_at)]
        if state is NoticeState.MAINTENANCE and not any(promise.until for promise in found):
            found = [*_lasting(lines, said_at), *found]
        if found:
            return max(found, key=_definiteness)
    return None


def _definiteness(promise: Promise) -> int:
    """A clock time before a day, a day before "soon"; of equals the first is taken."""
    if promise.until is None:
        return 0
    return 1 if promise.until.time() == END_OF_DAY else 2


def _said_at(part: Update, now: datetime) -> datetime:
    """When the part was written, as its stamp says, if that is believable."""
    if part.said_at is None or not now - _STAMP_COUNTS_FOR <= part.said_at <= now + timedelta(hours=1):
        return now
    return part.said_at


def _promises(line: str, state: NoticeState, said_at: datetime) -> Iterator[Promise]:
    low = spans.lowered(line)
    vague_times = list(spans.vague(low, said_at))
    for chain in with_days(low, _chains(low, mentions(line)), said_at):
        is_inside = any(v.start <= chain[0].start < v.end for v in vague_times) and chain[-1].clock is None
        promise = None if is_inside else _of_times(line, low, chain, state, said_at)
        if promise is not None:
            yield promise
    for span in spans.durations(low):
        if _is_end_of_trouble(_Clue(low, span.start, span.end)) and not span.is_length:
            yield Promise(line[span.start : span.end], None if span.lasts is None else said_at + span.lasts)
        elif (
            span.is_length and state is not NoticeState.MAINTENANCE and _repair_lasts(_Clue(low, span.start, span.end))
        ):
            yield Promise(line[span.start : span.end], None if span.lasts is None else said_at + span.lasts)
    for vague in vague_times:
        if _is_end_of_trouble(_Clue(low, vague.start, vague.end)):
            yield Promise(line[vague.start : vague.end], vague.until)


def _chains(low: str, found: Sequence[Mention]) -> list[list[Mention]]:
    """Times that form one span together: "von Dienstag auf Mittwoch, 1–5 Uhr"."""
    chains: list[list[Mention]] = []
    for mention in found:
        last = chains[-1][-1] if chains else None
        if last is not None and _SPAN.fullmatch(low, last.end, mention.start):
            so_far = low[max(0, chains[-1][0].start - 25) : mention.start]
            is_pair = not _AND.fullmatch(low, last.end, mention.start) or _BETWEEN.search(so_far)
            if is_pair:
                chains[-1].append(mention)
                continue
        chains.append([mention])
    return chains


def _of_times(line: str, low: str, chain: list[Mention], state: NoticeState, said_at: datetime) -> Promise | None:
    clue = _Clue(low, chain[0].start, chain[-1].end)
    start, end = clue.start, clue.end
    if (
        _is_foreign(clue)
        or low[end : end + 2] in ("'s", "’s")
        or any(m.day and (m.day.from_today or 0) < 0 for m in chain)
    ):
        return None
    label, lead, span_lead = _END_LABEL.search(clue.before), _LEAD.search(clue.before), _SPAN_LEAD.search(clue.before)
    if label:
        start = lead.start() if lead else start
    elif len(chain) > 1:
        if not _is_open_span(clue, state):
            return None
        start = span_lead.start() if span_lead else start
    elif lead:
        if _NOT_BEFORE.search(lead[0]) and re.search(r"\b(?:not|nicht|kaum|unlikely|won't)\b", clue.before):
            return None
        if not _is_awaited(clue):
            return None
        start = lead.start()
    elif not _is_point_of_end(clue):
        return None
    return _dated(line, start, chain, said_at)


def _dated(line: str, start: int, chain: list[Mention], said_at: datetime) -> Promise | None:
    end = chain[-1].end
    part = spans.PART_OF_DAY.match(spans.lowered(line), end)
    if part is not None:
        end = part.end()
    is_vague = chain[-1].clock is None and (part is not None or spans.names_part_of_day(line[chain[-1].start : end]))
    until = None if is_vague else end_of_span(chain, said_at)
    if until is not None and until < said_at - _NO_PROMISE_OLDER_THAN:
        return None
    if "(" in line[start:end] and line.startswith(")", end):
        end += 1
    return Promise(_words(line[start:end]), until)


def _words(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;:(")
    return text if text.endswith(("a.m.", "p.m.")) else text.rstrip(".")


def _is_foreign(clue: _Clue) -> bool:
    """Whether the time belongs to an update, a hotline, a piece of advice, the length of a delay."""
    clause = clue.clause
    if _NOT_OURS.search(clause) or _EARLIEST.search(clue.before):
        return True
    return _UPDATE.search(clause) is not None or (_UPDATE.search(clue.low) is not None and not _END.search(clause))


def _is_open_span(clue: _Clue, state: NoticeState) -> bool:
    if _OF_MAILS.search(clue.before):
        return False
    if _PAST.search(clue.low) and not re.search(r"\bwird\b|\bwerden\b|\bwill\b", clue.low):
        return False
    return (
        state is NoticeState.MAINTENANCE or _AHEAD.search(clue.low) is not None or _TROUBLE.search(clue.low) is not None
    )


def _is_awaited(clue: _Clue) -> bool:
    """Behind "bis", "until", "by": the trouble lasts until then, or its end is announced."""
    clause = clue.clause
    if _PAST.search(clause) and not _END.search(clause):
        return False
    if _PAST.search(clue.low) and not re.search(
        r"\bwird\b|\bwerden\b|\bsoll|\bwill\b|\bshould\b|expect|voraussichtlich|davon aus|estimat|hope|hoffe", clue.low
    ):
        return False
    return _END.search(clause) is not None or _TROUBLE.search(clause) is not None


def _is_point_of_end(clue: _Clue) -> bool:
    """A bare time: only where its clause speaks of the end and the sentence looks ahead."""
    if re.search(r"\b(?:seit|since)\s(?:\w+\s){0,2}$", clue.before):
        return False
    if not _END.search(clue.clause) or _PAST.search(clue.clause):
        return False
    if _AGAIN_FROM.search(clue.before):
        return True
    looks_ahead = clue.low[: clue.start] + clue.low[clue.end :]
    return _AHEAD.search(looks_ahead) is not None


def _is_end_of_trouble(clue: _Clue) -> bool:
    """Whether a span such as "in zwei Stunden" or "in Kürze" tells when it is over."""
    if _is_foreign(clue) or _DELAY.search(clue.clause):
        return False
    if _PAST.search(clue.clause):
        return False
    return _END.search(clue.clause) is not None and (_AHEAD.search(clue.low) is not None or not _PAST.search(clue.low))


_TAKES = re.compile(
    r"^(?:it |this |that )?(?:should|will|may|expected to|likely to) take\b|^(?:dies|das|dieser?|es|er"
    r"|sie)\b.{0,30}\bdauern\b"
)
_REPAIR = re.compile(
    r"behebung|reparatur|arbeiten|entstörung|störung|ausfall|wiederherstellung|umstellung|austausch|repair|\bfix"
    r"|work|outage|restor|resol|recover|migration|upgrade|rebuild|recovery|replac|\bit will|\bthis will|maintenance"
    r"|wartung"
)


def _repair_lasts(clue: _Clue) -> bool:
    """Whether "dauert noch zwei Stunden" is said of the repair, not of the delivery of a mail."""
    if _is_foreign(clue) or _DELAY.search(clue.low) or _PAST.search(clue.clause):
        return False
    return _REPAIR.search(clue.low) is not None or _TAKES.search(clue.low) is not None


def _lasting(lines: Sequence[str], said_at: datetime) -> Iterator[Promise]:
    """Maintenance told by its beginning and its length: "am 20.08. um 6 Uhr, Dauer etwa zwei Stunden"."""
    begins = None
    for line in lines:
        low = spans.lowered(line)
        if begins is None:
            named = [
                m
                for m in mentions(line)
                if m.clock is not None and not _UPDATE.search(_Clue(low, m.start, m.end).clause)
            ]
            begins = end_of_span(named[:1], said_at) if named else None
        for span in spans.durations(low):
            clue = _Clue(low, span.start, span.end)
            if (
                span.is_length
                and span.lasts
                and not _is_foreign(clue)
                and not _DELAY.search(low)
                and not _PAST.search(clue.clause)
            ):
                yield Promise(line[span.start : span.end], None if begins is None else begins + span.lasts)
