"""Signs an account in and keeps what came of it. For the window and the command line; called in workers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tray_app.engine.keys import client_of
from tray_app.model.account import Account
from tray_app.net.deadline import Deadline
from tray_app.net.http import Request, Response, fetch
from tray_app.net.trust import Trust, TrustError
from tray_app.oauth.asking import Ask, Waiting
from tray_app.oauth.browser import by_browser
from tray_app.oauth.device import DeviceCode, by_code
from tray_app.oauth.errors import CancelledError, SignInError
from tray_app.oauth.messages import Client, Tokens
from tray_app.storage.grants import Grant, new_id
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.texts import tr

__all__ = ["CancelledError", "DeviceCode", "SignInError", "SignIns", "Waiting"]

log = logging.getLogger(__name__)
ASK_DEADLINE_S = 20.0


@dataclass(frozen=True)
class SignIns:
    """Signs in with one profile's keyring."""

    secrets: SecretStore
    trust: Trust
    now: Callable[[], datetime]

    def by_browser(self, account: Account, show: Callable[[str], None], waiting: Waiting) -> str:
        """Returns in one sentence why the keyring has nothing of it; empty if it has. SignInError, CancelledError."""
        client = self._client(account)
        tokens = by_browser(client, account.login_name, self._ask(account), show, waiting)
        return self._keep(account, client.endpoints.token, tokens)

    def by_code(self, account: Account, show: Callable[[DeviceCode], None], waiting: Waiting) -> str:
        """The same with a code that is typed in elsewhere."""
        client = self._client(account)
        tokens = by_code(client, self._ask(account), show, waiting)
        return self._keep(account, client.endpoints.token, tokens)

    def _client(self, account: Account) -> Client:
        try:
            return client_of(account, self.secrets)
        except SecretError as error:
            raise SignInError(str(error)) from None

    def _ask(self, account: Account) -> Ask:
        try:
            context = self.trust.context(account.tls_ca_file)
        except TrustError as error:
            raise SignInError(tr("The certificate file {file} cannot be read.", file=error.ca_file)) from None

        def ask(request: Request) -> Response:
            return fetch(request, context, Deadline.after(ASK_DEADLINE_S))

        return ask

    def _keep(self, account: Account, token_url: str, tokens: Tokens) -> str:
        assert account.oauth is not None, "no sign-in in the settings"
        first = Grant(new_id(), account.oauth.client_id, token_url, tokens.refresh_token)
        grant = first.renewed(tokens.access_token, "", tokens.life_s, self.now())
        with self.secrets.grants.turn(account.id):
            try:
                self.secrets.grants.keep(account.id, grant)
            except SecretError as error:
                log.warning("the sign-in of %s is not in the keyring: %s", account.id, error)
                return str(error)
        log.info("%s is signed in", account.id)
        return ""
