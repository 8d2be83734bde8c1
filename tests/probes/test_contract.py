"""What every probe must stand: each hostile server gives a result, in time, without raising, in bounded memory."""

from __future__ import annotations

import threading
import time
import tracemalloc

import pytest

from tests.fakes import certificates, servers
from tests.fakes.accounts import Security, probe
from tests.fakes.servers import FakeServer, closed_port
from tray_app.model.reason import Failure, Origin
from tray_app.model.result import Phase
from tray_app.probes import PROBES

DEADLINE_S = 0.35
GRACE_S = 1.0
MEGABYTE = 1024 * 1024
FLOOD = b"x" * 50 * MEGABYTE
FIRST_WORDS = {
    "imap": b"* OK IMAP ready",
    "smtp": b"220 mail.example ESMTP",
    "pop3": b"+OK POP3 ready",
    "webmail": b"HTTP/1.1 200 OK\r\nContent-Type: text/html",
    "carddav": b"HTTP/1.1 200 OK\r\nDAV: 1, addressbook",
}
HOSTILE = {
    "silent": lambda start: servers.silent,
    "garbage": lambda start: servers.garbage,
    "dripping": servers.dripping,
    "endless line": servers.endless_line,
    "early close": lambda start: servers.closing,
    "cut mid-line": servers.cut_line,
}
CERTIFICATES = {
    "expired": (certificates.expired, "certificate_expired"),
    "not yet valid": (certificates.not_yet_valid, "certificate_not_yet_valid"),
    "wrong host": (certificates.wrong_host, "certificate_hostname"),
    "self-signed": (certificates.self_signed, "certificate_unknown_issuer"),
}
every_probe = pytest.mark.parametrize("kind", list(PROBES))


def timed(kind: str, port: int, **options: object):
    """The result, and whether it came in time."""
    began = time.monotonic()
    result = probe(kind, port, deadline_s=DEADLINE_S, **options)
    return result, time.monotonic() - began < DEADLINE_S + GRACE_S


@pytest.mark.parametrize("kind", ["imap", "pop3", "smtp"])
def test_who_has_not_said_hello_is_silent_however_long_a_login_may_take(kind, monkeypatch):
    monkeypatch.setattr("tray_app.probes.visit.DOOR_S", DEADLINE_S)
    with FakeServer(servers.silent) as server:
        began = time.monotonic()
        result = probe(kind, server.port, deep=True, deadline_s=20.0)

    assert time.monotonic() - began < DEADLINE_S + GRACE_S
    assert (result.phase, result.reason.code) == (Phase.GREETING, "timeout")


def test_a_login_may_take_longer_than_a_greeting(monkeypatch):
    monkeypatch.setattr("tray_app.probes.visit.DOOR_S", DEADLINE_S)
    waits = threading.Event()

    def script(c):
        c.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready")
        tag = c.hear().decode().partition(" ")[0]
        c.say("+ ")
        c.hear()
        waits.wait(2 * DEADLINE_S)
        servers.imap(f"{tag} OK logged in")(c)

    with FakeServer(script) as server:
        result = probe("imap", server.port, deep=True, deadline_s=20.0)

    assert result.reason is None, result
    assert result.phase is Phase.USE


@every_probe
def test_a_closed_port_is_refused_at_once(kind):
    result, in_time = timed(kind, closed_port())

    assert in_time
    assert (result.phase, result.reason.code) == (Phase.CONNECT, "refused")


@every_probe
@pytest.mark.parametrize("deep", [False, True], ids=["light", "deep"])
@pytest.mark.parametrize("behaviour", list(HOSTILE))
def test_a_hostile_server_ends_in_a_neutral_result_in_time(kind, behaviour, deep):
    with FakeServer(HOSTILE[behaviour](FIRST_WORDS[kind])) as server:
        result, in_time = timed(kind, server.port, deep=deep)

    assert in_time
    assert result.phase is Phase.GREETING
    assert (result.reason.failure, result.reason.origin, result.reason.quote) == (Failure.UNKNOWN, Origin.UNKNOWN, "")


@every_probe
def test_a_hostile_server_does_not_fill_the_memory(kind):
    flood = {
        "imap": lambda c: (c.say("* OK hi", "* CAPABILITY IMAP4rev1 {52428800}"), c.send(FLOOD)),
        "webmail": servers.http(b"HTTP/1.1 200 OK\r\n\r\n" + FLOOD),
        "carddav": servers.http(b"HTTP/1.1 500 Oops\r\n\r\n" + FLOOD),
    }.get(kind, servers.endless_line(FIRST_WORDS[kind]))
    with FakeServer(flood) as server:
        probe(kind, server.port, deadline_s=DEADLINE_S)  # what is imported late does not count
        tracemalloc.start()
        probe(kind, server.port, deadline_s=DEADLINE_S)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 20 * MEGABYTE


@every_probe
def test_noise_in_place_of_tls_is_a_neutral_result(kind):
    with FakeServer(servers.garbage) as server:
        result, in_time = timed(kind, server.port, security=Security.TLS, worked_before=True)

    assert in_time
    assert (result.phase, result.reason.failure, result.reason.quote) == (Phase.TLS, Failure.UNKNOWN, "")


@every_probe
@pytest.mark.parametrize("fault", list(CERTIFICATES))
def test_a_bad_certificate_is_named_and_nothing_is_sent(kind, fault, authority):
    make, code = CERTIFICATES[fault]
    with FakeServer(servers.silent, tls=make(authority)) as server:
        result, in_time = timed(kind, server.port, deep=True, security=Security.TLS, ca_file=authority.ca_file)

    assert in_time
    assert (result.phase, result.reason.failure, result.reason.code) == (Phase.TLS, Failure.TLS_CERTIFICATE, code)
    assert server.heard == []


@every_probe
def test_a_name_that_does_not_exist_fails_at_dns(kind):
    result, in_time = timed(kind, 1, host="nobody.invalid")

    assert in_time
    assert (result.phase, result.reason.code) == (Phase.DNS, "name_unknown")
