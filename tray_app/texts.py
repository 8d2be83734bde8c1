"""The two languages: English is in the source, German in `resources/locale/de/*.po`.

`tr("Check now")` gives the text in the language of the moment; call it when the text is shown, never at
import time, so that a change of language reaches everything. Values go in by name:
`tr("Outage at {provider}", provider=name)`. To add a text: write it in English where it is used, add the
German to the catalogue file of your package, run `python3 dev.py translate`.
"""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache

from tray_app.resource_files import RESOURCES

LANGUAGES = ("en", "de")
LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Of the environment; the first that is set counts."""
DOMAIN = "mailampel"
LOCALE_DIR = RESOURCES / "locale"


class _Current:
    """The language in use; the one piece of state that every text shares."""

    language = "en"


def tr(message: str, /, **values: object) -> str:
    """`message` in the current language with `{name}` placeholders filled in."""
    text = _catalogue(_Current.language).gettext(message)
    return text.format(**values) if values else text


def trn(singular: str, plural: str, n: int, /, **values: object) -> str:
    """Like `tr`, with the form that fits `n`; `{n}` is filled in by itself."""
    text = _catalogue(_Current.language).ngettext(singular, plural, n)
    return text.format(n=n, **values)


def current_language() -> str:
    """`en` or `de`."""
    return _Current.language


def use_language(wanted: str) -> str:
    """Switches to `wanted` (`auto`, `de` or `en`) and returns the language now in use."""
    _Current.language = _system_language() if wanted == "auto" else wanted
    return _Current.language


def _system_language() -> str:
    named = next(filter(None, map(os.environ.get, LANGUAGE_VARIABLES)), "")
    if not named:
        # Windows and macOS set none of these; there the C library may know.
        named = locale.getlocale()[0] or ""
    # LANGUAGE is a list, the favourite first.
    known = (name[:2] for name in named.lower().replace("german", "de").split(":") if name[:2] in LANGUAGES)
    return next(known, "en")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=True)
