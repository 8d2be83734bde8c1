"""How long a server asked us to wait."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material

_WAITS = (
    (re.compile(r"backoff time: ?(\d{1,9}) ?milli"), 0.001),  # Exchange
    (re.compile(r"retry-after: ?(\d{1,7})(?: |$)"), 1.0),  # RFC 9110, section 10.2.3
    (re.compile(r"\[?login-delay\]?[ :=]{0,2}(\d{1,6})\b"), 1.0),  # RFC 2449, section 6.5
    (re.compile(r"(?:at least|try again in|wait|retry in|retry after|minimum|warten sie)[^\d]{0,24}(\d{1,6}) ?(?:s\b|sec|sek)"), 1.0),
    (re.compile(r"(?:at least|try again in|wait|retry in|retry after|minimum|warten sie|für)[^\d]{0,24}(\d{1,5}) ?min"), 60.0),
    (re.compile(r"(?:at least|try again in|wait|retry in|retry after|minimum|warten sie|für)[^\d]{0,24}(\d{1,3}) ?(?:h\b|hour|stunde)"), 3600.0),
)  # fmt: skip


def retry_after_s(said: Material) -> float | None:
    """The wait in seconds that the words name; None where they name none."""
    for wanted, unit_s in _WAITS:
        found = wanted.search(said.folded)
        if found:
            return int(found[1]) * unit_s
    return None
