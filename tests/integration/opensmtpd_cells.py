"""OpenSMTPD for submission in its real failure modes."""

from __future__ import annotations

from tests.integration.opensmtpd import OpenSmtpd, opensmtpd
from tests.integration.postfix_cells import SEND
from tests.integration.stage import Cells, Stage, outage, smtp, well
from tests.integration.unpacked import missing_tools

OPENSMTPD = Cells("OpenSMTPD", missing_tools())
cell = OPENSMTPD.cell


def running(stage: Stage, security: str = "plain") -> OpenSmtpd:
    """An OpenSMTPD, and an account without a password that would send through it."""
    server = stage.enter(opensmtpd(stage.authority))
    stage.account(auth="none", send=smtp(server.port, security))
    return server


@cell("all well, not encrypted", well())
def all_well(stage: Stage) -> None:
    running(stage)


@cell("stopped", outage("refused", affected=SEND))
def stopped(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.stop()


@cell("paused by its administrator", outage("timeout", affected=SEND))
def paused(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.pause()


@cell("offers STARTTLS and cannot do it", outage(affected=SEND))
def no_encryption(stage: Stage) -> None:
    running(stage, "starttls")
