"""Where and as whom to sign in: the fields of `oauth`. The client secret is handed on and never shown again."""

from __future__ import annotations

import shlex

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.account import OAuth, OAuthProvider
from tray_app.model.settings_rules import oauth_problems
from tray_app.texts import tr
from tray_app.ui.forms import Field, combo, line_edit, link
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import add_field, column_of, field_form, row_of

_URLS = ("authorization_url", "token_url", "device_url")


class OAuthFields(QWidget):
    """Edits one `oauth` table. What only few need is behind "More"."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.provider = combo(
            [("Google", "google"), ("Microsoft", "microsoft"), (tr("Another provider"), "generic")],
            name="oauth.provider",
            changed=self._on_provider,
        )
        self.client_id = self._edit("client_id")
        self.secret = line_edit(name="clientSecret", placeholder=tr("only if your provider gave you one"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.tenant = self._edit("tenant", tr("any organisation"))
        self.urls = {name: self._edit(name, "https://") for name in _URLS}
        self.scopes = self._edit("scopes", tr("those for mail"))
        self.command = self._edit("client_secret_command", "pass show mail/client")
        self._fields = {
            self.client_id: Field(
                self.client_id,
                help_text=tr("Make one at your provider; Mailampel has none."),
            ),
            self.secret: Field(self.secret, help_text=tr("Goes into the keyring when you sign in.")),
            **{each: Field(each) for each in (self.tenant, *self.urls.values(), self.scopes)},
            self.command: Field(self.command, help_text=tr("Prints the client secret.")),
        }
        self._more = link(tr("More"), self._show_more, name="moreOAuth")
        self._lay_out()
        self.load(None, OAuthProvider.GOOGLE)

    def load(self, oauth: OAuth | None, likely: OAuthProvider) -> None:
        """Shows the table; None: an empty one for whose sign-in it probably is."""
        shown = oauth or OAuth(likely, "")
        self.provider.setCurrentIndex(self.provider.findData(shown.provider.value))
        self.client_id.setText(shown.client_id)
        self.tenant.setText(shown.tenant)
        for name, edit in self.urls.items():
            edit.setText(getattr(shown, name))
        self.scopes.setText(" ".join(shown.scopes))
        self.command.setText(shlex.join(shown.client_secret_command))
        self.secret.clear()
        self._is_wide = shown != OAuth(shown.provider, shown.client_id)
        self._show_rows()

    def value(self) -> OAuth | None:
        """The table as entered; None if nothing is."""
        oauth = OAuth(
            OAuthProvider(self.provider.currentData()),
            self.client_id.text().strip(),
            client_secret_command=self._command() or (),
            tenant=self.tenant.text().strip(),
            scopes=tuple(self.scopes.text().split()),
        )
        oauth = msgspec.structs.replace(oauth, **{name: edit.text().strip() for name, edit in self.urls.items()})
        return oauth if oauth != OAuth(oauth.provider, "") else None

    def check(self, *, wanted: bool) -> QWidget | None:
        """Shows what is wrong and returns the first such editor; `wanted`: an account signs in with it."""
        oauth = self.value() or (OAuth(OAuthProvider(self.provider.currentData()), "") if wanted else None)
        problems = {str(p.path[0]): p.sentence for p in oauth_problems(oauth)} if oauth and wanted else {}
        if self._command() is None:
            problems["client_secret_command"] = tr("A quotation mark is not closed.")
        editors = {"client_id": self.client_id, "tenant": self.tenant, **self.urls}
        editors |= {"scopes": self.scopes, "client_secret_command": self.command}
        for name, editor in editors.items():
            self._fields[editor].show_problem(problems.get(name, ""))
        return next((editor for name, editor in editors.items() if name in problems), None)

    def _command(self) -> tuple[str, ...] | None:
        try:
            return tuple(shlex.split(self.command.text()))
        except ValueError:
            return None

    def _edit(self, name: str, placeholder: str = "") -> QLineEdit:
        return line_edit(name=f"oauth.{name}", placeholder=placeholder, changed=self.changed.emit)

    def _lay_out(self) -> None:
        self._form = form = field_form()
        add_field(form, tr("Sign-in"), self.provider, self.provider)
        add_field(form, tr("Client id"), self._fields[self.client_id], self.client_id)
        add_field(form, tr("Client secret"), self._fields[self.secret], self.secret)
        self._tenant_row = add_field(form, tr("Organisation"), self._fields[self.tenant], self.tenant)
        words = (tr("Sign-in page"), tr("Token address"), tr("Code address"))
        self._rows = [
            add_field(form, word, self._fields[edit], edit)
            for word, edit in zip(words, self.urls.values(), strict=True)
        ]
        self._rows.append(add_field(form, tr("Permissions"), self._fields[self.scopes], self.scopes))
        self._rows.append(add_field(form, tr("Secret command"), self._fields[self.command], self.command))
        below = row_of(None, self._more)
        below.addStretch(1)
        column_of(self, form, below)

    def _show_more(self) -> None:
        self._is_wide = True
        self._show_rows()
        self.urls["authorization_url"].setFocus()

    def _on_provider(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        provider = self.provider.currentData()
        wide = self._is_wide or provider == OAuthProvider.GENERIC.value
        for row in self._rows:
            self._form.setRowVisible(row, wide)
        self._form.setRowVisible(self._tenant_row, provider == OAuthProvider.MICROSOFT.value)
        self._more.setVisible(not wide)
        give_access_keys(self.window())


def same_sign_in(one: OAuth | None, other: OAuth | None) -> bool:
    """Whether a permission that was given to `one` counts for `other`."""

    def essence(oauth: OAuth | None) -> OAuth | None:
        return oauth and msgspec.structs.replace(oauth, scopes=(), client_secret_command=(), device_url="")

    return essence(one) == essence(other)
