from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.storage.strategies import plain, settings
from tray_app.model.account import Auth
from tray_app.storage.settings_shape import settings_from, shape_problem


@how(deadline=None, max_examples=60)
@given(settings)
def test_settings_have_the_shape_of_settings(wanted):
    data = plain(msgspec.to_builtins(wanted))

    assert shape_problem(data) is None
    assert settings_from(data) == wanted


finite = st.floats(allow_nan=False, allow_infinity=False)
odd = st.one_of(st.integers(), finite, st.text(max_size=3), st.booleans(), st.just([]), st.just({}), st.just([{}]))


def places(value, path=()):
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in pairs:
        yield from places(each, (*path, name))


@how(deadline=None, max_examples=60)
@given(settings, st.data())
def test_whatever_stands_anywhere_is_either_taken_or_named(wanted, data):
    body = plain(msgspec.to_builtins(wanted))
    path = data.draw(st.sampled_from(list(places(body))[1:]))
    place = body
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = data.draw(odd)

    found = shape_problem(body)

    if found is None:
        settings_from(body)
    else:
        assert found.path[: len(path)] == path
        with pytest.raises(msgspec.ValidationError):
            settings_from(body)


@pytest.mark.parametrize("endless", [float("inf"), float("-inf"), float("nan")])
def test_numbers_without_an_end_are_named_though_the_types_would_take_them(endless):
    assert shape_problem({"policy": {"recheck_s": [10, endless]}}).path == ("policy", "recheck_s", 1)


OAUTH = {"provider": "google", "client_id": "1"}


@pytest.mark.parametrize(
    ("told", "auth"),
    [
        ({}, Auth.NONE),
        ({"password_command": []}, Auth.NONE),
        ({"password_command": ["pass", "show", "mail"]}, Auth.PASSWORD),
        ({"password_command": ["pass", "show", "mail"], "auth": "none"}, Auth.NONE),
        ({"password_command": ["token"], "auth": "oauth2"}, Auth.OAUTH2),
        ({"oauth": OAUTH}, Auth.OAUTH2),
        ({"oauth": OAUTH, "auth": "none"}, Auth.NONE),
    ],
)
def test_whoever_says_where_the_secret_comes_from_wants_it_used(told, auth):
    read = settings_from({"accounts": [{"id": "a", "address": "a@b.example", **told}]})
    assert read.accounts[0].auth is auth
