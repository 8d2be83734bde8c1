"""Sets the stage: two providers, an account at each, a throwaway profile; and turns the pages of the story."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from tray_app.demo.pacing import PacedClock
from tray_app.demo.provider import HOST, Face, Provider
from tray_app.demo.story import Scene, stretches
from tray_app.model.account import Account, Auth, Intervals, Page, Receive, Security, Send, StatusSource
from tray_app.model.settings import General, Settings
from tray_app.texts import tr

CHECKS = Intervals(
    receive_s=1200, login_s=3600, send_s=1200, send_login_s=7200, webmail_s=1800, contacts_s=3600, status_s=900
)
"""Rarer than usual, since the story's minutes pass within seconds."""


class Stage:
    """Everything the story needs that is not the program itself."""

    def __init__(self, scenes: list[Scene], folder: Path, speed: float = 1.0) -> None:
        import trustme

        authority = trustme.CA(organization_name="Mailampel demo")
        self._authority_file = folder / "demo-ca.pem"
        authority.cert_pem.write_to_path(str(self._authority_file))
        self.password = secrets.token_urlsafe(12)
        self._scenes = scenes
        self._speed = speed
        self._provider = Provider("Ahornpost", authority, self.password)
        self._neighbour = Provider("Birkenmail", authority, self.password)
        self._ended = threading.Event()
        self._on_scene: Callable[[Scene | None, Scene], None] = lambda _before, _scene: None

    def open(self) -> PacedClock:
        """Starts the providers and the clock."""
        for provider in (self._provider, self._neighbour):
            provider.start()
        self._provider.turn(self._scenes[0].face)
        self.clock = PacedClock(stretches(self._scenes), self._speed)
        return self.clock

    @property
    def last_scene(self) -> Scene:
        """When it begins, the story has been told."""
        return self._scenes[-1]

    def play(self, on_scene: Callable[[Scene | None, Scene], None]) -> None:
        """Turns the pages in a thread; `on_scene` gets the scene that ends, just before it does, and the next."""
        self._on_scene = on_scene
        threading.Thread(target=self._turn_pages, name="demo story", daemon=True).start()

    def close(self) -> None:
        """Ends the story and the providers."""
        self._ended.set()
        for provider in (self._provider, self._neighbour):
            provider.stop()

    def settings(self) -> Settings:
        """The settings a user of these providers would have."""
        return Settings(
            general=General(
                quiet_hours="",
                control_hosts=(f"{HOST}:{self._neighbour.imap_port}", f"{HOST}:{self._neighbour.smtp_port}"),
            ),
            accounts=(
                self._account("ahornpost", tr("Private"), self._provider),
                self._account("birkenmail", tr("Second address"), self._neighbour),
            ),
        )

    def _account(self, account_id: str, name: str, provider: Provider) -> Account:
        web = f"https://{HOST}:{provider.web_port}"
        return Account(
            id=account_id,
            name=f"{name} ({provider.name})",
            address=f"kim@{account_id}.example",
            provider=provider.name,
            auth=Auth.PASSWORD,
            tls_ca_file=str(self._authority_file),
            receive=Receive(HOST, provider.imap_port),
            send=Send(HOST, provider.smtp_port, Security.TLS),
            webmail=Page(f"{web}/"),
            status=(StatusSource(f"{web}/feed.rss"),),
            intervals=CHECKS,
        )

    def _turn_pages(self) -> None:
        before: Scene | None = None
        for scene in self._scenes:
            if self._ended.wait(max(0.0, self.clock.until(scene.at))):
                return
            self._on_scene(before, scene)
            self._turn(scene.face)
            before = scene

    def _turn(self, face: Face) -> None:
        if not self._ended.is_set():
            self._provider.turn(face)
