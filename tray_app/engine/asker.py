"""The real askers: probes, control group and status sources, called in worker threads.

What is not asked while all is well, the control group and errands, is imported when it is: 0.3 MiB.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from tray_app.discovery.catalogue import control_group
from tray_app.engine.bridges import beside_bridge
from tray_app.engine.keys import Key, Keys, is_refused, probe_with_key
from tray_app.engine.ports import Asked, LocalZone
from tray_app.model.account import Account, Service, StatusSource
from tray_app.model.late_mail import Arrivals
from tray_app.model.line import Line, judge_line
from tray_app.model.notice import SourceReading
from tray_app.model.result import Depth, ProbeResult
from tray_app.model.roundtrip import Letter, Looked, Posted
from tray_app.net.trust import Trust
from tray_app.probes import ProbeRequest, run_probe
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetcher
from tray_app.storage.secrets import SecretStore

LIGHT_DEADLINE_S = 8.0
"""So that "check now" on a dead server has an answer, control group included, within 12 s."""
DEEP_DEADLINE_S = 20.0
ERRAND_DEADLINE_S = 60.0
"""Searching a large mailbox takes a server its time, and nobody waits for it."""


@dataclass(frozen=True)
class NetworkAsker:
    """Talks to the user's servers, the control hosts and the status sources, and to nothing else."""

    trust: Trust
    secrets: SecretStore
    control_hosts: Callable[[], tuple[str, ...]]
    """The user's own; if there are none, those of the catalogue are asked."""
    now: Callable[[], datetime]
    zone: tzinfo = field(default_factory=LocalZone)
    """The user's, which the provider's words are taken to speak in: “bis 18 Uhr”."""

    @property
    def _keys(self) -> Keys:
        return Keys(self.secrets, self.trust, self.now)

    def probe(self, account: Account, service: Service, depth: Depth, refused: str, *, worked_before: bool) -> Asked:
        """One probe; without a secret that may be tried it is a light one."""

        def ask(key: Key) -> ProbeResult:
            is_deep = key.secret is not None
            request = ProbeRequest(
                account=account,
                service=service,
                depth=Depth.DEEP if is_deep else Depth.LIGHT,
                trust=self.trust,
                password=key.secret,
                deadline_s=DEEP_DEADLINE_S if is_deep else LIGHT_DEADLINE_S,
                now=self.now,
                worked_before=worked_before,
            )
            return run_probe(request)

        if depth is Depth.DEEP:
            result, key = probe_with_key(self._keys, account, refused, ask)
        else:
            key = Key()
            result = ask(key)
        self._mind(account, result)
        return Asked(beside_bridge(account, result), key.fingerprint, key.problem)

    def post(self, account: Account, letter: Letter) -> tuple[Asked, Posted] | None:
        """Sends a test mail."""
        from tray_app.probes import roundtrip

        if (found := self._login(account, Service.SEND)) is None:
            return None
        request, fingerprint = found
        posted = roundtrip.post(request, letter)
        self._mind(account, posted.result)
        return Asked(posted.result, fingerprint), posted

    def look_for(self, account: Account, ids: Sequence[str], since: datetime) -> tuple[Asked, Looked] | None:
        """Looks for test mails and removes them."""
        from tray_app.probes import roundtrip

        if (found := self._login(account, Service.RECEIVE)) is None:
            return None
        request, fingerprint = found
        looked = roundtrip.look_for(request, ids, since)
        self._mind(account, looked.result)
        return Asked(looked.result, fingerprint), looked

    def arrivals(
        self, account: Account, since: datetime, uid_after: int, uid_validity: int
    ) -> tuple[Asked, Arrivals] | None:
        """Reads the dates of what has come in."""
        from tray_app.probes.arrivals import read_arrivals

        if (found := self._login(account, Service.RECEIVE)) is None:
            return None
        request, fingerprint = found
        arrived = read_arrivals(request, since, uid_after, uid_validity)
        self._mind(account, arrived.result)
        return Asked(arrived.result, fingerprint), arrived

    def _login(self, account: Account, service: Service) -> tuple[ProbeRequest, str] | None:
        """What a conversation with a login needs; None if there is no secret."""
        key = self._keys.get(account)
        if not key.secret:
            return None
        request = ProbeRequest(
            account=account,
            service=service,
            depth=Depth.DEEP,
            trust=self.trust,
            password=key.secret,
            deadline_s=ERRAND_DEADLINE_S,
            now=self.now,
            worked_before=True,
        )
        return request, key.fingerprint

    def _mind(self, account: Account, result: ProbeResult) -> None:
        if is_refused(result):
            self._keys.drop(account)

    def line(self, known: tuple[str, ...]) -> Line:
        """The control group's answers, judged."""
        from tray_app.probes.control_hosts import plan_for
        from tray_app.probes.line import measure_line

        plan = plan_for(self.control_hosts() or tuple(control_group()), control_group())
        return judge_line(measure_line(plan, trust=self.trust, now=self.now, known=known))

    def source(self, account: Account, source: StatusSource, previous: SourceReading | None) -> SourceReading:
        """One reading; the account's own CA counts for its sources, too."""
        fetcher = Fetcher(self.trust, account.tls_ca_file)
        return read_source(source, previous, fetcher, self.now().astimezone(self.zone))
