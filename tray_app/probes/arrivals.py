"""When did the messages that came in after an outage set out? Reads Date and Received, nothing else of a mail."""

from __future__ import annotations

from datetime import datetime, timedelta

from tray_app.model.late_mail import Arrival, Arrivals
from tray_app.probes import imap, run_visit
from tray_app.probes.message_dates import fetched, search_day, sent_at
from tray_app.probes.request import ProbeRequest
from tray_app.probes.visit import Visit

AT_A_TIME = 200
HEADER_BYTES = 8192
"""Of each message's fields; a longer trail of servers is cut, its newest part is kept."""
_FIELDS = f"BODY.PEEK[HEADER.FIELDS (DATE RECEIVED)]<0.{HEADER_BYTES}>"


def read_arrivals(request: ProbeRequest, since: datetime, uid_after: int, uid_validity: int) -> Arrivals:
    """The messages that came in since `since`, behind `uid_after` if the inbox is still numbered the same way."""
    found: list[Arrivals] = []

    def walk(visit: Visit) -> None:
        talk = imap.open_inbox(visit)
        validity = visit.uid_validity or 0
        after = uid_after if validity == uid_validity else 0
        day = search_day(since - timedelta(days=1))  # the server counts days in a zone of its own
        answer = talk.insist(talk.ask(f"UID SEARCH UID {after + 1}:* SINCE {day}")[0])
        uids = sorted(uid for uid in imap.searched(answer) if uid > after)
        now, mails = uids[:AT_A_TIME], []
        if now:
            command = f"UID FETCH {','.join(map(str, now))} (INTERNALDATE {_FIELDS})"
            for mail in fetched(talk, command, keep_bytes=HEADER_BYTES):
                left = sent_at(mail.header)
                if left is not None and mail.arrived_at is not None:
                    mails.append(Arrival(left, mail.arrived_at))
        result = visit.result(None)
        found.append(Arrivals(result, tuple(mails), max(now, default=after), validity, len(uids) > AT_A_TIME))
        talk.say_goodbye()

    result = run_visit(request, walk)
    return found[0] if found and result.ok else Arrivals(result)
