"""The status window as its user meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget

from tests.german import german  # noqa: F401
from tests.ui import samples
from tray_app.model.line import Line, LineStatus
from tray_app.model.verdict import Alternative, AlternativeKind, Hint, HintKind, Status
from tray_app.texts import use_language
from tray_app.ui import announce as announce_module
from tray_app.ui import status_window, theme, window_changes, window_geometry, window_parts
from tray_app.ui.button import Button
from tray_app.ui.card_open import OpenCard
from tray_app.ui.card_small import SmallCard
from tray_app.ui.icons import status_icon
from tray_app.ui.status_window import StatusWindow
from tray_app.ui.strip import Strip
from tray_app.ui.surfaces import Sign
from tray_app.ui.words import Words


class Clock:
    """Goes when told to."""

    def __init__(self) -> None:
        self.now = samples.NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def window(qtbot, clock):
    made = StatusWindow(clock, samples.ZONE)
    qtbot.addWidget(made)
    return made


def shown(window: StatusWindow, snapshot) -> StatusWindow:
    window.show_snapshot(snapshot)
    window.show()
    QApplication.processEvents()
    return window


def card(window: QWidget, account_id: str) -> QWidget:
    return window.findChild(QWidget, f"card-{account_id}")


def said(parent: QWidget, name: str) -> str:
    """What the label of that name says; empty if it is not shown."""
    label = parent.findChild(QLabel, name)
    return label.text() if label is not None and label.isVisible() else ""


def button(parent: QWidget, name: str) -> QPushButton:
    return parent.findChild(QPushButton, name)


def test_an_outage_is_told_from_top_to_bottom(window, german):  # noqa: F811
    north = card(shown(window, samples.STORY["outage"]()), "north")

    assert said(north, "verdict") == "Störung bei Nordpost"
    assert said(north, "fault").startswith("Es liegt nicht an Ihnen")
    assert said(north, "quote") == f"„{samples.WORDS_DE}“"
    assert said(north, "promise") == "Zugesagt bis 18:00 Uhr – seit 42 Minuten überfällig."
    assert said(north, "bounce").startswith("Mails an Sie warten")
    assert said(north, "repeat").startswith("2. Störung")
    assert north.findChild(QWidget, "tile-receive").accessibleName() == "Empfangen: geht nicht"
    assert north.findChild(Strip).accessibleName() == "Letzte 90 Tage: 2 Störungen, 67 Std. 30 Min."


@pytest.mark.parametrize("story", samples.STORY)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_state_can_be_drawn(window, monkeypatch, story, dark):
    monkeypatch.setattr(theme, "_is_dark", lambda: dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)

    image = shown(window, samples.STORY[story]()).grab().toImage()

    assert not image.isNull()
    ground = image.pixelColor(2, image.height() - 2)
    assert (ground.lightness() < 128) is dark


def test_problems_come_first(window):
    shown(window, samples.snapshot(samples.ok_verdict(), samples.degraded_verdict(), samples.outage_verdict()))

    tops = [card(window, name).mapTo(window, QPoint()).y() for name in ("north", "work", "island")]
    assert tops == sorted(tops)


def test_a_calm_account_is_small_and_a_broken_one_open(window):
    shown(window, samples.STORY["outage"]())

    assert isinstance(card(window, "north"), OpenCard)
    assert isinstance(card(window, "island"), SmallCard)


def test_a_line_that_is_down_is_told_once(window):
    shown(window, samples.STORY["offline"]())

    assert isinstance(card(window, "offline"), OpenCard)
    assert isinstance(card(window, "offline2"), SmallCard)


def test_a_card_is_reused_while_its_account_stays_what_it_is(window):
    shown(window, samples.STORY["outage"]())
    before = card(window, "north")

    window.show_snapshot(samples.snapshot(samples.outage_verdict(provider="Südpost"), samples.ok_verdict()))

    assert card(window, "north") is before
    assert said(before, "verdict") == "Outage at Südpost"


def test_a_card_opens_with_its_account(window):
    shown(window, samples.snapshot(samples.ok_verdict("north")))
    window.show_snapshot(samples.snapshot(samples.outage_verdict("north")))
    QApplication.processEvents()

    (found,) = [each for each in window.findChildren(OpenCard) if each.isVisible()]
    assert found.account_id == "north"


def test_an_account_that_is_gone_has_no_card(window):
    shown(window, samples.STORY["outage"]())
    window.show_snapshot(samples.snapshot(samples.ok_verdict()))
    QApplication.processEvents()

    assert card(window, "north") is None


WISHES = [
    ("action-webmail", "way_wanted", "north"),
    ("action-account", "way_wanted", "north"),
    ("action-support", "way_wanted", "north"),
    ("openPage", "link_wanted", "https://nordpost.example/"),
    ("go-history", "place_wanted", "history"),
    ("go-explain", "place_wanted", "explain"),
    ("go-settings", "place_wanted", "settings"),
    ("go-help", "place_wanted", "help"),
]


@pytest.mark.parametrize(("name", "signal", "value"), WISHES)
def test_every_button_passes_on_its_wish(window, qtbot, name, signal, value):
    shown(window, samples.STORY["outage"]())

    with qtbot.waitSignal(getattr(window, signal), timeout=200) as caught:
        button(window, name).click()

    assert caught.args[0] == value


def test_the_buttons_of_an_own_account(window, qtbot):
    shown(window, samples.STORY["own"]())
    locked = card(window, "locked")

    with qtbot.waitSignal(window.password_wanted) as password:
        button(locked, "action-password").click()
    with qtbot.waitSignal(window.unmute_wanted) as unmute:
        button(locked, "unmute").click()

    assert password.args == unmute.args == ["locked"]
    assert not button(locked, "ack").isVisible()


def test_the_note_after_an_outage_can_be_reported_and_dismissed(window, qtbot):
    back = card(shown(window, samples.STORY["ok"]()), "back")

    with qtbot.waitSignal(window.report_wanted) as report:
        button(back, "report").click()
    with qtbot.waitSignal(window.recovery_seen) as seen:
        button(back, "understood").click()

    assert report.args == seen.args == ["back"]


def test_a_paused_account_can_be_resumed(window, qtbot):
    resting = card(shown(window, samples.STORY["maintenance"]()), "resting")

    with qtbot.waitSignal(window.resume_wanted) as caught:
        button(resting, "action-resume").click()

    assert caught.args == ["resting"]


def test_got_it_has_three_lengths(window, qtbot):
    north = card(shown(window, samples.STORY["outage"]()), "north")
    actions = button(north, "ack").menu().actions()

    assert [action.text() for action in actions] == ["1 hour", "Until something changes", "Until it works again"]
    with qtbot.waitSignal(window.mute_wanted) as caught:
        actions[1].trigger()
    assert caught.args == ["north", "change"]


def test_the_first_button_has_emphasis_only_if_it_is_known_to_work(window):
    north = card(shown(window, samples.STORY["outage"]()), "north")
    sure = button(north, "action-webmail").grab().toImage()
    plain = button(north, "action-support").grab().toImage()

    assert sure.pixelColor(20, 12) != plain.pixelColor(20, 12)


def test_the_address_behind_a_domain_is_told(window):
    write = button(shown(window, samples.STORY["outage"]()), "action-account")

    assert write.toolTip() == write.accessibleDescription() == "kim@inselpost.example"


def test_providers_that_work_are_named(window):
    ways = tuple(Alternative(AlternativeKind.PROVIDER, name, "", True) for name in ("Ostpost", "Westpost"))
    shown(window, samples.snapshot(samples.outage_verdict("other", alternatives=ways)))

    button(window, "action-provider").click()

    (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Ostpost", "Westpost"]
    menu.close()


def test_the_reasons_unfold_and_stay_so(window):
    shown(window, samples.STORY["outage"]())
    button(card(window, "north"), "why").click()
    evidence = card(window, "north").findChild(QWidget, "evidence")
    assert evidence.isVisible()
    assert samples.EVIDENCE[0].sentence in [label.text() for label in evidence.findChildren(QLabel)]

    window.show_snapshot(samples.snapshot(samples.ok_verdict("north")))
    window.show_snapshot(samples.STORY["outage"]())
    QApplication.processEvents()

    north = next(each for each in window.findChildren(OpenCard) if each.isVisible())
    assert button(north, "why").isChecked()


def test_another_window_for_the_same_program_remembers_what_is_unfolded(qtbot, clock):
    explained: set[str] = set()
    first = StatusWindow(clock, samples.ZONE, explained)
    qtbot.addWidget(first)
    button(card(shown(first, samples.STORY["outage"]()), "north"), "why").click()

    second = StatusWindow(clock, samples.ZONE, explained)
    qtbot.addWidget(second)

    assert card(shown(second, samples.STORY["outage"]()), "north").findChild(QPushButton, "why").isChecked()


def test_the_record_can_be_copied(window, qtbot):
    shown(window, samples.STORY["outage"]())
    button(window, "why").click()
    copy = button(window, "copyTranscript")

    copy.click()

    assert "* BYE Service is down" in QGuiApplication.clipboard().text()
    assert copy.text() == "Copied"


def test_a_long_quote_is_folded_until_asked_for(window):
    reason = replace(samples.outage_verdict().reason, text="Viele Worte machen einen langen Text. " * 40)
    shown(window, samples.snapshot(samples.outage_verdict(reason=reason)))
    quote, whole = window.findChild(QLabel, "quote"), button(window, "wholeQuote")
    folded = quote.height()
    assert folded < quote.heightForWidth(quote.width())

    whole.click()
    QApplication.processEvents()

    assert quote.height() >= quote.heightForWidth(quote.width())
    assert quote.text().count("Viele Worte") == 40


def test_provider_words_are_never_markup(window):
    reason = replace(samples.outage_verdict().reason, text="<b>fett</b> <img src='http://x.example/'> & mehr")
    shown(window, samples.snapshot(samples.outage_verdict(reason=reason)))

    quote = window.findChild(QLabel, "quote")
    assert quote.textFormat() is Qt.TextFormat.PlainText
    assert "<b>fett</b>" in quote.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(Words))


def test_the_last_90_days_of_a_calm_account_are_a_click_away(window, qtbot):
    island = card(shown(window, samples.STORY["outage"]()), "island")
    assert island.findChild(Strip) is None

    qtbot.mouseClick(island, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert island.findChild(Strip).isVisible()

    qtbot.keyClick(island, Qt.Key.Key_Return)
    assert not island.findChild(Strip).isVisible()


def test_if_all_is_well_the_past_is_shown(window):
    shown(window, samples.STORY["ok"]())

    assert len([strip for strip in window.findChildren(Strip) if strip.isVisible()]) == 2


def test_a_day_of_the_strip_leads_to_its_outage(window, qtbot):
    strip = shown(window, samples.STORY["outage"]()).findChild(Strip)

    with qtbot.waitSignal(window.day_wanted) as caught:
        qtbot.keyClick(strip, Qt.Key.Key_Return)

    assert caught.args == ["north", samples.NOW.astimezone(samples.ZONE).date()]


KEYS = [
    ("F5", "check_wanted", []),
    ("Ctrl+Q", "quit_wanted", []),
    ("Ctrl+H", "place_wanted", ["history"]),
    ("Ctrl+E", "place_wanted", ["explain"]),
    ("Ctrl+,", "place_wanted", ["settings"]),
    ("F1", "place_wanted", ["help"]),
]


def press(qtbot, window: QWidget, keys: str) -> None:
    window.activateWindow()
    qtbot.waitActive(window, timeout=1000)
    *held, key = keys.split("+")
    modifier = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
    code = {"F5": Qt.Key.Key_F5, "F1": Qt.Key.Key_F1, "Esc": Qt.Key.Key_Escape, ",": Qt.Key.Key_Comma}.get(key)
    qtbot.keyClick(window, code or key, modifier)


@pytest.mark.parametrize(("keys", "signal", "values"), KEYS)
def test_the_keyboard_map(window, qtbot, keys, signal, values):
    shown(window, samples.STORY["outage"]())

    with qtbot.waitSignal(getattr(window, signal), timeout=500) as caught:
        press(qtbot, window, keys)

    assert caught.args == values


def test_esc_and_closing_only_hide(window, qtbot):
    shown(window, samples.STORY["outage"]())
    with qtbot.waitSignal(window.was_hidden):
        press(qtbot, window, "Esc")
    assert not window.isVisible()

    window.show()
    with qtbot.waitSignal(window.was_hidden):
        window.close()
    assert not window.isVisible()


def test_ctrl_and_a_number_lead_to_a_card(window, qtbot):
    shown(window, samples.snapshot(*(samples.ok_verdict(f"a{n}") for n in range(1, 10))))

    for number in (2, 9, 1):
        press(qtbot, window, f"Ctrl+{number}")
        assert card(window, f"a{number}").hasFocus()


def test_tab_goes_through_everything_in_reading_order(window, qtbot):
    shown(window, samples.snapshot(samples.outage_verdict()))
    window.setFocus()
    names = []
    for _ in range(30):
        window.focusNextChild()
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() not in names:
            names.append(focused.objectName())

    order = ["go-history", "go-help", "openPage", "action-webmail", "action-support", "strip", "why", "ack", "checkNow"]
    assert [name for name in names if name in order] == order


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_what_has_the_keyboard(window, qtbot, key):
    north = card(shown(window, samples.STORY["outage"]()), "north")
    qtbot.keyClick(button(north, "why"), key)
    assert north.findChild(QWidget, "evidence").isVisible()

    with qtbot.waitSignal(window.way_wanted):
        qtbot.keyClick(button(north, "action-webmail"), key)
    qtbot.keyClick(button(north, "ack"), key)
    assert button(north, "ack").menu().isVisible()
    button(north, "ack").menu().close()


def test_only_the_keyboard_gets_a_focus_ring(window, qtbot):
    north = button(shown(window, samples.STORY["outage"]()), "action-support")
    window.activateWindow()
    plain = north.grab().toImage()

    north.setFocus(Qt.FocusReason.MouseFocusReason)
    assert north.grab().toImage() == plain
    north.clearFocus()
    north.setFocus(Qt.FocusReason.TabFocusReason)
    assert north.grab().toImage() != plain


@pytest.mark.parametrize("reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
def test_the_ring_is_still_there_after_another_window_or_a_menu(window, reason):
    ack = button(shown(window, samples.STORY["outage"]()), "ack")
    window.activateWindow()
    ack.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = ack.grab().toImage()

    ack.clearFocus()
    ack.setFocus(reason)
    assert ack.grab().toImage() == ringed

    ack.clearFocus()
    ack.setFocus(Qt.FocusReason.MouseFocusReason)
    ack.clearFocus()
    ack.setFocus(reason)
    assert ack.grab().toImage() != ringed


@pytest.mark.parametrize("name", ["north", "island"])
def test_a_card_shows_that_the_keyboard_is_on_it(window, name):
    chosen = card(shown(window, samples.STORY["outage"]()), name)
    window.activateWindow()
    plain = chosen.grab().toImage()

    window.show_card(name)

    middle = chosen.height() // 2
    ring = chosen.grab().toImage().pixelColor(0, middle)
    assert contrast(ring, QColor(theme.LIGHT.card)) >= 3
    assert ring != plain.pixelColor(0, middle)


def luminance(colour) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "name", ["go-history", "openPage", "action-webmail", "action-support", "why", "ack", "checkNow"]
)
def test_the_focus_ring_is_2_px_wide_and_can_be_told_from_what_was_there(window, monkeypatch, name, dark):
    monkeypatch.setattr(theme, "_is_dark", lambda: dark)
    window.rebuild()
    focused = button(shown(window, samples.STORY["outage"]()), name)
    window.activateWindow()
    window.findChild(Strip).setFocus(Qt.FocusReason.TabFocusReason)
    middle = focused.height() // 2
    plain = focused.grab().toImage()

    focused.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = focused.grab().toImage()

    clear = [x for x in range(6) if contrast(plain.pixelColor(x, middle), ringed.pixelColor(x, middle)) >= 3]
    assert len(clear) >= 2


def test_tab_goes_on_within_the_card_that_a_number_led_to(window, qtbot):
    shown(window, samples.snapshot(*(samples.outage_verdict(name) for name in ("a", "b", "c"))))
    window.show_snapshot(samples.snapshot(*(samples.outage_verdict(name) for name in ("c", "b", "a"))))
    for number, name in ((3, "a"), (1, "c"), (2, "b")):
        press(qtbot, window, f"Ctrl+{number}")
        assert card(window, name).hasFocus()

        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert card(window, name).isAncestorOf(QApplication.focusWidget())


def test_tab_never_leads_out_of_sight(window, qtbot):
    shown(window, samples.snapshot(samples.outage_verdict(), *(samples.ok_verdict(f"i{n}") for n in range(9))))
    window.activateWindow()
    area = window._area.viewport()
    window._area.verticalScrollBar().setValue(10_000)
    button(window, "go-help").setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first.objectName() == "openPage"
    assert area.rect().contains(QRect(first.mapTo(area, QPoint()), first.size()))

    button(window, "checkNow").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    last = QApplication.focusWidget()
    assert last.objectName() == "card-i8"
    assert area.rect().contains(QRect(last.mapTo(area, QPoint()), last.size()))


def test_the_footer_tells_the_age_and_ticks(window, clock, german):  # noqa: F811
    shown(window, samples.STORY["outage"]())
    assert said(window, "lastCheck") == "Zuletzt geprüft vor 12 Sek., wieder in 48 Sek."

    clock.now += timedelta(seconds=5)
    window._on_tick()

    assert said(window, "lastCheck") == "Zuletzt geprüft vor 17 Sek., wieder in 43 Sek."


def test_the_footer_promises_no_check_in_the_past(window):
    shown(window, samples.snapshot(samples.ok_verdict(), next_check_at=samples.ago(seconds=3)))
    assert said(window, "lastCheck") == "Last checked 12 s ago"

    window.show_snapshot(samples.STORY["loading"]())
    assert said(window, "lastCheck") == "First check is running…"


@pytest.mark.parametrize(
    ("age", "de", "en"),
    [
        (timedelta(seconds=59), "vor 59 Sek.", "59 s ago"),
        (timedelta(minutes=25), "vor 25 Min.", "25 min ago"),
        (timedelta(days=2, hours=3), "vor 2 Tagen 3 Std.", "2 days 3 h ago"),
    ],
)
def test_the_footer_of_what_is_not_checked_any_more_tells_its_age_alone(window, german, age, de, en):  # noqa: F811
    old = samples.snapshot(samples.paused_verdict(), checked_at=samples.NOW - age, next_check_at=None)
    shown(window, old)
    assert said(window, "lastCheck") == f"Zuletzt geprüft {de}"

    use_language("en")
    window.rebuild()
    QApplication.processEvents()
    assert window._footer.findChild(QLabel, "lastCheck").text() == f"Last checked {en}"


def test_durations_grow_with_the_minutes(window, clock):
    shown(window, samples.STORY["degraded"]())

    clock.now += timedelta(minutes=1)
    window._on_tick()

    assert said(card(window, "work"), "since").endswith("26 min")


def test_nothing_is_drawn_while_it_is_minimised_and_all_is_right_afterwards(window, clock):
    shown(window, samples.STORY["degraded"]())
    window.showMinimized()
    clock.now += timedelta(minutes=5)
    window._on_tick()
    since = card(window, "work").findChild(QLabel, "since")
    assert since.text().endswith("25 min")

    window.showNormal()
    QApplication.processEvents()
    assert since.text().endswith("30 min"), "at once, not with the next tick"


def test_nothing_ticks_while_it_is_hidden(window):
    shown(window, samples.STORY["outage"]())
    assert window._tick.isActive()

    window.hide()

    assert not window._tick.isActive()
    assert not window._seen.isActive()


def test_check_now_is_there_once_in_ten_seconds(window, qtbot):
    shown(window, samples.STORY["outage"]())
    check = button(window, "checkNow")

    with qtbot.waitSignal(window.check_wanted):
        check.click()
    assert not check.isEnabled()

    window.show_snapshot(replace(samples.STORY["outage"](), is_checking=True))
    assert check.text() == "Checking…"
    window.show_snapshot(samples.STORY["outage"]())
    assert not check.isEnabled(), "the ten seconds are not over"
    assert window_parts.CHECK_AGAIN_MS == 10_000
    assert window._footer._rest.isActive()
    window._footer._rest.setInterval(0)
    qtbot.waitUntil(check.isEnabled)


def test_what_somebody_else_has_checked_is_not_asked_for_again(window, qtbot):
    shown(window, samples.snapshot(samples.ok_verdict(), is_checking=True))
    assert not button(window, "checkNow").isEnabled()

    window.show_snapshot(samples.snapshot(samples.ok_verdict()))
    assert button(window, "checkNow").isEnabled()


def test_f5_checks_no_more_often_than_the_button(window, qtbot):
    shown(window, samples.STORY["outage"]())
    wished = []
    window.check_wanted.connect(lambda: wished.append(1))

    press(qtbot, window, "F5")
    press(qtbot, window, "F5")
    button(window, "checkNow").click()

    assert wished == [1]
    assert not button(window, "checkNow").isEnabled()


def test_without_an_account_there_is_a_way_to_begin(window, qtbot):
    shown(window, samples.snapshot())

    with qtbot.waitSignal(window.place_wanted) as add:
        button(window, "addAccount").click()
    with qtbot.waitSignal(window.place_wanted) as demo:
        button(window, "seeExample").click()

    assert (add.args, demo.args) == (["add_account"], ["demo"])
    assert not button(window, "checkNow").isEnabled()


def test_broken_settings_and_a_full_disk_are_told(window):
    shown(window, samples.snapshot(samples.ok_verdict(), settings_problem="Line 12.", storage_problem="Disk full."))
    assert said(window, "bannerText") == "Line 12.\nDisk full."

    window.show_snapshot(samples.snapshot(samples.ok_verdict()))
    assert not window.findChild(QWidget, "banner").isVisible()


def test_a_phone_that_is_not_reached_is_one_quiet_sentence(window):
    shown(window, samples.snapshot(samples.ok_verdict(), phone_problem="Your phone was not told."))
    assert said(window, "bannerText") == "Your phone was not told."


def ink(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name().upper()


def test_what_users_write_is_less_loud_than_what_the_provider_writes(window):
    told = samples.outage_verdict().reason
    shown(window, samples.snapshot(samples.outage_verdict()))
    quote = window.findChild(QLabel, "quote")
    assert ink(quote) == theme.LIGHT.text

    window.show_snapshot(samples.snapshot(samples.outage_verdict(reason=replace(told, source="Community"))))
    assert said(window, "quoteHeading") == "Users write"
    assert ink(quote) == theme.LIGHT.muted

    window.show_snapshot(samples.snapshot(samples.outage_verdict()))
    assert ink(quote) == theme.LIGHT.text


@pytest.mark.parametrize("make", [samples.ok_verdict, samples.account_verdict])
def test_without_a_line_what_was_measured_before_is_grey_and_says_how_old_it_is(window, make, german):  # noqa: F811
    old = make("old", checked_at=samples.ago(minutes=9)) if make is samples.ok_verdict else make("old")
    offline = Line(LineStatus.OFFLINE, samples.ago(seconds=5), 3)
    shown(window, samples.snapshot(samples.line_verdict(), old, line=offline))
    below = "fault" if make is samples.ok_verdict else "since"

    assert said(card(window, "old"), below).startswith("Stand heute 18:")
    assert ink(card(window, "old").findChild(QLabel, "verdict")) == theme.LIGHT.muted


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is given to say, and whether at once."""
    said_so_far: list[tuple[str, bool]] = []
    monkeypatch.setattr(window_changes, "announce", lambda _w, text, at_once=False: said_so_far.append((text, at_once)))
    return said_so_far


