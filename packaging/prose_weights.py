"""Finds the weights of words and signs (`tray_app/model/prose/weights.py`) from the posts of `tests/model/prose`.

Run it after adding posts: `python packaging/prose_weights.py`. It is a logistic regression with the accepted states of
each post as its target, by gradient descent in a fixed order, so the same posts give the same table.
"""

from __future__ import annotations

import hashlib
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for place in (ROOT, ROOT / "tests" / "model" / "prose"):
    sys.path.insert(0, str(place))

from tray_app.model.prose import learned  # noqa: E402
from tray_app.model.prose.cleaning import plain  # noqa: E402
from tray_app.model.prose.understanding import claims_of  # noqa: E402
from tray_app.model.prose.updates import updates  # noqa: E402

TABLE = ROOT / "tray_app" / "model" / "prose" / "weights.py"
_SEEN_AT_LEAST = 2
_STEP = 0.15
_SHRINK = 1e-4
_WIDTH = 120
_LEAST = 2
"""Tenths: what counts less for every state would only make the table longer."""
_STATES = [state.value for state in learned.STATES]

Example = tuple[list[str], list[int]]
"""Names of words or signs, and the places of the accepted states."""


def examples() -> list[tuple[str, datetime, frozenset[str]]]:
    """Every post with the moment it was read and the accepted states."""
    posts = import_module("posts")
    heard = [
        (post.text, post.now, frozenset(state.value for state in post.states))
        for post in import_module("test_heard").HEARD
    ]
    lists = [value for value in vars(posts).values() if isinstance(value, tuple) and value]
    own = [post for several in lists for post in several if isinstance(post, posts.Post)]
    return heard + [(post.text, post.now, frozenset(post.states.split())) for post in own]


def digest(found: Iterable[tuple[str, datetime, frozenset[str]]]) -> str:
    """Tells whether the table was made from these posts."""
    lines = (f"{text}|{now.isoformat()}|{sorted(states)}" for text, now, states in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def fitted(found: Sequence[Example], rounds: int) -> dict[str, list[float]]:
    """The weights of every name for every state."""
    often = Counter(name for names, _ in found for name in names)
    kept = [([learned.BIAS, *(n for n in names if often[n] >= _SEEN_AT_LEAST)], places) for names, places in found]
    weights = {name: [0.0] * len(_STATES) for names, _ in kept for name in names}
    order = random.Random(1)
    for done in range(rounds):
        order.shuffle(kept)
        step = _STEP / (1 + done / 2)
        for names, places in kept:
            _learn(weights, names, places, step)
    return weights


def _learn(weights: dict[str, list[float]], names: Sequence[str], places: Sequence[int], step: float) -> None:
    lines = [weights[name] for name in names]
    shares = _shares([sum(column) for column in zip(*lines, strict=True)])
    wanted = sum(shares[place] for place in places) or 1e-9
    errors = [s - (s / wanted if place in places else 0) for place, s in enumerate(shares)]
    scale = 3 / math.sqrt(len(names))
    for line in lines:
        for place, error in enumerate(errors):
            line[place] -= step * (error * scale + _SHRINK * line[place])


def _shares(scores: Sequence[float]) -> list[float]:
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def table(weights: dict[str, list[float]]) -> str:
    """Every name with weights that count, in tenths, as many on a line as fit."""
    entries = []
    for name in sorted(weights):
        tenths = [round(10 * weight) for weight in weights[name]]
        if max(map(abs, tenths)) >= _LEAST:
            entries.append(f"{name}: {' '.join(map(str, tenths))}")
    lines = [entries[0]]
    for entry in entries[1:]:
        if len(lines[-1]) + len(entry) + 2 < _WIDTH:
            lines[-1] += f"; {entry}"
        else:
            lines.append(entry)
    return "\n".join(lines)


def main() -> None:
    found = examples()
    words: list[Example] = []
    signs: list[Example] = []
    for text, now, states in found:
        parts = updates(plain(text), now)
        places = [_STATES.index(state) for state in sorted(states)]
        words.append((sorted(learned.stems_of(parts)), places))
        claims = [claim for part in claims_of(parts, now) for claim in part]
        signs.append((sorted(learned.signs_of(claims, parts)), places))
    TABLE.write_text(
        f'''"""How much words and signs speak for each state, in tenths; made by `packaging/prose_weights.py`.

The columns: {", ".join(_STATES)}. Made from the posts
with the digest {digest(found)}.
"""

SIGNS = """
{table(fitted(signs, rounds=20))}
"""

WORDS = """
{table(fitted(words, rounds=12))}
"""
''',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
