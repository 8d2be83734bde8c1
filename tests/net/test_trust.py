from __future__ import annotations

import ssl

import pytest

from tray_app.net import trust
from tray_app.net.trust import Trust, TrustError, unverified_context


def test_one_context_for_each_trust_setting(authority):
    kept = Trust()

    assert kept.context() is kept.context()
    assert kept.context(authority.ca_file) is kept.context(authority.ca_file)
    assert kept.context() is not kept.context(authority.ca_file)


def test_every_context_verifies_chain_and_name(authority):
    for context in (Trust().context(), Trust().context(authority.ca_file)):
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_an_own_authority_adds_to_the_systems(authority):
    own = Trust().context(authority.ca_file).cert_store_stats()["x509_ca"]

    assert own == Trust().context().cert_store_stats()["x509_ca"] + 1


@pytest.mark.parametrize("content", [None, "this is no certificate"])
def test_an_unusable_file_is_named(tmp_path, content):
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)

    with pytest.raises(TrustError) as caught:
        Trust().context(str(path))

    assert caught.value.ca_file == str(path)


def test_where_the_system_verifies_contexts_are_not_shared_because_they_lock(monkeypatch):
    monkeypatch.setattr(trust, "_asks_the_system", lambda: True)
    kept = Trust()

    assert kept.context() is not kept.context()


def test_the_unverified_context_is_for_looking_only():
    assert unverified_context().verify_mode is ssl.CERT_NONE
