#!/usr/bin/env python3
"""Everything for developers, with nothing but Python 3.11 or newer: `python3 dev.py --help`.

Sets up what a command needs (virtual environment, pinned packages, system libraries), then runs it. A second
run needs no network. Nothing outside this folder is changed, except that packages of the system are installed
where that is possible (root on Debian or Ubuntu); elsewhere the exact command is printed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = {"run": ROOT / "packaging" / "requirements.txt", "dev": ROOT / "packaging" / "requirements-dev.txt"}
OLDEST_PYTHON = (3, 11)

# Debian's name of each shared library that Qt's xcb platform loads; proven in a bare Debian 12.
QT_LIBRARIES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Program to package: the real servers and the desktop that the tests talk to.
TEST_PROGRAMS = {
    "dovecot": "dovecot-imapd",
    "postfix": "postfix",
    "nginx": "nginx",
    "ip": "iproute2",
    "nft": "nftables",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-run-session": "dbus-x11",
    "openbox": "openbox",
    "xfce4-panel": "xfce4-panel",
    "lxqt-panel": "lxqt-panel",
    "dunst": "dunst",
    "sway": "sway",
    "waybar": "waybar",
    "mako": "mako-notifier",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "gnome-keyring-daemon": "gnome-keyring",
    "thunderbird": "thunderbird",
}
TEST_FILES = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/dovecot/pop3": "dovecot-pop3d",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "/usr/lib/*/xfce4/notifyd/xfce4-notifyd": "xfce4-notifyd",
}
# The large desktops, only with this option of `dev.py test`: 300 MB.
DESKTOPS = "--desktops"
DESKTOP_FILES = {
    "/usr/bin/gnome-shell": "gnome-shell",
    "/usr/bin/gjs": "gjs",
    "/usr/bin/gsettings": "libglib2.0-bin",
    "/usr/share/gnome-shell/extensions/ubuntu-appindicators@ubuntu.com": "gnome-shell-extension-appindicator",
    "/usr/bin/plasmashell": "plasma-workspace",
    "/usr/share/plasma/shells/org.kde.plasma.desktop": "plasma-desktop",
    "/usr/bin/kwin_x11": "kwin-x11",
    "/usr/bin/kwin_wayland": "kwin-wayland",
    "/usr/lib/*/qt5/plugins/platforms/libqwayland-generic.so": "qtwayland5",
    "/usr/lib/*/qt5/plugins/platformthemes/KDEPlasmaPlatformTheme.so": "plasma-integration",
    "/usr/share/color-schemes/BreezeLight.colors": "kde-style-breeze",
    "/usr/share/icons/breeze": "breeze-icon-theme",
}


class MissingError(Exception):
    """Something is missing that only a person can add; one sentence."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, help="what stands behind it is handed on")
    for name, (function, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(function=function)
    options, rest = parser.parse_known_args()
    if sys.version_info < OLDEST_PYTHON:
        print("Python 3.11 or newer is needed: start this file with a newer one.", file=sys.stderr)
        return 2
    try:
        return int(options.function([part for part in rest if part != "--"]))
    except MissingError as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


# --- commands ------------------------------------------------------------------------------------------------


def run_app(arguments: Sequence[str]) -> int:
    python = environment("run")
    if has_desktop():
        provide_packages(missing_libraries(), "Qt needs these libraries for windows")
    return call([python, "-m", "tray_app", *arguments])


def run_tests(arguments: Sequence[str]) -> int:
    python = environment("dev")
    provide_packages(missing_libraries(), "Qt needs these libraries")
    absent = missing_test_packages(with_desktops=DESKTOPS in arguments)
    if absent and not may_install():
        print(f"Tests that need {', '.join(absent)} are skipped. To run them: {install_command(absent)}")
    else:
        provide_packages(absent, "The tests talk to these programs")
    quiet = [] if set(arguments) - {DESKTOPS} else ["-q"]
    return call([python, "-m", "pytest", *quiet, *arguments])


def run_check(arguments: Sequence[str]) -> int:
    steps: list[Callable[[Sequence[str]], int]] = [run_lint, run_types, run_imports, run_leftovers, run_translations]
    for step in (*steps, run_tests):
        if status := step(arguments if step is run_tests else ()):
            return status
    return 0


def run_lint(arguments: Sequence[str]) -> int:
    python = environment("dev")
    return call([python, "-m", "ruff", "check", *(arguments or ["."])]) or call(
        [python, "-m", "ruff", "format", "--check", "."]
    )


def run_format(arguments: Sequence[str]) -> int:
    python = environment("dev")
    call([python, "-m", "ruff", "check", "--fix", *(arguments or ["."])])
    return call([python, "-m", "ruff", "format", *(arguments or ["."])])


def run_types(arguments: Sequence[str]) -> int:
    return call([environment("dev"), "-m", "mypy", *arguments])


def run_imports(arguments: Sequence[str]) -> int:
    return call([environment("dev").with_name("lint-imports"), "--no-cache", *arguments])


def run_leftovers(arguments: Sequence[str]) -> int:
    return call([environment("dev"), "-m", "vulture", *arguments])


def run_translations(arguments: Sequence[str]) -> int:
    return call([environment("dev"), ROOT / "packaging" / "translations.py", *arguments])


def run_benchmarks(arguments: Sequence[str]) -> int:
    python = environment("dev")
    provide_packages(missing_libraries(), "Qt needs these libraries")
    chosen = arguments or [str(path.relative_to(ROOT)) for path in sorted((ROOT / "benchmarks").glob("bench_*.py"))]
    return max(call([python, name]) for name in chosen)


def run_screenshots(arguments: Sequence[str]) -> int:
    python = environment("dev")
    provide_packages(missing_libraries(), "Qt needs these libraries")
    return call([python, ROOT / "packaging" / "screenshots.py", *arguments])


COMMANDS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "run": (run_app, "start Mailampel; what follows goes to the program, e.g. `dev.py run demo`"),
    "test": (run_tests, "run all tests, with --desktops also on GNOME and Plasma; what follows goes to pytest"),
    "check": (run_check, "lint, types, import rules, leftovers, translations, tests: what every commit keeps green"),
    "lint": (run_lint, "ruff: rules and format"),
    "format": (run_format, "ruff: mend what it can"),
    "types": (run_types, "mypy, strict"),
    "imports": (run_imports, "import-linter: imports go one way"),
    "leftovers": (run_leftovers, "vulture: code that nobody uses"),
    "translate": (run_translations, "compile the German texts and name what is missing"),
    "bench": (run_benchmarks, "measure speed and memory"),
    "screenshots": (run_screenshots, "draw every window in both languages into a folder"),
}


