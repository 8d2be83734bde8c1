"""Servers whose packages exclude Dovecot or Postfix: unpacked into a folder, not installed, and run in a chroot there.

    with unpacked(COURIER, users={"courier": 900}) as root:
        root.command("/usr/sbin/authdaemond") -> ["chroot", "/tmp/...", "/usr/sbin/authdaemond"]

Nothing of the system is changed: the packages' files are kept in the user's cache, the tree is a temporary one. Shared
libraries are copied from wherever the loader finds them, so that they fit one another.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.integration.servers import open_folder
from tests.integration.stage import NotToBeHadError

_FETCHING = threading.Lock()
_ELF = b"\x7fELF"


def missing_tools() -> str:
    """Why nothing can be unpacked here; empty if it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "a chroot needs root"
    absent = [tool for tool in ("apt-get", "dpkg-deb", "chroot", "ldd") if shutil.which(tool, path=_PATH) is None]
    if absent:
        return f"there is no {absent[0]}"
    return "" if subprocess.run(["chroot", "/", "true"], check=False).returncode == 0 else "no chroot is allowed here"


_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Root:
    """A tree that serves as the root of a server."""

    path: Path

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def command(self, *words: str) -> list[str]:
        """Runs inside."""
        return ["chroot", str(self.path), *words]

    def run(self, *words: str, text: str = "") -> str:
        """What a command inside says."""
        done = subprocess.run(self.command(*words), input=text, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def folder(self, name: str, owner: str = "root", mode: int = 0o755) -> Path:
        """A folder inside; `owner` is a user of the tree."""
        path = self.path / name
        path.mkdir(parents=True, exist_ok=True)
        lines = (line.split(":") for line in (self.path / "etc/passwd").read_text().splitlines())
        user, group = next(fields[2:4] for fields in lines if fields[0] == owner)
        os.chown(path, int(user), int(group))
        path.chmod(mode)
        return path


@contextmanager
def unpacked(packages: Iterable[str], users: Mapping[str, int], without: Iterable[str] = ()) -> Iterator[Root]:
    """The packages' files, the libraries that they need, and these users with groups of the same name.

    `without` are files that would want libraries of yet other packages.
    """
    archives = fetched(tuple(packages))
    with open_folder() as folder:
        for archive in archives:
            subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        for name in without:
            (folder / name).unlink()
        _bring_libraries(folder)
        for name in ("dev", "etc", "run", "tmp", "var/run"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "tmp").chmod(0o1777)
        everybody = {"root": 0, **users}
        (folder / "etc/passwd").write_text(
            "".join(f"{n}:x:{i}:{i}::/var/empty:/bin/false\n" for n, i in everybody.items())
        )
        (folder / "etc/group").write_text("".join(f"{n}:x:{i}:\n" for n, i in everybody.items()))
        (folder / "etc/hosts").write_text("127.0.0.1 localhost\n::1 localhost\n")
        _make_devices(folder / "dev")
        yield Root(folder)


def _make_devices(folder: Path) -> None:
    for name, minor in (("null", 3), ("zero", 5), ("random", 8), ("urandom", 9)):
        try:
            os.mknod(folder / name, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        except PermissionError as problem:
            raise NotToBeHadError("no device files may be made here") from problem
        (folder / name).chmod(0o666)


def fetched(packages: tuple[str, ...]) -> list[Path]:
    """The packages' files, fetched once; NotToBeHadError without a network."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mailampel-tests"
    cache.mkdir(parents=True, exist_ok=True)
    with _FETCHING:
        absent = [name for name in packages if not list(cache.glob(f"{name}_*.deb"))]
        if absent and _fetch(absent, cache):
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, timeout=120, check=False)
            if problem := _fetch(absent, cache):
                raise NotToBeHadError(f"packages could not be fetched: {problem}")
        return [sorted(cache.glob(f"{name}_*.deb"))[-1] for name in packages]


def _fetch(packages: list[str], folder: Path) -> str:
    command = ["apt-get", "download", "-qq", *packages]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def _bring_libraries(root: Path) -> None:
    places = sorted({str(path.parent) for path in root.rglob("*.so*")})
    environ = {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(places)}
    programs = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    told = subprocess.run(["ldd", *programs], env=environ, capture_output=True, text=True, check=False).stdout
    for line in set(told.splitlines()):
        name, _arrow, place = line.strip().partition(" => ")
        found = (place or name).split(" (")[0]
        if found == "not found":
            raise NotToBeHadError(f"the library {name} is not here")
        if found.startswith("/") and not found.startswith(str(root)) and not found.endswith(":"):
            target = root / found[1:]
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copy(found, target)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _ELF
