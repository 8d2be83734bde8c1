"""A small internet of network namespaces: a user, a router, a provider, three control hosts and a resolver.

    with SmallInternet(folder) as net:
        net.router_rules("tcp dport 993 drop"); net.resolver.mode = "silent"; net.cut_cable()

Needs root. Nothing in it is joined to a real network; every namespace ends with it. Listening sockets are opened
inside the namespaces by threads of the test's own process, so that one process serves them all.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes import servers
from tests.fakes.certificates import Authority, authority
from tests.fakes.servers import FakeServer, Script

PROVIDER_MAIL, PROVIDER_WEB = "mail.nordpost.example", "www.nordpost.example"
CONTROLS = {"one": "imap.alpha.example", "two": "mx.bravo.test", "three": "mail.charlie.example"}
_SUBNETS = {"user": 1, "provider": 2, "one": 3, "two": 4, "three": 5, "resolver": 6}
MAIL_PORTS = "{ 143, 465, 587, 993, 995 }"
_CLONE_NEWNET = 0x40000000
_NUMBERS = itertools.count(1)
_ETC = Path("/etc/netns")


def missing() -> str:
    """Why there can be no small internet here; empty if there can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "network namespaces need root"
    absent = [name for name in ("ip", "nft") if shutil.which(name, path="/usr/sbin:/sbin:/usr/bin:/bin") is None]
    if absent:
        return f"{' and '.join(absent)} is not installed"
    tried = subprocess.run(["unshare", "--net", "nft", "list", "tables"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "network namespaces or nftables are not allowed here"


def address(host: str) -> str:
    """The IPv4 address of a host of the small internet; not one that counts as private."""
    return f"100.64.{_SUBNETS[host]}.2"


def address6(host: str) -> str:
    return f"2001:db8:{_SUBNETS[host]}::2"


@contextmanager
def inside(namespace: str) -> Iterator[None]:
    """This thread's new sockets belong to `namespace`."""
    libc = ctypes.CDLL(None, use_errno=True)
    with Path(f"/proc/self/task/{threading.get_native_id()}/ns/net").open("rb") as home:
        with Path(f"/run/netns/{namespace}").open("rb") as there:
            _enter(libc, there.fileno())
        try:
            yield
        finally:
            _enter(libc, home.fileno())


def _enter(libc: ctypes.CDLL, descriptor: int) -> None:
    if libc.setns(descriptor, _CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")


@dataclass
class Resolver:
    """The provider's and everybody's name server, with its faults."""

    names: dict[str, str]
    """Name to host of the small internet."""
    mode: str = "well"
    """`well`, `silent` or `servfail`."""
    gone: set[str] = field(default_factory=set)
    """Names that do not exist any more."""
    failing: set[str] = field(default_factory=set)
    """Names whose own name servers are down."""
    lie: str = ""
    """One address for every name."""
    _stopped: threading.Event = field(default_factory=threading.Event)

    def serve(self, namespace: str) -> None:
        with inside(namespace):
            self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._sock.bind((address("resolver"), 53))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._sock.close()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                question, client = self._sock.recvfrom(4096)
            except OSError:
                return
            if self._stopped.is_set() or not question:
                return
            if self.mode != "silent":
                with suppress(OSError):
                    self._sock.sendto(self.answer(question), client)

    def answer(self, wire: bytes) -> bytes:
        import dns.message
        import dns.rcode
        import dns.rdatatype
        import dns.rrset

        query = dns.message.from_wire(wire)
        reply = dns.message.make_response(query)
        asked = query.question[0]
        name, kind = asked.name.to_text().rstrip("."), dns.rdatatype.to_text(asked.rdtype)
        if self.mode == "servfail" or name in self.failing:
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif self.lie:
            if kind == "A":
                reply.answer.append(dns.rrset.from_text(asked.name, 1, "IN", "A", self.lie))
        elif name in self.gone or name not in self.names:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif kind in ("A", "AAAA"):
            found = (address if kind == "A" else address6)(self.names[name])
            reply.answer.append(dns.rrset.from_text(asked.name, 1, "IN", kind, found))
        return reply.to_wire()


class SmallInternet:
    """All of it; a context manager."""

    def __init__(self, folder: Path, *, controls_have_web: bool = True) -> None:
        self.folder = folder
        self._mark = f"mt{os.getpid() % 100000}x{next(_NUMBERS)}"
        self._controls_have_web = controls_have_web
        self._open = ExitStack()
        self.provider_ca = _authority(folder / "provider", "Nordpost CA")
        names = {PROVIDER_MAIL: "provider", PROVIDER_WEB: "provider"} | {n: host for host, n in CONTROLS.items()}
        self.resolver = Resolver(names)

    def __enter__(self) -> SmallInternet:
        with ExitStack() as undo:
            undo.push(self._open)
            self._make_namespaces()
            self.resolver.serve(self.name("resolver"))
            self._open.callback(self.resolver.stop)
            self._start_servers()
            undo.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.close()

    def name(self, host: str) -> str:
        """The namespace of a host."""
        return f"{self._mark}-{host}"

    @property
    def before_command(self) -> tuple[str, ...]:
        """What to put before a command that is to run at the user's."""
        return ("ip", "netns", "exec", self.name("user"))

    # --- faults ----------------------------------------------------------------------------------------------

    def router_rules(self, *rules: str) -> None:
        """What the router does with packets it passes on, in the words of nftables; none: everything passes."""
        lines = "\n".join(rules)
        self._nft(f"""
table inet fault
delete table inet fault
table inet fault {{
  chain forward {{ type filter hook forward priority 0; policy accept;
{lines}
  }}
}}""")

    def router_redirects(self, *rules: str) -> None:
        """What the router answers itself, in place of the hosts."""
        lines = "\n".join(rules)
        self._nft(f"""
table inet lie {{
  chain arriving {{ type nat hook prerouting priority -100;
{lines}
  }}
}}""")

    def cut_cable(self) -> None:
        self._ip(f"-n {self.name('user')} link set up0 down")

    def mend_cable(self) -> None:
        self._ip(
            f"-n {self.name('user')} link set up0 up",
            f"-n {self.name('user')} addr replace 2001:db8:1::2/64 dev up0 nodad",
            f"-n {self.name('user')} route replace default via 100.64.1.1",
            f"-n {self.name('user')} route replace default via 2001:db8:1::1",
        )

    def forget_route(self, host: str) -> None:
        """The router no longer knows a way to `host` and says so."""
        number = _SUBNETS[host]
        self._ip(
            f"-n {self.name('router')} route replace unreachable 100.64.{number}.2/32",
            f"-n {self.name('router')} route replace unreachable 2001:db8:{number}::2/128",
        )

    def serve(self, host: str, port: int, script: Script, tls: ssl.SSLContext | None = None) -> FakeServer:
        """A server on `host` that lives as long as the network."""
        with inside(self.name(host)):
            listener = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=64)
        return self._open.enter_context(FakeServer(script, tls, listener=listener))

    # --- construction ----------------------------------------------------------------------------------------

    def _make_namespaces(self) -> None:
        router = self.name("router")
        lines = [f"netns add {router}", f"-n {router} link set lo up"]
        for host, number in _SUBNETS.items():
            own = self.name(host)
            lines += [
                f"netns add {own}",
                f"-n {own} link set lo up",
                f"-n {router} link add to{number} type veth peer name up0 netns {own}",
                f"-n {router} link set to{number} up",
                f"-n {own} link set up0 up",
                f"-n {router} addr add 100.64.{number}.1/24 dev to{number}",
                f"-n {router} addr add 2001:db8:{number}::1/64 dev to{number} nodad",
                f"-n {own} addr add 100.64.{number}.2/24 dev up0",
                f"-n {own} addr add 2001:db8:{number}::2/64 dev up0 nodad",
                f"-n {own} route add default via 100.64.{number}.1",
                f"-n {own} route add default via 2001:db8:{number}::1",
            ]
        self._open.callback(self._remove_namespaces)
        self._ip(*lines)
        # Linux tells only a few of many callers that there is no way (icmp(7), icmp_ratelimit); ours tells all.
        switches = {
            "ipv4/ip_forward": 1,
            "ipv6/conf/all/forwarding": 1,
            "ipv4/icmp_ratelimit": 0,
            "ipv6/icmp/ratelimit": 0,
        }
        script = "; ".join(f"echo {value} > /proc/sys/net/{name}" for name, value in switches.items())
        subprocess.run(["ip", "netns", "exec", router, "sh", "-c", script], check=True, timeout=20)
        etc = _ETC / self.name("user")
        etc.mkdir(parents=True)
        (etc / "resolv.conf").write_text(f"nameserver {address('resolver')}\n")
        (etc / "hosts").write_text("127.0.0.1 localhost\n::1 localhost\n")

    def _remove_namespaces(self) -> None:
        for host in ("router", *_SUBNETS):
            subprocess.run(["ip", "netns", "del", self.name(host)], check=False, capture_output=True, timeout=20)
        shutil.rmtree(_ETC / self.name("user"), ignore_errors=True)
        with suppress(OSError):
            _ETC.rmdir()

    def _start_servers(self) -> None:
        tls = self.provider_ca.server(PROVIDER_MAIL, PROVIDER_WEB)
        self.serve("provider", 993, servers.imap(), tls)
        self.serve("provider", 465, servers.smtp(), tls)
        self.serve("provider", 443, servers.http(servers.answer(body="<h1>Nordpost Webmail</h1>")), tls)
        for host, name in CONTROLS.items():
            own = _authority(self.folder / host, f"{host} CA").server(name)
            self.serve(host, 993, servers.imap(), own)
            if self._controls_have_web:
                self.serve(host, 443, servers.http(servers.answer(body="hello")), own)
                self.serve(host, 80, servers.http(servers.answer("301 Moved", Location=f"https://{name}/")))

    def _ip(self, *lines: str) -> None:
        # `ip -batch` takes no `-n` in a line, so lines are grouped by their namespace.
        for namespace, group in itertools.groupby(lines, key=lambda line: line.split()[1] if line[0] == "-" else ""):
            texts = [line.split(" ", 2)[2] if namespace else line for line in group]
            options = ["-n", namespace] if namespace else []
            subprocess.run(["ip", *options, "-batch", "-"], input="\n".join(texts), text=True, check=True, timeout=20)

    def _nft(self, rules: str) -> None:
        command = ["ip", "netns", "exec", self.name("router"), "nft", "-f", "-"]
        subprocess.run(command, input=rules, text=True, check=True, timeout=20)


def _authority(folder: Path, name: str) -> Authority:
    folder.mkdir(parents=True, exist_ok=True)
    return authority(folder, name)
