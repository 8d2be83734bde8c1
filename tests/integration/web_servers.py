"""nginx and Radicale, each a private instance on a loopback port."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.certificates import HOST, Authority
from tests.integration.servers import (
    PASSWORD,
    USER,
    Certify,
    Process,
    free_ports,
    open_folder,
    write_certificate,
)


@dataclass
class Site:
    """A web server with its folder."""

    folder: Path
    process: Process
    port: int

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/"

    def stop(self) -> None:
        self.process.stop()


_NGINX = """
daemon off;
user nobody nogroup;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/tmp;
  proxy_temp_path {folder}/tmp;
  fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp;
  scgi_temp_path {folder}/tmp;
  default_type text/html;
  charset utf-8;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.pem;
    root {folder}/pages;
    {server}
  }}
}}
"""


@contextmanager
def nginx(authority: Authority, server: str = "", certify: Certify | None = None, **pages: str) -> Iterator[Site]:
    """An encrypted site; `server` are lines of its server block, `pages` names and bodies of its HTML pages."""
    with open_folder() as folder:
        write_certificate(folder, authority, certify)
        (port,) = free_ports(1)
        (folder / "pages").mkdir()
        for name, body in pages.items():
            text = f"<!doctype html>\n<html><head><title>Nordpost</title></head><body>{body}</body></html>\n"
            (folder / "pages" / f"{name}.html").write_text(text, encoding="utf-8")
        config = folder / "nginx.conf"
        config.write_text(_NGINX.format(folder=folder, port=port, server=server), encoding="utf-8")
        command = ["/usr/sbin/nginx", "-c", str(config), "-e", str(folder / "error.log")]
        with Process(command, port, folder / "log") as process:
            yield Site(folder, process, port)


def missing_nginx() -> str:
    """Why nginx cannot be started here; empty if it can."""
    return "" if shutil.which("nginx", path="/usr/sbin:/usr/bin") else "nginx is not installed"


_RADICALE = """
[server]
hosts = 127.0.0.1:{port}
ssl = True
certificate = {folder}/server.pem
key = {folder}/server.pem
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
"""


@contextmanager
def radicale(authority: Authority) -> Iterator[Site]:
    """An address book server that knows `USER`."""
    with open_folder() as folder:
        write_certificate(folder, authority, None)
        (port,) = free_ports(1)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
        config = folder / "config"
        config.write_text(_RADICALE.format(folder=folder, port=port), encoding="utf-8")
        with Process([sys.executable, "-m", "radicale", "--config", str(config)], port, folder / "log") as process:
            yield Site(folder, process, port)


def missing_radicale() -> str:
    """Why Radicale cannot be started here; empty if it can."""
    return "" if importlib.util.find_spec("radicale") else "radicale is not installed"
