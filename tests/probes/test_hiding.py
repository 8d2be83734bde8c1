from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tray_app.model.account import Service
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase, ProbeResult, TranscriptLine
from tray_app.net.wire import HIDDEN
from tray_app.probes.hiding import hider, without_secret

SECRET = 'ge"heim\\ü'


def encoded(text):
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "form",
    [
        SECRET,
        'ge\\"heim\\\\ü',
        SECRET.encode().decode("latin-1"),
        encoded(SECRET),
        encoded(f"\0kim\0{SECRET}"),
        encoded(f"kim:{SECRET}"),
        encoded(f"n,a=kim,\1auth=Bearer {SECRET}\1\1"),
        encoded(f"\0k\0{SECRET} and more")[:-3],
    ],
)
def test_every_form_of_the_secret_is_blotted_out(form):
    assert hider(SECRET)(f"NO wrong <{form}>.") == f"NO wrong <{HIDDEN}>."


@how(deadline=None)
@given(st.text(max_size=80))
def test_other_text_stays_as_it_is(text):
    assert hider("a secret that is nowhere")(text) == text


def test_all_texts_of_a_result_are_searched():
    result = ProbeResult(
        account_id="a",
        service=Service.RECEIVE,
        depth=Depth.DEEP,
        endpoint="imap.example.org:993",
        started_at=datetime(2026, 8, 15, tzinfo=UTC),
        duration_ms=1,
        phase=Phase.LOGIN,
        reason=Reason(Failure.CREDENTIALS_REJECTED, "authenticationfailed", Origin.ACCOUNT, quote=SECRET),
        server_text=SECRET,
        notice_text=SECRET,
        transcript=(TranscriptLine(Phase.LOGIN, sent=False, text=SECRET),),
    )

    searched = without_secret(result, SECRET)

    assert {searched.server_text, searched.notice_text, searched.transcript[0].text} == {HIDDEN}
    assert searched.reason == Reason(Failure.CREDENTIALS_REJECTED, "authenticationfailed", Origin.ACCOUNT, quote=HIDDEN)


def test_without_a_secret_nothing_changes():
    result = ProbeResult("a", Service.SEND, Depth.LIGHT, "x", datetime(2026, 8, 15, tzinfo=UTC), 1, Phase.USE)

    assert without_secret(result, "") is result
