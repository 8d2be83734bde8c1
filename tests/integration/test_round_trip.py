"""The test mail through real servers: a Postfix that delivers, a Dovecot that keeps; and the ways it may fare."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.accounts import TRUST
from tests.integration.servers import PASSWORD, USER, dovecot, free_ports, missing_server, postfix, wait_for_port
from tray_app.model.account import Account, Auth, Receive, Security, Send, Service
from tray_app.model.result import Depth
from tray_app.model.roundtrip import Letter, Sending
from tray_app.probes import ProbeRequest
from tray_app.probes.arrivals import read_arrivals
from tray_app.probes.roundtrip import look_for, post

needs_dovecot = pytest.mark.skipif(bool(missing_server("dovecot")), reason=missing_server("dovecot") or "-")
needs_postfix = pytest.mark.skipif(bool(missing_server("postfix")), reason=missing_server("postfix") or "-")
pytestmark = [pytest.mark.integration, needs_dovecot]
BYSTANDER = "Subject: not ours\r\n\r\nMailampel test\r\n"
_PAUSE = threading.Event()


@pytest.fixture(scope="module")
def store(authority):
    with dovecot(authority) as running:
        yield running


@pytest.fixture
def letter(request):
    now = datetime.now(UTC).replace(microsecond=0)
    return Letter(f"{abs(hash(request.node.name)):016x}", USER, USER, now, "Größe\n.\nEnde\n")


def ask(service, store, authority, smtp_port=0):
    account = Account(
        "test",
        USER,
        auth=Auth.PASSWORD,
        tls_ca_file=authority.ca_file,
        receive=Receive("localhost", store.imaps_port),
        send=Send("localhost", smtp_port, Security.STARTTLS),
    )
    return ProbeRequest(
        account=account,
        service=service,
        depth=Depth.DEEP,
        trust=TRUST,
        password=PASSWORD,
        deadline_s=20.0,
        now=lambda: datetime.now(UTC),
    )


def look(store, authority, letter):
    return look_for(ask(Service.RECEIVE, store, authority), [letter.id], letter.at)


def look_until_found(store, authority, letter):
    for _ in range(50):
        found = look(store, authority, letter)
        assert found.result.ok, found.result
        if found.sightings:
            return found.sightings
        _PAUSE.wait(0.2)
    raise AssertionError("the test mail never arrived")


@needs_postfix
def test_from_postfix_into_dovecots_inbox_and_away_again(store, authority, letter):
    store.deliver(text=BYSTANDER)
    before = store.messages()
    with postfix(authority, store.auth_port, store.folder / "mail") as sender:
        posted = post(ask(Service.SEND, store, authority, sender.port), letter)
        assert (posted.sending, posted.result.reason) == (Sending.ACCEPTED, None)
        [sighting] = look_until_found(store, authority, letter)
    assert (sighting.id, sighting.is_junk) == (letter.id, False)
    assert timedelta(seconds=-1) <= sighting.arrived_at - letter.at < timedelta(seconds=20)
    assert store.messages() == before, "it is gone, and nothing else is"
    assert look(store, authority, letter).sightings == ()


@dataclass
class Moody:
    """What an aiosmtpd server does with mail: it may defer it, file it as junk, or lose it."""

    store: object
    folder: str = "INBOX"
    replies: list[str] = field(default_factory=list)
    loses: bool = False

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if self.replies:
            return self.replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, _server, _session, envelope):
        if not self.loses:
            self.store.deliver(text=envelope.content.decode("ascii"), folder=self.folder)
        return "250 2.0.0 queued"


@contextmanager
def submission(moody: Moody, authority) -> Iterator[int]:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    [port] = free_ports(1)
    controller = Controller(
        moody,
        hostname="127.0.0.1",
        port=port,
        tls_context=authority.server(),
        authenticator=lambda *_args: AuthResult(success=True),
        auth_required=True,
    )
    controller.start()
    try:
        wait_for_port(port)
        yield port
    finally:
        controller.stop()


def test_greylisted_at_first_let_in_the_second_time(store, authority, letter):
    moody = Moody(store, replies=["451 4.7.1 Greylisted, try again later"])
    with submission(moody, authority) as port:
        first = post(ask(Service.SEND, store, authority, port), letter)
        second = post(ask(Service.SEND, store, authority, port), letter)
    assert (first.sending, second.sending) == (Sending.DEFERRED, Sending.ACCEPTED)
    assert len(look_until_found(store, authority, letter)) == 1


def test_lost_on_the_way(store, authority, letter):
    store.deliver(text=BYSTANDER)
    before = store.messages()
    with submission(Moody(store, loses=True), authority) as port:
        assert post(ask(Service.SEND, store, authority, port), letter).sending is Sending.ACCEPTED
    found = look(store, authority, letter)
    assert (found.result.ok, found.sightings) == (True, ())
    assert store.messages() == before


def test_filed_as_junk(store, authority, letter):
    with submission(Moody(store, folder="Junk"), authority) as port:
        post(ask(Service.SEND, store, authority, port), letter)
    [sighting] = look_until_found(store, authority, letter)
    assert sighting.is_junk
    assert store.messages(folder="Junk") == 0


def test_refused_for_good(store, authority, letter):
    with submission(Moody(store, replies=["550 5.7.1 Not from here"]), authority) as port:
        posted = post(ask(Service.SEND, store, authority, port), letter)
    assert (posted.sending, posted.result.server_text) == (Sending.REFUSED, "550 5.7.1 Not from here")


def test_the_dates_of_held_up_mail(store, authority):
    now = datetime.now(UTC).replace(microsecond=0)
    left = now - timedelta(hours=9)
    stamp = left.strftime("%a, %d %b %Y %H:%M:%S +0000")
    store.deliver(text=f"Received: from a by b; {stamp}\r\nDate: {stamp}\r\nSubject: held up\r\n\r\nhello\r\n")
    ask_now = ask(Service.RECEIVE, store, authority)
    found = read_arrivals(ask_now, now, 0, 0)
    assert found.result.ok, found.result
    newest = found.mails[-1]
    assert newest.sent_at == left
    assert newest.arrived_at >= now
    assert read_arrivals(ask_now, now, found.uid_after, found.uid_validity).mails == ()
