"""The posts of `heard.txt`: state, services and promise of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tray_app.model.notice import NoticeState
from tray_app.model.prose import understand

STATES = {state.value[0]: state for state in NoticeState if state is not NoticeState.UNRELATED} | {
    "u": NoticeState.UNKNOWN,
    "x": NoticeState.UNRELATED,
}
SERVICES = {"r": "receive", "s": "send", "w": "webmail", "c": "contacts", "a": "all"}


@dataclass(frozen=True)
class Heard:
    """One line of the file."""

    states: frozenset[NoticeState]
    services: str
    promise: str
    text: str
    now: datetime

    def moments(self) -> set[datetime]:
        return {self._moment(word) for word in self.promise.lstrip("?").split("/")}

    def _moment(self, word: str) -> datetime:
        """`26T18:00` and `12-01T03:00z` are in the month and year of `now`, or in that month; or written out."""
        if word.count("-") > 1 and len(word) > len("12-01T03:00z"):
            return datetime.fromisoformat(word)
        month = "" if word.count("-") else f"{self.now.month:02}-"
        moment = datetime.fromisoformat(f"{self.now.year}-{month}{word.rstrip('z')}")
        return moment.replace(tzinfo=UTC if word.endswith("z") else self.now.tzinfo)


def _heard() -> list[Heard]:
    posts = []
    now = datetime.min.replace(tzinfo=UTC)
    for line in (Path(__file__).parent / "heard.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            now = datetime.fromisoformat(line[1:])
        elif line and not line.startswith("#"):
            states, services, promise, text = line.split(" || ")
            wanted = frozenset(STATES[letter] for letter in states.split("/"))
            posts.append(Heard(wanted, services, promise, text.replace("\\n", "\n"), now))
    return posts


HEARD = _heard()


def _id(post: Heard) -> str:
    return post.text[:50].encode("ascii", "replace").decode()


@pytest.mark.parametrize("post", HEARD, ids=_id)
def test_state(post: Heard) -> None:
    assert understand(post.text, post.now).state in post.states


@pytest.mark.parametrize("post", [post for post in HEARD if post.services != "*"], ids=_id)
def test_services(post: Heard) -> None:
    found = set(understand(post.text, post.now).services)

    if found >= {"receive", "send", "webmail"}:
        found = {"all"}

    assert found in [{SERVICES[letter] for letter in accepted} for accepted in post.services.split("/")]


@pytest.mark.parametrize("post", HEARD, ids=_id)
def test_promise(post: Heard) -> None:
    promised = understand(post.text, post.now).promised

    if post.promise == "-":
        assert promised is None
    elif post.promise == "~":
        assert promised is None or promised.until is None
    elif promised is None or promised.until is None:
        assert post.promise.startswith("?")
    else:
        assert promised.until in post.moments()
