"""imapclient on a connection of ours: every line bounded and recorded, secrets never in the transcript."""

from __future__ import annotations

import imaplib
import re
from typing import Any

from imapclient import IMAPClient

from tray_app import __version__
from tray_app.model.result import Phase
from tray_app.net.wire import HIDDEN, Wire
from tray_app.probes.sasl import Mechanism

_BARE_REPLY = re.compile(rb"^(\S+ (?:OK|NO|BAD))\r?\n$", re.IGNORECASE)
_COMMAND = re.compile(rb"^[A-P]+\d+ [A-Z]+")


class WireIMAP4(imaplib.IMAP4):
    """imaplib's parser over a Wire."""

    def __init__(self, wire: Wire, host: str) -> None:
        self._wire = wire
        self._waiting = b""
        super().__init__(host)

    @property
    def tagpre(self) -> bytes:
        """One beginning for all tags, so that imaplib's pattern of tagged lines is compiled once, not per probe."""
        return b"MAIL"

    @tagpre.setter
    def tagpre(self, _random: bytes) -> None:
        """Imaplib's random choice guards nothing on a connection of one's own."""

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """The connection is open already."""
        self.host, self.port = host, port
        del timeout

    def read(self, size: int) -> bytes:
        return self._wire.read_exactly(size)

    def readline(self) -> bytes:
        """A tagged line without text, as some servers send, would be taken for garbage: it gets its space."""
        return _BARE_REPLY.sub(rb"\1 \r\n", self._wire.read_line())

    def send(self, data: Any) -> None:
        """An answer and its line end come apart from imaplib; each would be a packet of its own."""
        self._waiting += bytes(data)
        if self._waiting.endswith(b"\r\n"):
            line, self._waiting = self._waiting, b""
            self._wire.send(line, self._shown(line))

    def shutdown(self) -> None:
        self._wire.close()

    def _shown(self, data: bytes) -> str | None:
        """While logging in only the command's name may be seen."""
        if self._wire.phase is not Phase.LOGIN or data == b"\r\n":
            return None
        command = _COMMAND.match(data)
        return f"{command[0].decode()} {HIDDEN}" if command else HIDDEN


class WireClient(IMAPClient):  # type: ignore[misc]  # imapclient comes without types
    """The commands a probe needs."""

    def __init__(self, wire: Wire, host: str) -> None:
        self._wire = wire
        self.talk: WireIMAP4
        super().__init__(host, ssl=False)
        self.talk.debug = 0  # imapclient turns on imaplib's own log of all that is sent

    def _create_IMAP4(self) -> WireIMAP4:  # noqa: N802 - imapclient's name
        self.talk = WireIMAP4(self._wire, self.host)
        return self.talk

    def _set_read_timeout(self) -> None:
        """One deadline counts for all; the Wire keeps it."""

    def ask_for_tls(self) -> None:
        """STARTTLS up to the server's OK; the handshake is ours."""
        self._command_and_check("_simple_command", "STARTTLS")

    def ask_capabilities(self) -> None:
        """Anew: what was offered before encryption must not be believed (RFC 9051, section 6.2.1)."""
        self.talk.untagged_responses.clear()
        self._cached_capabilities = None
        self._cached_capabilities = self._do_capabilites()

    def capability_words(self) -> list[str]:
        return [word.decode("ascii", "replace") for word in self.capabilities()]

    def log_in_by(self, mechanism: Mechanism) -> None:
        """AUTHENTICATE with one mechanism."""
        waiting = [mechanism.initial] if mechanism.initial is not None else []
        self.sasl_login(mechanism.name, lambda challenge: waiting.pop() if waiting else mechanism.answer(challenge))

    def log_in_by_command(self, user: str, password: str) -> None:
        """LOGIN, for servers without AUTHENTICATE PLAIN."""
        quoted = user.replace("\\", "\\\\").replace('"', '\\"')
        self.login(f'"{quoted}"', password)

    def introduce(self) -> None:
        """RFC 2971: some providers want to know who is there before they open a mailbox."""
        self.id_({"name": "Mailampel", "version": __version__})

    def examine_inbox(self) -> None:
        """Opens the mailbox without changing anything."""
        self.select_folder("INBOX", readonly=True)

    def quota_shares(self) -> dict[str, float]:
        """How much of each limited resource is used; 1.0 is full."""
        _roots, quotas = self.get_quota_root("INBOX")
        return {f"{q.quota_root}/{q.resource}": int(q.usage) / int(q.limit) for q in quotas if int(q.limit) > 0}
