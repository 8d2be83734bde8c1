"""The bare shape of a reply: which protocol it belongs to, and its status word where nothing else speaks."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material, fold
from tray_app.model.failures.own_matters import says_little
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning
from tray_app.model.failures.stage import LINE_STAGES, Stage
from tray_app.model.reason import Failure

_Found = tuple[Meaning, re.Match[str]]
_OK = Meaning(Failure.OK, "ok")
_TURNED_AWAY = Meaning(Failure.PROVIDER_DEGRADED, "turned_away", by_stage=True)  # RFC 9051, section 7.1.5
_GOODBYE = Meaning(Failure.OK, "goodbye")
"""RFC 9051, section 7.1.5: a server may end any session; the next connection tells whether more is behind it."""
_MISHAP = r"\b(?:lost|fail|error|fatal|cannot|can't|unable|unexpected)"
_OTHER_PROTOCOL = Meaning(Failure.SERVER_MISCONFIGURED, "other_protocol")
_AT = r"(?:^|[:(,'\"] ?)"
_BEGINNINGS = (
    ("imap", rf"{_AT}\* (?:ok|bye|preauth)\b|{_AT}imap(?:4\w*)? (?:server )?(?:is )?ready"),
    ("pop3", rf"{_AT}(?:\+ok|-err)\b"),
    ("smtp", rf"{_AT}220[ -]"),
    ("http", rf"{_AT}(?:http/\d|<!doctype html|<html)"),
)
_TAG = r"(?:\*|#?[a-z]{0,8}\d{1,10}[a-z]{0,4}#?\.?|[a-z]{1,2})"
_STATUS = rf"(?:^|['\"(] ?|s: )(?:{_TAG} )?(ok|no|bad|bye|preauth)(?:$|[ \[])"
_PROMPTS = r"354|334(?= ?[a-z\d+/=]*$)"
"""SMTP asks for the message or for the next part of the login (RFC 5321, RFC 4954)."""
_MARK = r"(?:(?:s|recv|got|received)(?::| ?<-+) ?|<+-* |(?:[\d.:|-]+ ){1,3})?(?:b?['\"])?"
"""What logs put before the words of a server: an arrow, the time, the number of the connection."""
_YES = (
    rf"{_MARK}(?:{_TAG} (?:ok|preauth)|\+ok|\+ (?:idling|ready|go ahead|ok|waiting|continue)|2[0-5]\d|{_PROMPTS})"
    r"(?:$|[ \[-])"
)
_COMMAND = rf"{_MARK}{_TAG} (?:login|authenticate|select|examine|status|list|noop|id|capability|starttls|uid|logout)\b"
"""What the program said, in a log of both sides."""
_DATA = r"\* (?!ok\b|no\b|bad\b|bye\b|preauth\b)\w"
"""IMAP data beside the status, such as `* CAPABILITY ...` or `* 3 EXISTS`."""
_POP3 = r"(?:^|['\"( ])(\+ok|-err)\b"
_SMTP = r"(?:^(?:(?:s|recv|got|received)(?::| ?<-+) ?|<+-* )?|['\"(<] ?)([2-5]\d\d)(?:[ -]|, ?['\"]|$)"
"""Also as logs mark what the server said: `S: 450 ...`, `< 450 ...`."""
_ENHANCED = r"(?<![\d./])[245]\.\d{1,2}\.\d{1,3}(?![.\d/])"
"""RFC 3463; between slashes it is the version of a program."""
_IMAP_START = r"(?:[A-Za-z]{0,4}\d{1,6} )?(?:NO|BAD) [A-Z]?[a-z]"
"""As servers write it: a shouting program (`NO CONNECTION`) is not meant."""
_CODE = (
    r"\[(?:unavailable|serverbug|limit|in-?use|sys/(?:temp|perm)|overquota|alert|tempfail|corruption|auth\w*|privacyrequired|"
    r"contactadmin|expired|noperm)[ \]]"
)
_OF_A_LIBRARY = r"-err eof|bye (?:javamail|jakarta mail) exception"
"""poplib and JavaMail put their own words into the shape of a reply."""
_FAREWELL = r"(?:^|[:*] )bye [\[a-z]"
_HTTP = r"http(?:/[\d.]+)? ?(?:error |status |fehler )?[345]\d\d\b"


def is_reply(said: Material) -> bool:
    """Whether this is a server's answer and not a program's tale; codes are something only servers send."""
    if compiled(_IMAP_START).match(said.plain):
        return True
    if any(compiled(sign).search(said.folded) for sign in (_CODE, _ENHANCED, _POP3, _HTTP, _FAREWELL)):
        return not compiled(_OF_A_LIBRARY).search(said.folded)
    if any(compiled(_SMTP).search(line) for line in said.folded_lines):
        return True
    if said.stage in LINE_STAGES or said.protocol not in {"", "imap"}:
        return False
    return any(compiled(_STATUS).search(line) for line in said.folded_lines)


def success(said: Material) -> _Found | None:
    """A reply whose status says yes, and that has nothing to warn of."""
    lines = [
        line for line in said.folded_lines if not compiled(_DATA).match(line) and not compiled(_COMMAND).match(line)
    ]
    if not lines and said.protocol == "imap":
        return (_OK, found) if (found := compiled(_DATA).match(said.folded)) else None
    if not lines or not all(map(compiled(_YES).match, lines)) or "[alert" in said.folded or said.protocol == "http":
        return None
    place = compiled(rf"(?m)^{_YES}").search(fold(said.by_line))
    return (_OK, place) if place else None


def other_protocol(said: Material) -> _Found | None:
    """A greeting of another protocol: the port in the settings is wrong."""
    if said.stage not in {Stage.GREETING, Stage.CONNECT} or said.protocol not in {"imap", "pop3", "smtp"}:
        return None
    for protocol, beginning in _BEGINNINGS:
        found = compiled(beginning).search(said.folded)
        if found and protocol != said.protocol and not (protocol == "imap" and "bye" in found[0]):
            return _OTHER_PROTOCOL, found
    return None


def status_word(said: Material) -> _Found | None:
    """The last resort: a bare OK, NO, BAD, BYE, +OK, -ERR or a 2yz."""
    if said.protocol in {"client", "http"} or not is_reply(said):
        return None
    found = compiled(_POP3).search(said.folded) or (None if said.protocol in {"pop3", "smtp"} else _imap_status(said))
    if found is not None:
        meaning = _by_word(found[1], said.stage)
        if meaning is _TURNED_AWAY and not says_little(said):
            return None
        if meaning is _GOODBYE and compiled(_MISHAP).search(said.folded):
            return None
        return (meaning, found) if meaning else None
    found = compiled(_SMTP).search(said.folded)
    return (_OK, found) if found and found[1].startswith("2") and said.protocol in {"", "smtp"} else None


def _imap_status(said: Material) -> re.Match[str] | None:
    """Of a conversation the last status that is no yes, else the first."""
    found = list(compiled(rf"(?m){_STATUS}").finditer(fold(said.by_line)))
    refusals = [status for status in found if status[1] not in {"ok", "preauth"}]
    return refusals[-1] if refusals else next(iter(found), None)


def _by_word(word: str, stage: Stage) -> Meaning | None:
    if word in {"ok", "preauth", "+ok"}:
        return _OK
    if word == "bad":
        return Meaning(Failure.CLIENT_BUG, "protocol_misuse")  # RFC 9051, section 7.1.3
    if stage is Stage.USE and word == "bye":
        return _GOODBYE
    if stage is Stage.LOGIN and word in {"no", "-err"}:
        return Meaning(Failure.CREDENTIALS_REJECTED, "refused_without_words")
    if stage in {Stage.GREETING, Stage.LOGIN} and word in {"bye", "-err"}:
        return _TURNED_AWAY
    return None
