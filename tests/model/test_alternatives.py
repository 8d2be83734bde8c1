"""What works now, best first; what is known to fail is not offered."""

from __future__ import annotations

import msgspec
import pytest

from tests.model.builders import START, account, verdict
from tray_app.model.account import Service, StatusSource, Support
from tray_app.model.alternatives import alternatives
from tray_app.model.line import Line, LineStatus
from tray_app.model.settings import OtherAddress
from tray_app.model.verdict import AlternativeKind, ServiceState, Status

NAMES = {"imap.south.example:993": "Südpost"}


def offered(shown=None, others=(), addresses=(), line=None, owner=None):
    shown = shown or verdict()
    return alternatives(shown, owner or account(), others, addresses, NAMES, line)


def kinds(ways):
    return [way.kind for way in ways]


@pytest.mark.parametrize("status", [Status.OK, Status.UNKNOWN, Status.PAUSED])
def test_nothing_is_offered_while_nothing_is_wrong(status):
    assert offered(verdict(status)) == ()


@pytest.mark.parametrize(("status", "works"), [(Status.OK, True), (Status.UNKNOWN, None)])
def test_webmail_comes_first_if_it_may_work(status, works):
    first = offered(verdict(services=(ServiceState(Service.WEBMAIL, status),)))[0]
    assert (first.kind, first.url, first.works) == (AlternativeKind.WEBMAIL, "https://mail.nordpost.example/", works)


def test_webmail_that_is_down_is_not_offered():
    down = verdict(services=(ServiceState(Service.WEBMAIL, Status.OUTAGE),))
    assert AlternativeKind.WEBMAIL not in kinds(offered(down))


def test_another_own_account_that_can_send_is_offered():
    up = verdict(Status.OK, account_id="south", address="kim@south.example")
    can = ServiceState(Service.SEND, Status.OK)
    way = next(w for w in offered(others=[up.__class__(**_fields(up, services=(can,)))]) if w.kind == "account")
    assert (way.label, way.works, way.detail) == ("Write from south.example", True, "kim@south.example")


def test_an_own_account_that_cannot_send_is_not():
    down = verdict(Status.OUTAGE, account_id="south", services=(ServiceState(Service.SEND, Status.OUTAGE),))
    assert AlternativeKind.ACCOUNT not in kinds(offered(others=[down]))


def test_addresses_from_the_settings_are_offered_once():
    other = OtherAddress("Second", "kim@west.example", "https://west.example")
    watched = verdict(Status.OUTAGE, account_id="west", address="kim@west.example")
    [way] = [w for w in offered(addresses=[other]) if w.kind == "account"]
    assert (way.label, way.url, way.works) == ("Write from west.example", "https://west.example", None)
    assert AlternativeKind.ACCOUNT not in kinds(offered(addresses=[other], others=[watched]))


def test_providers_that_answered_as_control_group_are_named_bare_hosts_are_not():
    line = Line(LineStatus.OK, START, 2, ("imap.south.example:993", "192.0.2.1:993"))
    assert [w.label for w in offered(line=line) if w.kind == "provider"] == ["Südpost"]


def _fields(value, **changes):
    return {name: getattr(value, name) for name in value.__dataclass_fields__} | changes


@pytest.mark.parametrize(
    ("support", "label"),
    [
        (Support("https://help.nordpost.example/"), "Provider's status page"),
        (Support("https://help.nordpost.example/", "0800 1"), "Fault page and hotline 0800 1"),
    ],
)
def test_the_page_for_faults_is_offered_with_the_hotline(support, label):
    owner = msgspec.structs.replace(account(), support=support)
    way = next(w for w in offered(owner=owner) if w.kind == AlternativeKind.SUPPORT)
    assert (way.label, way.url) == (label, "https://help.nordpost.example/")


def test_a_hotline_without_a_page_is_shown_at_the_status_page():
    owner = msgspec.structs.replace(
        account(), support=Support(hotline="0800 1"), status=(StatusSource("https://s.example"),)
    )
    way = next(w for w in offered(owner=owner) if w.kind == AlternativeKind.SUPPORT)
    assert (way.label, way.url) == ("Fault page and hotline 0800 1", "https://s.example")
