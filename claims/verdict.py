"""Link -> Verdict: agrees or diverges, with the kinds of divergence, from an ordered list of named levels.

Each level is a small function that looks at one checkable part and returns the reason why the two claims differ in
it, or None. A link diverges when any level finds a difference; the first that does is named as the decider. What
two claims may differ in without saying different things (precision, wording, a detail that only one gives) is no
level: "in July" and "on 28 July" agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from claims.antonym import opposed
from claims.fact.fact import Certainty
from claims.evidence import Evidence
from claims.link import Link, Reason, main_predicate
from claims.slot import Comparison

Outcome = Literal["agrees", "diverges"]
DivergenceKind = Literal["date", "number", "actor", "place", "polarity", "certainty", "scope"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a link says."""

    link: Link
    outcome: Outcome
    kinds: tuple[DivergenceKind, ...]
    """Empty when the two agree; else sorted."""
    reasons: tuple[Reason, ...]
    """The link's reasons, and those of the levels that fired."""
    decided_by: str
    """The name of the level that decided, or "person"."""


@dataclass(frozen=True, slots=True)
class Level:
    """One question asked of a link."""

    name: str
    kind: DivergenceKind
    label: str
    """What a difference here means, as a person would say it."""
    difference: Callable[[Evidence], Reason | None]


NOTHING_DIFFERS = "nothing differs"


def verdicts(links: Iterable[Link]) -> list[Verdict]:
    """Every link judged, in the links' order."""
    return [judge(link) for link in links]


def judge(link: Link) -> Verdict:
    """What a link says.

    Raises:
        ValueError: the link was read back from a database and has no evidence to judge by.
    """
    if link.evidence is None:
        raise ValueError("a link read back from a database is judged already")
    fired = [(level, reason) for level in LEVELS if (reason := level.difference(link.evidence))]
    if not fired:
        return Verdict(link, "agrees", (), link.reasons, NOTHING_DIFFERS)
    kinds = tuple(sorted({level.kind for level, _ in fired}))
    reasons = (*link.reasons, *(reason for _, reason in fired))
    return Verdict(link, "diverges", kinds, reasons, fired[0][0].name)


def negated(evidence: Evidence) -> Reason | None:
    """One says that it is so, the other that it is not."""
    left, right = evidence.left, evidence.right
    if left.polarity == right.polarity:
        return None
    one, other = main_predicate(evidence.pair.left.terms), main_predicate(evidence.pair.right.terms)
    matched = any(
        match.left.is_predicate or match.right.is_predicate or match.left in (one,) or match.right in (other,)
        for match in evidence.alignment.matches
    )
    if not matched:
        return None
    return _difference("polarity", left.polarity, right.polarity, "negated")


def opposite(evidence: Evidence) -> Reason | None:
    """Both assert, and the words are opposites: rise and fall."""
    if evidence.left.polarity != evidence.right.polarity:
        return None
    for one in evidence.pair.left.terms:
        for other in evidence.pair.right.terms:
            if opposed(one, other):
                return _difference("opposite", one.surface, other.surface, "opposite")
    return None


def denied(evidence: Evidence) -> Reason | None:
    """One reports it, the other denies it."""
    levels = evidence.left.certainty, evidence.right.certainty
    if ("denied" in levels) and levels[0] != levels[1]:
        return _difference("certainty", *levels, "denied")
    return None


def number(evidence: Evidence) -> Reason | None:
    """A figure of one thing has two values."""
    return _conflict("number", (found for found in evidence.numbers if found.slot == "number"))


def scope(evidence: Evidence) -> Reason | None:
    """The figures count different things: the injured, or those taken to hospital."""
    return _conflict("scope", (found for found in evidence.numbers if found.slot == "scope"))


def day(evidence: Evidence) -> Reason | None:
    """The days cannot be one."""
    return _conflict("date", (evidence.dates,))


def clock(evidence: Evidence) -> Reason | None:
    """The same day, at times too far apart."""
    return _conflict("time", (evidence.times,))


def person(evidence: Evidence) -> Reason | None:
    """Different people are named."""
    return _conflict("person", (evidence.names["person"],))


def certainty(evidence: Evidence) -> Reason | None:
    """One says that it happened, the other that it is planned, expected, or possible."""
    left, right = evidence.left.certainty, evidence.right.certainty
    if _RUNG.get(left) is None or _RUNG.get(right) is None or _RUNG[left] == _RUNG[right]:
        return None
    return _difference("certainty", left, right, "certainty")


# The ladder of certainty, weakest first; the levels beside it that say how something is known, not whether.
_RUNG: dict[Certainty, int] = {"considered": 1, "planned": 2, "decided": 3, "happened": 4, "inferred": 0, "predicted": 0}


def _conflict(feature: str, found: Iterable[Comparison]) -> Reason | None:
    for comparison in found:
        if comparison.relation == "conflict" and comparison.left and comparison.right:
            return _difference(feature, comparison.left.surface, comparison.right.surface, "conflict")
    return None


def _difference(feature: str, left: str, right: str, detail: str) -> Reason:
    return Reason(feature, -1.0, left, right, detail)


LEVELS: tuple[Level, ...] = (
    Level("denied", "polarity", "one reports it, the other denies it", denied),
    Level("negated", "polarity", "one says it is so, the other that it is not", negated),
    Level("opposite", "polarity", "the words are opposites", opposite),
    Level("number", "number", "a figure of one thing has two values", number),
    Level("scope", "scope", "the figures count different things", scope),
    Level("day", "date", "the days cannot be one", day),
    Level("clock", "date", "the times of day are too far apart", clock),
    Level("person", "actor", "different people are named", person),
    Level("certainty", "certainty", "it is not equally certain", certainty),
)