def test_a_change_is_announced_and_an_outage_at_once(window, heard):
    shown(window, samples.snapshot(samples.ok_verdict("north")))

    window.show_snapshot(samples.snapshot(samples.outage_verdict("north")))
    window.show_snapshot(samples.snapshot(samples.ok_verdict("north", name="Privat")))

    assert heard == [("Privat (Nordpost): Outage at Nordpost", True), ("Privat: All is well", False)]


def test_of_several_news_the_worst_is_read_first(window, heard):
    shown(window, samples.snapshot(samples.outage_verdict("a", name="A"), samples.ok_verdict("b", name="B")))

    window.show_snapshot(samples.snapshot(samples.ok_verdict("a", name="A"), samples.outage_verdict("b", name="B")))

    assert heard == [("B: Outage at Nordpost", True), ("A: All is well", False)]


def test_another_verdict_of_the_same_status_is_announced_and_time_that_passes_is_not(window, heard, clock):
    shown(window, samples.snapshot(samples.line_verdict(), samples.maintenance_verdict()))
    clock.now += timedelta(days=1)
    window.show_snapshot(samples.snapshot(samples.line_verdict(), samples.maintenance_verdict()))
    assert heard == []

    portal = replace(samples.line_verdict(), line=LineStatus.CAPTIVE_PORTAL)
    window.show_snapshot(samples.snapshot(portal, samples.maintenance_verdict()))

    assert heard == [("Privat (Nordpost): This Wi-Fi asks you to sign in", False)]


