from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.fakes.programs import running_program
from tests.model.builders import account
from tray_app.app.compose_part import ComposePart
from tray_app.model.account import Page
from tray_app.model.settings import General, Settings
from tray_app.model.verdict import Alternative, AlternativeKind
from tray_app.storage.settings_file import save

MANY = tuple(f"somebody-{number}@people.example" for number in range(100))


class System:
    """Whoever opens links."""

    def __init__(self):
        self.opened, self.takes = [], True

    def open(self, url):
        self.opened.append(url.toString(url.ComponentFormattingOption.FullyEncoded))
        return self.takes


@pytest.fixture
def system(monkeypatch):
    made = System()
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(made.open))
    QApplication.clipboard().clear()
    return made


@pytest.fixture
def part(qapp):
    own = account(address="kim@own.example", webmail=Page("https://webmail.own.example/"))
    made = ComposePart(SimpleNamespace(keeper=SimpleNamespace(settings=Settings(accounts=(own,)))))
    yield made
    if made.window is not None:
        made.window.close()


def write(part, button, to=(), sender="kim@second.example", url=""):
    part.open(Alternative(AlternativeKind.ACCOUNT, "", url or f"mailto:?from={sender}", None, sender))
    part.window.findChild(QPlainTextEdit, "recipients").setPlainText("\n".join(to))
    part.window.findChild(QPushButton, button).click()
    return part.window.findChild(QLabel, "said").text()


def test_the_mail_program_gets_the_sender_and_the_hidden_recipients(part, system):
    said = write(part, "openMail", ("lee@example.net", "max@example.org"))
    assert system.opened == ["mailto:?from=kim@second.example&bcc=lee@example.net,max@example.org"]
    assert said == "In the mail program choose kim@second.example as the sender."


def test_too_many_for_a_link_are_put_into_the_clipboard(part, system):
    said = write(part, "openMail", MANY)
    assert system.opened == ["mailto:?from=kim@second.example"]
    assert QApplication.clipboard().text() == ", ".join(MANY)
    assert said == (
        "There are too many for a link. The recipients are in the clipboard now: paste them into the field BCC."
    )


def test_without_a_mail_program_this_is_said_and_nothing_is_lost(part, system):
    system.takes = False
    assert write(part, "openMail") == "No mail program takes it here."
    said = write(part, "openMail", ("lee@example.net",))
    assert said.startswith("No mail program takes it here. The recipients are in the clipboard now")
    assert QApplication.clipboard().text() == "lee@example.net"


@pytest.mark.parametrize("sender", ["kim@gmail.com", "kim@fastmail.com", "kim@yahoo.com"])
def test_the_providers_page_for_a_new_mail_gets_the_hidden_recipients(part, system, sender):
    assert write(part, "openCompose", ("lee@example.net", "max@example.org"), sender) == ""
    [opened] = system.opened
    fields = parse_qs(urlsplit(opened).query)
    for field in ("url", "mailto"):
        fields |= parse_qs(urlsplit(fields.get(field, [""])[0]).query)
    assert fields["bcc"] == ["lee@example.net,max@example.org"]


@pytest.mark.parametrize(
    ("sender", "url", "page"),
    [
        ("kim@second.example", "https://second.example/mail", "https://second.example/mail"),
        ("kim@own.example", "", "https://webmail.own.example/"),
        ("kim@gmx.de", "", "https://www.gmx.net/"),
    ],
)
def test_another_page_is_opened_and_the_recipients_are_in_the_clipboard(part, system, sender, url, page):
    said = write(part, "openCompose", ("lee@example.net",), sender, url)
    assert system.opened == [page]
    assert QApplication.clipboard().text() == "lee@example.net"
    assert said == "The recipients are in the clipboard now: paste them into the field BCC."


def test_a_page_that_cannot_be_opened_is_said(part, system):
    system.takes = False
    assert write(part, "openCompose", sender="kim@gmail.com") == "The page cannot be opened here."


def test_no_page_is_known_for_every_address(part, system):
    part.open(Alternative(AlternativeKind.ACCOUNT, "", "mailto:?from=kim@second.example", None, "kim@second.example"))
    assert not part.window.findChild(QPushButton, "openCompose").isVisible()


def test_one_window_at_a_time(part, system):
    for sender in ("kim@second.example", "kim@third.example"):
        part.open(Alternative(AlternativeKind.ACCOUNT, "", "", None, sender))
    assert part.window.address == "kim@third.example"
    assert part.window.isVisible()
    part.window.close()
    assert part.window is None


def test_another_language_keeps_the_recipients(part, system):
    write(part, "openMail", ("lee@example.net",))
    before = part.window
    part.rebuild()
    assert part.window is not before
    assert (part.window.recipients, part.window.isVisible()) == (("lee@example.net",), True)
    part.window.findChild(QPushButton, "openMail").click()
    assert len(system.opened) == 2


def test_writing_from_another_address_opens_it_and_all_else_is_a_link(qapp, profile, no_session, system):
    save(profile.settings_file, Settings(general=General(language="en")))
    with running_program(profile) as program:
        program.wishes._on_way("north", Alternative(AlternativeKind.WEBMAIL, "", "https://mail.example/", True))
        program.wishes._on_way("north", Alternative(AlternativeKind.ACCOUNT, "", "https://link.example/", None))
        assert system.opened == ["https://mail.example/", "https://link.example/"]
        way = Alternative(AlternativeKind.ACCOUNT, "", "mailto:?from=kim@second.example", None, "kim@second.example")
        program.wishes._on_way("north", way)
        assert program.rare.compose.window.isVisible()
        program.rare.rebuild()
        assert program.rare.compose.window.address == "kim@second.example"
    assert len(system.opened) == 2
