"""What opens an account at this moment: its password, or an access token that is fresh enough."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tray_app.model.account import Account, Auth, Service
from tray_app.model.oauth import endpoints_of
from tray_app.model.reason import LOGIN_STOPPING_FAILURES
from tray_app.model.result import Depth, ProbeResult
from tray_app.net.trust import Trust
from tray_app.oauth.messages import Client, Tokens
from tray_app.probes import ProbeRequest
from tray_app.storage.grants import Grant
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.texts import tr

log = logging.getLogger(__name__)
REFRESH_DEADLINE_S = 8.0


@dataclass(frozen=True, slots=True)
class Key:
    """A secret, or why there is none."""

    secret: str | None = field(default=None, repr=False)
    fingerprint: str = ""
    """Of the password, or of the sign-in: refreshing its tokens does not change it."""
    problem: str = ""
    """In one sentence, if nothing is kept that could be tried."""
    failed: ProbeResult | None = None
    """What the sign-in server answered instead of a token."""
    is_new: bool = True
    """False: a token that was fetched earlier, so a refusal may only mean that it has died since."""


@dataclass(frozen=True)
class Keys:
    """Fetches keys. Called in workers."""

    secrets: SecretStore
    trust: Trust
    now: Callable[[], datetime]

    def get(self, account: Account, refused: str = "", *, anew: bool = False) -> Key:
        """The key; none if it has the fingerprint `refused`. `anew`: not with the token that is at hand."""
        try:
            return self._token(account, refused, anew=anew) if account.signs_in else self._password(account, refused)
        except SecretError as error:
            return Key(problem=str(error))

    def drop(self, account: Account) -> None:
        """After a refusal: a password changed in the keyring is found next time."""
        self.secrets.drop_cached(account.id)

    def _password(self, account: Account, refused: str) -> Key:
        is_token = account.auth is Auth.OAUTH2
        if is_token:
            self.secrets.drop_cached(account.id)  # the command keeps its tokens fresh; ours would die within the hour
        secret = self.secrets.get(account)
        if not secret:
            return Key(secret, problem=tr("No password is stored for “{account}”.", account=account.label))
        fingerprint = self.secrets.fingerprint(" ".join(account.password_command) if is_token else secret)
        if fingerprint == refused:
            self.drop(account)  # next time there may be another one
            return Key()
        return Key(secret, fingerprint)

    def _token(self, account: Account, refused: str, *, anew: bool) -> Key:
        grants = self.secrets.grants
        with grants.turn(account.id):
            grant = grants.get(account)
            if grant is None:
                return Key(problem=tr("“{account}” is not signed in.", account=account.label))
            fingerprint = self.secrets.fingerprint(grant.id)
            if fingerprint == refused:
                self.drop(account)
                return Key()
            if grant.is_usable(self.now()) and not anew:
                return Key(grant.access_token, fingerprint, is_new=False)
            return self._refreshed(account, grant, fingerprint)

    def _refreshed(self, account: Account, before: Grant, fingerprint: str) -> Key:
        from tray_app.probes.token import refresh

        grant = self._renewed_elsewhere(account, before) or before
        client = client_of(account, self.secrets)
        request = ProbeRequest(account, Service.RECEIVE, Depth.DEEP, self.trust, REFRESH_DEADLINE_S, self.now)
        result, tokens = refresh(request, client, grant.refresh_token)
        if tokens is None and (newer := self._renewed_elsewhere(account, grant)):
            grant = newer
            result, tokens = refresh(request, client, grant.refresh_token)
        if tokens is None:
            return Key(fingerprint=fingerprint, failed=result)
        self._keep(account, grant, tokens)
        return Key(tokens.access_token, fingerprint)

    def _renewed_elsewhere(self, account: Account, used: Grant) -> Grant | None:
        """`check` beside the tray may have used the same refresh token and kept the one that it got for it."""
        try:
            grant = self.secrets.grants.get(account, anew=True)
        except SecretError:
            return None  # the keyring does not serve just now; what is known here may well be the newest
        return grant if grant is not None and grant.refresh_token != used.refresh_token else None

    def _keep(self, account: Account, grant: Grant, tokens: Tokens) -> None:
        renewed = grant.renewed(tokens.access_token, tokens.refresh_token, tokens.life_s, self.now())
        try:
            self.secrets.grants.keep(account.id, renewed)
        except SecretError as error:
            # It works on until the program ends; the next refresh tries to keep it again.
            log.warning("a renewed sign-in of %s is not in the keyring: %s", account.id, error)


def probe_with_key(
    keys: Keys, account: Account, refused: str, ask: Callable[[Key], ProbeResult]
) -> tuple[ProbeResult, Key]:
    """A probe that logs in with whatever opens the account, and what that was."""
    from tray_app.probes.token import without_token

    key = keys.get(account, refused)
    result = ask(key)
    if not key.is_new and is_refused(result):
        # The token may have been taken back before its time; only with a new one it is a refusal.
        key = keys.get(account, refused, anew=True)
        result = ask(key) if key.failed is None else result
    if key.failed is not None and (result.ok or is_refused(result)):
        result = without_token(result, key.failed)
    return result, key


def is_refused(result: ProbeResult) -> bool:
    """Whether it was the login that failed, and trying again would not help."""
    return result.reason is not None and result.reason.failure in LOGIN_STOPPING_FAILURES


def client_of(account: Account, secrets: SecretStore) -> Client:
    """Who asks for the account's tokens; SecretError if its client secret cannot be had."""
    assert account.oauth is not None, "no sign-in in the settings"
    return Client(account.oauth.client_id, endpoints_of(account), secrets.client_secret(account))
