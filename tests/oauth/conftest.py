"""Somebody who signs in at an authorization server of our own."""

from __future__ import annotations

import msgspec
import pytest

from tests.fakes.oauth import OAuthServer
from tray_app.model.account import Account, Auth, OAuth
from tray_app.model.oauth import endpoints_of
from tray_app.net.deadline import Deadline
from tray_app.net.http import fetch
from tray_app.net.trust import Trust
from tray_app.oauth.asking import Waiting
from tray_app.oauth.browser import by_browser
from tray_app.oauth.device import by_code
from tray_app.oauth.messages import Client

ADDRESS = "kim@nordpost.example"


@pytest.fixture
def server(authority):
    with OAuthServer(authority.server()) as running:
        yield running


class Person:
    """Signs in with the settings of the fake server, changed where a test says so."""

    def __init__(self, server, authority):
        self.server, self.ca_file = server, authority.ca_file
        self.waiting = Waiting()

    def client(self, secret="", **changes):
        oauth = msgspec.convert(self.server.table(**changes), OAuth)
        return Client(oauth.client_id, endpoints_of(Account("kim", ADDRESS, auth=Auth.OAUTH2, oauth=oauth)), secret)

    def ask(self, request):
        return fetch(request, Trust().context(self.ca_file), Deadline.after(5))

    def in_browser(self, show, deadline_s=10.0, secret="", **changes):
        return by_browser(self.client(secret, **changes), ADDRESS, self.ask, show, self.waiting, deadline_s=deadline_s)

    def with_code(self, show=lambda _code: None, **changes):
        return by_code(self.client(**changes), self.ask, show, self.waiting)


@pytest.fixture
def someone():
    """Makes a `Person` for another server or authority."""
    return Person


@pytest.fixture
def person(server, authority):
    return Person(server, authority)
