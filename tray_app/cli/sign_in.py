"""`accounts sign-in` and `sign-out`: a permission of the provider's instead of a password. No token is ever printed."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime

from tray_app.cli.accounts import find, secret_has_changed
from tray_app.cli.common import has_desktop, profile_of, read_line, say, settings_of
from tray_app.cli.errors import UsageError
from tray_app.engine.sign_ins import DeviceCode, SignInError, SignIns, Waiting
from tray_app.model.account import Account
from tray_app.model.oauth import endpoints_of
from tray_app.net.trust import Trust
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.texts import tr


def sign_in(options: argparse.Namespace) -> int:
    """Signs in, in the browser or with a code, and keeps what the provider gives in the keyring."""
    profile = profile_of(options)
    account = find(settings_of(profile, options), options.account)
    if not account.signs_in:
        raise UsageError(
            tr(
                "“{id}” does not sign in. First: mailampel accounts edit {id} --auth oauth2 --oauth google "
                "--client-id ID",
                id=account.id,
            )
        )
    secrets = SecretStore(profile)
    if options.client_secret_stdin:
        _keep_client_secret(secrets, account)
    sign_ins = SignIns(secrets, Trust(), lambda: datetime.now(UTC))
    try:
        problem = _run(sign_ins, account, by_code=_wants_code(account, options))
    except SignInError as error:
        raise UsageError(str(error)) from error
    if problem:
        raise UsageError(tr("You are signed in, but it cannot be kept: {problem}", problem=problem))
    secret_has_changed(profile, account)
    say(tr("Signed in: {id}. Try it with “mailampel check {id}”.", id=account.id))
    return 0


def sign_out(options: argparse.Namespace) -> int:
    """Removes what the last sign-in left; the client secret stays."""
    profile = profile_of(options)
    account = find(settings_of(profile, options), options.account)
    _sign_out(profile, account)
    say(tr("Signed out: {id}. The permission itself ends on your provider's page.", id=account.id))
    return 0


def _sign_out(profile: Profile, account: Account) -> None:
    try:
        SecretStore(profile).sign_out(account.id)
    except SecretError as error:
        raise UsageError(str(error)) from error
    secret_has_changed(profile, account)


def _wants_code(account: Account, options: argparse.Namespace) -> bool:
    """Where there is no browser, a code is easier, if the provider has one."""
    if options.code or options.browser:
        return bool(options.code)
    return bool(endpoints_of(account).device) and not _has_browser()


def _run(sign_ins: SignIns, account: Account, *, by_code: bool) -> str:
    waiting = Waiting()
    return sign_ins.by_code(account, _show_code, waiting) if by_code else sign_ins.by_browser(account, _open, waiting)


def _show_code(code: DeviceCode) -> None:
    say(tr("Open {page} on any device and enter the code {code}.", page=code.page, code=code.user_code))
    say(tr("Waiting up to {n} minutes. Ctrl+C ends it.", n=code.minutes))


def _open(url: str) -> None:
    """Opens the browser where there is one, and prints the address in any case."""
    opened = _has_browser() and _open_browser(url)
    say(tr("Sign in in the browser. If it does not open, open this address on this computer:") if opened
        else tr("Open this address in a browser on this computer and sign in:"))  # fmt: skip
    say(url)
    say(tr("Waiting up to {n} minutes. Ctrl+C ends it.", n=5))


def _has_browser() -> bool:
    """Not the browsers of the terminal: they would take it over, and most sign-in pages do not work in them."""
    return has_desktop() and os.environ.get("QT_QPA_PLATFORM", "") != "offscreen"


def _open_browser(url: str) -> bool:
    import webbrowser

    return webbrowser.open(url)


def _keep_client_secret(secrets: SecretStore, account: Account) -> None:
    secret = read_line().strip()
    if not secret:
        raise UsageError(tr("There is no client secret on the standard input."))
    try:
        secrets.set_client_secret(account.id, secret)
    except SecretError as error:
        raise UsageError(tr("The client secret cannot be kept: {problem}", problem=error)) from error
