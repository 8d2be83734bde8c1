"""Login mechanisms as bytes: which one to use, and what to answer. Exactly one is tried per probe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

OAUTH_MECHANISMS = ("OAUTHBEARER", "XOAUTH2")
PASSWORD_MECHANISMS = ("PLAIN", "LOGIN", "CRAM-MD5")
"""In this order: PLAIN inside TLS is the one every server gets right."""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One way to log in. `initial` goes along with the command; None: the server speaks first."""

    name: str
    initial: bytes | None
    answer: Callable[[bytes], bytes]
    """The answer to a (decoded) challenge of the server."""


def choose(offered: Iterable[str], user: str, secret: str, *, oauth: bool) -> Mechanism | None:
    """The best mechanism that both sides know; None if there is none."""
    known = {name.upper() for name in offered}
    wanted = OAUTH_MECHANISMS if oauth else PASSWORD_MECHANISMS
    name = next((name for name in wanted if name in known), None)
    return _MAKERS[name](user, secret) if name else None


def plain(user: str, secret: str) -> Mechanism:
    """RFC 4616; UTF-8, so passwords with umlauts work."""
    return Mechanism("PLAIN", f"\0{user}\0{secret}".encode(), _nothing)


def _login(user: str, secret: str) -> Mechanism:
    answers = iter((user.encode(), secret.encode()))
    return Mechanism("LOGIN", None, lambda _challenge: next(answers, b""))


def _cram_md5(user: str, secret: str) -> Mechanism:
    import hmac

    def answer(challenge: bytes) -> bytes:
        return f"{user} {hmac.new(secret.encode(), challenge, 'md5').hexdigest()}".encode()

    return Mechanism("CRAM-MD5", None, answer)


def _xoauth2(user: str, token: str) -> Mechanism:
    """A refusal comes as a challenge with JSON, which an empty line answers; then the real reply follows."""
    return Mechanism("XOAUTH2", f"user={user}\x01auth=Bearer {token}\x01\x01".encode(), _nothing)


def _oauthbearer(user: str, token: str) -> Mechanism:
    """RFC 7628; the JSON of a refusal is answered with a single 0x01."""
    name = user.replace("=", "=3D").replace(",", "=2C")
    return Mechanism("OAUTHBEARER", f"n,a={name},\x01auth=Bearer {token}\x01\x01".encode(), lambda _challenge: b"\x01")


def _nothing(_challenge: bytes) -> bytes:
    return b""


_MAKERS: dict[str, Callable[[str, str], Mechanism]] = {
    "PLAIN": plain,
    "LOGIN": _login,
    "CRAM-MD5": _cram_md5,
    "XOAUTH2": _xoauth2,
    "OAUTHBEARER": _oauthbearer,
}
