from __future__ import annotations

import gc
import logging
import sys
import threading

import pytest

from tray_app import logs

log = logging.getLogger("tray_app.somewhere")


@pytest.fixture
def set_up(tmp_path, monkeypatch):
    """Sets the log up in a folder; everything is as before after the test."""
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    monkeypatch.setattr(logs, "_secrets", set())
    root, ours = logging.getLogger(), logging.getLogger("tray_app")
    handlers, level = list(root.handlers), ours.level

    def call(**options):
        return logs.set_up(tmp_path, **options)

    yield call
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    ours.setLevel(level)


def test_what_happens_stands_in_the_file(set_up):
    file = set_up()

    log.info("the %s", "news")
    log.debug("the details")

    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert line.endswith(" INFO tray_app.somewhere: the news")


def test_details_on_request_in_file_and_terminal(set_up, capsys):
    file = set_up(verbose=True)

    log.debug("the details")

    assert "the details" in file.read_text()
    assert "the details" in capsys.readouterr().err


def test_other_libraries_only_warn(set_up):
    file = set_up(verbose=True)

    logging.getLogger("keyring").info("chatter")
    logging.getLogger("keyring").warning("trouble")

    assert "chatter" not in file.read_text()
    assert "trouble" in file.read_text()


def test_setting_it_up_twice_logs_once(set_up):
    set_up()
    file = set_up()

    log.info("once")

    assert file.read_text().count("once") == 1


def test_the_file_does_not_grow_for_ever(set_up, tmp_path):
    set_up()
    for _ in range(60):
        log.info("x" * 100_000)

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert sum(sizes) <= 4_000_000


def test_a_known_secret_is_blotted_out_everywhere(set_up):
    file = set_up()
    logs.hide("hunter2")

    log.info("a %s b", {"x": "hunter2"})
    try:
        raise ValueError("wrong: hunter2")
    except ValueError:
        log.exception("it failed")

    text = file.read_text()
    assert "hunter2" not in text
    assert "ValueError: wrong: ***" in text


def test_a_longer_secret_is_not_left_half(monkeypatch):
    monkeypatch.setattr(logs, "_secrets", {"abcd", "abcdefgh"})

    assert logs.redact("abcdefgh abcd") == "*** ***"


def test_a_very_short_secret_does_not_blot_out_the_log(monkeypatch):
    monkeypatch.setattr(logs, "_secrets", set())
    logs.hide("e")
    logs.hide("")

    assert logs.redact("here we are") == "here we are"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("a1 LOGIN kim@example.org geheim", "a1 LOGIN kim@example.org ***"),
        ('a1 LOGIN "kim x" "ge\\"heim"', 'a1 LOGIN "kim x" ***'),
        ("PASS ge heim", "PASS ***"),
        ("a1 AUTHENTICATE PLAIN AGtpbQBnZWhlaW0=", "a1 AUTHENTICATE PLAIN ***"),
        ("AUTH XOAUTH2 dXNlcj1raW0BYXV0aD1CZWFyZXI=", "AUTH XOAUTH2 ***"),
        ("Authorization: Basic a2ltOmdlaGVpbQ==", "Authorization: Basic ***"),
        ("{'Authorization': 'Bearer ya29.x-y_z'}", "{'Authorization': 'Bearer ***'}"),
        ("password='geheim', port=993", "password=***, port=993"),
        ("Passwort: geheim", "Passwort: ***"),
        ("access_token=abc refresh_token=def", "access_token=*** refresh_token=***"),
        ("https://kim:geheim@dav.example.org/x", "https://kim:***@dav.example.org/x"),
    ],
)
def test_what_looks_like_a_secret_is_blotted_out(monkeypatch, text, redacted):
    monkeypatch.setattr(logs, "_secrets", set())
    assert logs.redact(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "imap.example.org:993 answered in 20 ms",
        "https://status.example.org:8443/feed?x=1",
        "* OK LOGIN completed",
        "535 5.7.8 Authentication failed",
        "kim@example.org: outage since 12:10",
        "the login with the user name works again; tests pass again now",
    ],
)
def test_everything_else_stays_readable(text):
    assert logs.redact(text) == text


def test_quoted_text_cannot_pass_for_an_entry(set_up):
    file = set_up()

    log.info("the server says: %s", "bye\r\n2026-01-01T00:00:00+0000 INFO forged\x1b[2J\x00")

    lines = file.read_text().splitlines()
    assert [line for line in lines if not line.startswith("  ")] == lines[:1]
    assert "\x1b" not in file.read_text()


def test_a_crash_is_logged_and_told(set_up, capsys):
    file = set_up()
    try:
        raise ZeroDivisionError("ouch")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "a bug: the program stops here" in file.read_text()
    assert "ZeroDivisionError: ouch" in file.read_text()
    assert capsys.readouterr().err == f"This is a bug of Mailampel: ZeroDivisionError: ouch. More stands in {file}.\n"


def test_a_crash_tells_no_known_secret(set_up, capsys):
    file = set_up()
    logs.hide("hunter2")
    error = ValueError("cannot use 'hunter2'")
    sys.excepthook(type(error), error, None)

    told = capsys.readouterr().err
    assert "ValueError: cannot use '***'" in told
    assert "hunter2" not in told + file.read_text()


def test_ctrl_c_is_no_bug(set_up, capsys):
    file = set_up()

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert not file.exists()


def test_a_crash_in_a_thread_is_logged(set_up):
    file = set_up()
    thread = threading.Thread(target=lambda: 1 / 0, name="prober")
    thread.start()
    thread.join()

    assert "a bug in the thread prober" in file.read_text()
    assert "ZeroDivisionError" in file.read_text()


def test_an_error_nobody_could_catch_is_logged(set_up):
    class Bad:
        def __del__(self):
            raise ZeroDivisionError("at the end")

    file = set_up()
    Bad()
    gc.collect()

    assert "ZeroDivisionError: at the end" in file.read_text()


def test_without_a_place_for_the_file_it_says_so_once_and_goes_on(set_up, tmp_path, capsys):
    tmp_path.rmdir()
    file = set_up()
    for _ in range(3):
        log.warning("news")
    assert capsys.readouterr().err.count("cannot be written") == 1

    tmp_path.mkdir()
    log.warning("more")
    log.warning("even more")

    assert capsys.readouterr().err == f"The log {file} can be written again.\n"
    assert "even more" in file.read_text()


def test_it_works_without_a_terminal(set_up, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    tmp_path.rmdir()
    set_up(verbose=True)

    log.warning("nobody hears this")

    assert not tmp_path.exists()
    tmp_path.mkdir()


def test_the_end_of_the_log_reaches_back_into_the_file_before(tmp_path):
    (tmp_path / f"{logs.FILE_NAME}.1").write_text("first\nsecond ä\n", encoding="utf-8")
    (tmp_path / logs.FILE_NAME).write_text("third\n")

    assert logs.read_end(tmp_path) == "first\nsecond ä\nthird\n"
    assert logs.read_end(tmp_path, most=9) == "third\n", "no half lines"
    assert logs.read_end(tmp_path / "nowhere") == ""
