from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.fakes.accounts import SECRET, TRUST, account
from tray_app.model.account import Auth
from tray_app.model.result import Depth
from tray_app.probes import ProbeRequest

NOW = datetime(2031, 5, 14, tzinfo=UTC)


def request(depth: Depth = Depth.DEEP, secret: str | None = SECRET, **options: object) -> ProbeRequest:
    subject = account("imap", 993, **options)
    return ProbeRequest(subject, subject.services[0], depth, TRUST, 5.0, lambda: NOW, secret)


@pytest.mark.parametrize(
    ("depth", "secret", "logs_in"),
    [(Depth.DEEP, SECRET, True), (Depth.DEEP, None, False), (Depth.DEEP, "", False), (Depth.LIGHT, SECRET, False)],
)
def test_a_login_needs_the_wish_and_the_secret(depth, secret, logs_in):
    assert request(depth, secret).logs_in is logs_in


def test_a_token_is_no_password():
    assert request(auth=Auth.PASSWORD).is_oauth is False


def test_the_token_of_an_oauth_account_may_come_as_its_password():
    assert request(auth=Auth.OAUTH2).secret == SECRET
    assert request(auth=Auth.OAUTH2).is_oauth


@pytest.mark.parametrize(("provider", "proven"), [("Nordpost", True), ("", False)])
def test_the_settings_of_a_known_provider_are_beyond_doubt(provider, proven):
    assert request(provider=provider).settings_are_proven is proven
