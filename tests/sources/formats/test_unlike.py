# ruff: noqa: E501  (a payload is easier to compare when its parts stand on one line)
"""Payloads in shapes unlike the usual ones: what vendors really vary, and what looks like them and is none."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

import pytest

from tests.sources.formats.reading import read


@dataclass(frozen=True)
class Payload:
    name: str
    body: object
    format: str
    status: str
    """The accepted ones, the best first."""
    open: int | None = 0
    """How many notices are open; None where that may be counted in more ways."""
    headline: str = ""
    """What the first notice begins with."""
    service: str = "mail"


def component(id_: str, name: str, status: str, **more: object) -> dict[str, object]:
    return {"id": id_, "name": name, "status": status, **more}


def statuspage(components: list[object], incidents: list[object] = (), planned: list[object] = (), **more: object):
    return {
        "page": {"id": "p", "name": "Beispiel Mail", "url": "https://status.example.org", "time_zone": "Europe/Berlin", "updated_at": "2026-03-04T15:50:00.000+01:00"},
        "status": {"indicator": "none", "description": "All Systems Operational"},
        "components": components, "incidents": list(incidents), "scheduled_maintenances": list(planned), **more,
    }  # fmt: skip


def rss(*items: str, title: str = "Status", head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://status.example.org/</link><description>x</description>{head}{''.join(items)}</channel></rss>"
    )


def item(title: str, text: str, when: str, guid: str) -> str:
    named = f"<title>{title}</title>" if title else ""
    return (
        f"<item>{named}<description><![CDATA[{text}]]></description><pubDate>{when}</pubDate>"
        f"<guid>https://status.example.org/i/{guid}</guid><link>https://status.example.org/i/{guid}</link></item>"
    )


def atom(*entries: str, title: str = "Status") -> str:
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><id>x</id><updated>2026-03-04T14:00:00Z</updated>{"".join(entries)}</feed>'


def entry(title: str, text: str, updated: str, id_: str, kind: str = "html") -> str:
    body = f'<div xmlns="http://www.w3.org/1999/xhtml">{text}</div>' if kind == "xhtml" else text.replace("<", "&lt;")
    return f'<entry><title>{title}</title><id>tag:{id_}</id><link href="https://status.example.org/{id_}"/><published>{updated}</published><updated>{updated}</updated><content type="{kind}">{body}</content></entry>'


def jsonapi(kind: str, id_: str, **facts: object) -> dict[str, object]:
    return {"type": kind, "id": id_, "attributes": facts}


STATUSPAGE = (
    Payload("german groups", statuspage([
        component("g1", "E-Mail-Dienste", "operational", group=True), component("c1", "Posteingang (IMAP/POP3)", "partial_outage", group_id="g1"),
        component("c2", "Postausgang (SMTP)", "operational", group_id="g1"), component("c3", "Webhosting", "major_outage")]), "statuspage", "degraded", 1),
    Payload("only hosting is down", statuspage([component("c1", "E-Mail", "operational"), component("c2", "Webhosting", "major_outage")],
        [{"id": "i", "name": "Webserver 12 nicht erreichbar", "status": "identified", "impact": "critical", "created_at": "2026-03-04T14:00:00Z", "components": [{"id": "c2", "name": "Webhosting", "status": "major_outage"}], "incident_updates": []}]),
        "statuspage", "ok"),
    Payload("reversed updates with html", statuspage([component("c1", "Mail", "degraded_performance")],
        [{"id": "i", "name": "Verzögerte Zustellung", "status": "monitoring", "impact": "minor", "created_at": "2026-03-04T10:00:00+01:00", "shortlink": "https://stspg.io/x",
          "incident_updates": [{"status": "investigating", "body": "Wir <b>untersuchen</b>.", "created_at": "2026-03-04T10:00:00+01:00"}, {"status": "monitoring", "body": "Fix eingespielt,<br />wir beobachten.", "created_at": "2026-03-04T12:00:00+01:00"}]}]),
        "statuspage", "degraded", 1, "Verzögerte Zustellung"),
    Payload("maintenance has begun", statuspage([component("c1", "Mail", "under_maintenance")], planned=[
        {"id": "m", "name": "Mailstorage", "status": "in_progress", "impact": "maintenance", "scheduled_for": "2026-03-04T14:00:00Z", "scheduled_until": "2026-03-04T17:00:00Z", "incident_updates": [], "components": [{"name": "Mail"}]}]),
        "statuspage", "maintenance", 1, "Mailstorage"),
    Payload("maintenance is tomorrow", statuspage([component("c1", "Mail", "operational")], planned=[
        {"id": "m", "name": "Mailstorage", "status": "scheduled", "impact": "maintenance", "scheduled_for": "2026-03-05T01:00:00Z", "scheduled_until": "2026-03-05T03:00:00Z", "incident_updates": []}]),
        "statuspage", "ok"),
    Payload("postmortem only", statuspage([component("c1", "Mail", "operational")],
        [{"id": "i", "name": "Outage", "status": "postmortem", "impact": "critical", "created_at": "2026-03-03T10:00:00Z", "resolved_at": "2026-03-03T12:00:00Z", "incident_updates": [{"status": "postmortem", "body": "Mail was down.", "created_at": "2026-03-04T10:00:00Z"}]}]),
        "statuspage", "ok"),
    Payload("status only", {"page": {"name": "X"}, "status": {"indicator": "major", "description": "Partial System Outage"}}, "statuspage", "degraded outage", service="all"),
    Payload("strange component word", statuspage([component("c1", "Mail", "wobbly")]), "statuspage", "unknown"),
    Payload("names null, times broken", statuspage([component("c1", "Mail", "operational"), {"id": None, "name": None, "status": None}],
        [{"id": "i", "name": "Mail down", "status": "investigating", "impact": None, "created_at": "gestern", "incident_updates": None}]), "statuspage", "outage degraded", 1, "Mail down"),
)  # fmt: skip

VENDORS = (
    Payload("instatus v3 summary", {"page": {"name": "X", "url": "https://x.instatus.com", "status": "HASISSUES"}, "activeIncidents": [
        {"id": "1", "name": "Mailbox login errors", "started": "2026-03-04T13:00:00.000Z", "status": "INVESTIGATING", "impact": "MAJOROUTAGE", "url": "https://x.instatus.com/1", "updatedAt": "2026-03-04T13:30:00.000Z"}]},
        "instatus", "outage", 1, "Mailbox login errors"),
    Payload("instatus up", {"page": {"name": "X", "url": "https://x.instatus.com", "status": "UP"}}, "instatus", "ok"),
    Payload("instatus maintenance to come", {"page": {"name": "X", "url": "https://x.instatus.com", "status": "UP"}, "activeMaintenances": [
        {"id": "1", "name": "Mail storage upgrade", "start": "2026-03-06T13:00:00.000Z", "status": "NOTSTARTEDYET", "duration": "90", "url": "https://x.instatus.com/1"}]}, "instatus", "ok"),
    Payload("better stack report", {"data": jsonapi("status_page", "9", company_name="X", aggregate_state="downtime", updated_at="2026-03-04T14:59:00Z"), "included": [
        jsonapi("status_page_resource", "1", public_name="IMAP", status="downtime", status_history=[]), jsonapi("status_page_resource", "2", public_name="Blog", status="operational", status_history=[{"day": "2026-03-01", "status": "downtime"}]),
        jsonapi("status_report", "5", title="IMAP is not reachable", report_type="manual", starts_at="2026-03-04T13:00:00Z", ends_at=None, aggregate_state="downtime", affected_resources=[{"status_page_resource_id": "1", "status": "downtime"}])]},
        "betterstack", "outage", 1, "IMAP is not reachable"),
    Payload("better stack ended report", {"data": jsonapi("status_page", "9", company_name="X", aggregate_state="operational"), "included": [
        jsonapi("status_page_resource", "1", public_name="IMAP", status="operational"),
        jsonapi("status_report", "5", title="IMAP is not reachable", report_type="manual", starts_at="2026-03-04T11:00:00Z", ends_at="2026-03-04T12:00:00Z", aggregate_state="downtime", affected_resources=[])]}, "betterstack", "ok"),
    Payload("status.io", {"result": {"status_overall": {"updated": "2026-03-04T14:00:00.000Z", "status": "Degraded Performance", "status_code": 300}, "status": [
        {"id": "1", "name": "Mail", "status": "Degraded Performance", "status_code": 300, "containers": [{"id": "c", "name": "EU", "status": "Degraded Performance", "status_code": 300}]}],
        "incidents": [{"name": "Slow delivery", "_id": "7", "datetime_open": "2026-03-04T12:00:00.000Z", "messages": [{"details": "Looking", "state": 100, "status": 300, "datetime": "2026-03-04T12:00:00.000Z"}, {"details": "Still looking", "state": 200, "status": 300, "datetime": "2026-03-04T13:00:00.000Z"}], "components_affected": [{"name": "Mail", "_id": "1"}], "containers_affected": []}],
        "maintenance": {"active": [], "upcoming": []}}}, "statusio", "degraded", 1, "Slow delivery"),
    Payload("cachet v2 components", {"meta": {"pagination": {"total": 2}}, "data": [
        {"id": 1, "name": "E-Mail", "status": 4, "status_name": "Größerer Ausfall", "group_id": 1, "enabled": True}, {"id": 2, "name": "DNS", "status": 1, "status_name": "Betriebsbereit", "group_id": 0, "enabled": True}]}, "cachet", "outage", 1),
    Payload("cachet v2 incidents", {"meta": {}, "data": [
        {"id": 3, "name": "E-Mail-Versand gestört", "message": "Wir **arbeiten** daran.", "status": 2, "human_status": "Identifiziert", "component_id": 0, "created_at": "2026-03-04 13:00:00", "updated_at": "2026-03-04 13:30:00", "is_resolved": False},
        {"id": 2, "name": "E-Mail-Empfang gestört", "message": "Behoben.", "status": 4, "human_status": "Behoben", "component_id": 0, "created_at": "2026-03-03 13:00:00", "updated_at": "2026-03-03 14:00:00", "is_resolved": True}]}, "cachet", "degraded outage", 1, "E-Mail-Versand gestört"),
    Payload("cachet v3", {"data": [{"id": "4", "type": "components", "attributes": {"id": 4, "name": "Mail", "status": {"human": "Partial Outage", "value": 3}, "order": 0, "enabled": True}}]}, "cachet", "degraded", 1),
    Payload("kuma heartbeats", {"config": {"title": "x"}, "publicGroupList": [{"name": "Mail", "monitorList": [{"id": 24, "name": "IMAP"}, {"id": 25, "name": "SMTP"}]}], "heartbeatList": {
        "24": [{"status": 0, "time": "2026-03-04 14:58:00.000", "msg": "", "ping": None}, {"status": 1, "time": "2026-03-04 14:59:00.000", "msg": "", "ping": 9}], "25": [{"status": 1, "time": "2026-03-04 14:58:00.000", "msg": "", "ping": 1}, {"status": 0, "time": "2026-03-04 14:59:00.000", "msg": "", "ping": None}]}, "uptimeList": {"24_24": 0.9}},
        "uptimekuma", "outage degraded", 1),
    Payload("kuma page without beats", {"config": {"title": "x"}, "incident": None, "publicGroupList": [{"name": "Mail", "monitorList": [{"id": 24, "name": "IMAP"}]}], "maintenanceList": []}, "uptimekuma", "unknown"),
    Payload("gatus with a badge", [{"name": "imap", "group": "mail", "key": "mail_imap", "uptime": {"7d": 0.99}, "results": [{"success": True, "timestamp": "2026-03-04T14:50:00Z"}, {"success": False, "status": 0, "errors": ["dial tcp: timeout"], "timestamp": "2026-03-04T14:59:00Z"}]}], "gatus", "outage", 1),
    Payload("google, several products", [
        {"id": "A", "begin": "2026-03-04T12:00:00+00:00", "created": "2026-03-04T12:05:00+00:00", "modified": "2026-03-04T14:00:00+00:00", "external_desc": "**Summary:**\nGmail and Meet users see errors", "severity": "medium", "status_impact": "SERVICE_DISRUPTION", "service_name": "Multiple Products", "service_key": "zall", "affected_products": [{"title": "Gmail", "id": "1"}, {"title": "Google Meet", "id": "2"}], "uri": "incidents/A", "updates": [], "most_recent_update": {"when": "2026-03-04T14:00:00+00:00", "text": "We are mitigating.", "status": "SERVICE_DISRUPTION"}}], "google", "degraded", 1, "Gmail and Meet"),
    Payload("google, other product", [
        {"id": "B", "begin": "2026-03-04T12:00:00+00:00", "external_desc": "Meet is down", "severity": "high", "status_impact": "SERVICE_OUTAGE", "service_name": "Google Meet", "affected_products": [{"title": "Google Meet", "id": "2"}], "updates": []}], "google", "ok"),
    Payload("apple with callback", "jsonCallback(" + json.dumps({"drpost": True, "services": [
        {"serviceName": "iCloud Mail", "redirectUrl": None, "events": [{"messageId": "7", "statusType": "Outage", "eventStatus": "ongoing", "message": "Users can’t get mail.", "usersAffected": "Some users are affected", "datePosted": "03/04/2026 06:40 PST", "epochStartDate": 1772630400000, "epochEndDate": None, "startDate": "03/04/2026 05:20 PST", "endDate": None}]},
        {"serviceName": "Apple Music", "events": []}]}) + ");", "apple", "outage", 1, "iCloud Mail"),
    Payload("apple, music only", "jsonCallback(" + json.dumps({"services": [{"serviceName": "iCloud Mail", "events": []},
        {"serviceName": "Apple Music", "events": [{"messageId": "7", "statusType": "Outage", "eventStatus": "ongoing", "message": "x", "datePosted": "03/04/2026 06:40 PST", "startDate": "03/04/2026 05:20 PST"}]}]}) + ")", "apple", "ok"),
    Payload("statusiq summary", {"code": "success", "data": {"statuspage_details": {"display_name": "X"}, "current_status": [{"componentgroup_display_name": "Mail", "componentgroup_components": [{"display_name": "Mail-IMAP", "component_status": 6, "enc_component_id": "a"}, {"display_name": "Mail-SMTP", "component_status": 1, "enc_component_id": "b"}]}], "active_incident_details": []}}, "statusiq", "outage", 1),
    Payload("cstate", {"is": "index", "cStateVersion": "5.6", "title": "X", "summaryStatus": "disrupted", "systems": [{"name": "E-Mail", "category": "Dienste", "status": "disrupted", "unresolvedIssues": [{"is": "issue", "title": "Mail verzögert", "createdAt": "2026-03-04T12:00:00Z", "lastMod": "2026-03-04T13:00:00Z", "permalink": "https://s.example.org/1", "severity": "disrupted", "resolved": False, "informational": False, "affected": ["E-Mail"]}]}]}, "cstate", "degraded", 1, "Mail verzögert"),
    Payload("upptime summary", [{"name": "Webmail", "url": "https://w.example.org", "slug": "webmail", "status": "down", "uptime": "99.9%", "dailyMinutesDown": {"2026-03-04": 12}}, {"name": "Shop", "url": "https://s", "slug": "shop", "status": "up", "uptime": "100%"}], "upptime", "outage", 1),
    Payload("upptime issues", [{"title": "🛑 IMAP is down", "state": "open", "html_url": "https://github.com/x/y/issues/4", "labels": [{"name": "status"}, {"name": "imap"}], "body": "In [`abc`](x), IMAP was **down**", "created_at": "2026-03-04T14:00:00Z", "updated_at": "2026-03-04T14:00:00Z", "closed_at": None},
        {"title": "Bump x", "state": "open", "html_url": "https://github.com/x/y/pull/5", "pull_request": {}, "labels": [], "body": "", "created_at": "2026-03-04T14:00:00Z"}], "github", "outage", 1, "IMAP is down"),
    Payload("microsoft posts", [{"ServiceDisplayName": "Outlook.com", "Status": "Service degradation", "Title": "Some users may be unable to send", "Message": "We are reviewing.", "LastUpdatedTime": "2026-03-04T14:00:00Z"}, {"ServiceDisplayName": "Teams (Consumer)", "Status": "Service interruption", "Title": "Teams", "Message": "", "LastUpdatedTime": "2026-03-04T14:00:00Z"}], "microsoft", "degraded", 1, "Some users may be unable to send"),
    Payload("incident.io widget", {"page_title": "X", "page_url": "https://status.example.org", "ongoing_incidents": [{"id": "1", "name": "Sending mail fails", "status": "identified", "url": "https://status.example.org/incidents/1", "last_update_at": "2026-03-04T14:00:00Z", "last_update_message": "We found it.", "current_worst_impact": "partial_outage", "affected_components": [{"id": "c", "name": "Email", "group_name": "Core", "current_status": "partial_outage"}]}], "in_progress_maintenances": [], "scheduled_maintenances": []}, "incidentio", "degraded", 1, "Sending mail fails"),
    Payload("incident.io widget, quiet", {"page_title": "X", "page_url": "https://status.example.org", "ongoing_incidents": [], "in_progress_maintenances": [], "scheduled_maintenances": []}, "incidentio", "ok"),
)  # fmt: skip

FEEDS = (
    Payload("statuspage history in atom", atom(entry("Delays with email", "<p><small>Mar  4, 13:09 UTC</small><br><strong>Identified</strong> - Queue is long.</p><p><small>Mar  4, 12:09 UTC</small><br><strong>Investigating</strong> - Looking.</p>", "2026-03-04T13:09:00Z", "1")), "atom", "degraded outage", 1, "Delays with email"),
    Payload("hetzner-like", atom(entry("Störung Mailserver mail17", "Typ: Störung Kategorie: Webhosting Beginn: 04.03.2026 13:00 Beschreibung: Aktuell kommt es zu einer Störung. Kunden können keine E-Mails abrufen.", "2026-03-04T13:05:00Z", "1"),
        entry("Wartung Mailserver (abgeschlossen)", "Die Wartung ist abgeschlossen.", "2026-03-02T13:05:00Z", "2")), "atom", "outage", 1, "Störung Mailserver"),
    Payload("xhtml content", atom(entry("Webmail", "<p>Webmail ist wieder <em>erreichbar</em>. Die Störung ist behoben.</p>", "2026-03-04T13:05:00Z", "1", "xhtml")), "atom", "ok"),
    Payload("mastodon without titles", rss(item("", "&lt;p&gt;&#x26A0; Unsere Mailserver sind gerade nicht erreichbar. Wir arbeiten daran.&lt;/p&gt;", "Wed, 04 Mar 2026 14:00:00 +0000", "1"),
        item("", "<p>Neuer Blogartikel: So schützen Sie Ihr Postfach</p>", "Tue, 03 Mar 2026 14:00:00 +0000", "2"), title="Anbieter", head="<generator>Mastodon v4.3.1</generator>"), "mastodon", "outage", 1),
    Payload("mastodon all-clear on top", rss(item("", "<p>Entwarnung: E-Mail läuft wieder!</p>", "Wed, 04 Mar 2026 14:30:00 +0000", "2"), item("", "<p>E-Mail ist gestört, wir arbeiten daran.</p>", "Wed, 04 Mar 2026 14:00:00 +0000", "1"), title="Anbieter", head="<generator>Mastodon v4.3.1</generator>"), "mastodon", "ok"),
    Payload("rss oldest first", rss(item("E-Mail gestört", "Derzeit ist der Abruf gestört.", "Wed, 04 Mar 2026 12:00:00 GMT", "1"), item("E-Mail gestört [behoben]", "Die Störung ist behoben.", "Wed, 04 Mar 2026 13:00:00 GMT", "1")), "rss", "ok"),
    Payload("empty channel", rss(), "rss", "ok"),
    Payload("broadband only", rss(item("DSL-Ausfall in Kassel", "Internet und Telefon sind gestört.", "Wed, 04 Mar 2026 12:00:00 GMT", "1")), "rss", "ok unknown"),
    Payload("scheduled in rss", rss(item("[Scheduled] Mail maintenance", "<p><strong>THIS IS A SCHEDULED EVENT Mar  6, 02:00 - 04:00 UTC</strong></p><p><small>Mar  4, 09:09 UTC</small><br><strong>Scheduled</strong> - Mail will be down.</p>", "Wed, 04 Mar 2026 09:09:00 +0000", "1")), "rss", "ok"),
    Payload("a very old outage", rss(item("Mailserver ausgefallen", "Wir arbeiten daran.", "Sun, 04 Jan 2026 09:09:00 +0000", "1")), "rss", "ok unknown"),
    Payload("zoho components", rss(*(item(f"Zoho Mail{part} - {word}", "x", "Wed, 04 Mar 2026 15:00:00 GMT", "same") for part, word in (("", "Operational"), ("-IMAP", "Partial Outage"), ("-SMTP", "Operational")))), "statusiq", "degraded", 1),
)  # fmt: skip

MORE = (
    Payload("sp maintenances completed", statuspage([component("c","Mail","operational")],planned=[{"id":"m","name":"Mail DB","status":"completed","impact":"maintenance","scheduled_for":"2026-03-04T10:00:00Z","scheduled_until":"2026-03-04T11:00:00Z"}]), "statuspage", "ok"),
    Payload("sp expired window still scheduled", statuspage([component("c","Mail","operational")],planned=[{"id":"m","name":"Mail DB","status":"scheduled","impact":"maintenance","scheduled_for":"2026-03-01T10:00:00Z","scheduled_until":"2026-03-01T11:00:00Z"}]), "statuspage", "ok"),
    Payload("sp scheduled inside window", statuspage([component("c","Mail","operational")],planned=[{"id":"m","name":"Mail DB","status":"scheduled","impact":"maintenance","scheduled_for":"2026-03-04T14:00:00Z","scheduled_until":"2026-03-04T16:00:00Z"}]), "statuspage", "ok maintenance",1),
    Payload("sp incident no components, mail in name", statuspage([component("c","API","operational")],[{"id":"i","name":"Webmail login fails","status":"investigating","impact":"major","created_at":"2026-03-04T14:00:00Z","incident_updates":[]}]), "statuspage", "degraded outage",1,"Webmail login"),
    Payload("sp incidents.json", {"page":{"name":"x"},"incidents":[{"id":"i","name":"Verzögerter E-Mail-Empfang","status":"identified","impact":"minor","created_at":"2026-03-04T14:00:00Z","incident_updates":[{"status":"identified","body":"Ursache gefunden","created_at":"2026-03-04T14:30:00Z"}]}]}, "statuspage", "degraded",1,"Verzögerter"),
    Payload("sp unresolved empty", {"page":{"name":"x"},"incidents":[]}, "statuspage", "ok"),
    Payload("sp components only", {"page":{"name":"x"},"components":[component("c","E-Mail Versand","degraded_performance"),component("d","Webseite","operational")]}, "statuspage", "degraded",1),
    Payload("sp list order oldest first resolved last", statuspage([component("c","Mail","operational")],[{"id":"i","name":"Mail slow","status":"resolved","impact":"minor","created_at":"2026-03-04T09:00:00Z","resolved_at":"2026-03-04T10:00:00Z","incident_updates":[{"status":"investigating","body":"a","created_at":"2026-03-04T09:00:00Z"},{"status":"resolved","body":"done","created_at":"2026-03-04T10:00:00Z"}]}]), "statuspage", "ok"),
    Payload("instatus components", {"components":[{"id":"1","name":"IMAP","status":"PARTIALOUTAGE","group":{"id":"g","name":"Mail"}},{"id":"2","name":"Site","status":"OPERATIONAL"}]}, "", "degraded",1),
    Payload("instatus empty arrays", {"page":{"name":"X","url":"u","status":"UP"},"activeIncidents":[],"activeMaintenances":[]}, "instatus", "ok"),
    Payload("instatus maintenance in progress", {"page":{"name":"X","url":"u","status":"UNDERMAINTENANCE"},"activeMaintenances":[{"id":"1","name":"Mail upgrade","start":"2026-03-04T14:30:00Z","status":"INPROGRESS","duration":"60","url":"https://x/1"}]}, "instatus", "maintenance",1),
    Payload("betterstack maintenance now", {"data":jsonapi("status_page","9",company_name="X",aggregate_state="maintenance"),"included":[jsonapi("status_page_resource","1",public_name="SMTP",status="maintenance"),jsonapi("status_report","5",title="SMTP move",report_type="maintenance",starts_at="2026-03-04T14:00:00Z",ends_at="2026-03-04T18:00:00Z",aggregate_state="maintenance",affected_resources=[{"status_page_resource_id":"1","status":"maintenance"}])]}, "betterstack", "maintenance",1,"SMTP move"),
    Payload("betterstack not monitored", {"data":jsonapi("status_page","9",company_name="X",aggregate_state="operational"),"included":[jsonapi("status_page_resource","1",public_name="SMTP",status="not_monitored")]}, "betterstack", "ok unknown"),
    Payload("cachet v3 incidents", {"data":[{"id":"4","type":"incidents","attributes":{"id":4,"name":"Mail slow","message":"We look","status":{"human":"Investigating","value":1},"created":{"human":"1 hour ago","string":"2026-03-04 14:00:00"},"updated":{"human":"x","string":"2026-03-04 14:10:00"}}}]}, "cachet", "degraded outage unknown",1),
    Payload("cachet empty", {"meta":{"pagination":{"total":0}},"data":[]}, "cachet", "ok unknown"),
    Payload("kuma incident", {"config":{"slug":"x","title":"x"},"incident":{"id":1,"style":"danger","title":"Mailserver down","content":"Wir arbeiten dran","pin":True,"createdDate":"2026-03-04 14:00:00","lastUpdatedDate":None},"publicGroupList":[],"maintenanceList":[]}, "uptimekuma", "outage",1,"Mailserver down"),
    Payload("kuma maintenance", {"config":{"title":"x"},"incidents":[],"publicGroupList":[{"name":"a","monitorList":[{"id":1,"name":"IMAP"}]}],"maintenanceList":[{"id":3,"title":"Mail update","description":"x","status":"under-maintenance","timeslotList":[{"startDate":"2026-03-04 14:00:00","endDate":"2026-03-04 16:00:00"}]}]}, "uptimekuma", "maintenance",1),
    Payload("kuma all down", {"heartbeatList":{"1":[{"status":0,"time":"2026-03-04 14:59:00.000"}],"2":[{"status":0,"time":"2026-03-04 14:59:00.000"}]},"uptimeList":{}}, "uptimekuma", "outage",2),
    Payload("gatus all fine", [{"name":"smtp","group":"","key":"_smtp","results":[{"success":True,"timestamp":"2026-03-04T14:50:00Z"}]}], "gatus", "ok"),
    Payload("gatus empty results", [{"name":"smtp","group":"","key":"_smtp","results":[]}], "gatus", "unknown"),
    Payload("google resolved", [{"id":"A","begin":"2026-03-04T10:00:00+00:00","end":"2026-03-04T11:00:00+00:00","external_desc":"Gmail delays","severity":"low","status_impact":"SERVICE_INFORMATION","service_name":"Gmail","affected_products":[{"title":"Gmail","id":"1"}],"updates":[],"most_recent_update":{"text":"done","status":"AVAILABLE","when":"2026-03-04T11:00:00+00:00"}}], "google", "ok"),
    Payload("apple upcoming maintenance", {"services":[{"serviceName":"iCloud Mail","events":[{"messageId":"1","statusType":"Maintenance","eventStatus":"upcoming","message":"x","datePosted":"03/04/2026 06:40 PST","startDate":"03/06/2026 05:20 PST","endDate":"03/06/2026 06:20 PST"}]}]}, "apple", "ok"),
    Payload("apple resolved", {"services":[{"serviceName":"iCloud Mail","events":[{"messageId":"1","statusType":"Issue","eventStatus":"resolved","message":"x","datePosted":"03/04/2026 06:40 PST","startDate":"03/04/2026 01:20 PST","endDate":"03/04/2026 02:20 PST"}]}]}, "apple", "ok"),
    Payload("apple issue some users", {"services":[{"serviceName":"iCloud Mail","events":[{"messageId":"1","statusType":"Performance","eventStatus":"ongoing","message":"Slow","datePosted":"03/04/2026 06:40 PST","startDate":"03/04/2026 01:20 PST"}]}]}, "apple", "degraded",1),
    Payload("microsoft fine", [{"ServiceDisplayName":"Outlook.com","Status":"Operational","Title":"","Message":"","LastUpdatedTime":"2026-03-04T14:00:00Z"}], "microsoft", "ok"),
    Payload("cstate no issues", {"is":"index","cStateVersion":"5","summaryStatus":"ok","systems":[{"name":"Mail","category":"x","status":"ok","unresolvedIssues":[]}]}, "cstate", "ok"),
    Payload("cstate old no status", {"cStateVersion":"4","summaryStatus":"down","systems":[{"name":"Mail"},{"name":"Web"}]}, "cstate", "outage",None),
    Payload("cstate issues", [{"title":"Mail weg","createdAt":"2026-03-04T12:00:00Z","permalink":"https://x/1","severity":"down","resolved":False,"affected":["Mail"]},{"title":"alt","createdAt":"2025-03-04T12:00:00Z","permalink":"https://x/2","severity":"down","resolved":True,"affected":["Mail"]}], "cstate", "outage",1,"Mail weg"),
    Payload("upptime up", [{"name":"Webmail","url":"u","slug":"w","status":"up","uptime":"100%"}], "upptime", "ok"),
    Payload("status.io all good", {"result":{"status_overall":{"status":"Operational","status_code":100},"status":[{"id":"1","name":"Mail","status":"Operational","status_code":100,"containers":[]}],"incidents":[],"maintenance":{"active":[],"upcoming":[]}}}, "statusio", "ok"),
    Payload("status.io maintenance", {"result":{"status_overall":{"status":"Planned Maintenance","status_code":200},"status":[{"id":"1","name":"Email","status":"Planned Maintenance","status_code":200,"containers":[]}],"incidents":[],"maintenance":{"active":[{"_id":"x","name":"Storage","datetime_open":"2026-03-04T14:00:00Z","messages":[{"details":"going","state":200,"datetime":"2026-03-04T14:00:00Z"}]}],"upcoming":[]}}}, "statusio", "maintenance",None),
    Payload("home made de", {"dienste":[{"name":"E-Mail","status":"gestört","text":"Abruf gestört"}]}, "", "degraded unknown outage",None),
    Payload("home made list", [{"service":"mail","state":"down","message":"disk full"},{"service":"web","state":"up"}], "services", "outage",1),
    Payload("atom de resolved in same title", atom(entry("E-Mail: Störung behoben","Alles wieder gut","2026-03-04T13:00:00Z","2"),entry("E-Mail: Störung","Kein Abruf möglich","2026-03-04T12:00:00Z","1")), "atom", "ok"),
    Payload("atom two matters", atom(entry("Webmail wieder verfügbar","Webmail läuft wieder.","2026-03-04T13:00:00Z","2"),entry("SMTP gestört","Der Versand ist gestört.","2026-03-04T12:00:00Z","1")), "atom", "degraded outage",1,"SMTP"),
    Payload("rss statuspage resolved", rss(item("Inbound mail delays","<p><small>Mar  4, 14:09 UTC</small><br><strong>Resolved</strong> - Done.</p><p><small>Mar  4, 12:09 UTC</small><br><strong>Investigating</strong> - Looking.</p>","Wed, 04 Mar 2026 14:09:00 +0000","1")), "rss", "ok"),
    Payload("rss German wartung now", rss(item("Wartung Mailserver","Heute, 04.03.2026, 15:00 - 18:00 Uhr MEZ. Mail ist nicht verfügbar.","Wed, 04 Mar 2026 08:00:00 +0100","1")), "rss", "maintenance",1),
    Payload("rss German wartung morgen", rss(item("Wartung Mailserver","Am 05.03.2026 von 22:00 - 23:00 Uhr ist Mail nicht verfügbar.","Wed, 04 Mar 2026 08:00:00 +0100","1")), "rss", "ok"),
    Payload("rss incident.io", rss(item("Email delivery delays","<b>Status: Monitoring</b><br/>We are monitoring.<br/><br/><b>Affected components</b><ul><li>Email (Degraded performance)</li></ul>","Wed, 04 Mar 2026 14:00:00 GMT","1")), "rss", "degraded",1),
    Payload("rss incident.io resolved", rss(item("Email delivery delays","<b>Status: Resolved</b><br/>Fixed.<br/><br/><b>Affected components</b><ul><li>Email (Operational)</li></ul>","Wed, 04 Mar 2026 14:00:00 GMT","1")), "rss", "ok"),
    Payload("rss blog noise", rss(item("Unser neues Preismodell","Ab 1. April ...","Wed, 04 Mar 2026 14:00:00 GMT","1"),item("Interview mit unserer Chefin","...","Tue, 03 Mar 2026 14:00:00 GMT","2"),title="Blog"), "rss", "ok unknown"),
    Payload("rss provider's future item", rss(item("Mailserver down", "x", "Wed, 04 Mar 2027 14:00:00 GMT","1")),"rss","ok unknown outage",None),
    Payload("bluesky", rss(item("","Mail ist gerade down, wir kümmern uns","Wed, 04 Mar 2026 14:00:00 GMT","1")).replace("status.example.org","bsky.app/profile"), "bluesky", "outage",1),
    Payload("text de outage", "Störung E-Mail\n\nSeit 14:30 Uhr sind die Postfächer nicht erreichbar. Wir rechnen mit einer Behebung bis 17 Uhr.", "text", "outage",1,"Störung E-Mail"),
    Payload("text all clear", "All systems operational", "text", "ok"),
    Payload("html status page de", "<html><head><title>Status</title></head><body><h1>Störungen</h1><p>Aktuell liegen keine Störungen vor.</p></body></html>", "page", "ok",0),
    Payload("html outage de", "<html><head><title>Status</title></head><body><h1>Statusmeldungen</h1><h2>E-Mail: Abruf gestört</h2><p>Seit 13 Uhr können E-Mails nicht abgerufen werden.</p></body></html>", "page", "outage degraded",1),
    Payload("js var", "var status = "+json.dumps(statuspage([component("c","Mail","major_outage")]))+";", "statuspage", "outage",1),
    Payload("bom json", b"\xef\xbb\xbf"+json.dumps(statuspage([component("c","Mail","operational")])).encode(), "statuspage", "ok"),
    Payload("utf16 rss", rss(item("Mailserver ausgefallen","Wir arbeiten daran","Wed, 04 Mar 2026 14:00:00 GMT","1")).encode("utf-16"), "rss", "outage",1),
    Payload("latin1 rss", rss(item("Störung E-Mail","Kein Empfang möglich","Wed, 04 Mar 2026 14:00:00 GMT","1")).replace("UTF-8","ISO-8859-1").encode("latin-1"), "rss", "outage degraded",1,"Störung E-Mail"),
    Payload("empty object", {}, "", "unknown"),
    Payload("empty list body", [], "", "unknown ok"),
    Payload("just text hello", "Hello world", "text", "unknown"),
    Payload("captive portal", "<html><body><h1>Willkommen im Hotel-WLAN</h1><p>Bitte akzeptieren Sie die AGB.</p></body></html>", "", "unknown"),
    Payload("maintenance page 200", "<html><body><h1>We'll be right back</h1><p>Our website is down for maintenance.</p></body></html>", "", "unknown maintenance",None),
    Payload("trouble after an end in the same feed", rss(item("E-Mail", "Der Abruf ist leider erneut gestört.", "Wed, 04 Mar 2026 13:00:00 GMT", "1"), item("E-Mail [Behoben]", "Alles läuft wieder.", "Wed, 04 Mar 2026 12:00:00 GMT", "1")), "rss", "outage degraded", 1),
)  # fmt: skip

BROKEN = (
    Payload("truncated json", json.dumps(statuspage([component("c1", "Mail", "operational")]))[:-40], "", "unknown"),
    Payload("html instead of json", "<!doctype html><html><head><title>Not found</title></head><body><h1>404</h1><p>This page could not be found.</p></body></html>", "", "unknown"),
    Payload("login wall", "<html><body><form action='/login'><h1>Sign in</h1><label>Email</label><input name='u'></form></body></html>", "", "unknown"),
    Payload("json of another kind", {"version": "1.2", "name": "mail-app", "dependencies": {}}, "", "unknown"),
    Payload("api error", {"error": {"code": 403, "message": "Forbidden"}}, "", "unknown"),
    Payload("null", "null", "", "unknown"),
    Payload("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0" + bytes(range(256)), "", "unknown"),
    Payload("an archive", gzip.compress(b"status" * 99), "", "unknown"),
    Payload("entity bomb", '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>', "", "unknown"),
)  # fmt: skip


@pytest.mark.parametrize("payload", [*STATUSPAGE, *VENDORS, *FEEDS, *MORE, *BROKEN], ids=lambda p: p.name)
def test_reading(payload: Payload) -> None:
    reading = read(payload.body, service=payload.service)

    found = [notice for notice in reading.notices if notice.is_open_at(reading.read_at)]
    assert reading.status.value in payload.status.split()
    assert payload.open in (None, len(found))
    assert not payload.format or reading.format == payload.format
    assert not payload.headline or reading.notices[0].headline.startswith(payload.headline)


@pytest.mark.parametrize("payload", BROKEN, ids=lambda p: p.name)
def test_what_is_broken_offers_nothing(payload: Payload) -> None:
    assert not read(payload.body).notices
