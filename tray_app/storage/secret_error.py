"""Why there is no secret. These errors never hold one."""

from __future__ import annotations


class SecretError(Exception):
    """One sentence that says what to do."""


class NoKeyringError(SecretError):
    """The system has none."""


class KeyringLockedError(SecretError):
    """There is a keyring, but nobody unlocked it."""
