"""Payloads of every format that tell one story: an incident opens, is updated, is resolved. Written for these tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape

OPENED_AT = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
NOW = OPENED_AT + timedelta(hours=5)
TITLE = "Email delivery is delayed"
OPENED, UPDATED, RESOLVED = (
    "We are investigating delays of incoming mail.",
    "The storage behind the mail servers is being replaced.",
    "All waiting mail has been delivered.",
)


@dataclass(frozen=True)
class Story:
    """Where the story stands, and how it is written down."""

    stage: str = "open"
    affected: str = "Email"
    listed: tuple[str, ...] = ("Website", "Email", "Control panel")
    newest_first: bool = True
    offset_h: float = 0
    title: str = TITLE

    @property
    def is_open(self) -> bool:
        return self.stage in ("open", "update")

    def time(self, hours: float) -> datetime:
        return (OPENED_AT + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=self.offset_h)))

    def iso(self, hours: float) -> str:
        return self.time(hours).isoformat()

    def posts(self, words: tuple[str, str, str]) -> list[tuple[str, str, datetime]]:
        """Word, text and time of each post so far."""
        everything = [
            (words[0], OPENED, self.time(0)),
            (words[1], UPDATED, self.time(1)),
            (words[2], RESOLVED, self.time(2)),
        ]
        posts = everything[: {"quiet": 0, "open": 1, "update": 2, "resolved": 3}[self.stage]]
        return posts[::-1] if self.newest_first else posts

    def state_of(self, name: str, good: object, bad: object) -> object:
        return bad if self.is_open and name == self.affected else good


STATUSPAGE_WORDS = ("investigating", "identified", "resolved")


def statuspage(story: Story, impact: str = "major", bad: str = "partial_outage") -> bytes:
    posts = story.posts(STATUSPAGE_WORDS)
    newest = max(posts, key=lambda post: post[2], default=None)
    incident = newest and {
        "id": "inc1",
        "name": story.title,
        "status": newest[0],
        "impact": impact,
        "created_at": story.iso(0),
        "started_at": story.iso(0),
        "updated_at": newest[2].isoformat(),
        "resolved_at": story.iso(2) if story.stage == "resolved" else None,
        "shortlink": "https://stspg.example/inc1",
        "components": [{"id": "c", "name": story.affected, "status": bad if story.is_open else "operational"}],
        "incident_updates": [
            {"id": f"u{at}", "status": word, "body": f"<p>{text}</p>", "display_at": at.isoformat()}
            for word, text, at in posts
        ],
    }
    return _json(
        {
            "page": {"id": "p", "name": "Example", "url": "https://status.example.org", "updated_at": story.iso(2)},
            "status": {"indicator": "critical", "description": "lags behind"},
            "components": [
                {"id": name, "name": name, "status": story.state_of(name, "operational", bad), "group": False}
                for name in story.listed
            ],
            "incidents": [incident] if incident else [],
            "scheduled_maintenances": [],
        }
    )


def statuspage_incidents(story: Story) -> bytes:
    whole = json.loads(statuspage(story))
    return _json({"page": whole["page"], "incidents": whole["incidents"]})


def statuspage_components(story: Story) -> bytes:
    whole = json.loads(statuspage(story))
    return _json({"page": whole["page"], "components": whole["components"]})


def instatus(story: Story) -> bytes:
    body: dict[str, object] = {"page": {"name": "Example", "url": "https://x.example", "status": "UP"}}
    if story.is_open:
        body["page"] = {"name": "Example", "url": "https://x.example", "status": "HASISSUES"}
        body["activeIncidents"] = [
            {
                "name": story.title,
                "started": story.iso(0),
                "status": "INVESTIGATING" if story.stage == "open" else "IDENTIFIED",
                "impact": "MAJOROUTAGE",
                "url": "https://x.example/incident/1",
                "components": [{"id": "1", "name": story.affected}],
            }
        ]
    return _json(body)


def betterstack(story: Story) -> bytes:
    resources = [
        {
            "id": str(i),
            "type": "status_page_resource",
            "attributes": {
                "public_name": name,
                "status": story.state_of(name, "operational", "downtime"),
                "status_history": [{"day": "2026-03-01", "status": "downtime"}],
            },
        }
        for i, name in enumerate(story.listed)
    ]
    posts = story.posts(("downtime", "downtime", "resolved"))
    report = {
        "id": "77",
        "type": "status_report",
        "attributes": {
            "title": story.title,
            "report_type": "manual",
            "starts_at": story.iso(0),
            "ends_at": story.iso(2) if story.stage == "resolved" else None,
            "aggregate_state": "downtime",
            "affected_resources": [
                {"status_page_resource_id": str(story.listed.index(story.affected)), "status": "downtime"}
            ],
        },
        "relationships": {"status_updates": {"data": [{"id": f"u{i}", "type": "x"} for i in range(len(posts))]}},
    }
    updates = [
        {"id": f"u{i}", "type": "status_update", "attributes": {"message": text, "published_at": at.isoformat()}}
        for i, (_, text, at) in enumerate(posts)
    ]
    attributes = {"company_name": "Example", "aggregate_state": "downtime" if story.is_open else "operational"}
    attributes |= {"updated_at": story.iso(4)}
    included = [*resources, *([report] if posts else []), *updates]
    return _json({"data": {"id": "1", "type": "status_page", "attributes": attributes}, "included": included})


def statusio(story: Story) -> bytes:
    posts = story.posts(("100", "200", "400"))
    incident = {
        "_id": "abc",
        "name": story.title,
        "datetime_open": story.iso(0),
        "messages": [
            {
                "details": text,
                "state": word,
                "status": 100 if word == "400" else 500,
                "datetime": at.isoformat(),
            }
            for word, text, at in posts
        ],
        "components_affected": [{"name": story.affected, "_id": "1"}],
        "containers_affected": [],
    }
    return _json(
        {
            "result": {
                "status_overall": {"updated": story.iso(2), "status": "Operational", "status_code": 100},
                "status": [
                    {
                        "id": name,
                        "name": name,
                        "status": story.state_of(name, "Operational", "Service Disruption"),
                        "status_code": story.state_of(name, 100, 500),
                        "containers": [],
                    }
                    for name in story.listed
                ],
                "incidents": [incident] if story.is_open else [],
                "maintenance": {"active": [], "upcoming": []},
            }
        }
    )


def statusiq(story: Story) -> bytes:
    group = {
        "componentgroup_display_name": "All",
        "is_group": True,
        "componentgroup_components": [
            {"display_name": name, "enc_component_id": name, "component_status": story.state_of(name, 1, 6)}
            | {"last_polled_time": story.iso(4)}
            for name in story.listed
        ],
    }
    incident = {"enc_incident_id": "i1", "title": story.title, "incident_status": "Investigating"}
    incident |= {"affected_components": [{"display_name": story.affected}], "started_at": story.iso(0), "severity": 6}
    active = [incident] if story.is_open else []
    return _json({"code": 0, "data": {"current_status": [group], "active_incident_details": active}})


def statusiq_rss(story: Story) -> bytes:
    items = [
        _item(
            f"{name} - {story.state_of(name, 'Operational', 'Major Outage')}", f"{name} is fine", story.time(4), "same"
        )
        for name in story.listed
    ]
    return _rss("Example status", items)


def cachet_components(story: Story) -> bytes:
    rows = [
        {
            "id": i,
            "name": name,
            "status": str(story.state_of(name, 1, 4)),
            "status_name": story.state_of(name, "Operational", "Major Outage"),
            "group_id": 0,
            "enabled": True,
            "updated_at": story.iso(2),
        }
        for i, name in enumerate(story.listed)
    ]
    return _json({"meta": {"pagination": {"total": len(rows)}}, "data": rows})


def cachet_incidents(story: Story) -> bytes:
    posts = story.posts(("1", "2", "4"))
    if not posts:
        return _json({"meta": {"pagination": {"total": 0}}, "data": []})
    oldest, *later = sorted(posts, key=lambda post: post[2])
    row = {
        "id": 5,
        "name": story.title,
        "message": oldest[1],
        "status": int(max(posts, key=lambda post: post[2])[0]),
        "human_status": "",
        "component": {"name": story.affected},
        "created_at": oldest[2].isoformat(),
        "updated_at": max(at for _, _, at in posts).isoformat(),
        "updates": [{"message": text, "status": int(word), "created_at": at.isoformat()} for word, text, at in later],
    }
    return _json({"meta": {"pagination": {"total": 1}}, "data": [row]})


def cstate(story: Story) -> bytes:
    issue = {
        "is": "issue",
        "title": story.title,
        "createdAt": story.iso(0),
        "lastMod": story.iso(1),
        "permalink": "https://status.example.org/issues/1/",
        "severity": "down",
        "resolved": False,
        "informational": False,
        "affected": [story.affected],
    }
    systems = [
        {
            "name": name,
            "category": "All",
            "status": story.state_of(name, "ok", "down"),
            "unresolvedIssues": [issue] if story.is_open and name == story.affected else [],
        }
        for name in story.listed
    ]
    summary = "down" if story.is_open else "ok"
    return _json({"is": "index", "cStateVersion": "5.6", "summaryStatus": summary, "systems": systems})


def uptimekuma_beats(story: Story) -> bytes:
    beats = {
        name: [
            {"status": 1, "time": "2026-03-04 09:00:00.000", "msg": "", "ping": 9},
            {"status": story.state_of(name, 1, 0), "time": "2026-03-04 14:00:00.000", "msg": "", "ping": None},
        ]
        for name in story.listed
    }
    return _json({"heartbeatList": beats, "uptimeList": {}})


def gatus(story: Story) -> bytes:
    rows = [
        {
            "name": name,
            "group": "core",
            "key": f"core_{name}",
            "results": [
                {"status": 200, "success": False, "timestamp": story.iso(-9), "conditionResults": []},
                {"status": 200, "success": story.state_of(name, True, False), "timestamp": story.iso(4)},
            ],
        }
        for name in story.listed
    ]
    return _json(rows)


def upptime(story: Story) -> bytes:
    rows = [
        {"name": name, "slug": name.lower(), "url": "https://x.example", "status": story.state_of(name, "up", "down")}
        for name in story.listed
    ]
    return _json([row | {"uptime": "99.9%", "dailyMinutesDown": {"2026-03-01": 50}} for row in rows])


def github(story: Story) -> bytes:
    if story.stage == "quiet":
        return _json([_issue("A feature", "open", story, labels=[]) | {"pull_request": {"url": "x"}}])
    state = "open" if story.is_open else "closed"
    return _json([_issue(f"🛑 {story.affected} is down", state, story, labels=["status", story.affected.lower()])])


def _issue(title: str, state: str, story: Story, labels: list[str]) -> dict[str, object]:
    return {
        "html_url": "https://github.com/x/y/issues/1",
        "title": title,
        "state": state,
        "labels": [{"name": label} for label in labels],
        "body": "In `abc`, the site was **down**.",
        "created_at": story.iso(0),
        "updated_at": story.iso(2),
        "closed_at": story.iso(2) if state == "closed" else None,
    }


def google(story: Story) -> bytes:
    posts = story.posts(("SERVICE_OUTAGE", "SERVICE_OUTAGE", "AVAILABLE"))
    old = {
        "id": "old",
        "begin": "2025-01-01T00:00:00+00:00",
        "end": "2025-01-01T02:00:00+00:00",
        "external_desc": "Long over",
        "status_impact": "SERVICE_OUTAGE",
        "severity": "high",
        "affected_products": [{"title": story.affected}],
        "updates": [],
    }
    if not posts:
        return _json([old])
    updates = [{"when": at.isoformat(), "text": f"**Summary:**\n{text}", "status": word} for word, text, at in posts]
    incident = {
        "id": "new",
        "begin": story.iso(0),
        "external_desc": story.title,
        "status_impact": "SERVICE_OUTAGE",
        "severity": "high",
        "service_name": "Multiple Products",
        "affected_products": [{"title": story.affected, "id": "1"}, {"title": "Other", "id": "2"}],
        "uri": "incidents/new",
        "updates": updates,
        "most_recent_update": max(updates, key=lambda update: datetime.fromisoformat(update["when"])),
    }
    if story.stage == "resolved":
        incident["end"] = story.iso(2)
    return _json([incident, old] if story.newest_first else [old, incident])


def microsoft(story: Story) -> bytes:
    rows = [
        {
            "ServiceDisplayName": name,
            "Status": story.state_of(name, "Operational", "Service interruption"),
            "Title": story.state_of(name, "", story.title),
            "Message": story.state_of(name, "", f"<p>{UPDATED if story.stage == 'update' else OPENED}</p>"),
            "LastUpdatedTime": story.iso(0),
        }
        for name in story.listed
    ]
    return _json(rows)


def apple(story: Story) -> bytes:
    event = {
        "messageId": "2000",
        "statusType": "Outage",
        "eventStatus": "resolved" if story.stage == "resolved" else "ongoing",
        "message": UPDATED if story.stage == "update" else OPENED,
        "datePosted": "03/04/2026 03:00 PST",
        "startDate": "03/04/2026 02:00 PST",
        "epochStartDate": int(OPENED_AT.timestamp() * 1000),
        "epochEndDate": int(story.time(2).timestamp() * 1000) if story.stage == "resolved" else None,
    }
    listed = [
        {
            "serviceName": name,
            "redirectUrl": None,
            "events": [event] if name == story.affected and story.stage != "quiet" else [],
        }
        for name in story.listed
    ]
    return b"jsonCallback(" + _json({"services": listed}) + b");"


def services(story: Story) -> bytes:
    rows = {
        name.lower(): {
            "name": name,
            "status": story.state_of(name, "good", "major"),
            "message": story.state_of(name, "Everything seems to be working.", OPENED),
            "url": "https://x.example",
        }
        for name in story.listed
    }
    return _json({"global_status": "scheduled", "services": rows, "updated": story.iso(4)})


def incidentio(story: Story) -> bytes:
    names = {name: f"01{i}" for i, name in enumerate(story.listed)}
    posts = story.posts(("investigating", "identified", "resolved"))
    incident = {
        "id": "01INC",
        "name": story.title,
        "status": max(posts, key=lambda post: post[2])[0] if posts else "",
        "type": "incident",
        "published_at": story.iso(0),
        "affected_components": [{"component_id": names[story.affected], "status": "full_outage"}],
        "updates": [
            {"message_string": text, "published_at": at.isoformat(), "to_status": word} for word, text, at in posts
        ],
    }
    summary = {
        "name": "Example",
        "public_url": "https://status.example.org/",
        "components": [{"id": id_, "name": name} for name, id_ in names.items()],
        "affected_components": [{"component_id": names[story.affected], "status": "full_outage"}]
        if story.is_open
        else [],
        "ongoing_incidents": [incident] if story.is_open else [],
        "scheduled_maintenances": [],
    }
    stream = json.dumps(f'5:["$",null,{{"summary":{json.dumps(summary)}}}]')
    return f"<!DOCTYPE html><html><body><script>self.__next_f.push([1,{stream}])</script></body></html>".encode()


def statuspage_rss(story: Story) -> bytes:
    posts = story.posts(("Investigating", "Identified", "Resolved"))
    body = "".join(
        f"<p><small>{at:%b} <var data-var='date'>{at.day:2}</var>, <var data-var='time'>{at:%H:%M}</var> "
        f"{_zone_name(at)}</small><br><strong>{word}</strong> - {text}</p>"
        for word, text, at in posts
    )
    if not posts:
        return _rss("Example Status - Incident History", [])
    return _rss(
        "Example Status - Incident History", [_item(story.title, body, story.time(0), "https://s.example/incidents/a")]
    )


def _zone_name(at: datetime) -> str:
    return f"{at:%z}" if at.utcoffset() else "UTC"


def betterstack_rss(story: Story) -> bytes:
    titles = {OPENED: "Email went down", UPDATED: "Email went down again", RESOLVED: "Email recovered"}
    items = [
        _item(titles[text], titles[text], at, "https://s.example/#a1", link="https://s.example/")
        for _, text, at in story.posts(("", "", ""))
    ]
    return _rss("Incidents | Example", items)


def incidentio_rss(story: Story) -> bytes:
    posts = story.posts(("Investigating", "Identified", "Resolved"))
    if not posts:
        return _rss("Example status", [])
    word, text, at = max(posts, key=lambda post: post[2])
    body = (
        f"<b>Status: {word}</b><br/><br/>{text}<br/><br/><b>Affected "
        f"components</b><ul><li>{story.affected} (Full outage)</li></ul>"
    )
    return _rss("Example status", [_item(story.title, body, at, "https://s.example/incidents/1")])


def german_atom(story: Story) -> bytes:
    """A hoster's feed without states: one entry for each incident, its text grows."""
    texts = {
        OPENED: "Seit 10:00 Uhr können E-Mails nicht abgerufen werden. Wir arbeiten an der Behebung.",
        UPDATED: "Ein defekter Speicher wird ersetzt, E-Mails können weiterhin nicht abgerufen werden.",
        RESOLVED: "Die Störung wurde behoben, E-Mails können wieder abgerufen werden.",
    }
    entries = [
        f"<entry><title>Störung der Mailserver</title><id>tag:s.example,2026:{at:%H}</id>"
        f'<link href="https://s.example/news/7"/><updated>{at.isoformat()}</updated><summary>{texts[text]}</summary></entry>'
        for _, text, at in story.posts(("", "", ""))
    ]
    old = (
        "<entry><title>Ausfall der Mailserver</title><id>tag:old</id><updated>2025-12-01T10:00:00Z</updated>"
        "<summary>E-Mails können derzeit nicht abgerufen werden.</summary></entry>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Statusmeldungen</title>'
        f'<link href="https://s.example/"/>{"".join(entries)}{old}</feed>'
    ).encode()


