"""What a card says for each state, as a value (UI, section 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.german import german  # noqa: F401
from tests.ui import samples
from tray_app.model.account import Service
from tray_app.model.line import Line, LineStatus
from tray_app.model.reason import Origin
from tray_app.model.snapshot import AddressBookCopy
from tray_app.model.verdict import Alternative, AlternativeKind, Hint, HintKind, StatedReason, Status
from tray_app.ui.card_content import card_content
from tray_app.ui.card_values import CardContent


def content(verdict, *, is_small: bool = False, **changes: object) -> CardContent:
    shown = samples.snapshot(verdict, **changes)
    return card_content(verdict, shown, samples.NOW, samples.ZONE, is_small=is_small)


def test_an_outage_tells_everything_in_german(german):  # noqa: F811
    card = content(samples.outage_verdict())

    assert card.overline == "Privat (Nordpost)  ·  kim@nordpost.example"
    assert card.verdict == "Störung bei Nordpost"
    assert card.since == "Seit Mi., 13.08., 08:12 Uhr – 2 Tage 10 Std."
    assert card.fault.startswith("Es liegt nicht an Ihnen: Ihre Internetleitung funktioniert")
    assert card.quote.heading == "Nordpost schreibt"
    assert card.quote.text == f"„{samples.WORDS_DE}“"
    assert card.quote.source == "Webmail-Startseite, heute 14:05"
    assert {fact.name: fact.text for fact in card.facts} == {
        "promise": "Zugesagt bis 18:00 Uhr – seit 42 Minuten überfällig.",
        "bounce": "Mails an Sie warten bei den Absendern. Seit heute, 08:12 geben die ersten auf, "
        "bis Mo., 18.08. fast alle.",
        "repeat": "2. Störung in 5 Wochen. Zuletzt am 10.07., 9 Std.",
    }
    assert [(tile.name, tile.words) for tile in card.tiles] == [
        ("Empfangen", "geht nicht"),
        ("Senden", "geht nicht"),
        ("Webmail", "geht"),
        ("Kontakte", "geht nicht"),
    ]
    assert card.strip.summary == "2 Störungen · 67 Std. 30 Min."
    assert card.strip.start == "18. Mai"
    assert card.accessible_name == "Privat (Nordpost): Störung bei Nordpost, seit Mi., 13.08., 08:12 Uhr"


def test_an_account_without_a_name_of_its_own_is_not_named_twice():
    assert content(samples.ok_verdict(name="kim@inselpost.example")).overline == "kim@inselpost.example"


def test_an_address_book_that_fails_is_offered_as_its_copy(german):  # noqa: F811
    copy = AddressBookCopy(214, datetime(2031, 8, 15, 6, 0, tzinfo=samples.ZONE))

    card = content(samples.outage_verdict(), copies={"north": copy})

    assert card.tiles[-1].words == "Kopie von 6:00"


def test_the_best_action_is_first_and_pages_come_last():
    actions = content(samples.outage_verdict()).actions

    assert [action.kind for action in actions] == ["webmail", "account", "support"]
    assert actions[0].is_sure
    assert actions[1].detail == "kim@inselpost.example"


def test_what_is_known_to_fail_is_not_offered():
    ways = (
        Alternative(AlternativeKind.WEBMAIL, "Open webmail", "https://a.example/", False),
        Alternative(AlternativeKind.SUPPORT, "Page", "https://b.example/", None),
    )

    actions = content(samples.outage_verdict("other", alternatives=ways)).actions

    assert [(action.kind, action.is_sure) for action in actions] == [("support", False)]


def test_providers_that_work_share_one_button():
    ways = tuple(Alternative(AlternativeKind.PROVIDER, name, "", True) for name in ("Ostpost", "Westpost"))

    (action,) = content(samples.outage_verdict("other", alternatives=ways)).actions

    assert action.kind == "provider"
    assert action.detail == "Ostpost, Westpost"


def test_there_are_never_more_than_four_buttons():
    ways = tuple(
        Alternative(AlternativeKind.ACCOUNT, f"Write from {n}.example", "mailto:", True, f"a@{n}.example")
        for n in range(6)
    )

    assert len(content(samples.outage_verdict(alternatives=ways)).actions) == 4


def test_a_row_without_content_is_absent():
    card = content(samples.outage_verdict("other", reason=None))

    assert card.quote is None
    assert [fact.name for fact in card.facts] == ["bounce"]
    assert card.strip is None
    assert card.note is None


def test_promises_are_a_matter_of_the_providers_trouble_alone():
    told = samples.outage_verdict().reason

    assert [fact.name for fact in content(replace(samples.account_verdict(), reason=told)).facts] == []
    assert "promise" in [fact.name for fact in content(samples.maintenance_verdict()).facts]


def test_our_own_sentence_is_no_quote():
    own = StatedReason("refused", "The server refuses. Nordpost has not said anything yet.", Origin.PROVIDER, "")

    card = content(samples.outage_verdict(reason=own))

    assert card.quote is None
    assert card.facts[0].name == "known"
    assert card.facts[0].text == own.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", ""])
def test_a_quote_links_to_web_pages_only(url):
    reason = replace(samples.outage_verdict().reason, url=url)

    assert content(samples.outage_verdict(reason=reason)).quote.url == ""


def test_a_service_that_is_not_set_up_is_muted():
    tile = content(samples.maintenance_verdict()).tiles[-1]

    assert (tile.service, tile.words, tile.is_set_up) == (Service.CONTACTS, "not set up", False)


def test_an_ended_sign_in_offers_to_sign_in_again():
    ended = replace(samples.account_verdict().reason, code="token_refused")
    (action,) = content(replace(samples.account_verdict(), reason=ended)).actions

    assert (action.kind, action.label) == ("password", "Sign in again")


def test_a_rejected_password_offers_to_enter_it():
    (action,) = content(samples.account_verdict()).actions

    assert (action.kind, action.label, action.is_sure) == ("password", "Enter password", True)


def test_a_captive_portal_offers_its_page():
    reason = StatedReason("captive_portal", "…", Origin.LINE, "", url="http://portal.example/")
    verdict = replace(samples.line_verdict(), line=LineStatus.CAPTIVE_PORTAL, reason=reason)

    (action,) = content(verdict).actions

    assert action.kind == "portal"
    assert action.ways[0].url == "http://portal.example/"


def test_a_calm_card_says_how_long_it_has_been_calm():
    card = content(samples.ok_verdict())

    assert not card.is_open
    assert card.fault == "No outage for 66 days"
    assert card.quote is None


def test_after_an_outage_a_note_tells_of_it(german):  # noqa: F811
    note = content(samples.recovered_verdict()).note

    assert note.title == "Läuft wieder seit gestern, 12:42, nach 4 Tagen 2 Std."
    assert note.text == "37 verspätete Mails sind angekommen, die älteste ist 3 Tage alt."


def test_no_note_speaks_of_an_end_while_something_is_wrong_again():
    assert content(replace(samples.recovered_verdict("back"), status=Status.DEGRADED)).note is None


def test_without_a_line_an_older_verdict_is_shown_as_old():
    offline = Line(LineStatus.OFFLINE, samples.ago(minutes=3))

    card = content(samples.ok_verdict(checked_at=samples.ago(minutes=9)), line=offline)

    assert card.stale == "As of today 18:33"


def test_checking_is_a_small_sign_and_no_status():
    card = content(samples.ok_verdict(checking=True))

    assert card.status is Status.OK
    assert card.checking == "a failure is being checked"


def test_a_provider_that_comes_and_goes_is_told_as_such():
    assert content(samples.outage_verdict(unstable=True)).checking == "keeps failing and coming back"


def test_a_small_card_of_a_problem_leaves_out_the_details():
    card = content(samples.outage_verdict(), is_small=True)

    assert not card.is_open
    assert card.quote is None
    assert card.facts == ()


def test_the_record_holds_the_reasons_and_the_conversations():
    transcript = content(samples.outage_verdict()).transcript

    assert transcript.startswith(samples.EVIDENCE[0].sentence)
    assert "Receive\n< * BYE Service is down" in transcript


SILENCE = Hint(HintKind.SILENCE, "Logins work, yet no mail has arrived since Monday.")
CERTIFICATE = Hint(HintKind.CERTIFICATE, "The certificate of imap.inselpost.example ends tomorrow.")


def test_hints_are_told_in_the_card():
    card = content(samples.ok_verdict(hints=(CERTIFICATE, SILENCE)))

    assert card.hints == (CERTIFICATE.text, SILENCE.text)


@pytest.mark.parametrize(
    ("hint", "can_test", "offered"),
    [(SILENCE, True, True), (SILENCE, False, False), (CERTIFICATE, True, False)],
)
def test_a_test_mail_is_offered_where_it_would_tell_more(hint, can_test, offered):
    assert content(samples.ok_verdict(hints=(hint,), can_test=can_test)).offers_test is offered
