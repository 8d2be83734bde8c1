from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from tests.fakes import servers
from tests.fakes.servers import FakeServer
from tray_app.net.certificate import unverified_certificate, verified_certificate
from tray_app.net.trust import unverified_context

ENDS = datetime(2039, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def server(authority):
    with FakeServer(servers.silent, tls=authority.server(ends_at=ENDS)) as running:
        yield running


def connected(server, context):
    sock = socket.socket()
    sock.settimeout(5)
    sock.connect(("127.0.0.1", server.port))
    return context.wrap_socket(sock, server_hostname="localhost")


def test_both_ways_of_reading_a_certificate_agree(server, context):
    with connected(server, context) as sock:
        verified = verified_certificate(sock)
    with connected(server, unverified_context()) as sock:
        unverified = unverified_certificate(sock)

    assert verified == unverified
    assert verified.ends_at == ENDS
    assert verified.issuer.startswith("Mailampel tests")


def test_an_unverified_connection_still_shows_its_certificate(server):
    with connected(server, unverified_context()) as sock:
        assert verified_certificate(sock).ends_at == ENDS
