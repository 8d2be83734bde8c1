"""The smaller vendors: unusual, minimal and in-between payloads of each."""

from __future__ import annotations

import pytest

from tests.sources.formats.reading import DAY, first, read, status

CSTATE = {"is": "index", "cStateVersion": "5.0.1"}
ISSUE = {
    "title": "Email slow",
    "createdAt": f"{DAY}12:00:00Z",
    "permalink": "https://s.example/1",
    "affected": ["Email"],
}
KUMA = {"config": {"title": "Example"}, "publicGroupList": [], "maintenanceList": []}
KUMA_INCIDENT = {
    "id": 1,
    "style": "warning",
    "title": "Mail delays",
    "content": "Mails are **late**.",
    "createdDate": f"{DAY[:-1]} 12:00:00",
}
RESULT = {"success": True, "timestamp": f"{DAY}13:00:00Z"}
STATUS_PAGE = {"id": "1", "type": "status_page", "attributes": {"company_name": "x", "aggregate_state": "operational"}}


def better_stack(*included: dict[str, object]) -> dict[str, object]:
    return {"data": STATUS_PAGE, "included": list(included)}


def resource(id_: str, name: str, word: str) -> dict[str, object]:
    return {"id": id_, "type": "status_page_resource", "attributes": {"public_name": name, "status": word}}


def report(**attributes: object) -> dict[str, object]:
    return {"id": "9", "type": "status_report", "attributes": {"title": "Mail upgrade", **attributes}}


def post(word: str, name: str = "Outlook.com", **fields: str) -> dict[str, str]:
    return {
        "ServiceDisplayName": name,
        "Status": word,
        "Title": "",
        "Message": "",
        "LastUpdatedTime": f"{DAY}12:00:00Z",
        **fields,
    }


def apple(*events: dict[str, object], name: str = "iCloud Mail") -> dict[str, object]:
    return {"services": [{"serviceName": name, "events": list(events)}, {"serviceName": "App Store", "events": []}]}