def bluesky(story: Story) -> bytes:
    items = [
        f"<item><link>https://bsky.app/profile/mail.example/post/{at:%H}</link><description>{escape(text)}</description>"
        f"<pubDate>{at:%d %b %Y %H:%M %z}</pubDate><guid isPermaLink='false'>at://did/{at:%H}</guid></item>"
        for text, at in [(f"Störung: {OPENED}", story.time(0))][: story.is_open]
    ]
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>@mail.example - Mail</title>"
        f"<link>https://bsky.app/profile/mail.example</link>{''.join(items)}</channel></rss>"
    ).encode()


def page(story: Story) -> bytes:
    notice = f'<div class="alert alert-warning"><h3>Störung E-Mail</h3><p>{_GERMAN_OUTAGE}</p></div>'
    calm = '<p class="lead">Willkommen bei Beispielmail. Bitte melden Sie sich an.</p>'
    return (
        "<!DOCTYPE html><html><head><title>Webmail</title><style>.x{}</style></head><body><nav>Hilfe</nav>"
        f"{notice if story.is_open else calm}<form>Passwort</form><footer>Impressum</footer></body></html>"
    ).encode()


_GERMAN_OUTAGE = (
    "Derzeit können keine E-Mails empfangen oder versendet werden. Wir arbeiten an der Behebung der Störung."
)


