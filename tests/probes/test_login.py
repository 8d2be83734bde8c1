from __future__ import annotations

import pytest

from tests.fakes.accounts import TRUST, account
from tray_app.model.account import Auth, Service
from tray_app.model.reason import Failure
from tray_app.model.result import Depth
from tray_app.probes import ProbeRequest, login
from tray_app.probes.visit import RefusalError


def request(secret: str = "ascii", **options: object) -> ProbeRequest:
    subject = account("imap", 993, **options)
    return ProbeRequest(subject, Service.RECEIVE, Depth.DEEP, TRUST, 5, lambda: None, secret)


@pytest.mark.parametrize(
    ("secret", "offered", "command", "name"),
    [
        ("ascii", ["PLAIN"], True, "PLAIN"),
        ("ascii", [], True, None),
        ("ümlaut", ["PLAIN"], True, "PLAIN"),
    ],
)
def test_sasl_first_and_the_old_command_only_for_plain_letters(secret, offered, command, name):
    chosen = login.mechanism(request(secret), offered, command_exists=command)

    assert (chosen.name if chosen else None) == name


@pytest.mark.parametrize(("secret", "offered", "command"), [("ümlaut", [], True), ("ascii", ["GSSAPI"], False)])
def test_no_common_way_is_a_matter_of_settings(secret, offered, command):
    with pytest.raises(RefusalError) as caught:
        login.mechanism(request(secret), offered, command_exists=command)

    assert caught.value.reason.failure is Failure.SERVER_MISCONFIGURED


def test_a_password_is_not_tried_where_only_tokens_are_taken():
    with pytest.raises(RefusalError) as caught:
        login.mechanism(request(), ["XOAUTH2"], command_exists=False)

    assert (caught.value.reason.failure, caught.value.reason.specific) == (Failure.CREDENTIALS_REJECTED, True)


def test_a_token_is_never_sent_as_a_password():
    with pytest.raises(RefusalError):
        login.mechanism(request(auth=Auth.OAUTH2), ["PLAIN"], command_exists=True)


def test_a_request_does_not_show_its_secret():
    assert "geheim" not in repr(request("geheim"))