# --- the virtual environment -----------------------------------------------------------------------------------


def environment(kind: str) -> Path:
    """The interpreter of an environment that has the packages of `kind` (`run` or `dev`), made if need be."""
    folder = environment_folder()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = fingerprint(kind)
    stamps = [folder / f"{name}.stamp" for name in (kind, "dev")]
    if python.exists() and any(s.exists() and s.read_text() == fingerprint(s.stem) for s in stamps):
        return python
    if not python.exists() or subprocess.run([python, "-c", ""], check=False).returncode:
        make_environment(folder)
    print(f"Installing packages into {folder} …", file=sys.stderr)
    if call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS[kind]]):
        raise MissingError("The packages could not be installed (see above). Is there an internet connection?")
    (folder / f"{kind}.stamp").write_text(wanted)
    return python


def environment_folder() -> Path:
    """`.venv` here, or a folder of the user's where this one cannot be written to."""
    here = ROOT / ".venv"
    if os.access(here if here.exists() else ROOT, os.W_OK):
        return here
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "mailampel-dev" / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]


def fingerprint(kind: str) -> str:
    texts = REQUIREMENTS["run"].read_text() + (REQUIREMENTS["dev"].read_text() if kind == "dev" else "")
    return hashlib.sha256(f"{sys.version_info[:2]} {texts}".encode()).hexdigest()


def make_environment(folder: Path) -> None:
    if not has_module("ensurepip"):
        # Debian splits this part of the standard library off.
        name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        provide_packages([name], "Python's part for virtual environments is missing")
    folder.parent.mkdir(parents=True, exist_ok=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False).returncode:
        raise MissingError(f"The virtual environment {folder} could not be made (see above).")


def has_module(name: str) -> bool:
    probe = [sys.executable, "-c", f"import {name}"]
    return subprocess.run(probe, check=False, stderr=subprocess.DEVNULL).returncode == 0


# --- packages of the system ------------------------------------------------------------------------------------


def has_desktop() -> bool:
    """Whether there is a desktop session to show a tray icon on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries() -> list[str]:
    """Debian's names of the shared libraries that Qt would miss here."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in QT_LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_test_packages(with_desktops: bool) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin", "/usr/games"))
    absent = [package for program, package in TEST_PROGRAMS.items() if shutil.which(program, path=places) is None]
    files = {**TEST_FILES, **(DESKTOP_FILES if with_desktops else {})}
    return absent + [package for file, package in files.items() if not any(Path("/").glob(file[1:]))]


def may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_command(packages: Iterable[str]) -> str:
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def provide_packages(packages: Sequence[str], why: str) -> None:
    """Installs packages of the system, or says how."""
    if not packages:
        return
    if not may_install():
        raise MissingError(f"{why}. Please run: {install_command(packages)}")
    print(f"{why}; installing {' '.join(packages)} …", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    with services_kept_off(), tempfile.TemporaryFile() as log:
        for command in (["apt-get", "update", "-qq"], install):
            status = subprocess.run(command, env=quiet, check=False, stdout=log, stderr=subprocess.STDOUT).returncode
        if status:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace"))
            raise MissingError(f"{why}, but they could not be installed (see above).")


@contextmanager
def services_kept_off() -> Iterator[None]:
    """Debian starts a mail server as soon as it is installed; the tests start their own on loopback."""
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()


def call(command: Sequence[str | Path]) -> int:
    """Runs a command from the project's folder; returns its exit status."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
