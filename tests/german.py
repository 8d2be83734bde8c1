"""German straight from the catalogue sources, so that no test depends on when they were compiled last."""

from __future__ import annotations

import gettext
import io
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tray_app import texts


@cache
def catalogue() -> gettext.GNUTranslations:
    merged = Catalog(locale="de", charset="utf-8")
    for path in sorted((texts.LOCALE_DIR / "de").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="de", abort_invalid=True):
                if message.id:
                    merged.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@pytest.fixture
def german(monkeypatch):
    """Everything is said in German while the test runs."""
    english = gettext.NullTranslations()
    monkeypatch.setattr(texts, "_catalogue", lambda language: catalogue() if language == "de" else english)
    texts.use_language("de")
    yield
    texts.use_language("en")
