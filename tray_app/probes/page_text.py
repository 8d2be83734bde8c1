"""The words of a web page: as plain text, and what on it looks like a notice to customers.

A page is judged by what it says, never by how it looks: that a page changed is no notice. A notice is words of
trouble in a place where notices stand (an alert, a banner), under a headline of trouble, or in a paragraph that
speaks of the present. What concerns the visitor's own browser or login is none.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_TEXT = 2000
MAX_NOTICE = 1200
MAX_PARSED = 200_000
"""The parser's time grows with the square of a page's depth: this many characters cost half a second at worst."""
MAX_PLACES = 150
MAX_NODES_OF_PAGE = 5000
_MIN_NOTICE = 20
_ROLES = '[role="alert"], [role="alertdialog"], [role="status"], [aria-live="assertive"], marquee'
_NAMES = (
    "alert", "announcement", "banner", "callout", "disruption", "hinweis", "incident", "info-box", "infobox",
    "maintenance", "meldung", "message", "notice", "notification", "outage", "stoerung", "ticker", "warning", "wartung",
)  # fmt: skip
"""Parts of the class and id names that web designers in both languages give to places for notices."""
_PLACES = ", ".join([_ROLES, *(f'[class*="{name}" i], [id*="{name}" i]' for name in _NAMES)])
_TITLES = ("h1", "h2", "h3", "h4")
_PARAGRAPHS = "p, li, td, dd, font, center"
_HEADLINES = ", ".join([*_TITLES, "strong", "b", "summary"])
_UNSEEN = 'script, style, noscript, template, svg, head, nav, footer, select, [hidden], [aria-hidden="true"]'
_CODE = re.compile(r"<(?:script|style|svg|template)\b", re.IGNORECASE)
_CODE_END = re.compile(r"</(?:script|style|svg|template)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(?:([a-zA-Z][a-zA-Z0-9]*)|[/!?])[^>]*(?:>|\Z)")
_BLOCKS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "section", "article", "td", "tr", "summary"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TROUBLE = re.compile(
    r"""st(?:ö|oe)rung|gest(?:ö|oe)rt|ausfall|ausgefallen|f(?:ä|ae)llt\s+aus|wartung|beeintr(?:ä|ae)chtig
    |einschr(?:ä|ae)nkung|eingeschr(?:ä|ae)nkt|nicht\s+(?:erreichbar|verf(?:ü|ue)gbar|m(?:ö|oe)glich|zur\s+verf(?:ü|ue)gung|nutzbar)
    |technische\w*\s+(?:problem|schwierigkeit|grund|gr(?:ü|ue)nd)|probleme?\s+(?:mit|bei|beim)\s|funktionier\w+\s+(?:\w+\s+){0,3}nicht
    |zustellverz(?:ö|oe)gerung|verz(?:ö|oe)ger|wir\s+arbeiten|behoben|wieder\s+(?:erreichbar|verf(?:ü|ue)gbar)
    |outage|incident|maintenance|disrupt|disturb|degraded|interrupt|unavailable|unreachable|out\s+of\s+(?:order|service)
    |technical\s+(?:problem|difficult|issue|fault)|(?:problems?|issues?|trouble)\s+(?:with|affecting|sending|receiving)
    |not\s+(?:available|possible|reachable|accessible|working)|(?:is|are)\s+(?:currently\s+|temporarily\s+|still\s+)?down\b
    |(?:currently|temporarily)\s+(?:not|un|down|offline)|experiencing|being\s+investigated|service\s+issue|delayed|downtime""",
    re.IGNORECASE | re.VERBOSE,
)
_PRESENT = re.compile(
    r"zurzeit|zur\s+zeit|derzeit|aktuell|momentan|im\s+moment|heute|seit\s|"
    r"currently|at\s+the\s+moment|at\s+present|right\s+now|today|since\s|we\s+are\s+(?:aware|working|investigating)",
    re.IGNORECASE,
)
_VISITORS_OWN = re.compile(
    r"cookie|java\s?script|ad-?block|browser[^.]{0,40}(?:not\s+supported|nicht\s+unterst|outdated|veraltet)|"
    r"session\s+(?:has\s+)?expired|sitzung\s+ist\s+abgelaufen|(?:passwor[dt]|login)[^.]{0,30}(?:wrong|incorrect|falsch)",
    re.IGNORECASE,
)


def page_text(body: bytes) -> str:
    """All that a reader sees, one line per block, capped; empty for what is not a page."""
    root = _visible(_html(body))
    return _words_of(root, MAX_NODES_OF_PAGE)[:MAX_TEXT] if root is not None else ""


def notice_text(body: bytes) -> str:
    """What on the page looks like a notice of trouble to customers; empty if nothing does."""
    html = _html(body)
    root = _visible(html) if _mentions_trouble(html) else None
    if root is None:
        return ""
    found = [text for node in _first(root, _PLACES) if _is_notice(text := _words_of(node))]
    found += [text for node in _first(root, _HEADLINES) if _is_notice(text := _around(node))]
    found += [text for node in _first(root, _PARAGRAPHS) if _speaks_of_now(text := _words_of(node))]
    return _without_repeats(found)[:MAX_NOTICE].strip()


def _first(root: LexborNode, selector: str) -> list[LexborNode]:
    """Pages may be built to keep their reader busy: so many places are looked at and no more."""
    return root.css(selector)[:MAX_PLACES]


def _html(body: bytes) -> str:
    return _without_code(_decoded(body))[:MAX_PARSED]


def _mentions_trouble(html: str) -> bool:
    """Whether any words of trouble stand between the tags, seen or unseen.

    Most pages have none and need no parser then, which takes 3 MiB once it is loaded.
    """
    text = _TAG.sub(lambda tag: "\n" if tag[1] and tag[1].lower() in _BLOCKS else "", _COMMENT.sub("", html))
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return _TROUBLE.search(_tidy(text)) is not None


def _visible(html: str) -> LexborNode | None:
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html).body
    if root is None:
        return None
    for node in root.css(_UNSEEN):
        node.decompose()
    for node in root.css("[style]"):
        if _HIDDEN_STYLE.search(node.attributes.get("style") or ""):
            node.decompose()
    return root


def _decoded(body: bytes) -> str:
    """UTF-8, else Western European: what old pages are in, whatever they declare."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        was_cut = error.end >= len(body) - 3
        return body.decode("utf-8", "ignore") if was_cut else body.decode("cp1252", "replace")


