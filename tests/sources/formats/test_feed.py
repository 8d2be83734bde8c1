"""RSS and Atom as vendors, hosters, blogs, microblogs and forums write them."""

from __future__ import annotations

from html import escape

import pytest

from tests.sources.formats.reading import first, read, status
from tests.sources.payloads import NOW
from tray_app.model.notice import NoticeState

TODAY = "Wed, 04 Mar 2026 12:40:00 +0100"


def rss(*items: str, title: str = "Statusmeldungen", link: str = "https://hoster.example/status") -> str:
    return (
        f'<?xml version="1.0"?><rss '
        f'version="2.0"><channel><title>{title}</title><link>{link}</link>{"".join(items)}</channel></rss>'
    )


def item(title: str, text: str, at: str = TODAY, link: str = "https://hoster.example/status/1", extra: str = "") -> str:
    named = f"<title>{escape(title)}</title>" if title else ""
    where = f"<link>{link}</link><guid>{link}</guid>"
    return f"<item>{named}<description>{escape(text)}</description><pubDate>{at}</pubDate>{where}{extra}</item>"


SCHEDULED = (
    "<p><strong>THIS IS A SCHEDULED EVENT Mar <var>{day}</var>, <var>13:00</var> - <var>16:00</var> UTC</strong></p>"
    "<p><small>Mar <var> 3</var>, <var>12:40</var> "
    "UTC</small><br><strong>Scheduled</strong> - We will upgrade the mail storage.</p>"
)
RUNNING = (
    "<p><small>Mar <var> 4</var>, <var>13:00</var> UTC</small><br><strong>In progress</strong> - Work has begun.</p>"
)
DONE = "<p><small>Mar <var> 4</var>, <var>13:50</var> UTC</small><br><strong>Completed</strong> - Done.</p>"
CASES = {
    "statuspage: planned": (item("Mail storage", SCHEDULED.format(day=10)), "ok"),
    "statuspage: planned and dated ahead": (
        item("Mail storage", SCHEDULED.format(day=10), "Tue, 10 Mar 2026 13:00:00 +0000"),
        "ok",
    ),
    "statuspage: planned, its end in an element of its own": (
        item(
            "Mail storage",
            "<p><small>Mar 3, 12:40 UTC</small><br><strong>Scheduled</strong> - We will restart the gateways.</p>",
            "Thu, 05 Mar 2026 13:00:00 +0000",
            extra="<maintenanceEndDate>Thu, 05 Mar 2026 15:00:00 +0000</maintenanceEndDate>",
        ),
        "ok",
    ),
    "statuspage: work runs": (item("Mail storage", RUNNING + SCHEDULED.format(day=4)), "maintenance"),
    "statuspage: work is done": (item("Mail storage", DONE + RUNNING + SCHEDULED.format(day=4)), "ok"),
    "title: monitoring": (
        item("[Monitoring] Message delivery delays", "Some incoming messages are delayed."),
        "degraded",
    ),
    "title: resolved": (item("[Resolved] Message delivery delays", "Some incoming messages are delayed."), "ok"),
    "title: resolved, then reopened below": (
        item(
            "[Resolved] Delays",
            "<p>Incoming messages are delayed.</p><p>UPDATE 13:00 CET: This is now "
            "resolved.</p><p>UPDATE 14:30 CET: We are again experiencing delays of incoming mail.</p>",
        ),
        "degraded",
    ),
    "German: trouble": (
        item("Störung: E-Mail-Versand", "Derzeit kommt es beim Versand von E-Mails zu Verzögerungen."),
        "degraded",
    ),
    "German: over in brackets": (
        item("[Behoben] Störung: E-Mail-Versand", "Derzeit kommt es beim Versand zu Verzögerungen."),
        "ok",
    ),
    "German: over at the end": (item("Störung Mailserver - behoben", "Die Störung der Mailserver ist behoben."), "ok"),
    "German: work ahead": (
        item(
            "Wartungsarbeiten Mailserver am 10.03.2026",
            "Am 10.03.2026 zwischen 02:00 und 04:00 Uhr ist IMAP nicht erreichbar.",
        ),
        "ok",
    ),
    "German: work now": (
        item(
            "Wartungsarbeiten Mailserver am 04.03.2026",
            "Am 04.03.2026 zwischen 14:00 und 18:00 Uhr führen wir Wartungsarbeiten durch.",
        ),
        "maintenance",
    ),
    "German: work over": (
        item(
            "Wartungsarbeiten Mailserver am 03.03.2026",
            "Am 03.03.2026 zwischen 02:00 und 04:00 Uhr führen wir Wartungsarbeiten durch.",
        ),
        "ok",
    ),
    "German: work without a date": (
        item("Geplante Wartung Mailserver", "Demnächst werden wir die Mailserver aktualisieren."),
        "ok",
    ),
    "German: nothing known": (item("Keine Störungen bekannt", "Derzeit sind uns keine Störungen bekannt."), "ok"),
    "German: another service": (
        item("Störung Webserver 12", "Der Webserver web12 ist derzeit nicht erreichbar."),
        "ok",
    ),
    "old": (
        item("Störung Mailserver", "Die Mailserver sind derzeit nicht erreichbar.", "Mon, 02 Feb 2026 12:40:00 +0100"),
        "ok",
    ),
    "dated ahead": (
        item("Störung Mailserver", "Die Mailserver sind derzeit nicht erreichbar.", "Mon, 09 Mar 2026 12:40:00 +0100"),
        "ok",
    ),
    "wrong name of the day": (
        item("Störung Mailserver", "Die Mailserver sind derzeit nicht erreichbar.", "Sun, 04 Mar 2026 12:40:00 +0100"),
        "outage",
    ),
    "status element: healthy": (item("Service status", "All good", extra="<status>Available</status>"), "ok"),
    "status element: trouble": (
        item("Service status", "Users cannot reach their mailboxes.", extra="<status>Service Degradation</status>"),
        "degraded",
    ),
    "status line": (item("Mail", "<strong>Status:</strong> resolved<br>Mail was down."), "ok"),
    "sign in the title": (
        item("🟢 iCloud Mail: Operational", "iCloud Mail is operating normally\n\nNo current issues reported"),
        "ok",
    ),
    "ended": (
        item(
            "iCloud Mail: Issue (resolved)",
            "Started: 03/04/2026 01:36 PST\n\nEnded: 03/04/2026 03:00 PST\n\nSome users were affected",
        ),
        "ok",
    ),
    "all clear ends everything before it": (
        item("All systems go", "Everything works.", "Wed, 04 Mar 2026 13:00:00 +0000", "https://hoster.example/2")
        + item("Major service disruption", "Mail is down.", "Wed, 04 Mar 2026 12:00:00 +0000"),
        "ok",
    ),
    "all clear before the trouble": (
        item("All systems go", "Everything works.", "Wed, 04 Mar 2026 11:00:00 +0000", "https://hoster.example/2")
        + item("Major service disruption", "Mail is down.", "Wed, 04 Mar 2026 12:00:00 +0000"),
        "outage",
    ),
    "two posts, one subject": (
        item(
            "[Resolved] Webmail unavailable",
            "Webmail is back.",
            "Wed, 04 Mar 2026 13:40:00 +0000",
            "https://hoster.example/2",
        )
        + item("Webmail unavailable", "Webmail cannot be reached."),
        "ok",
    ),
    "repairs in progress": (
        item("Fault: mail servers", "<p><b>Status:</b> in progress</p><p>Customers cannot fetch their mail.</p>"),
        "degraded",
    ),
    "empty": ("", "ok"),
}


