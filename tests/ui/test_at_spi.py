"""What a screen reader really gets of the status window, over the bus that Orca uses (UI, section 11)."""

from __future__ import annotations

import sys

import pytest

from tests.fakes.desk import HAS_DESK, desk, wait_until
from tests.fakes.screen_reader import LAUNCHER, screen_reader

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not (HAS_DESK and LAUNCHER.exists()), reason="needs Xvfb, dbus-daemon and at-spi2-core"),
]
WINDOW = """
from PySide6.QtWidgets import QApplication
from tests.german import catalogue
from tests.ui import samples
from tray_app import texts
from tray_app.ui.status_window import StatusWindow

texts._catalogue = lambda _language: catalogue()
texts.use_language("de")
app = QApplication([])
window = StatusWindow(lambda: samples.NOW, samples.ZONE)
window.show_snapshot(samples.STORY["outage"]())
later = samples.snapshot(samples.ok_verdict("north", name="Privat"), samples.outage_verdict("island", name="Zweit"))
window.check_wanted.connect(lambda: window.show_snapshot(later))
window.show()
app.exec()
"""
"""The window in German; a check brings other news."""


@pytest.fixture
def reader():
    with desk() as made, screen_reader(made) as reader:
        made.run(sys.executable, "-c", WINDOW)
        wait_until(lambda: any(thing.name == "Mailampel" for thing in reader.things()), what="the window")
        yield reader


SPOKEN = [
    ("frame", "Mailampel"),
    ("push button", "Verlauf"),
    ("panel", "Privat (Nordpost): Störung bei Nordpost, seit Mi., 13.08., 08:12 Uhr"),
    ("label", "Zugesagt bis 18:00 Uhr – seit 42 Minuten überfällig."),
    ("panel", "Empfangen: geht nicht"),
    ("panel", "Webmail: geht"),
    ("push button", "Webmail öffnen"),
    ("graphic", "Letzte 90 Tage: 2 Störungen, 67 Std. 30 Min."),
    ("check box", "Warum sagen wir das?"),
    ("button menu", "Ich weiß Bescheid"),
    ("panel", "Zweitadresse (Inselpost): Alles in Ordnung"),
    ("label", "Empfangen: geht, Senden: geht, Webmail: geht, Kontakte: geht"),
    ("label", "Zuletzt geprüft vor 12 Sek., wieder in 48 Sek."),
    ("push button", "Jetzt prüfen"),
]
"""Kind and name in the order in which they are read."""


def test_a_screen_reader_gets_the_window_from_top_to_bottom(reader):
    things = reader.things()

    assert [(t.role, t.name) for t in things if (t.role, t.name) in SPOKEN] == SPOKEN
    assert [t for t in things if "button" in t.role and not t.name] == []
    assert reader.find("Von inselpost.example schreiben").description == "kim@inselpost.example"


def test_what_a_screen_reader_presses_unfolds_the_reasons(reader):
    assert "Protokoll kopieren" not in [thing.name for thing in reader.things()]

    reader.press("Warum sagen wir das?")

    names = [thing.name for thing in reader.things()]
    assert "Leitung: 3 von 3 anderen Mailanbietern haben von diesem Rechner aus geantwortet." in names
    assert "Protokoll kopieren" in names


def test_a_verdict_that_changes_is_announced_and_an_outage_at_once(reader):
    reader.listen()

    reader.press("Jetzt prüfen")

    assert [reader.hear(), reader.hear()] == [
        ("Zweit: Störung bei Nordpost", 2),
        ("Privat: Alles in Ordnung", 1),
    ]
