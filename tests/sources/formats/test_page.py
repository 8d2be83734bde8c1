"""Web pages of people: what is a notice, what is furniture."""

from __future__ import annotations

import pytest

from tests.sources.formats.reading import first, read, status

FORM = '<form id="login"><label>E-Mail-Adresse</label><input><label>Passwort</label><button>Anmelden</button></form>'
COOKIES = '<div class="cookie-banner" role="alert">Wir verwenden Cookies. Bei Störungen lehnen Sie bitte ab.</div>'


def page(body: str, title: str = "Webmail") -> str:
    return (
        f'<!DOCTYPE html><html lang="de"><head><title>{title}</title></head><body><nav>Störung '
        f"melden</nav>{body}{FORM}<footer>Impressum</footer></body></html>"
    )


CASES = {
    "clean login page": (COOKIES, "unknown"),
    "alert role": (
        '<div role="alert">Aktuell ist der Abruf von E-Mails nicht möglich. Wir arbeiten an der Behebung.</div>',
        "outage",
    ),
    "named block": (
        '<div id="notice"><b>Wichtiger Hinweis</b><br>Der E-Mail-Dienst ist derzeit nicht erreichbar.</div>',
        "outage",
    ),
    "nothing known under a heading of trouble": (
        (
            "<h1>Störungen und Wartung</h1><p>Hier lesen Sie, was ansteht.</p>"
            "<p>Derzeit sind keine Störungen bekannt.</p>"
        ),
        "ok",
    ),
    "table of services": (
        (
            "<h1>Systemstatus</h1><table><tr><th>Dienst</th><th>Status</th></tr><tr><td>IMAP</td><td>gestört</td></tr>"
            "<tr><td>Webseiten</td><td>verfügbar</td></tr></table>"
        ),
        "degraded",
    ),
    "list of services, trouble elsewhere": (
        "<ul><li>E-Mail: operational</li><li>Hosting: major outage</li></ul>",
        "ok",
    ),
    "components in boxes of their own": (
        (
            '<div class="component-inner"><span>Mail</span><span>Partial Outage</span></div>'
            '<div class="component-inner"><span>Wiki</span><span>Operational</span></div>'
        ),
        "degraded",
    ),
    "dates with what came to an end are no services": (
        "<ul><li>12.02.2026: behoben</li><li>03.01.2026: beendet</li></ul>",
        "unknown",
    ),
    "an unresolved incident": (
        (
            '<div class="unresolved-incident"><a>Mail servers unreachable</a><p><b>Investigating</b> - Nobody can reach'
            " their mailbox at present.</p></div>"
        ),
        "outage",
    ),
    "past incidents below": (
        (
            '<div class="page-status">All Systems Operational</div><div><h2>Past Incidents</h2><h3>Mar 2</h3>'
            '<div class="incident"><b>Mail delivery down</b><p>Resolved - This incident is over.</p></div></div>'
        ),
        "ok",
    ),
    "present trouble above an archive": (
        (
            "<h2>Aktuelles</h2><p>Der Abruf von E-Mails ist derzeit gestört.</p>"
            "<h2>Behobene Störungen</h2><p>Störung der Mailserver: Webmail war nicht erreichbar.</p>"
        ),
        "outage",
    ),
    "heading": (
        (
            "<h2>Störung im E-Mail-System</h2><p>Sie können derzeit keine "
            "Mails empfangen.</p><h2>Neues Design</h2><p>Schön.</p>"
        ),
        "outage",
    ),
    "table of 2012": (
        (
            "<table><tr><td><b>Wegen technischer Probleme ist der Zugriff "
            "auf Ihr Postfach zur Zeit nicht möglich.</b></td></tr></table>"
        ),
        "outage",
    ),
    "maintenance": (
        "<h1>Wartungsarbeiten</h1><p>Wegen Wartungsarbeiten ist Webmail zurzeit nicht verfügbar.</p>",
        "maintenance",
    ),
    "English banner": (
        '<div class="site-banner">We are currently experiencing an outage of our incoming mail servers.</div>',
        "outage",
    ),
    "over": ('<div class="alert">Die Störung beim E-Mail-Empfang ist behoben.</div>', "ok"),
    "all clear": ('<div class="page-status"><h2>All Systems Operational</h2></div>', "ok"),
    "German all clear": ("<h1>Aktuelle Störungen</h1><p>Derzeit liegen keine Störungen vor.</p>", "ok"),
    "all clear in a block without a name": ("<div>Es sind keine Störungen bekannt.</div>", "ok"),
    "some systems": (
        (
            '<div class="alert">Some systems are experiencing '
            "issues</div><h2>Past Incidents</h2><p>No incidents reported</p>"
        ),
        "degraded",
    ),
    "help page": (
        (
            "<h1>Störung beheben: So richten Sie Outlook ein</h1><p>Prüfen "
            "Sie Ihre Internetverbindung. Klicken Sie auf Einstellungen.</p>"
        ),
        "unknown",
    ),
    "advert": (
        '<div class="promo banner">Jetzt upgraden: nie wieder Ausfall! Nur 4,99 Euro pro Monat.</div>',
        "unknown",
    ),
    "hidden": (
        '<div class="alert" style="display:none">Der Mailserver ist nicht erreichbar, bitte später versuchen.</div>',
        "unknown",
    ),
    "noscript": ("<noscript>This page is unavailable without JavaScript, mail cannot be read.</noscript>", "unknown"),
    "old news": (
        '<article class="notice"><h3>Störung E-Mail (01.02.2026)</h3><p>Der Mailempfang ist gestört.</p></article>',
        "unknown",
    ),
    "some services, and the list says which": (
        (
            '<div class="status-text">Einige Dienste sind derzeit nicht verfügbar</div>'
            '<div class="status-card"><b>E-Mail</b><i>Online</i><p>Alles erreichbar.</p></div>'
            '<div class="status-card"><b>Speicher</b><i>Offline</i><p>Schreibgeschützt.</p></div>'
        ),
        "ok",
    ),
    "cards with a word and a sentence": (
        (
            '<div class="status-card"><b>📧 E-Mail</b><br><i>Offline</i><p>E-Mail antwortet.</p></div>'
            '<div class="status-card"><b>Speicher</b><br><i>Online</i><p>Beschreibbar.</p></div>'
        ),
        "outage",
    ),
    "bare lines between breaks": (
        (
            "<b>Geplant:</b><br>Es sind keine Wartungen geplant<br><b>Aktuell:</b><br>Der Mailserver mx2 "
            "ist seit heute früh nicht erreichbar.<br><b>History:</b><br>09.03.2024 - Wartungsarbeiten am Netz"
        ),
        "outage",
    ),
    "bare lines that tell of nothing": (
        (
            "<b>Geplant:</b><br>Es sind keine Wartungen geplant<br><b>Aktuell:</b><br>Aktuell sind uns keine Störungen "
            "bekannt<br><b>History:</b><br>09.03.2024 - Wartungsarbeiten am Netz"
        ),
        "ok",
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_state(body, expected):
    assert status(page(body)) == expected


def test_a_heading_that_says_nothing_is_no_headline():
    assert first(page(CASES["named block"][0])).headline == "Der E-Mail-Dienst ist derzeit nicht erreichbar."


def test_a_selector_narrows_the_page():
    body = page(
        '<div class="x">Der Mailversand ist ausgefallen.</div><div '
        'role="alert">Das Netz ist gestört, es ist ausgefallen.</div>'
    )

    assert [n.headline for n in read(body, asked="page:.x").notices] == ["Der Mailversand ist ausgefallen."]
    assert read(body, asked="page:#absent").status == "unknown"
    assert read(body, asked="page:[[").problem == "bad_selector"


@pytest.mark.parametrize(
    ("title", "heading", "problem"),
    [
        ("404", "Not Found", "not_found"),
        ("Just a moment...", "Checking your browser", "forbidden"),
        ("Error", "502 Bad Gateway", "not_found"),
    ],
)
def test_error_pages_and_bot_walls_that_come_with_200(title, heading, problem):
    assert read(f"<html><head><title>{title}</title></head><body><h1>{heading}</h1></body></html>").problem == problem


def test_nested_blocks_give_one_notice():
    inner = '<div class="notice"><p class="alert">Der Mailversand ist derzeit ausgefallen.</p></div>'

    assert len(read(page(f'<div class="banner">{inner}</div>')).notices) == 1


def test_an_update_within_an_incident_is_no_notice_of_its_own_nor_the_button_part_of_its_title():
    body = (
        '<div class="unresolved-incident"><div><a>Delays in outgoing email</a><a>Subscribe</a></div>'
        "<div><strong>Investigating</strong> - <span>Outgoing messages are delayed.</span></div></div>"
    )

    assert [n.headline for n in read(page(body)).notices] == ["Delays in outgoing email"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h2>Open incidents</h2><div><h3>SMTP refuses logins</h3><p>SMTP is down.</p></div>", "SMTP refuses logins"),
        (
            "<h2>Laufende Störungen</h2><h3>Postausgang gestört</h3><p>Der Versand ist gestört.</p>",
            "Postausgang gestört",
        ),
        ("<h2>Störungsmeldungen</h2><p>Stand: heute, 14 Uhr</p><p>IMAP ist ausgefallen.</p>", "IMAP ist ausgefallen."),
        ("<h2>Known issues</h2><p>Mail delivery is delayed.</p><p>We work on it.</p>", "Mail delivery is delayed."),
    ],
    ids=["heading below", "German", "a date below", "a sentence below"],
)
def test_a_heading_over_notices_is_no_headline(body, title):
    assert first(page(f"<section>{body}</section>")).headline == title


@pytest.mark.parametrize(
    "text",
    [
        "Wegen eines Defekts am Speicher können derzeit keine E-Mails abgerufen werden.",
        "Some accounts cannot receive messages from outside at the moment.",
    ],
    ids=["German", "English"],
)
def test_a_block_made_for_notices_needs_no_word_for_trouble(text):
    assert status(page(f'<div class="notice"><p>{text}</p></div>')) in ("outage", "degraded")
    assert status(page(f"<h2>Fragen und Antworten</h2><p>{text.replace('derzeit ', '')}</p>")) == "unknown"


def test_no_work_planned_is_no_work():
    body = "<section class='wartung'><h2>Geplante Wartungen</h2><p>Zurzeit sind keine Wartungen geplant.</p></section>"

    assert status(page(body)) == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Eine Nachricht kann derzeit nicht mehr als 40 Empfänger haben.",
        "Sie können keine E-Mails abrufen? Prüfen Sie die Einstellungen Ihres Programms.",
        "If you cannot sign in, ask for a new password.",
        "Can't open your mailbox? Our help desk knows why.",
        "We are unable to deliver to mailboxes that are over quota.",
    ],
)
def test_what_a_help_box_says_in_such_words_is_no_notice(text):
    reading = read(page(f'<div class="infobox"><p>{text}</p></div>'))

    assert (reading.status.value, reading.notices) == ("unknown", ())
