"""A status server on loopback plays each format live: incidents open and end, and the page itself gets into trouble."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.certificates import authority
from tests.sources.payloads import (
    FORMATS,
    NOW,
    OPEN,
    OVER,
    QUIET,
    UPDATE,
    UPDATED,
    cachet_components,
    cachet_incidents,
    german_atom,
    page,
    statuspage,
)
from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.net.trust import Trust
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetcher

pytestmark = pytest.mark.integration
TROUBLE = (SourceStatus.OUTAGE, SourceStatus.DEGRADED)
Answer = Callable[["_Handler"], None]


class _Handler(http.server.BaseHTTPRequestHandler):
    server: StatusServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path, self.server.answers.get("*", status(404)))
        with suppress(OSError):  # the client hangs up on answers that are too long
            answer(self)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


class StatusServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, tls) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.socket = tls.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_args: object) -> None:
        """Clients that hang up are what we test."""

    @property
    def url(self) -> str:
        return f"https://localhost:{self.server_address[1]}"


def body(content: bytes, code: int = 200, **headers: str) -> Answer:
    def answer(handler: _Handler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    return body(b"<html><title>Error</title><h1>Error</h1></html>", code, **headers)


def redirect(target: str) -> Answer:
    return body(b"", 302, Location=target)


def validated(content: bytes, etag: str) -> Answer:
    """Answers 304 to whoever has this version."""

    def answer(handler: _Handler) -> None:
        known = handler.headers.get("If-None-Match") == etag
        (body(b"", 304) if known else body(content, ETag=etag))(handler)

    return answer


def endless(handler: _Handler) -> None:
    """Ten gigabytes, as fast as they are taken."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(10 * 1024**3))
    handler.end_headers()
    block = b'{"page": "' + b"x" * 65_536
    for _ in range(10 * 1024**3 // len(block)):
        handler.wfile.write(block)


@pytest.fixture(scope="module")
def trusted(tmp_path_factory):
    return authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(trusted):
    running = StatusServer(trusted.server())
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(scope="module")
def fetcher(trusted):
    return Fetcher(Trust(), trusted.ca_file)


@pytest.fixture
def read(server, fetcher):
    def reads(
        path: str = "/", previous: SourceReading | None = None, *, later_h: float = 0, asked: str = "auto", **options
    ):
        source = StatusSource(server.url + path, asked, **options)
        return read_source(source, previous, fetcher, NOW + timedelta(hours=later_h))

    return reads


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_an_incident_opens_and_ends_live(form, server, read):
    reading = None
    for story, expected in [(QUIET, False), (OPEN, True), (UPDATE, True), (OVER, False)]:
        server.answers = {"/live": body(form.build(story))}
        reading = read("/live", reading)

        assert reading.readable
        assert (reading.status in TROUBLE) is expected


def test_a_page_leads_to_the_api_behind_it_and_that_is_remembered(server, read):
    server.answers = {"/": body(page(QUIET)), "/api/v2/summary.json": body(statuspage(OPEN))}
    first = read()
    server.answers["/api/v2/summary.json"] = body(statuspage(UPDATE))
    server.asked.clear()

    second = read("/", first)

    assert first.format == second.format == "statuspage"
    assert UPDATED in second.notices[0].text
    assert [path for path, _ in server.asked] == ["/api/v2/summary.json"]


def test_a_page_leads_to_the_feed_that_it_advertises(server, read):
    advert = b'<link rel="alternate" type="application/atom+xml" href="/news.atom"></head>'
    server.answers = {"/": body(page(QUIET).replace(b"</head>", advert)), "/news.atom": body(german_atom(OPEN))}

    reading = read()

    assert reading.format == "atom"
    assert reading.status in TROUBLE
    assert reading.url == server.url + "/"


def test_a_page_without_anything_behind_it_is_asked_alone_from_then_on(server, read):
    server.answers = {"/": body(page(OPEN))}
    first = read()
    server.asked.clear()

    second = read("/", first)

    assert second.format == "page"
    assert second.status in TROUBLE
    assert len(server.asked) == 1


def test_when_the_api_goes_the_page_is_looked_at_again(server, read):
    server.answers = {"/": body(page(OPEN)), "/api/v2/summary.json": body(statuspage(QUIET))}
    first = read()
    server.answers.pop("/api/v2/summary.json")

    assert read("/", first).format == "page"


def test_two_halves_are_read_together(server, read):
    by_id = cachet_incidents(OPEN).replace(b'"component": {"name": "Email"}', b'"component_id": 1')
    server.answers = {
        "/api/v1/components": body(cachet_components(OPEN)),
        "/api/v1/incidents?sort=id&order=desc": body(by_id),
    }

    reading = read("/api/v1/components")

    assert reading.status is SourceStatus.OUTAGE
    assert reading.notices[0].headline == "Email delivery is delayed"
    assert reading.notices[0].components == ("Email",)


def test_an_unchanged_payload_keeps_the_reading_and_is_not_parsed(server, read, monkeypatch):
    server.answers = {"/api": validated(statuspage(OPEN), '"v1"')}
    first = read("/api")
    monkeypatch.setattr("tray_app.sources.registry.read", lambda *_: pytest.fail("parsed"))

    second = read("/api", first, later_h=1)

    assert second == replace(first, read_at=NOW + timedelta(hours=1))
    assert server.asked[-1][1]["If-None-Match"] == '"v1"'


def test_time_alone_ends_a_post_even_if_the_payload_is_unchanged(server, read):
    server.answers = {"/feed": validated(german_atom(OPEN), '"v1"')}
    first = read("/feed")

    later = read("/feed", first, later_h=24 * 8)

    assert first.status in TROUBLE
    assert later.status is SourceStatus.OK


def test_the_user_agent_is_honest(server, read):
    server.answers = {"/": body(statuspage(QUIET))}
    read()

    assert server.asked[0][1]["User-Agent"].startswith("Mailampel/")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (status(500), "server_error"),
        (status(503), "server_error"),
        (status(404), "not_found"),
        (status(410), "not_found"),
        (status(403), "forbidden"),
        (status(429, Retry_After="60"), "rate_limited"),
        (body(b"<html><head><title>404</title></head><body><h1>Not found</h1></body></html>"), "not_found"),
        (body(b"{broken"), "malformed"),
        (body(b""), "empty"),
        (endless, "too_large"),
        (body(gzip.compress(b"0" * 400_000_000, 1), Content_Encoding="gzip"), "too_large"),
        (redirect("/"), "redirect"),
        (redirect("http://localhost/"), "redirect"),
        (redirect("file:///etc/hostname"), "redirect"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_in_trouble_is_unreadable_never_an_outage_and_never_ok(server, read, answer, problem):
    server.answers = {"/": body(statuspage(OPEN))}
    before = read()
    server.answers = {"*": answer}

    begun = time.monotonic()
    reading = read("/", before)

    assert (reading.readable, reading.status, reading.problem) == (False, SourceStatus.UNKNOWN, problem)
    assert not reading.notices
    assert time.monotonic() - begun < 10


def test_failures_are_counted_and_a_wish_to_be_left_alone_is_kept(server, read):
    server.answers = {"/": status(403)}
    first = read()
    server.answers = {"/": status(429, Retry_After="1800")}
    second = read("/", first)
    server.answers = {"/": status(503, Retry_After="99999999")}
    third = read("/", second)
    server.answers = {"/": body(statuspage(QUIET))}
    well = read("/", third)

    assert [r.failures for r in (first, second, third, well)] == [1, 2, 3, 0]
    assert [r.retry_at and r.retry_at - NOW for r in (first, second, third, well)] == [
        None,
        timedelta(minutes=30),
        timedelta(days=1),
        None,
    ]


def test_a_host_that_does_not_answer_may_be_our_own_line_and_is_not_left_alone_for_it(fetcher):
    source = StatusSource("https://localhost:9/")
    first = read_source(source, None, fetcher, NOW)

    assert [first.failures, read_source(source, first, fetcher, NOW).failures] == [1, 1]


def test_an_api_that_answers_html_with_200_is_unreadable(server, read):
    server.answers = {"/": body(page(QUIET))}

    assert read("/", asked="statuspage").problem == "not_a_status_page"


def test_it_recovers_once_the_page_does(server, read):
    server.answers = {"/": body(statuspage(OPEN))}
    reading = read()
    server.answers = {"*": status(500)}
    reading = read("/", reading)
    server.answers = {"/": body(statuspage(OVER))}

    assert read("/", reading).status is SourceStatus.OK


def test_an_abandoned_page_is_frozen(server, read):
    server.answers = {"/": body(statuspage(QUIET))}

    assert read(later_h=24 * 500).problem == "frozen"


def test_a_server_with_a_strangers_certificate_is_not_read(server):
    source = StatusSource(server.url + "/")

    assert read_source(source, None, Fetcher(Trust()), NOW).problem == "insecure"


def test_a_server_that_is_down_is_unreachable(server, fetcher):
    source = StatusSource("https://localhost:9/")

    assert read_source(source, None, fetcher, NOW).problem == "unreachable"


@pytest.mark.parametrize(("url", "problem"), [("ftp://x.example/", "bad_address"), ("nonsense", "bad_address")])
def test_an_address_that_is_none(fetcher, url, problem):
    assert read_source(StatusSource(url), None, fetcher, NOW).problem == problem


def test_chosen_components_decide(server, read):
    server.answers = {"/": body(statuspage(OPEN))}

    assert read().offered == ("Website", "Email", "Control panel")
    assert read(components=("Website",)).status is SourceStatus.OK
    assert read(components=("Email",)).status in TROUBLE
    gone = read(components=("Gone",))
    assert (gone.problem, gone.offered) == ("no_such_component", ("Website", "Email", "Control panel"))
    assert read("/", gone, components=("Gone",)).offered == gone.offered


def test_a_chosen_component_that_the_api_behind_a_page_lacks_is_told(server, read):
    server.answers = {"/": body(page(QUIET)), "/api/v2/summary.json": body(statuspage(OPEN))}

    assert read(components=("Gone",)).problem == "no_such_component"


def test_an_unknown_format_is_told(read):
    assert read(asked="gopher").problem == "unknown_format"
