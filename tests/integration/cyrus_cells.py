"""Cyrus IMAP in its real failure modes."""

from __future__ import annotations

from tests.integration.cyrus import Cyrus, cyrus
from tests.integration.servers import Certify, dated
from tests.integration.stage import Cells, Stage, account, degraded, imap, maintenance, outage, well
from tests.integration.unpacked import missing_tools

CYRUS = Cells("Cyrus", missing_tools())
cell = CYRUS.cell


def running(stage: Stage, certify: Certify | None = None, most_processes: int = 40) -> Cyrus:
    """A Cyrus, and an account that receives from it."""
    server = stage.enter(cyrus(stage.authority, certify, most_processes))
    stage.account(receive=imap(server.port))
    return server


@cell("all well", well())
def all_well(stage: Stage) -> None:
    running(stage)


@cell("stopped", outage("refused"))
def stopped(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.stop()


@cell("lets in, then sends everybody away for maintenance", maintenance("Maintenance of the mailbox store until 18:00"))
def closed(stage: Stage) -> None:
    """Greeting and login are as ever; then come `* BYE [ALERT]` and the administrator's words."""
    running(stage).close_doors("Maintenance of the mailbox store until 18:00")


@cell("lets in, then sends everybody away without a reason", degraded(words="System shutting down"))
def closed_without_reason(stage: Stage) -> None:
    running(stage).close_doors("System shutting down")


@cell("password daemon down", outage(words="generic failure"))
def password_daemon_down(stage: Stage) -> None:
    running(stage).break_authentication()


@cell("wrong password", account(words="authentication failure"))
def wrong_password(stage: Stage) -> None:
    stage.account(receive=imap(running(stage).port), password="wrong-password")


@cell("mailbox full", account("overquota"))
def mailbox_full(stage: Stage) -> None:
    running(stage).fill_mailbox()


@cell("index of the mailbox lost", degraded())
def index_lost(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.lose_index()


@cell("no process left for us", outage("timeout"))
def no_process_left(stage: Stage) -> None:
    server = running(stage, most_processes=1)
    stage.check_when_all_is_well()
    stage.enter(server.session())


@cell("certificate expired", outage("certificate_expired"))
def expired(stage: Stage) -> None:
    running(stage, dated(-90, -1))
