from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tray_app.model.compose import addresses_in, mail_link, page_link, takes_recipients

HIDDEN = ("lee+news@example.net", "o'neil@example.org", "a&b@example.com")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kim@example.org", ["kim@example.org"]),
        ("Kim Rivers <kim@example.org>; 'Lee' <lee@example.net>, max@example.com.", ["kim@example.org",
         "lee@example.net", "max@example.com"]),
        ("b@example.org\na@example.org B@Example.org", ["b@example.org", "a@example.org"]),
        ("mailto:jörg@müller.example", ["jörg@müller.example"]),
        ("", []),
        ("nobody, @here, at@home, a@@b.c, 'o'neil@example.org'", ["o'neil@example.org"]),
    ],
)  # fmt: skip
def test_addresses_are_found_in_what_people_paste(text, found):
    assert list(addresses_in(text)) == found


def test_a_mail_link_names_the_sender_and_hides_the_recipients_from_each_other():
    link = mail_link("kim+x@example.org", HIDDEN)
    assert link.startswith("mailto:?from=kim%2Bx@example.org&bcc=lee%2Bnews@example.net,")
    fields = parse_qs(urlsplit(link).query)
    assert fields == {"from": ["kim+x@example.org"], "bcc": [",".join(HIDDEN)]}


def test_without_recipients_there_is_the_sender_alone():
    assert mail_link("kim@example.org") == "mailto:?from=kim@example.org"


def test_a_page_gets_the_whole_link_or_the_recipients():
    whole = page_link("https://mail.example/?url={mailto}", "kim@example.org", HIDDEN)
    assert parse_qs(urlsplit(whole).query) == {"url": [mail_link("kim@example.org", HIDDEN)]}
    only = page_link("https://mail.example/new?bcc={bcc}", "kim@example.org", HIDDEN)
    assert parse_qs(urlsplit(only).query) == {"bcc": [",".join(HIDDEN)]}


@pytest.mark.parametrize(
    ("page", "takes"), [("https://x.example/?m={mailto}", True), ("https://x.example/?b={bcc}", True),
                        ("https://x.example/", False)],
)  # fmt: skip
def test_a_page_without_a_place_for_recipients_is_only_opened(page, takes):
    assert takes_recipients(page) is takes
    assert takes or page_link(page, "kim@example.org", HIDDEN) == page
