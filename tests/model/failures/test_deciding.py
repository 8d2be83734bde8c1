"""Whose fault a message shows: measured on many messages, and the order of evidence on a few telling ones."""

from __future__ import annotations

import pytest

from tests.model.failures.corpus import SAMPLES, own_messages, samples
from tray_app.model.failures import explain, from_reply, sentence
from tray_app.model.reason import PROVIDER_FAILURES, Failure, Origin
from tray_app.model.result import Phase


def test_own_messages_are_all_understood():
    wrong = [str(message) for message in own_messages() if not message.is_right]
    assert not wrong, "\n".join(wrong)


def test_own_messages_are_many_and_of_all_kinds():
    messages = own_messages()
    assert len(messages) > 800
    assert {m.protocol for m in messages} == {"imap", "smtp", "pop3", "http", "client", None}
    assert {c for m in messages for c in m.classes} == set(Failure)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not at hand")
@pytest.mark.parametrize("name", ["messages.jsonl", "client_messages.jsonl"])
def test_samples(name):
    messages = samples(name)
    assert not [str(m) for m in messages if m.is_false_alarm], "blaming the provider wrongly is the worst mistake"
    wrong = [str(m) for m in messages if not m.is_right]
    assert len(wrong) <= 0.03 * len(messages), "\n".join(wrong)


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("a1 NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded", Failure.TOO_MANY_CONNECTIONS),
        ("a1 NO [OVERQUOTA] Account exceeded command or bandwidth limits", Failure.RATE_LIMITED),
        ("a1 NO [AUTHENTICATIONFAILED] IMAP access is disabled for this account", Failure.ACCOUNT_BLOCKED),
    ],
)
def test_known_text_beats_code(reply, failure):
    assert from_reply("imap", Phase.LOGIN, reply).failure is failure


def test_code_beats_general_words():
    reason = from_reply("imap", Phase.LOGIN, "a1 NO [UNAVAILABLE] login failed")
    assert reason.failure is Failure.PROVIDER_OUTAGE


def test_code_beats_status_word():
    reason = from_reply("imap", Phase.LOGIN, "a1 BAD [UNAVAILABLE] come back soon")
    assert reason.failure is Failure.PROVIDER_OUTAGE


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("NS_ERROR_PROXY_CONNECTION_REFUSED", "proxy"),
        ("PR_CONNECT_RESET_ERROR", "reset"),
        ("SEC_E_CERT_EXPIRED", "certificate_expired"),
        ("RemoteCertificateNameMismatch", "certificate_hostname"),
        ("MailboxFullException", "overquota"),
    ],
)
def test_words_inside_a_name_are_read(name, code):
    assert explain(name, "imap", "tls").code == code


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("a1 NO come back in 20 minutes", Failure.RATE_LIMITED),
        ("a1 NO maintenance, come back in 20 minutes", Failure.PLANNED_MAINTENANCE),
        ("a1 NO [UNAVAILABLE] come back in 20 minutes", Failure.PROVIDER_OUTAGE),
        ("a1 NO server overloaded, come back in 20 minutes", Failure.PROVIDER_DEGRADED),
    ],
)
def test_a_wait_alone_is_weaker_than_a_named_cause(reply, failure):
    assert explain(reply, "imap", "login").failure is failure


def test_a_number_that_carries_an_http_answer_may_blame_the_provider_and_a_connection_number_may_not():
    assert explain("0x801901F7", "client", "outlook").failure is Failure.PROVIDER_DEGRADED
    assert explain("0x80072EE2", "client", "outlook").failure is Failure.UNKNOWN


def test_a_server_may_end_a_session_but_not_with_a_mishap():
    assert explain("* BYE so long", "imap", "idle").failure is Failure.OK
    assert explain("* BYE lost the thread", "imap", "idle").failure is Failure.UNKNOWN


def test_trouble_is_an_outage_while_nobody_gets_in_and_a_degradation_afterwards():
    words = "NO [UNAVAILABLE] backend gone"
    assert from_reply("imap", Phase.LOGIN, f"a1 {words}").failure is Failure.PROVIDER_OUTAGE
    assert from_reply("imap", Phase.USE, f"a2 {words}").failure is Failure.PROVIDER_DEGRADED


def test_a_servers_reply_beats_the_programs_own_words():
    own = "(0x800CCC92): Your e-mail server rejected your login. Verify your user name and password."
    assert explain(own, "client", "outlook").failure is Failure.CREDENTIALS_REJECTED
    with_reply = f"{own} The server responded: -ERR [SYS/TEMP] mail store is down"
    assert explain(with_reply, "client", "outlook").failure in PROVIDER_FAILURES


