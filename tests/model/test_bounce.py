"""Mail under way: senders wait two days, most give up after five."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tray_app.model.account import Service
from tray_app.model.bounce import bounce_line
from tray_app.model.verdict import ServiceState, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)


def down(service: Service, status: Status, **length: float) -> Verdict:
    state = ServiceState(service, status, since=NOW - timedelta(**length))
    return Verdict("a", "A", "a@b.example", "B", Status.OUTAGE, affected=(service,), services=(state,))


AGES = [
    ({"hours": 11, "minutes": 59}, None),
    ({"hours": 12}, "Mails an Sie warten bei den Absendern und kommen später an."),
    ({"hours": 47, "minutes": 59}, "Mails an Sie warten bei den Absendern und kommen später an."),
    (
        {"days": 2, "hours": 10, "minutes": 30},
        "Mails an Sie warten bei den Absendern. Seit heute, 08:12 geben die ersten auf, bis Mo., 20.08. fast alle.",
    ),
    ({"days": 5}, "Wer Ihnen vor So., 12.08., 18:42 Uhr geschrieben hat, hat seine Mail meist zurückbekommen."),
]


@pytest.mark.parametrize(("age", "words"), AGES)
def test_what_happens_to_incoming_mail(german, age, words):  # noqa: F811
    line = bounce_line(down(Service.RECEIVE, Status.OUTAGE, **age), NOW, BERLIN)

    assert (line.text if line else None) == words


def test_outgoing_mail_stays_in_the_outbox(german):  # noqa: F811
    line = bounce_line(down(Service.SEND, Status.OUTAGE, minutes=5), NOW, BERLIN)

    assert line.text == "Ihre Mail bleibt im Postausgang. Später noch einmal senden genügt."
    assert not line.is_hint


def test_sending_that_fails_at_times_gets_a_hint_only():
    line = bounce_line(down(Service.SEND, Status.DEGRADED, minutes=5), NOW, BERLIN)

    assert line.is_hint
    assert line.text.startswith("Mail that fails stays in your outbox.")


def test_a_broken_address_book_delays_no_mail():
    assert bounce_line(down(Service.CONTACTS, Status.OUTAGE, days=3), NOW, BERLIN) is None