CASES = {
    "instatus: up": ({"page": {"name": "x", "status": "UP"}}, "ok"),
    "instatus: issues without a list": ({"page": {"name": "x", "status": "HASISSUES"}}, "degraded"),
    "instatus: maintenance ahead": (
        {
            "page": {"status": "UP"},
            "activeMaintenances": [
                {"name": "Work", "start": "2026-03-06T12:00:00Z", "status": "NOTSTARTEDYET", "duration": "60"}
            ],
        },
        "ok",
    ),
    "instatus: maintenance now": (
        {
            "page": {"status": "UNDERMAINTENANCE"},
            "activeMaintenances": [
                {"name": "Work", "start": f"{DAY}14:30:00Z", "status": "INPROGRESS", "duration": 60}
            ],
        },
        "maintenance",
    ),
    "instatus: components in capitals": (
        {
            "components": [
                {"id": "a", "name": "IMAP", "status": "OPERATIONAL"},
                {"id": "b", "name": "Website", "status": "MAJOROUTAGE"},
            ]
        },
        "ok",
    ),
    "better stack: aggregate only": ({"data": {"attributes": {"aggregate_state": "degraded"}}}, "degraded"),
    "better stack: not monitored is not counted": (
        better_stack(resource("1", "Mail", "not_monitored"), resource("2", "SMTP", "operational")),
        "ok",
    ),
    "better stack: maintenance now": (
        better_stack(
            resource("1", "Mail", "maintenance"),
            report(report_type="maintenance", starts_at=f"{DAY}13:00:00Z", ends_at=f"{DAY}16:00:00Z"),
        ),
        "maintenance",
    ),
    "better stack: maintenance ahead": (
        better_stack(
            resource("1", "Mail", "operational"),
            report(report_type="maintenance", starts_at="2026-03-05T13:00:00Z", ends_at="2026-03-05T16:00:00Z"),
        ),
        "ok",
    ),
    "better stack: ended report": (
        better_stack(
            resource("1", "Mail", "operational"),
            report(starts_at=f"{DAY}10:00:00Z", ends_at=f"{DAY}11:00:00Z", aggregate_state="downtime"),
        ),
        "ok",
    ),
    "cstate: summary only": (CSTATE | {"summaryStatus": "down", "systems": []}, "outage"),
    "cstate: disrupted system": (
        CSTATE
        | {
            "systems": [
                {
                    "name": "Email",
                    "status": "disrupted",
                    "unresolvedIssues": [ISSUE | {"severity": "disrupted", "resolved": False}],
                }
            ]
        },
        "degraded",
    ),
    "cstate: other system": (
        CSTATE
        | {
            "summaryStatus": "down",
            "systems": [{"name": "Email", "status": "ok"}, {"name": "Cloud", "status": "down"}],
        },
        "ok",
    ),
    "cstate: a comma too many": (
        '{"cStateVersion": "5", "summaryStatus": "ok", "systems": [{"name": "Email", "status": "ok",},],}',
        "ok",
    ),
    "cstate: issues": (
        {
            "pages": [
                ISSUE | {"severity": "down", "resolved": False},
                ISSUE | {"severity": "down", "resolved": True, "permalink": "2"},
            ]
        },
        "outage",
    ),
    "cstate: two issues at one address": (
        {
            "pages": [
                ISSUE | {"severity": "disrupted", "resolved": False},
                ISSUE | {"title": "Email down", "severity": "down", "resolved": True},
            ]
        },
        "degraded",
    ),
    "cstate: resolved issues": ({"pages": [ISSUE | {"severity": "down", "resolved": "true"}]}, "ok"),
    "kuma: page alone does not know the state": (
        KUMA | {"publicGroupList": [{"name": "x", "monitorList": [{"id": 1, "name": "IMAP"}]}]},
        "unknown",
    ),
    "kuma: incident": (KUMA | {"incidents": [KUMA_INCIDENT]}, "degraded"),
    "kuma: single incident of older versions": (KUMA | {"incident": KUMA_INCIDENT | {"style": "danger"}}, "outage"),
    "kuma: maintenance": (
        KUMA
        | {
            "maintenanceList": [
                {
                    "id": 3,
                    "title": "Work",
                    "status": "under-maintenance",
                    "timeslotList": [{"startDate": f"{DAY}13:00:00Z", "endDate": f"{DAY}16:00:00Z"}],
                }
            ]
        },
        "maintenance",
    ),
    "kuma: pending": ({"heartbeatList": {"1": [{"status": 2, "time": f"{DAY}13:00:00Z"}]}}, "degraded"),
    "kuma: newest beat counts whatever the order": (
        {"heartbeatList": {"1": [{"status": 0, "time": f"{DAY}14:00:00Z"}, {"status": 1, "time": f"{DAY}13:00:00Z"}]}},
        "outage",
    ),
    "kuma: nothing": ({"heartbeatList": {}}, "unknown"),
    "gatus: one endpoint": ({"name": "imap", "key": "x", "results": [RESULT]}, "ok"),
    "gatus: failing": (
        [{"name": "imap", "group": "mail", "results": [RESULT, {"success": False, "timestamp": f"{DAY}14:00:00Z"}]}],
        "outage",
    ),
    "gatus: failing elsewhere": (
        [{"name": "imap", "results": [RESULT]}, {"name": "shop", "results": [{"success": False}]}],
        "ok",
    ),
    "gatus: no results": ([{"name": "imap", "results": []}], "unknown"),
    "gatus: one of two not asked yet": (
        [{"name": "imap", "results": [RESULT]}, {"name": "smtp of the new node", "results": []}],
        "ok",
    ),
    "upptime: degraded": ([{"name": "Mail server", "slug": "mail", "status": "degraded"}], "degraded"),
    "statusiq: code as text": (
        {"data": {"current_status": [{"display_name": "Zoho Mail-IMAP", "component_status": "5"}]}},
        "degraded",
    ),
    "statusiq: maintenance": (
        {"data": {"current_status": [{"display_name": "Zoho Mail", "component_status": 4}]}},
        "maintenance",
    ),
    "status.io: overall only": ({"result": {"status_overall": {"status": "Operational", "status_code": 100}}}, "ok"),
    "status.io: security event": (
        {"result": {"status": [{"name": "Email", "status": "Security Event", "status_code": 600}]}},
        "outage",
    ),
    "cachet: version 3": (
        {
            "data": [
                {
                    "id": "1",
                    "type": "components",
                    "attributes": {"name": "Email", "enabled": True, "status": {"human": "Major Outage", "value": 4}},
                }
            ]
        },
        "outage",
    ),
    "cachet: groups": (
        {
            "data": [
                {
                    "id": 1,
                    "name": "Email",
                    "enabled_components": [{"id": 2, "name": "Incoming", "status": 4, "enabled": True}],
                }
            ]
        },
        "outage",
    ),
    "cachet: scheduled": (
        {
            "meta": {},
            "data": [
                {"id": 1, "name": "Mail work", "message": "x", "status": 0, "scheduled_at": "2026-03-09 12:00:00"}
            ],
        },
        "ok",
    ),
    "cachet: nothing reported": ({"meta": {"pagination": {}}, "data": []}, "ok"),
    "incident.io: widget with work ahead": (
        {
            "page_title": "Example",
            "ongoing_incidents": [],
            "in_progress_maintenances": [],
            "scheduled_maintenances": [
                {
                    "id": "m",
                    "name": "Move of the mail store",
                    "status": "maintenance_scheduled",
                    "starts_at": "2026-03-06T12:00:00Z",
                    "ends_at": "2026-03-06T14:00:00Z",
                    "affected_components": [{"id": "c", "name": "Email"}],
                }
            ],
        },
        "ok",
    ),
    "incident.io: the page's own proxy": (
        {
            "summary": {
                "components": [{"id": "c", "name": "SMTP"}, {"id": "d", "name": "Billing"}],
                "affected_components": [{"component_id": "c", "status": "full_outage"}],
                "ongoing_incidents": [
                    {
                        "id": "i",
                        "name": "Sending fails",
                        "status": "investigating",
                        "published_at": f"{DAY}12:00:00Z",
                        "affected_components": [{"component_id": "c", "status": "full_outage"}],
                    }
                ],
            }
        },
        "outage",
    ),
    "microsoft: one post": ({"Status": "Available", "Title": "", "LastUpdatedTime": f"{DAY}12:00:00Z"}, "ok"),
    "microsoft: other service": ([post("Operational"), post("Service interruption", name="Teams")], "ok"),
    "microsoft: investigating": (
        [post("Investigating", Title="Users can't access email", Message="We're looking.")],
        "degraded",
    ),
    "microsoft: interruption": ([post("Service interruption", Title="No access to mailboxes")], "outage"),
    "microsoft: restored": ([post("Service restored")], "ok"),
    "microsoft: restoring": ([post("Restoring service")], "degraded"),
    "microsoft: free text": ([post("Some users see a service outage")], "outage"),
    "apple: quiet": (apple(), "ok"),
    "apple: ongoing": (
        apple(
            {"statusType": "Issue", "eventStatus": "ongoing", "messageId": "1", "message": "Some users are affected."}
        ),
        "degraded",
    ),
    "apple: upcoming": (
        apple(
            {"statusType": "Maintenance", "eventStatus": "upcoming", "messageId": "1", "epochStartDate": 1772822000000}
        ),
        "ok",
    ),
    "apple: sign-in beside mail": (
        {
            "services": [
                {"serviceName": "iCloud Mail", "events": []},
                {
                    "serviceName": "iCloud Account & Sign In",
                    "events": [{"statusType": "Outage", "eventStatus": "ongoing"}],
                },
            ]
        },
        "outage",
    ),
    "health endpoint": ({"status": "UP", "components": {"mail": {"status": "DOWN"}, "db": {"status": "UP"}}}, "outage"),
    "home-made list": ({"services": [{"name": "Mail", "state": "up"}, {"name": "Shop", "state": "down"}]}, "ok"),
    "google: only Calendar is down": (
        [
            {
                "id": "1",
                "external_desc": "Calendar is down",
                "status_impact": "SERVICE_OUTAGE",
                "affected_products": [{"title": "Google Calendar"}],
            }
        ],
        "ok",
    ),
    "google: information": (
        [
            {
                "id": "1",
                "external_desc": "Gmail is slow",
                "status_impact": "SERVICE_INFORMATION",
                "affected_products": [{"title": "Gmail"}],
            }
        ],
        "degraded",
    ),
    "error object": ({"message": "Not Found", "documentation_url": "x"}, "unknown"),
    "home-made systems": (
        {"status": [{"system": "Apps", "status": "green"}, {"system": "Mail", "status": "red"}], "incidents": []},
        "outage",
    ),
    "home-made: what is wrong now, and nothing is": ({"status": "ok", "active_incidents": []}, "ok"),
    "home-made: what is wrong now": (
        {
            "status": "active",
            "active_incidents": [
                {
                    "id": 5,
                    "title": "Mail arrives late",
                    "type": "incident",
                    "status": "active",
                    "date_created": f"{DAY}12:00:00Z",
                    "services": ["Mail"],
                    "notes": [{"date_created": f"{DAY}13:00:00Z", "body": "We are looking into it."}],
                }
            ],
        },
        "degraded",
    ),
    "home-made: notices that have ended": (
        {
            "notices": [
                {
                    "subject": "Mail is down",
                    "state": "investigating",
                    "type": "unplanned",
                    "began_at": f"{DAY}08:00:00Z",
                    "ended_at": f"{DAY}09:00:00Z",
                    "updates": [{"content": "Logins fail.", "created_at": f"{DAY}08:00:00Z"}],
                }
            ]
        },
        "ok",
    ),
    "number": ("42", "unknown"),
}