@pytest.mark.parametrize(
    "guess",
    [
        "The server may be down or unavailable. Please try again later.",
        "Der Server ist eventuell nicht erreichbar oder überlastet.",
        "Server unavailable",
        "Der Server ist nicht verfügbar. Versuchen Sie es später erneut.",
    ],
)
def test_a_programs_guess_proves_nothing(guess):
    assert explain(guess, "client", "thunderbird").failure is Failure.UNKNOWN


@pytest.mark.parametrize("phase", ["dns", "connect", "tls"])
@pytest.mark.parametrize(
    "text",
    [
        "[Errno 110] Connection timed out: server unavailable",
        "[WinError 10061] Der Zielcomputer verweigerte die Verbindung",
        "Temporary failure in name resolution",
        "service not available, connection reset by peer",
        "The server is down for maintenance?",
    ],
)
def test_before_the_server_answers_nothing_accuses_the_provider(phase, text):
    assert explain(text, "imap", phase).failure not in PROVIDER_FAILURES


def test_a_time_out_is_the_line_in_a_log_and_open_in_a_pasted_message():
    assert explain("[Errno 110] timed out", "imap", "connect").failure is Failure.LOCAL_NETWORK
    assert explain("[Errno 110] timed out", "client", "outlook").failure is Failure.UNKNOWN


def test_a_bounce_is_recognised_without_being_named():
    text = "Your message could not be delivered: delivery retry timeout exceeded"
    assert explain(text).failure is Failure.PROVIDER_OUTAGE
    assert explain(text).code == "recipient_unreachable"


@pytest.mark.parametrize("nothing", ["", " \r\n ", "\x00\x07", "hm", "Grüße aus Kiel"])
def test_nothing_said_stays_unknown(nothing):
    reason = explain(nothing)
    assert (reason.failure, reason.origin, reason.quote) == (Failure.UNKNOWN, Origin.UNKNOWN, "")


def test_words_nobody_understands_are_kept_as_a_quote():
    assert from_reply("imap", Phase.USE, "a1 NO blue moon").quote == "a1 NO blue moon"


def test_an_unexplained_refusal_of_a_login_counts_as_one():
    reason = from_reply("imap", Phase.LOGIN, "a1 NO blue moon")
    assert (reason.failure, reason.specific) == (Failure.CREDENTIALS_REJECTED, False)


@pytest.mark.parametrize(
    ("protocol", "reply", "specific"),
    [
        ("imap", "a1 NO [EXPIRED] too old", True),
        ("smtp", "534 5.7.9 Application-specific password required", True),
        ("imap", "a1 NO [ALERT] your account is locked", True),
        ("pop3", "-ERR [AUTH] Authentication failed", False),
        ("smtp", "535 5.7.8 authentication failed", False),
    ],
)
def test_a_refusal_that_names_its_cause_is_specific(protocol, reply, specific):
    assert from_reply(protocol, Phase.LOGIN, reply).specific is specific


def test_maintenance_is_read_from_nextclouds_header():
    reply = "503 Service Unavailable\nRetry-After: 120\nX-Nextcloud-Maintenance-Mode: 1"
    reason = from_reply("http", Phase.USE, reply)
    assert (reason.failure, reason.retry_after_s) == (Failure.PLANNED_MAINTENANCE, 120.0)


def test_bytes_in_a_wrapped_exception_are_read():
    reason = explain(r"LoginError: b'Postfach vor\xc3\xbcbergehend nicht verf\xc3\xbcgbar'", "imap", "login")
    assert reason.failure is Failure.PROVIDER_OUTAGE
    assert "vorübergehend" in reason.quote


def test_a_refusal_hidden_in_base64_is_read():
    assert explain("334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=", "smtp", "auth").code == "token_refused"


@pytest.mark.parametrize(
    ("failure_text", "protocol", "phase", "origin"),
    [
        ("a1 NO [UNAVAILABLE] down", "imap", "login", Origin.PROVIDER),
        ("a1 NO Login failed", "imap", "login", Origin.ACCOUNT),
        ("[Errno 101] Network is unreachable", "imap", "connect", Origin.LINE),
        ("certificate is not yet valid", "imap", "tls", Origin.COMPUTER),
        ("0x800CCC0E", "client", "outlook", Origin.UNKNOWN),
    ],
)
def test_origin_follows_the_class(failure_text, protocol, phase, origin):
    assert explain(failure_text, protocol, phase).origin is origin


