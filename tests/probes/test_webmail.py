from __future__ import annotations

import pytest

from tests.fakes.accounts import Security, probe
from tests.fakes.servers import FakeServer, answer, http
from tray_app.model.reason import Failure, Origin
from tray_app.model.result import Phase

LOGIN_PAGE = "<html><head><title>Webmail</title></head><body><form><input name=user></form></body></html>"


def visit(*answers: bytes, **options):
    with FakeServer(http(*answers)) as server:
        return probe("webmail", server.port, **options)


def test_a_page_that_loads_is_fine_and_carries_no_notice():
    result = visit(answer(body=LOGIN_PAGE))

    assert (result.reason, result.phase, result.notice_text) == (None, Phase.GREETING, "")


def test_a_notice_on_a_page_that_loads_is_kept():
    page = LOGIN_PAGE.replace(
        "<form>", '<div class="alert-box">Zurzeit ist der Empfang von E-Mails gestört.</div><form>'
    )

    assert visit(answer(body=page)).notice_text == "Zurzeit ist der Empfang von E-Mails gestört."


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden"])
def test_a_page_behind_a_login_answers(status):
    assert visit(answer(status)).reason is None


@pytest.mark.parametrize(
    ("status", "failures"),
    [
        ("500 Internal Server Error", {Failure.PROVIDER_DEGRADED, Failure.PROVIDER_OUTAGE}),
        ("502 Bad Gateway", {Failure.PROVIDER_DEGRADED, Failure.PROVIDER_OUTAGE}),
        ("503 Service Unavailable", {Failure.PROVIDER_DEGRADED, Failure.PROVIDER_OUTAGE}),
        ("404 Not Found", {Failure.SERVER_MISCONFIGURED}),
    ],
)
def test_an_error_page_is_a_failure_after_the_line_was_proven(status, failures):
    result = visit(answer(status, "<html><body>Oops</body></html>"))

    assert result.phase is Phase.GREETING
    assert result.reason.failure in failures
    assert result.proves_line


def test_a_page_that_was_there_before_is_the_providers_matter_when_it_is_gone():
    with FakeServer(http(answer("404 Not Found"))) as server:
        result = probe("webmail", server.port, worked_before=True)

    assert (result.reason.code, result.reason.origin) == ("not_found", Origin.PROVIDER)
    assert result.reason.failure is Failure.PROVIDER_DEGRADED


def test_a_maintenance_page_gives_its_words_and_its_end():
    body = "<html><body><h1>Wartungsarbeiten</h1><p>Wir sind um 14:00 Uhr wieder da.</p></body></html>"
    result = visit(answer("503 Service Unavailable", body, Retry_After="3600"))

    assert (result.reason.failure, result.reason.retry_after_s) == (Failure.PLANNED_MAINTENANCE, 3600)
    assert "Wir sind um 14:00 Uhr wieder da." in result.server_text
    assert "Wartungsarbeiten" in result.notice_text


def test_the_page_is_fetched_encrypted_and_brings_its_certificate(authority):
    with FakeServer(http(answer(body=LOGIN_PAGE)), tls=authority.server()) as server:
        result = probe("webmail", server.port, security=Security.TLS, ca_file=authority.ca_file)

    assert result.reason is None
    assert result.certificate_issuer
    assert result.endpoint == f"https://localhost:{server.port}/"
