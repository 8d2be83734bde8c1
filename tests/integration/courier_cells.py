"""Courier IMAP in its real failure modes."""

from __future__ import annotations

import shutil

from tests.integration.courier import Courier, courier
from tests.integration.servers import Certify, dated
from tests.integration.stage import Cells, Stage, account, imap, outage, well
from tests.integration.unpacked import missing_tools

COURIER = Cells("Courier", missing_tools())
cell = COURIER.cell


def running(stage: Stage, certify: Certify | None = None) -> Courier:
    """A Courier, and an account that receives from it."""
    server = stage.enter(courier(stage.authority, certify))
    stage.account(receive=imap(server.port))
    return server


@cell("all well, it only alerts to a helper of its own that is missing", well())
def all_well(stage: Stage) -> None:
    """`* OK [ALERT] Filesystem notification initialization error` at each login, as on many sites."""
    running(stage)


@cell("stopped", outage("refused"))
def stopped(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.stop()


@cell("password daemon down", outage(words="Temporary problem, please try again later"))
def password_daemon_down(stage: Stage) -> None:
    running(stage).break_authentication()


@cell("wrong password", account(words="Login failed."))
def wrong_password(stage: Stage) -> None:
    stage.account(receive=imap(running(stage).port), password="wrong-password")


@cell("mailbox gone", outage("internal_error", "Fatal error: No such file or directory"))
def mailbox_gone(stage: Stage) -> None:
    shutil.rmtree(running(stage).maildir)


@cell("certificate expired", outage("certificate_expired"))
def expired(stage: Stage) -> None:
    running(stage, dated(-90, -1))
