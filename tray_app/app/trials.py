"""Tries an account as it stands in a form: each service once, one login at most, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tray_app.engine.bridges import beside_bridge
from tray_app.engine.keys import Key, Keys, is_refused, probe_with_key
from tray_app.engine.runner import Runner
from tray_app.model.account import Account, Auth, Service
from tray_app.model.failures import sentence
from tray_app.model.result import Depth, ProbeResult
from tray_app.model.verdict import Status
from tray_app.model.wording import status_word
from tray_app.storage.secrets import SecretStore
from tray_app.texts import tr

if TYPE_CHECKING:
    from tray_app.model.notice import SourceReading
    from tray_app.net.trust import Trust

DEADLINE_S = 20.0
ShowRow = Callable[[str, bool | None, str], None]


@dataclass(slots=True)
class Trial:
    """One test under way. After `cancel` nothing comes home any more."""

    show_row: ShowRow
    finished: Callable[[], None]
    rejected: Callable[[str], None] | None = None
    """The password was refused, in one sentence; None: that is a row like any other."""
    read: Callable[[Sequence[SourceReading]], None] | None = None
    """What the status sources said."""
    waiting: set[str] = field(default_factory=set)
    is_over: bool = False

    def cancel(self) -> None:
        """Whoever asked does not want to know any more."""
        self.is_over = True

    def take(self, key: str, ok: bool | None, words: str) -> None:
        """One answer."""
        if self.is_over:
            return
        self.waiting.discard(key)
        self.show_row(key, ok, words)
        if not self.waiting:
            self.is_over = True
            self.finished()

    def reject(self, words: str) -> None:
        """The password is wrong, whatever else there is to say."""
        if not self.is_over and self.rejected is not None:
            self.is_over = True
            self.rejected(words)


@dataclass(frozen=True)
class Trials:
    """Runs the trials. Only the first service logs in, so that a wrong password is sent once."""

    runner: Runner
    trust: Trust
    secrets: SecretStore
    now: Callable[[], datetime]

    def start(self, account: Account, password: str, trial: Trial) -> Trial:
        """Asks everything at the same time; `password` empty: the one that is kept."""
        trial.waiting.update(service.value for service in account.services)
        trial.waiting.update(["status"] if account.status else [])
        if not trial.waiting:
            trial.is_over = True
            trial.finished()
        login = _login_service(account)
        for service in account.services:
            self._probe(account, service, password if service is login else None, trial)
        if account.status:
            self.runner.submit(
                lambda: self._read(account), lambda found: self._on_reading(found, trial), _crash_of("status", trial)
            )
        return trial

    def _probe(self, account: Account, service: Service, password: str | None, trial: Trial) -> None:
        def ask(key: Key) -> ProbeResult:
            from tray_app.probes import ProbeRequest, run_probe

            depth = Depth.LIGHT if key.secret is None else Depth.DEEP
            request = ProbeRequest(account, service, depth, self.trust, DEADLINE_S, self.now, password=key.secret)
            return beside_bridge(account, run_probe(request))

        def work() -> tuple[ProbeResult, str]:
            if password == "":
                result, key = probe_with_key(Keys(self.secrets, self.trust, self.now), account, "", ask)
                return result, key.problem
            return ask(Key(password)), ""

        def done(found: tuple[ProbeResult, str]) -> None:
            result, problem = found
            if result.ok and problem:
                trial.take(service.value, ok=None, words=problem)
                return
            if is_refused(result) and result.reason is not None:
                trial.reject(sentence(result.reason, account.provider_label))
            trial.take(service.value, ok=result.ok, words=result_words(result, account))

        self.runner.submit(work, done, _crash_of(service.value, trial))

    def _read(self, account: Account) -> list[SourceReading]:
        from tray_app.sources import read_source
        from tray_app.sources.fetch import Fetcher

        fetcher = Fetcher(self.trust, account.tls_ca_file)
        return [read_source(source, None, fetcher, self.now().astimezone()) for source in account.status]

    def _on_reading(self, readings: list[SourceReading], trial: Trial) -> None:
        from tray_app.sources import source_problem_sentence

        if trial.read is not None and not trial.is_over:
            trial.read(readings)
        bad = next((reading for reading in readings if not reading.readable), None)
        if bad is not None:
            trial.take("status", ok=None, words=source_problem_sentence(bad.problem))
        else:
            said = status_word(Status(readings[0].status.value))
            trial.take("status", ok=True, words=tr("can be read: {status}", status=said))


@dataclass
class LatestTrial:
    """The one test that a window still waits for."""

    trials: Trials
    _trial: Trial | None = None

    def start(self, account: Account, password: str, trial: Trial) -> None:
        """Tests; what an earlier test has not said yet is not wanted any more."""
        self.cancel()
        self._trial = self.trials.start(account, password, trial)

    def cancel(self) -> None:
        """Nobody waits any more."""
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None


def result_words(result: ProbeResult, account: Account) -> str:
    """One row in words."""
    if result.reason is not None:
        return sentence(result.reason, account.provider_label)
    milliseconds = round(result.duration_ms)
    if result.depth is Depth.DEEP:
        return tr("works, login included, {n} ms", n=milliseconds)
    return tr("answers, {n} ms", n=milliseconds)


def _login_service(account: Account) -> Service | None:
    if account.auth is Auth.NONE:
        return None
    return next((s for s in (Service.RECEIVE, Service.SEND, Service.CONTACTS) if s in account.services), None)


def _crash_of(key: str, trial: Trial) -> Callable[[BaseException], None]:
    """A bug of ours: the row stays unclear, the log gets it."""

    def crashed(error: BaseException) -> None:
        trial.take(key, ok=None, words=tr("could not be tested"))
        raise error

    return crashed