@pytest.mark.parametrize(("value", "expected"), CASES.values(), ids=CASES)
def test_state_for_mail(value, expected):
    assert status(value) == expected


def test_home_made_services_with_one_sentence_share_a_notice():
    rows = {n: {"name": n, "status": "major", "message": "vpn issues"} for n in ("Mail", "Lists", "Web")}

    reading = read({"services": rows, "global_status": "good"}, service="all")

    assert [(n.headline, n.components) for n in reading.notices] == [("vpn issues", ("Mail", "Lists", "Web"))]
    assert reading.status == "outage"


def test_google_links_lead_to_the_dashboard_of_the_product():
    rows = [{"id": "1", "external_desc": "Late", "uri": "incidents/1", "affected_products": [{"title": "Gmail"}]}]

    assert first(rows).url == "https://www.google.com/appsstatus/dashboard/incidents/1"
    assert first(rows, url="https://status.example/x/incidents.json").url == "https://status.example/x/incidents/1"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("14:00", "16:00", "maintenance"), ("18:00", "19:00", "ok"), ("10:00", "11:00", "ok")],
)
def test_upptimes_maintenance_counts_inside_its_window(start, end, expected):
    head = f"<!--\nstart: {DAY}{start}:00.000Z\nend: {DAY}{end}:00.000Z\nexpectedDown: mail\n-->\nNew disks."
    issue = {"title": "Mail server maintenance", "state": "open", "html_url": "https://x/1", "body": head}

    assert status([issue | {"labels": [{"name": "maintenance"}], "created_at": f"{DAY}08:00:00Z"}]) == expected


