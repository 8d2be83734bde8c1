"""Secrets by their names: of this session, remembered, from a command or the keyring; asked for once each."""

from __future__ import annotations

from collections.abc import Iterable

from tray_app.logs import hide
from tray_app.storage.profile_keyring import ProfileKeyring
from tray_app.storage.secret_error import NoKeyringError

_Key = tuple[str, tuple[str, ...]]


class NamedSecrets:
    """What is in memory is hidden from the log. Safe to use from worker threads."""

    def __init__(self, keyring: ProfileKeyring) -> None:
        self._keyring = keyring
        self._known: dict[_Key, str] = {}
        self._session: dict[str, str] = {}

    def remembers(self, name: str) -> bool:
        """Whether there is one in memory; asks nobody."""
        return name in self._session or any(known == name for known, _command in self._known)

    def get(self, name: str, command: tuple[str, ...] = ()) -> str | None:
        """The secret of a name, which its command prints if it has one; None if there is none."""
        key = (name, command)
        if kept := self._session.get(name) or self._known.get(key):
            return kept
        secret = _asked(command) if command else self._keyring.read(name)
        if secret:
            self._know(key, secret)
        return secret or None

    def get_if_any(self, name: str, command: tuple[str, ...] = ()) -> str:
        """Likewise; empty if there is none, also where there is no keyring that could hold it."""
        try:
            return self.get(name, command) or ""
        except NoKeyringError:
            return ""

    def keep_for_session(self, name: str, secret: str) -> None:
        """Until the program ends: without a keyring, or by the user's wish."""
        hide(secret)
        self._session[name] = secret

    def store(self, name: str, secret: str) -> None:
        """In the keyring."""
        self._keyring.write({name: secret})
        self._session.pop(name, None)
        self._know((name, ()), secret)

    def keep(self, name: str, secret: str) -> None:
        """In the keyring; where that fails, for the session, and SecretError says so."""
        self.keep_for_session(name, secret)
        self.store(name, secret)

    def drop(self, *names: str) -> None:
        """Asks keyring or command anew the next time."""
        for key in [key for key in self._known if key[0] in names]:
            self._known.pop(key, None)

    def forget(self, names: Iterable[str]) -> None:
        """Out of memory and keyring."""
        names = tuple(names)
        self.drop(*names)
        for name in names:
            self._session.pop(name, None)
        self._keyring.remove(names)

    def _know(self, key: _Key, secret: str) -> None:
        hide(secret)
        self._known[key] = secret


def _asked(command: tuple[str, ...]) -> str:
    from tray_app.storage.password_command import ask_command

    return ask_command(command)
