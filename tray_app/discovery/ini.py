"""INI files of other programs: tolerant, because they are not ours."""

from __future__ import annotations

import configparser
from collections.abc import Mapping

Sections = Mapping[str, Mapping[str, str]]
MAX_BYTES = 1024 * 1024


def read_ini(body: bytes) -> Sections:
    """Section to key to value; keys keep their case. What cannot be read is empty."""
    parser = configparser.ConfigParser(
        strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#", ";"), allow_no_value=True
    )
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys as they are written
    try:
        parser.read_string(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
    except configparser.Error:
        return {}
    return {name: {key: value or "" for key, value in parser.items(name)} for name in parser.sections()}
