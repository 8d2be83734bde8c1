"""What settings may say beyond their types. The file, the dialog and the command line apply the same rules."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from tray_app.model.account import (
    Account,
    Auth,
    Intervals,
    OAuth,
    Page,
    Receive,
    RoundTrip,
    Security,
    Send,
    StatusSource,
)
from tray_app.model.oauth import is_scope, is_tenant, wrong_urls
from tray_app.model.roundtrip import MAX_A_DAY
from tray_app.model.settings import SCHEMA, OtherAddress, Policy, Settings
from tray_app.model.source_formats import AUTO, SOURCE_FORMATS, is_format
from tray_app.texts import tr

Path = tuple[str | int, ...]
"""Where a value stands: `("accounts", 0, "receive", "port")`."""

LANGUAGES = ("auto", "de", "en")
TRAY_COLOURS = ("auto", "colour", "mask")
OPEN_ON_OUTAGE = ("auto", "always", "never")
PROTOCOLS = ("imap", "pop3")
SHORTEST_INTERVAL_S = 5
LONGEST_TIME_S = 30 * 86400
LONGEST_NAME = 40
_QUIET_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
_ADDRESS = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f/]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OAUTH = '{ provider = "google", client_id = "..." }'
_CONTROL_HOST = re.compile(r"(?P<host>\[[^\[\]]+\]|[^:\[\]\s]+):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One wrong value: where it stands and, in one sentence, what is allowed."""

    path: Path
    sentence: str


def settings_problems(settings: Settings) -> Iterator[SettingProblem]:
    """Everything that is wrong, in the order of the file."""
    if not 1 <= settings.schema <= SCHEMA:
        yield SettingProblem(("schema",), _schema(settings.schema))
    yield from _general(settings)
    yield from policy_problems(settings.policy)
    yield from _below(("phone",), _command_problems("targets_command", settings.phone.targets_command))
    for number, account in enumerate(settings.accounts):
        yield from _below(("accounts", number), account_problems(account))
    yield from _twice(settings.accounts)
    yield from _senders(settings.accounts)
    for number, other in enumerate(settings.alternatives):
        yield from _below(("alternatives", number), alternative_problems(other))


def account_problems(account: Account) -> Iterator[SettingProblem]:
    """What is wrong in one account; paths start at its own keys."""
    if not _ID.fullmatch(account.id):
        yield _at(tr("The id may have letters, digits, “.”, “_” and “-”."), "id")
    if not is_address(account.address):
        yield _at(tr("That does not look like a mail address, e.g. name@example.org."), "address")
    if len(account.name) > LONGEST_NAME:
        yield _at(tr("At most {n} characters.", n=LONGEST_NAME), "name")
    for name in ("name", "username", "provider", "tls_ca_file"):
        if _CONTROL.search(getattr(account, name)):
            yield _at(_one_line(), name)
    yield from _command_problems("password_command", account.password_command)
    if account.auth is Auth.OAUTH2 and account.oauth is None and not account.password_command:
        yield _at(tr("To sign in, Mailampel needs a client id of your own: oauth = {example}.", example=_OAUTH), "auth")
    if account.oauth is not None:
        yield from _below(("oauth",), oauth_problems(account.oauth))
    yield from _service_problems(account)
    for number, source in enumerate(account.status):
        yield from _below(("status", number), _source_problems(source))
    if account.support is not None and account.support.url and not is_link(account.support.url):
        yield _at(_link(), "support", "url")
    yield from _below(("intervals",), interval_problems(account.intervals))
    if account.round_trip is not None:
        yield from _below(("round_trip",), _round_trip(account, account.round_trip))


def _command_problems(name: str, command: tuple[str, ...]) -> Iterator[SettingProblem]:
    if command and not command[0].strip():
        yield _at(tr('Name the program first, like ["pass", "show", "mail"].'), name)
    for number, part in enumerate(command):
        if "\0" in part:
            yield _at(tr("There is a character in it that may not be here."), name, number)


def _service_problems(account: Account) -> Iterator[SettingProblem]:
    for name, server in (("receive", account.receive), ("send", account.send)):
        if server is not None:
            yield from _below((name,), server_problems(server, logs_in=account.auth is not Auth.NONE))
    for name, page in (("webmail", account.webmail), ("contacts", account.contacts)):
        if page is not None:
            yield from _below((name,), page_problems(page))


