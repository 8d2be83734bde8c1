"""The real questions, put to servers on loopback."""

from __future__ import annotations

import socket
import threading

import dns.message
import dns.resolver
import dns.rrset
import pytest

from tests.fakes import certificates, servers
from tray_app.discovery.network import Network, Service
from tray_app.model.account import Receive, Security, Send
from tray_app.net.deadline import Deadline
from tray_app.net.trust import Trust

LONG = 5.0
RECORDS = {
    ("_imaps._tcp.example.org.", "SRV"): ["10 5 993 Second.example.org.", "0 1 993 first.example.org."],
    ("_pop3s._tcp.example.org.", "SRV"): ["0 0 0 ."],
    ("_carddavs._tcp.example.org.", "TXT"): ['"path=" "/dav/"'],
    ("example.org.", "MX"): ["20 backup.example.org.", "10 mx.example.org."],
}


class OwnTrust(Trust):
    """Trusts the tests' authority as well."""

    def __init__(self, ca_file):
        super().__init__()
        self._ca_file = ca_file

    def context(self, ca_file=""):
        return super().context(ca_file or self._ca_file)


@pytest.fixture
def authority(tmp_path):
    return certificates.authority(tmp_path)


@pytest.fixture
def name_server():
    """Answers from RECORDS; anything else does not exist."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))

    def answer():
        while True:
            data, client = sock.recvfrom(4096)
            if not data:
                return
            query = dns.message.from_wire(data)
            question = query.question[0]
            reply = dns.message.make_response(query)
            kind = dns.rdatatype.to_text(question.rdtype)
            if told := RECORDS.get((str(question.name), kind)):
                reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *told))
            else:
                reply.set_rcode(dns.rcode.NXDOMAIN)
            sock.sendto(reply.to_wire(), client)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], sock.getsockname()[1]
    yield resolver
    sock.sendto(b"", sock.getsockname())
    thread.join(5)
    sock.close()


def test_service_records_come_best_first(name_server):
    found = Network(Trust(), name_server).services("_imaps._tcp.example.org", Deadline.after(LONG))
    assert found == (Service("first.example.org", 993, 0, 1), Service("second.example.org", 993, 10, 5))


def test_a_dot_means_that_the_service_is_not_offered(name_server):
    assert Network(Trust(), name_server).services("_pop3s._tcp.example.org", Deadline.after(LONG)) == ()


def test_texts_are_put_together(name_server):
    assert Network(Trust(), name_server).texts("_carddavs._tcp.example.org", Deadline.after(LONG)) == ("path=/dav/",)


def test_mail_servers_come_in_their_order(name_server):
    network = Network(Trust(), name_server)
    assert network.mail_servers("example.org", Deadline.after(LONG)) == ("mx.example.org", "backup.example.org")


@pytest.mark.parametrize("name", ["missing.example.org", "a" * 70 + ".example.org", "..", ""])
def test_a_name_without_records_is_no_error(name_server, name):
    assert Network(Trust(), name_server).services(name, Deadline.after(LONG)) == ()


def test_a_silent_resolver_costs_no_more_than_the_deadline():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], silent.getsockname()[1]
        assert Network(Trust(), resolver).mail_servers("example.org", Deadline.after(0.2)) == ()


def test_pages_are_read_over_https_only_with_a_right_certificate(authority, tmp_path):
    page = servers.http(servers.answer(body="<x/>"))
    with servers.FakeServer(page, tls=authority.server()) as server:
        url = f"https://localhost:{server.port}/mail/config-v1.1.xml"
        assert Network(OwnTrust(authority.ca_file)).page(url, Deadline.after(LONG)) == b"<x/>"
        assert Network(Trust()).page(url, Deadline.after(LONG)) == b""


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops"])
def test_a_page_that_is_not_there_is_empty(authority, status):
    with servers.FakeServer(servers.http(servers.answer(status, "<x/>")), tls=authority.server()) as server:
        url = f"https://localhost:{server.port}/"
        assert Network(OwnTrust(authority.ca_file)).page(url, Deadline.after(LONG)) == b""


def imap_with_starttls(authority, answer="a OK begin"):
    def script(c):
        c.say("* OK ready")
        c.hear()
        c.say(answer)
        c.start_tls(authority.server())
        c.hold()

    return script


def smtp_with_starttls(authority):
    def script(c):
        c.say("220-welcome", "220 mail.example.org")
        c.hear()
        c.say("250-mail.example.org", "250 STARTTLS")
        c.hear()
        c.say("220 go")
        c.start_tls(authority.server())
        c.hold()

    return script


def pop3_with_starttls(authority):
    def script(c):
        c.say("+OK ready")
        c.hear()
        c.say("+OK begin")
        c.start_tls(authority.server())
        c.hold()

    return script


def greets(server, place, authority):
    return Network(OwnTrust(authority.ca_file)).greets(place("localhost", server.port), Deadline.after(2))


def tls(protocol):
    return lambda host, port: Receive(host, port, Security.TLS, protocol)


def starttls(protocol):
    return lambda host, port: Receive(host, port, Security.STARTTLS, protocol)


@pytest.mark.parametrize(
    ("greeting", "place", "expected"),
    [
        ("* OK ready", tls("imap"), True),
        ("+OK ready", tls("pop3"), True),
        ("220 ready", lambda h, p: Send(h, p, Security.TLS), True),
        ("220 ready", tls("imap"), False),
        ("* BYE closed", tls("imap"), False),
        ("554 no", lambda h, p: Send(h, p, Security.TLS), False),
        ("HTTP/1.1 400 Bad Request", tls("imap"), False),
    ],
)
def test_only_the_right_greeting_counts(authority, greeting, place, expected):
    with servers.FakeServer(lambda c: c.say(greeting), tls=authority.server()) as server:
        assert greets(server, place, authority) is expected


@pytest.mark.parametrize(
    ("script", "place"),
    [
        (imap_with_starttls, starttls("imap")),
        (pop3_with_starttls, starttls("pop3")),
        (smtp_with_starttls, lambda h, p: Send(h, p, Security.STARTTLS)),
    ],
)
def test_encryption_may_begin_later(authority, script, place):
    with servers.FakeServer(script(authority)) as server:
        assert greets(server, place, authority)


def test_a_server_that_will_not_encrypt_does_not_count(authority):
    with servers.FakeServer(imap_with_starttls(authority, "a NO not here")) as server:
        assert not greets(server, starttls("imap"), authority)


@pytest.mark.parametrize("fault", [certificates.expired, certificates.wrong_host])
def test_a_wrong_certificate_does_not_count(authority, fault):
    with servers.FakeServer(lambda c: c.say("* OK ready"), tls=fault(authority)) as server:
        assert not greets(server, tls("imap"), authority)


@pytest.mark.parametrize("script", [servers.silent, servers.closing, servers.garbage, servers.endless_line(b"* OK")])
def test_a_hostile_server_does_not_count(authority, script):
    with servers.FakeServer(script, tls=authority.server()) as server:
        assert not greets(server, tls("imap"), authority)


def test_nobody_there_does_not_count(authority):
    place = Receive("localhost", servers.closed_port())
    assert not Network(OwnTrust(authority.ca_file)).greets(place, Deadline.after(2))
