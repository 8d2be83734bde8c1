"""The text under judgement, made plain: escapes and wrong encodings undone, controls removed, length capped.

Every text exists twice with equal offsets: `plain` as people read it and `folded` as the rules match it (lower
case, no accents, one kind of quotation mark). So the deciding words can be quoted as they were written.
"""

from __future__ import annotations

import ast
import base64
import binascii
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.stage import Stage

HEAD, TAIL = 1400, 500
"""So much of a long text is looked at: errors stand at the beginning or at the end."""
QUOTE_LENGTH = 240
LINE_LENGTH = 120
"""A line up to this length is quoted whole, of a longer one only the sentence."""
_SENTENCE_END = r"(?<=[a-zäöüß\d)][.!?]|[.!?]['\"])\s"
_CONTINUED = r"(?m)^(([2-5]\d\d)-.*)\n(?=\2[ -])"
"""The lines of one SMTP reply (RFC 5321, section 4.2.1) belong together."""
_BYTES_REPR = r"""(?i)\bb(?:'(?:[^'\\]|\\.){0,2000}'|"(?:[^"\\]|\\.){0,2000}")"""
_ESCAPED_BYTES = r"(?i)(?:\\x[0-9a-f]{2}){2,}"
_NAMES = r"\b[A-Za-z]{0,40}[a-z][A-Z][A-Za-z]{1,80}\b|\b[A-Za-z]{1,30}(?:_[A-Za-z\d]{1,30}){1,8}\b"
_NAME_JOINTS = r"_|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
_K9_LIST = r"(?i)#(\w{1,8}|\+)# ?\[(ok|no|bad|bye|preauth), ?(?:\[([^\[\]\n]{0,400})\], ?)?([^\n]*)\]"
"""K-9 and FairEmail's older kin print a reply as a list: `#2# [NO, [ALERT], Full]`."""
_MAILBOX_SPEC = r"\{[^{}\s]{1,80}(?:/[\w-]{2,20}){1,6}\}"
"""As PHP names a mailbox, `{host:993/imap/ssl/novalidate-cert}`: options, no message."""
_BASE64_JSON = r"\beyJ[A-Za-z0-9+/]{8,2000}={0,2}"
_AROUND = " \t\r\n'\"“”„»«`"
"""What people paste along with a message."""
_MOJIBAKE = {
    "Ã¤": "ä",
    "Ã¶": "ö",
    "Ã¼": "ü",
    "ÃŸ": "ß",
    "Ã„": "Ä",
    "Ã–": "Ö",
    "Ãœ": "Ü",
    "Ã©": "é",
    "â€œ": '"',
    "â€ž": '"',
    "â€™": "'",
}
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„«»‟″", '"'),
        **dict.fromkeys("’‘‚`´′", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        "×": "x",
        "\N{NO-BREAK SPACE}": " ",
    }
)


