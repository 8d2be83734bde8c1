"""A real Uptime Kuma from npm: its own status page on loopback, run as its owner runs it, through its socket.

    with uptime_kuma(authority) as kuma:
        kuma.open_incident("Mail is down", "We are on it")
        kuma.url                                        # the public page

npm's package and what it needs (about 260 MB) are put into the user's cache once; nothing of the system is changed. The
program asks home for newer versions: it is given a proxy that is not there, so that nothing leaves this computer.
"""

from __future__ import annotations

import http.client
import itertools
import json
import os
import shutil
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.certificates import HOST, Authority
from tests.integration.servers import Process, closed_port, free_ports, open_folder, write_certificate
from tests.integration.stage import NotToBeHadError

PACKAGE = "uptime-kuma@2.0.0-dev.0"
"""The only release on npm; it holds the built front end, too. Seven of its migrations lie one folder too high."""
INSTALL_S = 900
"""Takes two minutes on two cores: its SQLite is built where npm can fetch none."""
SLUG = "mail"
_INSTALLING = threading.Lock()
_BETWEEN = "\x1e"
_PASSWORD = "Nordlicht-4711"


def installed() -> Path:
    """The program's folder; fetched and built on the first call, NotToBeHadError if that is not possible here."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mailampel-tests"
    place = cache / PACKAGE
    program = place / "node_modules" / "uptime-kuma"
    with _INSTALLING:
        if not program.exists():
            _install(place)
    return program


def _install(place: Path) -> None:
    absent = [tool for tool in ("node", "npm") if shutil.which(tool) is None]
    if absent:
        raise NotToBeHadError(f"Uptime Kuma needs {absent[0]}")
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        command = ["npm", "install", "--prefix", folder, "--omit=dev", "--no-audit", "--no-fund", "--no-save"]
        command += ["--fetch-retries=1", PACKAGE]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_S, check=False)
        except subprocess.TimeoutExpired as problem:
            raise NotToBeHadError(f"npm did not bring Uptime Kuma within {INSTALL_S // 60} minutes") from problem
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no reason given"]
            raise NotToBeHadError(f"npm could not install Uptime Kuma: {said[0].strip()}")
        if not list(Path(folder).glob("node_modules/@louislam/sqlite3/lib/binding/*/*.node")):
            raise NotToBeHadError("npm could neither fetch nor build Uptime Kuma's SQLite")
        database = Path(folder) / "node_modules" / "uptime-kuma" / "db"
        for migration in database.glob("patch*.sql"):
            shutil.copy(migration, database / "old_migrations")
        Path(folder).rename(place)
        Path(folder).mkdir()


@dataclass
class UptimeKuma:
    """A running one with a public page of one group; `owner` is signed in."""

    port: int
    tls: ssl.SSLContext
    owner: Owner
    monitors: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Id and push token by name."""

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/status/{SLUG}"

    def add_monitor(self, name: str) -> None:
        """One that is told its state instead of asking, so that nobody has to wait for it."""
        token = f"Token{len(self.monitors)}"
        added = self.owner.ask("add", {**_PUSHED, "name": name, "pushToken": token})
        self.monitors[name] = (int(added["monitorID"]), token)
        self.publish()

    def report(self, name: str, status: str) -> None:
        """`up` or `down`, as the monitor's heartbeat."""
        path = f"/api/push/{self.monitors[name][1]}?status={status}&msg=told"
        assert json.loads(call(self.port, self.tls, "GET", path)) == {"ok": True}
        self.publish()

    def open_incident(self, title: str, content: str, style: str = "danger") -> int:
        """Posts it on top of the page; gives its id."""
        posted = self.owner.ask("postIncident", SLUG, {"title": title, "content": content, "style": style})
        self.publish()
        return int(posted["incident"]["id"])

    def edit_incident(self, incident: int, title: str, content: str, style: str = "danger") -> None:
        edited = {"id": incident, "title": title, "content": content, "style": style}
        self.owner.ask("postIncident", SLUG, edited)
        self.publish()

    def resolve(self) -> None:
        """Takes the incident from the page, as its owner does in the end."""
        self.owner.ask("unpinIncident", SLUG)
        self.publish()

    def publish(self) -> None:
        """Saves the page: only then does its server forget the answers that it keeps for minutes."""
        monitors = [{"id": number} for number, _token in self.monitors.values()]
        self.owner.ask("saveStatusPage", SLUG, _PAGE, "", [{"name": "Services", "monitorList": monitors}])


