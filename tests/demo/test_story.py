"""The stories: in order, in both languages, understood by the rules that read them."""

from __future__ import annotations

from datetime import UTC, timedelta
from itertools import pairwise

import pytest

from tray_app.demo.provider import Mood
from tray_app.demo.story import STORIES, august, stretches
from tray_app.model.notice import NoticeState
from tray_app.model.prose import understand
from tray_app.texts import use_language


@pytest.mark.parametrize("name", STORIES)
def test_scenes_come_in_order_and_end_well(name):
    scenes = STORIES[name](UTC)
    assert all(a.at < b.at for a, b in pairwise(scenes))
    assert all(stretch.pace > 0 for stretch in stretches(scenes))
    assert scenes[0].face.mood is scenes[-1].face.mood is Mood.WELL


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_within_three_minutes(name):
    pieces = pairwise(stretches(STORIES[name](UTC)))
    assert sum((b.starts_at - a.starts_at).total_seconds() / a.pace for a, b in pieces) < 180


def test_august_has_two_outages_and_four_days_two_hours():
    scenes = august(UTC)
    down = [scene.face.mood is not Mood.WELL for scene in scenes]
    assert sum(1 for was, now in pairwise(down) if now and not was) == 2
    failed = next(s for s in scenes if s.picture.startswith("04"))
    back = next(s for s in scenes if s.picture.startswith("09"))
    assert back.at - failed.at == timedelta(days=4, hours=2)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_are_understood_as_they_are_meant(language):
    use_language(language)
    scenes = {scene.picture[:2]: scene for scene in august(UTC)}
    soon = scenes["05"].face.posts[-1]
    assert understand(soon.text, soon.at).state is NoticeState.OUTAGE
    assert understand(soon.text, soon.at).promised.until is None
    dated = scenes["06"]
    assert understand(dated.face.notice, dated.at).promised.until == dated.at.replace(hour=18)
    assert understand(scenes["08"].face.notice, dated.at).promised is None
    over = scenes["09"].face.posts[-1]
    assert understand(over.text, over.at).state is NoticeState.RESOLVED
