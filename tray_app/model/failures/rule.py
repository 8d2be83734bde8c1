"""The shape of a table row: words that are looked for, what they mean, and where that is known from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tray_app.model.failures.material import Material
from tray_app.model.failures.searching import search
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import PROVIDER_FAILURES, Failure, Origin

ANYWHERE: frozenset[Stage] = frozenset()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a piece of evidence says."""

    failure: Failure
    code: str
    origin: Origin | None = None
    """Where the class alone does not tell."""
    specific: bool = False
    from_answer: bool = False
    """A number that only a server's answer brings about, so that a program may pass the accusation on."""
    by_stage: bool = False
    """The provider is in trouble: an outage while nobody gets in, a degradation after the login."""

    @property
    def accuses_provider(self) -> bool:
        """Whether it may only be said of a server's own words."""
        return not self.from_answer and (self.by_stage or self.failure in PROVIDER_FAILURES)


@dataclass(frozen=True, slots=True)
class Rule:
    """If one of `phrases` occurs at one of `stages`, it means `meaning`.

    Phrases are regular expressions over folded text with four shorthands: `<3>` stands for up to three words of any
    kind, `…` for up to 40 characters, an umlaut also for its plain spellings, and a phrase begins where a word begins
    unless it starts with `~`.
    """

    meaning: Meaning
    phrases: tuple[str, ...]
    source: str
    stages: frozenset[Stage] = ANYWHERE
    not_at: frozenset[Stage] = ANYWHERE
    unless: tuple[str, ...] = ()
    protocols: str = ""
    """Space-separated; empty: all."""

    def search(self, material: Material) -> re.Match[str] | None:
        """Where the deciding words stand, if this rule applies."""
        if (self.stages and material.stage not in self.stages) or material.stage in self.not_at:
            return None
        if self.meaning.accuses_provider and not material.may_accuse:
            return None
        if self.protocols and material.protocol and material.protocol not in self.protocols.split():
            return None
        found = search(self.phrases, material.folded)
        if found is None or (self.unless and search(self.unless, material.folded)):
            return None
        return found


def first(rules: Iterable[Rule], material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The first rule that applies, with the place of its words."""
    for rule in rules:
        found = rule.search(material)
        if found is not None:
            return rule.meaning, found
    return None
