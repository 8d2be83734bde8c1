"""The tray's menu says the state first and offers what works (UI, section 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.german import german  # noqa: F401
from tests.ui import samples
from tray_app.model.verdict import Alternative, AlternativeKind, Status
from tray_app.ui.menu import SEPARATOR, Row, fill_menu, menu_rows
from tray_app.ui.wishes import Wish


def rows(snapshot) -> tuple[Row, ...]:
    return menu_rows(snapshot, samples.NOW, samples.ZONE)


def texts(found: tuple[Row, ...]) -> list[str]:
    return [row.text or "-" for row in found]


def row(found: tuple[Row, ...], text: str) -> Row:
    return next(each for each in found if each.text == text)


def test_the_whole_menu_of_an_outage_in_german(german):  # noqa: F811
    assert texts(rows(samples.snapshot(samples.outage_verdict(), samples.ok_verdict()))) == [
        "Privat (Nordpost): Störung, 2 Tage 10 Std.",
        "Nordpost: „Zurzeit ist das Abrufen und Verschicken von…“",
        "Zugesagt bis 18:00 Uhr – überfällig",
        "-",
        "Mailampel öffnen",
        "Webmail öffnen",
        "Von inselpost.example schreiben",
        "-",
        "Privat (Nordpost): Störung",
        "Zweitadresse (Inselpost): alles in Ordnung",
        "-",
        "Jetzt prüfen",
        "Ich weiß Bescheid",
        "Überwachung pausieren",
        "-",
        "Verlauf und Bericht",
        "Was bedeutet diese Fehlermeldung?",
        "Einstellungen",
        "Über Mailampel",
        "-",
        "Beenden",
    ]


def test_a_calm_menu_offers_nothing_to_acknowledge():
    found = texts(rows(samples.snapshot(samples.ok_verdict())))

    assert found[:3] == ["All is well, checked 18:41", "-", "Open Mailampel"]
    assert "Got it" not in found


def test_an_acknowledged_account_can_be_told_of_again():
    shown = samples.snapshot(samples.outage_verdict("north"), acknowledged={"north": "Muted"})

    assert row(rows(shown), "Notify again").wish == Wish("unmute_wanted", ("north",))


def test_acknowledging_has_three_lengths():
    found = row(rows(samples.snapshot(samples.outage_verdict("north"))), "Got it").rows

    assert [each.wish.values for each in found] == [("north", "hour"), ("north", "change"), ("north", "recovery")]


def test_everything_paused_offers_to_resume():
    found = texts(rows(samples.snapshot(samples.paused_verdict())))

    assert "Resume" in found
    assert "Pause watching" not in found


def test_while_checking_one_cannot_ask_again():
    check = row(rows(samples.snapshot(samples.ok_verdict(), is_checking=True)), "Checking…")

    assert not check.is_enabled


@pytest.mark.parametrize(("well", "listed"), [(0, 0), (8, 9), (9, 1), (199, 1)])
def test_from_ten_accounts_on_only_affected_ones_are_listed(well, listed):
    shown = samples.snapshot(samples.outage_verdict(), *(samples.ok_verdict(f"ok{n}") for n in range(well)))

    chosen = [each for each in rows(shown) if each.wish and each.wish.signal == "account_wanted"]
    assert len(chosen) == listed


def test_without_an_account_there_is_nothing_to_pause_or_check():
    found = rows(samples.snapshot())

    assert texts(found)[0] == "No address yet."
    assert not row(found, "Check now").is_enabled
    assert "Pause watching" not in texts(found)


def test_the_first_block_is_text_and_opening_is_the_default(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    chosen = []

    fill_menu(menu, rows(samples.snapshot(samples.outage_verdict())), chosen.append)

    first, *_others = menu.actions()
    assert not first.isEnabled()
    assert not first.icon().isNull()
    assert menu.defaultAction().text() == "Open Mailampel"
    menu.defaultAction().trigger()
    assert chosen == [Wish("open_wanted")]


def test_an_ampersand_in_a_name_stays_one(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)

    fill_menu(menu, (Row("Meyer & Co"),), print)

    assert menu.actions()[0].text() == "Meyer && Co"


def test_filling_again_leaves_no_submenu_behind(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    for _ in range(3):
        fill_menu(menu, (Row("More", rows=(Row("One"),)), SEPARATOR), print)
    qtbot.wait(1)

    assert len(menu.findChildren(QMenu)) == 1


def test_the_row_of_the_state_carries_the_worst_icon():
    offline = replace(samples.line_verdict(), address="a@b.example")

    assert rows(samples.snapshot(samples.ok_verdict(), offline))[0].icon is Status.LINE


def test_the_submenus_in_german(german):  # noqa: F811
    found = rows(samples.snapshot(samples.outage_verdict()))

    assert texts(row(found, "Ich weiß Bescheid").rows) == ["1 Stunde", "Bis sich etwas ändert", "Bis es wieder geht"]
    assert texts(row(found, "Überwachung pausieren").rows) == [
        "1 Stunde",
        "4 Stunden",
        "Bis morgen, 8 Uhr",
        "Bis ich fortsetze",
    ]
    muted = rows(samples.snapshot(samples.outage_verdict("north"), acknowledged={"north": "Aus"}))
    assert "Wieder melden" in texts(muted)
    assert "Fortsetzen" in texts(rows(samples.snapshot(samples.paused_verdict())))
    assert "Prüfe…" in texts(rows(samples.snapshot(samples.ok_verdict(), is_checking=True)))


def test_the_pauses_are_as_long_as_they_say():
    found = row(rows(samples.snapshot(samples.ok_verdict())), "Pause watching").rows

    assert [each.wish.values for each in found] == [("hour",), ("four_hours",), ("tomorrow",), ("resume",)]


def test_no_more_than_the_two_best_ways_are_offered():
    ways = tuple(
        Alternative(AlternativeKind.ACCOUNT, f"Way {n}", f"https://{n}.example/", works=True) for n in range(3)
    )
    found = rows(samples.snapshot(replace(samples.outage_verdict(), alternatives=ways)))

    assert [text for text in texts(found) if text.startswith("Way")] == ["Way 0", "Way 1"]


def test_no_action_moves_into_the_application_menu_of_macos(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)

    fill_menu(menu, rows(samples.snapshot(samples.outage_verdict())), print)

    named = [action for action in menu.actions() if action.text() and action.menu() is None]
    assert {action.menuRole() for action in named} == {QAction.MenuRole.NoRole}