def _source_problems(source: StatusSource) -> Iterator[SettingProblem]:
    if not is_link(source.url):
        yield _at(_link(), "url")
    if not is_format(source.format):
        yield _at(one_of((AUTO, *SOURCE_FORMATS)), "format")


def oauth_problems(oauth: OAuth) -> Iterator[SettingProblem]:
    """What is wrong with the sign-in; secrets go to protected addresses only."""
    if not re.fullmatch(r"[\x21-\x7e]+", oauth.client_id):
        yield _at(tr("Enter the client id that the provider gave you, without spaces."), "client_id")
    yield from _command_problems("client_secret_command", oauth.client_secret_command)
    if oauth.tenant and not is_tenant(oauth.tenant):
        yield _at(tr("Letters, digits, “.” and “-”, like example.org or consumers."), "tenant")
    for name in wrong_urls(oauth):
        yield _at(tr("The address must begin with https://."), name)
    for number, scope in enumerate(oauth.scopes):
        if not is_scope(scope):
            yield _at(tr("One permission without spaces, like https://mail.example.org/."), "scopes", number)


def interval_problems(intervals: Intervals) -> Iterator[SettingProblem]:
    """Which intervals are too short to be polite."""
    for name in intervals.__struct_fields__:
        if not getattr(intervals, name) >= SHORTEST_INTERVAL_S:
            yield _at(tr("At least {n} seconds.", n=SHORTEST_INTERVAL_S), name)
        elif getattr(intervals, name) > LONGEST_TIME_S:
            yield _at(tr("At most {n} seconds.", n=LONGEST_TIME_S), name)


def server_problems(server: Receive | Send, *, logs_in: bool) -> Iterator[SettingProblem]:
    """What is wrong with one server; a password never travels unprotected, except on this computer."""
    if problem := host_problem(server.host):
        yield _at(problem, "host")
    if not 1 <= server.port <= 65535:
        usual = 993 if isinstance(server, Receive) else 587
        yield _at(tr("The port must be between 1 and 65535. {usual} is usual.", usual=usual), "port")
    if isinstance(server, Receive) and server.protocol not in PROTOCOLS:
        yield _at(one_of(PROTOCOLS), "protocol")
    if logs_in and server.security is Security.PLAIN and not is_loopback(server.host):
        yield _at(tr("For the login the connection must be encrypted: “tls” or “starttls”."), "security")


def page_problems(page: Page) -> Iterator[SettingProblem]:
    """What is wrong with the address of a page."""
    if not is_link(page.url):
        yield _at(_link(), "url")


def alternative_problems(other: OtherAddress) -> Iterator[SettingProblem]:
    """What is wrong with one other address of the user."""
    if not other.label.strip():
        yield _at(tr("Enter a name."), "label")
    elif _CONTROL.search(other.label):
        yield _at(_one_line(), "label")
    if not other.address and not other.url:
        yield _at(tr("Enter an address or a link."))
    if other.address and not is_address(other.address):
        yield _at(tr("That does not look like a mail address, e.g. name@example.org."), "address")
    if other.url and not is_link(other.url):
        yield _at(_link(), "url")


def host_problem(host: str) -> str:
    """What is wrong with a server's name; empty if nothing."""
    if "://" in host:
        return tr("Enter the server's name without https://.")
    if not host or re.search(r"[\s/@?#\x00-\x1f\x7f]", host):
        return tr("Enter the server's name, like imap.example.org.")
    if ":" in host and not _is_ip(host):
        return tr("Enter the server's name without the port.")
    return ""


def is_address(text: str) -> bool:
    """Whether it has the shape of a mail address; whether it exists only mail can tell."""
    return _ADDRESS.fullmatch(text) is not None and not text.endswith(".")


def is_link(text: str) -> bool:
    """Whether it is an http(s) address with a host and without a password in it."""
    try:
        parts = urlsplit(text)
        has_host, _ = bool(parts.hostname), parts.port
    except ValueError:
        return False
    clean = not re.search(r"[\s\x00-\x1f\x7f]", text)
    return parts.scheme in ("http", "https") and has_host and clean and parts.password is None


