"""Dovecot, IMAP and POP3, in its real failure modes."""

from __future__ import annotations

import imaplib
import io
import poplib
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from tests.fakes.certificates import HOST, Authority
from tests.integration.cells import Verdict
from tests.integration.servers import (
    PASSWORD,
    USER,
    Certify,
    Dovecot,
    dated,
    dovecot,
    for_another_host,
    missing_server,
    of_an_unknown_authority,
    self_signed,
)
from tests.integration.stage import (
    Cells,
    NotToBeHadError,
    Stage,
    account,
    degraded,
    imap,
    maintenance,
    outage,
    pop3,
    well,
)

MISSING = missing_server("dovecot")
DOVECOT = Cells("Dovecot", MISSING)
cell = DOVECOT.cell


def running(stage: Stage, certify: Certify | None = None, **settings: str) -> Dovecot:
    """A Dovecot, and an account that receives from it by IMAP."""
    server = stage.enter(dovecot(stage.authority, certify, **settings))
    stage.account(receive=imap(server.imaps_port))
    return server


@cell("all well", well())
def all_well(stage: Stage) -> None:
    running(stage)


@cell("all well, STARTTLS", well())
def all_well_starttls(stage: Stage) -> None:
    stage.account(receive=imap(running(stage).imap_port, "starttls"))


@cell("all well, POP3", well())
def all_well_pop3(stage: Stage) -> None:
    stage.account(receive=pop3(running(stage).pop3s_port))


@cell("stopped", outage("refused"))
def stopped(stage: Stage) -> None:
    server = running(stage)
    stage.check_when_all_is_well()
    server.stop()


@cell("frozen, first answer", Verdict(1, "outage", "ok", ("receive",), "provider", "timeout"), "--quick", within_s=12)
@cell("frozen", outage("timeout"))
def frozen(stage: Stage) -> None:
    """The processes are there, the kernel takes connections, nobody speaks."""
    server = running(stage)
    stage.check_when_all_is_well()
    server.freeze()


# --- the login ---------------------------------------------------------------------------------------------------


@cell("password file unreadable", outage("auth_unavailable", "Temporary authentication failure."))
def backend_down(stage: Stage) -> None:
    running(stage).break_authentication()


@cell("password file unreadable, POP3", outage("auth_unavailable", "Temporary authentication failure."))
def backend_down_pop3(stage: Stage) -> None:
    server = running(stage)
    server.break_authentication()
    stage.account(receive=pop3(server.pop3s_port))


@cell("directory server down", outage("auth_unavailable", "Temporary authentication failure."))
def directory_down(stage: Stage) -> None:
    running(stage).ask_script("exit 111")


@cell("directory server hangs", outage("timeout"))
def directory_hangs(stage: Stage) -> None:
    running(stage).ask_script("sleep 90")


@cell("login takes 3 s", well())
def slow_login(stage: Stage) -> None:
    running(stage).ask_script("sleep 3; accept")


@cell("mailbox takes 60 s to open", outage("timeout"))
def slow_mailbox(stage: Stage) -> None:
    running(stage).after_login('sleep 60; exec "$@"')


@cell("drips words for ever after the login", outage("timeout"))
def dripping(stage: Stage) -> None:
    running(stage).after_login("while sleep 0.3; do printf '* OK still looking\\r\\n'; done")


@cell("wrong password", account("authenticationfailed", "Authentication failed."))
def wrong_password(stage: Stage) -> None:
    stage.account(receive=imap(running(stage).imaps_port), password="wrong-password")


@cell("wrong password, POP3", account("auth", "Authentication failed."))
def wrong_password_pop3(stage: Stage) -> None:
    stage.account(receive=pop3(running(stage).pop3s_port), password="wrong-password")


@cell("login disabled, reason told", account(None, "Your mailbox is closed: please call the hotline"))
def login_disabled(stage: Stage) -> None:
    running(stage).close_logins("Your mailbox is closed: please call the hotline")


@cell("login disabled for maintenance", maintenance("We are moving the mailboxes, maintenance until 18:00"))
def logins_closed(stage: Stage) -> None:
    running(stage).close_logins("We are moving the mailboxes, maintenance until 18:00")


@cell("maintenance in the greeting, logins work", well())
def greeting_announces(stage: Stage) -> None:
    """Words at the door never outweigh a login that works."""
    running(stage, login_greeting="Maintenance tonight from 22:00 to 23:00")


@cell("sent away after the login", maintenance("Maintenance of the mailbox store"))
def sent_away(stage: Stage) -> None:
    running(stage).after_login("printf '* BYE [UNAVAILABLE] Maintenance of the mailbox store\\r\\n'; exit 0")


@cell("too many connections", account("too_many_connections", "mail_max_userip_connections=1"))
def too_many(stage: Stage) -> None:
    server = running(stage, mail_max_userip_connections="1")
    stage.enter(imap_session(stage.authority, server))


@cell("too many connections, POP3", account("too_many_connections", "mail_max_userip_connections=1"))
def too_many_pop3(stage: Stage) -> None:
    server = running(stage, mail_max_userip_connections="1")
    stage.enter(pop3_session(stage.authority, server))
    stage.account(receive=pop3(server.pop3s_port))


