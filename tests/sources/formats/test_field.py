# ruff: noqa: E501  (a payload is easier to compare when its parts stand on one line)
"""Shapes that vendors' interfaces have in the field and that readers of their documentation miss."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.formats.reading import DAY, first, read, status
from tests.sources.payloads import FORMATS, NOW, OPEN
from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceStatus
from tray_app.sources import read_source
from tray_app.sources.fetch import Fetched


def betterstack(*included: dict[str, object], state: str = "operational") -> dict[str, object]:
    return {"data": {"id": "1", "type": "status_page", "attributes": {"aggregate_state": state}}, "included": included}


def part(kind: str, id_: str, **facts: object) -> dict[str, object]:
    return {"id": id_, "type": f"status_page_{kind}" if kind in ("section", "resource") else kind, "attributes": facts}


@pytest.mark.parametrize("kind", ["manual", "maintenance"])
def test_better_stack_closes_reports_by_state_and_many_never_get_an_end(kind):
    report = part(
        "status_report", "9", title="Postfächer langsam", report_type=kind, starts_at=f"{DAY}08:00:00Z", ends_at=None
    )
    page = betterstack(part("resource", "1", public_name="Postfächer", status="operational"), report)
    report["attributes"] |= {"aggregate_state": "resolved"}  # type: ignore[operator]

    assert status(page) == "ok"
    report["attributes"] |= {"aggregate_state": "degraded"}  # type: ignore[operator]
    assert status(page) == ("degraded" if kind == "manual" else "maintenance")


@pytest.mark.parametrize(("mail", "vps", "expected"), [("operational", "downtime", "ok"), ("downtime", "x", "outage")])
def test_better_stack_says_in_the_section_what_a_resource_is_for(mail, vps, expected):
    page = betterstack(
        part("section", "1", name="E-Mail"),
        part("section", "2", name="VPS"),
        part("resource", "3", public_name="Nürnberg", status=mail, status_page_section_id=1),
        part("resource", "4", public_name="Köln", status=vps, status_page_section_id=2),
        state="downtime",
    )

    assert status(page) == expected


@pytest.mark.parametrize(
    ("states", "expected"), [((100, 200), "degraded"), ((100, 400), "ok"), ((400, 100), "degraded")]
)
def test_status_io_writes_stages_as_numbers(states, expected):
    messages = [
        {"details": f"Post {i}", "state": state, "status": 300, "datetime": f"{DAY}1{i}:00:00.000Z"}
        for i, state in enumerate(states)
    ]
    incident = {"_id": "1", "name": "IMAP slow", "messages": messages, "components_affected": [{"name": "IMAP"}]}
    parts = [{"id": "1", "name": "IMAP", "status": "Operational", "status_code": 100}]

    assert status({"result": {"status": parts, "incidents": [incident]}}) == expected


def test_of_two_parts_with_one_name_the_one_in_a_group_for_mail_decides():
    page = betterstack(
        part("section", "1", name="E-Mail"),
        part("section", "2", name="VPS"),
        part("resource", "3", public_name="Nürnberg", status="operational", status_page_section_id=1),
        part("resource", "4", public_name="Nürnberg", status="downtime", status_page_section_id=2),
    )

    assert status(page) == "ok"


def test_statusiq_names_the_fields_of_incidents_in_its_own_way():
    incident = {
        "enc_inc_id": "q1",
        "incident_title": "POP3 logins fail",
        "incident_severity_id": 5,
        "incident_began_at": f"{DAY}09:00:00+0000",
        "incident_affected_components": [{"display_name": "Mail-POP"}],
        "incident_status_updates": [
            {"incident_status": "Identified", "incident_status_desc": "A cable.", "status_updated_at": f"{DAY}12:00:00+0000"},
            {"incident_status": "Investigating", "incident_status_desc": "Hm.", "status_updated_at": f"{DAY}09:00:00+0000"},
        ],
    }  # fmt: skip
    page = {"data": {"current_status": [{"display_name": "Mail-POP", "component_status": 1}]}}
    page["data"]["active_incident_details"] = [incident]
    notice = first(page)

    assert (notice.id, notice.headline, notice.text, notice.state.value) == (
        "q1",
        "POP3 logins fail",
        "A cable.",
        "degraded",
    )
    assert notice.updated_at == datetime(2026, 3, 4, 12, tzinfo=UTC)
    incident["inc_title"] = incident.pop("incident_title")
    assert first(page).headline == "POP3 logins fail"
    incident["incident_status_updates"][0]["incident_status"] = "Resolved"  # type: ignore[index]
    assert status(page) == "ok"


def test_statusiq_puts_headings_into_a_flat_list():
    heading = {"display_name": "Mail", "component_status": 6, "is_group": True}
    parts = [{"display_name": "Mail-IMAP", "component_status": 1, "is_group": False}]

    assert status({"data": {"current_status": [heading, *parts]}}) == "ok"


@pytest.mark.parametrize(
    ("code", "word", "expected"), [(0, "Upcoming", "ok"), (1, "In Progress", "maintenance"), (2, "Complete", "ok")]
)
def test_cachet_counts_the_stages_of_schedules_otherwise_than_those_of_incidents(code, word, expected):
    begins = "2026-03-05 02:00:00" if code == 0 else "2026-03-04 14:30:00"
    facts = {
        "name": "Mail storage",
        "message": "Reboots",
        "status": {"human": word, "value": code},
        "scheduled": {"human": "soon", "string": begins},
        "completed": {"human": None, "string": None},
    }

    assert status({"data": [{"id": "1", "type": "schedules", "attributes": facts}], "meta": {}}) == expected


def test_cstate_passes_on_raw_line_breaks_and_go_s_way_to_write_times():
    issue = {
        "title": "Versand gestört",
        "createdAt": "2026-03-04 08:00:00 +0000 UTC",
        "lastMod": "2026-03-04 13:20:02 +0200 +0200",
        "resolved": False,
        "resolvedAt": "<no value>",
        "severity": "down",
        "affected": ["E-Mail"],
    }
    system = {"name": "E-Mail", "description": "IMAP, SMTP", "status": "down", "unresolvedIssues": [issue]}
    page = json.dumps({"cStateVersion": "6.0", "summaryStatus": "down", "systems": [system]})
    notice = first(page.replace("IMAP, SMTP", "IMAP,\n\tSMTP"))

    assert notice.headline == "Versand gestört"
    assert notice.started_at == datetime(2026, 3, 4, 8, tzinfo=UTC)
    assert notice.updated_at == datetime(2026, 3, 4, 11, 20, 2, tzinfo=UTC)
    assert notice.ended_at is None


@pytest.mark.parametrize(
    ("state", "expected"), [("operational", "ok"), ("degraded", "degraded"), ("under_maintenance", "maintenance")]
)
def test_a_file_may_describe_nothing_but_the_page(state, expected):
    assert status({"page": {"name": "Mail of Y", "state": state, "state_text": "x"}}) == expected


def test_a_page_that_is_named_and_says_nothing_is_none():
    assert read({"page": {"name": "Mail of Y", "title": "Welcome"}}).problem == "not_a_status_page"


def uptimerobot(**classes: str) -> dict[str, object]:
    return {
        "status": "ok",
        "data": [{"monitorId": i, "name": n, "statusClass": c} for i, (n, c) in enumerate(classes.items())],
    }


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ({"IMAP": "success", "Shop": "danger"}, "ok"),
        ({"IMAP": "danger"}, "outage"),
        ({"IMAP": "warning"}, "degraded"),
        ({"IMAP": "paused", "SMTP": "success"}, "ok"),
        ({"IMAP": "sparkling"}, "unknown"),
    ],
)
def test_uptimerobot_colours_its_monitors(classes, expected):
    assert status(uptimerobot(**classes)) == expected


def test_statuspal_has_services_within_services_and_incidents_that_name_them_by_number():
    inner = [{"id": 7, "name": "Mailboxes", "current_incident_type": "minor", "children": []}]
    page = {
        "services": [
            {"id": 1, "name": "Vienna", "current_incident_type": "minor", "children": inner},
            {"id": 2, "name": "DNS", "current_incident_type": "major", "children": []},
        ],
        "incidents": [
            {"id": 5, "title": "Logins fail at times", "type": "minor", "service_ids": [7], "starts_at": f"{DAY}10:00:00"},
            {"id": 6, "title": "No names", "type": "major", "service_ids": [2], "starts_at": f"{DAY}11:00:00"},
        ],
    }  # fmt: skip
    reading = read(page)

    assert (reading.status, reading.offered) == (SourceStatus.DEGRADED, ("Mailboxes", "DNS"))
    assert [(n.headline, n.components) for n in reading.notices] == [("Logins fail at times", ("Mailboxes",))]


def test_statuspals_planned_work_is_no_present_trouble():
    planned = {"id": 5, "title": "Move", "type": "scheduled", "service_ids": [7], "starts_at": "2026-03-07T10:00:00"}
    page = {
        "services": [{"id": 7, "name": "Mail", "current_incident_type": None}],
        "incidents": [],
        "upcoming_maintenances": [planned],
    }

    assert status(page) == "ok"
    planned |= {"starts_at": f"{DAY}14:00:00", "ends_at": f"{DAY}16:00:00"}
    assert status(page) == "maintenance"
    planned |= {"ends_at": f"{DAY}14:30:00"}
    assert status(page) == "ok"


def test_statuspals_widget_lists_names_without_states_and_what_is_the_matter():
    notice = {"id": "n", "title": "Senden gestört", "severity": "major", "affected_services": {"a": ["b"]}}
    page = {
        "status_page": {"current_status": {"severity": "major"}},
        "services": [{"id": "a", "name": "Mail"}, {"id": "b", "name": "SMTP"}],
        "ongoing_notices": [notice],
    }

    assert (status(page), first(page).components) == ("outage", ("Mail", "SMTP"))
    assert status(page | {"ongoing_notices": []}) == "ok"


def test_a_word_that_says_what_a_post_is_does_not_say_how_bad_it_is():
    def feed(title: str) -> str:
        item = f"<item><title>{title}</title><pubDate>Wed, 04 Mar 2026 14:00:00 +0000</pubDate></item>"
        return f'<rss version="2.0"><channel><title>Status</title>{item}</channel></rss>'

    assert status(feed("Störung: SMTP nicht erreichbar")) == "outage"
    assert status(feed("Störung: Webmail zeitweise langsam")) == "degraded"


def rows_of_statping(**online: bool) -> list[dict[str, object]]:
    return [{"id": i, "name": name, "online": up, "latency": 12} for i, (name, up) in enumerate(online.items())]


@pytest.mark.parametrize(("smtp", "website", "expected"), [(False, True, "outage"), (True, False, "ok")])
def test_a_flag_may_stand_where_others_have_a_word(smtp, website, expected):
    assert status(rows_of_statping(SMTP=smtp, Website=website)) == expected


def test_pagerduty_pages_carry_their_data_and_an_incident_of_something_else_is_none_of_mails():
    def page(name: str, severity: str) -> str:
        post = {"message": "<p>Hm.</p>", "status": "detected", "severity": severity, "reported_at": f"{DAY}10:00:00Z"}
        post["impacted_business_services"] = [{"name": name, "severity": severity}]  # type: ignore[assignment]
        data = {
            "summary": {"open_incidents": [{"id": "1", "title": f"{name} is slow", "updates": [post]}]},
            "post_status_page_services": [{"id": "a", "name": "Mailboxes "}, {"id": "b", "name": "Invoices"}],
        }
        return f'<html><body><div id="layout"></div><script id="data">{json.dumps(data)}</script></body></html>'

    assert status(page("Mailboxes", "minor")) == "degraded"
    assert status(page("Invoices", "major")) == "ok"
    assert read(page("Mailboxes", "minor").replace('{"summary"', "{summary")).problem == "not_a_status_page"


def atom(*entries: tuple[str, str, str, str]) -> str:
    written = "".join(
        f'<entry><title>{title}</title><id>x#{place}</id><link href="https://s.example/{place}"/>'
        f'<updated>{at}</updated><content type="html">{text}</content></entry>'
        for title, place, at, text in entries
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Status</title><link href="https://s.example/"/>'
        f"{written}</feed>"
    )


def test_entries_that_point_at_places_of_one_page_are_incidents_of_their_own():
    feed = atom(
        ("Störung Mailserver 12", "de.html#82", f"{DAY}12:00:00Z", "Der Mailserver 12 ist derzeit nicht erreichbar."),
        ("Wartung Router", "de.html#81", f"{DAY}09:00:00Z", "Wartung am 9. März 2026 von 2:00 bis 4:00 Uhr."),
    )
    notice = first(feed)

    assert (notice.headline, notice.promised) == ("Störung Mailserver 12", None)


def test_an_update_points_at_the_place_of_its_incident():
    feed = atom(
        ("Es geht wieder", "de.html#82-1", f"{DAY}13:00:00Z", "Der Mailserver ist wieder erreichbar."),
        ("Störung Mailserver 12", "de.html#82", f"{DAY}12:00:00Z", "Der Mailserver 12 ist derzeit nicht erreichbar."),
        ("Wartung Router", "de.html#81", f"{DAY}09:00:00Z", "Wartung am 9. März 2026 von 2:00 bis 4:00 Uhr."),
    )

    assert status(feed) == "ok"


@pytest.mark.parametrize("newest_first", [True, False])
def test_updates_below_headings_of_day_and_clock_are_read_apart(newest_first):
    posts = [
        "<h2>04.03.2026, 11:00 Uhr</h2><p>E-Mails werden derzeit nicht zugestellt.</p>",
        "<h2>04.03.2026, 14:30 Uhr</h2><p>Die Störung ist behoben.</p>",
    ]
    text = "".join(posts[::-1] if newest_first else posts).replace("<", "&lt;")
    feed = atom(("Zustellung", "issues/zustellung", f"{DAY}10:00:00Z", text))
    earlier = read(feed.replace("Die Störung ist behoben", "Wir arbeiten noch daran"))
    reading = read(feed)

    assert earlier.status in (SourceStatus.OUTAGE, SourceStatus.DEGRADED)
    assert reading.status is SourceStatus.OK
    assert reading.notices[0].text == "Die Störung ist behoben."
    assert reading.notices[0].updated_at == datetime(2026, 3, 4, 14, 30, tzinfo=UTC)


WITHOUT_CLOCK = (
    "instatus",
    "upptime",
    "github issues",
    "google",
    "apple",
    "incident.io page",
    "uptimerobot",
    "statuspal",
    "pagerduty",
    "bluesky",
    "page",
    "text",
)
"""Nothing in these payloads moves while all is well. An archive of incidents is no clock either."""


@pytest.mark.parametrize("name", FORMATS)
def test_what_has_a_clock_is_found_abandoned_when_it_stands_still_and_nothing_else_is(name):
    class Host:
        def get(self, url: str, **_options: object) -> Fetched:
            return Fetched(url, FORMATS[name].build(OPEN))

    late = NOW + timedelta(days=450)
    reading = read_source(StatusSource("https://status.example.org/x"), None, Host(), late)  # type: ignore[arg-type]

    assert (reading.problem == "frozen") is (name not in WITHOUT_CLOCK)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Der Versand von E-Mails an andere Anbieter ist zurzeit verzögert. Wir arbeiten daran.", "degraded"),
        ("Neu: Folgen Sie uns auf Mastodon.", "ok"),
    ],
)
def test_better_stack_has_a_line_above_the_page(line, expected):
    page = betterstack(part("resource", "1", public_name="IMAP", status="operational"))
    page["data"]["attributes"]["announcement"] = line  # type: ignore[index]

    assert status(page) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"status": "operational"}, "ok"),
        ({"status": "partial_outage"}, "degraded"),
        ({"status": "incident"}, "degraded"),
        ({"status": "down", "total": 2, "grace": 0, "down": 1}, "outage"),
    ],
)
def test_one_word_may_be_all_that_a_page_gives(value, expected):
    assert status(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        {"status": "success"},
        {"status": "ok"},
        {"status": "error", "message": "Unknown endpoint"},
        {"status": "up", "data": {"posts": []}},
        {"data": {"orders": [{"name": "Hut", "status": "pending"}]}},
    ],
)
def test_what_any_interface_answers_is_no_status_page(value):
    assert read(value).problem == "not_a_status_page"


@pytest.mark.parametrize(("word", "expected"), [("up", "ok"), ("down", "outage")])
def test_oh_dear_groups_its_sites_by_name_and_pins_an_update(word, expected):
    pinned = {
        "title": "IMAP nicht erreichbar",
        "text": "Wir suchen die Ursache.",
        "severity": "high",
        "time": f"{DAY}14:00:00Z",
    }
    sites = {"ungrouped": [{"label": "Webseite", "status": "up"}], "Mail": [{"label": "IMAP", "status": word}]}
    page = {"title": "Moorpost", "pinnedUpdate": pinned if word == "down" else None, "sites": sites}

    assert status(page) == expected
    assert [n.headline for n in read(page).notices][:1] == (["IMAP nicht erreichbar"] if word == "down" else [])


@pytest.mark.parametrize(("begins", "expected"), [(1, "ok"), (-1, "maintenance")])
def test_openstatus_keeps_work_in_a_list_of_its_own(begins, expected):
    work = {"id": 1, "name": "Mail server upgrade", "message": "Mail may be unavailable.", "monitors": [7]}
    work |= {"from": (NOW + timedelta(hours=begins)).isoformat(), "to": (NOW + timedelta(hours=3)).isoformat()}
    monitors = [{"id": 7, "name": "Mail", "status": "success"}, {"id": 8, "name": "Web", "status": "error"}]

    assert status({"statusReports": [], "maintenances": [work], "monitors": monitors, "status": "error"}) == expected
