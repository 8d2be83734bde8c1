"""An account and where its services live. Plain values, as they stand in the settings file."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Service(StrEnum):
    """What people do with their mail; the order is the order in which it is shown."""

    RECEIVE = "receive"
    SEND = "send"
    WEBMAIL = "webmail"
    CONTACTS = "contacts"


class Security(StrEnum):
    """How a connection is protected. PLAIN is refused for a login, except on loopback."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


USUAL_PORTS = {
    ("imap", Security.TLS): 993,
    ("imap", Security.STARTTLS): 143,
    ("imap", Security.PLAIN): 143,
    ("pop3", Security.TLS): 995,
    ("pop3", Security.STARTTLS): 110,
    ("pop3", Security.PLAIN): 110,
    ("smtp", Security.TLS): 465,
    ("smtp", Security.STARTTLS): 587,
    ("smtp", Security.PLAIN): 587,
}
"""Where a mail program finds a server that names no port (RFC 9051, 8314, 6409): by protocol and security."""


class Auth(StrEnum):
    """How the account logs in; NONE means reachability only."""

    PASSWORD = "password"  # noqa: S105 - a word of the settings file, not a secret
    OAUTH2 = "oauth2"
    NONE = "none"


class OAuthProvider(StrEnum):
    """Whose sign-in it is; the addresses of the first two are known (`model.oauth`)."""

    GOOGLE = "google"
    MICROSOFT = "microsoft"
    GENERIC = "generic"


class OAuth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signing in at the provider with the user's own client id (RFC 8252). Tokens and secrets are in the keyring."""

    provider: OAuthProvider
    client_id: str
    client_secret_command: tuple[str, ...] = ()
    """Prints the client secret, where a provider wants one; empty: it is in the keyring, or there is none."""
    tenant: str = ""
    """Microsoft only: the organisation; empty: any (`common`)."""
    authorization_url: str = ""
    token_url: str = ""
    device_url: str = ""
    scopes: tuple[str, ...] = ()
    """Empty: those for mail, where they are known."""


class Receive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The server that mail is fetched from."""

    host: str
    port: int = 993
    security: Security = Security.TLS
    protocol: str = "imap"
    """`imap` or `pop3`."""


class Send(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The submission server (RFC 6409)."""

    host: str
    port: int = 587
    security: Security = Security.STARTTLS


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A web address: the webmail page or the CardDAV root."""

    url: str


class StatusSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place where the provider speaks; empty `components` means all that concern mail."""

    url: str
    format: str = "auto"
    components: tuple[str, ...] = ()


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the provider's customers turn to."""

    url: str = ""
    hotline: str = ""


class Intervals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds between two probes of one kind."""

    receive_s: float = 60
    login_s: float = 600
    send_s: float = 300
    send_login_s: float = 3600
    webmail_s: float = 600
    contacts_s: float = 1800
    status_s: float = 300


class RoundTrip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Test mails, sent only where this table is set up."""

    per_day: int = 1
    """1 to 4."""
    via: str = ""
    """Id of the account that sends them; empty: the account itself."""
    window: str = "08:00-20:00"
    """When they are sent, local time; empty: at any hour."""


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One mail address; a service that is None is not watched."""

    id: str
    address: str
    name: str = ""
    username: str = ""
    auth: Auth = Auth.NONE
    """Left out of the file: `implied_auth`."""
    provider: str = ""
    password_command: tuple[str, ...] = ()
    oauth: OAuth | None = None
    tls_ca_file: str = ""
    receive: Receive | None = None
    send: Send | None = None
    webmail: Page | None = None
    contacts: Page | None = None
    status: tuple[StatusSource, ...] = ()
    support: Support | None = None
    intervals: Intervals = Intervals()
    round_trip: RoundTrip | None = None
    count_late: bool = True
    """After an outage, read the dates of what arrives to tell how much mail it held up; only with a password."""
    paused: bool = False
    """Not watched until the user resumes."""

    @property
    def label(self) -> str:
        """What the account is called in menus and messages."""
        return self.name or self.address

    @property
    def login_name(self) -> str:
        """The user name the servers are told; by default the address."""
        return self.username or self.address

    @property
    def signs_in(self) -> bool:
        """Whether it logs in with tokens of its own; an OAuth account may also get them from `password_command`."""
        return self.auth is Auth.OAUTH2 and self.oauth is not None and not self.password_command

    @property
    def provider_label(self) -> str:
        """Who is spoken of in sentences: the provider's name, else the domain of the address."""
        return self.provider or self.address.rpartition("@")[2] or self.label

    @property
    def services(self) -> tuple[Service, ...]:
        """The services that are set up, in the order of `Service`."""
        places = {
            Service.RECEIVE: self.receive,
            Service.SEND: self.send,
            Service.WEBMAIL: self.webmail,
            Service.CONTACTS: self.contacts,
        }
        return tuple(service for service, place in places.items() if place is not None)


def implied_auth(*, has_command: bool, has_oauth: bool) -> Auth:
    """How an account logs in whose settings do not say: whoever names where the secret comes from wants it used."""
    if has_command:
        return Auth.PASSWORD
    return Auth.OAUTH2 if has_oauth else Auth.NONE
