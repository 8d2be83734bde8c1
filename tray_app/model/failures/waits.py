"""How long a server asked us to wait."""

from __future__ import annotations

from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled

_ASKED = r"(?:at least|try again in|wait|retry in|retry after|minimum|warten sie|für)[^\d]{0,24}"
_WAITS = (
    (r"backoff time: ?(\d{1,9}) ?milli", 0.001),  # Exchange
    (r"retry-after: ?(\d{1,7})(?: |$)", 1.0),  # RFC 9110, section 10.2.3
    (r"\[?login-delay\]?[ :=]{0,2}(\d{1,6})\b", 1.0),  # RFC 2449, section 6.5
    (rf"{_ASKED}(\d{{1,6}}) ?(?:s\b|sec|sek)", 1.0),
    (rf"{_ASKED}(\d{{1,5}}) ?min", 60.0),
    (rf"{_ASKED}(\d{{1,3}}) ?(?:h\b|hour|stunde)", 3600.0),
)


def retry_after_s(said: Material) -> float | None:
    """The wait in seconds that the words name; None where they name none."""
    for wanted, unit_s in _WAITS:
        found = compiled(wanted).search(said.folded)
        if found:
            return int(found[1]) * unit_s
    return None
