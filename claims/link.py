"""Pair -> Link: two claims judged to be about the same fact, with a score and the reasons for it.

The score is a logistic function of a few named features, each a small function of the pair, with the weights in
`link.yml`. Similarity finds and ranks; whether the two claims agree is for `claims.verdict`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

import yaml
from rapidfuzz import fuzz

from claims.alignment import Match
from claims.evidence import Evidence, evidence_of
from claims.fact.fact import Assertion
from claims.identity import SAME_OCCURRENCE_DAYS, other_fact
from claims.pair import Pair
from claims.slot import Comparison
from claims.term import Term, specificity
from claims.text import fold, is_japanese

# rapidfuzz is quadratic in the length: what stands past this in a claim is compared by its words alone.
LONGEST_COMPARED = 300
HALF_MASS = 1.5
# Keeps a score off 0 and 1, whose logit is infinite.
MOST_LOGIT = 12.0


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


@dataclass(frozen=True, slots=True)
class Link:
    """Two assertions about the same fact; left has the smaller claim key."""

    left: Assertion
    right: Assertion
    score: float
    """Closeness in meaning, 0 to 1."""
    reasons: tuple[Reason, ...]
    evidence: Evidence | None = field(default=None, compare=False, repr=False)
    """What the score was made from; None for a link read back from a database."""


def links(pairs: Iterable[Pair]) -> list[Link]:
    """The pairs that are about the same fact.

    A pair must be close in itself and among the closest that either claim has in the other's article: where an
    article tells of several like things, the one that answers best is the same fact, the others its neighbours.
    """
    possible = (evidence for evidence in map(evidence_of, pairs) if other_fact(evidence) is None)
    ranked = _ranked([score(evidence) for evidence in possible])
    return [link for link in ranked if link.score >= weights().linked]


def score(evidence: Evidence) -> Link:
    """A pair as a link, whatever its score."""
    reasons = tuple(feature(evidence) for feature in FEATURES)
    return Link(
        evidence.left, evidence.right, round(_logistic(table_for(evidence), reasons), 6), reasons, evidence
    )


def _logistic(table: Table, reasons: Sequence[Reason]) -> float:
    total = table.bias + sum(table.features[reason.feature] * reason.score for reason in reasons)
    return 1 / (1 + math.exp(-max(-MOST_LOGIT, min(MOST_LOGIT, total))))


def table_for(evidence: Evidence) -> Table:
    """Across two languages fewer words can meet and letters cannot, so the features weigh differently."""
    left, right = (is_japanese(side.claim.text) for side in (evidence.left, evidence.right))
    return weights().one_language if left == right else weights().two_languages


@dataclass(frozen=True, slots=True)
class Table:
    """What each feature weighs, and the bias."""

    bias: float
    features: Mapping[str, float]
    close: float
    """The least score of two bare sentences that are about one fact, where there is nothing to rank against."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of `link.yml`."""

    one_language: Table
    two_languages: Table
    ranking: Mapping[str, float]
    linked: float
    """The least score, rank counted in, of a link."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights that ship with the package."""
    read = yaml.safe_load(resources.files("claims").joinpath("link.yml").read_text("utf-8"))
    one, two = (
        Table(read[name]["bias"], read[name], read["close"][name])
        for name in ("one_language", "two_languages")
    )
    return Weights(one, two, read["ranking"], read["linked"])


def words(evidence: Evidence) -> Reason:
    """How much of the shorter claim's content has an answer in the other."""
    return _cover(evidence, "words", evidence.alignment.smaller_cover)


def words_both(evidence: Evidence) -> Reason:
    """How much of the longer claim's content has an answer in the other."""
    return _cover(evidence, "words_both", evidence.alignment.larger_cover)


def _cover(evidence: Evidence, feature: str, cover: float) -> Reason:
    matches = evidence.alignment.matches
    left, right = (
        (" ".join(side) for side in zip(*((m.left.surface, m.right.surface) for m in matches), strict=True))
        if matches
        else ("", "")
    )
    return Reason(feature, round(cover, 4), left, right)


def mass(evidence: Evidence) -> Reason:
    """How much meets in all: a long shared clause says more than a short one. 1.5 words of full weight are half."""
    weight = evidence.alignment.mass
    return Reason("mass", round(weight / (weight + HALF_MASS), 4), "", "", f"{weight:.2f}")


def strongest(evidence: Evidence) -> Reason:
    """The rarest thing both speak of: one shared rare word says more than several common ones."""
    best = max(evidence.alignment.matches, key=_match_weight, default=None)
    if best is None:
        return Reason("strongest", 0.0, "", "")
    return Reason("strongest", round(_match_weight(best), 4), best.left.surface, best.right.surface)


def _match_weight(match: Match) -> float:
    return match.nearness * (match.left.weight + match.right.weight) / 2


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


def letters(evidence: Evidence) -> Reason:
    """The share of characters in common order, for two claims in one language (Levenshtein ratio, rapidfuzz)."""
    left, right = (fold(side.claim.text)[:LONGEST_COMPARED] for side in (evidence.left, evidence.right))
    if is_japanese(left) != is_japanese(right):
        return Reason("letters", 0.0, "", "", "two languages")
    return Reason("letters", round(fuzz.ratio(left, right) / 100, 4), "", "")


def event(evidence: Evidence) -> Reason:
    """How much the two articles have in common."""
    context = evidence.pair.context
    return Reason("event", round(context.affinity, 4), "", "", ", ".join(context.shared))


FEATURES: tuple[Callable[[Evidence], Reason], ...] = (
    words,
    words_both,
    mass,
    strongest,
    predicate,
    subject,
    names,
    date,
    number,
    letters,
    event,
)


def _ranked(scored: Sequence[Link]) -> list[Link]:
    """The links with their score once more, seen against the rivals that each claim has in the other's article."""
    best: dict[Rivalry, float] = defaultdict(float)
    for link in scored:
        for side in rivalry(link):
            best[side] = max(best[side], link.score)
    return [_with_rank(link, [link.score / best[side] for side in rivalry(link)]) for link in scored]


def rivalry(link: Link) -> tuple[Rivalry, Rivalry]:
    """Each claim of a link with the voice it is compared to: links with one of these in common are rivals."""
    left, right = link.left.claim, link.right.claim
    return (
        (left.key, (right.sentence.article.key, right.sentence.voice)),
        (right.key, (left.sentence.article.key, left.sentence.voice)),
    )


Rivalry = tuple[str, tuple[str, int]]


def _with_rank(link: Link, shares: Sequence[float]) -> Link:
    """Score the link again with its ranks.

    Args:
        shares: for each claim, the link's score as a share of the best that the claim has in the other's article.
    """
    table = weights().ranking
    closeness = math.log(link.score / (1 - link.score))
    total = table["closeness"] * closeness + table["both"] * min(shares) + table["either"] * max(shares)
    reason = Reason("rank", round(min(shares), 4), f"{shares[0]:.2f}", f"{shares[1]:.2f}", RANK_DETAIL)
    final = 1 / (1 + math.exp(-(total + table["bias"])))
    return Link(link.left, link.right, round(final, 6), (*link.reasons, reason), link.evidence)


RANK_DETAIL = "share of the best score that each claim has in the other's article"
