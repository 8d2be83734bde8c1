"""Word families: one pattern out of many words, for folded text (lower case, `ae` for `ä`)."""

from __future__ import annotations

import re


def family(*words: str) -> re.Pattern[str]:
    """One pattern out of several; each begins at the beginning of a word."""
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words)})")


ONE_WORD = re.compile(r"\W*[\w-]+\W*")
"""What stands alone between commas, as in a list: "IMAP, POP3 und SMTP"."""