def test_a_check_without_news_is_announced(window, heard):
    shown(window, samples.snapshot(samples.ok_verdict(), is_checking=True))

    window.show_snapshot(samples.snapshot(samples.ok_verdict()))
    window.show_snapshot(samples.snapshot(samples.ok_verdict()))

    assert heard == [("Checked. Nothing has changed.", False)]


def test_a_check_that_brought_news_halfway_does_not_say_that_there_are_none(window, heard):
    shown(window, samples.snapshot(samples.ok_verdict("north"), is_checking=True))
    window.show_snapshot(samples.snapshot(samples.outage_verdict("north"), is_checking=True))
    window.show_snapshot(samples.snapshot(samples.outage_verdict("north")))
    assert heard == [("Privat (Nordpost): Outage at Nordpost", True)]

    window.show_snapshot(samples.snapshot(samples.outage_verdict("north"), is_checking=True))
    window.show_snapshot(samples.snapshot(samples.outage_verdict("north")))
    assert heard[1:] == [("Checked. Nothing has changed.", False)]


def test_a_failure_that_has_to_be_confirmed_is_not_called_no_change(window, heard):
    shown(window, samples.snapshot(samples.ok_verdict("north"), is_checking=True))

    window.show_snapshot(samples.snapshot(samples.ok_verdict("north", name="Privat", checking=True)))

    assert heard == [("Privat: a failure is being checked", False)]


