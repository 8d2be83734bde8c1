"""Postfix for submission, with Dovecot's passwords, in its real failure modes."""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.fakes.certificates import HOST
from tests.integration.servers import Dovecot, Postfix, closed_port, dovecot, missing_server, postfix
from tests.integration.stage import Cells, Stage, account, imap, outage, smtp, well

POSTFIX = Cells("Postfix", missing_server("postfix") or missing_server("dovecot"))
cell = POSTFIX.cell
SEND = ("send",)
_PAUSE = threading.Event()


def running(stage: Stage, more: str = "", processes: str = "-") -> tuple[Postfix, Dovecot]:
    """A Postfix and its Dovecot, and an account that sends through it."""
    passwords = stage.enter(dovecot(stage.authority))
    server = stage.enter(postfix(stage.authority, passwords.auth_port, more=more, processes=processes))
    stage.account(send=smtp(server.port))
    return server, passwords


@contextmanager
def connection(port: int) -> Iterator[None]:
    """Another program of the user's has said hello and stays."""
    with _connected(port) as other:
        other.ehlo("[127.0.0.1]")
        yield


def _connected(port: int) -> smtplib.SMTP:
    """Where few are let in, whoever asked whether the server is up must have been seen off first."""
    for _ in range(100):
        with suppress(smtplib.SMTPConnectError):
            return smtplib.SMTP(HOST, port, timeout=20)
        _PAUSE.wait(0.1)
    raise TimeoutError(f"port {port} lets nobody in")


@cell("no process left for us", outage("timeout", affected=SEND))
def no_process_left(stage: Stage) -> None:
    server, _passwords = running(stage, processes="1")
    stage.check_when_all_is_well()
    stage.enter(connection(server.port))


@cell("all well", well())
def all_well(stage: Stage) -> None:
    running(stage)


@cell("all well, encrypted from the start", well())
def all_well_tls(stage: Stage) -> None:
    stage.account(send=smtp(running(stage)[0].tls_port, "tls"))


@cell("stopped, mail still comes in", outage("refused", affected=SEND))
def stopped(stage: Stage) -> None:
    server, passwords = running(stage)
    stage.account(receive=imap(passwords.imaps_port), send=smtp(server.port))
    stage.check_when_all_is_well()
    server.stop()


@cell(
    "password file unreadable, this Postfix calls it a wrong password", account("authenticationfailed", affected=SEND)
)
def backend_down(stage: Stage) -> None:
    """Word for word what it says to a wrong password: nobody could tell from this alone."""
    running(stage)[1].break_authentication()


@cell("password file unreadable, IMAP names the cause", outage("auth_unavailable", "Temporary authentication failure"))
def backend_down_for_both(stage: Stage) -> None:
    """What one service calls a wrong password is an outage where the other one says so."""
    server, passwords = running(stage)
    stage.account(receive=imap(passwords.imaps_port), send=smtp(server.port))
    passwords.break_authentication()


@cell("refused login, asked again later", account("login_stopped", affected=SEND))
def asked_again(stage: Stage) -> None:
    """No login is tried any more, and an open front door does not make it well."""
    stage.account(send=smtp(running(stage)[0].port), password="wrong-password")
    first = stage.program.check("--quick")
    assert first.account["status"] == "account", first.short()


@cell("password service gone", outage(affected=SEND))
def password_service_gone(stage: Stage) -> None:
    """smtpd ends when it is asked, after STARTTLS; then its master lets clients wait."""
    server = stage.enter(postfix(stage.authority, closed_port()))
    stage.account(send=smtp(server.port))


@cell("no key for TLS", outage(words="TLS not available due to local problem", affected=SEND))
def no_key(stage: Stage) -> None:
    server, _passwords = running(stage)
    (server.folder / "server.pem").write_text("damaged\n")
    server.stop()
    server.start()


@cell("wrong password", account("authenticationfailed", "Error: authentication failed", SEND))
def wrong_password(stage: Stage) -> None:
    stage.account(send=smtp(running(stage)[0].port), password="wrong-password")


@cell("too many connections", account("too_many_connections", "Error: too many connections", SEND))
def too_many(stage: Stage) -> None:
    limits = "smtpd_client_connection_count_limit = 1\nsmtpd_client_event_limit_exceptions =\n"
    server, _passwords = running(stage, limits)
    stage.enter(connection(server.port))


@cell("too many logins", account("rate_limited", "too many AUTH commands", SEND))
def too_many_logins(stage: Stage) -> None:
    running(stage, "smtpd_client_auth_rate_limit = 1\nsmtpd_client_event_limit_exceptions =\n")
    stage.check_when_all_is_well()
