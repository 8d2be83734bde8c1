"""Errors by number: SMTP, HTTP, sockets, TLS, Windows and Outlook."""

from __future__ import annotations

import pytest

from tray_app.model.failures import explain
from tray_app.model.failures.material import material
from tray_app.model.failures.stage import Stage
from tray_app.model.failures.waits import retry_after_s


def code(text: str, protocol: str = "smtp", phase: str = "") -> str:
    return explain(text, protocol, phase).code


@pytest.mark.parametrize(
    ("reply", "phase", "expected"),
    [
        ("421", "banner", "unavailable"),
        ("450", "rcpt", "recipient"),
        ("451", "data", "unavailable"),
        ("452", "mail", "server_storage"),
        ("454", "auth", "auth_unavailable"),
        ("454", "starttls", "tls_unavailable"),
        ("501", "ehlo", "protocol_misuse"),
        ("530 5.7.1", "mail", "login_needed"),
        ("535", "auth", "authenticationfailed"),
        ("550", "rcpt", "recipient"),
        ("550", "data", "address_blocked"),
        ("554", "banner", "no_service_here"),
        ("550 5.4.5", "mail", "rate_limited"),
        ("5.2.2", "rcpt", "overquota"),
        ("559", "data", "address_blocked"),
        ("250 2.0.0 ok", "data", "ok"),
    ],
)
def test_smtp_replies(reply, phase, expected):
    assert code(reply, "smtp", phase) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0x800CCC0E", "unknown"),
        ("0×800ccc92", "credentials_rejected"),
        ("0x800CCC8O", "login_method"),
        ("0X8004060C", "outlook_data_file"),
        ("0x80072EE7", "name_unknown"),
        ("0x80072746", "reset"),
        ("0x8007274C", "timeout"),
        ("0x801901F7", "http_5xx"),
        ("0x80190194", "not_found"),
        ("0x801901F4", "http_5xx"),
        ("0x801901AD", "rate_limited"),
        ("0x8007052E", "credentials_rejected"),
        ("0x80070775", "account_blocked"),
        ("0x80072F05", "certificate_expired"),
        ("0x80072F06", "certificate_hostname"),
        ("0x8004011D", "unknown"),
        ("0x800B0101", "certificate_expired"),
        ("0x12345678", "unknown"),
    ],
)
def test_outlook_and_windows_numbers(number, expected):
    assert code(f"Error {number}", "client", "outlook") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Errno 111] Verbindungsaufbau abgelehnt", "refused"),
        ("[Errno -2] unbekannt", "name_unknown"),
        ("[WinError 10060] Zeit", "timeout"),
        ("[WinError 10013] verboten", "forbidden_here"),
        ("NSURLErrorDomain Code=-1009", "offline"),
        ("verify error:num=18", "certificate_self_signed"),
        ("verify return code: 10", "certificate_expired"),
        ("kCFStreamErrorDomainSSL, -9843", "certificate_hostname"),
        ("errSSLXCertChainInvalid -9807", "certificate_invalid"),
        ("kCFErrorDomainCFNetwork Code=-1003", "name_unknown"),
        ("errno 4711", "unknown"),
    ],
)
def test_system_numbers(text, expected):
    assert code(text, "imap", "connect") == expected


@pytest.mark.parametrize(
    ("text", "wait_s"),
    [
        ("BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds", 299.961),
        ("503 Busy\nRetry-After: 120\nX-A: 1", 120.0),
        ("503 Busy\nRetry-After: Tue, 24 Nov 2026 20:00:00 GMT", None),
        ("-ERR [LOGIN-DELAY] Logins must be at least 5 minutes apart", 300.0),
        ("LOGIN-DELAY 900", 900.0),
        ("try again in 2 hours", 7200.0),
        ("Bitte warten Sie 10 Minuten", 600.0),
        ("no such wish", None),
    ],
)
def test_waits(text, wait_s):
    assert retry_after_s(material(text, "", Stage.ANY)) == pytest.approx(wait_s)


@pytest.mark.parametrize(("wait", "expected"), [("599", "http_5xx"), ("600", "maintenance")])
def test_a_long_wait_is_announced_work(wait, expected):
    assert code(f"503 Service Unavailable\nRetry-After: {wait}", "http", "webmail") == expected


def test_the_words_around_a_broken_page_do_not_decide():
    assert code("502 Bad Gateway\n\nSpam filter. Password forgotten? Account locked?", "http", "webmail") == "http_5xx"


def test_bare_numbers_are_no_status_in_a_mail_programs_message():
    assert code("I waited 503 seconds", "client", "outlook") == "unknown"
