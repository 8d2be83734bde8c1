"""A local bridge, such as Proton's: a program on this computer that passes mail on, in its real failure mode."""

from __future__ import annotations

import socket
from contextlib import ExitStack, suppress

from tests.fakes import servers
from tests.integration.cells import Verdict
from tests.integration.stage import Cells, Stage, imap

PORT = 1143


def missing() -> str:
    """Why a bridge cannot be played here; empty if it can."""
    with suppress(OSError), socket.create_server(("127.0.0.1", PORT)):
        return ""
    return f"port {PORT} is in use"


BRIDGE = Cells("Bridge", missing())


@BRIDGE.cell("ended", Verdict(3, "line", "ok", ("receive",), "computer", "local_bridge", confirmed=True))
def ended(stage: Stage) -> None:
    with ExitStack() as up:
        listener = socket.create_server(("127.0.0.1", PORT))
        up.enter_context(servers.FakeServer(servers.imap(), listener=listener))
        stage.account(receive=imap(PORT, "plain"))
        stage.check_when_all_is_well()