@pytest.mark.parametrize(("items", "expected"), CASES.values(), ids=CASES)
def test_state_for_mail(items, expected):
    assert status(rss(items)) == expected


def test_a_blog_says_nothing_about_the_state():
    blog = rss(
        item("Neue Oberfläche", "Wir freuen uns, sie vorzustellen.", link="https://blog.example/1"),
        title="Unser Blog",
        link="https://blog.example/",
    )

    assert status(blog) == "unknown"


def test_planned_work_is_told_but_lies_ahead():
    notice = first(rss(CASES["statuspage: planned"][0]))

    assert notice.lies_ahead_at(NOW)
    assert notice.started_at.isoformat() == "2026-03-10T13:00:00+00:00"


def test_without_dates_only_the_first_entry_can_be_new():
    items = [
        f"<item><title>{t}</title><description>{d}</description></item>"
        for t, d in [("Info", "Guten Tag"), ("Störung", "Der E-Mail-Versand ist ausgefallen.")]
    ]

    assert status(rss(*items)) == "ok"
    assert status(rss(*items[::-1])) in ("degraded", "outage")


MASTODON = {"title": "Posteo", "link": "https://mastodon.example/@posteo"}
TROUBLE = "Aktuell kommt es zu Verzögerungen beim Empfang von E-Mails. Wir arbeiten daran."


