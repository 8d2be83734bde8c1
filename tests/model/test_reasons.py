"""The best reason wins, always with who said it, where and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.builders import (
    REFUSED,
    SAYS_DOWN,
    START,
    account,
    at,
    green,
    notice,
    reading,
    red,
    run,
    seen,
    situation,
)
from tray_app.model.account import Auth, OAuth, OAuthProvider, Service
from tray_app.model.line import Line, LineStatus
from tray_app.model.notice import NoticeState, SourceStatus
from tray_app.model.oauth import endpoints_of
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.reasons import announced_maintenance, best_reason, open_notices, spoken_words
from tray_app.model.verdict import Status

RECEIVE = (Service.RECEIVE,)


def reason_for(status=Status.OUTAGE, affected=RECEIVE, **fields):
    return best_reason(situation(**fields), status, affected)


def test_an_open_notice_that_names_the_service_beats_the_servers_words():
    said = reason_for(healths={Service.RECEIVE: red(SAYS_DOWN)}, readings=(reading(notice(text="A disk broke")),))
    assert (said.text, said.source, said.is_quote) == ("A disk broke", "Status page", True)
    assert (said.url, said.said_at) == ("https://status.nordpost.example/n1", START)


@pytest.mark.parametrize("services", [("contacts",), ("not_mail",)])
def test_a_notice_about_something_else_explains_nothing(services):
    other = reading(notice(services=services))
    assert reason_for(healths={Service.RECEIVE: red(SAYS_DOWN)}, readings=(other,)).source == "Mail server"


@pytest.mark.parametrize("services", [(), ("all",), ("receive",)])
def test_a_notice_without_names_means_everything(services):
    assert reason_for(healths={Service.RECEIVE: red()}, readings=(reading(notice(services=services)),)).is_quote


def test_the_servers_words_beat_the_webmail_page():
    page = notice(text="We are sorry", services=())
    assert reason_for(healths={Service.RECEIVE: red(SAYS_DOWN)}, page_notice=page).source == "Mail server"
    assert reason_for(healths={Service.RECEIVE: red(REFUSED)}, page_notice=page).source == "Webmail page"


def test_what_the_sign_in_server_said_is_not_put_into_the_mail_servers_mouth():
    signing_in = account(auth=Auth.OAUTH2, oauth=OAuth(OAuthProvider.GOOGLE, "1234"))
    health = red(SAYS_DOWN)
    there = replace(health.last_result, endpoint=endpoints_of(signing_in).token)

    said = reason_for(healths={Service.RECEIVE: replace(health, last_result=there)}, account=signing_in)
    assert said.source == "Sign-in server"
    assert reason_for(healths={Service.RECEIVE: health}, account=signing_in).source == "Mail server"


@pytest.mark.parametrize(
    ("service", "source"),
    [
        (Service.RECEIVE, "Mail server"),
        (Service.SEND, "Mail server"),
        (Service.WEBMAIL, "Webmail page"),
        (Service.CONTACTS, "Contacts server"),
    ],
)
def test_words_come_from_the_server_that_said_them(service, source):
    assert reason_for(affected=(service,), healths={service: red(SAYS_DOWN)}).source == source


def test_a_page_that_names_the_service_is_a_notice_like_any_other_the_newest_wins():
    page = notice(id="webmail", text="Receiving is disturbed until 18:00", updated_at=at(300))
    older = reading(notice(text="Fixed shortly"))
    said = reason_for(healths={Service.RECEIVE: red(SAYS_DOWN)}, page_notice=page, readings=(older,))
    assert (said.text, said.source) == ("Receiving is disturbed until 18:00", "Webmail page")
    newer = reading(notice(text="A disk broke", updated_at=at(400)))
    assert reason_for(healths={Service.RECEIVE: red()}, page_notice=page, readings=(newer,)).text == "A disk broke"


def test_a_page_that_says_it_is_over_explains_no_outage():
    page = notice(NoticeState.RESOLVED)
    assert not reason_for(healths={Service.RECEIVE: red()}, page_notice=page).is_quote


def test_nothing_said_is_a_reason_too():
    said = reason_for(healths={Service.RECEIVE: red()})
    assert said.text.endswith("Nordpost has not said anything yet.")
    assert (said.is_quote, said.source) == (False, "")


def test_an_unreadable_source_says_nothing():
    closed = reading(notice(), readable=False, status=SourceStatus.UNKNOWN)
    assert not reason_for(healths={Service.RECEIVE: red()}, readings=(closed,)).is_quote


def test_the_newest_notice_is_quoted_first():
    old, new = notice(id="a", text="Old"), notice(id="b", text="New", updated_at=at(60))
    assert [n.text for n in open_notices(situation(readings=(reading(old, new),)))] == ["New", "Old"]


def test_maintenance_ahead_and_past_windows_are_not_open():
    ahead = notice(NoticeState.MAINTENANCE, id="m", started_at=at(7200), ended_at=at(9000))
    past = notice(NoticeState.MAINTENANCE, id="p", started_at=at(-9000), ended_at=at(-7200))
    now = situation(readings=(reading(ahead, past),))
    assert open_notices(now) == ()
    assert announced_maintenance(now) == (ahead,)
    assert open_notices(replace(now, now=at(8000))) == (ahead,)


def test_nothing_to_explain_while_all_is_well():
    assert reason_for(Status.OK, (), healths={Service.RECEIVE: green()}) is None


def test_the_line_explains_itself():
    offline = Line(LineStatus.OFFLINE, START, asked=4)
    said = reason_for(Status.LINE, (), line=offline, healths={Service.RECEIVE: run(seen(0, REFUSED))})
    assert (said.code, said.origin, said.is_quote) == ("offline", "line", False)


def test_the_name_of_a_program_that_intercepts_is_nobodys_words():
    seen_through = Reason(Failure.TLS_INTERCEPTED, "tls_intercepted", Origin.COMPUTER, quote="Guard Root")

    said = reason_for(Status.LINE, (Service.RECEIVE,), healths={Service.RECEIVE: run(seen(0, seen_through))})

    assert (said.code, said.origin, said.source, said.is_quote) == ("tls_intercepted", "computer", "Guard Root", False)
    assert "Guard Root" not in said.text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("* BYE [UNAVAILABLE] Back at noon", "Back at noon"),
        ("a3 NO [UNAVAILABLE] Store is down", "Store is down"),
        ("A1 BAD [UNAVAILABLE] Service temporarily unavailable", "Service temporarily unavailable"),
        ("421 4.3.2 Shutting down for repairs", "Shutting down for repairs"),
        ("454-4.7.0 Try later", "Try later"),
        ("-ERR [SYS/TEMP] Mail store is closed", "Mail store is closed"),
        ("NO Server Unavailable. 15", "Server Unavailable. 15"),
        ("* BYE", "* BYE"),
        ("No mail today, we are sorry", "No mail today, we are sorry"),
        ("Notable trouble", "Notable trouble"),
    ],
)
def test_people_read_words_without_codes(line, words):
    assert spoken_words(line) == words


def test_a_community_is_named_as_such():
    forum = reading(notice(), format="forum")
    assert reason_for(healths={Service.RECEIVE: red()}, readings=(forum,)).source == "Community"


def test_the_provider_is_named_by_its_domain_where_it_has_no_name():
    said = reason_for(healths={Service.RECEIVE: red()}, account=account(provider=""))
    assert "nordpost.example has not said anything yet." in said.text
