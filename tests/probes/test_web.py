from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tray_app.net.http import retry_after_s
from tray_app.probes.web import shown_url

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Wed, 14 May 2031 09:00:00 GMT", 3600),
        ("Wed, 14 May 2031 07:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("Wed, 14 May 2031 09:00:00", None),
    ],
)
def test_how_long_a_server_asks_us_to_wait(value, seconds):
    assert retry_after_s(value, NOW) == seconds


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://kim:secret@mail.example/a@b", "https://mail.example/a@b"),
        ("https://mail.example", "https://mail.example"),
        ("nonsense", "nonsense"),
    ],
)
def test_an_address_is_shown_without_what_is_secret_in_it(url, shown):
    assert shown_url(url) == shown
