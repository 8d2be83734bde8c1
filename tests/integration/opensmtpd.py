"""OpenSMTPD of the Debian package for submission, run from an unpacked tree: it excludes Postfix.

Debian 12 has version 6.8, which keeps its key in a process of its own in a way that OpenSSL 3 does not support: no
encrypted connection comes about, and without encryption it offers no login. That is a real failure, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.fakes.certificates import Authority
from tests.integration.servers import Process, free_ports, write_certificate
from tests.integration.unpacked import Root, unpacked

PACKAGES = ("opensmtpd", "libdb5.3", "libevent-2.1-7", "libpam0g", "libaudit1", "libcap-ng0")
QUEUE_GID = 901
_CONFIGURATION = """
pki localhost cert "/server.pem"
pki localhost key "/server.pem"
listen on 127.0.0.1 port {port} hostname localhost tls pki localhost
action "out" relay
match from any for any action "out"
"""


@dataclass
class OpenSmtpd:
    """Submission that offers STARTTLS and knows no passwords."""

    root: Root
    port: int
    process: Process

    def stop(self) -> None:
        """Nobody listens any more."""
        self.process.stop()

    def pause(self) -> None:
        """Its administrator serves nobody for now (smtpctl(8)); the kernel goes on taking connections."""
        self.root.run("/usr/sbin/smtpctl", "pause", "smtp")


@contextmanager
def opensmtpd(authority: Authority) -> Iterator[OpenSmtpd]:
    """A running OpenSMTPD."""
    with unpacked(PACKAGES, {"opensmtpd": 900, "opensmtpq": QUEUE_GID, "nobody": 65534}) as root:
        (port,) = free_ports(1)
        write_certificate(root.path, authority, None)
        root.folder("var/spool/smtpd", mode=0o711)
        root.folder("var/empty")
        _let_control(root)
        (root / "etc/resolv.conf").write_text("nameserver 127.0.0.1\n")  # refuses at once; without it, it waits
        (root / "etc/smtpd.conf").write_text(_CONFIGURATION.format(port=port))
        with Process(root.command("/usr/sbin/smtpd", "-d"), port, root / "log") as process:
            yield OpenSmtpd(root, port, process)


def _let_control(root: Root) -> None:
    """What the package does when it is installed: `smtpctl` runs as the group of the queue."""
    program = root / "usr/sbin/smtpctl"
    os.chown(program, 0, QUEUE_GID)
    program.chmod(0o2755)
