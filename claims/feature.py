"""Evidence -> Reasons: the features of a pair, each a small function that names what it compares.

A feature says how much one part of two claims speaks for their being about one fact; `claims.link` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims.evidence import Evidence
from claims.identity import SAME_OCCURRENCE_DAYS
from claims.letters import dice, pairs_of_letters
from claims.pair import Pair
from claims.slot import Comparison
from claims.term import Term, specificity

HALF_MASS = 1.5


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison, with both values: enough to redo the judgement by hand."""

    feature: str
    """What was compared: words, names, date, number, predicate, event …"""
    score: float
    """From -1 (speaks against) over 0 (says nothing) to 1 (speaks for)."""
    left_value: str
    right_value: str
    detail: str = ""


def words(evidence: Evidence) -> Reason:
    """How much of the shorter claim's content has an answer in the other, with the words that meet."""
    matches = evidence.alignment.matches
    left, right = (" ".join(getattr(match, side).surface for match in matches) for side in ("left", "right"))
    return Reason("words", WEIGHED["words"](evidence), left, right)


def words_both(evidence: Evidence) -> Reason:
    """How much of the longer claim's content has an answer in the other."""
    return Reason("words_both", WEIGHED["words_both"](evidence), "", "")


def mass(evidence: Evidence) -> Reason:
    """How much meets in all: a long shared clause says more than a short one. 1.5 words of full weight are half."""
    return Reason("mass", WEIGHED["mass"](evidence), "", "", f"{evidence.alignment.mass:.2f}")


def predicate(evidence: Evidence) -> Reason:
    """Whether what is asserted is the same: the main verb or noun of action of one side met on the other."""
    left, right = main_predicate(evidence.pair.left.terms), main_predicate(evidence.pair.right.terms)
    if left is None or right is None:
        return Reason("predicate", 0.0, left.surface if left else "", right.surface if right else "")
    near = max(
        (m.nearness for m in evidence.alignment.matches if left in (m.left,) or right in (m.right,)),
        default=-0.5,
    )
    return Reason("predicate", near, left.surface, right.surface)


def main_predicate(terms: Sequence[Term]) -> Term | None:
    """The last asserting word: in Japanese the head of the clause; English has no parts of speech here."""
    return next((term for term in reversed(terms) if term.is_predicate), None)


def subject(evidence: Evidence) -> Reason:
    """Whether the claims are about the same thing: their subjects meet; against it, two subjects that do not."""
    left, right = evidence.pair.left.subject_terms, evidence.pair.right.subject_terms
    shown = evidence.left.claim.subject or "", evidence.right.claim.subject or ""
    if not left or not right:
        return Reason("subject", 0.0, *shown)
    near = [
        match.nearness for match in evidence.alignment.matches if match.left in left and match.right in right
    ]
    return Reason("subject", max(near, default=-0.5), *shown)


def names(evidence: Evidence) -> Reason:
    """Names in common; against it, names on both sides and none in common."""
    told = [found for found in evidence.names.values() if found.relation != "unsaid"]
    same = [found for found in told if found.relation == "same"]
    shown = next(iter(same or told), None)
    value = (len(same) - 0.5 * (len(told) - len(same))) / len(told) if told else 0.0
    return _of_comparison("names", value, shown)


def date(evidence: Evidence) -> Reason:
    """Days in common; against it, days on both sides that cannot be one."""
    found = evidence.dates
    near = found.relation == "conflict" and found.distance <= SAME_OCCURRENCE_DAYS
    return _of_comparison("date", NEARBY_DAYS_SCORE if near else _STANDING[found.relation], found)


# Days that differ by little speak weakly against one fact: one outlet may have it wrong.
NEARBY_DAYS_SCORE = -0.2


def number(evidence: Evidence) -> Reason:
    """Figures in common, by how much an equal figure says; a little where one thing has two values."""
    same = [found for found in evidence.numbers if found.relation == "same"]
    other = [found for found in evidence.numbers if found.relation == "conflict"]
    best = max(same, key=lambda found: specificity(found.left) if found.left else 0.0, default=None)
    if best and best.left:
        return _of_comparison("number", specificity(best.left), best)
    return _of_comparison("number", SAME_SLOT_SCORE if other else 0.0, other[0] if other else None)


# Two values of one thing: the claims are about the same figure, whatever it is.
SAME_SLOT_SCORE = 0.3
_STANDING = {"same": 1.0, "compatible": 0.7, "conflict": -1.0, "unsaid": 0.0}


def _of_comparison(feature: str, value: float, found: Comparison | None) -> Reason:
    left = found.left.surface if found and found.left else ""
    right = found.right.surface if found and found.right else ""
    return Reason(feature, value, left, right, found.relation if found else "")


def sentence(evidence: Evidence) -> Reason:
    """How much the two claims and their whole sentences have in common, letter by letter: a clause is understood in
    its sentence.

    The Dice share of pairs of letters (Adamson and Boreham 1974); between two languages, of figures and Latin names.
    """
    return Reason("sentence", WEIGHED["sentence"](evidence), "", "")


def sentence_share(pair: Pair) -> float:
    """The Dice share of the pairs of neighbouring letters, of the two claims and of the sentences they stand in, half
    each: two clauses of one sentence that two papers copied are two facts. 0 to 1."""
    left, right = pairs_of_letters(pair.left), pairs_of_letters(pair.right)
    of_sentences = dice(left.sentence, right.sentence)
    if left.claim is left.sentence and right.claim is right.sentence:
        return round(of_sentences, 4)
    return round((of_sentences + dice(left.claim, right.claim)) / 2, 4)


def mass_share(mass: float) -> float:
    """The weight that meets, as a share: 0 for none, half for HALF_MASS, towards 1."""
    return round(mass / (mass + HALF_MASS), 4)


# What the closeness of a pair is made of (`claims.link`): each 0 to 1.
WEIGHED: Mapping[str, Callable[[Evidence], float]] = {
    "words": lambda evidence: round(evidence.alignment.smaller_cover, 4),
    "words_both": lambda evidence: round(evidence.alignment.larger_cover, 4),
    "mass": lambda evidence: mass_share(evidence.alignment.mass),
    "sentence": lambda evidence: sentence_share(evidence.pair),
}


def event(evidence: Evidence) -> Reason:
    """How much the two articles have in common."""
    context = evidence.pair.context
    return Reason("event", round(context.affinity, 4), "", "", ", ".join(context.shared))


FEATURES: tuple[Callable[[Evidence], Reason], ...] = (
    words,
    words_both,
    mass,
    predicate,
    subject,
    names,
    date,
    number,
    sentence,
    event,
)