def text(story: Story) -> bytes:
    return (_GERMAN_OUTAGE if story.is_open else "Alle Systeme sind verfügbar.").encode()


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _item(title: str, text: str, at: datetime, guid: str, link: str = "") -> str:
    return (
        f"<item><title>{escape(title)}</title><description>{escape(text)}</description><pubDate>{format_datetime(at)}</pubDate>"
        f"<link>{link or guid}</link><guid>{guid}</guid></item>"
    )


def _rss(title: str, items: Iterable[str]) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>https://s.example/</link><description>x</description>{''.join(items)}</channel></rss>"
    ).encode()


@dataclass(frozen=True)
class Format:
    """What a format can tell."""

    build: Callable[[Story], bytes]
    name: str
    tells_texts: bool = True
    tells_components: bool = True
    tells_end: bool = True
    """Whether the end shows as a resolved notice rather than as its absence."""
    has_quiet_state: bool = True


def uptimerobot(story: Story) -> bytes:
    monitors = [
        {"monitorId": i, "name": name, "statusClass": story.state_of(name, "success", "danger"), "type": "Port"}
        for i, name in enumerate(story.listed)
    ]
    return _json({"status": "ok", "data": monitors})


def pagerduty(story: Story) -> bytes:
    service = {"id": "P1", "name": story.affected, "severity": "major"}
    posts = [
        {"message": text, "status": word, "severity": "major", "reported_at": at.isoformat()}
        | {"impacted_business_services": [service]}
        for word, text, at in story.posts(STATUSPAGE_WORDS)
    ]
    summary = {"open_incidents": [{"id": "I1", "title": story.title, "updates": posts}] if story.is_open else []}
    listed = [{"id": f"S{i}", "name": name, "is_active": True} for i, name in enumerate(story.listed)]
    data = json.dumps({"summary": summary, "post_status_page_services": listed})
    return (
        f'<!DOCTYPE html><html><body><script id="data" type="application/json">{data}</script></body></html>'.encode()
    )


