from __future__ import annotations

import shutil
import socket
import ssl
import subprocess

import pytest

from tests.fakes import certificates, servers
from tests.fakes.servers import FakeServer
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


@pytest.fixture
def system(authority, tmp_path, monkeypatch):
    """A system that trusts `authority`: one large file, and a folder that is still empty."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    paths = ssl.get_default_verify_paths()._replace(cafile=authority.ca_file, capath=str(tmp_path))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    return tmp_path


def put_by_hash(ca_file, folder):
    command = ["openssl", "x509", "-noout", "-hash", "-in", ca_file]
    subject = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    shutil.copy(ca_file, folder / f"{subject}.0")


def held(context):
    return context.cert_store_stats()["x509_ca"]


needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="names certificates by their hash")


@needs_openssl
def test_a_folder_of_authorities_is_looked_up_and_not_loaded(system, authority):
    put_by_hash(authority.ca_file, system)
    context = Trust().context()

    assert held(context) == 0
    with FakeServer(servers.silent, tls=authority.server()) as server:
        shake_hands(server, context)
    assert held(context) == 1


@needs_openssl
def test_who_is_not_in_the_folder_is_not_trusted(system, authority, tmp_path_factory):
    put_by_hash(authority.ca_file, system)
    stranger = certificates.authority(tmp_path_factory.mktemp("stranger"), "Stranger")

    with (
        FakeServer(servers.silent, tls=stranger.server()) as server,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        shake_hands(server, Trust().context())


@needs_openssl
def test_an_own_authority_adds_to_the_systems(system, authority, tmp_path_factory):
    put_by_hash(authority.ca_file, system)
    own = certificates.authority(tmp_path_factory.mktemp("own"), "Own")
    context = Trust().context(own.ca_file)

    for signer in (authority, own):
        with FakeServer(servers.silent, tls=signer.server()) as server:
            assert shake_hands(server, context)


def test_a_folder_that_lacks_some_is_not_used(system):
    assert held(Trust().context()) == held(everything())


@needs_openssl
def test_what_the_user_named_in_the_environment_is_used(system, authority, monkeypatch):
    put_by_hash(authority.ca_file, system)
    monkeypatch.setenv("SSL_CERT_FILE", authority.ca_file)

    assert held(Trust().context()) == held(everything())


def everything():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    return context


def shake_hands(server, context):
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as encrypted,
    ):
        return encrypted.getpeercert()


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
