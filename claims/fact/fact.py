"""The record of a fact: one checkable part of a claim, with its exact place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from claims.article import Article
from claims.claim import Claim

Kind = Literal["date", "number", "name", "polarity", "certainty", "speaker"]
Bound = Literal["exact", "at least", "at most", "above", "below"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal[
    "predicted", "considered", "planned", "decided", "happened", "inferred", "reported", "denied", "opinion"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable part of a claim. Offsets count code points of the article's text, end exclusive."""

    kind: Kind
    surface: str
    char_start: int
    char_end: int
    value: str
    """Normalised and readable: an ISO interval, "132 人", a canonical name, a level, a speaker as printed."""
    date_start: str | None = None
    """ISO date, inclusive."""
    date_end: str | None = None
    """ISO date, inclusive."""
    time: str | None = None
    """Time of day, HH:MM, where the text gives one; beside the date, which stays whole days."""
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    """As printed, widths folded (人, km, passengers); % for ％ and パーセント."""
    counted: str | None = None
    """What is counted or whose figure it is, as printed near it (乗客, 乗員, けが人, passengers); None if unsaid."""
    approximate: bool = False
    bound: Bound = "exact"
    entity: str | None = None
    """For a name: "person", "organisation", "place" or "work"; for a speaker the same."""
    reading: str | None = None
    """For a name: its Latin reading in lower case (kamikawa youko), to meet it in another language."""
    forms: tuple[str, ...] = ()
    """For a name: every form it has in the article (上川陽子, 上川; 拡大抑止協議, EDD), sorted."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim with everything read out of it: what the later stages compare."""

    claim: Claim
    facts: tuple[Fact, ...]
    polarity: Polarity
    certainty: Certainty
    speaker: str | None
    """Who says it, as printed; None for the outlet's own word."""

    def of_kind(self, kind: Kind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind == kind)


def by_article(assertions: Iterable[Assertion]) -> dict[Article, list[Assertion]]:
    """The claims of each article, in the order given."""
    found: dict[Article, list[Assertion]] = {}
    for assertion in assertions:
        found.setdefault(assertion.claim.sentence.article, []).append(assertion)
    return found
