"""Real mail servers of Debian packages, each a private instance on loopback ports with a configuration of its own.

    with dovecot(authority) as server:
        server.imaps_port, server.add_user("kim@nordpost.example", "secret")
        server.stop(); server.start(); server.break_authentication()

Each needs root (they change users) and its package; `missing_server` says in a sentence what is not there.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from tests.fakes.certificates import ADDRESS, HOST, Authority

USER = "kim@nordpost.example"
PASSWORD = "Wind-und-Öl-77"
START_S = 20.0
Certify = Callable[[Authority], bytes]
"""Makes a server's certificate and key, as PEM."""
_PAUSE = threading.Event()
# Below the range from which the system takes ports for clients, so that nobody else gets one in between.
_PORTS = itertools.cycle(range(20_000 + os.getpid() % 50 * 100, 30_000))
_PORTS_LOCK = threading.Lock()


def missing_server(name: str) -> str:
    """Why `name` (`dovecot`, `postfix`) cannot be started here; empty if it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return f"{name} needs root"
    if shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/sbin") is None:
        return f"{name} is not installed"
    return ""


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on now; no two calls give the same."""
    with _PORTS_LOCK:
        return list(itertools.islice(filter(_is_free, _PORTS), count))


def closed_port() -> int:
    """A port on which nobody listens, nor will."""
    return free_ports(1)[0]


def _is_free(port: int) -> bool:
    with suppress(OSError), socket.create_server((ADDRESS, port)):
        return True
    return False


