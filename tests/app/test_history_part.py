"""The window of the past, as the program opens it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from tests.model.builders import account
from tests.ui import samples
from tray_app.app.history_part import HistoryPart
from tray_app.app.wishes import Wishes
from tray_app.model.snapshot import History

LONG_AGO = replace(samples.outage("north", samples.ago(days=36), 9), id=1)
LATELY = replace(samples.outage("north", samples.ago(days=5), 3), id=2)


@pytest.fixture
def parts():
    past = History(samples.days(d36=samples.Status.OUTAGE), (LATELY, LONG_AGO), samples.ago(days=200))
    return SimpleNamespace(
        now=lambda: samples.NOW,
        zone=samples.ZONE,
        keeper=SimpleNamespace(settings=SimpleNamespace(accounts=(account(id="north"),))),
        watch=SimpleNamespace(
            snapshot=lambda: SimpleNamespace(histories={"north": past}),
            monitor=SimpleNamespace(claims=lambda _outage_id: ()),
        ),
        history=SimpleNamespace(repaired="", notices=lambda *_, **__: (), evidence_of=lambda _outage_id: ()),
        tellings=Mock(),
    )


@pytest.fixture
def part(qtbot, parts):
    made = HistoryPart(parts)
    yield made
    if made.window is not None:
        made.window.close()


def test_a_day_of_the_strip_leads_to_the_outage_of_that_day(part, parts):
    wishes = Wishes(parts, Mock(), Mock(history=part))

    wishes._on_day("north", LONG_AGO.started_at.astimezone(samples.ZONE).date())
    assert part.window.outage_id == LONG_AGO.id

    wishes._on_day("north", LATELY.started_at.astimezone(samples.ZONE).date())
    assert part.window.outage_id == LATELY.id


def test_a_calm_day_leads_to_the_account(part, parts):
    Wishes(parts, Mock(), Mock(history=part))._on_day("north", samples.ago(days=50).date())

    assert part.window.account_id == "north"
    assert part.window.isVisible()
