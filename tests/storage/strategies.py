"""Settings as people might have them, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from tray_app.model.account import (
    Account,
    Auth,
    Intervals,
    OAuth,
    OAuthProvider,
    Page,
    Receive,
    Security,
    Send,
    StatusSource,
)
from tray_app.model.settings import General, Notify, OtherAddress, Phone, Policy, Settings

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
hosts = st.sampled_from(["imap.example.org", "127.0.0.1", "::1", "mail.xn--mller-kva.example", "localhost"])
links = st.sampled_from(["https://mail.example.org/", "http://[::1]:8080/x?y=1#z", "https://example.org"])
addresses = st.sampled_from(["a@example.org", "jörg@müller.example", "x+y@mail.example.co.uk"])
ports = st.integers(1, 65535)
seconds = st.one_of(st.integers(5, 10**6), st.floats(5, 1e6, allow_nan=False))
protected = st.sampled_from([Security.TLS, Security.STARTTLS])

receives = st.builds(Receive, hosts, ports, protected, st.sampled_from(["imap", "pop3"]))
sends = st.builds(Send, hosts, ports, protected)
pages = st.builds(Page, links)
sources = st.builds(StatusSource, links, words, st.lists(words, max_size=3).map(tuple))
commands = st.one_of(st.just(()), st.lists(words, max_size=3).map(lambda rest: ("pass", *rest)))
oauths = st.builds(
    OAuth,
    provider=st.just(OAuthProvider.GENERIC),
    client_id=st.just("1234-abcd.apps"),
    client_secret_command=commands,
    authorization_url=st.just("https://login.example.org/a"),
    token_url=st.sampled_from(["https://login.example.org/t", "http://127.0.0.1:8080/t"]),
    scopes=st.sampled_from([(), ("mail",), ("https://mail.example.org/", "offline_access")]),
)


def accounts(account_id: str) -> st.SearchStrategy[Account]:
    """Whoever signs in says where."""
    return _any_accounts(account_id).filter(lambda a: a.auth is not Auth.OAUTH2 or a.oauth or a.password_command)


def _any_accounts(account_id: str) -> st.SearchStrategy[Account]:
    return st.builds(
        Account,
        id=st.just(account_id),
        address=addresses,
        name=words,
        username=words,
        auth=st.sampled_from(Auth),
        provider=words,
        password_command=commands,
        oauth=st.none() | oauths,
        tls_ca_file=words,
        receive=st.none() | receives,
        send=st.none() | sends,
        webmail=st.none() | pages,
        contacts=st.none() | pages,
        status=st.lists(sources, max_size=3, unique_by=lambda source: source.url).map(tuple),
        intervals=st.builds(Intervals, seconds, seconds),
    )


ids = st.lists(st.sampled_from(["a", "b-1", "c.d", "o2", "1"]), unique=True, max_size=4)
generals = st.builds(
    General,
    st.sampled_from(["auto", "de", "en"]),
    st.sampled_from(["", "22:00-07:00", "00:00-23:59"]),
    st.lists(st.sampled_from(["imap.example.net:993", "[::1]:465"]), unique=True).map(tuple),
)
settings = st.builds(
    Settings,
    general=generals,
    policy=st.builds(Policy, st.lists(st.integers(1, 99), min_size=1, max_size=4).map(tuple)),
    notify=st.builds(Notify, st.booleans(), st.booleans()),
    phone=st.builds(Phone, st.booleans(), commands),
    accounts=ids.flatmap(lambda names: st.tuples(*map(accounts, names))),
    alternatives=st.lists(
        st.builds(OtherAddress, words.filter(str.strip), addresses, links), max_size=2, unique_by=lambda a: a.label
    ).map(tuple),
)


def plain(value):
    """As tomllib would give it: lists, and no word for nothing."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items() if each is not None}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value
