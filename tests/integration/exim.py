"""Exim of the Debian packages for submission, run from an unpacked tree: it excludes Postfix."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.fakes.certificates import Authority
from tests.integration.servers import PASSWORD, USER, Process, free_ports, write_certificate
from tests.integration.unpacked import Root, unpacked

PACKAGES = (
    "exim4-daemon-light", "exim4-base", "libcom-err2", "libdb5.3", "libevent-2.1-7", "libgnutls-dane0", "libgnutls30",
    "libgssapi-krb5-2", "libidn12", "libk5crypto3", "libkeyutils1", "libkrb5-3", "libkrb5support0", "libnsl2",
    "libpcre2-8-0", "libtirpc3", "libunbound8",
)  # fmt: skip
_CONFIGURATION = """
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
spool_directory = /var/spool/exim4
log_file_path = /var/spool/exim4/%slog
pid_file_path = /var/spool/exim4/pid
tls_certificate = /server.pem
tls_privatekey = /server.pem
tls_advertise_hosts = *
auth_advertise_hosts = ${{if def:tls_in_cipher {{*}}{{}}}}
rfc1413_query_timeout = 0s
acl_smtp_connect = at_the_door
{settings}
begin acl
at_the_door:
  {at_the_door}
  accept
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if eq{{$auth3}}{{${{lookup{{$auth2}}lsearch{{/etc/exim4/passwords}}{{$value}}fail}}}}}}
  server_set_id = $auth2
"""


@dataclass
class Exim:
    """Submission with STARTTLS."""

    root: Root
    port: int
    process: Process

    def stop(self) -> None:
        """Nobody listens any more."""
        self.process.stop()

    def break_authentication(self) -> None:
        """What holds the passwords cannot be read."""
        passwords = self.root / "etc/exim4/passwords"
        passwords.unlink()
        passwords.mkdir()


@contextmanager
def exim(authority: Authority, settings: str = "", at_the_door: str = "") -> Iterator[Exim]:
    """A running Exim that knows `USER`; `at_the_door` is a statement of the ACL for new connections."""
    with unpacked(PACKAGES, {"Debian-exim": 900, "mail": 8}) as root:
        (port,) = free_ports(1)
        write_certificate(root.path, authority, None)
        shutil.chown(root / "server.pem", 900, 900)
        root.folder("var/spool/exim4", "Debian-exim")
        root.folder("etc/exim4")
        config = _CONFIGURATION.format(port=port, settings=settings, at_the_door=at_the_door)
        (root / "etc/exim4/exim4.conf").write_text(config)
        (root / "etc/exim4/passwords").write_text(f"{USER}: {PASSWORD}\n", encoding="utf-8")
        with Process(root.command("/usr/sbin/exim4", "-bdf"), port, root / "log") as process:
            yield Exim(root, port, process)
