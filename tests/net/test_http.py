from __future__ import annotations

import gzip
import time
import zlib

import pytest

from tests.fakes import servers
from tests.fakes.servers import FakeServer, answer, closed_port, http
from tray_app import __version__
from tray_app.model.result import Phase
from tray_app.net.deadline import Deadline
from tray_app.net.http import MAX_REDIRECTS, HttpError, Request, fetch
from tray_app.net.trust import unverified_context

PLAIN = unverified_context()
"""For servers without encryption, which use no context."""


def get(port: int, path: str = "/", *, deadline_s: float = 3, **options):
    return fetch(Request(f"http://localhost:{port}{path}", **options), PLAIN, Deadline.after(deadline_s))


def kind_of(port: int, **options) -> str:
    with pytest.raises(HttpError) as caught:
        get(port, **options)
    return caught.value.kind


def test_an_answer_comes_with_status_headers_and_body():
    with FakeServer(http(answer("404 Not Found", "gone", ETag='"1"', Last_Modified="yesterday"))) as server:
        response = get(server.port)

    assert (response.status, response.body) == (404, b"gone")
    assert (response.headers["etag"], response.headers["last-modified"]) == ('"1"', "yesterday")


def test_we_say_who_we_are_and_nothing_more():
    with FakeServer(http(answer())) as server:
        get(server.port, "/a?b=c", headers={"If-None-Match": '"1"'})

    assert server.heard[0] == b"GET /a?b=c HTTP/1.1"
    assert f"User-Agent: Mailampel/{__version__}".encode() in server.heard
    assert b'If-None-Match: "1"' in server.heard
    assert f"Host: localhost:{server.port}".encode() in server.heard
    assert len([line for line in server.heard if line]) == 6


def test_a_body_may_be_sent_with_any_method():
    with FakeServer(http(answer("207 Multi-Status"))) as server:
        response = get(server.port, method="PROPFIND", body=b"<propfind/>", headers={"Depth": "0"})

    assert response.status == 207
    assert b"Content-Length: 11" in server.heard


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(b"hello" * 100)), ("deflate", zlib.compress(b"hello" * 100))]
)
def test_compressed_bodies_are_unpacked(encoding, packed):
    with FakeServer(http(answer(body=packed, Content_Encoding=encoding))) as server:
        assert get(server.port).body == b"hello" * 100


def test_a_bomb_is_stopped_at_the_cap_after_unpacking():
    bomb = gzip.compress(b"\0" * 50_000_000)
    with FakeServer(http(answer(body=bomb, Content_Encoding="gzip"))) as server:
        assert kind_of(server.port, max_bytes=100_000) == "too_large"


def test_a_long_body_is_cut_where_that_was_asked_for():
    with FakeServer(http(answer(body="x" * 5000))) as server:
        response = get(server.port, max_bytes=1000, cut=True)

    assert (len(response.body), response.is_cut) == (1000, True)


def test_nonsense_in_place_of_gzip_is_a_bad_response():
    with FakeServer(http(answer(body=b"no gzip at all", Content_Encoding="gzip"))) as server:
        assert kind_of(server.port) == "bad_response"


@pytest.mark.parametrize("after", [b"", gzip.compress(b"again" * 100), b"waste"], ids=["one", "two", "waste"])
def test_all_that_was_packed_comes_out_and_nothing_else(after):
    packed = gzip.compress(b"hello" * 50_000) + after
    with FakeServer(http(answer(body=packed, Content_Encoding="gzip"))) as server:
        body = get(server.port).body

    assert body == b"hello" * 50_000 + (b"again" * 100 if after.startswith(b"\x1f") else b"")


@pytest.mark.parametrize("size", [b"-1", b"7fffffffffffffff"])
def test_a_size_that_is_a_lie_fills_no_memory(size):
    def script(c):
        c.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\n")
        c.send(b"x" * 200_000)
        c.drip(b"x")

    with FakeServer(script) as server:
        assert kind_of(server.port, max_bytes=100_000) == "too_large"


