from __future__ import annotations

import json

import pytest

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
        ("{", "Line 1: "),
        ("[]", "Line 1: not a JSON object."),
        ('{"protocol": "imap"}', "Line 1: the field “text” is missing."),
        ('{"text": 7}', "Line 1: the field “text” is missing."),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(mailampel, line, problem):
    answer = mailampel("explain", "--jsonl", stdin=f'{line}\n{{"text": "ok"}}\n'.encode())

    first, second = map(json.loads, answer.out.splitlines())
    assert answer.status == 2
    assert first["error"].startswith(problem)
    assert set(second) == FIELDS


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


def test_notice_in_words(mailampel):
    answer = mailampel("notice", "Derzeit ist der Abruf von E-Mails gestört.")

    assert answer.status == 0
    assert "state: outage" in answer.out


def test_notice_line_by_line_with_times_of_their_own(mailampel):
    text = "Der Mailversand ist gestört, Behebung bis heute 18 Uhr."
    rows = [{"text": text, "now": f"2026-08-{day}T10:00:00+02:00"} for day in (15, 16)]

    answer = mailampel("notice", "--jsonl", stdin="\n".join(map(json.dumps, rows)).encode())

    found = [json.loads(line)["promised"]["until"] for line in answer.out.splitlines()]
    assert found == ["2026-08-15T16:00:00Z", "2026-08-16T16:00:00Z"]


def test_a_wrong_time_is_said(refused):
    assert "is not a time" in refused("notice", "--now", "noon", "text")


def test_without_a_time_a_lines_promise_stays_undated(mailampel):
    row = {"text": "Our mail servers are down. Back by 6 pm.", "now": "noon"}
    answer = mailampel("notice", "--jsonl", stdin=json.dumps(row).encode())

    assert answer.status == 0
    assert answer.json["promised"] == {"text": "by 6 pm", "until": None}
    assert "“noon” is not a time" in answer.err


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
    assert "cannot be read" in refused("source", str(tmp_path / "missing"))


def test_an_unreachable_source_is_unreadable(mailampel):
    from tests.fakes.servers import closed_port

    found = mailampel("source", f"http://127.0.0.1:{closed_port()}/", "--json").json

    assert (found["readable"], found["status"]) == (False, "unknown")