def jsonfeed(story: Story) -> bytes:
    titles = (story.title, f"Update: {story.title}", f"Resolved: {story.title}")
    items = [
        {"id": title, "title": title, "content_html": f"<p>{text}</p>", "date_published": at.isoformat()}
        for title, text, at in story.posts(titles)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Example status", "items": items}
    return _json(feed | {"home_page_url": "https://s.example/"})


def statuspal(story: Story) -> bytes:
    services = [
        {"id": i, "name": name, "current_incident_type": story.state_of(name, None, "major"), "children": []}
        for i, name in enumerate(story.listed)
    ]
    posts = [{"description": text, "posted_at": at.isoformat()} for _, text, at in story.posts(STATUSPAGE_WORDS)]
    incident = {
        "id": 5,
        "title": story.title,
        "type": "major",
        "service_ids": [story.listed.index(story.affected)],
        "starts_at": story.iso(0),
        "ends_at": story.iso(2) if story.stage == "resolved" else None,
        "updates": posts,
    }
    return _json({"services": services, "incidents": [incident] if posts else [], "maintenances": []})


def openstatus(story: Story) -> bytes:
    monitors = [
        {"id": i, "name": name, "description": "", "status": story.state_of(name, "success", "error")}
        for i, name in enumerate(story.listed)
    ]
    posts = [
        {"id": i, "status": word, "message": text, "date": at.isoformat()}
        for i, (word, text, at) in enumerate(story.posts(STATUSPAGE_WORDS))
    ]
    report = {
        "id": 5,
        "title": story.title,
        "updatedAt": story.iso(0),
        "status": max(posts, key=lambda post: str(post["date"]))["status"] if posts else "",
        "monitors": [story.listed.index(story.affected)],
        "statusReportUpdates": posts,
    }
    return _json(
        {
            "title": "Fjordmail",
            "status": "success",
            "updatedAt": NOW.isoformat(),
            "monitors": monitors,
            "pageComponents": [],
            "maintenances": [],
            "statusReports": [report] if posts else [],
        }
    )


FORMATS = {
    "statuspage summary": Format(statuspage, "statuspage"),
    "statuspage incidents": Format(statuspage_incidents, "statuspage"),
    "statuspage components": Format(statuspage_components, "statuspage", tells_texts=False, tells_end=False),
    "instatus": Format(instatus, "instatus", tells_texts=False, tells_end=False),
    "betterstack": Format(betterstack, "betterstack"),
    "statusio": Format(statusio, "statusio", tells_end=False),
    "statusiq": Format(statusiq, "statusiq", tells_texts=False, tells_end=False),
    "statusiq rss": Format(statusiq_rss, "statusiq", tells_texts=False, tells_end=False),
    "cachet components": Format(cachet_components, "cachet", tells_texts=False, tells_end=False),
    "cachet incidents": Format(cachet_incidents, "cachet"),
    "cstate": Format(cstate, "cstate", tells_texts=False, tells_end=False),
    "uptimekuma": Format(uptimekuma_beats, "uptimekuma", tells_texts=False, tells_end=False, tells_components=False),
    "uptimerobot": Format(uptimerobot, "uptimerobot", tells_texts=False, tells_end=False),
    "pagerduty": Format(pagerduty, "pagerduty", tells_end=False),
    "json feed": Format(jsonfeed, "jsonfeed", tells_components=False),
    "statuspal": Format(statuspal, "statuspal"),
    "openstatus": Format(openstatus, "openstatus"),
    "gatus": Format(gatus, "gatus", tells_texts=False, tells_end=False),
    "upptime": Format(upptime, "upptime", tells_texts=False, tells_end=False),
    "github issues": Format(github, "github", tells_texts=False, tells_components=False),
    "google": Format(google, "google"),
    "microsoft": Format(microsoft, "microsoft", tells_end=False),
    "apple": Format(apple, "apple", tells_texts=True),
    "services": Format(services, "services", tells_texts=False, tells_end=False),
    "incident.io page": Format(incidentio, "incidentio", tells_end=False),
    "statuspage rss": Format(statuspage_rss, "rss", tells_components=False),
    "betterstack rss": Format(betterstack_rss, "rss", tells_texts=False, tells_components=False),
    "incident.io rss": Format(incidentio_rss, "rss"),
    "german atom": Format(german_atom, "atom", tells_texts=False, tells_components=False),
    "bluesky": Format(
        bluesky, "bluesky", tells_texts=False, tells_components=False, tells_end=False, has_quiet_state=False
    ),
    "page": Format(page, "page", tells_texts=False, tells_components=False, tells_end=False, has_quiet_state=False),
    "text": Format(text, "text", tells_texts=False, tells_components=False, tells_end=False),
}
QUIET, OPEN, UPDATE, OVER = (Story(stage) for stage in ("quiet", "open", "update", "resolved"))
OTHER = replace(OPEN, affected="Website", title="Website is down")
