"""The whole program in one process, without a screen: real servers on loopback, real files, our own small window."""

from __future__ import annotations

import os
from contextlib import ExitStack

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

from tests.fakes.phone_service import PhoneService
from tests.fakes.programs import HASTE, running_program, until
from tests.fakes.servers import FakeServer, imap
from tests.german import german  # noqa: F401
from tray_app.app.watch import Watch
from tray_app.desktop.notifier import Click
from tray_app.engine.announcer import AckRule
from tray_app.model.account import Account, Auth, Receive, Security
from tray_app.model.announcements import Announcement, Kind, Step, Urgency
from tray_app.model.claims import Claim
from tray_app.model.settings import General, Phone, Settings
from tray_app.model.verdict import Status
from tray_app.storage.settings_file import SettingsError, load, save
from tray_app.ui.wishes import Place


def greet(conversation):
    conversation.say("* OK [CAPABILITY IMAP4rev1] ready")
    while line := conversation.hear():
        tag, command = line.split()[:2]
        if command.upper() == b"CAPABILITY":
            conversation.say("* CAPABILITY IMAP4rev1")
        conversation.say(f"{tag.decode()} OK done")


def break_down(conversation):
    conversation.say("* BYE [UNAVAILABLE] Our mail storage has failed.")


pytestmark = pytest.mark.usefixtures("no_session")


@pytest.fixture
def server():
    with FakeServer(greet) as made:
        yield made


@pytest.fixture
def another_provider(authority):
    """Its servers answer, whatever happens to the one that is watched."""
    with FakeServer(imap(), authority.server()) as made:
        yield made


@pytest.fixture
def watched(profile, server, another_provider):
    account = Account(
        id="north",
        name="Work",
        address="kim@nordpost.example",
        provider="Nordpost",
        receive=Receive("127.0.0.1", server.port, Security.PLAIN),
    )
    general = General(language="en", quiet_hours="", control_hosts=(f"127.0.0.1:{another_provider.port}",))
    save(profile.settings_file, Settings(general=general, policy=HASTE, accounts=(account,)))
    return account


@pytest.fixture
def start(qapp, profile):
    """Starts a program; all are ended with the test."""
    with ExitStack() as running:
        yield lambda **how: running.enter_context(running_program(profile, **how))


def status_of(program):
    verdict = program.watch.verdict("north")
    return verdict.status if verdict else None


def test_an_outage_is_shown_told_and_over(start, watched, server, qtbot):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    assert program.status.window.isVisible()  # there is no tray here

    server.script = break_down
    program.watch.check_now()
    until(qtbot, lambda: status_of(program) is Status.OUTAGE)
    until(qtbot, lambda: program.answer({"do": "status"})["accounts"][0]["reason"] is not None)
    answer = program.answer({"do": "status"})["accounts"][0]
    assert "Our mail storage has failed." in answer["reason"]["text"]
    until(qtbot, lambda: program.told_by == "window")

    server.script = greet
    program.watch.check_now()
    until(qtbot, lambda: status_of(program) is Status.OK)


def test_at_login_the_window_waits_for_a_panel_that_may_come_late(start, watched, monkeypatch, qtbot):
    monkeypatch.setattr("tray_app.app.program.PATIENCE_MS", 1)
    program = start(at_login=True)
    assert program.status.window is None
    until(qtbot, lambda: program.status.window is not None and program.status.window.isVisible())


def test_at_login_no_window_opens_where_the_panel_came(start, watched, monkeypatch):
    program = start(at_login=True)
    monkeypatch.setattr("tray_app.app.program.tray_host.is_there", lambda: True)
    program._show_without_icon()
    assert program.status.window is None


def test_a_pause_stops_asking_and_resuming_asks_at_once(start, watched, server, qtbot):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    program.watch.pause(None)
    until(qtbot, lambda: status_of(program) is Status.PAUSED)
    assert program.watch.pacer.wait_s is None
    asked = server.clients
    program.watch.resume()
    until(qtbot, lambda: server.clients > asked)
    until(qtbot, lambda: status_of(program) is Status.OK)


