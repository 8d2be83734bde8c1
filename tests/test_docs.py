"""Every setting has a line in the help, with the default that is really in force."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from tray_app.model.account import Account, Intervals, OAuth, Page, Receive, RoundTrip, Send, StatusSource
from tray_app.model.settings import General, Notify, OtherAddress, Phone, Policy, Settings

TEXT = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
SECTIONS = {
    "At the top": Settings,
    "`[general]`": General,
    "`[policy]`": Policy,
    "`[notify]`": Notify,
    "`[phone]`": Phone,
    "`[[accounts]]`": Account,
    "`oauth`": OAuth,
    "`receive` and `send`": Receive,
    "`webmail` and `contacts`": Page,
    "`status`": StatusSource,
    "`intervals`": Intervals,
    "`round_trip`": RoundTrip,
    "`[[alternatives]]`": OtherAddress,
}
IN_WORDS = {"the address", "the domain", ""}
"""Defaults that follow from other settings."""


def rows(title):
    """The table of one section: key to its default."""
    section = re.split(r"^#+ ", TEXT, flags=re.MULTILINE)
    body = next(part for part in section if part.startswith(f"{title}\n"))
    found = {}
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].startswith("`"):
            for key in re.findall(r"`(\w+)`", cells[0]):
                found[key] = cells[1]
    return found


@pytest.mark.parametrize(("title", "kind"), SECTIONS.items())
def test_every_setting_has_a_line_and_every_line_a_setting(title, kind):
    assert sorted(rows(title)) == sorted(kind.__struct_fields__)


@pytest.mark.parametrize(("title", "kind"), SECTIONS.items())
def test_the_defaults_are_the_real_ones(title, kind):
    told = rows(title)
    for field in msgspec.structs.fields(kind):
        said = told[field.name]
        if said in IN_WORDS:
            continue
        first = said.split(",")[0] if kind is Receive else said
        default = "required" if field.required else f"`{json.dumps(msgspec.to_builtins(field.default))}`"
        assert first == default, field.name


def test_the_defaults_of_sending_are_told_beside_those_of_fetching():
    told = rows("`receive` and `send`")

    assert told["port"].endswith(f"for `send` `{Send('x').port}`")
    assert told["security"].endswith(f'for `send` `"{Send("x").security}"`')


def test_the_example_is_a_settings_file(tmp_path):
    from tray_app.storage.settings_file import load

    file = tmp_path / "settings.toml"
    file.write_text(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1], encoding="utf-8")

    assert [account.id for account in load(file).accounts] == ["home"]
