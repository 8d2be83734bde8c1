"""Whom we trust: one verifying SSLContext for each trust setting, kept for the life of the program.

Loading the system's authorities costs 39 ms, ten times a whole check, and 0.9 MiB for each context; so it happens
once and when first needed, and not at all where the system keeps them in a folder in which OpenSSL finds each one.
"""

from __future__ import annotations

import os
import re
import ssl
import sys
import threading
from pathlib import Path

_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where Linux distributions keep their authorities, for a Python that was built elsewhere."""
_BY_HASH = re.compile(r"[0-9a-f]{8}\.\d+")
"""How `openssl rehash` names a certificate, so that it is found by its subject's name."""


class TrustError(Exception):
    """The certificate authority file of an account cannot be used."""

    def __init__(self, ca_file: str) -> None:
        super().__init__(ca_file)
        self.ca_file = ca_file


class Trust:
    """Hands out contexts; safe to share between threads."""

    def __init__(self) -> None:
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def context(self, ca_file: str = "") -> ssl.SSLContext:
        """A context that verifies against the system's authorities and those in `ca_file`."""
        with self._lock:
            known = self._contexts.get(ca_file)
            if known is None:
                known = _new_context(ca_file)
                if _may_be_shared():
                    self._contexts[ca_file] = known
            return known


def unverified_context() -> ssl.SSLContext:
    """For looking at a certificate only: nothing may ever be sent over a connection made with it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _may_be_shared() -> bool:
    """Not truststore's: they hold a lock during the handshake, so one silent server would stop all others."""
    return not _asks_the_system()


def _asks_the_system() -> bool:
    return sys.platform in ("win32", "darwin")


def _new_context(ca_file: str) -> ssl.SSLContext:
    context = _system_context() if _asks_the_system() else _openssl_context()
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:  # ssl.SSLError is one, too
            raise TrustError(ca_file) from error
    return context


def _system_context() -> ssl.SSLContext:
    """Windows and macOS verify with their own means, which know company and antivirus roots."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _openssl_context() -> ssl.SSLContext:
    """OpenSSL's store, loaded once; truststore would load it anew for each connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if folder := _folder_by_hash():
        context.load_verify_locations(capath=folder)
        return context
    context.load_default_certs()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath):
        bundle = next((name for name in _BUNDLES if Path(name).is_file()), None)
        if bundle is not None:
            context.load_verify_locations(cafile=bundle)
    return context


def _folder_by_hash() -> str:
    """The system's folder of authorities if it says all that its one large file says; empty otherwise."""
    paths = ssl.get_default_verify_paths()
    names = (paths.openssl_cafile_env, paths.openssl_capath_env)
    if not (paths.cafile and paths.capath) or any(name in os.environ for name in names):
        return ""
    try:
        in_file = Path(paths.cafile).read_bytes().count(b"-----BEGIN ")
        in_folder = sum(1 for path in Path(paths.capath).iterdir() if _BY_HASH.fullmatch(path.name))
    except OSError:
        return ""
    return paths.capath if 0 < in_file <= in_folder else ""
