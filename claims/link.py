"""Pair -> Link: two claims judged to be about the same fact, with a score and the reasons for it.

The score is a logistic function of a few named features, each a small function of the pair, with the weights in
`link.yml`. Similarity finds and ranks; whether the two claims agree is for `claims.verdict`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

import numpy as np

from claims.bound import Floats, bounds
from claims.evidence import Evidence, evidence_of
from claims.fact.fact import Assertion
from claims.feature import FEATURES, HALF_MASS, WEIGHED, Reason, sentence_share, subject
from claims.identity import other_fact
from claims.pair import Pair
from claims.uncollected import uncollected
from claims.wordlist import read_table

# Keeps a score off 0 and 1, whose logit is infinite.
MOST_LOGIT = 12.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two assertions about the same fact; left has the smaller claim key."""

    left: Assertion
    right: Assertion
    score: float
    """Closeness in meaning, 0 to 1."""
    reasons: tuple[Reason, ...]
    evidence: Evidence | None = field(default=None, compare=False, repr=False)
    """What the score was made from; None for a link read back from a database, or judged on another machine."""
    shared: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What the articles of the two have in common, strongest first (`claims.context`)."""


@uncollected()
def links(pairs: Iterable[Pair]) -> list[Link]:
    """The pairs that are about the same fact.

    A pair must be close in itself and among the closest that either claim has in the other's article: where an
    article tells of several like things, the one that answers best is the same fact, the others its neighbours.
    """
    least = least_worth_ranking()
    scored = [
        _link(evidence, near)
        for evidence in map(evidence_of, worth_aligning(list(pairs)))
        if (near := closeness(evidence)) >= least and other_fact(evidence) is None
    ]
    # The reasons are worked out for what is linked alone.
    return [_with_reasons(link) for link in ranked(scored) if link.score >= weights().linked]


def score(evidence: Evidence) -> Link:
    """A pair as a link, whatever its score."""
    return _with_reasons(_link(evidence, closeness(evidence)))


def _link(evidence: Evidence, near: float) -> Link:
    """A pair as a link, with no reasons yet."""
    return Link(evidence.left, evidence.right, near, (), evidence, evidence.pair.context.shared)


def _with_reasons(link: Link) -> Link:
    """A link with what speaks for it and against it put before its rank."""
    if link.evidence is None:
        return link
    reasons = tuple(feature(link.evidence) for feature in FEATURES)
    return Link(link.left, link.right, link.score, (*reasons, *link.reasons), link.evidence, link.shared)


def closeness_alone(evidence: Evidence) -> float:
    """How close two bare sentences are, 0 to 1: what they are about is told by their subjects alone."""
    near = closeness(evidence)
    near = min(max(near, ROUNDING), 1 - ROUNDING)
    logit = math.log(near / (1 - near)) + weights().subject_alone * subject(evidence).score
    return round(1 / (1 + math.exp(-logit)), 6)


def closeness(evidence: Evidence) -> float:
    """How close two claims are in meaning, 0 to 1, before their rivals are looked at."""
    return _logistic(table_for(evidence.pair), {name: value(evidence) for name, value in WEIGHED.items()})


def worth_aligning(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that can be links, for all that bounds on their closeness tell; the others need not be aligned."""
    logits, letters = most_without_letters(pairs)
    least = least_worth_ranking() - ROUNDED
    needed = math.log(least / (1 - least))
    near = np.flatnonzero(logits + letters >= needed).tolist()
    shares = np.array([sentence_share(pairs[place]) for place in near])
    kept = logits[near] + letters[near] * shares >= needed
    return [pairs[place] for place in compress(near, kept.tolist())]


def most_without_letters(pairs: Sequence[Pair]) -> tuple[Floats, Floats]:
    """No less than the closeness of each pair as a logit, but for what their letters have in common; and what these
    weigh (`claims.feature.sentence_share`)."""
    bound = bounds(pairs)
    values = {
        "words": _most_covered(bound.mass, bound.lesser),
        "words_both": _most_covered(bound.mass, bound.greater),
        "mass": bound.mass / (bound.mass + HALF_MASS) + ROUNDING,
    }
    tables = [table_for(pair) for pair in pairs]
    logits = np.array([table.bias for table in tables])
    for name, value in values.items():
        logits += np.array([table.features[name] for table in tables]) * value
    return logits, np.array([table.features["sentence"] for table in tables])