@dataclass
class Dovecot:
    """IMAP and POP3, plain with STARTTLS and encrypted; `auth_port` serves Postfix."""

    folder: Path
    authority: Authority
    imap_port: int
    imaps_port: int
    pop3_port: int
    pop3s_port: int
    auth_port: int
    settings: dict[str, str] = field(default_factory=dict)
    """Further lines of the configuration, for example `{"mail_max_userip_connections": "1"}`."""
    more: str = ""
    """Further blocks of the configuration."""
    passdb: str = ""
    _process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.passdb = self.passdb or _FILE_PASSDB.format(folder=self.folder)

    @property
    def users_file(self) -> Path:
        return self.folder / "users"

    def add_user(self, name: str, password: str, quota: str = "") -> None:
        """A mailbox; `quota` as Dovecot writes it, for example `*:bytes=1000`."""
        extra = f"userdb_quota_rule={quota}" if quota else ""
        with self.users_file.open("a") as file:
            file.write(f"{name}:{{PLAIN}}{password}::::::{extra}\n")

    def start(self) -> None:
        """Returns once the ports answer."""
        if self._process is not None:
            return
        config = self.folder / "dovecot.conf"
        config.write_text(self._configuration())
        shutil.rmtree(self.folder / "run", ignore_errors=True)  # an old anvil socket costs the first login 5 s
        self._process = subprocess.Popen(
            ["dovecot", "-F", "-c", str(config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for_port(self.imaps_port)
        wait_for_port(self.pop3s_port)

    def stop(self) -> None:
        if self._process is None:
            return
        group = self._process.pid
        os.killpg(group, signal.SIGCONT)
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        with suppress(ProcessLookupError):  # scripts of its that still sleep
            os.killpg(group, signal.SIGKILL)
        self._process.wait(5)
        self._process = None

    def kill(self) -> None:
        """Ends it at once; a stop takes one to six seconds."""
        if self._process is None:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(5)
        self._process = None

    def freeze(self) -> None:
        """All its processes stand still; the kernel goes on taking connections."""
        assert self._process is not None, "nothing to freeze"
        os.killpg(self._process.pid, signal.SIGSTOP)

    def restart(self) -> None:
        self.stop()
        self.start()

    def break_authentication(self) -> None:
        """Logins fail as in an outage: `NO [UNAVAILABLE] Temporary authentication failure`."""
        self.users_file.chmod(0)
        self.restart()

    def mend_authentication(self) -> None:
        self.users_file.chmod(0o644)
        self.restart()

    def break_store(self, user: str = USER) -> None:
        """Logins work, the mailbox does not open."""
        store = self.folder / "mail" / user
        shutil.rmtree(store, ignore_errors=True)
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text("not a folder\n")

    def deliver(self, user: str = USER, text: str = "Subject: hello\r\n\r\nhello\r\n", folder: str = "INBOX") -> None:
        """Puts one message into the inbox, or into another folder."""
        if folder != "INBOX":
            self._admin("mailbox", "create", "-u", user, folder, check=False)
        self._admin("save", "-u", user, "-m", folder, text=text)

    def messages(self, user: str = USER, folder: str = "INBOX") -> int:
        """How many messages there are."""
        told = self._admin("mailbox", "status", "-u", user, "messages", folder)
        return int(told.rpartition("=")[2])

    def _admin(self, *words: str, text: str = "", check: bool = True) -> str:
        command = ["doveadm", "-c", str(self.folder / "dovecot.conf"), *words]
        return subprocess.run(
            command, input=text.encode(), check=check, timeout=20, capture_output=True
        ).stdout.decode()

    def log(self) -> str:
        return (self.folder / "dovecot.log").read_text()

    def _configuration(self) -> str:
        lines = [f"{name} = {value}" for name, value in self.settings.items()]
        return _DOVECOT.format(server=self, folder=self.folder, more="\n".join([*lines, self.more]))

    def certify(self, certify: Certify) -> None:
        """Starts again with another certificate."""
        write_certificate(self.folder, self.authority, certify)
        self.restart()

    def ask_script(self, body: str) -> None:
        """Starts again, and a script decides on logins: shell lines that end in `accept`, or in an exit status.

        Dovecot's checkpassword interface: 1 is a wrong password, 111 a failure for now.
        """
        script = self.folder / "checkpassword"
        script.write_text(_CHECK_PASSWORD.format(body=body))
        script.chmod(0o755)
        self.passdb = _SCRIPT_PASSDB.format(script=script)
        self.restart()

    def close_logins(self, reason: str) -> None:
        """Starts again and turns every user away with these words, as a site does for one user or for all."""
        self.ask_script(f"export nologin=y reason='{reason}' EXTRA='nologin reason'; accept")

    def after_login(self, body: str) -> None:
        """Starts again, and a shell script runs between login and IMAP, as sites use it to turn people away."""
        script = self.folder / "after-login"
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o755)
        self.more += _AFTER_LOGIN.format(script=script)
        self.restart()


_DOVECOT = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap pop3
listen = 127.0.0.1, ::1
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
auth_mechanisms = plain login
auth_failure_delay = 0
disable_plaintext_auth = yes
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_plugins = quota
{server.passdb}
userdb {{
  driver = passwd-file
  args = username_format=%u {folder}/users
  default_fields = uid=mail gid=mail home={folder}/mail/%u
}}
plugin {{
  quota = maildir:User quota
}}
protocol imap {{
  mail_plugins = quota imap_quota
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {server.imap_port}
  }}
  inet_listener imaps {{
    port = {server.imaps_port}
    ssl = yes
  }}
}}
service pop3-login {{
  chroot =
  inet_listener pop3 {{
    port = {server.pop3_port}
  }}
  inet_listener pop3s {{
    port = {server.pop3s_port}
    ssl = yes
  }}
}}
service auth {{
  inet_listener {{
    address = 127.0.0.1
    port = {server.auth_port}
  }}
}}
{more}
"""


_FILE_PASSDB = """
passdb {{
  driver = passwd-file
  args = scheme=plain username_format=%u {folder}/users
}}
"""
_CHECK_PASSWORD = """#!/bin/bash
read -r -d '' -u 3 USER
read -r -d '' -u 3 secret
export USER
accept() {{ exec "$reply"; }}
reply=$1
{body}
"""
_SCRIPT_PASSDB = """
passdb {{
  driver = checkpassword
  args = {script}
}}
"""
_AFTER_LOGIN = """
service imap {{
  executable = imap after-login
}}
service after-login {{
  executable = script-login {script}
  unix_listener after-login {{
  }}
}}
"""


@contextmanager
def dovecot(authority: Authority, certify: Certify | None = None, **settings: str) -> Iterator[Dovecot]:
    """A running Dovecot with the user `USER`; its certificate is signed by `authority`, or as `certify` does it."""
    with open_folder() as folder:
        write_certificate(folder, authority, certify)
        server = Dovecot(folder, authority, *free_ports(5), settings=settings)
        server.add_user(USER, PASSWORD)
        (folder / "mail").mkdir()
        shutil.chown(folder / "mail", "mail", "mail")
        server.start()
        try:
            yield server
        finally:
            server.kill()


@dataclass
class Process:
    """A server that stays in the foreground, with all that it starts."""

    command: list[str]
    awaited: int | Path
    """The port or the file that is there once it is ready."""
    log: Path
    environ: dict[str, str] | None = None
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command, stdout=log, stderr=log, env=self.environ, start_new_session=True
            )
        try:
            wait_for(self.awaited)
        except TimeoutError as problem:
            self.stop()
            raise TimeoutError(f"{problem}: {self.log.read_text(errors='replace')[-2000:]}") from problem

    def stop(self) -> None:
        """Ends the whole group of processes."""
        if self._process is None:
            return
        for way in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, way)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._process = None

    def __enter__(self) -> Process:
        self.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()


@dataclass
class Postfix:
    """Submission with STARTTLS (`port`) and encrypted (`tls_port`); asks a Dovecot for passwords."""

    folder: Path
    port: int
    tls_port: int
    auth_port: int
    maildirs: Path | None = None
    """Where the mail of `USER`'s domain is put; None: nowhere."""
    more: str = ""
    """Further lines of `main.cf`."""
    processes: str = "-"
    """How many clients are served at a time."""

    def start(self) -> None:
        self._run("start")
        wait_for_port(self.port)
        wait_for_port(self.tls_port)

    def stop(self) -> None:
        self._run("stop")

    def _run(self, command: str) -> None:
        subprocess.run(
            ["postfix", "-c", str(self.folder / "etc"), command],
            check=command == "start",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=30,
        )

    def write_configuration(self) -> None:
        etc = self.folder / "etc"
        for part in ("etc", "queue", "data"):
            (self.folder / part).mkdir()
        shutil.chown(self.folder / "data", "postfix")
        delivery = _DELIVERY.format(maildirs=self.maildirs, user=USER) if self.maildirs else ""
        (etc / "main.cf").write_text(_POSTFIX_MAIN.format(folder=self.folder, server=self) + delivery + self.more)
        (etc / "master.cf").write_text(_POSTFIX_MASTER.format(server=self))


