"""What may always come, told apart from what is so now."""

from __future__ import annotations

import pytest

from tray_app.model.notice import NoticeState
from tray_app.model.prose import state_of_words

FAULTS = (NoticeState.OUTAGE, NoticeState.DEGRADED)


@pytest.mark.parametrize(
    "text",
    [
        "Wird dabei festgestellt, dass ein Postfach gestört ist, erhält der Inhaber Post. Das dauert je nach Größe.",
        "A mailbox that is not available for more than a day is always moved. If it cannot be moved, we restore it.",
        'Maximal 20 Empfänger pro Minute sind erlaubt. Wer mehr anschreibt, sieht "Versand nicht möglich bis 12:40".',
        "Es kann vorkommen, dass Mails verspätet ankommen. Eine Störung muss nicht jede Adresse betreffen.",
        "Should our first site be lost, mail is unavailable for a while. Every mailbox is then served elsewhere.",
    ],
)
def test_rules_of_the_house_are_no_fault(text: str) -> None:
    assert state_of_words(text) is NoticeState.UNRELATED


@pytest.mark.parametrize(
    "text",
    [
        "Seit heute früh sind Postfächer gestört. Je nach Größe dauert die Reparatur bis zu eine Stunde.",
        "A mailbox that was moved last night is not available. If it cannot be moved back, we restore it.",
        "Im Augenblick ist der Versand nicht möglich. Maximal 20 Empfänger pro Minute sind erlaubt.",
        "Webmail is down. Please use a mail program. If you need help, call the desk.",
        'Wenn Ihr Programm "Versand nicht möglich" zeigt, sehen Sie eine Störung, an der wir gerade arbeiten.',
        "Mails sind seit gestern Abend bis zu einen Tag verspätet. Wenn möglich, warten Sie bitte.",
        "Mail delivery is delayed by up to 30 minutes. If it is urgent, please call. Each message arrives in the end.",
        "IMAP is down. We will update this page every 30 minutes. If you use POP3 you can read mail.",
        "The mail servers in mail.example are down. Please try the phone.",
    ],
)
def test_a_tie_to_the_moment_makes_it_a_fault(text: str) -> None:
    assert state_of_words(text) in FAULTS


@pytest.mark.parametrize(
    "text",
    [
        'Eine Welle von Spam ist unterwegs. "Ihr Konto wird heute gesperrt, der Server ist ausgefallen", steht darin.',
        'Scam mails say "your mail server is down until 6 pm". They pretend to be us. None of this is true.',
    ],
)
def test_what_a_fraud_pretends_is_no_fault(text: str) -> None:
    assert state_of_words(text) is NoticeState.UNRELATED


def test_what_a_fraud_led_to_is_a_fault() -> None:
    text = 'Phishing: "your mailbox is full". Some fell for it, and so our outgoing mail is delayed since this morning.'

    assert state_of_words(text) is NoticeState.DEGRADED
