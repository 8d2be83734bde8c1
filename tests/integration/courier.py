"""Courier IMAP of the Debian packages, run from an unpacked tree: they exclude Dovecot."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.certificates import ADDRESS, Authority
from tests.integration.servers import PASSWORD, USER, Certify, Process, free_ports, write_certificate
from tests.integration.unpacked import Root, unpacked

PACKAGES = (
    "courier-imap", "courier-base", "courier-authdaemon", "courier-authlib", "courier-authlib-userdb",
    "libcourier-unicode4", "libgamin0", "libgdbm6", "libidn12", "libpcre3",
)  # fmt: skip
MAIL_UID = 900
_AUTH = """authmodulelist="authuserdb"
authmodulelistorig="authuserdb"
daemons=2
authdaemonvar=/run/courier/authdaemon
DEBUG_LOGIN=0
DEFAULTOPTIONS=""
LOGGEROPTS=""
"""
_ENVIRON = {
    "PATH": "/usr/sbin:/usr/bin",
    "IMAP_TLS": "1",
    "IMAP_CAPABILITY": "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE QUOTA IDLE",
    "IMAP_CAPABILITY_TLS": "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE QUOTA IDLE AUTH=PLAIN",
    "TLS_CERTFILE": "/server.pem",
    "TLS_VERIFYPEER": "NONE",
    "TCPDOPTS": "-nodnslookup -noidentlookup",
}


@dataclass
class Courier:
    """IMAP, encrypted from the start, and the daemon that knows the passwords."""

    root: Root
    port: int
    imap: Process
    passwords: Process

    def stop(self) -> None:
        """Nobody listens any more."""
        self.imap.stop()

    def break_authentication(self) -> None:
        """The daemon that knows the passwords is gone."""
        self.passwords.stop()

    @property
    def maildir(self) -> Path:
        return self.root / "mail" / "Maildir"


@contextmanager
def courier(authority: Authority, certify: Certify | None = None, most_processes: int = 40) -> Iterator[Courier]:
    """A running Courier with the user `USER`."""
    with unpacked(PACKAGES, {"courier": MAIL_UID}) as root, ExitStack() as up:
        (port,) = free_ports(1)
        _write_files(root, authority, certify)
        listener = [
            "-address=" + ADDRESS,
            f"-maxprocs={most_processes}",
            "-maxperip=40",
            "-nodnslookup",
            "-noidentlookup",
        ]
        login = [
            "/usr/bin/couriertls",
            "-server",
            "-tcpd",
            "/usr/lib/courier/courier/imaplogin",
            "/usr/bin/imapd",
            "Maildir",
        ]
        socket = root / "run/courier/authdaemon/socket"
        server = Courier(
            root,
            port,
            Process(
                root.command("/usr/sbin/couriertcpd", *listener, str(port), *login), port, root / "imap.log", _ENVIRON
            ),
            Process(root.command("/usr/lib/courier/courier-authlib/authdaemond"), socket, root / "auth.log"),
        )
        up.callback(server.passwords.stop)
        up.callback(server.imap.stop)
        server.passwords.start()
        server.imap.start()
        yield server


def _write_files(root: Root, authority: Authority, certify: Certify | None) -> None:
    write_certificate(root.path, authority, certify)
    os.chown(root / "server.pem", MAIL_UID, MAIL_UID)
    root.folder("run/courier/authdaemon")
    root.folder("mail", "courier")
    root.run("/usr/bin/maildirmake.courier", "/mail/Maildir")
    subprocess.run(["chown", "-R", f"{MAIL_UID}:{MAIL_UID}", root / "mail"], check=True)
    (root / "etc/courier/authdaemonrc").write_text(_AUTH)
    make = ("/usr/lib/courier/courier-authlib/makedatprog", "-")
    place = f"uid={MAIL_UID}|gid={MAIL_UID}|home=/mail|mail=/mail/Maildir"
    for name, fields in (("userdb", place), ("userdbshadow", f"imappw={_hashed(PASSWORD)}")):
        file = f"/etc/courier/{name}"
        root.run(*make, f"{file}.tmp", f"{file}.dat", text=f"{USER}\t{fields}\n.\n")
        (root / file[1:]).with_suffix(".dat").chmod(0o600)


def _hashed(password: str) -> str:
    command = ["openssl", "passwd", "-6", "-stdin"]
    return subprocess.run(command, input=password, capture_output=True, text=True, check=True).stdout.strip()
