"""Looks for accounts of other mail programs on this computer. Reads their settings only; a preview comes before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tray_app.discovery.candidate import Candidate, as_found
from tray_app.discovery.evolution import read_evolution, read_online_accounts
from tray_app.discovery.geary import read_geary
from tray_app.discovery.kmail import read_kmail
from tray_app.discovery.profiles import PREFS, bytes_of, thunderbird_profiles, thunderbird_roots
from tray_app.discovery.thunderbird import read_thunderbird
from tray_app.model.provider import Found


def accounts_of(program: str, path: Path | None = None, *, home: Path | None = None) -> tuple[Found, ...]:
    """The accounts of `program`, each address once; below `path`, else where the program usually keeps them."""
    home = home or Path.home()
    candidates = _PROGRAMS[program](path, home)
    found = {f.address.casefold(): f for f in map(as_found, reversed(list(candidates))) if f is not None}
    return tuple(reversed(found.values()))


def accounts_everywhere(*, home: Path | None = None) -> dict[str, tuple[Found, ...]]:
    """The names of the programs that have accounts here, and what each of them has."""
    found = {name: accounts_of(program, home=home) for program, name in _NAMES.items()}
    return {name: accounts for name, accounts in found.items() if accounts}


def _thunderbird(path: Path | None, home: Path) -> Iterable[Candidate]:
    roots = (path,) if path is not None else thunderbird_roots(home, os.environ)
    for root in roots:
        for profile in thunderbird_profiles(root):
            yield from read_thunderbird(bytes_of(profile / PREFS) or b"")


def _evolution(path: Path | None, home: Path) -> Iterable[Candidate]:
    config = _config(home)
    flatpak = home / ".var" / "app" / "org.gnome.Evolution" / "config"
    folders = (path,) if path is not None else tuple(each / "evolution" / "sources" for each in (config, flatpak))
    for folder in folders:
        yield from read_evolution({file.stem: bytes_of(file) or b"" for file in sorted(folder.glob("*.source"))})
    online = (path or config / "goa-1.0") / "accounts.conf"
    yield from read_online_accounts(bytes_of(online) or b"")


def _kmail(path: Path | None, home: Path) -> Iterable[Candidate]:
    folder = path or _config(home)
    patterns = ("akonadi_imap_resource_*rc", "akonadi_pop3_resource_*rc")
    files = [file for pattern in patterns for file in sorted(folder.glob(pattern))]
    transports, identities = (bytes_of(folder / name) or b"" for name in ("mailtransports", "emailidentities"))
    yield from read_kmail([bytes_of(file) or b"" for file in files], transports, identities)


def _geary(path: Path | None, home: Path) -> Iterable[Candidate]:
    flatpak = home / ".var" / "app" / "org.gnome.Geary" / "config" / "geary"
    folders = (path,) if path is not None else (_config(home) / "geary", flatpak)
    files = [file for folder in folders for file in sorted(folder.glob("account_*/geary.ini"))]
    found = (read_geary(bytes_of(file) or b"") for file in files)
    return [candidate for candidate in found if candidate is not None]


def _config(home: Path) -> Path:
    told = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(told) if told.startswith("/") else home / ".config"


_PROGRAMS: Mapping[str, Callable[[Path | None, Path], Iterable[Candidate]]] = {
    "thunderbird": _thunderbird,
    "evolution": _evolution,
    "kmail": _kmail,
    "geary": _geary,
}
_NAMES = {"thunderbird": "Thunderbird", "evolution": "Evolution", "kmail": "KMail", "geary": "Geary"}
"""In the order in which they are offered; with Evolution come the online accounts of GNOME."""
