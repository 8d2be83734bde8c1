from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tray_app.model.mutes import mute_sentence

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("hour", "Muted until 09:00"),
        ("change", "Muted until something changes"),
        ("recovery", "Muted until it works again"),
    ],
)
def test_says_how_long_nothing_is_said(rule, sentence):
    assert mute_sentence(rule, NOW + timedelta(hours=1), NOW, UTC) == sentence
