"""Mail addresses as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.discovery.address import AddressError, ascii_name, parse_address


@pytest.mark.parametrize(
    ("text", "local_part", "domain"),
    [
        ("name@example.org", "name", "example.org"),
        ("  Name@Example.ORG ", "Name", "example.org"),
        ("mailto:name@example.org", "name", "example.org"),
        ("müller@köln.example", "müller", "xn--kln-sna.example"),
        ("用户@例え.jp", "用户", "xn--r8jz45g.jp"),
        ('"a@b"@example.org', '"a@b"', "example.org"),
        ("name@example.org.", "name", "example.org"),
    ],
)
def test_an_address_is_taken_apart(text, local_part, domain):
    address = parse_address(text)
    assert (address.local_part, address.domain) == (local_part, domain)


@pytest.mark.parametrize(
    "text",
    ["", "name", "@example.org", "name@", "name@localhost", "na me@example.org", "a\nb@example.org", "a@-x-.de",
     "a@ex ample.org", "a@" + "x" * 64 + ".de", "a@127.0.0.1/x.de", "x" * 400 + "@example.org"],
)  # fmt: skip
def test_what_is_no_address_is_told_in_one_sentence(text):
    with pytest.raises(AddressError) as told:
        parse_address(text)
    assert "\n" not in str(told.value)
    assert str(told.value).endswith((".", "org."))


@given(st.text(max_size=80))
def test_no_text_breaks_it(text):
    try:
        address = parse_address(text)
    except AddressError:
        return
    assert ascii_name(address.domain) == address.domain