def test_a_microblog_has_no_titles_and_its_all_clear_ends_what_was_said_before():
    trouble = item("", f"<p>{TROUBLE}</p>", link="https://mastodon.example/@posteo/1")
    end = item(
        "",
        "<p>Die Verzögerungen beim Empfang von E-Mails sind behoben.</p>",
        "Wed, 04 Mar 2026 13:40:00 +0100",
        "https://mastodon.example/@posteo/2",
    )
    chat = item("", "<p>Schönes Wochenende!</p>", link="https://mastodon.example/@posteo/3")

    assert (read(rss(trouble, **MASTODON)).format, status(rss(trouble, **MASTODON))) == ("mastodon", "degraded")
    assert first(rss(trouble, **MASTODON)).headline.startswith("Aktuell kommt es zu Verzögerungen")
    assert status(rss(end, trouble, **MASTODON)) == "ok"
    assert status(rss(chat, **MASTODON)) == "unknown"


@pytest.mark.parametrize(("author", "state"), [("hans77", NoticeState.UNKNOWN), ("Support-Team", NoticeState.OUTAGE)])
def test_in_a_forum_only_staff_speaks_for_the_provider(author, state):
    post = item(
        "Mailserver",
        "Die Mailserver sind derzeit nicht erreichbar.",
        link="https://hilfe.example/community/t/1",
        extra=f"<author>{author}</author>",
    )
    reading = read(rss(post, title="Community", link="https://hilfe.example/community"))

    assert reading.format == "forum"
    assert reading.notices[0].state is state


def test_statusiq_lists_components_with_one_guid_for_all():
    rows = [
        ("Zoho Mail - Operational", "x"),
        ("Zoho Mail-IMAP - Partial Outage", "x"),
        ("Zoho CRM - Major Outage", "x"),
    ]
    body = rss(*(item(title, text, link="https://zoho.example/") for title, text in rows))

    assert status(body) == "degraded"
    assert status(body, service="all") == "outage"
    assert first(body).headline == "Zoho Mail-IMAP: Partial Outage"


def test_a_feed_that_is_not_well_formed_is_still_read():
    broken = rss(item("Störung Mailserver", "Die Mailserver sind derzeit nicht erreichbar.")).replace(
        "</channel></rss>", "<x>&nbsp;</channel>"
    )

    assert status(broken) == "outage"


def test_rdf_feeds():
    body = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Status</title><link>https://s.example/</link></channel><item><title>Mail server outage</title><link>https://s.example/1</link>"
        "<description>Our mail servers are down.</description><dc:date>2026-03-04T12:00:00Z</dc:date></item></rdf:RDF>"
    )

    assert status(body) == "outage"
