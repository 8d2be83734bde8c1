from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.model.builders import account
from tray_app import __version__, logs
from tray_app.app.bug_report import bug_report, log_text
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
VERDICT = Verdict("north", "Work", "kim@nordpost.example", "Nordpost", Status.OUTAGE)


def report(tmp_path, lines, **changes):
    (tmp_path / logs.FILE_NAME).write_text("\n".join(lines))
    return bug_report(Snapshot(NOW, (VERDICT,), settings_problem="line 3"), (account(**changes),), tmp_path)


def test_it_says_what_runs_where_what_is_shown_and_how_the_log_ends(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    text = report(tmp_path, [f"line {number}." for number in range(100)])
    assert text.startswith(f"Mailampel {__version__}, Python 3.")
    assert "\ndesktop: KDE, offscreen, " in text
    assert "\nnorth: outage, " in text
    assert "\nsettings: line 3; storage: good\n" in text
    assert text.endswith("line 99.")
    assert "line 40." in text
    assert "line 39." not in text


def test_it_names_nobody_and_holds_nothing_secret(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "_secrets", {"hunter2"})
    said = [
        "<kim@nordpost.example> refused; Kim.Rivers is not <a.b+c@other.example>, said KIM.RIVERS with hunter2",
        f"a file in {Path.home()}/mail",
        "imap.nordpost.example kim.rivers2 stays",
    ]
    text = report(tmp_path, said, username="kim.rivers")
    assert text.splitlines()[-3:] == [
        "<***@nordpost.example> refused; *** is not <***@other.example>, said *** with ***",
        "a file in ~/mail",
        "imap.nordpost.example kim.rivers2 stays",
    ]


def test_a_short_login_name_spoils_no_other_words(qapp, tmp_path):
    assert report(tmp_path, ["ki is kind"], username="ki").endswith("ki is kind")


def test_without_a_log_there_is_the_rest(qapp, tmp_path):
    assert log_text(tmp_path) == ""


def test_a_log_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / logs.FILE_NAME).mkdir()
    assert log_text(tmp_path).startswith("The log cannot be read: ")
