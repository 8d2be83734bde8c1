from __future__ import annotations

import errno
import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import certificates, servers
from tests.fakes.accounts import Security, probe
from tests.fakes.servers import FakeServer
from tray_app.model.reason import Failure, Origin
from tray_app.net.certificate import NO_CERTIFICATE, Certificate
from tray_app.net.wire import WireError
from tray_app.probes.failures import certificate_reason, garbage_reason, is_interceptor, network_reason

NOW = datetime(2031, 5, 14, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ECONNREFUSED, "Verbindungsaufbau abgelehnt"), "refused"),
        (OSError(errno.ECONNRESET, "timed out"), "reset"),
        (OSError(errno.ENETUNREACH, ""), "unreachable"),
        (OSError(errno.EHOSTUNREACH, ""), "unreachable"),
        (OSError(errno.ETIMEDOUT, "connection refused"), "timeout"),
        (OSError(9999, "connection refused"), "failed"),
        (TimeoutError(), "timeout"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporärer Fehler"), "dns_failed"),
        (ssl.SSLEOFError(8, "eof"), "tls_closed"),
        (ssl.SSLError(1, "certificate verify failed"), "tls_failed"),
        (WireError("closed"), "closed"),
    ],
)
def test_the_number_decides_and_never_the_words(error, code):
    reason = network_reason(error, settings_are_proven=False)

    assert (reason.code, reason.failure, reason.origin, reason.quote) == (code, Failure.UNKNOWN, Origin.UNKNOWN, "")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_what_this_computer_forbids_is_its_own_matter(number):
    reason = network_reason(OSError(number, ""), settings_are_proven=True)

    assert (reason.failure, reason.origin) == (Failure.LOCAL_NETWORK, Origin.COMPUTER)


@pytest.mark.parametrize(
    ("proven", "failure", "origin"),
    [(True, Failure.UNKNOWN, Origin.UNKNOWN), (False, Failure.SERVER_MISCONFIGURED, Origin.ACCOUNT)],
)
def test_a_name_that_is_gone_is_the_settings_matter_only_if_it_never_worked(proven, failure, origin):
    reason = network_reason(socket.gaierror(socket.EAI_NONAME, ""), settings_are_proven=proven)

    assert (reason.code, reason.failure, reason.origin) == ("name_unknown", failure, origin)


def verify_error(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "any words")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("number", "seen", "proven", "code", "origin"),
    [
        (10, NO_CERTIFICATE, False, "certificate_expired", Origin.PROVIDER),
        (9, NO_CERTIFICATE, True, "certificate_not_yet_valid", Origin.COMPUTER),
        (62, NO_CERTIFICATE, False, "certificate_hostname", Origin.ACCOUNT),
        (62, NO_CERTIFICATE, True, "certificate_hostname", Origin.PROVIDER),
        (18, NO_CERTIFICATE, False, "certificate_self_signed", Origin.ACCOUNT),
        (20, NO_CERTIFICATE, True, "certificate_unknown_issuer", Origin.PROVIDER),
        (20, Certificate("X", NOW - 9 * DAY, NOW - DAY), False, "certificate_expired", Origin.PROVIDER),
        (20, Certificate("X", NOW + DAY, NOW + 9 * DAY), False, "certificate_not_yet_valid", Origin.COMPUTER),
        (0x800B0101, NO_CERTIFICATE, False, "certificate_expired", Origin.PROVIDER),
        (12345, NO_CERTIFICATE, False, "certificate_invalid", Origin.ACCOUNT),
    ],
)
def test_what_is_wrong_with_a_certificate_and_whose_matter_it_is(number, seen, proven, code, origin):
    reason = certificate_reason(verify_error(number), seen, NOW, settings_are_proven=proven)

    assert (reason.failure, reason.code, reason.origin) == (Failure.TLS_CERTIFICATE, code, origin)


@pytest.mark.parametrize("issuer", ["Avast Web/Mail Shield Root", "ESET SSL Filter CA", "Zscaler Inc."])
def test_security_software_is_known_by_its_issuer(issuer):
    assert is_interceptor(issuer)
    assert not is_interceptor("Let's Encrypt, R11")


@pytest.mark.parametrize("kind", ["imap", "webmail"])
def test_an_interceptor_is_found_by_a_look_at_the_certificate(kind, authority):
    with FakeServer(servers.silent, tls=certificates.intercepted(authority)) as server:
        result = probe(kind, server.port, security=Security.TLS)

    assert (result.reason.failure, result.reason.origin) == (Failure.TLS_INTERCEPTED, Origin.COMPUTER)
    assert "Avast" in result.certificate_issuer


@pytest.mark.parametrize(
    ("line", "protocol", "code"),
    [
        ("+OK POP3", "imap", "other_protocol"),
        ("* OK IMAP", "smtp", "other_protocol"),
        ("220 mail", "pop3", "other_protocol"),
        ("220 mail", "smtp", "garbage"),
        ("hello", "imap", "garbage"),
        ("", "imap", "garbage"),
    ],
)
def test_another_protocol_is_told_from_noise(line, protocol, code):
    assert garbage_reason(line, protocol, settings_are_proven=False).code == code


@pytest.mark.parametrize(("proven", "failure"), [(False, Failure.SERVER_MISCONFIGURED), (True, Failure.UNKNOWN)])
def test_what_looks_like_a_wrong_setting_is_none_if_it_worked_before(proven, failure):
    assert garbage_reason("220 mail", "imap", settings_are_proven=proven).failure is failure


def test_a_plain_server_on_a_tls_port_is_a_wrong_setting():
    with FakeServer(servers.smtp()) as server:
        result = probe("smtp", server.port, security=Security.TLS)

    assert (result.reason.failure, result.reason.code) == (Failure.SERVER_MISCONFIGURED, "not_tls")
