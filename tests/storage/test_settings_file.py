from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tray_app.model.account import Account, Auth, Intervals, Page, Receive, Security, Send, StatusSource
from tray_app.model.settings import General, OtherAddress, Settings
from tray_app.storage.settings_file import SettingsError, as_toml, load, save
from tray_app.texts import use_language

CONTRACT = """\
schema = 1
[general]
language = "auto"            # auto, de, en
quiet_hours = "22:00-07:00"  # no sound, no pop-up
control_hosts = ["imap.example.net:993", "[2001:db8::1]:465"]
[policy]
recheck_s = [10, 30, 60, 90]
red_after_s = 90
red_failures = 3
said_after_s = 30
recover_after_s = 30
relapse_s = 900
grace_s = 20

[[accounts]]
id = "o2"
name = "Privat (o2)"
address = "name@o2mail.de"
username = "name@o2mail.de"
auth = "password"
password_command = ["pass", "show", "mail/o2"]
tls_ca_file = "/path/ca.pem"
receive  = { protocol = "imap", host = "imap.o2mail.de", port = 993, security = "tls" }
send     = { host = "mail.o2mail.de", port = 587, security = "starttls" }
webmail  = { url = "https://mail.example.org" }
contacts = { url = "https://dav.example.org" }
status   = [ { url = "https://status.example.org", format = "auto", components = ["E-Mail"] } ]
intervals = { receive_s = 60, login_s = 600, send_s = 300, send_login_s = 3600, webmail_s = 600, status_s = 300 }
[[alternatives]]
label = "Zweitadresse"
address = "name@posteo.de"
url = "https://posteo.de"
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


def account_with(lines):
    return f'[[accounts]]\nid = "a"\naddress = "a@example.org"\n{lines}\n'


def test_no_file_means_the_defaults(file):
    assert load(file) == Settings()


def test_the_file_of_the_contract_is_understood(file):
    file.write_text(CONTRACT, encoding="utf-8")

    settings = load(file)

    assert settings.accounts == (
        Account(
            id="o2",
            name="Privat (o2)",
            address="name@o2mail.de",
            username="name@o2mail.de",
            auth=Auth.PASSWORD,
            password_command=("pass", "show", "mail/o2"),
            tls_ca_file="/path/ca.pem",
            receive=Receive("imap.o2mail.de", 993, Security.TLS, "imap"),
            send=Send("mail.o2mail.de", 587, Security.STARTTLS),
            webmail=Page("https://mail.example.org"),
            contacts=Page("https://dav.example.org"),
            status=(StatusSource("https://status.example.org", "auto", ("E-Mail",)),),
            intervals=Intervals(),
        ),
    )
    assert settings.alternatives == (OtherAddress("Zweitadresse", "name@posteo.de", "https://posteo.de"),)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_editors_of_all_systems_are_welcome(file, mark, line_end):
    file.write_bytes(mark + CONTRACT.replace("\n", line_end).encode())

    assert load(file).accounts[0].id == "o2"


WRONG = [
    # the text, the line, the key, words of the sentence
    ("schema = 1\n[general\n", 2, "", "closing “]”"),
    ("schema = 1\n\nx = \n", 3, "x", "not readable"),
    ('[general]\nlanguage = de\n', 2, "language", "quotes"),
    ('[general]\nlanguage = "de\n', 2, "language", "quotation mark"),
    ('[general]\nlanguage "de"\n', 2, "", "“=”"),
    ('[general]\nlanguage = "de"\nlanguage = "en"\n', 3, "language", "twice"),
    ("[general]\n[general]\n", 2, "general", "twice"),
    ('[general]\nlanguage = "de" "en"\n', 2, "language", "the line must end"),
    ('[general]\ncontrol_hosts = [\n"a.example:1",\n', 3, "", "too early"),
    ("x = {a = 1\n", 1, "x", "“}”"),
    ("x = {a = 1,\n  b = 2}\n", 1, "x", "on one line"),
    ("x = {a = 1, }\n", 1, "x", "comma"),
    ('[policy]\nrecheck_s = [10\nred_failures = 3\n', 3, "", "closing “]”"),
    ('x = "C:\\path"\n', 1, "x", "backslash"),
    ('x = "C:\\Users"\n', 1, "x", "backslash"),
    ("schema = 1\n\n[genral]\nlanguage = 'de'\n", 3, "genral", "notify, phone, accounts, alternatives"),
    ("[general]\n\nlang = 'de'\n", 3, "general.lang", "language"),
    ("general = 3\n", 1, "general", "table"),
    ("[accounts]\nid = 'x'\n", 1, "accounts", "[[accounts]]"),
    ("[general]\n\n\nlanguage = 3\n", 4, "general.language", "text in quotes"),
    ("[general]\nlanguage = 'fr'\n", 2, "general.language", "“auto”, “de”, “en”"),
    ("[general]\nquiet_hours = '22-7'\n", 2, "general.quiet_hours", "22:00-07:00"),
    ("[general]\nquiet_hours = '24:00-07:00'\n", 2, "general.quiet_hours", "22:00-07:00"),
    ("[general]\ntray_colour = 'red'\n", 2, "general.tray_colour", "“mask”"),
    ("[general]\nopen_on_outage = 'yes'\n", 2, "general.open_on_outage", "“never”"),
    ("[general]\ncontrol_hosts = ['a.example:993',\n  'b.example']\n", 3, "general.control_hosts[2]", ":993"),
    ("[general]\ncontrol_hosts = ['a.example:0']\n", 2, "general.control_hosts[1]", ":993"),
    ("[general]\ncontrol_hosts = ['https://a.example:993']\n", 2, "general.control_hosts[1]", ":993"),
    ("[policy]\nred_failures = 2.5\n", 2, "policy.red_failures", "whole number"),
    ("[policy]\nred_failures = 0\n", 2, "policy.red_failures", "At least 1"),
    ("[policy]\nred_after_s = '90'\n", 2, "policy.red_after_s", "number"),
    ("[policy]\nred_after_s = nan\n", 2, "policy.red_after_s", "number"),
    ("[policy]\ngrace_s = -1\n", 2, "policy.grace_s", "at least 0"),
    ("[policy]\nrecheck_s = []\n", 2, "policy.recheck_s", "at least one"),
    ("[policy]\nrecheck_s = [10, 0]\n", 2, "policy.recheck_s[2]", "more than 0"),
    ("[notify]\nsound = 1\n", 2, "notify.sound", "true or false"),
    ('[notify]\n"outage.start" = true\n', 2, "notify.outage.start", "outage_start"),
    ("schema = 2\nnew_in_two = 1\n", 1, "schema", "newer"),
    ("schema = 0\n", 1, "schema", "Must be 1"),
    ("schema = true\n", 1, "schema", "whole number"),
    ("[[accounts]]\nid = 'a'\n", 1, "accounts[1].address", "missing"),
    ("[[accounts]]\nid = 'a'\naddress = 'nobody'\n", 3, "accounts[1].address", "mail address"),
    ("[[accounts]]\nid = 'a b'\naddress = 'a@b.c'\n", 2, "accounts[1].id", "letters"),
    (account_with('oauth = { provider = "google" }'), 4, "accounts[1].oauth.client_id", "missing"),
    (account_with('oauth = { provider = "yahoo", client_id = "x" }'), 4, "accounts[1].oauth.provider", "“generic”"),
    (
        account_with('oauth = { provider = "generic", client_id = "x" }'),
        4,
        "accounts[1].oauth.authorization_url",
        "https",
    ),
    (account_with("auth = 'oauth2'"), 4, "accounts[1].auth", "a client id of your own"),
    (
        account_with('oauth = { provider = "google", client_id = "x", token = "y" }'),
        4,
        "accounts[1].oauth.token",
        "no such",
    ),
    (account_with("auth = 'kerberos'"), 4, "accounts[1].auth", "“password”, “oauth2”, “none”"),
    (account_with("password_command = 'pass show x'"), 4, "accounts[1].password_command", "list in [ ]"),
    (account_with("password_command = ['']"), 4, "accounts[1].password_command", "program"),
    (account_with("password = 'hunter2'"), 4, "accounts[1].password", "no such setting"),
    (account_with("receive = { host = '' }"), 4, "accounts[1].receive.host", "server's name"),
    (account_with("receive = { host = 'https://x.example' }"), 4, "accounts[1].receive.host", "without https://"),
    (account_with("receive = { host = 'x.example:993' }"), 4, "accounts[1].receive.host", "without the port"),
    (account_with("receive = { host = 'x.example', port = 70000 }"), 4, "accounts[1].receive.port", "65535. 993"),
    (account_with("send = { host = 'x.example', port = 0 }"), 4, "accounts[1].send.port", "65535. 587"),
    (account_with("receive = { host = 'x', port = '993' }"), 4, "accounts[1].receive.port", "whole number"),
    (account_with("receive = { host = 'x', security = 'ssl' }"), 4, "accounts[1].receive.security", "“starttls”"),
    (account_with("receive = { host = 'x', protocol = 'pop' }"), 4, "accounts[1].receive.protocol", "“pop3”"),
    (account_with("receive = { port = 993 }"), 4, "accounts[1].receive.host", "missing"),
    (
        account_with("auth = 'password'\nsend = { host = 'x', security = 'plain' }"),
        5,
        "accounts[1].send.security",
        "encrypted",
    ),
    (account_with("[accounts.receive]\n# why\nhost = ''"), 6, "accounts[1].receive.host", "server's name"),
    (account_with("webmail = { url = 'mail.example.org' }"), 4, "accounts[1].webmail.url", "https://"),
    (account_with("webmail = { url = 'javascript:alert(1)' }"), 4, "accounts[1].webmail.url", "https://"),
    (account_with("contacts = { url = 'https://' }"), 4, "accounts[1].contacts.url", "https://"),
    (account_with("contacts = { url = 'https://me:pw@x.example' }"), 4, "accounts[1].contacts.url", "https://"),
    (account_with("status = [\n  { url = 'ftp://x.example' },\n]"), 5, "accounts[1].status[1].url", "https://"),
    (account_with("status = [{ url = 'https://x.example', format = 'gopher' }]"), 4,
     "accounts[1].status[1].format", "“auto”, “instatus”"),
    (account_with('name = "two\\nlines"'), 4, "accounts[1].name", "one line"),
    (account_with('tls_ca_file = "C:\\temp"'), 4, "accounts[1].tls_ca_file", "backslash"),
    (account_with('tls_ca_file = "ca\\u0000.pem"'), 4, "accounts[1].tls_ca_file", "one line"),
    (account_with('password_command = ["pass", "\\u0000"]'), 4, "accounts[1].password_command[2]", "may not be here"),
    (account_with("intervals = { receive_s = 4.9 }"), 4, "accounts[1].intervals.receive_s", "5 seconds"),
    (account_with("intervals = { receive_s = -60 }"), 4, "accounts[1].intervals.receive_s", "5 seconds"),
    (account_with("intervals = { receive_s = 1e300 }"), 4, "accounts[1].intervals.receive_s", "At most 2592000"),
    ("[policy]\ngrace_s = 1e300\n", 2, "policy.grace_s", "at most 2592000 seconds"),
    (account_with("") + account_with(""), 6, "accounts[2].id", "twice"),
    ("[[alternatives]]\nlabel = 'Sister'\n", 1, "alternatives[1]", "address or a link"),
    ("[[alternatives]]\nlabel = 'a\tb'\nurl = 'https://x.example'\n", 2, "alternatives[1].label", "one line"),
    ("[[alternatives]]\nlabel = ''\nurl = 'https://x.example'\n", 2, "alternatives[1].label", "name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "words"), WRONG)
def test_what_is_wrong_is_one_sentence_with_file_line_and_key(file, text, line, key, words):
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        load(file)

    error = caught.value
    assert (error.line, error.key) == (line, key)
    assert words in str(error)
    assert str(error).startswith(f"{file}, line {line}{f', “{key}”' if key else ''}: ")
    assert "\n" not in str(error)


@pytest.mark.parametrize("text", ["x = " + "[" * 5000 + "]" * 5000, "x = " + "9" * 5000], ids=["deep", "digits"])
def test_what_no_parser_can_bear_is_one_sentence(file, text):
    file.write_text(text)

    with pytest.raises(SettingsError) as caught:
        load(file)

    assert str(caught.value) == f"{file}: This is not readable as TOML."


def test_a_password_written_into_the_file_is_not_repeated(file):
    file.write_text(account_with("password = 'hunter2'"), encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        load(file)

    assert "hunter2" not in str(caught.value)


def test_a_login_without_encryption_is_fine_on_this_computer(file):
    file.write_text(account_with("auth = 'password'\nreceive = { host = '127.0.0.1', security = 'plain' }"))

    assert load(file).accounts[0].receive == Receive("127.0.0.1", 993, Security.PLAIN)


def test_reachability_without_login_may_be_plain(file):
    file.write_text(account_with("receive = { host = 'x.example', port = 143, security = 'plain' }"))

    assert load(file).accounts[0].receive.port == 143


@pytest.mark.parametrize("body", ["schema = 1\n# für\n".encode("latin-1"), "schema = 1".encode("utf-16")])
def test_another_encoding_is_said(file, body):
    file.write_bytes(body)

    with pytest.raises(SettingsError, match=r"line [12].*UTF-8"):
        load(file)


def test_a_folder_in_its_place_is_said(file):
    file.mkdir()

    with pytest.raises(SettingsError, match="is a folder"):
        load(file)


def test_a_huge_file_is_not_read_to_the_end(file):
    with file.open("wb") as out:
        out.truncate(10**9)

    with pytest.raises(SettingsError, match="too large"):
        load(file)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_said(file):
    file.write_text("")
    file.chmod(0)

    with pytest.raises(SettingsError, match="cannot be read: you may not"):
        load(file)


def test_the_sentences_exist_in_german(file):
    use_language("de")
    file.write_text("[general]\nlanguage = 'fr'\n")

    with pytest.raises(SettingsError, match=r"Zeile 2, „general\.language“: Erlaubt: „auto“, „de“, „en“\."):
        load(file)


def test_what_is_saved_is_read_again(file):
    file.write_text(CONTRACT, encoding="utf-8")
    wanted = msgspec.structs.replace(load(file), general=General("de"))

    save(file, wanted)

    assert load(file) == wanted
    assert "# auto, de, en" in file.read_text(encoding="utf-8")


def test_wrong_settings_are_not_saved(file):
    save(file, Settings())
    before = file.read_bytes()

    with pytest.raises(SettingsError, match=r"“accounts\[1\]\.address”: That does not look like a mail address"):
        save(file, Settings(accounts=(Account("a", "nobody"),)))

    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "body",
    [
        b"[general\n# much work\n",
        "schema = 1\n# für\n".encode("latin-1"),
        b"[genral]\n# a typing mistake\n",
        b"accounts = 7\n[general]\nlanguage = 3\nother = 1\n",
    ],
)
def test_a_file_that_cannot_be_edited_is_kept_beside(file, body):
    file.write_bytes(body)

    save(file, Settings(general=General("de")))

    assert load(file).general.language == "de"
    assert file.with_name("settings.toml.before").read_bytes() == body


def test_wrong_values_are_put_right_where_they_stand(file):
    file.write_text("# mine\n[general]\nlanguage = 3  # hm\n")

    save(file, Settings(general=General("de")))

    assert file.read_text() == '# mine\n[general]\nlanguage = "de"  # hm\n'


def test_a_folder_is_not_replaced(file):
    file.mkdir()

    with pytest.raises(SettingsError, match="is a folder"):
        save(file, Settings())


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_rights_and_links_stay(file, tmp_path):
    real = tmp_path / "dotfiles.toml"
    real.write_text("schema = 1\n")
    real.chmod(0o640)
    file.symlink_to(real)

    save(file, Settings(general=General("en")))

    assert file.is_symlink()
    assert "en" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_new_file_is_nobody_elses(file):
    save(file, Settings())

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SettingsError, match="cannot be written: it is not there"):
        save(tmp_path / "missing" / "settings.toml", Settings())


SAVE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from tray_app.model.settings import General, Settings
from tray_app.storage.settings_file import SettingsError, save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
try:
    save(Path(sys.argv[1]), Settings(general=General("en")))
except SettingsError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_full_disk_costs_nothing(file):
    file.write_text(CONTRACT, encoding="utf-8")
    root = Path(__file__).parents[2]

    told = subprocess.run(
        [sys.executable, "-c", SAVE_ON_A_FULL_DISK, file], cwd=root, capture_output=True, text=True, check=True
    ).stdout

    assert "cannot be written" in told
    assert file.read_text(encoding="utf-8") == CONTRACT
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_an_export_is_a_settings_file_of_its_own(file):
    accounts = (Account("a", "a@example.org", receive=Receive("imap.example.org")),)

    file.write_text(as_toml(Settings(accounts=accounts)), encoding="utf-8")

    assert load(file) == Settings(accounts=accounts)
