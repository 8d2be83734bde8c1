from __future__ import annotations

import time

import pytest

from tray_app.probes.page_text import MAX_NOTICE, MAX_TEXT, notice_text, page_text

TROUBLE = "Due to a technical problem you currently cannot send mail. We are working on it."


def page(inner: str) -> bytes:
    return f"<html><head><title>Outage!</title></head><body>{inner}</body></html>".encode()


@pytest.mark.parametrize(
    "inner",
    [
        f'<div role="alert">{TROUBLE}</div>',
        f'<div class="top-Banner"><p>{TROUBLE}</p></div>',
        f'<section id="stoerungsmeldung">{TROUBLE}</section>',
        f'<div class="hinweis"><span class="message">{TROUBLE}</span></div>',
    ],
)
def test_trouble_in_a_place_for_notices_is_a_notice(inner):
    assert notice_text(page(inner)) == TROUBLE


@pytest.mark.parametrize(
    "inner",
    [
        "Aktuelle St&ouml;rung: Mails k&ouml;nnen <b>zurzeit</b> nicht ankommen.",
        "Ihr Postfach ist nicht<br><b>erreich</b>bar, wir bitten um Geduld.",
        "Sent mail is <!-- > --><i>cur</i>rently&nbsp;down, please <a title='a>b'>wait</a>.",
        "For 2 <3 hours mail has been de&#108;ayed, please be patient",
    ],
)
def test_words_of_trouble_are_found_however_they_are_written(inner):
    assert notice_text(page(f'<div role="alert">{inner}</div>'))


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<p", "</", "<!", "&#", "<script"])
def test_a_page_of_unfinished_pieces_costs_no_time(piece):
    began = time.monotonic()
    notice_text(piece.encode() * 100_000)

    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "words",
    [
        "Receiving and sending mail is still disturbed. We expect it to work again by 18:00 today.",
        "Our mail servers are currently down for some customers, please bear with us.",
        "There are problems with sending messages at the moment, we will keep you posted.",
        "Das Versenden von Nachrichten funktioniert leider noch nicht, bitte haben Sie Geduld.",
        "Der Maildienst steht heute wegen eines Defekts nicht zur Verfügung.",
    ],
)
def test_trouble_is_told_in_many_words(words):
    assert notice_text(f'<div role="alert">{words}</div>'.encode()) == words


def test_a_headline_of_trouble_brings_the_paragraphs_that_follow():
    inner = "<h2>Aktuelle Störung</h2><p>Betroffen ist der Versand.</p><h2>Tarife</h2><p>Ab 5 Euro.</p>"

    assert notice_text(page(inner)) == "Aktuelle Störung\nBetroffen ist der Versand."


@pytest.mark.parametrize(
    "inner",
    [
        '<div role="alert">Please enable cookies to log in to your mailbox.</div>',
        "<h1>Willkommen im Postfach</h1><p>Jetzt mit 5 GB Speicher.</p>",
        f'<div role="alert" style="display: none">{TROUBLE}</div>',
        f'<div role="alert" hidden>{TROUBLE}</div>',
        f'<script>var alert = "{TROUBLE}"</script>',
        f'<noscript><div role="alert">{TROUBLE}</div></noscript>',
        "<nav><strong>Help with an outage</strong></nav>",
        '<div class="message">Ohne Cookies ist die Nutzung derzeit nur eingeschränkt möglich.</div>',
        '<div class="banner">JavaScript is currently not enabled in your browser.</div>',
        "<p>Was tun, wenn das Postfach derzeit nicht erreichbar ist?</p>",
        "<p>If a mailbox is temporarily unavailable, try again later.</p>",
        "",
    ],
)
def test_what_is_no_trouble_or_not_seen_is_no_notice(inner):
    assert notice_text(page(inner)) == ""


def test_a_plain_paragraph_counts_if_it_speaks_of_the_present():
    text = "Sehr geehrte Kunden, zurzeit ist der Empfang von E-Mails gestört. Wir bitten um Entschuldigung."

    assert notice_text(page(f"<form></form><p>{text}</p>")) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_umlauts_are_read_in_old_pages_too(encoding):
    inner = '<font color="red">Zur Zeit ist der Zugang zum Postfach gestört.</font>'

    assert notice_text(page(inner).decode().encode(encoding)) == "Zur Zeit ist der Zugang zum Postfach gestört."


def test_a_headline_alone_in_its_box_heads_what_follows_the_box():
    inner = "<div><h2>Störung im E-Mail-Dienst</h2> </div> <div>Seit heute früh kommt keine Post an.</div>"

    assert notice_text(page(inner)) == "Störung im E-Mail-Dienst\nSeit heute früh kommt keine Post an."


def test_another_layout_alone_is_no_notice():
    old, new = page("<h1>Log in</h1><form></form>"), page("<main><div class=card>Log in</div></main>")

    assert notice_text(old) == notice_text(new) == ""


def test_a_notice_in_nested_boxes_is_told_once():
    inner = f'<div class="notice-wrap"><div class="notice"><div role="alert">{TROUBLE}</div></div></div>'

    assert notice_text(page(inner)) == TROUBLE


def test_a_notice_is_plain_text():
    inner = (
        '<div role="alert"><b>Outage:</b> mail\u202e is <a href="javascript:x">down</a>\x07 &lt;script&gt; now</div>'
    )

    assert notice_text(page(inner)) == "Outage: mail is down <script> now"


def test_blocks_become_lines():
    assert page_text(page("<p>One</p><p>Two<br>Three</p>")) == "One\nTwo\nThree"


@pytest.mark.parametrize("body", [b"", b"\0\xff\xfe garbage", b"{}", b"<", b"<html>" * 2000])
def test_what_is_no_page_does_no_harm(body):
    assert notice_text(body) == ""
    assert len(page_text(body)) <= MAX_TEXT


@pytest.mark.parametrize(
    "code",
    ["<script>" + "x < y;" * 100_000 + "</script>", "<STYLE>" + "a{}" * 200_000 + "</Style>"],
    ids=["script", "style"],
)
def test_a_notice_behind_much_code_is_found(code):
    assert notice_text(page(f'{code}<div role="alert">{TROUBLE}</div>')) == TROUBLE


def test_a_page_that_was_cut_inside_a_letter_keeps_its_umlauts():
    body = page(f'<div role="alert">Störung: {TROUBLE}</div>') + "ä".encode()

    assert notice_text(body[:-1]).startswith("Störung")


@pytest.mark.parametrize(
    "flood",
    [
        '<div class="alert">' * 50_000,
        '<div class="alert">' * 50_000 + TROUBLE,
        f"<b>{TROUBLE}</b>" * 10_000,
        "<h2>Outage of mail</h2>" * 40_000,
        f'<p class="alert">currently {TROUBLE}' * 8_000,
        '<div class="alert">' + "outage " * 150_000,
        '<p style="display:none">' * 40_000,
        "<table>" * 100_000,
        "<script>" * 120_000,
        "<script></script>" * 60_000,
    ],
    ids=["nested", "deep", "bold", "headlines", "paragraphs", "long", "hidden", "tables", "scripts", "empty scripts"],
)
def test_a_page_built_to_keep_its_reader_busy_does_not(flood):
    body = page(flood)
    began = time.process_time()
    notice_text(body)
    page_text(body)

    assert time.process_time() - began < 1.5


def test_long_pages_are_capped():
    assert len(page_text(page("<p>word word</p>" * 5000))) == MAX_TEXT
    assert len(notice_text(page(f'<div class="alert">{TROUBLE}</div><p>x</p>' * 300))) <= MAX_NOTICE
