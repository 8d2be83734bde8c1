"""The system keyring, and its troubles as sentences. Slow to import: only this module does, when first asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from tray_app.storage.secret_error import KeyringLockedError, NoKeyringError, SecretError
from tray_app.texts import tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_T = TypeVar("_T")


class KeyringState(StrEnum):
    """What the system has to keep passwords in."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    NONE = "none"
    SILENT = "silent"
    """There is one, and it does not answer or refuses."""


def read(service: str, name: str) -> str | None:
    """The password kept under a name; None if there is none."""
    import keyring

    return _explained(lambda: keyring.get_password(service, name))


def write(service: str, name: str, secret: str) -> None:
    """Keeps a password under a name."""
    import keyring

    _explained(lambda: keyring.set_password(service, name, secret))


def remove(service: str, name: str) -> None:
    """Removes a password; fine if there is none."""
    import keyring
    from keyring.errors import PasswordDeleteError

    def delete() -> None:
        try:
            keyring.delete_password(service, name)
        except PasswordDeleteError:
            # Backends use it for "there is none"; otherwise the password is still there to be seen.
            if keyring.get_password(service, name) is not None:
                raise

    try:
        _explained(delete)
    except NoKeyringError:
        return


def state() -> KeyringState:
    """Whether there is a keyring and whether it is open; never makes it ask the person."""
    import keyring

    backends = _working(keyring.get_keyring())
    if not backends:
        return KeyringState.NONE
    if type(backends[0]).__module__ == "keyring.backends.SecretService":
        return _explained(_secret_service_state)
    return KeyringState.UNLOCKED


def _working(backend: KeyringBackend) -> list[KeyringBackend]:
    """The backends that can keep something, best first."""
    from keyring.backends import chainer, fail, null

    if isinstance(backend, chainer.ChainerBackend):
        return [one for each in backend.backends for one in _working(each)]
    return [] if isinstance(backend, fail.Keyring | null.Keyring) else [backend]


def _secret_service_state() -> KeyringState:
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        try:
            is_locked = secretstorage.get_collection_by_alias(bus, "default").is_locked()
        except secretstorage.ItemNotFoundException:
            is_locked = True  # there is no collection yet; making one asks the person
    return KeyringState.LOCKED if is_locked else KeyringState.UNLOCKED


def _explained(call: Callable[[], _T]) -> _T:
    """What the call gives, its troubles as `SecretError`; the library's own texts stay out of it."""
    from keyring import errors

    try:
        return call()
    except errors.NoKeyringError:
        raise NoKeyringError(no_keyring()) from None
    except (errors.KeyringLocked, errors.InitError):
        raise KeyringLockedError(locked()) from None
    except errors.KeyringError as error:
        name = type(error).__name__
        raise SecretError(
            tr("The system keyring refuses ({error}). Look at it in its own program.", error=name)
        ) from None
    except Exception as error:
        if not _is_from_bus(error):
            raise
        name = type(error).__name__
        raise SecretError(tr("The system keyring cannot be reached ({error}).", error=name)) from None


def _is_from_bus(error: Exception) -> bool:
    """Whether it comes from D-Bus or the secret service, which the keyring library lets through as they are."""
    return isinstance(error, OSError) or type(error).__module__.partition(".")[0] in ("secretstorage", "jeepney")


def no_keyring() -> str:
    return tr("Your system has no keyring: passwords are kept only until Mailampel quits.")


def locked() -> str:
    return tr("The system keyring is locked. Unlock it, then check again.")
