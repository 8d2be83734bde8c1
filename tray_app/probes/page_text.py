"""The words of a web page: as plain text, and what on it looks like a notice to customers.

A page is judged by what it says, never by how it looks: that a page changed is no notice. Recognising a notice
needs a place where notices stand (an alert, a banner) with words of trouble in it, or a headline of trouble.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_TEXT = 2000
MAX_NOTICE = 1200
_MIN_NOTICE = 20
_ROLES = '[role="alert"], [role="alertdialog"], [role="status"], [aria-live="assertive"], marquee'
_NAMES = (
    "alert", "announcement", "banner", "hinweis", "incident", "info-box", "infobox", "maintenance", "meldung",
    "message", "notice", "notification", "outage", "stoerung", "warning", "wartung",
)  # fmt: skip
"""Parts of the class and id names that web designers in both languages give to places for notices."""
_PLACES = ", ".join([_ROLES, *(f'[class*="{name}" i], [id*="{name}" i]' for name in _NAMES)])
_TITLES = ("h1", "h2", "h3", "h4")
_HEADLINES = ", ".join([*_TITLES, "strong", "b", "summary"])
_UNSEEN = 'script, style, noscript, template, svg, head, nav, footer, select, [hidden], [aria-hidden="true"]'
_BLOCKS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "section", "article", "td", "tr", "summary"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TROUBLE = re.compile(
    r"""st(?:ö|oe)rung|gest(?:ö|oe)rt|ausfall|ausgefallen|wartung|beeintr(?:ä|ae)chtig|einschr(?:ä|ae)nkung
    |eingeschr(?:ä|ae)nkt|nicht\s+(?:erreichbar|verf(?:ü|ue)gbar|m(?:ö|oe)glich)|technische\w*\s+(?:problem|schwierigkeit|grund|gr(?:ü|ue)nd)
    |zustellverz(?:ö|oe)gerung|verz(?:ö|oe)gert|wir\s+arbeiten|behoben|wieder\s+(?:erreichbar|verf(?:ü|ue)gbar)
    |outage|incident|maintenance|disrupt|degraded|unavailable|interrupt|technical\s+(?:problem|difficult|issue)
    |(?:currently|temporarily)\s+(?:not|un|down|offline)|experiencing|being\s+investigated|service\s+issue|delayed|downtime""",
    re.IGNORECASE | re.VERBOSE,
)


def page_text(body: bytes) -> str:
    """All that a reader sees, one line per block, capped; empty for what is not a page."""
    root = _visible(body)
    return _words_of(root)[:MAX_TEXT] if root is not None else ""


def notice_text(body: bytes) -> str:
    """What on the page looks like a notice of trouble to customers; empty if nothing does."""
    root = _visible(body)
    if root is None:
        return ""
    found = [text for node in root.css(_PLACES) if _is_notice(text := _words_of(node))]
    found += [text for node in root.css(_HEADLINES) if _is_notice(text := _around(node))]
    return _without_repeats(found)[:MAX_NOTICE].strip()


def _visible(body: bytes) -> LexborNode | None:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(body)
    root = tree.body
    if root is None:
        return None
    for node in root.css(_UNSEEN):
        node.decompose()
    for node in root.css("[style]"):
        if _HIDDEN_STYLE.search(node.attributes.get("style") or ""):
            node.decompose()
    return root


def _around(headline: LexborNode) -> str:
    """A headline of trouble and the paragraphs that belong to it."""
    title = _words_of(headline)
    if not _TROUBLE.search(title):
        return ""
    if headline.tag not in _TITLES:
        return _words_of(headline.parent) if headline.parent is not None else title
    parts, node = [title], headline.next
    while node is not None and node.tag not in _TITLES and sum(map(len, parts)) < MAX_NOTICE:
        parts.append(_words_of(node))
        node = node.next
    return "\n".join(filter(None, parts))


def _words_of(node: LexborNode) -> str:
    """Plain text; blocks become lines, control characters and runs of space go."""
    pieces: list[str] = []
    for part in node.traverse(include_text=True):
        if part.tag == "-text":
            pieces.append(part.text_content or "")
        elif part.tag in _BLOCKS:
            pieces.append("\n")
    return _tidy("".join(pieces))


def _tidy(text: str) -> str:
    from tray_app.net.wire import plain

    lines = (" ".join(plain(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_notice(text: str) -> bool:
    return _MIN_NOTICE <= len(text) <= MAX_NOTICE and _TROUBLE.search(text) is not None


def _without_repeats(texts: list[str]) -> str:
    """Containers hold what stands in them once more: only the shortest that says it all stays."""
    kept: list[str] = []
    for text in sorted(set(texts), key=texts.index):
        if not any(text in other or other in text for other in kept):
            kept.append(text)
    return "\n".join(kept)