@pytest.mark.parametrize("whom", ["north", ""])
def test_a_pause_in_the_settings_ends_where_the_user_resumes(start, watched, profile, qtbot, whom):
    paused = msgspec.structs.replace(watched, paused=True)
    save(profile.settings_file, msgspec.structs.replace(load(profile.settings_file), accounts=(paused,)))
    program = start()
    until(qtbot, lambda: status_of(program) is Status.PAUSED)
    assert program.watch.pacer.wait_s is None

    program.wishes._on_resume(whom)
    until(qtbot, lambda: status_of(program) is Status.OK)
    assert not load(profile.settings_file).accounts[0].paused


def test_a_pause_that_cannot_be_ended_is_told_with_the_reason(start, watched, profile, monkeypatch, qtbot):
    paused = msgspec.structs.replace(watched, paused=True)
    save(profile.settings_file, msgspec.structs.replace(load(profile.settings_file), accounts=(paused,)))
    program, told = start(), []
    until(qtbot, lambda: status_of(program) is Status.PAUSED)

    def full(_settings):
        raise SettingsError("The settings cannot be written: the disk is full. The old ones are kept.")

    monkeypatch.setattr(program._parts.keeper, "save", full)
    monkeypatch.setattr(program._parts.tellings, "say", told.append)
    program.status.open()
    program.status.window.resume_wanted.emit("north")
    assert told == ["Still paused. The settings cannot be written: the disk is full. The old ones are kept."]


def test_an_acknowledgement_outlives_a_restart(start, watched, server, qtbot):
    server.script = break_down
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OUTAGE)
    program.watch.acknowledge("north", AckRule.RECOVERY)
    until(qtbot, lambda: program.watch.snapshot().acknowledged == {"north": "Muted until it works again"})
    program.watch.close()
    again = start()
    until(qtbot, lambda: status_of(again) is Status.OUTAGE)
    assert again.watch.snapshot().acknowledged == {"north": "Muted until it works again"}
    again.watch.unacknowledge("north")
    assert again.watch.snapshot().acknowledged == {}


def test_without_accounts_the_wizard_opens_and_its_account_is_watched(start, profile, watched, server, qtbot):
    save(profile.settings_file, Settings(general=General(language="en")))
    program = start()
    until(qtbot, lambda: program.rare.wizard.wizard is not None)
    program.rare.wizard.wizard.completed.emit(watched, "", _answers())
    until(qtbot, lambda: status_of(program) is Status.OK)
    assert load(profile.settings_file).accounts == (watched,)


def _answers():
    from tray_app.ui.settings_context import WizardAnswers

    return WizardAnswers(saw_icon=True, saw_message=False, autostart=False)


def test_the_wizards_test_asks_the_server_once(start, profile, watched, server, qtbot):
    save(profile.settings_file, Settings(general=General(language="en")))
    program = start()
    until(qtbot, lambda: program.rare.wizard.wizard is not None)
    rows = []
    wizard = program.rare.wizard.wizard
    wizard.check.show_row = lambda *row: rows.append(row)
    with qtbot.waitSignal(program.rare.wizard.tested, timeout=20_000):
        wizard.check.test_requested.emit(watched, "")
    assert [(key, ok) for key, ok, _words in rows] == [("receive", True)]


def test_settings_saved_in_the_dialog_count_at_once(start, profile, watched, qtbot):
    program = start()
    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    dialog = program.rare.settings.dialog
    renamed = msgspec.structs.replace(watched, name="Office")
    settings = msgspec.structs.replace(dialog.settings(), accounts=(renamed,))
    dialog.save_requested.emit(settings, {})
    until(qtbot, lambda: [verdict.name for verdict in program.watch.monitor.verdicts] == ["Office"])
    assert "Office" in profile.settings_file.read_text()


def test_enter_password_leads_to_the_field_for_it(start, watched, qtbot):
    program = start()
    program.status.open()
    program.status.window.password_wanted.emit("north")
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    assert program.rare.settings.dialog.focusWidget().objectName() == "password"


