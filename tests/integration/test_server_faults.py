"""The real program against real servers in their real failure modes: whose fault does it say it is?"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.fakes import servers
from tests.fakes.certificates import ADDRESS, authority
from tests.integration.bridge_cells import BRIDGE
from tests.integration.cells import Together, record
from tests.integration.courier_cells import COURIER
from tests.integration.cyrus_cells import CYRUS
from tests.integration.dovecot_cells import DOVECOT
from tests.integration.exim_cells import EXIM
from tests.integration.opensmtpd_cells import OPENSMTPD
from tests.integration.postfix_cells import POSTFIX
from tests.integration.stage import NotToBeHadError, played, stage_in
from tests.integration.web_cells import NGINX, RADICALE

pytestmark = [pytest.mark.integration, pytest.mark.timeout(420)]
AT_ONCE = 6
SERVERS = (DOVECOT, COURIER, CYRUS, EXIM, OPENSMTPD, POSTFIX, NGINX, RADICALE, BRIDGE)
MATRIX = {name: cell for server in SERVERS for name, cell in server.all.items()}


@pytest.fixture(scope="module")
def together(request, tmp_path_factory):
    """All cells that this run wants, played beside each other."""
    folder = tmp_path_factory.mktemp("servers")
    (folder / "control").mkdir()
    ours, theirs = authority(folder), authority(folder / "control", "Other provider")
    wanted = [item.callspec.params["name"] for item in request.session.items if item.path == request.path]
    with ExitStack() as up:
        controls = [up.enter_context(servers.FakeServer(servers.imap(), theirs.server())) for _ in range(2)]
        places = tuple(f"{ADDRESS}:{control.port}" for control in controls)
        running = Together(AT_ONCE)
        up.callback(running.close)
        playable = [name for name in wanted if not MATRIX[name].missing]
        # Those that wait for a deadline are the longest: they begin.
        playable.sort(key=lambda name: MATRIX[name].expected.code != "timeout")
        for number, name in enumerate(playable):
            stage = stage_in(folder / str(number), ours, places)
            running.start([(name, lambda cell=MATRIX[name], stage=stage: played(cell, stage))])
        yield running


@pytest.mark.parametrize("name", MATRIX)
def test_whose_fault_it_is(together, name):
    cell = MATRIX[name]
    if cell.missing:
        skip(name, cell, cell.missing)
    try:
        answer, differences = together.outcome(name)
    except NotToBeHadError as problem:
        skip(name, cell, str(problem))

    record(name, cell.expected.short(), answer.short(), answer.seconds)
    assert not differences, f"{differences}\n{answer.told}"


def skip(name, cell, why):
    """Never silently green: the table and the summary name what was not tried."""
    record(name, cell.expected.short(), f"skipped: {why}", 0.0)
    pytest.skip(f"{name}: {why}")
