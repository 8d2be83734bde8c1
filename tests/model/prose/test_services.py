"""Which services a sentence names as affected."""

from __future__ import annotations

import pytest

from tray_app.model.prose.services import is_about_others, services_in


@pytest.mark.parametrize(
    ("sentence", "services"),
    [
        ("versand und empfang sind gestoert", ("receive", "send")),
        ("imap, smtp und webmail sind nicht erreichbar", ("all",)),
        ("webmail ist gestoert, imap ist nicht betroffen", ("webmail",)),
        ("e-mail ist gestoert", ("all",)),
        ("adressbuch nicht verfuegbar. e-mail ist nicht betroffen.", ("contacts",)),
        ("imap errors; use webmail instead", ("receive",)),
        ("schreiben sie uns eine e-mail an hilfe@example.org", ()),
        ("wir arbeiten daran", ()),
    ],
)
def test_services(sentence: str, services: tuple[str, ...]) -> None:
    assert services_in([sentence]) == services


def test_a_fault_of_the_line_is_about_others() -> None:
    assert is_about_others(["tv und internet sind gestoert, e-mail ist nicht betroffen."])


def test_a_fault_of_line_and_mail_is_about_mail() -> None:
    assert not is_about_others(["internet und e-mail sind gestoert."])