def test_the_phone_hears_what_the_desktop_was_shown_of_begin_and_end(start, profile, watched, server, keyring, qtbot):
    with PhoneService() as service:
        settings = load(profile.settings_file)
        save(profile.settings_file, msgspec.structs.replace(settings, phone=Phone(enabled=True)))
        program = start()
        until(qtbot, lambda: status_of(program) is Status.OK)
        program.rare.settings.open()
        until(qtbot, lambda: program.rare.settings.dialog is not None)
        phone = program.rare.settings.dialog.messages.phone
        phone.findChild(QLineEdit, "phoneTargets").setText(service.target)
        phone.findChild(QPushButton, "testPhone").click()
        until(qtbot, lambda: phone.findChild(QLabel, "phoneTestResult").text() == "Sent. Has it arrived?")
        program.rare.settings.dialog.findChild(QPushButton, "save").click()
        until(qtbot, lambda: program.secrets.phone_targets(()) == service.target)

        server.script = break_down
        program.watch.check_now()
        until(qtbot, lambda: len(service.posts) == 2)
        service.status = 503
        server.script = greet
        program.watch.check_now()
        until(qtbot, lambda: program.status.window.findChild(QLabel, "bannerText").text() != "")

        assert [title for title, _body in service.messages] == [
            "Test message", "Outage at Nordpost", "Nordpost works again",
        ]  # fmt: skip
        said = program.status.window.findChild(QLabel, "bannerText").text()
        assert said == "Your phone was not told: JSON answers with status 503."
        everything = b"".join(path.read_bytes() for path in profile.data_dir.rglob("*") if path.is_file())
        assert service.token.encode() not in everything


def test_in_quiet_hours_the_phone_is_as_quiet_as_the_desktop(start, profile, watched, server, keyring, qtbot):
    with PhoneService() as service:
        settings = load(profile.settings_file)
        quiet = msgspec.structs.replace(settings.general, quiet_hours="00:00-23:59")
        phone = Phone(enabled=True, targets_command=("printf", service.target))
        save(profile.settings_file, msgspec.structs.replace(settings, general=quiet, phone=phone))
        server.script = break_down
        program = start()
        until(qtbot, lambda: status_of(program) is Status.OUTAGE)
        with qtbot.waitSignal(program.watch.updated, timeout=20_000):
            program.watch.check_now()

        assert (program.told_by, service.posts, program._parts.phone.problem) == ("", [], "")


def test_a_password_without_a_keyring_is_kept_for_the_session(start, profile, watched, monkeypatch, qtbot):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    program = start()
    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    account = msgspec.structs.replace(watched, auth=Auth.PASSWORD)
    settings = msgspec.structs.replace(program.rare.settings.dialog.settings(), accounts=(account,))
    program.rare.settings.dialog.save_requested.emit(settings, {"north": "secret-77"})
    assert program.secrets.get(account) == "secret-77"
    assert "secret-77" not in profile.settings_file.read_text()


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.DEMO])
def test_every_place_opens_a_window(start, watched, qtbot, qapp, place):
    program = start()
    known = {window for window in qapp.topLevelWidgets() if window.isVisible()}
    program.wishes.go_to(place.value)
    until(qtbot, lambda: any(w.isVisible() and w not in known for w in qapp.topLevelWidgets()))
    assert any(w.windowTitle() for w in qapp.topLevelWidgets() if w.isVisible() and w not in known)


def test_broken_settings_are_told_in_the_window(start, profile, watched, qtbot):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    profile.settings_file.write_text("nonsense = \n")
    until(qtbot, lambda: "settings.toml" in program.watch.snapshot().settings_problem)
    assert status_of(program) is Status.OK


def test_a_history_that_cannot_be_opened_is_told_and_the_watch_goes_on(start, profile, watched, qtbot):
    profile.history_file.mkdir()
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    assert program.watch.snapshot().storage_problem


def test_waking_up_makes_a_fresh_start(start, watched, server, qtbot):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    asked = server.clients
    program.watch.void()
    until(qtbot, lambda: server.clients > asked)
    until(qtbot, lambda: not program.watch.snapshot().is_checking)
    assert status_of(program) is Status.OK


def test_a_secret_from_the_command_line_is_tried_at_once(start, watched, monkeypatch):
    program, changed = start(), []
    monkeypatch.setattr(program.watch, "secret_changed", changed.append)

    assert program.answer({"do": "secret", "account": "north"}) == {"ok": True}
    assert program.answer({"do": "secret", "account": "nobody"}) == {"error": "unknown account"}
    assert changed == ["north"]


