"""Vendors' words, whatever their spelling."""

from __future__ import annotations

import pytest

from tray_app.sources.report import Severity, Stage
from tray_app.sources.words import severity_of, stage_of, worst


@pytest.mark.parametrize("word", ["partial_outage", "PARTIALOUTAGE", "Partial Outage", "partial-outage"])
def test_spelling_does_not_matter(word):
    assert severity_of(word) is Severity.PARTIAL


def test_unknown_words_are_not_guessed():
    assert severity_of("splendid") is None
    assert stage_of("splendid") is Stage.SILENT


@pytest.mark.parametrize(
    ("word", "stage"),
    [("RESOLVED", Stage.OVER), ("behoben", Stage.OVER), ("in_progress", Stage.OPEN), ("NOTSTARTEDYET", Stage.PLANNED)],
)
def test_stages(word, stage):
    assert stage_of(word) is stage


def test_the_worst_of_those_that_are_known():
    assert worst([None, Severity.MINOR, Severity.MAJOR]) is Severity.MAJOR
    assert worst([None]) is None
