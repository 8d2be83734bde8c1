"""A known password goes through the real program; afterwards everything that was written or printed is searched.

The servers are the worst kind: they repeat what they were told, also in the texts that people get to see.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from tests.fakes import accounts as fake_accounts
from tests.fakes.file_keyring import PLACE
from tests.fakes.oauth import OAuthServer, mailbox
from tests.fakes.oauth import echoing as repeats_questions
from tests.fakes.servers import FakeServer, imap, pop3, smtp
from tray_app.storage.history import History

ROOT = Path(__file__).parents[1]
SECRET = "Tr0ub4dor&3-ümlaut"
USER = "kim@nordpost.example"
FORMS = {
    form
    for text in (SECRET, f"\0{USER}\0{SECRET}", f"{USER}\0{USER}\0{SECRET}", f"{USER}:{SECRET}")
    for form in (text, base64.b64encode(text.encode()).decode(), text.encode().hex())
} | {SECRET.encode().decode("latin-1"), json.dumps(SECRET).strip('"')}


def leaks(text):
    """Which forms of the password stand in a text."""
    return [form for form in FORMS if form in text]


def echoing(c):
    """An IMAP server that says back whatever it hears and refuses the login with it."""
    c.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready")
    heard = []
    while line := c.hear().decode():
        heard.append(line)
        tag, command, *_rest = [*line.split(" "), ""]
        if command.upper() == "AUTHENTICATE" and "=" not in line:
            c.say("+ ")
            heard.append(c.hear().decode())
        if command.upper() in ("AUTHENTICATE", "LOGIN"):
            c.say(f"* OK you said {heard[-1]}", f"{tag} NO [AUTHENTICATIONFAILED] wrong: {SECRET} ({heard[-1]})")
        elif command.upper() == "LOGOUT":
            c.say(f"* BYE {SECRET}", f"{tag} OK done")
            return
        else:
            c.say(f"{tag} OK done")


REFUSING_SMTP = smtp(auth=(f"535 5.7.8 wrong password {SECRET}",))
REFUSING_POP3 = pop3(login=f"-ERR [AUTH] wrong password {SECRET}")


@pytest.fixture
def settings(profile):
    """One account for each kind of server, all with the same password from a command."""
    command = json.dumps([sys.executable, "-c", f"print({SECRET!r})"])
    # The test's own command holds the password; a person's would not.
    with ExitStack() as open_servers:
        ports = [
            open_servers.enter_context(FakeServer(script)).port
            for script in (imap(), echoing, smtp(), REFUSING_SMTP, REFUSING_POP3)
        ]
        lines = []
        for number, (port, field) in enumerate(
            zip(ports, ("receive", "receive", "send", "send", "receive"), strict=True)
        ):
            protocol = ', protocol = "pop3"' if number == 4 else ""
            lines.append(
                f'[[accounts]]\nid = "a{number}"\naddress = "{number}{USER}"\nusername = "{USER}"\nauth = "password"\n'
                f"password_command = {command}\n"
                f'{field} = {{ host = "127.0.0.1", port = {port}, security = "plain"{protocol} }}\n'
            )
        profile.settings_file.write_text("\n".join(lines), encoding="utf-8")
        yield


def written(profile):
    """Everything in the profile but the settings, which a person wrote."""
    files = [path for path in profile.config_dir.rglob("*") if path.is_file() and path != profile.settings_file]
    return {path.name: path.read_bytes().decode("latin-1") for path in files}


def searched(text):
    return leaks(text) + leaks(text.encode("latin-1", "ignore").decode("utf-8", "ignore"))


def mailampel(profile, *arguments, lasts=None, **more):
    command = [
        sys.executable,
        "-X",
        "dev",
        "-m",
        "tray_app",
        "--profile",
        str(profile.config_dir),
        "--verbose",
        *arguments,
    ]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", **more}
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as program:
        if lasts is not None:
            assert program.stdout is not None
            seen = ""
            while not lasts(seen):
                seen += program.stdout.readline()
            program.send_signal(signal.SIGINT)
            out, err = program.communicate(timeout=30)
            return seen + out, err
        return program.communicate(timeout=90)


def test_the_search_finds_what_it_looks_for():
    assert leaks(f"x{SECRET}y")
    assert leaks(base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode())


def test_a_check_prints_and_writes_no_password(profile, settings):
    out, err = mailampel(profile, "check", "--quick", "--json")

    statuses = {account["id"]: account["services"] for account in json.loads(out)["accounts"]}
    assert statuses["a0"]["receive"]["status"] == "ok"
    assert statuses["a1"]["receive"]["status"] == "account"
    assert searched(out) == []
    assert searched(err) == []
    assert {name: searched(text) for name, text in written(profile).items() if searched(text)} == {}


@pytest.mark.skipif(os.name != "posix", reason="ends it with a signal")
def test_watching_prints_logs_and_records_no_password(profile, settings):
    def is_over(seen):
        return all(re.search(rf'"a{number}".*"status": "(ok|account)"', seen) for number in range(5))

    out, err = mailampel(profile, "watch", "--json", lasts=is_over)

    assert searched(out) == []
    assert searched(err) == []
    assert {name: searched(text) for name, text in written(profile).items() if searched(text)} == {}
    assert "history.sqlite3" in written(profile)


@pytest.mark.parametrize(
    ("kind", "script"),
    [
        ("imap", imap()),
        ("imap", echoing),
        ("smtp", smtp()),
        ("smtp", REFUSING_SMTP),
        ("pop3", pop3()),
        ("pop3", REFUSING_POP3),
    ],
)
def test_a_probes_result_holds_no_password(kind, script):
    with FakeServer(script) as server:
        result = fake_accounts.probe(kind, server.port, deep=True, secret=SECRET, username=USER)

    assert result.phase >= 4
    assert leaks(repr(result)) == []
    assert result.transcript


def test_the_database_keeps_only_a_fingerprint(profile, settings):
    mailampel(profile, "check", "--quick")

    history = History.open(profile.history_file, now=datetime.now(UTC))
    kept = json.loads(history.recall("login-stop:a1"))
    history.close()
    assert re.fullmatch(r"[0-9a-f]{8}", kept["fingerprint"])


# --- signed in with OAuth --------------------------------------------------------------------------------------

CLIENT_SECRET = "cl1ent/secret+&"


@pytest.fixture
def sign_in_server(authority):
    with OAuthServer(authority.server(), client_secret=CLIENT_SECRET) as server:
        server.device_agreed.set()
        yield server


@pytest.fixture
def signing_in(profile, sign_in_server, authority, tmp_path):
    """The real program with an account that signs in; the mail server repeats the tokens that it refuses."""
    command = json.dumps([sys.executable, "-c", f"print({CLIENT_SECRET!r})"])
    table = ", ".join(f"{name} = {json.dumps(value)}" for name, value in sign_in_server.table().items())
    with FakeServer(mailbox(sign_in_server)) as mail:
        profile.settings_file.write_text(
            f'[[accounts]]\nid = "kim"\naddress = "{USER}"\nauth = "oauth2"\n'
            f"tls_ca_file = {json.dumps(authority.ca_file)}\n"
            f"oauth = {{ {table}, client_secret_command = {command} }}\n"
            f'receive = {{ host = "127.0.0.1", port = {mail.port}, security = "plain" }}\n',
            encoding="utf-8",
        )
        keyring = {
            PLACE: str(tmp_path / "keyring.json"),
            "PYTHON_KEYRING_BACKEND": "tests.fakes.file_keyring.FileKeyring",
        }
        yield lambda *arguments, **more: mailampel(profile, *arguments, **keyring, **more)


def tokens_in(server, text):
    """Which secrets of the sign-in stand in a text, as they are or as they travel."""
    device_codes = [words["device_code"] for words in server.questions("/token") if "device_code" in words]
    used = [words["refresh_token"] for words in server.questions("/token") if "refresh_token" in words]
    known = {*server.access_tokens, *server.refresh_tokens, *used, *device_codes, CLIENT_SECRET}
    sasl = {f"user={USER}\x01auth=Bearer {token}\x01\x01" for token in known}
    forms = {
        form for secret in known for form in (secret, quote_plus(secret), base64.b64encode(secret.encode()).decode())
    }
    forms |= {base64.b64encode(words.encode()).decode() for words in sasl}
    return [form for form in forms if form in text]


def test_the_search_for_tokens_finds_what_it_looks_for(sign_in_server):
    token = sign_in_server.sign_in()
    assert tokens_in(sign_in_server, f"x {token} {CLIENT_SECRET}") != []


def test_signing_in_and_everything_after_it_give_no_token_away(profile, signing_in, sign_in_server, tmp_path):
    """Signed in, checked, refused with the token in the refusal, and ended by a server that repeats the question."""
    seen = [*signing_in("accounts", "sign-in", "kim", "--code")]
    assert "Signed in: kim." in seen[0], seen
    seen += signing_in("check", "--quick", "--json")
    assert '"status": "ok"' in seen[-2]
    sign_in_server.access_tokens = Forgetful(sign_in_server.access_tokens)
    seen += signing_in("check", "--quick", "--json")
    assert '"reason_code": "authenticationfailed"' in seen[-2] or '"status": "account"' in seen[-2]
    signing_in("accounts", "sign-in", "kim", "--code")
    sign_in_server.token = repeats_questions
    seen += signing_in("check", "--quick", "--json")
    assert "invalid_grant" in seen[-2]
    seen += signing_in("accounts", "sign-in", "kim", "--code")
    assert "refuses the sign-in" in seen[-1]

    assert (tmp_path / "keyring.json").exists()
    assert [found for text in seen for found in tokens_in(sign_in_server, text)] == []
    found = {name: tokens_in(sign_in_server, text) for name, text in written(profile).items()}
    assert {name: forms for name, forms in found.items() if forms} == {}


class Forgetful(dict):
    """Takes no token for a good one, but remembers them for the search."""

    def __contains__(self, token):
        return False
