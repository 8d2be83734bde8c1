"""What kind of document it is."""

from __future__ import annotations

import pytest

from tests.sources.payloads import NOW
from tray_app.sources import read_bytes
from tray_app.sources.document import Document
from tray_app.sources.report import SourceError


def document(body: bytes) -> Document:
    return Document(body, "x", NOW)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"a": 1}', "json"),
        (b"\n [1]", "json"),
        (b"[]", "json"),
        (b'\xef\xbb\xbf{"a": 1}', "json"),
        (b"jsonCallback({});", "json"),
        (b"[Monitoring] Message delays", "text"),
        (b"<!-- hello --><?xml version='1.0'?><rss/>", "feed"),
        (b"<?xml version='1.0'?><feed xmlns='x'/>", "feed"),
        ("<rss>".encode("utf-16"), "feed"),
        (b"<rdf:RDF/>", "feed"),
        (b"<!DOCTYPE html><html></html>", "html"),
        (b"<p>Hello", "html"),
        (b"<root/>", "xml"),
        (b"Hello", "text"),
        (b"", "text"),
    ],
)
def test_kind(body, kind):
    assert document(body).kind == kind


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Störung".encode(), "Störung"),
        ("Störung".encode("latin-1"), "Störung"),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?>Störung'.encode("latin-1"),
            '<?xml version="1.0" encoding="iso-8859-1"?>Störung',
        ),
        (b'<?xml encoding="nonsense"?>x', '<?xml encoding="nonsense"?>x'),
    ],
)
def test_encodings(body, text):
    assert document(body).text == text


@pytest.mark.parametrize("body", [b'callback({"a": [1,],});', b'var status = {"a": [1]};', b' {"a": [1]} '])
def test_json_in_its_wrappings(body):
    assert document(body).json == {"a": [1]}


@pytest.mark.parametrize("body", [b'{a": 1}', b"{", b'{"a": NaN}', b'{"a": 1} trailing'])
def test_broken_json_is_not_guessed_at(body):
    with pytest.raises(SourceError) as caught:
        assert document(body).json
    assert caught.value.problem == "malformed"


def test_raw_line_breaks_in_texts_are_blanks():
    assert document(b'{"a": "x\n\ty"}').json == {"a": "x  y"}


def test_html_is_no_json():
    with pytest.raises(SourceError) as caught:
        assert document(b"<html></html>").json
    assert caught.value.problem == "not_a_status_page"


@pytest.mark.parametrize(
    ("body", "is_binary"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(64)), True),
        (bytes(range(256)) * 10, True),
        ("Störung beim Empfang\n\tseit 9 Uhr\r\n".encode(), False),
        ("Störung beim Empfang".encode("latin-1"), False),
        ("<rss>".encode("utf-16"), False),
        (b'{"text": "one stray \x01 in a long enough text' + b"." * 200 + b'"}', False),
    ],
)
def test_a_picture_is_no_text(body, is_binary):
    assert document(body).is_binary is is_binary


def test_binary_noise_is_unreadable():
    reading = read_bytes(bytes(range(256)), url="x", format="auto", service="mail", now=NOW)

    assert (reading.readable, reading.problem, reading.notices) == (False, "not_text", ())