def _without_code(html: str) -> str:
    """The page without scripts and styles, which may be most of it; an unfinished one takes the rest along."""
    pieces, at = [], 0
    while found := _CODE.search(html, at):
        pieces.append(html[at : found.start()])
        end = _CODE_END.search(html, found.end())
        if end is None:
            return "".join(pieces)
        at = end.start()
    return "".join([*pieces, html[at:]])


def _around(headline: LexborNode) -> str:
    """A headline of trouble and the paragraphs that belong to it."""
    title = _words_of(headline)
    if not _TROUBLE.search(title):
        return ""
    if headline.tag not in _TITLES:
        return _words_of(headline.parent) if headline.parent is not None else title
    parts, node = [title], _what_follows(headline)
    while node is not None and node.tag not in _TITLES and sum(map(len, parts)) < MAX_NOTICE:
        parts.append(_words_of(node))
        node = node.next
    return "\n".join(filter(None, parts))


def _what_follows(headline: LexborNode) -> LexborNode | None:
    """The node after a headline; one that stands alone in a box heads what follows the box."""
    for node in (headline, headline.parent):
        follower = node.next if node is not None else None
        while follower is not None and not _words_of(follower):
            follower = follower.next
        if follower is not None:
            return follower
    return None


def _words_of(node: LexborNode, max_nodes: int = 500) -> str:
    """Plain text; blocks become lines, control characters and runs of space go."""
    pieces: list[str] = []
    for part in islice(node.traverse(include_text=True), max_nodes):
        if part.tag == "-text":
            pieces.append((part.text_content or "")[: 2 * MAX_TEXT])
        elif part.tag in _BLOCKS:
            pieces.append("\n")
    return _tidy("".join(pieces))


def _tidy(text: str) -> str:
    from tray_app.net.wire import plain

    lines = (" ".join(plain(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_notice(text: str) -> bool:
    fits = _MIN_NOTICE <= len(text) <= MAX_NOTICE
    return fits and _TROUBLE.search(text) is not None and _VISITORS_OWN.search(text) is None


def _speaks_of_now(text: str) -> bool:
    """A plain paragraph may also be a help text ("what to do if..."): only a statement about the present counts."""
    return "?" not in text and _PRESENT.search(text) is not None and _is_notice(text)


def _without_repeats(texts: list[str]) -> str:
    """Containers hold what stands in them once more: only the shortest that says it all stays."""
    kept: list[str] = []
    for text in sorted(set(texts), key=texts.index):
        if not any(text in other or other in text for other in kept):
            kept.append(text)
    return "\n".join(kept)
