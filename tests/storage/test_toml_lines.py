from __future__ import annotations

import tomllib

import tomlkit
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tray_app.storage.toml_lines import key_lines, line_of

TEXT = '''\
# a remark with [table] and key = "value"
"a b".c = 1
general = { x = [1, 2,
  3], "y]" = "}" }

[table]  # here
s = """
[not.a.table]
k = \\"""v"""
l = \'\'\'
[[nor.this]]\'\'\'
[[accounts]]
id = "1"
  [accounts.receive]
  host = "#"
[[accounts]]
id = "2"
status = [
  { url = "a" },  # first
  { url = "b",
    format = "c" },
]
[accounts.receive.deep]
x = 1
'''


def test_every_key_is_found_on_its_line():
    assert key_lines(TEXT) == {
        ("a b",): 2,
        ("a b", "c"): 2,
        ("general",): 3,
        ("general", "x"): 3,
        ("general", "x", 0): 3,
        ("general", "x", 1): 3,
        ("general", "x", 2): 4,
        ("general", "y]"): 4,
        ("table",): 6,
        ("table", "s"): 7,
        ("table", "l"): 10,
        ("accounts",): 12,
        ("accounts", 0): 12,
        ("accounts", 0, "id"): 13,
        ("accounts", 0, "receive"): 14,
        ("accounts", 0, "receive", "host"): 15,
        ("accounts", 1): 16,
        ("accounts", 1, "id"): 17,
        ("accounts", 1, "status"): 18,
        ("accounts", 1, "status", 0): 19,
        ("accounts", 1, "status", 0, "url"): 19,
        ("accounts", 1, "status", 1): 20,
        ("accounts", 1, "status", 1, "url"): 20,
        ("accounts", 1, "status", 1, "format"): 21,
        ("accounts", 1, "receive"): 23,
        ("accounts", 1, "receive", "deep"): 23,
        ("accounts", 1, "receive", "deep", "x"): 24,
    }


def test_windows_line_ends_count_once():
    assert key_lines(TEXT.replace("\n", "\r\n")) == key_lines(TEXT)


def test_a_missing_key_is_where_its_table_is():
    lines = key_lines(TEXT)

    assert line_of(lines, ("accounts", 1, "address")) == 16
    assert line_of(lines, ("schema",)) is None


def paths(value, path=()):
    if path:
        yield path
    if isinstance(value, dict):
        for name, each in value.items():
            yield from paths(each, (*path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from paths(each, (*path, number))


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=10)
values = st.recursive(
    st.one_of(texts, st.integers(-(2**40), 2**40), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@how(deadline=None)
@given(st.dictionaries(texts, values, max_size=4))
def test_no_path_of_any_file_is_overlooked(data):
    text = tomlkit.dumps(data)

    assert set(paths(tomllib.loads(text))) <= set(key_lines(text))


@how(deadline=None)
@given(st.text(max_size=60))
def test_any_file_that_toml_accepts_is_walked_to_its_end(text):
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(paths(data)) <= set(key_lines(text))
