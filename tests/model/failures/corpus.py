"""Messages with their right answers: our own, and the samples kept outside the project where they are at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tray_app.model.failures import explain
from tray_app.model.reason import PROVIDER_FAILURES

HERE = Path(__file__).parent
SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"


@dataclass(frozen=True)
class Message:
    protocol: str | None
    phase: str | None
    text: str
    classes: frozenset[str]
    """Every class that a careful reader could give."""

    @property
    def given(self) -> str:
        return explain(self.text, self.protocol, self.phase).failure.value

    @property
    def is_right(self) -> bool:
        return self.given in self.classes

    @property
    def is_false_alarm(self) -> bool:
        """The provider is blamed although no careful reader would."""
        return self.given in PROVIDER_FAILURES and not self.classes & PROVIDER_FAILURES

    def __str__(self) -> str:
        return f"{self.protocol} {self.phase} {self.text!r}: {self.given}, not {sorted(self.classes)}"


def own_messages() -> list[Message]:
    """Written for this project, in the manner of real servers and programs."""
    rows = map(json.loads, (HERE / "messages.jsonl").read_text(encoding="utf-8").splitlines())
    return [Message(row["protocol"], row["phase"], row["text"], frozenset(row["classes"])) for row in rows]


def samples(name: str) -> list[Message]:
    """Real material with the answers of two labellers."""
    rows = map(json.loads, (SAMPLES / name).read_text(encoding="utf-8").splitlines())
    return [
        Message(row["protocol"], row["phase"], row["raw"], frozenset({row["class"], *row["also_accept"]}))
        for row in rows
    ]
