"""One sentence for each thing that was measured, read or left out."""

from __future__ import annotations

import pytest

from tests.model.builders import (
    SAYS_DOWN,
    START,
    account,
    at,
    green,
    reading,
    red,
    run,
    said,
    seen,
    situation,
    verdict,
)
from tray_app.model.account import Auth, OAuth, OAuthProvider, Service
from tray_app.model.evidence import evidence, evidence_items
from tray_app.model.line import Line, LineStatus
from tray_app.model.notice import SourceStatus
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase, TranscriptLine
from tray_app.model.verdict import Mark, ServiceState, Status

MAIL_ONLY = {"webmail": None, "status": ()}


def sentences(healths, **fields):
    filled = {"account": account(**MAIL_ONLY), **fields}
    return {piece.sentence: piece.mark for piece in evidence(situation(healths, **filled))}


def the_one(found, words):
    [(sentence, mark)] = [(s, m) for s, m in found.items() if words in s]
    return sentence, mark


def test_an_answer_is_told_with_its_endpoint_and_time():
    sentence, mark = the_one(sentences({Service.RECEIVE: green()}), "Receive:")
    assert mark is Mark.YES
    assert "imap.nordpost.example:993 answered" in sentence
    assert "20 ms" in sentence


def test_a_broken_family_is_remarked_where_the_other_one_works():
    sentence, mark = the_one(sentences({Service.RECEIVE: run(seen(0, broken_family="ipv6"))}), "Receive:")
    assert mark is Mark.YES
    assert sentence.endswith("There was no connection over IPv6, only over IPv4.")


def test_failures_are_counted_and_named():
    sentence, mark = the_one(sentences({Service.RECEIVE: red()}), "Receive:")
    assert mark is Mark.NO
    assert "5 times in a row" in sentence
    assert "connecting" in sentence


def test_a_failure_that_does_not_count_is_no_evidence():
    void = run(seen(0), seen(60, SAYS_DOWN, line=LineStatus.UNKNOWN))
    _, mark = the_one(sentences({Service.RECEIVE: void}), "Receive:")
    assert mark is Mark.UNKNOWN


def test_what_was_not_checked_says_so():
    assert the_one(sentences({}), "Send:") == ("Send: not checked yet.", Mark.UNKNOWN)


def test_the_control_group_is_counted():
    line = Line(LineStatus.OK, START, asked=4, reached_hosts=tuple("abc"))
    assert the_one(sentences({}, line=line), "3 of 4")[1] is Mark.YES
    offline = Line(LineStatus.OFFLINE, START, asked=4)
    assert the_one(sentences({}, line=offline), "No internet connection")[1] is Mark.NO


def test_a_stopped_login_says_why_nothing_more_is_claimed():
    found = sentences({Service.RECEIVE: green()}, login_stopped_at=at(60))
    sentence, mark = the_one(found, "No login is tried any more")
    assert mark is Mark.NO
    assert "last accepted" in sentence


def test_each_source_has_a_sentence_and_a_closed_one_is_unknown():
    fine = reading(status=SourceStatus.OK)
    assert the_one(sentences({}, readings=(fine,)), "reports no problem")[1] is Mark.YES
    closed = reading(readable=False, status=SourceStatus.UNKNOWN, problem="frozen")
    sentence, mark = the_one(sentences({}, readings=(closed,)), "cannot be read")
    assert mark is Mark.UNKNOWN
    assert sentence.endswith("it seems to be abandoned.")


def test_what_goes_on_record_are_sentences_words_and_conversations():
    talk = (TranscriptLine(Phase.GREETING, False, "* BYE Back at noon"), TranscriptLine(Phase.GREETING, True, "LOGOUT"))
    state = ServiceState(Service.RECEIVE, Status.OUTAGE, transcript=talk, checked_at=at(5))
    shown = verdict(reason=said(), services=(state,), affected=(Service.RECEIVE,))
    kinds = {item.kind: item for item in evidence_items(None, shown, at(9))}
    assert kinds["probe"].text == "< * BYE Back at noon\n> LOGOUT"
    assert kinds["notice"].text == "Store is being repaired"


def test_words_already_on_record_are_not_kept_again():
    shown = verdict(reason=said())
    assert not [item for item in evidence_items(shown, shown, at(9)) if item.kind == "notice"]


def test_an_account_that_signs_in_has_no_password_to_speak_of():
    signing_in = account(**MAIL_ONLY, auth=Auth.OAUTH2, oauth=OAuth(OAuthProvider.GOOGLE, "1234"))
    accepted = sentences({Service.RECEIVE: green()}, account=signing_in)
    assert the_one(accepted, "A login was last accepted")[1] is Mark.YES


@pytest.mark.parametrize("why", ["The system keyring is locked. Unlock it.", "No password is stored for “Work”."])
def test_why_no_login_is_tried_is_told_in_full(why):
    found = sentences({Service.RECEIVE: green()}, account=account(**MAIL_ONLY, auth=Auth.PASSWORD), secret_problem=why)
    assert the_one(found, "Logins are not checked") == (f"Logins are not checked. {why}", Mark.UNKNOWN)


def test_an_ended_sign_in_is_not_called_a_rejected_password():
    ended = Reason(Failure.CREDENTIALS_REJECTED, "token_refused", Origin.ACCOUNT, quote="invalid_grant")
    sentence, _mark = the_one(sentences({Service.RECEIVE: red(ended)}), "token_refused")
    assert "sign-in no longer accepted" in sentence
