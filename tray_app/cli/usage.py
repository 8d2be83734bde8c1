"""What argparse complains about, in the user's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from tray_app.texts import tr

_Words = Callable[[re.Match[str]], str]
_COMPLAINTS: tuple[tuple[re.Pattern[str], _Words], ...] = (
    (
        re.compile(r"argument (?P<option>.+): invalid choice: '(?P<word>.*?)'.* \(choose from (?P<choices>.*)\)"),
        lambda m: tr(
            "“{word}” is unknown. Possible: {choices}.", word=m["word"], choices=m["choices"].replace("'", "")
        ),
    ),
    # Only the first: a secret may follow an option that does not exist.
    (re.compile(r"unrecognized arguments: (\S+).*", re.DOTALL), lambda m: tr("“{word}” is unknown here.", word=m[1])),
    (
        re.compile(r"argument (.+): expected (?:one|at least one) argument"),
        lambda m: tr("{name} needs a value.", name=m[1]),
    ),
    (re.compile(r"the following arguments are required: (.*)"), lambda m: tr("{names} is missing.", names=m[1])),
    (re.compile(r"argument (.+): invalid \w+ value: '.*'"), lambda m: tr("{name} must be a number.", name=m[1])),
    (
        re.compile(r"argument (.+): not allowed with argument (.+)"),
        lambda m: tr("Either {one} or {other}, not both.", one=m[2], other=m[1]),
    ),
    (re.compile(r"argument (.+): ignored explicit argument '.*'"), lambda m: tr("{name} takes no value.", name=m[1])),
    (re.compile(r"ambiguous option: .* could match (.*)"), lambda m: tr("Write it out: {names}.", names=m[1])),
)


def in_words(message: str) -> str:
    """One sentence for a complaint of argparse; its own words where it finds something new to say."""
    for pattern, words in _COMPLAINTS:
        if match := pattern.fullmatch(message):
            return words(match)
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."
