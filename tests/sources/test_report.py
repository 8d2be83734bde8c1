"""Two halves of one status."""

from __future__ import annotations

from tray_app.sources.report import Component, Incident, Report, Severity, Stage


def test_names_and_states_come_together_by_id():
    names = Report((Component("IMAP", None, id="1"), Component("Web", None, id="2")))
    states = Report((Component("#1", Severity.MAJOR, id="1", word="down"), Component("#3", Severity.NONE, id="3")))

    for joined in (names.joined(states), states.joined(names)):
        assert {c.name: c.severity for c in joined.components} == {
            "IMAP": Severity.MAJOR,
            "Web": None,
            "#3": Severity.NONE,
        }


def test_incidents_get_the_names_of_their_components():
    incident = Incident("1", "Late", Stage.OPEN, components=("#7", "#8", "Web"))
    report = Report((Component("IMAP", Severity.NONE, id="7"),), (incident,))

    assert report.with_names().incidents[0].components == ("IMAP", "Web")
    assert Report(incidents=(incident,)).with_names().incidents[0].components == ("Web",)
