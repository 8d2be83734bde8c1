"""Server, port, security and protocol in one row: for the wizard's manual entry and the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from tray_app.model.account import USUAL_PORTS, Receive, Security, Send
from tray_app.texts import tr
from tray_app.ui.forms import Field, combo, line_edit
from tray_app.ui.settings_checks import host_problem, port_problem
from tray_app.ui.theme import body_metrics


class ServerFields(QWidget):
    """One mail server; `purpose` is `receive` (with a choice of protocol) or `send`. Empty host: not watched."""

    changed = Signal()

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self._purpose = purpose
        self.host = line_edit(name=f"{purpose}.host", placeholder=tr("Server"), changed=self._on_change)
        self.host.setAccessibleName(self._spoken(tr("Server")))
        self.port = line_edit(name=f"{purpose}.port", changed=self._on_change)
        self.port.setAccessibleName(self._spoken(tr("Port")))
        self.port.setMaximumWidth(body_metrics().averageCharWidth() * 10)
        self.security = self._combo("security", tr("Security"), [("TLS", "tls"), ("STARTTLS", "starttls")])
        self.security.addItem(tr("unencrypted"), Security.PLAIN.value)
        self.protocol = self._combo("protocol", tr("Protocol"), [("IMAP", "imap"), ("POP3", "pop3")])
        editors: list[QWidget] = [self.host, self.port, self.security]
        if purpose == "receive":
            editors.append(self.protocol)
        self.field = Field(*editors, stretch=self.host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.host)
        self.load(None)
        for choice in (self.security, self.protocol):
            choice.currentIndexChanged.connect(self._on_choice)

    def load(self, server: Receive | Send | None) -> None:
        """Shows `server`; None shows empty fields with the usual security."""
        protocol = server.protocol if isinstance(server, Receive) else "imap"
        security = server.security if server else Security.TLS if self._purpose == "receive" else Security.STARTTLS
        self.protocol.setCurrentIndex(max(self.protocol.findData(protocol), 0))
        self.security.setCurrentIndex(self.security.findData(security.value))
        self.host.setText(server.host if server else "")
        self.port.setText(str(server.port if server else self.usual_port))
        self.host.setCursorPosition(0)

    @property
    def is_empty(self) -> bool:
        """Whether no server is named."""
        return not self.host.text().strip()

    @property
    def usual_port(self) -> int:
        """The port that goes with the protocol and security chosen."""
        protocol = str(self.protocol.currentData()) if self._purpose == "receive" else "smtp"
        return USUAL_PORTS[(protocol, Security(self.security.currentData()))]

    def value(self) -> Receive | Send | None:
        """The server; None if empty. Only meaningful without a problem."""
        if self.is_empty:
            return None
        host, security = self.host.text().strip().strip("[]"), Security(self.security.currentData())
        port = int(self.port.text()) if not self._port_problem() else self.usual_port
        if self._purpose == "receive":
            return Receive(host, port, security, str(self.protocol.currentData()))
        return Send(host, port, security)

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the editor to go to; None if all is well."""
        if self.is_empty:
            self.field.show_problem("")
            return None
        problem = host_problem(self.host.text().strip())
        wrong: QWidget = self.host
        if not problem:
            problem, wrong = self._port_problem(), self.port
        self.field.show_problem(problem, wrong)
        return wrong if problem else None

    def _port_problem(self) -> str:
        return port_problem(self.port.text().strip(), self.usual_port)

    def _combo(self, name: str, label: str, items: list[tuple[str, str]]) -> QComboBox:
        made = combo(items, name=f"{self._purpose}.{name}")
        made.setAccessibleName(self._spoken(label))
        return made

    def _spoken(self, label: str) -> str:
        service = tr("Receive") if self._purpose == "receive" else tr("Send")
        return f"{service}: {label}"

    def _on_choice(self) -> None:
        """The port follows the choice as long as the user has not typed one of their own."""
        if self.port.text() in {"", *map(str, USUAL_PORTS.values())}:
            self.port.setText(str(self.usual_port))
        self._on_change()

    def _on_change(self) -> None:
        self.changed.emit()