@pytest.mark.parametrize(
    ("protocol", "phase", "reply", "failure", "code"),
    [
        ("imap", Phase.GREETING, "* BYE", Failure.PROVIDER_OUTAGE, "turned_away"),
        ("imap", Phase.GREETING, "* BYE too many connections", Failure.TOO_MANY_CONNECTIONS, "too_many_connections"),
        ("imap", Phase.GREETING, "* BYE bis 18 Uhr Wartung", Failure.PLANNED_MAINTENANCE, "maintenance"),
        ("imap", Phase.LOGIN, "* CAPABILITY IMAP4rev1 IDLE\r\na1 OK done", Failure.OK, "ok"),
        ("imap", Phase.LOGIN, "a1 NO", Failure.CREDENTIALS_REJECTED, "refused_without_words"),
        ("imap", Phase.USE, "a2 BAD", Failure.CLIENT_BUG, "protocol_misuse"),
        ("imap", Phase.USE, "a2 NO", Failure.UNKNOWN, "unknown"),
        ("pop3", Phase.GREETING, "-ERR", Failure.PROVIDER_OUTAGE, "turned_away"),
        ("pop3", Phase.LOGIN, "-ERR [IN-USE] locked", Failure.TOO_MANY_CONNECTIONS, "in_use"),
        ("smtp", Phase.GREETING, "554-mx\r\n554 No SMTP service", Failure.SERVER_MISCONFIGURED, "no_service_here"),
        ("smtp", Phase.GREETING, "421 4.3.2 shutting down", Failure.PROVIDER_OUTAGE, "unavailable"),
        ("smtp", Phase.TLS, "454 4.7.0 TLS not available", Failure.TLS_CERTIFICATE, "tls_unavailable"),
        (
            "smtp",
            Phase.LOGIN,
            "535-5.7.8 No.\r\n535 5.7.8 See page",
            Failure.CREDENTIALS_REJECTED,
            "authenticationfailed",
        ),
        ("http", Phase.GREETING, "HTTP/1.1 500 Internal Server Error", Failure.PROVIDER_OUTAGE, "http_5xx"),
        ("http", Phase.LOGIN, "401 Unauthorized\nwww-authenticate: Basic", Failure.CREDENTIALS_REJECTED, "http_401"),
        ("http", Phase.USE, "429 Too Many Requests\nRetry-After: 30", Failure.RATE_LIMITED, "rate_limited"),
    ],
)
def test_replies_of_live_servers(protocol, phase, reply, failure, code):
    reason = from_reply(protocol, phase, reply)
    assert (reason.failure, reason.code) == (failure, code)
    assert reason.quote == " ".join(reply.split())


@pytest.mark.parametrize(
    ("pasted", "quote"),
    [
        (
            "Mail could not be fetched\nAccount: kim@example.org\nA3 NO [OVERQUOTA] Mailbox is full\nClosed at 10:14",
            "A3 NO [OVERQUOTA] Mailbox is full",
        ),
        (
            "Sending failed.\nThe server responded: 535 5.7.8 Wrong password.\nPlease check your settings.",
            "535 5.7.8 Wrong password.",
        ),
        ("550-5.7.1 Not from\r\n550 5.7.1 this address\r\n221 Bye", "550-5.7.1 Not from 550 5.7.1 this address"),
        (
            (
                "This letter has been on its way for a long time and has come back to the one who wrote it. "
                "The recipient's mailbox is full. Nobody has read it, and nobody will read it until there is room."
            ),
            "The recipient's mailbox is full.",
        ),
    ],
)
def test_of_a_paste_only_the_deciding_words_are_quoted(pasted, quote):
    assert explain(pasted).quote == quote


def test_a_server_that_takes_no_mail_is_not_called_broken():
    reason = explain("421 4.3.2 System not accepting network messages", "smtp", "connect")
    assert (reason.failure, reason.code) == (Failure.PROVIDER_DEGRADED, "not_accepting")
    assert "overload" in sentence(reason, "Post")


def test_a_bare_number_beside_many_words_accuses_only_in_a_live_reply():
    reply = "421 the moon stands in the wrong house tonight"
    assert explain(reply, "smtp", "connect").failure is Failure.UNKNOWN
    assert from_reply("smtp", Phase.GREETING, reply).failure is Failure.PROVIDER_OUTAGE


def test_words_about_the_asker_take_the_accusation_away_even_from_a_live_reply():
    assert from_reply("smtp", Phase.GREETING, "421 Service not available").failure is Failure.PROVIDER_OUTAGE
    reply = "421 Service not available from your country"
    assert from_reply("smtp", Phase.GREETING, reply).failure not in PROVIDER_FAILURES
