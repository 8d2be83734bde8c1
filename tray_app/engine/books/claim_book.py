"""What the sources claimed while mail failed, counted in seconds for each outage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.model.claims import Claim, count_claims
from tray_app.model.notice import SourceReading
from tray_app.model.outage import Outage


class ClaimBook:
    """Written when a source admits the outage, at its end, and with `flush`."""

    def __init__(self, writing: SafeWriting) -> None:
        self._writing = writing
        self._claims: dict[int, tuple[Claim, ...]] = {}

    def of(self, outage_id: int) -> tuple[Claim, ...]:
        """What the sources claimed during this outage."""
        if outage_id not in self._claims:
            kept = self._writing.recall(f"claims:{outage_id}")
            self._claims[outage_id] = msgspec.json.decode(kept, type=tuple[Claim, ...]) if kept else ()
        return self._claims[outage_id]

    def count(self, outage: Outage, readings: Sequence[SourceReading], step_s: float, now: datetime) -> None:
        """Adds what the sources claimed in the last `step_s` seconds of an outage."""
        if outage.id is None or not self._writing.writes:
            return
        before = self.of(outage.id)
        self._claims[outage.id] = after = count_claims(before, readings, outage.affected, step_s, now)
        admits = [claim.admitted_at for claim in before] != [claim.admitted_at for claim in after]
        if admits or not outage.is_open:
            self._write(outage.id)

    def flush(self) -> None:
        """Writes what was counted so far."""
        for outage_id in self._claims:
            self._write(outage_id)

    def _write(self, outage_id: int) -> None:
        self._writing.remember(f"claims:{outage_id}", msgspec.json.encode(self._claims[outage_id]).decode())
