"""How far things had come when the words were said; free phase words are mapped onto a few stages."""

from __future__ import annotations

from enum import StrEnum

from tray_app.model.result import Phase


class Stage(StrEnum):
    """What the words were an answer to."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    GREETING = "greeting"
    LOGIN = "login"
    USE = "use"
    SENDER = "sender"
    """Who a message comes from (MAIL FROM)."""
    ENVELOPE = "envelope"
    """The recipients of a message, or its envelope as a whole."""
    CONTENT = "content"
    """The message itself."""
    PROGRAM = "program"
    """A mail program tells its user."""
    PAGE = "page"
    """A web page that was shown, so the line works."""
    BOUNCE = "bounce"
    """A report about a message that was not delivered."""
    PROBE = "probe"
    """A check whether the internet is open; the provider takes no part in it."""
    ANY = ""


LINE_STAGES = frozenset({Stage.DNS, Stage.CONNECT, Stage.TLS})
SENDING_STAGES = frozenset({Stage.SENDER, Stage.ENVELOPE, Stage.CONTENT, Stage.BOUNCE})

_WORDS = {
    Stage.DNS: "dns resolve lookup name",
    Stage.CONNECT: "connect tcp socket network",
    Stage.TLS: "tls ssl starttls handshake certificate stls",
    Stage.GREETING: "greeting banner ehlo helo hello capability capa",
    Stage.LOGIN: "login auth authenticate pass user token oauth oauth2 xoauth2 signin apop",
    Stage.USE: "use select examine fetch append move copy create delete rename subscribe enable idle noop status list "
    "lsub search store uid session retr dele stat uidl logout quit quota "
    "expunge propfind report carddav caldav dav api sync",
    Stage.SENDER: "mail mailfrom sender",
    Stage.ENVELOPE: "rcpt envelope recipient",
    Stage.CONTENT: "data content body bdat message send",
    Stage.PROGRAM: "outlook thunderbird ios applemail apple android k9 k-9 fairemail kmail evolution geary other "
    "emclient windows samsung program betterbird icedove seamonkey livemail macos iphone",
    Stage.PAGE: "webmail page web browser roundcube",
    Stage.PROBE: "probe captive connectivity portal generate_204",
    Stage.BOUNCE: "bounce dsn ndr mailer-daemon delivery",
}
_STAGES = {word: stage for stage, words in _WORDS.items() for word in words.split()}
_PHASES = {
    Phase.DNS: Stage.DNS,
    Phase.CONNECT: Stage.CONNECT,
    Phase.TLS: Stage.TLS,
    Phase.GREETING: Stage.GREETING,
    Phase.LOGIN: Stage.LOGIN,
    Phase.USE: Stage.USE,
}


def stage_of(phase: Phase | str | None) -> Stage:
    """The stage that a phase word names; `ANY` if the word is not known."""
    if isinstance(phase, Phase):
        return _PHASES[phase]
    return _STAGES.get((phase or "").strip().lower(), Stage.ANY)
