from __future__ import annotations

import pytest

from tray_app.net.http import HttpError
from tray_app.oauth.errors import unreachable

URL = "https://login.example.org/token"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("dns", "The name login.example.org was not found."),
        ("connect", "login.example.org cannot be reached."),
        ("tls", "The certificate of login.example.org cannot be trusted"),
        ("timeout", "login.example.org does not answer in time."),
        ("too_large", "login.example.org cannot be reached."),
    ],
)
def test_nobody_is_blamed_for_silence(kind, sentence):
    assert str(unreachable(HttpError(kind, url=URL), URL)).startswith(sentence)


def test_an_address_that_is_none_is_named():
    assert str(unreachable(HttpError("bad_url"), "https://[x")).startswith("The address https://[x is no")
