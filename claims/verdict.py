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
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Certainty, Fact
from claims.fact.gazetteer import names_a_state
from claims.feature import Reason
from claims.link import Link
from claims.negation import has_negation
from claims.slot import Comparison, near_name, one_office, same_name
from claims.term import Term
from claims.text import fold

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


def polarity(evidence: Evidence) -> Reason | None:
    """One says that it is so, the other that it is not: by negation or by an opposite word, but not by both."""
    left, right = evidence.left, evidence.right
    opposites = opposed_terms(evidence, "polarity")
    turned = left.polarity != right.polarity and not _both_negate(evidence)
    if turned == bool(opposites):
        return None
    if opposites:
        return _difference("opposite", opposites[0].surface, opposites[1].surface, "the words are opposites")
    if not _asserts_the_same(evidence):
        return None
    return _difference("polarity", left.polarity, right.polarity, "one negates what the other asserts")


def _both_negate(evidence: Evidence) -> bool:
    """Whether each side holds a negation somewhere, by grammar or in a word (unpublished, 未公表): then which part
    it turns is a matter of wording, and no ground for a verdict."""
    return all(has_negation(side.claim.tokens) for side in (evidence.left, evidence.right))


def _asserts_the_same(evidence: Evidence) -> bool:
    """Whether what is asserted, by verb or noun, meets: not only a name or a day."""
    return any(
        match.left.kind == "word" and match.nearness * match.left.weight >= LEAST_ASSERTED
        for match in evidence.alignment.matches
    )


# A matched word must say at least this much (weight times nearness) for a negation to be of it.
LEAST_ASSERTED = 0.3


def opposed_terms(evidence: Evidence, kind: DivergenceKind) -> tuple[Term, Term] | None:
    """A word of each claim that stand on two sides of a pair of opposites of a kind, where neither claim has both."""
    lefts, rights = evidence.pair.left.own_terms, evidence.pair.right.own_terms
    for one in lefts:
        for other in rights:
            if opposed(one, other, kind) and not (_holds(other, lefts) or _holds(one, rights)):
                return one, other
    return None


def _holds(term: Term, terms: Iterable[Term]) -> bool:
    return any(term.normal == other.normal for other in terms)


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
    """One office with two holders, or one person under two names."""
    ones = _unmatched(evidence.left, evidence.right)
    others = _unmatched(evidence.right, evidence.left)
    for one in ones:
        for other in others:
            office = one_office(one, other)
            if office or near_name(one, other):
                return _difference("person", one.surface, other.surface, office or "two names of one person")
    return None


def _unmatched(here: Assertion, there: Assertion) -> list[Fact]:
    """The persons named here and not there; a full name that differs in one part counts as not there."""
    persons = [fact for fact in there.of_kind("name") if fact.entity == "person"]
    return [
        fact
        for fact in here.of_kind("name")
        if fact.entity == "person" and not any(same_name(fact, other) for other in persons)
    ]


def place(evidence: Evidence) -> Reason | None:
    """Two sides of one thing: left and right, inside and outside."""
    sides = opposed_terms(evidence, "place")
    return _difference("place", sides[0].surface, sides[1].surface, "opposite places") if sides else None


def locality(evidence: Evidence) -> Reason | None:
    """Of one happening, both name a place and neither of them is in the other's account."""
    if not _asserts_alike(evidence):
        return None
    ones = _places(evidence.left, evidence.right)
    others = _places(evidence.right, evidence.left)
    if not ones or not others:
        return None
    return _difference("place", ones[-1].surface, others[-1].surface, "different places")


def _places(here: Assertion, there: Assertion) -> list[Fact]:
    """The places named here that the other side neither names nor holds as part of a name; no states."""
    named = there.of_kind("name")
    return [
        fact
        for fact in here.of_kind("name")
        if fact.entity == "place"
        and not names_a_state(fact.value)
        and not any(same_name(fact, other) or _inside(fact, other) for other in named)
    ]


def _inside(one: Fact, other: Fact) -> bool:
    short, long = sorted((fold(one.value), fold(other.value)), key=len)
    return short in long


def _asserts_alike(evidence: Evidence) -> bool:
    """Whether the predicates of the two claims answer each other."""
    return any(
        match.left.is_predicate and match.right.is_predicate and match.nearness >= ALIKE
        for match in evidence.alignment.matches
    )


# Predicates this near say the same: one word, a synonym, a shared gloss.
ALIKE = 0.8


def certainty(evidence: Evidence) -> Reason | None:
    """One says that it happened, the other that it is planned, expected, or possible."""
    left, right = evidence.left.certainty, evidence.right.certainty
    if _RUNG.get(left) is None or _RUNG.get(right) is None or _RUNG[left] == _RUNG[right]:
        return None
    return _difference("certainty", left, right, "certainty")


# The ladder of certainty. What is inferred or predicted stands below all: nobody has said yet that it is so.
_RUNG: dict[Certainty, int] = {
    "inferred": 0,
    "predicted": 0,
    "considered": 1,
    "planned": 2,
    "decided": 3,
    "happened": 4,
}


def _conflict(feature: str, found: Iterable[Comparison]) -> Reason | None:
    for comparison in found:
        if comparison.relation == "conflict" and comparison.left and comparison.right:
            return _difference(feature, comparison.left.surface, comparison.right.surface, "conflict")
    return None


def _difference(feature: str, left: str, right: str, detail: str) -> Reason:
    return Reason(feature, -1.0, left, right, detail)


LEVELS: tuple[Level, ...] = (
    Level("denied", "polarity", "one reports it, the other denies it", denied),
    Level("polarity", "polarity", "one says it is so, the other that it is not", polarity),
    Level("number", "number", "a figure of one thing has two values", number),
    Level("scope", "scope", "the figures count different things", scope),
    Level("day", "date", "the days cannot be one", day),
    Level("clock", "date", "the times of day are too far apart", clock),
    Level("person", "actor", "different people are named", person),
    Level("place", "place", "on opposite sides", place),
    Level("locality", "place", "in different places", locality),
    Level("certainty", "certainty", "it is not equally certain", certainty),
)
