from __future__ import annotations

import pytest


def test_an_unknown_story_names_the_known_ones(refused):
    assert refused("demo", "--scenario", "x").startswith("There is no story “x”. Known: august")


@pytest.mark.parametrize("speed", ["0", "-1", "1001", "nan"])
def test_a_speed_without_sense_is_said(refused, speed):
    assert "at most 1000" in refused("demo", "--speed", speed)


def test_a_folder_for_pictures_that_cannot_be_made_is_said(refused, monkeypatch, tmp_path):
    monkeypatch.setattr("tray_app.cli.demo.has_desktop", lambda: True)
    (tmp_path / "file").touch()

    said = refused("--lang", "de", "demo", "--screenshots", str(tmp_path / "file" / "pictures"))

    assert said.endswith("eine Datei steht, wo ein Ordner sein muss.")


def test_pictures_need_a_desktop(refused, monkeypatch, tmp_path):
    monkeypatch.setattr("tray_app.cli.demo.has_desktop", lambda: False)

    assert "Pictures need a desktop session" in refused("demo", "--screenshots", str(tmp_path))
