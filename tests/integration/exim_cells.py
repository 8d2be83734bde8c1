"""Exim for submission in its real failure modes."""

from __future__ import annotations

from tests.integration.exim import Exim, exim
from tests.integration.postfix_cells import SEND, connection
from tests.integration.stage import Cells, Stage, account, maintenance, outage, smtp, well
from tests.integration.unpacked import missing_tools

EXIM = Cells("Exim", missing_tools())
cell = EXIM.cell


def running(stage: Stage, settings: str = "", at_the_door: str = "") -> Exim:
    """An Exim, and an account that sends through it."""
    server = stage.enter(exim(stage.authority, settings, at_the_door))
    stage.account(send=smtp(server.port))
    return server


@cell("all well", well())
def all_well(stage: Stage) -> None:
    running(stage)


@cell("stopped", outage("refused", affected=SEND))
def stopped(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.stop()


@cell("password file unreadable", outage(words="Unable to authenticate at present", affected=SEND))
def backend_down(stage: Stage) -> None:
    running(stage).break_authentication()


@cell("wrong password", account(words="Incorrect authentication data", affected=SEND))
def wrong_password(stage: Stage) -> None:
    stage.account(send=smtp(running(stage).port), password="wrong-password")


@cell(
    "too many connections of ours",
    account("too_many_connections", "Too many concurrent SMTP connections from this", SEND),
)
def too_many_of_ours(stage: Stage) -> None:
    server = running(stage, "smtp_accept_max_per_host = 1")
    stage.enter(connection(server.port))


@cell("too many connections, of whom it does not say", account("too_many_connections", affected=SEND))
def too_many(stage: Stage) -> None:
    """The limit for everybody together; to the one who is turned away it looks like a limit of his own."""
    server = running(stage, "smtp_accept_max = 1")
    stage.enter(connection(server.port))


@cell("closed for maintenance at the door", maintenance("Maintenance of the mail queue until 18:00", SEND))
def maintained(stage: Stage) -> None:
    running(stage, at_the_door="defer message = Maintenance of the mail queue until 18:00")