def test_an_announcement_reaches_accessibility(window, monkeypatch):
    events = []
    monkeypatch.setattr(announce_module.QAccessible, "updateAccessibility", events.append)

    announce_module.announce(window, "Outage at Nordpost", at_once=True)

    assert events[0].message() == "Outage at Nordpost"
    assert events[0].politeness() == announce_module.QAccessible.AnnouncementPoliteness.Assertive


def test_what_is_not_before_the_eyes_is_not_told_as_seen(window, monkeypatch):
    shown(window, samples.snapshot(samples.ok_verdict("north")))
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    window._seen.look()
    assert not window._seen.isActive()

    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window._seen.look()
    assert window._seen.isActive()
    assert window._seen.interval() == 2000
    window._seen.stop()
    window.show_snapshot(samples.snapshot(samples.ok_verdict("north")))
    assert not window._seen.isActive(), "nothing new to see"
    window.show_snapshot(samples.snapshot(samples.outage_verdict("north")))
    assert window._seen.isActive()


def test_cards_on_an_active_window_are_told_as_seen(window, qtbot, monkeypatch):
    shown(window, samples.STORY["outage"]())
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window._seen.setInterval(1)

    with qtbot.waitSignal(window.cards_seen, timeout=1000) as caught:
        window._seen.look()

    assert caught.args[0][0] == "north"


