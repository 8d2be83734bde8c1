"""The contacts probe against a real Radicale."""

from __future__ import annotations

import pytest

from tests.fakes import certificates
from tests.fakes.accounts import Security, probe
from tests.integration.servers import PASSWORD, USER
from tests.integration.web_servers import missing_radicale, radicale
from tray_app.model.reason import Failure
from tray_app.model.result import Phase

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(bool(missing_radicale()), reason=missing_radicale() or "-"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    authority = certificates.authority(tmp_path_factory.mktemp("ca"))
    with radicale(authority) as site:
        yield lambda **options: probe(
            "carddav", site.port, security=Security.TLS, ca_file=authority.ca_file, address=USER, **options
        )


def test_a_login_finds_out_who_we_are(ask):
    result = ask(deep=True, secret=PASSWORD)

    assert (result.reason, result.phase) == (None, Phase.USE)


def test_a_wrong_password_is_refused_at_the_login(ask):
    result = ask(deep=True, secret="wrong-password")

    assert (result.phase, result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)


def test_a_light_probe_is_content_with_being_answered(ask):
    result = ask()

    assert (result.reason, result.phase) == (None, Phase.GREETING)
