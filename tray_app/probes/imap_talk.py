"""IMAP commands on a connection of ours: several in one packet, every answer judged by the server's own lines.

As much of RFC 9051 as a probe needs and no more (docs/decisions/0008-imap.md): tagged replies, untagged lines with
literals, continuations.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tray_app.model.result import Phase
from tray_app.net.wire import HIDDEN, Wire, WireError, text_of
from tray_app.probes.failures import server_reason
from tray_app.probes.sasl import Mechanism
from tray_app.probes.visit import GOODBYE_S, RefusalError, Visit

MAX_LINES = 500
MAX_CHALLENGES = 5
_GREETING = re.compile(r"\* (OK|PREAUTH)\b", re.IGNORECASE)
_BYE = re.compile(r"\* BYE\b", re.IGNORECASE)
_REPLY = re.compile(r"a\d+ (OK|NO|BAD)\b", re.IGNORECASE)
_CAPABILITIES = re.compile(r"(?:^\* |\[)CAPABILITY ([^\]]*)", re.IGNORECASE)
_ALERT = re.compile(r"\* (OK|NO|BAD) \[ALERT\]", re.IGNORECASE)
_LITERAL = re.compile(rb"\{(\d+)\+?\}\r?\n$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one command."""

    reply: str
    """Without its tag: `NO [UNAVAILABLE] back at 14:00`."""
    untagged: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the command was carried out."""
        return self.reply[:2].upper() == "OK"

    @property
    def alerts(self) -> tuple[str, ...]:
        """What must be shown to the user (RFC 9051, section 7.1)."""
        return tuple(line for line in self.untagged if _ALERT.match(line))


class ImapTalk:
    """One conversation; a refusal of something that must work ends it in the phase that the visit is in."""

    def __init__(self, visit: Visit, wire: Wire) -> None:
        self.capabilities: frozenset[str] = frozenset()
        self.is_logged_in = False
        self._visit = visit
        self._wire = wire
        self._count = 0
        self._kept: list[bytes] = []
        self._keep_bytes = 0

    @contextmanager
    def keeping(self, most_bytes: int) -> Iterator[list[bytes]]:
        """Literals of the replies inside are kept, up to `most_bytes` of each; their lines say `<kept N>` there."""
        self._kept, self._keep_bytes = [], most_bytes
        try:
            yield self._kept
        finally:
            self._kept, self._keep_bytes = [], 0

    def greet(self) -> str:
        """The greeting; anything else in its place ends the conversation."""
        line = self._text()
        if _BYE.match(line):
            raise RefusalError(server_reason("imap", Phase.GREETING, line), line)
        greeting = _GREETING.match(line)
        if greeting is None:
            raise self._visit.garbage(line, "imap")
        self.is_logged_in = greeting[1].upper() == "PREAUTH"
        self._learn(line)
        return line

    def ask(self, *commands: str) -> list[Answer]:
        """All commands in one packet; their answers in order, whatever they are."""
        tags = [self._next_tag() for _ in commands]
        self._send(tags, commands)
        return [self._answer(tag) for tag in tags]

    def must(self, *commands: str) -> None:
        """Commands that have to work."""
        for answer in self.ask(*commands) if commands else []:
            self.insist(answer)

    def insist(self, answer: Answer) -> Answer:
        """Ends the conversation if `answer` is a refusal."""
        if not answer.ok:
            words = "\n".join([answer.reply, *answer.alerts])
            raise RefusalError(server_reason("imap", self._visit.phase, words), words)
        return answer

    def forget_capabilities(self) -> None:
        """What was offered before encryption or login must not be believed after it (RFC 9051, section 6.2.1)."""
        self.capabilities = frozenset()

    def log_in(self, user: str, password: str) -> Answer:
        """LOGIN; both must be ASCII without line ends."""
        tag = self._next_tag()
        self._wire.send(f"{tag} LOGIN {_quoted(user)} {_quoted(password)}\r\n".encode(), f"{tag} LOGIN {HIDDEN}")
        return self._logged_in(tag)

    def authenticate(self, mechanism: Mechanism) -> Answer:
        """AUTHENTICATE with one mechanism; a continuation may also hold a refusal, which wants an answer, too."""
        tag = self._next_tag()
        self._wire.send(f"{tag} AUTHENTICATE {mechanism.name}\r\n".encode())
        waiting = [] if mechanism.initial is None else [mechanism.initial]

        def go_on(challenge: str) -> None:
            answer = waiting.pop() if waiting else mechanism.answer(_decoded(challenge))
            self._wire.send(base64.b64encode(answer) + b"\r\n", HIDDEN)

        return self._logged_in(tag, go_on)

    def say_goodbye(self, *last_questions: str) -> None:
        """LOGOUT, in one packet with what is still to be asked and has to work."""
        tags = [self._next_tag() for _ in (*last_questions, "LOGOUT")]
        self._send(tags, (*last_questions, "LOGOUT"))
        for tag in tags[:-1]:
            self.insist(self._answer(tag))
        self._wire.hurry(GOODBYE_S)
        try:
            while not self._text().startswith(tags[-1]):
                pass
        except (OSError, WireError):
            return  # all that was asked for has worked; how the server says goodbye changes nothing

    def _send(self, tags: Sequence[str], commands: Sequence[str]) -> None:
        lines = [f"{tag} {command}\r\n" for tag, command in zip(tags, commands, strict=True)]
        self._wire.send("".join(lines).encode())

    def _logged_in(self, tag: str, go_on: Callable[[str], None] | None = None) -> Answer:
        self.forget_capabilities()
        answer = self.insist(self._answer(tag, go_on))
        self.is_logged_in = True
        return answer

    def _answer(self, tag: str, go_on: Callable[[str], None] | None = None) -> Answer:
        untagged: list[str] = []
        challenges = MAX_CHALLENGES
        while len(untagged) < MAX_LINES:
            line = self._text()
            self._learn(line)
            if line.startswith(f"{tag} ") and _REPLY.match(line):
                return Answer(line.removeprefix(f"{tag} "), tuple(untagged))
            if _BYE.match(line):
                raise RefusalError(server_reason("imap", self._visit.phase, line), line)
            if line[:1] == "+" and go_on is not None and challenges:
                challenges -= 1
                go_on(line[1:])
            elif line.startswith("* "):
                untagged.append(line)
            else:
                raise WireError("garbage")
        raise WireError("endless_reply")

    def _text(self) -> str:
        """One line; a literal inside it is read and left out, unless it is to be kept."""
        line = self._wire.read_line()
        if not _LITERAL.search(line):
            return self._wire.last_text
        while literal := _LITERAL.search(line):
            data = self._wire.read_exactly(int(literal[1]))
            line = line[: literal.start()] + self._place_of(data) + self._wire.read_line()
        return text_of(line)

    def _place_of(self, literal: bytes) -> bytes:
        if not self._keep_bytes or len(self._kept) >= MAX_LINES:
            return b""
        self._kept.append(literal[: self._keep_bytes])
        return b"<kept %d>" % (len(self._kept) - 1)

    def _learn(self, line: str) -> None:
        if told := _CAPABILITIES.search(line):
            self.capabilities = frozenset(told[1].upper().split())

    def _next_tag(self) -> str:
        self._count += 1
        return f"a{self._count}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _decoded(challenge: str) -> bytes:
    try:
        return base64.b64decode(challenge.strip())
    except (binascii.Error, ValueError):
        return b""