def test_it_is_as_high_as_its_content_but_not_most_of_the_screen(window):
    shown(window, samples.STORY["outage"]())

    limit = round(window.screen().availableGeometry().height() * 0.85)
    assert window.width() == 520
    assert window.height() == limit
    assert window.minimumSize() == QSize(400, 420)


def test_it_shrinks_with_its_content_and_needs_no_scroll_bar_then(window):
    shown(window, samples.STORY["outage"]())
    before = window.height()
    assert window._area.verticalScrollBar().isVisible()

    window.show_snapshot(samples.STORY["loading"]())
    QApplication.processEvents()

    assert window.height() < before
    assert not window._area.verticalScrollBar().isVisible()


def test_a_size_given_by_the_user_stays(window):
    shown(window, samples.STORY["ok"]())
    window.resize(700, 500)
    window.hide()

    window.show()

    assert window.size() == QSize(700, 500)


def test_moving_it_is_told(window, qtbot):
    shown(window, samples.STORY["ok"]())

    with qtbot.waitSignal(window.geometry_changed) as caught:
        window.move(33, 44)

    assert caught.args[0].topLeft() == window.geometry().topLeft()
    assert not caught.args[0].size().isValid(), "it goes on following its content"


def test_a_size_of_its_own_is_told_and_restored(window, qtbot, clock):
    shown(window, samples.STORY["ok"]())
    with qtbot.waitSignal(window.geometry_changed) as caught:
        window.resize(600, 450)
    again = StatusWindow(clock, samples.ZONE)
    qtbot.addWidget(again)
    again.restore(caught.args[0])
    shown(again, samples.STORY["ok"]())

    assert again.geometry() == window.geometry()