_PAGE = {"slug": SLUG, "title": "Nordpost", "theme": "auto", "showTags": False, "domainNameList": [], "logo": ""}
_PUSHED: dict[str, object] = {
    "type": "push",
    "interval": 3600,
    "retryInterval": 3600,
    "resendInterval": 0,
    "maxretries": 0,
    "accepted_statuscodes": ["200-299"],
    "notificationIDList": {},
    "kafkaProducerBrokers": [],
    "kafkaProducerSaslOptions": {"mechanism": "None"},
    "active": True,
}


class Owner:
    """Speaks Socket.IO 4 by polling: packets of text, one request for each direction."""

    def __init__(self, port: int, tls: ssl.SSLContext) -> None:
        self._port, self._tls = port, tls
        self._path = "/socket.io/?EIO=4&transport=polling"
        opened = json.loads(self._poll()[0][1:])
        self._path += "&sid=" + opened["sid"]
        self._send("40")
        self._numbers = itertools.count()

    def ask(self, event: str, *values: object) -> dict[str, object]:
        """What the server calls back with; an AssertionError with its words if it refuses."""
        number = next(self._numbers)
        self._send(f"42{number}" + json.dumps([event, *values]))
        sign = f"43{number}["
        while True:
            for packet in self._poll():
                if packet == "2":
                    self._send("3")  # it asks whether we are still there
                if packet.startswith(sign):
                    (answer,) = json.loads(packet[len(sign) - 1 :])
                    assert answer.get("ok"), f"{event}: {answer.get('msg')}"
                    return answer

    def _poll(self) -> list[str]:
        return call(self._port, self._tls, "GET", self._path).split(_BETWEEN)

    def _send(self, packet: str) -> None:
        assert call(self._port, self._tls, "POST", self._path, packet) == "ok"


def call(port: int, tls: ssl.SSLContext, method: str, path: str, body: str | None = None) -> str:
    """One request and its answer's text."""
    connection = http.client.HTTPSConnection(HOST, port, timeout=60, context=tls)
    try:
        headers = {"Content-Type": "text/plain;charset=UTF-8"}
        connection.request(method, path, body.encode() if body is not None else None, headers)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


@contextmanager
def uptime_kuma(authority: Authority) -> Iterator[UptimeKuma]:
    """A fresh instance with an empty status page; NotToBeHadError where npm cannot bring the program."""
    program = installed()
    with open_folder() as folder:
        write_certificate(folder, authority, None)
        (port,) = free_ports(1)
        nowhere = f"http://127.0.0.1:{closed_port()}"
        environ = {
            **os.environ,
            "NODE_ENV": "production",
            "DATA_DIR": f"{folder}/data/",
            "UPTIME_KUMA_DB_TYPE": "sqlite",
            "UPTIME_KUMA_HOST": "127.0.0.1",
            "UPTIME_KUMA_PORT": str(port),
            "UPTIME_KUMA_SSL_KEY": f"{folder}/server.pem",
            "UPTIME_KUMA_SSL_CERT": f"{folder}/server.pem",
            "http_proxy": nowhere,
            "https_proxy": nowhere,
        }
        command = ["env", "-C", str(program), "node", "server/server.js"]
        with Process(command, port, folder / "log", environ):
            tls = ssl.create_default_context(cafile=authority.ca_file)
            owner = Owner(port, tls)
            owner.ask("setup", "kim", _PASSWORD)
            owner.ask("login", {"username": "kim", "password": _PASSWORD, "token": ""})
            owner.ask("addStatusPage", "Nordpost", SLUG)
            yield UptimeKuma(port, tls, owner)
