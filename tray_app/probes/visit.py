"""One probe while it runs: how far it got, what it cost, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tray_app.model.account import Security
from tray_app.model.reason import Reason
from tray_app.model.result import Depth, Phase, ProbeResult, TranscriptLine
from tray_app.net.certificate import NO_CERTIFICATE, Certificate
from tray_app.net.deadline import Deadline
from tray_app.net.dial import NAME_S, REACH_S, connect, look_up, place_of
from tray_app.net.wire import MAX_RECORDED_CHARS, Wire, WireError
from tray_app.probes.failures import garbage_reason
from tray_app.probes.request import ProbeRequest

DOOR_S = 8.0
"""Whoever has not said hello by then counts as silent, however much time a login would be given."""
GOODBYE_S = 1.0
"""A server that is slow to say goodbye is not waited for."""


class RefusalError(Exception):
    """The other side answered, and not as it should; ends the probe with this reason."""

    def __init__(self, reason: Reason, server_text: str = "") -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.server_text = server_text or reason.quote


@dataclass(frozen=True, slots=True)
class Place:
    """Where the encrypted part of a conversation happens."""

    host: str
    port: int
    security: Security


class Visit:
    """Collects what becomes the ProbeResult. One thread, one probe."""

    def __init__(self, request: ProbeRequest) -> None:
        self.request = request
        self.deadline = Deadline.after(request.deadline_s)
        self._door = self.deadline.at_most(DOOR_S)
        self.phase = Phase.DNS
        self.endpoint = ""
        self.place = Place("", 0, Security.TLS)
        self.family = ""
        self.address = ""
        self.broken_family = ""
        self.certificate: Certificate = NO_CERTIFICATE
        self.server_text = ""
        self.notice_text = ""
        self.uid_next: int | None = None
        self.uid_validity: int | None = None
        self.lines: list[TranscriptLine] = []
        self.wire: Wire | None = None
        self._started_at: datetime = request.now()
        self._began_s = self._entered_s = self.deadline.clock()
        self._timings_ms: dict[str, float] = {}

    def enter(self, phase: Phase) -> None:
        """From here on, time and words belong to `phase`."""
        self._book()
        if self.wire is not None:
            if phase >= Phase.LOGIN > self.phase:
                self.wire.wait_until(self.deadline)
            self.wire.phase = phase
        self.phase = phase

    def open(self, host: str, port: int, security: Security) -> Wire:
        """A connection, encrypted from the start where the settings say so."""
        self.endpoint = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.place = Place(host, port, security)
        self.enter(Phase.DNS)
        addresses = look_up(host, port, self.deadline.at_most(NAME_S), ask=self.request.ask)
        self.enter(Phase.CONNECT)
        dialed = connect(addresses, self.deadline.at_most(REACH_S))
        self.family, self.address = dialed.address.family_word, place_of(dialed.address.ip, port)
        self.broken_family = dialed.broken_family
        self.wire = Wire(dialed.sock, self._door, secrets=(self.request.secret,))
        if security is Security.TLS:
            self.start_tls(host)
        return self.wire

    def start_tls(self, host: str) -> None:
        """Encrypts the open connection and notes the certificate."""
        assert self.wire is not None, "no connection to encrypt"
        self.enter(Phase.TLS)
        self.wire.start_tls(self.request.trust.context(self.request.account.tls_ca_file), host)
        self.certificate = self.wire.certificate

    def garbage(self, line: str, protocol: str) -> RefusalError:
        """The end of a conversation that is not `protocol`; on an encrypted connection it still proves the line."""
        reason = garbage_reason(line, protocol, settings_are_proven=self.request.settings_are_proven)
        return RefusalError(reason, line if self.wire is not None and self.wire.is_protected else "")

    def note(self, text: str, *, sent: bool = False) -> None:
        """Lines of a conversation that is not led over a Wire."""
        self.lines += [TranscriptLine(self.phase, sent, line[:MAX_RECORDED_CHARS]) for line in text.splitlines()]

    def close(self) -> None:
        """Lets go of the connection, whatever state it is in."""
        if self.wire is not None:
            self.wire.close()

    def result(self, reason: Reason | None) -> ProbeResult:
        """What this visit found."""
        self._book()
        request = self.request
        return ProbeResult(
            account_id=request.account.id,
            service=request.service,
            depth=request.depth if request.logs_in else Depth.LIGHT,
            endpoint=self.endpoint,
            started_at=self._started_at,
            duration_ms=(self.deadline.clock() - self._began_s) * 1000,
            phase=self.phase,
            reason=reason,
            server_text=self.server_text[:MAX_RECORDED_CHARS],
            timings_ms=dict(self._timings_ms),
            transcript=self.wire.transcript if self.wire is not None else tuple(self.lines),
            family=self.family,
            address=self.address,
            broken_family=self.broken_family,
            notice_text=self.notice_text,
            uid_next=self.uid_next,
            uid_validity=self.uid_validity,
            certificate_ends_at=self.certificate.ends_at,
            certificate_issuer=self.certificate.issuer,
        )

    def _book(self) -> None:
        now = self.deadline.clock()
        word = self.phase.word
        spent_ms = (now - self._entered_s) * 1000
        self._timings_ms[word] = self._timings_ms.get(word, 0.0) + spent_ms
        self._entered_s = now


def say_goodbye(wire: Wire) -> None:
    """QUIT, as POP3 and SMTP have it; all that matters is over by now."""
    wire.hurry(GOODBYE_S)
    try:
        wire.send(b"QUIT\r\n")
        wire.read_line()
    except (OSError, WireError):
        return  # all that was asked for has worked; how the server says goodbye changes nothing