_POSTFIX_MAIN = """
compatibility_level = 3.6
config_directory = {folder}/etc
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = {folder}/server.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{server.auth_port}
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_peername_lookup = no
"""
_DELIVERY = """
virtual_mailbox_domains = nordpost.example
virtual_mailbox_base = {maildirs}
virtual_mailbox_maps = inline:{{ {{ {user} = {user}/Maildir/ }} }}
virtual_minimum_uid = 1
virtual_uid_maps = static:8
virtual_gid_maps = static:8
"""
_POSTFIX_MASTER = """
127.0.0.1:{server.port} inet n - n - {server.processes} smtpd
127.0.0.1:{server.tls_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@contextmanager
def postfix(
    authority: Authority, auth_port: int, maildirs: Path | None = None, *, more: str = "", processes: str = "-"
) -> Iterator[Postfix]:
    """A running Postfix that asks the Dovecot at `auth_port` for passwords and delivers into its `maildirs`.

    `more` are further lines of its `main.cf`, `processes` how many clients it serves at a time.
    """
    with open_folder() as folder:
        write_certificate(folder, authority, None)
        server = Postfix(folder, *free_ports(2), auth_port, maildirs, more, processes)
        server.write_configuration()
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that the servers' own users may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="mailampel-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def good_certificate(authority: Authority) -> bytes:
    """One for this computer."""
    return issued(authority, HOST, ADDRESS, "::1")


def issued(authority: Authority, *names: str, starts: datetime | None = None, ends: datetime | None = None) -> bytes:
    """A certificate and its key."""
    return authority.ca.issue_cert(*names, not_before=starts, not_after=ends).private_key_and_cert_chain_pem.bytes()


def dated(starts_in_days: int, ends_in_days: int) -> Certify:
    """One for this computer with the first and the last day as given, counted from now."""
    now = datetime.now(UTC)
    starts, ends = now + timedelta(days=starts_in_days), now + timedelta(days=ends_in_days)
    return lambda authority: issued(authority, HOST, starts=starts, ends=ends)


def for_another_host(authority: Authority) -> bytes:
    """One that is right elsewhere."""
    return issued(authority, "other.example")


def of_an_unknown_authority(_authority: Authority) -> bytes:
    """One that nobody vouches for whom we know."""
    return issued(Authority(trustme.CA(organization_name="Nobody knows me"), ""), HOST)


def self_signed(_authority: Authority) -> bytes:
    """One that vouches for itself, as a new machine makes it."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
    names = ["-keyout", "-", "-out", "-", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    return subprocess.run([*command, *names], check=True, capture_output=True).stdout


def write_certificate(folder: Path, authority: Authority, certify: Certify | None) -> None:
    path = folder / "server.pem"
    path.write_bytes((certify or good_certificate)(authority))
    path.chmod(0o600)


def wait_for_port(port: int, seconds: float = START_S) -> None:
    """Returns once something listens on `port` of this computer."""
    wait_for(port, seconds)


def wait_for(awaited: int | Path, seconds: float = START_S) -> None:
    """Returns once something listens on a port of this computer, or once a file exists."""
    for _ in range(int(seconds / 0.05)):
        if awaited.exists() if isinstance(awaited, Path) else _answers(awaited):
            return
        _PAUSE.wait(0.05)
    raise TimeoutError(f"{awaited} is not there")


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection((ADDRESS, port), timeout=1):
        return True
    return False
