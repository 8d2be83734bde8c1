"""What the wizard and the settings dialog are told about the world; they fetch nothing themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from tray_app.model.notice import SourceReading
from tray_app.model.verdict import Status


class Keyring(StrEnum):
    """Whether passwords can be kept."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    NONE = "none"
    SILENT = "silent"
    """There is one, and it does not answer."""


class DesktopKind(StrEnum):
    """Which help fits when an icon or a message is not seen."""

    GNOME = "gnome"
    KDE = "kde"
    WINDOWS = "windows"
    MACOS = "macos"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactsCopy:
    """The offline copy of one account's address book."""

    at: datetime
    count: int


@dataclass(frozen=True, slots=True)
class PhoneContext:
    """What is known of messages to the user's phone."""

    has_targets: bool = False
    """Some are kept."""
    missing: str = ""
    """How to get what is needed for them, as a sentence; empty: it is there."""


def _never(_path: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class SettingsContext:
    """Everything the settings dialog shows that is not in the file."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    zone: tzinfo = UTC
    keyring: Keyring = Keyring.UNLOCKED
    has_password: frozenset[str] = frozenset()
    """Ids of the accounts whose password is kept."""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """Account id to its present status."""
    readings: Mapping[str, SourceReading] = field(default_factory=dict)
    """Status source's URL to its last reading."""
    formats: tuple[str, ...] = ()
    """What a status source may be read as, besides `auto`."""
    contacts: Mapping[str, ContactsCopy] = field(default_factory=dict)
    control_hosts: tuple[str, ...] = ()
    """The built-in list, used while the setting is empty."""
    desktop: DesktopKind = DesktopKind.OTHER
    phone: PhoneContext = PhoneContext()
    autostarts: bool | None = None
    """None: starting with the computer cannot be set from here."""
    file_exists: Callable[[str], bool] = _never


@dataclass(frozen=True, slots=True)
class WizardContext:
    """Everything the wizard needs to know."""

    addresses: frozenset[str] = frozenset()
    """Already watched."""
    ids: frozenset[str] = frozenset()
    """Ids that are taken."""
    keyring: Keyring = Keyring.UNLOCKED
    elsewhere: tuple[str, ...] = ()
    """Addresses that other mail programs here have and that are not watched yet."""
    programs: tuple[str, ...] = ()
    """The names of those programs."""
    desktop: DesktopKind = DesktopKind.OTHER
    has_tray: bool = True
    autostarts: bool = True
    """Whether the program starts with the computer, or may be expected to: this is the first account."""


@dataclass(frozen=True, slots=True)
class WizardAnswers:
    """What the user said in step 3; None: not answered."""

    saw_icon: bool | None = None
    saw_message: bool | None = None
    autostart: bool = True
    session_only: bool = False
    """The password is not to be stored, only kept until the program ends."""
