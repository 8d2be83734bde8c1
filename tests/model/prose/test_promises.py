"""What is a promise and, more important, what is none."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.model.prose.posts import BERLIN, SUNDAY_NOON
from tray_app.model.prose import promise_in, understand


@pytest.mark.parametrize(
    ("text", "words", "until"),
    [
        ("Die Störung ist voraussichtlich bis heute, 18 Uhr behoben.", "bis heute, 18 Uhr", "2026-11-22T18:00"),
        ("We expect to be back by 6 pm CET.", "by 6 pm CET", "2026-11-22T18:00"),
        ("Restored within the next two hours, we hope.", "within the next two hours", "2026-11-22T14:05"),
        ("Der Fehler wird in den nächsten 48 Stunden behoben.", "in den nächsten 48 Stunden", "2026-11-24T12:05"),
        ("Die Behebung dauert noch etwa 90 Minuten.", "noch etwa 90 Minuten", "2026-11-22T13:35"),
        ("Innerhalb von 30 Minuten ist das Webmail wieder da.", "Innerhalb von 30 Minuten", "2026-11-22T12:35"),
        ("Im Laufe des Tages wird die Störung behoben.", "Im Laufe des Tages", "2026-11-22T23:59"),
        ("We will have this fixed by end of day.", "by end of day", "2026-11-22T23:59"),
        ("ETA: 14:00 UTC", "14:00 UTC", "2026-11-22T15:00"),
        ("Statt wie geplant um 13 Uhr ist IMAP erst gegen 15 Uhr wieder da.", "15 Uhr", "2026-11-22T15:00"),
        ("Wenn alles klappt, ist IMAP gegen 18:30 Uhr wieder da.", "18:30 Uhr", "2026-11-22T18:30"),
        ("We estimate all queued mail should be delivered by 6 pm CET.", "by 6 pm CET", "2026-11-22T18:00"),
        ("Wartung heute Nacht von 3 bis 5 Uhr.", "heute Nacht von 3 bis 5 Uhr", "2026-11-23T05:00"),
        ("Die Wartung läuft von 9.00 bis 18.00.", "von 9.00 bis 18.00", "2026-11-22T18:00"),
        ("Logins fail. This should be fixed within the next 40m.", "within the next 40m", "2026-11-22T12:45"),
        ("IMAP ist weg. Rechnet mit noch knapp zwei Stunden.", "mit noch knapp zwei Stunden", "2026-11-22T14:05"),
        (
            "Some mailboxes are still down. The latest estimate for the rest is 16:30 CET, more at 15:00.",
            "16:30 CET",
            "2026-11-22T16:30",
        ),
        (
            "Am Netz wird gearbeitet: Am Dienstag von 8 bis 11 Uhr nur telefonisch, nicht per E-Mail erreichbar.",
            "Dienstag von 8 bis 11 Uhr",
            "2026-11-24T11:00",
        ),
        (
            "Scheduled mail server maintenance from 11/28/2026 6:00 pm to 11/29/26 4:00 am CET.",
            "from 11/28/2026 6:00 pm to 11/29/26 4:00 am CET",
            "2026-11-29T04:00",
        ),
    ],
)
def test_a_promise_has_its_words_and_its_moment(text: str, words: str, until: str) -> None:
    promised = promise_in(text, SUNDAY_NOON)

    assert promised is not None
    assert (promised.text, promised.until) == (words, datetime.fromisoformat(until).replace(tzinfo=BERLIN))


@pytest.mark.parametrize(
    "text",
    [
        "In Kürze ist alles behoben.",
        "Service will be restored shortly.",
        "Der Fehler wird voraussichtlich morgen früh behoben.",
        "We should be back to normal soon.",
        "Die Störung wird im Laufe des Abends behoben.",
    ],
)
def test_a_vague_promise_names_no_moment(text: str) -> None:
    promised = promise_in(text, SUNDAY_NOON)

    assert promised is not None
    assert promised.until is None


@pytest.mark.parametrize(
    "text",
    [
        "Nächstes Update um 16 Uhr.",
        "We patch the mail servers between 1am and 2am twice a month.",
        "Gewartet wird der Mailserver zweimal im Monat zwischen 1 und 3 Uhr.",
        "We will provide another update by 15:00 UTC.",
        "Wir melden uns spätestens um 13 Uhr wieder.",
        "Stand: 18:00 Uhr. Die Störung dauert an.",
        "Es kommt zu Verzögerungen von bis zu zwei Stunden.",
        "Delays of up to 30 minutes are possible until this is fixed.",
        "Bis gestern 18 Uhr war der Versand gestört.",
        "Der Ausfall begann um 9 Uhr.",
        "Seit Montag, 8 Uhr, ist der Empfang gestört.",
        "Wir informieren Sie, sobald die Störung behoben ist.",
        "It will be fixed as soon as possible.",
        "Die Störung wird schnellstmöglich behoben.",
        "Bitte versuchen Sie es in 30 Minuten erneut.",
        "Please try again in 2 hours.",
        "Unsere Hotline ist von 8 bis 18 Uhr erreichbar.",
        "Mit einer Behebung ist nicht vor 18 Uhr zu rechnen.",
        "We will not be able to restore mail before Tuesday.",
        "Mails werden 5 Tage lang zwischengespeichert.",
        "In the last 24 hours mail was down twice.",
        "A new switch arrived an hour ago.",
        "Das angekündigte Störungsende um 14 Uhr konnten wir leider nicht halten.",
        "Die Störung konnte bis 10 Uhr nicht behoben werden.",
        "We could not restore mail by 10:00.",
        "Maintenance typically takes two hours and ends by 2 pm.",
        "We will miss the end of the repair at 3 pm that we promised.",
        "Please ignore the 2pm estimate.",
    ],
)
def test_no_promise(text: str) -> None:
    assert promise_in(text, SUNDAY_NOON) is None


@pytest.mark.parametrize(
    "text",
    [
        "We are staffed around the clock over the weekend and will keep posting news.",
        "Our engineers are working around the clock through the weekend.",
        "Our team is on duty over the weekend.",
        "We will work on it until 22:00.",
        "We will work until late tonight to fix the problem.",
        "We have been working on it since 8 am and will continue until late tonight.",
        "We will monitor the system until Monday.",
        "We will continue to monitor the platform over the next 24 hours.",
        "We'll keep an eye on it over the weekend.",
        "We will stay in contact with the vendor until the end of the week.",
        "Our staff will be in the data centre until 23:00.",
        "You can reach us over the weekend at our emergency number.",
        "Our office reopens on Monday at 9 am.",
        "Work will pause at 22:00 and resume at 6:00.",
        "Support hours are 8 am to 6 pm.",
        "A technician will be on site by 17:00.",
        "We will look at this again tomorrow at 9:00.",
        "We will report back tomorrow morning.",
        "We expect more information by 17:00.",
        "We will publish a full report by Friday.",
        "Your mail will be returned to the sender within 5 days.",
        "Senders will retry for up to 72 hours.",
        "Messages are kept in the queue for 5 days.",
        "Please contact us by Friday if you still have problems.",
        "Wir arbeiten über das Wochenende an der Lösung.",
        "Unsere Techniker arbeiten die Nacht durch, bis morgen früh im Schichtbetrieb.",
        "Wir arbeiten bis 22 Uhr an der Störung.",
        "Unsere Kollegen sind über Nacht im Einsatz.",
        "Wir sind über das Wochenende in Rufbereitschaft.",
        "Wir beobachten das System bis Montag.",
        "Die Störungsannahme ist bis 22 Uhr besetzt.",
        "Die Hotline ist über das Wochenende besetzt.",
        "Unser Büro ist ab Montag wieder für Sie erreichbar.",
        "Das Büro öffnet am Montag um 9 Uhr wieder.",
        "Ein Techniker ist bis 17 Uhr vor Ort.",
        "Morgen um 9 Uhr schauen wir wieder nach.",
        "Ein ausführlicher Bericht folgt bis Ende der Woche.",
        "Nicht zustellbare Nachrichten gehen nach 5 Tagen an den Absender zurück.",
        "Wir rechnen um 15 Uhr mit weiteren Informationen.",
    ],
)
def test_how_long_somebody_works_or_can_be_reached_is_no_promise(text: str) -> None:
    assert promise_in(text, SUNDAY_NOON) is None
    assert promise_in(f"Mail is down. {text}", SUNDAY_NOON) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our team is working around the clock and expects to have mail restored by 18:00.", "by 18:00"),
        ("Unsere Techniker arbeiten an der Störung, die voraussichtlich bis 18:00 Uhr behoben ist.", "bis 18:00 Uhr"),
        ("We expect the outage to be over by 18:00.", "by 18:00"),
        ("We have been on duty since 8 am and will have it fixed by 18:00.", "by 18:00"),
        ("Our engineers expect to restore service over the weekend.", "over the weekend"),
    ],
)
def test_an_end_beside_the_work_on_it_is_a_promise(text: str, words: str) -> None:
    promised = promise_in(text, SUNDAY_NOON)

    assert promised is not None
    assert promised.text == words


def test_a_length_counts_from_the_stamp_of_its_update() -> None:
    now = datetime(2026, 11, 22, 15, 0, tzinfo=BERLIN)

    promised = understand("Update 14:05 Uhr: Mailserver down. In zwei Stunden ist er wieder da.", now).promised

    assert promised is not None
    assert promised.until == datetime(2026, 11, 22, 16, 5, tzinfo=BERLIN)


def test_work_ends_a_period_after_its_beginning() -> None:
    text = "Mail maintenance\nOn Tuesday at 19:00 the mail servers will be offline for a period of three hours."

    promised = understand(text, SUNDAY_NOON).promised

    assert promised is not None
    assert promised.until == datetime(2026, 11, 24, 22, 0, tzinfo=BERLIN)


def test_the_newest_update_promises() -> None:
    text = "Mail gestört, bis 12:30 Uhr behoben.\n\nUpdate 12:00: Behebung verzögert sich bis 15 Uhr."

    promised = understand(text, SUNDAY_NOON).promised

    assert promised is not None
    assert promised.until == datetime(2026, 11, 22, 15, 0, tzinfo=BERLIN)


def test_what_is_over_promises_nothing() -> None:
    assert understand("Störung behoben, eigentlich erwartet bis 18 Uhr.", SUNDAY_NOON).promised is None


GERMAN_TIMES = (
    *("bis 18 Uhr", "um 18:00 Uhr", "gegen 18.30 Uhr", "bis spätestens heute, 18 Uhr", "morgen um 9 Uhr"),
    *("bis Montag, 23.11.2026, 07:00 Uhr", "am 23.11. gegen 8 Uhr", "in zwei Stunden", "im Laufe des Tages"),
    *("innerhalb der nächsten 30 Minuten", "in Kürze", "heute Abend", "um 07.30", "bis Ende der Woche", "am Dienstag"),
    *("gegen Mitternacht", "um halb acht", "ab 15 Uhr", "binnen einer Stunde", "bis morgen früh", "noch heute"),
)
ENGLISH_TIMES = (
    *("by 6 pm", "at 18:00 UTC", "by 6:30 PM CET", "around 17:00", "no later than 20:00 GMT", "tomorrow at 9 am"),
    *("on Monday, November 23 at 7:00", "within the next two hours", "in 30 minutes", "in about an hour", "by EOD"),
    *("later today", "shortly", "by end of day", "at 07.30", "by midnight", "by Tuesday", "this evening"),
    *("at 1800 CET", "within the hour", "before noon"),
)
GERMAN_NO_PROMISES = (
    "Das nächste Update folgt {}.",
    "Wir melden uns {} mit neuen Informationen.",
    "Nächste Aktualisierung: {}.",
    "{} wissen wir hoffentlich mehr.",
    "Neue Informationen erwarten wir {}.",
    "Bitte versuchen Sie es {} erneut.",
    "Absendende Server versuchen die Zustellung {} erneut.",
    "Unsere Hotline ist {} wieder besetzt.",
    "Ein Techniker trifft {} im Rechenzentrum ein.",
    "Ob die Störung {} behoben ist, können wir nicht sagen.",
    "Eine Behebung {} können wir nicht zusagen.",
    "Dass es {} wieder läuft, ist leider nicht zu erwarten.",
    "Bitte sichern Sie {} Ihre Daten.",
    "Betroffene können {} eine Gutschrift beantragen.",
)
ENGLISH_NO_PROMISES = (
    "The next update will be posted {}.",
    "Next update: {}.",
    "Further details will follow {}.",
    "We'll be back with more news {}.",
    "Please try again {}.",
    "Sending servers will retry {}.",
    "Queued messages will be retried {} by the sending server.",
    "Our phone support is back {}.",
    "The spare part will be delivered {}.",
    "We do not know whether this will be fixed {}.",
    "We cannot promise a fix {}.",
    "We do not expect mail to be restored {}.",
    "Please back up your data {}.",
    "Customers can claim a credit {}.",
)


@pytest.mark.parametrize(
    ("trouble", "sentence", "times"),
    [
        *(("Der Mailserver ist gestört.", sentence, GERMAN_TIMES) for sentence in GERMAN_NO_PROMISES),
        *(("Mail is down.", sentence, ENGLISH_TIMES) for sentence in ENGLISH_NO_PROMISES),
    ],
)
def test_however_a_time_is_written_it_is_no_promise_in_a_sentence_on_something_else(
    trouble: str, sentence: str, times: tuple[str, ...]
) -> None:
    posts = [f"{trouble} {sentence.format(when)}" for when in times]

    assert [post for post in posts if promise_in(post, SUNDAY_NOON)] == []


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Der Mailserver ist gestört. Die Störung ist voraussichtlich {} behoben.", GERMAN_TIMES),
        ("Der Mailserver ist gestört. Wir erwarten, dass alle Postfächer {} wieder erreichbar sind.", GERMAN_TIMES),
        ("Mail is down. We expect mail to be restored {}.", ENGLISH_TIMES),
        ("Mail is down. Everything should be back to normal {}.", ENGLISH_TIMES),
    ],
)
def test_however_a_time_is_written_it_is_a_promise_in_a_sentence_on_the_end(
    sentence: str, times: tuple[str, ...]
) -> None:
    assert [when for when in times if promise_in(sentence.format(when), SUNDAY_NOON) is None] == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Update 12:00 Uhr: Die Störung ist behoben, alle Postfächer laufen wieder.\n\n{}", GERMAN_TIMES),
        ("Update 12:00: The mail outage has been resolved, all mailboxes work again.\n\n{}", ENGLISH_TIMES),
    ],
)
def test_what_was_promised_before_the_end_came_is_no_promise(text: str, times: tuple[str, ...]) -> None:
    is_english = times is ENGLISH_TIMES
    older = "Update 10:00: We expect it to be back {}." if is_english else "Update 10:00: Das sollte {} wieder laufen."

    assert [when for when in times if understand(text.format(older.format(when)), SUNDAY_NOON).promised] == []


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Die für heute, 18 bis 22 Uhr, angekündigte Mailserver-Wartung entfällt.", None),
        ("The mail maintenance planned for Monday 22:00-24:00 has been cancelled. A new date is not known yet.", None),
        ("Die Wartung des Mailservers am 24.11. von 20 bis 22 Uhr wird verschoben.", None),
        ("Die Wartung am 24.11., 20 bis 22 Uhr, wird auf den 25.11., 18 bis 19 Uhr verschoben.", "2026-11-25T19:00"),
        ("Mail maintenance postponed. The new window is Tuesday 24 November, 20:00-21:30.", "2026-11-24T21:30"),
    ],
)
def test_a_window_called_off_is_no_promise_but_a_new_one_is(text: str, until: str | None) -> None:
    promised = promise_in(text, SUNDAY_NOON)

    wanted = None if until is None else datetime.fromisoformat(until).replace(tzinfo=BERLIN)
    assert (promised and promised.until) == wanted


@pytest.mark.parametrize(
    ("text", "until"),
    [
        (
            "Update 11:50: Still down.\n\nUpdate 10:00: Mail is down. We expect it to be back by 15:00.",
            "2026-11-22T15:00",
        ),
        ("Update 11:50: Still down.\n\nUpdate 10:00: Mail is down. We expect it to be back by 11:00.", None),
        ("Update 11:50: Still down.\n\nUpdate 10:00: Mail is down. It should be back soon.", None),
        ("Update 11:50: Still down.\n\nUpdate 11:00: Mail is down. It will be back in two hours.", "2026-11-22T13:00"),
    ],
)
def test_an_older_promise_counts_while_its_moment_is_to_come(text: str, until: str | None) -> None:
    promised = promise_in(text, SUNDAY_NOON)

    wanted = None if until is None else datetime.fromisoformat(until).replace(tzinfo=BERLIN)
    assert (promised and promised.until) == wanted
