from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tray_app.probes.message_dates import internal_date, search_day, sent_at

HEADER = """Received: from b.example by c.example with LMTP id 1; Wed, 14 May 2031 12:00:00 +0200 (CEST)\r
Received: from a.example by b.example; Wed, 14 May 2031 07:30:00 +0000\r
Date: Wed, 14 May 2031 06:00:00 +0000\r
"""


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ('INTERNALDATE "17-Jul-2031 02:44:25 -0700"', datetime(2031, 7, 17, 9, 44, 25, tzinfo=UTC)),
        ('INTERNALDATE " 7-may-2031 02:44:60 +0000"', datetime(2031, 5, 7, 2, 44, 59, tzinfo=UTC)),
        ('INTERNALDATE "31-Feb-2031 02:44:25 +0000"', None),
        ('INTERNALDATE "17-Mai-2031 02:44:25 +0000"', None),
        ('INTERNALDATE "17-Jul-2031 99:44:25 +0000"', None),
        ('INTERNALDATE "17-Jul-2031 02:44:25 +9900"', None),
        ('INTERNALDATE "01-Jan-0001 00:00:00 +0100"', None),
        ("UID 5", None),
    ],
)
def test_when_the_server_took_it(line, moment):
    assert internal_date(f"* 1 FETCH ({line} UID 3)") == moment


def test_it_set_out_at_the_earliest_stamp_of_a_server():
    assert sent_at(HEADER) == datetime(2031, 5, 14, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "moment"),
    [
        ("Date: Wed, 14 May 2031 06:00:00 -0000", datetime(2031, 5, 14, 6, tzinfo=UTC)),
        ("Received: by nobody\r\nDate: 14 May 2031 06:00 GMT", datetime(2031, 5, 14, 6, tzinfo=UTC)),
        ("Date: yesterday", None),
        ("Date: Wed, 99 May 2031 06:00:00 +0000", None),
        ("Date: Wed, 14 May 99999999999999999999 06:00:00 +0000", None),
        ("", None),
        ("\x00\xff;;;\r\nreceived:;;\r\nDATE:", None),
    ],
)
def test_without_stamps_its_own_date_counts_and_nonsense_is_nothing(header, moment):
    assert sent_at(header) == moment


def test_the_day_as_search_wants_it():
    assert search_day(datetime(2031, 5, 4, tzinfo=UTC)) == "4-May-2031"
