"""All settings, each declared once: name, type, default, limits. The file format is in `storage`."""

from __future__ import annotations

import msgspec

from tray_app.model.account import Account

SCHEMA = 1


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[general]`"""

    language: str = "auto"
    """`auto`, `de` or `en`."""
    quiet_hours: str = "22:00-07:00"
    """No sound and no pop-up; the tray still turns red. Empty: never quiet."""
    control_hosts: tuple[str, ...] = ()
    """`host:port` of unlike providers' mail servers; empty: the built-in list."""
    tray_colour: str = "auto"
    """`auto` (a mask on macOS, coloured elsewhere), `colour` or `mask`."""
    open_on_outage: str = "auto"
    """`auto` (only without a tray), `always` or `never`."""


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[policy]`: how sure to be before saying something (DESIGN 4.4). All in seconds but `red_failures`."""

    recheck_s: tuple[float, ...] = (10, 30, 60, 90)
    red_after_s: float = 90
    red_failures: int = 3
    said_after_s: float = 30
    recover_after_s: float = 30
    relapse_s: float = 900
    grace_s: float = 20


class Notify(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[notify]`: which messages are wanted; the names are the ids of UI, section 6, with `_` for `.`."""

    sound: bool = True
    outage_start: bool = True
    outage_words: bool = True
    promise_broken: bool = True
    degraded_start: bool = True
    notice_only: bool = True
    maint_announced: bool = True
    maint_started: bool = True
    recovered: bool = True
    line: bool = False
    account: bool = True
    bounce_warn: bool = True
    still_down: bool = True
    contacts_shrunk: bool = True


class Phone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[phone]`: the begin and end of an outage also on the user's phone. The targets are secrets, none stands here."""

    enabled: bool = False
    targets_command: tuple[str, ...] = ()
    """Program and arguments that print the targets on one line; empty: they are in the keyring."""


class OtherAddress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[[alternatives]]`: another address of the user, or a link to offer."""

    label: str
    address: str = ""
    url: str = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    schema: int = SCHEMA
    general: General = General()
    policy: Policy = Policy()
    notify: Notify = Notify()
    phone: Phone = Phone()
    accounts: tuple[Account, ...] = ()
    alternatives: tuple[OtherAddress, ...] = ()
