"""What words and signs add to the rules."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tray_app.model.notice import NoticeState
from tray_app.model.prose import learned, understand, weighing, weights
from tray_app.model.prose.cleaning import plain
from tray_app.model.prose.understanding import claims_of
from tray_app.model.prose.updates import updates

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MAKER = Path(__file__).resolve().parents[3] / "packaging" / "prose_weights.py"


BRIEF_DROPS = (
    "Intermittent SMTP problem. It was experienced as very brief periods in loss of connectivity. There was no data "
    "loss, any message that was successfully relayed was received. We apologize for the inconvenience and thank you "
    "for your patience."
)
LOST_SESSIONS = (
    "Sporadic loss of IMAP connections, update. We believe malformed packets were the trigger. For example, yesterday "
    "there were about three times where sessions could have been lost for a minute each. There was no data loss, and "
    "any message successfully accepted by our servers was delivered."
)
ENDED = (
    "Users may be unable to access their mailboxes. Scope: some users may see errors and delays. Final status: the "
    "problem has been fixed."
)
CAME_WITH_WORK = (
    "Chaos during the migration of the mail servers. Mailboxes will be moved to the new platform on Saturday between 8 "
    "and 12."
)
ALL_DOWN = "No mail can be sent or received, all mailboxes are unavailable. Our engineers are investigating."
GO_OFFLINE = "The mail servers go offline for the new storage."


def weighed(text: str, by_rules: NoticeState) -> NoticeState:
    parts = updates(plain(text), NOW)
    return weighing.weighed(by_rules, parts, claims_of(parts, NOW))


def test_the_tables_are_made_from_these_posts() -> None:
    spec = importlib.util.spec_from_file_location("prose_weights", MAKER)
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)

    assert maker.digest(maker.examples()) in str(weights.__doc__), "run python packaging/prose_weights.py"


@pytest.mark.parametrize(
    ("text", "by_rules", "wanted"),
    [
        (
            "Nur diese Woche: das große Postfach zum halben Preis, ohne Ausfall und Ärger!",
            NoticeState.OUTAGE,
            NoticeState.UNRELATED,
        ),
        (
            "Our mail servers keep falling over this morning, we are investigating and sorry for the trouble.",
            NoticeState.UNKNOWN,
            NoticeState.DEGRADED,
        ),
    ],
)
def test_words_overrule(text: str, by_rules: NoticeState, wanted: NoticeState) -> None:
    assert weighed(text, by_rules) is wanted


@pytest.mark.parametrize(
    ("text", "by_rules"),
    [
        ("Bla bla bla.", NoticeState.UNKNOWN),
        ("Bei mir geht IMAP seit heute auch nicht, hat noch jemand das Problem?", NoticeState.UNRELATED),
        (
            "Mail delivery is still slow at the moment. By the way: get 50 % off our new premium plans today!",
            NoticeState.DEGRADED,
        ),
        ("[Resolved] Users were unable to send mail and saw errors for an hour.", NoticeState.RESOLVED),
        (BRIEF_DROPS, NoticeState.DEGRADED),
        (LOST_SESSIONS, NoticeState.DEGRADED),
        (ENDED, NoticeState.RESOLVED),
        (CAME_WITH_WORK, NoticeState.DEGRADED),
        (ALL_DOWN, NoticeState.DEGRADED),
        (GO_OFFLINE, NoticeState.MAINTENANCE),
    ],
)
def test_the_rules_stand(text: str, by_rules: NoticeState) -> None:
    assert weighed(text, by_rules) is by_rules


def test_stems_are_those_of_the_newest_part() -> None:
    parts = updates(
        "Update 09:00: Alle Postfächer sind wieder da.\n\nUpdate 08:00: Totalausfall im Rechenzentrum.", NOW
    )

    assert learned.stems_of(parts) == {"alle", "postf", "sind", "wiede", "da"}


def test_a_text_of_other_things_is_no_fault() -> None:
    assert understand("The lift is out of order, the mechanic comes by 3 pm.", NOW).state in (
        NoticeState.UNKNOWN,
        NoticeState.UNRELATED,
    )


@pytest.mark.parametrize(
    "banner",
    [
        "Der E-Mail-Dienst ist gestört. Bitte prüfen Sie diese Seite regelmäßig.",
        "Kein Mailversand möglich. Wenn die Störung behoben ist, informieren wir Sie hier. Bitte rufen Sie nicht an.",
        "Wegen einer Störung kann es beim Abruf von E-Mails zu Fehlern kommen. Ändern Sie Ihr Passwort nicht.",
    ],
)
def test_a_short_notice_that_opens_with_trouble_is_no_help_page(banner: str) -> None:
    assert understand(banner, NOW).state in {NoticeState.OUTAGE, NoticeState.DEGRADED}


@pytest.mark.parametrize(
    "text",
    [
        "About the queue: messages that are not delivered at once stay here for up to five days.",
        "What to do when mail is not delivered: check host, port and password. Review the log for bounces.",
    ],
)
def test_a_short_help_page_stays_one(text: str) -> None:
    assert understand(text, NOW).state in {NoticeState.UNRELATED, NoticeState.UNKNOWN}
