"""What a probe is asked to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tray_app.model.account import Account, Auth, Service
from tray_app.model.result import Depth
from tray_app.net.names import Resolver, system_addresses
from tray_app.net.trust import Trust


@dataclass(frozen=True, slots=True)
class ProbeRequest:
    """One bounded test of one service of one account."""

    account: Account
    service: Service
    depth: Depth
    trust: Trust
    deadline_s: float
    now: Callable[[], datetime]
    password: str | None = field(default=None, repr=False)
    """For an OAuth account: the access token, if `oauth_token` is empty."""
    oauth_token: str | None = field(default=None, repr=False)
    worked_before: bool = False
    """The service answered within the last week, so a wrong name or certificate is not the settings' fault."""
    ask: Resolver = field(default=system_addresses, repr=False)
    """How host names are turned into addresses."""

    @property
    def is_oauth(self) -> bool:
        """Whether the secret is a token rather than a password."""
        return self.account.auth is Auth.OAUTH2

    @property
    def secret(self) -> str:
        """Password or token; empty if there is none."""
        return (self.oauth_token or self.password or "") if self.is_oauth else (self.password or "")

    @property
    def logs_in(self) -> bool:
        """Whether a login is wanted and possible."""
        return self.depth is Depth.DEEP and bool(self.secret)

    @property
    def settings_are_proven(self) -> bool:
        """Whether the server's name is beyond doubt: from the catalogue, or it worked before."""
        return self.worked_before or bool(self.account.provider)
