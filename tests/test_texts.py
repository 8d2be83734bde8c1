from __future__ import annotations

import locale

import pytest

from tray_app.texts import LANGUAGE_VARIABLES, use_language


@pytest.fixture
def system(monkeypatch):
    for name in LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))

    def says(library=None, **variables):
        monkeypatch.setattr(locale, "getlocale", lambda: (library, "UTF-8"))
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return says


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_DE"}, "de"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en_GB:de"}, "en"),
        ({}, "en"),
        ({"library": "German_Germany"}, "de"),
        ({"library": "English_United States"}, "en"),
    ],
)
def test_auto_is_what_the_system_says(system, said, expected):
    system(**said)
    assert use_language("auto") == expected


def test_a_wish_counts_more_than_the_system(system):
    system(LANG="de_DE.UTF-8")
    assert use_language("en") == "en"
