from __future__ import annotations

import json
import os

import pytest

from tray_app.cli import run

BYE = "* BYE [UNAVAILABLE] Server is down for maintenance"
PAGE = """<html><head><title>Status</title></head><body><h1>Status</h1>
<h2>15.08.2026 Störung E-Mail</h2><p>Derzeit ist der Abruf von E-Mails gestört.</p></body></html>"""
FIELDS = {"class", "origin", "code", "sentence", "advice", "quote"}


def test_explain_says_what_it_means_and_what_to_do(mailampel):
    answer = mailampel("explain", "--protocol", "imap", BYE)

    assert answer.status == 0
    assert len(answer.out.splitlines()) >= 2


def test_explain_as_json(mailampel):
    answer = mailampel("explain", "--protocol", "imap", "--json", BYE)

    assert set(answer.json) == FIELDS
    assert answer.json["origin"] == "provider"


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_explain_reads_the_standard_input(mailampel, arguments):
    answer = mailampel("explain", "--json", *arguments, stdin=BYE.encode())

    assert "UNAVAILABLE" in answer.json["quote"] or "maintenance" in answer.json["quote"]


def test_a_terminal_is_not_waited_for(mailampel):
    answer = mailampel("explain", is_terminal=True)

    assert (answer.status, answer.err) == (2, "Give a text, or “-” to read it from the standard input.\n")


def test_any_bytes_can_be_pasted(mailampel):
    assert mailampel("explain", "--json", stdin=b"\xff\xfe\x00 BYE \x1b[31m").status == 0


def test_explain_answers_line_by_line(mailampel):
    rows = [{"protocol": "imap", "phase": "greeting", "text": BYE}, {"text": "535 5.7.8 Authentication failed"}]

    answer = mailampel("explain", "--jsonl", stdin="\n".join(map(json.dumps, rows)).encode() + b"\n\n")

    found = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.status == 0
    assert [one["origin"] for one in found] == ["provider", "account"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Line 1: not a JSON object."),
        ("\0", "Line 1: not a JSON object."),
        ("[" * 100_000, "Line 1: not a JSON object."),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "Line 1: not a JSON object."),
        ("[]", "Line 1: not a JSON object."),
        ('{"protocol": "imap"}', "Line 1: the field “text” is missing."),
        ('{"text": 7}', "Line 1: the field “text” is missing."),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(mailampel, line, problem):
    answer = mailampel("explain", "--jsonl", stdin=f'{line}\n{{"text": "ok"}}\n'.encode())

    first, second = map(json.loads, answer.out.splitlines())
    assert answer.status == 2
    assert first["error"] == problem
    assert set(second) == FIELDS


@pytest.mark.parametrize(("protocol", "found"), [("smtp", "credentials_rejected"), ("imap", "unknown")])
def test_lines_without_a_protocol_have_that_of_the_command(mailampel, protocol, found):
    answer = mailampel("explain", "--jsonl", "--protocol", protocol, stdin=b'{"text": "535 error"}')

    assert answer.json["class"] == found


@pytest.mark.parametrize("command", ["explain", "notice"])
def test_lines_and_a_text_exclude_each_other(refused, command):
    assert refused(command, "--jsonl", "a text") == "Either TEXT or --jsonl, not both."


@pytest.mark.parametrize(
    "row", [{"protocol": 7}, {"phase": []}, {"text": "\ud800\x00\ufeff"}, {"text": "x" * 1_000_000}]
)
def test_odd_rows_are_answered(mailampel, row):
    answer = mailampel("explain", "--jsonl", stdin=json.dumps({"text": "?", **row}).encode())

    assert answer.status == 0
    assert answer.json["class"] == "unknown"


def test_notice_understands_a_post(mailampel):
    text = "Derzeit ist der Abruf von E-Mails gestört. Die Störung wird bis heute 18 Uhr behoben."

    answer = mailampel("notice", "--now", "2026-08-15T10:00:00+02:00", "--json", text)

    assert answer.json["state"] == "outage"
    assert answer.json["promised"]["until"] == "2026-08-15T16:00:00Z"


def test_without_a_standard_input_lines_are_missed(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", None)

    assert run(["explain", "--jsonl"]) == 2
    assert "standard input" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["state: outage", "services: Receive", "promised: -"]),
        ("de", ["Zustand: Störung", "Dienste: Empfangen", "zugesagt: -"]),
    ],
)
def test_notice_in_words(mailampel, language, lines):
    answer = mailampel("--lang", language, "notice", "Derzeit ist der Abruf von E-Mails gestört.")

    assert answer.status == 0
    assert answer.out.splitlines()[:3] == lines


