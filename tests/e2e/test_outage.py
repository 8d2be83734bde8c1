"""The main job in the real program: the provider fails, the tray turns red with its own words, and green again."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from unittest.mock import patch

import msgspec

from tests.fakes.desk import end, wait_until
from tray_app.desktop.single_instance import ask_running
from tray_app.storage.settings_file import load, save

OUTAGE = (224, 57, 62)
OK = (30, 154, 85)


def colour_of(tray):
    """The colour of the icon's middle row of pixels, by majority."""
    width, height, data = max(tray.item_property("IconPixmap"), key=lambda pixmap: pixmap[0])
    pixels = [tuple(data[i + 1 : i + 4]) for i in range(0, len(data), 4) if data[i] == 255]
    assert width == height
    return max(set(pixels), key=pixels.count)


def status_of(the_desk, profile):
    """What the running program says about the account; empty while it does not answer."""
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(the_desk.runtime)):
        answer = ask_running(profile.instance_name, {"do": "status"}, 3.0)
    return answer["accounts"][0]["status"] if answer else ""


def test_a_failing_provider_turns_the_tray_red_with_its_reason_and_green_again(
    the_desk, tray, messages, mail, provider, profile
):
    program = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    said = json.loads(the_desk.ask(profile.data_dir, "status", "--json").stdout)
    assert said["accounts"][0]["status"] == "ok"

    provider.says("Mail is down", "Our mail storage has failed. We are working on it.", datetime.now(UTC))
    wait_until(lambda: provider.was_heard, what="the provider's words read")
    mail.stop()
    wait_until(lambda: colour_of(tray) == OUTAGE, what="red")
    messages.wait(lambda: messages.shown and messages.shown[-1].title == "Outage at Nordpost")
    first = messages.shown[-1]
    assert "Our mail storage has failed." in first.body
    assert first.hints["urgency"] == ("y", 2)
    assert "Outage at Nordpost" in tray.item_property("ToolTip")[2]
    assert status_of(the_desk, profile) == "outage"

    mail.start()
    provider.says("Resolved: Mail is down", "The mail storage works again. The problem is solved.", datetime.now(UTC))
    wait_until(lambda: colour_of(tray) == OK, what="green again")
    messages.wait(lambda: "works again" in messages.shown[-1].title)
    assert messages.shown[-1].title == "Nordpost works again"
    assert messages.shown[-1].body.startswith("After less than 1 min.")
    assert messages.shown[-1].replaces == first.id

    assert end(program) == 0
    assert "Traceback" not in the_desk.output_of(program)


def test_two_accounts_of_a_provider_share_each_message_and_what_its_buttons_do(the_desk, tray, messages, mail, profile):
    settings = load(profile.settings_file)
    second = msgspec.structs.replace(settings.accounts[0], id="second", name="Home")
    save(profile.settings_file, msgspec.structs.replace(settings, accounts=(*settings.accounts, second)))
    program = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    mail.stop()
    messages.wait(lambda: messages.shown and messages.shown[-1].title == "Outage at Nordpost (2 accounts)")
    assert len({message.id for message in messages.shown}) == 1, "the first one grew"
    wait_until(lambda: "2 of 2 accounts affected: " in tray.item_property("ToolTip")[2], what="both in the tooltip")

    messages.press(messages.shown[-1].id, "acknowledge")
    wait_until(lambda: _acknowledged(profile) == {"ack:north", "ack:second"}, what="both acknowledged")

    mail.start()
    messages.wait(lambda: messages.shown[-1].title == "Nordpost works again (2 accounts)")
    assert end(program) == 0
    assert "Traceback" not in the_desk.output_of(program)


def _acknowledged(profile):
    with closing(sqlite3.connect(profile.history_file)) as database:
        return {name for (name,) in database.execute("SELECT name FROM memory WHERE name LIKE 'ack:%'")}