def test_a_place_is_restored_and_the_size_follows_the_content(window):
    window.restore(QRect(20, 10, -1, -1))
    shown(window, samples.STORY["loading"]())

    assert window.geometry().topLeft() == QPoint(20, 10)
    assert window.width() == 520


def test_what_grows_stays_on_the_screen_and_scrolls(window):
    shown(window, samples.STORY["loading"]())
    available = window.screen().availableGeometry()
    window.move(30, available.bottom() - window.height())

    shown(window, samples.STORY["degraded"]())

    assert window.height() == round(available.height() * 0.85)
    assert available.contains(window.frameGeometry())


def test_unfolding_makes_room_and_folding_gives_it_back(window, monkeypatch, qtbot):
    monkeypatch.setattr(window_geometry, "MOST_OF_SCREEN", 20)
    before = shown(window, samples.STORY["degraded"]()).height()
    button(card(window, "work"), "why").click()
    qtbot.waitUntil(lambda: window.height() > before)
    button(card(window, "work"), "why").click()
    qtbot.waitUntil(lambda: window.height() == before)


SCREEN = QRect(0, 30, 800, 570)


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (QRect(100, 100, 500, 400), QRect(100, 100, 500, 400)),
        (QRect(100, 300, 500, 400), QRect(100, 200, 500, 400)),
        (QRect(-900, -40, 500, 400), QRect(0, 30, 500, 400)),
        (QRect(700, 50, 2000, 2000), QRect(0, 30, 800, 570)),
    ],
)
def test_a_place_beyond_the_screen_is_moved_in(place, seen):
    assert window_geometry.within(place, SCREEN) == seen


def test_colours_follow_a_palette_and_another_size_of_text_live(window, qapp):
    shown(window, samples.STORY["outage"]())
    light, before = QPalette(qapp.palette()), qapp.font()
    verdict = card(window, "north").findChild(QLabel, "verdict")
    size = verdict.fontMetrics().height()
    larger = QFont(before)
    larger.setPixelSize(28)
    try:
        qapp.setPalette(QPalette(QColor("#303030"), QColor("#202020")))
        QApplication.processEvents()
        assert window.grab().toImage().pixelColor(3, 60).lightness() < 60

        qapp.setFont(larger)
        QApplication.processEvents()
        verdict = card(window, "north").findChild(QLabel, "verdict")
        assert verdict.fontMetrics().height() > 1.5 * size
        assert window.width() == 640
    finally:
        qapp.setPalette(light)
        qapp.setFont(before)