def test_what_people_wish_of_a_repository_is_no_incident():
    issue = {"title": "Mail status in dark mode", "state": "open", "html_url": "https://x/2", "body": "Please!"}

    assert status([issue | {"labels": [{"name": "enhancement"}]}]) == "ok"


def test_an_issue_that_upptime_opened_loses_its_sign():
    issue = {
        "title": "🛑 IMAP is down",
        "state": "open",
        "html_url": "https://github.com/a/b/issues/1",
        "body": "`x` was **down**",
    }

    notice = first([issue, issue | {"pull_request": {}, "title": "Bump", "html_url": "x"}])

    assert (notice.headline, notice.text, notice.state) == ("IMAP is down", "x was down", "outage")


def test_incident_io_shows_the_newest_update_of_the_incidents_own_stage():
    """A page that was cached while the end was already posted still says `monitoring`."""
    import json

    updates = [
        {"message_string": "Mitigated.", "published_at": f"{DAY}13:00:00Z", "to_status": "monitoring"},
        {"message_string": "Recovered.", "published_at": f"{DAY}14:00:00Z", "to_status": "resolved"},
    ]
    impact = {"component_id": "1", "status": "degraded_performance", "current_status": "operational"}
    incident = {
        "id": "i",
        "name": "Mail late",
        "status": "monitoring",
        "updates": updates,
        "affected_components": [impact],
    }
    summary = {"name": "x", "components": [{"id": "1", "name": "Email"}], "ongoing_incidents": [incident]}
    chunk = json.dumps(f'0:{{"summary":{json.dumps(summary)}}}')

    notice = first(f"<html><body><script>self.__next_f.push([1,{chunk}])</script></body></html>")

    assert (notice.text, notice.state) == ("Mitigated.", "degraded")


def test_an_incident_io_page_whose_stream_has_changed_is_read_as_a_page():
    body = (
        "<html><body><!-- ongoing_incidents __next_f --><div role='alert'>Our "
        "mail servers are down at the moment.</div></body></html>"
    )

    assert read(body).status == "outage"
