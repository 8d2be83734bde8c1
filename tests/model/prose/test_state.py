"""The rules of `state`, one by one."""

from __future__ import annotations

import pytest

from tray_app.model.notice import NoticeState
from tray_app.model.prose import state_of_words


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Die Störung ist noch nicht behoben.", NoticeState.OUTAGE),
        ("Die Störung ist behoben.", NoticeState.RESOLVED),
        ("Wann die Störung behoben sein wird, ist offen.", NoticeState.OUTAGE),
        ("Keine Entwarnung: Mail gestört.", NoticeState.OUTAGE),
        ("Entwarnung: Mail läuft wieder.", NoticeState.RESOLVED),
        ("The outage is not yet resolved.", NoticeState.OUTAGE),
        ("All back to normal, except webmail, which is still down.", NoticeState.DEGRADED),
        ("Some users cannot log in.", NoticeState.DEGRADED),
        ("Users cannot log in.", NoticeState.OUTAGE),
        ("Wartung am Mailserver von 2 bis 4 Uhr.", NoticeState.MAINTENANCE),
        ("Mail delivery is delayed. The storage is being replaced.", NoticeState.DEGRADED),
        ("The mail servers are being moved tonight, between 1 and 3.", NoticeState.MAINTENANCE),
        ("Nach der Wartung ist der Mailserver derzeit nicht erreichbar.", NoticeState.OUTAGE),
        ("Die Wartung ist abgeschlossen.", NoticeState.RESOLVED),
        ("If you cannot send mail, check your settings.", NoticeState.UNRELATED),
        ("Ich kann keine Mails senden, hat noch jemand das Problem?", NoticeState.UNRELATED),
        ("Wir haben eine neue Adresse.", NoticeState.UNKNOWN),
        ("Der Versand war gestört. Es hieß, dass an der Sache gearbeitet werde.", NoticeState.OUTAGE),
        ("Seit sieben kommt ihr nicht in eure Postfächer. Das Netzteil ist hin, der Tausch läuft.", NoticeState.OUTAGE),
        ("Gegen elf Uhr hat der Anbieter die Mailstörung behoben, so die Sprecherin.", NoticeState.RESOLVED),
    ],
)
def test_state(text: str, state: NoticeState) -> None:
    assert state_of_words(text) is state
