"""What the levels share: a difference as a reason, and whether two claims assert the same of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from claims.evidence import Evidence
from claims.feature import Reason
from claims.slot import Comparison

# Predicates this near say the same: one word, a synonym, a shared gloss.
ALIKE = 0.8
# Predicates this near may be told of one act: a paraphrase, one kanji in common.
NEAR = 0.4


def difference(feature: str, left: str, right: str, detail: str) -> Reason:
    """Both values of a part that two claims differ in."""
    return Reason(feature, -1.0, left, right, detail)


def conflict(feature: str, found: Iterable[Comparison]) -> Reason | None:
    """The first of some comparisons that conflicts."""
    for comparison in found:
        if comparison.relation == "conflict" and comparison.left and comparison.right:
            return difference(feature, comparison.left.surface, comparison.right.surface, "conflict")
    return None


def asserts_alike(evidence: Evidence, least: float = ALIKE) -> bool:
    """Whether the predicates of the two claims answer each other."""
    return evidence.predicate_nearness >= least


def same_act(evidence: Evidence) -> bool:
    """Whether the two claims tell of one act: their predicates are near, or most of what the shorter says is met."""
    found = evidence.alignment
    return asserts_alike(evidence, NEAR) or max(found.left_own_cover, found.right_own_cover) >= MOSTLY_MET


def answer_one_question(evidence: Evidence) -> bool:
    """Whether the two claims answer one question of `claims.question`."""
    return any(match.left.question for match in evidence.alignment.matches)


# The share of a claim's own words that must be met where its predicate is not.
MOSTLY_MET = 0.25
