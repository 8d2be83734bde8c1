"""The providers that the program brings along: one file each in `resources/providers`, facts with their sources.

A file is parsed when its provider is wanted. Which one that is, a search for the quoted domain in the unparsed
texts tells: this needs no index that could fall behind the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tray_app.model.account import Page, Receive, Security, Send, StatusSource
from tray_app.model.provider import Found, FoundIn, LoginKind
from tray_app.model.settings_rules import is_loopback
from tray_app.resource_files import RESOURCES
from tray_app.texts import current_language

FOLDER = RESOURCES / "providers"
_SOURCES = "\n[sources]\n"
"""Where the facts end; what follows is for those who keep the catalogue."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider. The words of the catalogue: see docs/providers.md."""

    id: str
    name: str
    domains: tuple[str, ...]
    country: str = ""
    company: str = ""
    former: tuple[str, ...] = ()
    mx: tuple[str, ...] = ()
    """Names under which the mail servers of domains stand that have their mail here."""
    host_is_mx: bool = False
    """Each customer has a host of its own, and the MX record names it."""
    web_only: bool = False
    """There are no servers for mail programs; there is nothing to search for."""
    imap: str = ""
    pop3: str = ""
    smtp: str = ""
    control_network: str = ""
    """Set for a member of the control group: the network in which its IMAP server stands."""
    username: str = "address"
    login: str = "password"
    hint: Mapping[str, str] | None = None
    webmail: str = ""
    compose: str = ""
    """The page for a new mail (`model.compose.page_link`)."""
    contacts: str = ""
    support: str = ""
    status_page: str = ""
    hotline: str = ""
    status: tuple[StatusSource, ...] = ()
    unverified: frozenset[str] = frozenset()

    @property
    def receive(self) -> Receive | None:
        """IMAP where there is IMAP."""
        protocol, text = ("imap", self.imap) if self.imap else ("pop3", self.pop3)
        return Receive(*_place(text), protocol) if text else None

    @property
    def send(self) -> Send | None:
        """The submission server."""
        return Send(*_place(self.smtp)) if self.smtp else None


def provider_for(domain: str) -> Provider | None:
    """The provider of the addresses `name@domain`."""
    domain = domain.lower()
    wanted = (domain, *(f"*.{parent}" for parent in _parents(domain)))
    return next((p for name in wanted for p in _naming(name) if name in p.domains), None)


def provider_of_mx(host: str) -> Provider | None:
    """The provider whose mail server `host` is; the longest name that fits counts."""
    host = host.lower().rstrip(".")
    for name in (host, *_parents(host)):
        for provider in _naming(name):
            if name in provider.mx:
                return provider
    return None


def provider_of_server(host: str) -> Provider | None:
    """The provider that receives or sends mail with `host`; none for the names of this computer."""
    host = host.lower()
    for provider in _with_text(f'"{host}:'):
        places = (provider.receive, provider.send)
        if provider.login != LoginKind.BRIDGE and any(p is not None and p.host == host for p in places):
            return provider
    return None


def is_local_bridge(host: str, port: int) -> bool:
    """Whether this is where a program on this computer passes mail on, such as the Proton Mail Bridge."""
    if not is_loopback(host):
        return False
    bridges = (p for p in _with_text('"127.0.0.1:') if p.login == LoginKind.BRIDGE)
    return any(place is not None and place.port == port for p in bridges for place in (p.receive, p.send))


def all_providers() -> Iterator[Provider]:
    """Every provider, in the order of their ids."""
    return map(_provider, sorted(_texts()))


@cache
def control_group() -> dict[str, str]:
    """The IMAP servers, `host:port`, that are asked when a failure may be our own line's; to their providers' names.

    They belong to unlike companies in unlike networks, so that no fault but that of our line hits them all.
    """
    members = _with_text("\ncontrol_network = ")
    return {f"{place.host}:{place.port}": member.name for member in members if (place := member.receive)}


def found_in_catalogue(provider: Provider, address: str) -> Found:
    """What the catalogue says of `address`, which has its mail at `provider`."""
    used = {"domains", "imap" if provider.imap else "pop3", "smtp"}
    is_known = provider.receive is not None and not provider.unverified & used
    return Found(
        address=address,
        provider=provider.name,
        found_in=FoundIn.CATALOGUE,
        username=address.rpartition("@")[0] if provider.username == "local_part" else "",
        login=LoginKind(provider.login),
        receive=provider.receive,
        send=provider.send,
        webmail=Page(provider.webmail) if provider.webmail else None,
        contacts=Page(provider.contacts) if provider.contacts else None,
        status=provider.status,
        support_url=provider.support or provider.status_page,
        hotline=provider.hotline,
        verified=is_known,
        hint=(provider.hint or {}).get(current_language(), ""),
    )


def forget() -> None:
    """As at the start of the program: nothing read yet."""
    _texts.cache_clear()
    _provider.cache_clear()
    control_group.cache_clear()


def _parents(name: str) -> list[str]:
    labels = name.split(".")
    return [".".join(labels[start:]) for start in range(1, len(labels) - 1)]


def _naming(name: str) -> Iterator[Provider]:
    return _with_text(f'"{name}"')


def _with_text(text: str) -> Iterator[Provider]:
    return (_provider(id_) for id_, facts in _texts().items() if text in facts)


@cache
def _texts() -> dict[str, str]:
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: file.read_text("utf-8").partition(_SOURCES)[0] for file in files}


@cache
def _provider(id_: str) -> Provider:
    import tomllib

    facts: dict[str, Any] = tomllib.loads(_texts()[id_])
    for name in ("domains", "former", "mx"):
        facts[name] = tuple(facts.get(name, ()))
    status = tuple(
        StatusSource(told["url"], told["format"], tuple(told.get("components", ()))) for told in facts.pop("status", ())
    )
    unverified = frozenset(facts.pop("unverified", ()))
    return Provider(id=id_, status=status, unverified=unverified, **facts)


def _place(text: str) -> tuple[str, int, Security]:
    place, _, security = text.rpartition("/")
    host, _, port = place.rpartition(":")
    return host, int(port), Security(security)
