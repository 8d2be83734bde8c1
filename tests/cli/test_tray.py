from __future__ import annotations

import pytest


@pytest.fixture
def no_desktop(monkeypatch):
    monkeypatch.setattr("tray_app.cli.tray.has_desktop", lambda: False)


def test_without_a_desktop_it_says_so_and_watches_here(mailampel, no_desktop, monkeypatch):
    asked = []
    monkeypatch.setattr("tray_app.cli.watching.watch", lambda options: asked.append(options.json) or 0)

    answer = mailampel()

    assert (answer.status, asked) == (0, [False])
    assert answer.err == "There is no desktop session here; watching in the terminal. Ctrl+C ends it.\n"


def test_with_a_desktop_the_app_gets_profile_and_language(mailampel, profile, monkeypatch):
    given = []
    monkeypatch.setattr("tray_app.cli.tray.has_desktop", lambda: True)
    monkeypatch.setattr("tray_app.app.run.run", lambda launch: given.append(launch) or 7)

    answer = mailampel("--lang", "de", "--verbose", "--at-login")

    assert answer.status == 7
    assert (given[0].profile, given[0].language, given[0].verbose, given[0].at_login) == (profile, "de", True, True)
    assert profile.logs_dir.is_dir()