def test_unknown_questions_get_an_answer_too(start, watched):
    assert start().answer({"do": "dance"}) == {"error": "unknown question"}


@pytest.mark.parametrize(("agreed", "begins"), [(True, "The test mail is on its way."), (False, "No test mail can go")])
def test_what_became_of_the_wish_for_a_test_mail_is_told_in_the_window(start, watched, monkeypatch, agreed, begins):
    program, told = start(), []
    monkeypatch.setattr(program.watch.monitor, "start_round_trip", lambda account_id: agreed and account_id == "north")
    program.status.open()
    monkeypatch.setattr(program.status.window, "answer_test", lambda *answer: told.append(answer))
    program.status.window.test_wanted.emit("north")
    [(account_id, sentence)] = told
    assert account_id == "north"
    assert sentence.startswith(begins)


def test_a_note_counts_for_the_outage_that_lasts_and_stands_in_the_history(start, watched, server, qtbot):
    server.script = break_down
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OUTAGE)
    program.status.window.note_wanted.emit("north", "The radio speaks of a fire.")
    program.rare.history.open("north")
    outage = program.watch.present_outage("north")
    program.rare.history.window.note_added.emit(outage.id, "The hotline agrees.")

    history = program._parts.history
    assert "The hotline agrees." in history.recall("note:north"), "it explains what lasts"
    notes = [item.text for item in history.evidence_of(outage.id) if item.kind == "note"]
    assert notes == ["The radio speaks of a fire.", "The hotline agrees."]


def test_the_history_holds_what_sources_claimed_against_them(start, watched, server, monkeypatch, qtbot):
    server.script = break_down
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OUTAGE)
    claim = Claim("https://status.nordpost.example/", fine_s=3600)
    monkeypatch.setattr(program.watch.monitor, "claims", lambda outage_id: (claim,) if outage_id else ())
    program.rare.history.open("north")
    said = [label.text() for label in program.rare.history.window.findChildren(QLabel)]
    assert "Showed “all is well” for 1\u00a0h while it failed here. Has not named the trouble yet." in said


def test_another_language_is_spoken_at_once_everywhere(start, profile, watched, server, german, qtbot):  # noqa: F811
    server.script = break_down
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OUTAGE)
    for place in (Place.HISTORY, Place.EXPLAIN, Place.ABOUT, Place.SWITCH, Place.SETTINGS):
        program.wishes.go_to(place.value)
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    program.rare.helping.explain.show_text("421 4.3.2 Service not available")

    dialog = program.rare.settings.dialog
    settings = dialog.settings()
    general = msgspec.structs.replace(settings.general, language="de")
    dialog.findChild(QListWidget, "pages").setCurrentRow(3)
    dialog.load(msgspec.structs.replace(settings, general=general))
    dialog.save_requested.emit(dialog.settings(), {})
    until(qtbot, lambda: program.rare.settings.dialog is not dialog)

    until(qtbot, lambda: "Störung" in program.tray.icon.toolTip())
    assert "Einstellungen" in [action.text() for action in program.tray.menu.actions()]
    helping = program.rare.helping
    windows = (
        program.rare.history.window,
        helping.explain,
        helping.about,
        helping.switch,
        program.rare.settings.dialog,
    )
    titles = ["Verlauf", "Was bedeutet diese Fehlermeldung?", "Über Mailampel", "Wechsel vorbereiten", "Einstellungen"]
    assert [window.windowTitle() for window in windows if window.isVisible()] == titles
    assert program.rare.helping.explain.text == "421 4.3.2 Service not available"
    assert program.rare.settings.dialog.findChild(QListWidget, "pages").currentRow() == 3
    fault = program.status.window.findChild(QLabel, "fault").text()
    assert fault.startswith("Es liegt nicht an Ihnen")


def test_the_windows_place_and_size_outlive_the_window(start, watched, qtbot):
    program = start()
    program.status.open()
    program.status.window.resize(600, 450)
    program.status.window.move(40, 60)
    place = program.status.window.geometry()
    program.status.close()
    program.status.forget()
    assert program.status.window is None

    program.status.open()
    assert program.status.window.geometry() == place


