from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes import servers
from tests.fakes.accounts import SECRET, TRUST, account, probe
from tests.fakes.servers import FakeServer, closed_port, imap
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase
from tray_app.probes import ProbeRequest
from tray_app.probes.visit import Visit

NOW = datetime(2031, 5, 14, tzinfo=UTC)


def request(**options: object) -> ProbeRequest:
    subject = account("imap", 993, **options)
    return ProbeRequest(subject, subject.services[0], Depth.DEEP, TRUST, 5.0, lambda: NOW, SECRET)


def test_the_result_tells_when_it_began_and_how_far_it_got():
    visit = Visit(request())
    visit.enter(Phase.CONNECT)
    result = visit.result(Reason(Failure.UNKNOWN, "refused", Origin.UNKNOWN))

    assert (result.started_at, result.phase, result.ok) == (NOW, Phase.CONNECT, False)
    assert set(result.timings_ms) == {"dns", "connect"}
    assert result.duration_ms >= sum(result.timings_ms.values()) - 0.1


def test_phases_that_are_entered_twice_add_up(authority):
    with FakeServer(imap(capabilities="STARTTLS", tls=authority.server())) as server:
        from tests.fakes.accounts import Security

        result = probe("imap", server.port, security=Security.STARTTLS, ca_file=authority.ca_file)

    assert list(result.timings_ms) == ["dns", "connect", "greeting", "tls"]


def test_the_endpoint_is_told_even_if_nobody_answers():
    port = closed_port()

    assert probe("imap", port).endpoint == f"localhost:{port}"


@pytest.mark.parametrize(("host", "family"), [("127.0.0.1", "ipv4"), ("localhost", "ipv4")])
def test_the_family_that_answered_is_told(host, family):
    with FakeServer(servers.closing) as server:
        assert probe("imap", server.port, host=host).family == family


def test_an_unusable_authority_file_is_this_computers_matter(tmp_path):
    from tests.fakes.accounts import Security

    with FakeServer(servers.silent) as server:
        result = probe("imap", server.port, security=Security.TLS, ca_file=str(tmp_path / "gone.pem"))

    assert (result.reason.code, result.reason.origin) == ("ca_file_unreadable", Origin.COMPUTER)


def test_without_a_secret_a_deep_probe_stays_outside():
    with FakeServer(imap()) as server:
        result = probe("imap", server.port, deep=True, secret="")

    assert (result.reason, result.phase, result.depth) == (None, Phase.GREETING, Depth.LIGHT)