@dataclass(frozen=True)
class Material:
    """One text with what is known about where it comes from."""

    lines: tuple[str, ...]
    protocol: str
    """imap, smtp, pop3, http, client; empty where nobody said."""
    stage: Stage
    is_server_text: bool = False
    """The words are the server's own, not those of a program that talks about it."""
    is_live: bool = False
    """Said to this program just now, not pasted by somebody."""
    may_accuse: bool = True
    """A program's tale about a server never accuses the provider."""

    @cached_property
    def plain(self) -> str:
        """The whole text on one line."""
        return " ".join(self.lines)

    @cached_property
    def by_line(self) -> str:
        """`plain` with its line ends; same length."""
        return "\n".join(self.lines)

    @cached_property
    def folded(self) -> str:
        """`plain` for matching; same length."""
        return fold(self.plain)

    @cached_property
    def folded_lines(self) -> tuple[str, ...]:
        return tuple(fold(line) for line in self.lines)

    def with_text(self, text: str, *, is_server_text: bool) -> Material:
        """The same circumstances, other words."""
        return replace(self, lines=plain_lines(text), is_server_text=is_server_text)

    def with_names_spelt_out(self) -> Material | None:
        """The same with the words inside names such as `MailboxFullException` or `ERR_CERT_INVALID`, if any."""
        spelt_out = compiled(_NAMES).sub(lambda found: compiled(_NAME_JOINTS).sub(" ", found[0]), self.plain)
        return None if spelt_out == self.plain else replace(self, lines=(spelt_out,))

    def passage(self, start: int = 0, end: int = 0) -> str:
        """A short text whole, a long one from the sentence with the deciding words on, capped."""
        text = self.plain
        if len(text) <= QUOTE_LENGTH:
            return text
        begin = max(text.rfind(mark, 0, start) + len(mark) for mark in (". ", ": ", "? ")) if start else 0
        begin = max(begin, end - QUOTE_LENGTH + 2, 0) if begin < end - QUOTE_LENGTH else begin
        return _shortened(text[begin:])

    def quote(self, start: int = 0, end: int = 0) -> str:
        """The line with the deciding words, of a long line the sentence, capped; without a place the whole text."""
        if not end:
            return self.passage()
        text = compiled(_CONTINUED).sub(r"\1 ", self.by_line)
        begin, stop = text.rfind("\n", 0, start + 1) + 1, text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        if stop - begin > LINE_LENGTH:
            ends = [found.end() for found in compiled(_SENTENCE_END).finditer(text, begin, stop)]
            begin = max((place for place in ends if place <= start), default=begin)
            stop = min((place for place in ends if place >= end), default=stop)
        begin = max(begin, end - QUOTE_LENGTH + 2)
        return _shortened(self.plain[begin:stop].strip(" \"'"))


def material(text: str, protocol: str, stage: Stage, *, is_server_text: bool = False) -> Material:
    """`text` ready for the rules."""
    return Material(plain_lines(readable(text).strip(_AROUND)), protocol, stage, is_server_text)


def readable(text: str) -> str:
    """Undoes what programs do to a server's words: `b'...'`, escapes, base64, wrong encodings."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    for wrong, right in _MOJIBAKE.items():
        text = text.replace(wrong, right)
    text = compiled(_BYTES_REPR).sub(_from_repr, text)
    text = compiled(_ESCAPED_BYTES).sub(
        lambda found: _decoded(bytes.fromhex(found[0][2:].replace("\\x", "").replace("\\X", ""))), text
    )
    text = compiled(_K9_LIST).sub(_from_list, compiled(_MAILBOX_SPEC).sub(" ", text))
    return compiled(_BASE64_JSON).sub(_from_base64, text)


def plain_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, without control characters and needless space."""
    lines = (" ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def fold(text: str) -> str:
    """Lower case without accents; the length stays."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_letter, text.translate(_ALIKE)))


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    if letter == "ß":
        return "s"
    return unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter


def _shortened(text: str) -> str:
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rstrip() + "…"


def _from_repr(found: re.Match[str]) -> str:
    try:
        raw = ast.literal_eval("b" + found[0][1:])
    except (ValueError, SyntaxError):
        return found[0][2:-1]
    return f" {_decoded(raw)} "


def _from_list(found: re.Match[str]) -> str:
    """The reply as the server wrote it; what has no number was untagged."""
    tag, status, code, words = found.groups()
    tag = tag if tag.isdigit() else "*"
    if words.endswith("]") and "[" in words:  # words in brackets make the program take the reply for a list
        words = words.replace(", [", " [").replace(", ", " ")
    return f"{tag} {status} [{code}] {words}" if code else f"{tag} {status} {words}"


def _decoded(raw: bytes) -> str:
    """UTF-8 if it is; Chinese servers use GB18030, where high bytes come in pairs; else western."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        is_chinese = re.search(rb"(?:[\xa1-\xfe][\xa1-\xfe]){2}", raw) is not None
        return raw.decode("gb18030" if is_chinese else "cp1252", errors="replace")


def _from_base64(found: re.Match[str]) -> str:
    """XOAUTH2 servers put their refusal into base64 JSON (RFC 7628, section 3.2.2)."""
    token = found[0].rstrip("=")
    try:
        return base64.b64decode(token + "=" * (-len(token) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return found[0]