def _most_covered(mass: Floats, total: Floats) -> Floats:
    shares = np.divide(mass, total, out=np.zeros_like(mass), where=total > 0)
    covered: Floats = np.minimum(1.0, shares + ROUNDING)
    return covered


# A value rounded to four digits can be so much larger; closeness has six.
ROUNDING, ROUNDED = 1e-4, 1e-5


@lru_cache(maxsize=1)
def least_worth_ranking() -> float:
    """The closeness below which no standing among rivals makes a link."""
    table = weights().ranking
    needed = (
        math.log(weights().linked / (1 - weights().linked)) - table["bias"] - table["both"] - table["either"]
    )
    return 1 / (1 + math.exp(-needed / table["closeness"]))


def _logistic(table: Table, values: Mapping[str, float]) -> float:
    total = table.bias + sum(table.features[name] * value for name, value in values.items())
    return round(1 / (1 + math.exp(-max(-MOST_LOGIT, min(MOST_LOGIT, total)))), 6)


def table_for(pair: Pair) -> Table:
    """Across two languages fewer words can meet, so the features weigh differently."""
    alike = pair.left.is_japanese == pair.right.is_japanese
    return weights().one_language if alike else weights().two_languages


@dataclass(frozen=True, slots=True)
class Table:
    """What each feature weighs, and the bias."""

    bias: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of `link.yml`."""

    one_language: Table
    two_languages: Table
    ranking: Mapping[str, float]
    linked: float
    """The least score, rank counted in, of a link."""
    sure: float
    """The score from which a link is called sure; below it, possible (a possible link: Fellegi and Sunter 1969)."""
    joined: float
    """The score from which links join groups."""
    subject_alone: float
    """What the subjects of bare sentences weigh, in logits: no article tells what they are about."""
    close: Mapping[str, Mapping[str, float]]
    """For bare sentences, with nothing to rank against, by language: the least score at which they agree, and that
    at which they diverge."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights that ship with the package."""
    read = read_table("link.yml")
    one, two = (Table(read[name]["bias"], read[name]) for name in ("one_language", "two_languages"))
    linked, sure, joined = (float(read[name]) for name in ("linked", "sure", "joined"))
    return Weights(one, two, read["ranking"], linked, sure, joined, read["subject_alone"], read["close"])


def ranked(scored: Sequence[Link]) -> list[Link]:
    """The links with their score once more, seen against the rivals of their claims."""
    standing = Standing(scored)
    return [_with_rank(link, standing.of(link)) for link in scored]


class Standing:
    """How each of some links stands among the others: what one pair of claims cannot show alone."""

    def __init__(self, scored: Sequence[Link]) -> None:
        self._best: dict[Rivalry, float] = defaultdict(float)
        for link in scored:
            for side in rivalry(link):
                self._best[side] = max(self._best[side], link.score)

    def of(self, link: Link) -> dict[str, float]:
        """The ranking features of a link: the least ("both") and the greatest ("either") share that it has of the
        best score its claims have in the other's article, each 0 to 1."""
        shares = [link.score / self._best[side] for side in rivalry(link)]
        return {"both": min(shares), "either": max(shares)}


# A claim, and the voice it is compared to: links with one of these in common are rivals.
Voice = tuple[str, int]
Rivalry = tuple[str, Voice]


def _voice(assertion: Assertion) -> Voice:
    sentence = assertion.claim.sentence
    return sentence.article.key, sentence.voice


def rivalry(link: Link) -> tuple[Rivalry, Rivalry]:
    """Each claim of a link with the voice it is compared to: links with one of these in common are rivals."""
    if link.evidence is not None:
        left, right, _ = link.evidence.pair
        return (left.key, right.voice), (right.key, left.voice)
    return (link.left.claim.key, _voice(link.right)), (link.right.claim.key, _voice(link.left))


def _with_rank(link: Link, standing: Mapping[str, float]) -> Link:
    table = weights().ranking
    total = table["bias"] + table["closeness"] * math.log(link.score / (1 - link.score))
    total += sum(table[name] * value for name, value in standing.items())
    reason = Reason("rank", round(standing["both"], 4), "", "")
    final = 1 / (1 + math.exp(-total))
    reasons = (*link.reasons, reason)
    return Link(link.left, link.right, round(final, 6), reasons, link.evidence, link.shared)