@pytest.mark.parametrize("kind", list(Kind))
def test_only_the_beginning_and_the_end_of_an_outage_count_as_told(start, watched, monkeypatch, kind):
    program, marked = start(), []
    monkeypatch.setattr(program.watch.announcing, "shown", lambda account_id: [(account_id, kind)])
    monkeypatch.setattr(program.watch.monitor, "announced", lambda account_id, *, recovery: marked.append(recovery))
    program.watch.told("north")
    beginnings = {Kind.OUTAGE_START, Kind.DEGRADED_START, Kind.MAINT_STARTED}
    assert marked == ([False] if kind in beginnings else [True] if kind is Kind.RECOVERED else [])


@pytest.mark.parametrize("step", list(Step))
def test_a_messages_button_leads_into_the_program(start, watched, server, qtbot, monkeypatch, step):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    message = Announcement(Kind.ACCOUNT, "north", "t", "b", Urgency.NORMAL, step=step, step_label="There")
    program._parts.tellings.show(message)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    program._parts.tellings.on_click(Click("north", step.value, "token-9"))
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-9"
    if step is Step.REPORT:
        assert program.rare.history.window.account_id == "north"
    else:
        until(qtbot, lambda: program.rare.settings.dialog is not None and program.rare.settings.dialog.isVisible())


@pytest.mark.parametrize(("wanted", "opens"), [("auto", True), ("always", True), ("never", False)])
def test_without_a_tray_an_outage_opens_the_window_as_the_settings_say(
    start, watched, profile, server, qtbot, wanted, opens
):
    settings = load(profile.settings_file)
    general = msgspec.structs.replace(settings.general, open_on_outage=wanted)
    save(profile.settings_file, msgspec.structs.replace(settings, general=general))
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    program.status.close()
    server.script = break_down
    program.watch.check_now()
    until(qtbot, lambda: program.told_by == "window")
    assert program.status.window.isVisible() is opens


def test_the_panel_colours_the_icon_where_it_should(start, watched, profile, monkeypatch):
    program = start()
    assert not program.tray.icon.icon().isMask()
    settings = load(profile.settings_file)
    general = msgspec.structs.replace(settings.general, tray_colour="mask")
    program._parts.keeper.save(msgspec.structs.replace(settings, general=general))
    assert program.tray.icon.icon().isMask()
    monkeypatch.setattr("tray_app.app.program.sys.platform", "darwin")
    program._parts.keeper.save(settings)
    assert program.tray.icon.icon().isMask()
    colour = msgspec.structs.replace(settings.general, tray_colour="colour")
    program._parts.keeper.save(msgspec.structs.replace(settings, general=colour))
    assert not program.tray.icon.icon().isMask()


def test_what_is_seen_or_no_longer_true_is_withdrawn(start, watched, monkeypatch):
    program, withdrawn = start(), []
    monkeypatch.setattr(program._ladder, "withdraw", withdrawn.append)
    program.watch.announcing.withdrawal_due.emit("north")
    assert withdrawn == ["north"]
    program.status.open()
    program.status.window.cards_seen.emit(("north", "second"))
    assert withdrawn == ["north", "north", "second"]


def test_waking_up_and_another_network_void_what_is_under_way(start, watched, monkeypatch):
    voided = []
    monkeypatch.setattr(Watch, "void", lambda _watch: voided.append("void"))
    program = start()
    program._wake.woke.emit()
    program._network.changed.emit()
    assert voided == ["void", "void"]


def test_a_tray_that_goes_for_good_is_told_once(start, watched, server, qtbot):
    program = start()
    until(qtbot, lambda: status_of(program) is Status.OK)
    assert program._missing_tray._timer.isActive(), "there is none from the start"
    said = []
    program._parts.tellings.say = lambda sentence, _shown: said.append(sentence)
    program._missing_tray.stop()
    program._missing_tray._timer.setInterval(0)
    program._host.went.emit()
    until(qtbot, lambda: said)
    assert said[0].startswith("There is no place for the icon here.")
