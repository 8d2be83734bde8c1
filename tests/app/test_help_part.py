from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.model.builders import account
from tray_app.app.help_part import hosts_talked_to, phone_service
from tray_app.model.account import Service
from tray_app.model.line import Line, LineStatus
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import ServiceState, Status, Verdict

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
ASKED = ServiceState(Service.RECEIVE, Status.OK, checked_at=NOW)
NOT_ASKED = ServiceState(Service.SEND, Status.UNKNOWN)


def snapshot(line=None):
    verdict = Verdict("north", "Work", "kim@nordpost.example", "Nordpost", Status.OK, services=(ASKED, NOT_ASKED))
    return Snapshot(NOW, (verdict,), line=line)


def test_names_what_was_asked_and_nothing_else():
    (only,) = hosts_talked_to(snapshot(), (account(),), ("imap.example.net:993",))
    assert (only.host, only.purpose, only.last_at) == ("imap.nordpost.example", "Receive (Work)", NOW)


def test_names_the_control_group_once_it_was_asked():
    line = Line(LineStatus.OK, NOW - timedelta(minutes=1), asked=1)
    hosts = hosts_talked_to(snapshot(line), (account(),), ("imap.example.net:993",))
    assert [host.host for host in hosts] == ["imap.nordpost.example", "imap.example.net"]


def test_the_phones_service_is_named_without_its_address():
    told = phone_service(NOW)
    assert (told.host, told.purpose, told.last_at) == ("the service of your choice", "Phone", NOW)
