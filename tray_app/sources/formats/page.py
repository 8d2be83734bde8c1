"""A plain web page: the block that looks like a notice, by a CSS selector or by itself."""

from __future__ import annotations

import hashlib
import re
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from tray_app.sources.document import Document
from tray_app.sources.entry_words import states_all_clear
from tray_app.sources.plain import capped, plain
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.windows import last_day_in
from tray_app.sources.words import bare, severity_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_BLOCKS = 60
LONGEST_BLOCK = 2500
LONGEST_TITLE = 120
DEEPEST = 1000
MOST_ROWS = 300
MOST_PIECES = 4
_PARTS = (
    'li, dt, [class*="component" i], [class*="service" i], [class*="status-card" i], '
    '[class*="status-item" i], [class*="monitor" i]'
)
_OPEN_OR_CLOSE = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|meta|link|p|li|td|tr|th|dt|dd|option|area|base|col|embed|param|source|track|wbr|path)\b)[a-zA-Z]"
)
"""Tags that stay open until they are closed."""
_ALERTS = '[role="alert"], [role="alertdialog"], [aria-live="assertive"], marquee'
_NAMED = re.compile(
    r"alert|banner|notice|notification|hinweis|meldung|st(?:ö|oe)rung|incident|outage|announce|warn|wartung|maintenance|"
    r"page-status|system-?status|status-?message|status-?text|overall|disruption|important|wichtig|infobox|callout|ticker",
    re.IGNORECASE,
)
_NOT_NAMED = re.compile(
    r"cookie|consent|gdpr|dsgvo|newsletter|promo|teaser|advert|werbung|subscribe|login-?form|nav|menu|footer|breadcrumb|"
    r"past-?incident|history|(?<!un)resolved|app-?banner",
    re.IGNORECASE,
)
_SIGNALS = re.compile(
    r"st(?:ö|oe)rung|ausfall|ausgefallen|beeinträchtig|einschränkung|"
    r"wartung|verzöger|nicht (?:erreichbar|verfügbar|möglich)|gestört|"
    r"abbrüche|unterbrochen|überlast|probleme? (?:mit|bei|beim)\b|"
    r"\bunreachable|\bfail(?:s|ed|ing|ures?)?\b|\berrors?\b|\binvestigating|not working|inaccessible|"
    r"behoben|entwarnung|betriebsunterbr|\boutage|\bdisruption|\bincident|\bmaintenance|\bdelay|\bunavailable|\bdegraded|\bdown\b|"
    r"experiencing|\bissues?\b|interruption|resolved|restored",
    re.IGNORECASE,
)
_SIGNALS_IN_NOTICE = re.compile(
    r"(?:(?:derzeit|zurzeit|zur zeit|momentan|aktuell|können|lassen sich|leider) (?:\w+ )?"
    r"(?:keine?|nicht)\b(?! mehr als)|"
    r"defekt|(?<!if you )\b(?:cannot|can ?not|can.t|unable to|not able to) (?:\w+ )?"
    r"(?:receive|send|access|open|connect|log|sign|reach|read|deliver|retrieve))(?![^.!\n]{0,90}(?:\?|\bquota))",
    re.IGNORECASE,
)
"""What says trouble in a block that is made for notices; help pages speak so, too, and ask."""
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_GONE = re.compile(
    r"\b404\b|not found|nicht gefunden|page (?:you were looking for )?(?:doesn.t|does not) exist|"
    r"\b50[0234]\b|bad gateway|service unavailable|internal server error",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b403\b|forbidden|access denied|zugriff verweigert|just a moment|attention required|checking your browser|"
    r"are you (?:a )?(?:human|robot)|captcha|enable javascript",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:wichtige[rs]? |aktuelle[rs]? |laufende[rs]? |offene[rs]? |derzeitige[rs]? |"
    r"(?:geplante|anstehende|bevorstehende|kommende)[rs]? )?(?:hinweise?|informationen?|"
    r"infos?|meldung(?:en)?|störung(?:en)?|störungsmeldung(?:en)?|news|"
    r"important|notice|announcements?|alert|warning|attention|achtung|"
    r"status|systemstatus|service status|aktuelles|wartung(?:en|sarbeiten)?|"
    r"(?:current|active|ongoing|open|known|unresolved|planned|scheduled|upcoming) "
    r"(?:(?:service |system )?(?:issue|incident|outage|problem|disruption|event|maintenance)s?|status))\W*",
    re.IGNORECASE,
)
"""Headings over notices, which are none themselves."""
_WHEN = re.compile(
    r"[\W\d]*|\W*(?:stand|seit|updated?|posted|last|zuletzt|am|vom|on)\b[^.]{0,20}\d.*|.*\d{1,2}[:.]\d{2}.{0,12}",
    re.IGNORECASE,
)
"""Lines that only tell when."""
_PAST = re.compile(
    r"(?:past|previous|recently resolved|resolved|closed|older|earlier) "
    r"(?:incident|issue|outage|notice|event|maintenance)s?|"
    r"(?:incident|outage|status|maintenance)[ -]?(?:history|archive|log)|history|archive|"
    r"archiv|historie|verlauf|(?:vergangene|frühere|behobene|ältere|bisherige|abgeschlossene|gelöste)[nrs]? "
    r"(?:störung|vorfälle|meldung|ereignisse|wartung|hinweise)\w*|störungs(?:archiv|historie)",
    re.IGNORECASE,
)
"""Headings over what is over."""
_NAME_AND_STATE = re.compile(r"(?P<name>[^:]{2,60}?)\s*(?::|\s[-–—])\s*(?P<word>[^\d:.,]{2,40})$")
_DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|\d{4}|\d{1,2}:\d{2}")
_SOME = re.compile(
    r"\W*(?:(?:some|several|multiple|a few) (?:of our )?(?:systems?|services?|components?)|"
    r"(?:einige|mehrere|manche|einzelne) (?:unserer )?(?:systeme?n?|dienste?n?|komponenten)|"
    r"(?:we are |currently )*experiencing (?:an? )?(?:partial|minor|major) outages?)\b[^.:,;\n]{0,80}[.!]?\W*",
    re.IGNORECASE,
)
"""A banner over a list of services: something is wrong, and the list says with which."""
_NO_PLANS = re.compile(
    r"[^.:\n]{0,60}\b(?:keine(?:rlei)? (?:\w+ ){0,2}wartung|no (?:\w+ ){0,2}maintenance)[^.\n]{0,60}[.!]?",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(r"(?:subscribe|abonnieren|(?:get|receive) updates|updates abonnieren|rss)\W*", re.IGNORECASE)
_UNSEEN = (
    "script, style, noscript, template, svg, nav, footer, [hidden], "
    "[aria-hidden='true'], [style*='display:none'], [style*='display: none']"
)


def looks_like(document: Document) -> bool:
    """Anything in HTML."""
    return document.kind == "html"


def parse(document: Document, selector: str = "") -> Report:
    """The page's notices; a page without any says nothing."""
    from selectolax.lexbor import LexborHTMLParser

    if document.kind != "html":
        raise SourceError("not_a_status_page")
    if _is_nested_too_deeply(document.text):
        raise SourceError("malformed")
    tree = LexborHTMLParser(document.text)
    title = " ".join(plain(node.text()) for node in tree.css("title")[:1])
    for node in tree.css(_UNSEEN):
        node.decompose()
    for node in [node for node in tree.css("a, button") if _SUBSCRIBE.fullmatch(_line(node.text()))]:
        node.decompose()
    _forget_the_past(tree)
    if problem := _error_page(tree, title):
        raise SourceError(problem)
    blocks = _selected(tree, selector) if selector else _found(tree)
    overall = None
    if any(_says_all_clear(block) for block in blocks or _body(tree).split("\n")):
        overall = Severity.NONE
        blocks = [block for block in blocks if not _says_all_clear(block)]
    components = () if selector else _components(tree)
    if components and (of_some := [block for block in blocks if _SOME.fullmatch(block)]):
        blocks = [block for block in blocks if block not in of_some]
        overall = Severity.PARTIAL
    said = {bare(f"{component.name}{component.word}") for component in components}
    incidents = tuple(_incident(block, document) for block in blocks if bare(block) not in said)
    return Report(components=components, incidents=incidents, overall=overall)


def _forget_the_past(tree: LexborHTMLParser) -> None:
    """Takes away what stands under a heading such as “Past incidents”, until one of the same rank."""
    for heading in tree.css("h1, h2, h3, h4, h5"):
        if len(heading.text()) > 60 or not _PAST.fullmatch(" ".join(heading.text().split()).strip(" :–-")):
            continue
        sibling = heading.next
        while sibling is not None and not ("h1" <= (sibling.tag or "") <= (heading.tag or "")):
            following = sibling.next
            sibling.decompose()
            sibling = following
        heading.decompose()


def _components(tree: LexborHTMLParser) -> tuple[Component, ...]:
    """Lines of a table or list that give a name and, behind it, a word for its state: at least two of them."""
    rows = [[_line(cell.text()) for cell in row.css("td, th")] for row in tree.css("tr")[:MOST_ROWS]]
    pairs = [(cells[0], cells[1]) for cells in rows if len(cells) > 1]
    for item in tree.css(_PARTS)[:MOST_ROWS]:
        pieces = [piece for text in item.text(separator="\n")[:400].split("\n") if (piece := _line(text))]
        line = _NAME_AND_STATE.match(pieces[0]) if len(pieces) == 1 else None
        if line:
            pairs.append((line["name"], line["word"]))
        elif 1 < len(pieces) <= MOST_PIECES:
            known = (piece for piece in pieces[1:] if severity_of(piece) is not None)
            pairs.append((pieces[0], next(known, pieces[-1])))
    found = {
        name: Component(name, severity, word=word)
        for name, word in pairs
        if 2 <= len(name) <= 60 and (severity := severity_of(word)) is not None and not _DATED.search(name)
    }
    return tuple(found.values()) if len(found) > 1 else ()


def _line(text: str) -> str:
    return " ".join(text[:200].split())


def _is_nested_too_deeply(text: str) -> bool:
    """The parser takes minutes for pages that nest without end; no honest page does."""
    depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(text):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _says_all_clear(block: str) -> bool:
    """Its heading, or one of the first sentences under it."""
    return any(states_all_clear(line) for line in block.split("\n")[:4])


def _error_page(tree: LexborHTMLParser, title: str) -> str:
    """What is wrong with a page that is an error page, or a bot wall, and came with 200."""
    heading = " ".join(plain(node.text()) for node in tree.css("h1, h2")[:2])
    if len(_body(tree)) >= 600:
        return ""
    told = f"{title} {heading}"
    return "forbidden" if _WALL.search(told) else "not_found" if _GONE.search(told) else ""


def _body(tree: LexborHTMLParser) -> str:
    return plain(tree.body.text(separator="\n")) if tree.body else ""


def _selected(tree: LexborHTMLParser, selector: str) -> list[str]:
    from selectolax.lexbor import SelectolaxError

    try:
        return [text for node in tree.css(selector) if (text := _text(node))]
    except (SelectolaxError, ValueError):
        raise SourceError("bad_selector") from None


def _found(tree: LexborHTMLParser) -> list[str]:
    """Alerts, blocks named like notices, headings with signal words; where there are none, sentences with some."""
    alerts = (node for node in tree.css(_ALERTS) if not _NOT_NAMED.search(_name(node)))
    named = (node for node in tree.css("[class], [id]") if _is_named(node))
    made_for_it = (_text(node) for node in chain(alerts, named) if _is_worth_reading(node, _SIGNALS_IN_NOTICE))
    blocks = (text for text in made_for_it if _may_be_notice(text, _SIGNALS_IN_NOTICE))
    headings = map(_under_heading, tree.css("h1, h2, h3, h4, h5, strong"))
    texts = list(islice(chain(blocks, filter(_may_be_notice, headings)), MOST_BLOCKS))
    if not texts:
        lines = (_text(node) for node in tree.css("p, li, td") if _is_worth_reading(node))
        texts = list(islice(filter(_may_be_notice, lines), MOST_BLOCKS))
    if not texts:
        loose = takewhile(lambda line: not _PAST.fullmatch(line.strip(" :–-")), _body(tree).split("\n"))
        texts = list(islice(filter(_may_be_notice, loose), MOST_BLOCKS))
    return _without_nested(texts)


def _is_worth_reading(node: LexborNode, more_signals: re.Pattern[str] = _SIGNALS) -> bool:
    """A cheap look before the text is made plain."""
    text = node.text()
    return len(text) <= 8 * LONGEST_BLOCK and _has_signals(text, more_signals)


def _has_signals(text: str, more_signals: re.Pattern[str]) -> bool:
    return bool(_SIGNALS.search(text) or more_signals.search(text) or states_all_clear(text))


def _is_named(node: LexborNode) -> bool:
    name = _name(node)
    return bool(_NAMED.search(name)) and not _NOT_NAMED.search(name)


def _name(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _may_be_notice(text: str, more_signals: re.Pattern[str] = _SIGNALS) -> bool:
    heading, _, rest = text.partition("\n")
    if _COOKIES.search(text) or _NO_PLANS.fullmatch(rest if _GENERIC.fullmatch(heading) else text):
        return False
    return 20 <= len(text) <= LONGEST_BLOCK and _has_signals(text, more_signals)


def _under_heading(node: LexborNode) -> str:
    """A heading with signal words, and the text until the next heading."""
    if len(node.text()) > 400 or not _SIGNALS.search(node.text()):
        return ""
    parts, sibling = [_text(node)], node.next
    while sibling is not None and len(parts) < 8 and not re.fullmatch(r"h[1-6]", sibling.tag or ""):
        parts.append(_text(sibling))
        sibling = sibling.next
    return "\n".join(filter(None, parts))


def _text(node: LexborNode) -> str:
    lines = [" ".join(line.split()) for line in (node.html or "")[:60_000].split("\n")] if node.tag != "-text" else []
    return capped(plain(" ".join(lines)) if lines else plain(node.text()), LONGEST_BLOCK + 1)


def _without_nested(texts: list[str]) -> list[str]:
    """Each text once: what stands in a longer one too, with other signs and breaks perhaps, is left to that one."""
    unique = {bare(text): text for text in reversed(texts)}
    within = [words for words, text in unique.items() if len(text) <= LONGEST_BLOCK]
    return [
        text
        for words, text in reversed(unique.items())
        if not any(words != other and words in other for other in within)
    ]


def _incident(block: str, document: Document) -> Incident:
    heading, _, rest = block.partition("\n")
    title = heading
    if rest and _GENERIC.fullmatch(heading):
        title, rest = _title_below(rest)
    return Incident(
        id=hashlib.sha256((title or heading).encode("utf-8", "replace")).hexdigest()[:16],
        title=title if rest else "",
        stage=Stage.SILENT,
        updates=(Update(rest or title),),
        url=document.url,
        updated_at=last_day_in(block, document.now),
        is_prose=True,
    )


def _title_below(text: str) -> tuple[str, str]:
    """The title of what stands under a heading that is none, and the rest; nothing where it begins with a sentence."""
    whens = list(takewhile(_WHEN.fullmatch, text.split("\n")))
    title, _, more = text[sum(len(line) + 1 for line in whens) :].partition("\n")
    is_title = bool(whens) or not title.endswith((".", "!", "?", "…"))
    if not title or not (more or whens) or len(title) > LONGEST_TITLE or not is_title:
        return "", text
    return title, "\n".join([*whens, more]).strip()