def is_loopback(host: str) -> bool:
    """Whether it is this computer."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


def _general(settings: Settings) -> Iterator[SettingProblem]:
    general = settings.general
    words = {"language": LANGUAGES, "tray_colour": TRAY_COLOURS, "open_on_outage": OPEN_ON_OUTAGE}
    for name, allowed in words.items():
        if getattr(general, name) not in allowed:
            yield _at(one_of(allowed), "general", name)
    if general.quiet_hours and not _QUIET_HOURS.fullmatch(general.quiet_hours):
        yield _at(tr("Please write it like 22:00-07:00."), "general", "quiet_hours")
    for number, text in enumerate(general.control_hosts):
        match = _CONTROL_HOST.fullmatch(text)
        if not match or not 1 <= int(match["port"]) <= 65535 or host_problem(match["host"].strip("[]")):
            yield _at(tr("Write a control host with its port, like imap.example.net:993."),
                      "general", "control_hosts", number)  # fmt: skip


def policy_problems(policy: Policy) -> Iterator[SettingProblem]:
    """Which numbers of the policy make no sense."""
    if not policy.recheck_s:
        yield _at(tr("Name at least one number of seconds."), "policy", "recheck_s")
    for number, seconds in enumerate(policy.recheck_s):
        if not 0 < seconds <= LONGEST_TIME_S:
            yield _at(
                tr("Must be more than 0 and at most {n} seconds.", n=LONGEST_TIME_S), "policy", "recheck_s", number
            )
    if policy.red_failures < 1:
        yield _at(tr("At least {n}.", n=1), "policy", "red_failures")
    for name in ("red_after_s", "said_after_s", "recover_after_s", "relapse_s", "grace_s"):
        if not 0 <= getattr(policy, name) <= LONGEST_TIME_S:
            yield _at(tr("Must be at least 0 and at most {n} seconds.", n=LONGEST_TIME_S), "policy", name)


def _twice(accounts: tuple[Account, ...]) -> Iterator[SettingProblem]:
    seen: set[str] = set()
    for number, account in enumerate(accounts):
        if account.id in seen:
            yield _at(tr("The id “{id}” is there twice; each account needs its own.", id=account.id),
                      "accounts", number, "id")  # fmt: skip
        seen.add(account.id)


def _round_trip(account: Account, trip: RoundTrip) -> Iterator[SettingProblem]:
    if not 1 <= trip.per_day <= MAX_A_DAY:
        yield _at(tr("Must be between 1 and {n}.", n=MAX_A_DAY), "per_day")
    if trip.window and not _QUIET_HOURS.fullmatch(trip.window):
        yield _at(tr("Please write it like 08:00-20:00."), "window")
    if account.receive is None or account.receive.protocol != "imap" or account.auth is Auth.NONE:
        yield _at(tr("Test mails need a password and an IMAP server to fetch them from."))
    elif account.send is None and not trip.via:
        yield _at(tr("Test mails need a server to send them, here or in the account that “via” names."))


def _senders(accounts: tuple[Account, ...]) -> Iterator[SettingProblem]:
    able = {account.id for account in accounts if account.send is not None and account.auth is not Auth.NONE}
    for number, account in enumerate(accounts):
        trip = account.round_trip
        if trip is not None and trip.via and trip.via not in able - {account.id}:
            yield _at(tr("Name the id of another account that sends mail with a password."),
                      "accounts", number, "round_trip", "via")  # fmt: skip


def _schema(found: int) -> str:
    if found > SCHEMA:
        return tr("The file was written by a newer Mailampel; this one knows schema {n}.", n=SCHEMA)
    return tr("Must be {n}.", n=SCHEMA)


def one_of(allowed: Iterable[str]) -> str:
    """The sentence for a value that must be one of a few words."""
    return tr("Allowed: {words}.", words=", ".join(tr("“{quote}”", quote=word) for word in allowed))


def _one_line() -> str:
    return tr("Must be one line without tabs. For a backslash write “\\\\”, or use single quotation marks.")


def _link() -> str:
    return tr("The address must begin with https://.")


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return True


def _at(sentence: str, *path: str | int) -> SettingProblem:
    return SettingProblem(path, sentence)


def _below(place: Path, problems: Iterator[SettingProblem]) -> Iterator[SettingProblem]:
    for problem in problems:
        yield SettingProblem((*place, *problem.path), problem.sentence)