@pytest.mark.parametrize(("text", "begins"), [("[general]\nlanguage = 'de'\n", "Ihr"), ("[general", "Your")])
def test_the_language_of_the_settings_counts_if_they_can_be_read(mailampel, settings, text, begins):
    settings(text)

    answer = mailampel("explain", "NO [AUTHENTICATIONFAILED]")

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(f"{begins} ")


def test_notice_line_by_line_with_times_of_their_own(mailampel):
    text = "Der Mailversand ist gestört, Behebung bis heute 18 Uhr."
    rows = [{"text": text, "now": f"2026-08-{day}T10:00:00+02:00"} for day in (15, 16)]

    answer = mailampel("notice", "--jsonl", stdin="\n".join(map(json.dumps, rows)).encode())

    found = [json.loads(line)["promised"]["until"] for line in answer.out.splitlines()]
    assert found == ["2026-08-15T16:00:00Z", "2026-08-16T16:00:00Z"]


def test_a_wrong_time_is_said(refused):
    assert "is not a time" in refused("notice", "--now", "noon", "text")


@pytest.mark.parametrize("told", ["noon", "2026-02-31", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", 7])
def test_without_a_time_a_lines_promise_stays_undated(mailampel, told):
    row = {"text": "Our mail servers are down. Back by 6 pm.", "now": told}
    answer = mailampel("notice", "--jsonl", stdin=json.dumps(row).encode())

    assert answer.status == 0
    assert answer.json["promised"] == {"text": "by 6 pm", "until": None}
    assert f"“{told}” is not a time" in answer.err


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-08-15T10:00+02:00 (a Saturday)", "2026-08-15"), ("2026-08-15", "2026-08-15"), ("2026-08", "2026-08-01")],
)
def test_what_stands_behind_a_lines_time_is_no_matter(mailampel, written, day):
    row = {"text": "Our mail servers are down. Back by 6 pm.", "now": written}
    answer = mailampel("notice", "--jsonl", stdin=json.dumps(row).encode())

    assert answer.json["promised"]["until"].startswith(day)
    assert answer.err == ""


def test_source_reads_a_file(mailampel, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")

    answer = mailampel("source", str(page), "--now", "2026-08-15T12:00:00+02:00", "--json")

    assert answer.status == 0
    assert {"format", "readable", "status", "notices"} <= set(answer.json)


def test_source_in_words(mailampel, tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Status</title><item><guid>1</guid>"
        "<title>Störung E-Mail</title><description>Derzeit ist der Abruf von E-Mails gestört.</description>"
        "<pubDate>Sat, 15 Aug 2026 08:00:00 GMT</pubDate></item></channel></rss>",
        encoding="utf-8",
    )

    answer = mailampel("source", str(feed), "--now", "2026-08-15T12:00:00+02:00")

    assert answer.status == 0
    assert "Störung E-Mail" in answer.out


def test_a_source_that_is_none_is_never_fine(mailampel, tmp_path):
    page = tmp_path / "noise"
    page.write_bytes(bytes(range(256)) * 10)

    assert mailampel("source", str(page), "--json").json["status"] == "unknown"
    assert mailampel("source", str(page)).out.strip()


def test_a_missing_file_is_said(refused, tmp_path):
    assert refused("source", "status.example.org") == (
        "There is no file status.example.org; an address begins with https://."
    )
    assert "nicht lesen: es ist ein Ordner" in refused("--lang", "de", "source", str(tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="has no file without an end")
@pytest.mark.timeout(20)
def test_a_file_without_an_end_is_not_read_to_it(mailampel):
    assert mailampel("source", "/dev/zero", "--json").json["readable"] is False


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript://x", "http://", "http://[::1",
                                   "http://127.0.0.1:99999/", "http://a b/"])  # fmt: skip
def test_what_is_no_web_address_is_not_asked(refused, place):
    assert refused("source", place) == f"“{place}” cannot be read; write an address like https://status.example.org."


def test_a_password_in_an_address_is_not_repeated(refused):
    assert refused("source", "https://me:hunter2@status.example.org/").startswith(
        "“https://me:***@status.example.org/”"
    )


def test_a_format_that_nobody_knows_is_said_with_those_that_are(refused, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")

    said = refused("source", str(page), "--as", "gopher")

    assert said.startswith("“gopher” is unknown. Possible: auto, instatus, ")


def test_an_unreachable_source_is_unreadable(mailampel):
    from tests.fakes.servers import closed_port

    found = mailampel("source", f"http://127.0.0.1:{closed_port()}/", "--json").json

    assert (found["readable"], found["status"]) == (False, "unknown")
