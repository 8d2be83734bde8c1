"""Cyrus IMAP of the Debian packages, with saslauthd, run from an unpacked tree: it excludes Dovecot."""

from __future__ import annotations

import imaplib
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.fakes.certificates import ADDRESS, HOST, Authority
from tests.integration.servers import PASSWORD, USER, Certify, Process, free_ports, write_certificate
from tests.integration.unpacked import Root, unpacked

PACKAGES = (
    "cyrus-common", "cyrus-imapd", "sasl2-bin", "libsasl2-2", "libsasl2-modules", "libsasl2-modules-db",
    "libcom-err2", "libdb5.3", "libgssapi-krb5-2", "libical3", "libicu72", "libjansson4", "libk5crypto3",
    "libkeyutils1", "libkrb5-3", "libkrb5support0", "libldap-2.5-0", "libnsl2", "libpcre3", "libpq5", "libsqlite3-0",
    "libtirpc3", "libwrap0", "libxapian30", "libxml2", "tzdata",
)  # fmt: skip
NOT_STARTED = ("usr/lib/cyrus/bin/cyr_virusscan", "usr/lib/cyrus/bin/notifyd")
"""They need many more libraries."""
ADMIN = "postmaster@nordpost.example"
CYRUS_UID = 900
_STATE = "/var/lib/cyrus"
_IMAPD = f"""
configdirectory: {_STATE}
partition-default: /var/spool/cyrus
proc_path: /run/cyrus/proc
mboxname_lockpath: /run/cyrus/lock
admins: {ADMIN}
autocreate_quota: 0
virtdomains: userid
loginrealms: nordpost.example
unixhierarchysep: yes
allowplaintext: no
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: /run/saslauthd/mux
sasl_mech_list: PLAIN
tls_server_cert: /server.pem
tls_server_key: /server.pem
"""
_SERVICES = """
START {{
  recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -r"
}}
SERVICES {{
  imaps cmd="/usr/lib/cyrus/bin/imapd -s" listen="{address}:{port}" prefork=0 maxchild={most}
}}
EVENTS {{
}}
"""


@dataclass
class Cyrus:
    """IMAP, encrypted from the start, and the daemon that knows the passwords."""

    root: Root
    port: int
    authority: Authority
    imap: Process
    passwords: Process

    def stop(self) -> None:
        """Nobody listens any more."""
        self.imap.stop()

    def break_authentication(self) -> None:
        """The daemon that knows the passwords is gone."""
        self.passwords.stop()

    def close_doors(self, words: str) -> None:
        """What an administrator writes to send everybody away (imapd(8), `shutdown`)."""
        (self.root.folder(f"{_STATE[1:]}/msg", "cyrus") / "shutdown").write_text(f"{words}\n")

    def lose_index(self) -> None:
        """The mailboxes are listed, but what describes them is gone from the disk."""
        for index in (self.root / "var/spool/cyrus").rglob("cyrus.index"):
            index.unlink()

    @contextmanager
    def session(self, user: str = USER) -> Iterator[imaplib.IMAP4_SSL]:
        """Another program has logged in."""
        context = ssl.create_default_context(cafile=self.authority.ca_file)
        with imaplib.IMAP4_SSL(HOST, self.port, ssl_context=context, timeout=20) as other:
            other.authenticate("PLAIN", lambda _challenge: f"\0{user}\0{PASSWORD}".encode())
            yield other

    def fill_mailbox(self) -> None:
        """More mail than the user may keep."""
        with self.session() as user:
            user.append("INBOX", "", None, b"Subject: hello\r\n\r\n" + b"hello " * 1000 + b"\r\n")
        with self.session(ADMIN) as admin:
            admin.setquota(f"user/{USER}", "(STORAGE 2)")


@contextmanager
def cyrus(authority: Authority, certify: Certify | None = None, most_processes: int = 40) -> Iterator[Cyrus]:
    """A running Cyrus with the user `USER`; `most_processes` is how many clients it serves at a time."""
    with unpacked(PACKAGES, {"cyrus": CYRUS_UID, "mail": 8}, without=NOT_STARTED) as root, ExitStack() as up:
        (port,) = free_ports(1)
        _write_files(root, authority, certify, _SERVICES.format(address=ADDRESS, port=port, most=most_processes))
        server = Cyrus(
            root,
            port,
            authority,
            Process(root.command("/usr/lib/cyrus/bin/master", "-D", "-p", "/run/cyrus/pid"), port, root / "imap.log"),
            Process(
                root.command("/usr/sbin/saslauthd", "-d", "-a", "sasldb", "-n", "2", "-m", "/run/saslauthd"),
                root / "run/saslauthd/mux",
                root / "auth.log",
            ),
        )
        up.callback(server.passwords.stop)
        up.callback(server.imap.stop)
        server.passwords.start()
        server.imap.start()
        yield server


def _write_files(root: Root, authority: Authority, certify: Certify | None, services: str) -> None:
    write_certificate(root.path, authority, certify)
    (root / "etc/imapd.conf").write_text(_IMAPD)
    (root / "etc/cyrus.conf").write_text(services)
    for name in (_STATE[1:], "var/spool/cyrus", "run/cyrus", "run/cyrus/proc", "run/cyrus/lock", "run/saslauthd"):
        root.folder(name, "cyrus")
    for name in ("db", "proc", "socket", "log", "msg", "quota", "user", "sieve"):
        root.folder(f"{_STATE[1:]}/{name}", "cyrus")
    subprocess.run(["chown", str(CYRUS_UID), root / "server.pem"], check=True)
    for user in (USER, ADMIN):
        name, _, realm = user.partition("@")
        root.run("/usr/sbin/saslpasswd2", "-c", "-p", "-u", realm, name, text=PASSWORD)
