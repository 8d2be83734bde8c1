from __future__ import annotations

import pytest

from tray_app.probes import sasl


@pytest.mark.parametrize(
    ("offered", "oauth", "name"),
    [
        (["LOGIN", "PLAIN"], False, "PLAIN"),
        (["plain"], False, "PLAIN"),
        (["XOAUTH2", "LOGIN"], False, "LOGIN"),
        (["CRAM-MD5"], False, "CRAM-MD5"),
        (["PLAIN", "XOAUTH2"], True, "XOAUTH2"),
        (["XOAUTH2", "OAUTHBEARER"], True, "OAUTHBEARER"),
    ],
)
def test_the_best_mechanism_that_both_know(offered, oauth, name):
    assert sasl.choose(offered, "kim", "secret", oauth=oauth).name == name


@pytest.mark.parametrize(
    ("offered", "oauth"), [([], False), (["GSSAPI"], False), (["XOAUTH2"], False), (["PLAIN"], True)]
)
def test_none_if_there_is_no_common_one(offered, oauth):
    assert sasl.choose(offered, "kim", "secret", oauth=oauth) is None


def test_cram_md5_as_in_rfc_2195():
    mechanism = sasl.choose(["CRAM-MD5"], "tim", "tanstaaftanstaaf", oauth=False)

    answer = mechanism.answer(b"<1896.697170952@postoffice.reston.mci.net>")

    assert answer == b"tim b913a602c7eda7a495b4e6e7334d3890"


def test_login_answers_user_then_password_then_nothing():
    mechanism = sasl.choose(["LOGIN"], "kim", "geh\u00e4im", oauth=False)

    assert [mechanism.answer(b"?") for _ in range(3)] == [b"kim", "gehäim".encode(), b""]


def test_a_refused_bearer_token_is_answered_as_rfc_7628_says():
    assert sasl.choose(["OAUTHBEARER"], "a=b,c", "t", oauth=True).answer(b"{}") == b"\x01"
    assert sasl.choose(["OAUTHBEARER"], "a=b,c", "t", oauth=True).initial == b"n,a=a=3Db=2Cc,\x01auth=Bearer t\x01\x01"