def test_colours_follow_the_desktop_live(window, monkeypatch):
    shown(window, samples.STORY["outage"]())
    light = window.grab().toImage().pixelColor(3, 60).lightness()

    monkeypatch.setattr(theme, "_is_dark", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    dark = window.grab().toImage().pixelColor(3, 60).lightness()
    assert light > 200
    assert dark < 60


@pytest.fixture
def large_text(qapp):
    before = qapp.font()
    larger = QFont(before)
    larger.setPixelSize(28)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


def too_wide(window: StatusWindow) -> list[str]:
    """Widgets that reach beyond the window, or words that do not fit."""
    wrong = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not widget.isWindow()
        and widget.mapTo(window, widget.rect().topRight()).x() > window.width()
    ]
    labels = [label for label in window.findChildren(Words) if label.isVisible()]
    wrong += [label.text() for label in labels if label.heightForWidth(label.width()) > label.height() + 2]
    buttons = [each for each in window.findChildren(Button) if each.isVisible() and each.height() > 0]
    wrong += [each.text() for each in buttons if each.heightForWidth(each.width()) > each.height() + 2]
    return wrong


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("story", samples.STORY)
@pytest.mark.parametrize("width", [400, 520, 900])
def test_nothing_is_cut_at_100_percent(window, german, language, story, width):  # noqa: F811
    use_language(language)
    window.rebuild()
    shown(window, samples.STORY[story]())
    window.resize(width, 3000)
    QApplication.processEvents()

    assert too_wide(window) == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("story", samples.STORY)
def test_nothing_is_cut_at_200_percent(large_text, window, german, language, story):  # noqa: F811
    use_language(language)
    window.rebuild()
    shown(window, samples.STORY[story]())
    window.resize(640, 6000)
    QApplication.processEvents()

    assert too_wide(window) == []


def test_at_200_percent_tiles_are_two_by_two_and_buttons_and_footer_in_one_column(large_text, window):
    window.rebuild()
    shown(window, samples.STORY["outage"]())
    window.resize(640, 6000)
    QApplication.processEvents()
    north = card(window, "north")

    def corners(*names: str) -> list[tuple[int, int]]:
        found = [north.findChild(QWidget, name) or window.findChild(QWidget, name) for name in names]
        return [widget.mapTo(window, QPoint()).toTuple() for widget in found]

    receive, send, webmail, contacts = corners(*(f"tile-{name}" for name in ("receive", "send", "webmail", "contacts")))
    assert receive[1] == send[1] < webmail[1] == contacts[1]
    assert receive[0] == webmail[0] < send[0] == contacts[0]
    (x1, y1), (x2, y2), (x3, y3) = corners("action-webmail", "action-account", "action-support")
    assert x1 == x2 == x3
    assert y1 < y2 < y3
    (_, words), (_, check) = corners("lastCheck", "checkNow")
    assert words < check
    assert window._area.horizontalScrollBar().maximum() == 0
    assert north.findChild(Sign).width() == 80


@pytest.mark.parametrize("width", [520, 640])
def test_a_long_domain_wraps_rather_than_pushing_the_card_out_of_the_window(large_text, window, width):
    domain = "studierende.hochschule-musterstadt.example"
    write = Alternative(AlternativeKind.ACCOUNT, f"Write from {domain}", "mailto:", True, f"kim@{domain}")
    window.rebuild()
    shown(window, samples.snapshot(samples.outage_verdict(alternatives=(write,), address=f"kim@{domain}")))
    window.resize(width, 6000)
    QApplication.processEvents()

    assert too_wide(window) == []
    assert button(window, "action-account").text() == f"Write from {domain}"


def test_every_target_is_large_enough(window):
    shown(window, samples.STORY["outage"]())

    small = [
        each.objectName() for each in window.findChildren(Button) if each.isVisible() and each.height() not in (0,)
    ]
    assert small
    assert all(button(window, name).height() >= 24 for name in small)


def test_many_accounts_are_shown_step_by_step(window, qtbot):
    shown(window, samples.snapshot(*(samples.ok_verdict(f"a{n}") for n in range(40))))

    qtbot.waitUntil(lambda: len(window.findChildren(SmallCard)) == 40, timeout=5000)

    assert card(window, "a39").isVisible()


def test_only_the_first_of_many_problems_are_open(window):
    shown(window, samples.snapshot(*(samples.outage_verdict(f"p{n}") for n in range(12))))

    assert len(window.findChildren(OpenCard)) == 6


def test_a_problem_that_is_small_opens_on_request(window, qtbot):
    shown(window, samples.snapshot(*(samples.outage_verdict(f"p{n}") for n in range(8))))

    window.show_card("p7")

    assert isinstance(card(window, "p7"), OpenCard)


def test_the_worst_status_is_the_windows_icon(window):
    shown(window, samples.STORY["outage"]())

    assert window.windowTitle() == "Mailampel"
    assert window.windowIcon().pixmap(32).toImage() == status_icon(Status.OUTAGE).pixmap(32).toImage()


def test_another_language_reaches_everything(window, german):  # noqa: F811
    use_language("en")
    window.rebuild()
    shown(window, samples.STORY["outage"]())
    assert button(window, "checkNow").text() == "Check now"

    use_language("de")
    window.rebuild()
    QApplication.processEvents()

    assert [each.text() for each in window.findChildren(Button, "checkNow") if each.isVisible()] == ["Jetzt prüfen"]
    assert said(card(window, "north"), "verdict") == "Störung bei Nordpost"


SILENCE = Hint(HintKind.SILENCE, "Logins work, yet no mail has arrived since Monday.")


