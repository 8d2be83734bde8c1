"""The real askers: probes, control group and status sources, called in worker threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tray_app.engine.ports import Asked
from tray_app.model.account import Account, Service, StatusSource
from tray_app.model.line import Line, judge_line
from tray_app.model.notice import SourceReading
from tray_app.model.reason import LOGIN_STOPPING_FAILURES
from tray_app.model.result import Depth
from tray_app.net.trust import Trust
from tray_app.probes import ProbeRequest, run_probe
from tray_app.probes.line import measure_line
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetcher
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.texts import tr

LIGHT_DEADLINE_S = 8.0
"""So that "check now" on a dead server has an answer, control group included, within 12 s."""
DEEP_DEADLINE_S = 20.0


@dataclass(frozen=True)
class NetworkAsker:
    """Talks to the user's servers, the control hosts and the status sources, and to nothing else."""

    trust: Trust
    secrets: SecretStore
    control_hosts: Callable[[], tuple[str, ...]]
    now: Callable[[], datetime]

    def probe(self, account: Account, service: Service, depth: Depth, refused: str, *, worked_before: bool) -> Asked:
        """One probe; without a secret that may be tried it is a light one."""
        secret, fingerprint, problem = None, "", ""
        if depth is Depth.DEEP:
            try:
                secret = self.secrets.get(account)
            except SecretError as error:
                problem = str(error)
            fingerprint = self.secrets.fingerprint(secret) if secret else ""
            if not secret and not problem:
                problem = tr("No password is stored for “{account}”.", account=account.label)
        if secret is None or fingerprint == refused:
            depth, secret, fingerprint = Depth.LIGHT, None, ""
        deadline_s = DEEP_DEADLINE_S if depth is Depth.DEEP else LIGHT_DEADLINE_S
        request = ProbeRequest(
            account=account,
            service=service,
            depth=depth,
            trust=self.trust,
            password=secret,
            deadline_s=deadline_s,
            now=self.now,
            worked_before=worked_before,
        )
        result = run_probe(request)
        if result.reason is not None and result.reason.failure in LOGIN_STOPPING_FAILURES:
            self.secrets.drop_cached(account.id)  # so that a password changed in the keyring is found next time
        return Asked(result, fingerprint, problem)

    def line(self) -> Line:
        """The control group's answers, judged."""
        return judge_line(measure_line(self.control_hosts(), trust=self.trust, now=self.now))

    def source(self, account: Account, source: StatusSource, previous: SourceReading | None) -> SourceReading:
        """One reading; the account's own CA counts for its sources, too."""
        return read_source(source, previous, Fetcher(self.trust, account.tls_ca_file), self.now())