@cell("mailbox held by another session, POP3", account("in_use", "locked by another POP3 session"))
def in_use(stage: Stage) -> None:
    server = running(stage, pop3_lock_session="yes")
    stage.enter(pop3_session(stage.authority, server))
    stage.account(receive=pop3(server.pop3s_port))


@contextmanager
def imap_session(authority: Authority, server: Dovecot) -> Iterator[None]:
    """Another program of the user's is logged in."""
    context = ssl.create_default_context(cafile=authority.ca_file)
    with imaplib.IMAP4_SSL(HOST, server.imaps_port, ssl_context=context, timeout=20) as other:
        other.authenticate("PLAIN", lambda _challenge: f"\0{USER}\0{PASSWORD}".encode())
        yield


@contextmanager
def pop3_session(authority: Authority, server: Dovecot) -> Iterator[None]:
    """Another program of the user's is logged in."""
    context = ssl.create_default_context(cafile=authority.ca_file)
    other = poplib.POP3_SSL(HOST, server.pop3s_port, context=context, timeout=20)
    other.encoding = "UTF-8"
    other.user(USER)
    other.pass_(PASSWORD)
    yield
    other.close()


# --- the store ---------------------------------------------------------------------------------------------------


@cell("store broken", degraded(None, "Internal error occurred"))
def store_broken(stage: Stage) -> None:
    running(stage).break_store()


@cell("mailbox full", account("overquota"))
def mailbox_full(stage: Stage) -> None:
    server = running(stage)
    server.add_user("full@nordpost.example", PASSWORD, quota="*:messages=1")
    server.deliver("full@nordpost.example")
    stage.account(receive=imap(server.imaps_port), user="full@nordpost.example")


@cell("mailbox nearly full", well())
def mailbox_nearly_full(stage: Stage) -> None:
    server = running(stage)
    server.add_user("nearly@nordpost.example", PASSWORD, quota="*:messages=2")
    server.deliver("nearly@nordpost.example")
    stage.account(receive=imap(server.imaps_port), user="nearly@nordpost.example")


@cell("disk full", well())
def disk_full(stage: Stage) -> None:
    """What is there can be read as ever; that nothing new comes in shows in test mails only."""
    server = running(stage)
    server.deliver()
    stage.enter(full_disk(server.folder / "mail" / USER))


@cell("disk full, mailbox never opened", degraded(None, "Internal error occurred"))
def disk_full_at_first(stage: Stage) -> None:
    server = running(stage)
    store = server.folder / "mail" / USER
    store.mkdir()
    shutil.chown(store, "mail", "mail")
    stage.enter(full_disk(store))


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """What is in `folder` moves to a disk of its own that has not a byte left."""
    aside = folder.with_name("aside")
    folder.rename(aside)
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "mailampel", folder], check=False, capture_output=True, text=True
    )
    if mounted.returncode:
        raise NotToBeHadError(f"a disk of its own cannot be mounted: {mounted.stderr.strip()}")
    try:
        subprocess.run(["cp", "-a", f"{aside}/.", folder], check=True)
        shutil.chown(folder, "mail", "mail")
        if (arrived := folder / "Maildir" / "new").exists():
            (arrived / "1.arrived").write_text("Subject: hello\n\nhello\n")
        with (folder / "filler").open("wb", buffering=0) as file:
            fill(file)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(file: io.RawIOBase) -> None:
    """Writes until there is no space."""
    for size in (4096, 1):
        with suppress(OSError):
            while file.write(bytes(size)):
                pass


# --- certificates ------------------------------------------------------------------------------------------------


PROTOCOLS = ("", ", POP3")
WRONG = {
    "is for another host": (for_another_host, "certificate_hostname"),
    "is of an unknown authority": (of_an_unknown_authority, "certificate_unknown_issuer"),
    "is self-signed": (self_signed, "certificate_self_signed"),
}


def served(stage: Stage, certify: Certify, *, protocol: str, known_before: bool = False) -> None:
    server = running(stage)
    if protocol:
        stage.account(receive=pop3(server.pop3s_port))
    if known_before:
        stage.check_when_all_is_well()
    server.certify(certify)


for by in PROTOCOLS:
    cell(f"certificate expired{by}", outage("certificate_expired"))(
        partial(served, certify=dated(-90, -1), protocol=by)
    )
    cell(
        f"certificate not yet valid{by}",
        Verdict(3, "line", "ok", ("receive",), "computer", "certificate_not_yet_valid"),
    )(partial(served, certify=dated(2, 90), protocol=by))
    cell(f"certificate ends in 10 days{by}", well())(partial(served, certify=dated(-80, 10), protocol=by))
    for what, (certify, code) in WRONG.items():
        wrong = partial(served, certify=certify, protocol=by)
        cell(f"certificate {what}{by}, never seen", account(code))(wrong)
        cell(f"certificate {what}{by}, was right before", outage(code))(partial(wrong, known_before=True))