@pytest.mark.parametrize(
    ("path", "first_line"),
    [
        ("/Störung heute", b"GET /St%C3%B6rung%20heute HTTP/1.1"),
        ("/a%20b/?q=ü&r=%C3%BC#part", b"GET /a%20b/?q=%C3%BC&r=%C3%BC HTTP/1.1"),
        ("?q=1", b"GET /?q=1 HTTP/1.1"),
    ],
)
def test_addresses_are_taken_as_people_paste_them(path, first_line):
    with FakeServer(http(answer())) as server:
        get(server.port, path)

    assert server.heard[0] == first_line


def test_redirects_are_followed():
    with FakeServer(http(answer(body="here"))) as target:
        there = answer("302 Found", Location=f"http://localhost:{target.port}/there")
        with FakeServer(http(there)) as server:
            response = get(server.port)

    assert (response.body, response.url) == (b"here", f"http://localhost:{target.port}/there")


def test_the_login_does_not_travel_to_another_host():
    with FakeServer(http(answer())) as other:
        away = answer("302 Found", Location=f"http://127.0.0.1:{other.port}/")
        with FakeServer(http(away)) as server:
            get(server.port, authorization="Basic c2VjcmV0")

    assert b"Authorization: Basic c2VjcmV0" in server.heard
    assert not any(line.startswith(b"Authorization") for line in other.heard)


def test_redirects_in_a_circle_end():
    with FakeServer(http(answer("302 Found", Location="/again"))) as server:
        assert kind_of(server.port) == "too_many_redirects"
        assert server.clients == MAX_REDIRECTS + 1


def test_encryption_is_never_given_up_on_the_way(authority, context):
    away = answer("302 Found", Location="http://localhost/")
    with FakeServer(http(away), tls=authority.server()) as server, pytest.raises(HttpError) as caught:
        fetch(Request(f"https://localhost:{server.port}/"), context, Deadline.after(3))

    assert caught.value.kind == "insecure_redirect"


def test_an_encrypted_answer_brings_the_certificate(authority, context):
    with FakeServer(http(answer(body="ok")), tls=authority.server()) as server:
        response = fetch(Request(f"https://localhost:{server.port}/"), context, Deadline.after(3))

    assert response.certificate.ends_at is not None
    assert response.family in ("ipv4", "ipv6")


def test_the_steps_are_told_in_order(authority, context):
    steps: list[Phase] = []
    with FakeServer(http(answer()), tls=authority.server()) as server:
        fetch(Request(f"https://localhost:{server.port}/"), context, Deadline.after(3), on_step=steps.append)

    assert steps == [Phase.DNS, Phase.CONNECT, Phase.TLS, Phase.GREETING]


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["head", "body"])
def test_a_dripping_server_ends_at_the_deadline(start):
    def script(c):
        c.send(start)
        c.drip(b"x")

    began = time.monotonic()
    with FakeServer(script) as server:
        assert kind_of(server.port, deadline_s=0.3) == "timeout"

    assert time.monotonic() - began < 1.3


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (servers.closing, "closed"),
        (servers.cut_line(b"HTTP/1.1 200 OK\r\nConte"), "closed"),
        (servers.cut_line(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), "closed"),
        (servers.cut_line(b"SSH-2.0-OpenSSH\r\n\r\n"), "bad_response"),
        (servers.cut_line(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "bad_response"),
        (servers.cut_line(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n"), "bad_response"),
    ],
)
def test_broken_answers_have_a_stable_kind(script, kind):
    with FakeServer(script) as server:
        assert kind_of(server.port) == kind


def test_a_closed_port_and_an_unknown_name_are_told_apart():
    assert kind_of(closed_port()) == "connect"
    with pytest.raises(HttpError) as caught:
        fetch(Request("http://nobody.invalid/"), PLAIN, Deadline.after(5))
    assert caught.value.kind == "dns"


@pytest.mark.parametrize(
    "url",
    ["", "mail.example", "ftp://mail.example/", "https://", "http://[::1", "http://a:99999/", "file:///etc/passwd"],
)
def test_what_is_no_web_address_is_a_bad_url(url):
    with pytest.raises(HttpError) as caught:
        fetch(Request(url), PLAIN, Deadline.after(1))

    assert caught.value.kind == "bad_url"


def test_a_request_does_not_show_its_login():
    assert "secret" not in repr(Request("https://mail.example/", authorization="Basic secret"))
