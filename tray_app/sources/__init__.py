"""Reads what the provider says: status pages, feeds, web pages and posts, as bytes, into a `SourceReading`.

`read_bytes` knows no network; `read_source` asks through `fetch.Fetcher`. What cannot be read is `unknown` with a
`problem`, never "fine" and never an outage.
"""

from __future__ import annotations

from tray_app.model.source_problems import source_problem_sentence
from tray_app.sources.reading import read_bytes, reading_json
from tray_app.sources.remote import read_source

__all__ = ["read_bytes", "read_source", "reading_json", "source_problem_sentence"]
