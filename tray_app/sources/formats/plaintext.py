"""A post as plain text: its words are all there is."""

from __future__ import annotations

import hashlib

from tray_app.sources.document import Document
from tray_app.sources.entry_words import states_all_clear
from tray_app.sources.plain import plain
from tray_app.sources.report import Incident, Report, Severity, SourceError, Stage, Update


def looks_like(document: Document) -> bool:
    """Readable text that is nothing else."""
    return document.kind == "text"


def parse(document: Document) -> Report:
    """One incident of the whole text."""
    text = plain(document.text)
    if not text or document.kind not in ("text", "html") or document.text.count("\ufffd") > len(document.text) // 20:
        raise SourceError("malformed" if document.body.strip() else "empty")
    if states_all_clear(text) and len(text) < 200:
        return Report(overall=Severity.NONE)
    title, _, rest = text.partition("\n")
    return Report(
        incidents=(
            Incident(
                id=hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:16],
                title=title if rest else "",
                stage=Stage.SILENT,
                updates=(Update(rest or title),),
                url=document.url,
                is_prose=True,
            ),
        )
    )