@pytest.mark.parametrize("make", [samples.ok_verdict, samples.outage_verdict])
def test_a_hint_stands_quietly_in_the_card_and_offers_a_test_mail(window, qtbot, make):
    shown(window, samples.snapshot(make("quiet", hints=(SILENCE,), can_test=True)))
    quiet = card(window, "quiet")
    assert said(quiet, "hint") == SILENCE.text

    with qtbot.waitSignal(window.test_wanted) as wanted:
        button(quiet, "testMail").click()
    assert wanted.args == ["quiet"]

    window.answer_test("quiet", "The test mail is on its way.")
    assert said(quiet, "testAnswer") == "The test mail is on its way."
    assert not button(quiet, "testMail").isVisible()


def test_what_became_of_a_test_mail_is_announced(window, monkeypatch):
    told = []
    monkeypatch.setattr(status_window, "announce", lambda _window, text: told.append(text))
    shown(window, samples.snapshot(samples.ok_verdict(hints=(SILENCE,), can_test=True)))

    window.answer_test("island", "The test mail is on its way.")

    assert told == ["The test mail is on its way."]


def test_a_hint_goes_with_its_cause(window):
    shown(window, samples.snapshot(samples.ok_verdict(hints=(SILENCE,))))
    shown(window, samples.snapshot(samples.ok_verdict()))

    assert said(card(window, "island"), "hint") == ""


def test_another_hint_offers_the_test_mail_again(window):
    shown(window, samples.snapshot(samples.ok_verdict(hints=(SILENCE,), can_test=True)))
    window.answer_test("island", "The test mail is on its way.")
    lost = Hint(HintKind.ROUND_TRIP, "The test mail has not arrived.")
    shown(window, samples.snapshot(samples.ok_verdict(hints=(lost,), can_test=True)))

    assert said(card(window, "island"), "testAnswer") == ""
    assert button(card(window, "island"), "testMail").isVisible()


def test_what_was_read_elsewhere_can_be_noted(window, qtbot):
    north = card(shown(window, samples.STORY["outage"]()), "north")
    field = north.findChild(QPlainTextEdit, "noteField")
    assert not field.isVisible()

    button(north, "noteOffer").click()
    assert not button(north, "noteKeep").isEnabled()
    field.setPlainText("  The radio says: until noon.\n")
    with qtbot.waitSignal(window.note_wanted) as wanted:
        button(north, "noteKeep").click()

    assert wanted.args == ["north", "The radio says: until noon."]
    assert not field.isVisible()
    assert said(north, "noteKept").startswith("Noted.")


def test_keys_keep_a_note_or_drop_it_without_hiding_the_window(window, qtbot):
    north = card(shown(window, samples.STORY["outage"]()), "north")
    field = north.findChild(QPlainTextEdit, "noteField")
    window.activateWindow()
    button(north, "noteOffer").click()
    qtbot.keyClicks(field, "Until noon")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not field.isVisible()

    button(north, "noteOffer").click()
    assert field.toPlainText() == ""
    qtbot.keyClicks(field, "x" * 520)
    with qtbot.waitSignal(window.note_wanted) as wanted:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["north", "x" * 500]


def test_a_note_is_taken_only_about_the_provider(window):
    assert not button(card(shown(window, samples.STORY["own"]()), "locked"), "noteOffer").isVisible()


def test_a_note_is_quoted_as_the_users_own_words(window, german):  # noqa: F811
    noted = replace(samples.outage_verdict().reason, text="Laut Radio bis Mittag.", source="Ihre Notiz", url="")
    north = card(shown(window, samples.snapshot(samples.outage_verdict(reason=noted))), "north")

    assert said(north, "quoteHeading") == "Sie haben notiert"
    assert said(north, "quote") == "„Laut Radio bis Mittag.“"


def test_a_scroll_bar_takes_no_room_from_the_cards(window):
    shown(window, samples.STORY["outage"]())
    assert window._area.verticalScrollBar().isVisible()
    narrow = card(window, "north")
    right = narrow.mapTo(window, narrow.rect().topRight()).x()
    check = button(window, "checkNow")

    assert right == check.mapTo(window, check.rect().topRight()).x()


def test_the_last_days_of_a_calm_account_make_way_for_trouble(window):
    calm = samples.snapshot(samples.recovered_verdict(), samples.ok_verdict())
    shown(window, calm)
    assert card(window, "island").findChild(Strip).isVisible()

    window.show_snapshot(samples.STORY["outage"]())
    assert not card(window, "island").findChild(Strip).isVisible()

    window.show_snapshot(calm)
    assert card(window, "island").findChild(Strip).isVisible()


def test_what_was_folded_by_hand_stays_folded(window, qtbot):
    shown(window, samples.STORY["ok"]())
    qtbot.keyClick(card(window, "island"), Qt.Key.Key_Space)
    window.show_snapshot(samples.STORY["ok"]())

    assert not card(window, "island").findChild(Strip).isVisible()


def test_a_size_that_the_desktop_confirms_late_is_not_the_users(qtbot):
    window = StatusWindow(lambda: samples.NOW, samples.ZONE)
    qtbot.addWidget(window)
    window.show_snapshot(samples.STORY["ok"]())
    window.show()
    small = window.size()
    window.show_snapshot(samples.STORY["outage"]())
    large = window.height()
    window.resizeEvent(QResizeEvent(small, window.size()))  # the answer to what was asked before

    window.show_snapshot(samples.STORY["ok"]())
    assert window.height() == small.height() < large
