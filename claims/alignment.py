"""Profile × Profile -> Alignment: which word of one claim answers which word of the other, and how near they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from claims.antonym import KINDS, has_opposite, opposed
from claims.context import Context
from claims.form import Form
from claims.question import Question
from claims.slot import compare_dates, compare_times
from claims.term import Profile, Term
from claims.text import is_japanese
from claims.unit import counted_nearness, same_unit
from claims.value import numbers_meet, ratio

# How near two terms are by what they share, strongest first. Set on the two events that rules were written on:
# a shared gloss joins words that may only be neighbours (乗員 crew, 組員 crew), a shared kanji less still.
SAME, SAME_NAME, SYNONYM, GLOSS, PART_OF_NAME, COMPOUND, PARAPHRASE, KANJI = (
    1.0,
    1.0,
    0.9,
    0.8,
    0.7,
    0.65,
    0.6,
    0.45,
)
# Two values of one thing (14 injured, 18 injured): the slot is shared, the value is for the verdict.
SAME_SLOT = 0.6
# Two opposites are two answers to one question: けが, 無事; visibility good, fog.
OPPOSITE = 0.7
# Two figures that meet and differ by more than this meet only because one is open (under 300, at least 5).
ALIKE_RATIO = 1.2
# A word of more glosses than this has many senses, and sharing one of them says less.
FEW_GLOSSES = 5
_MEASURED = {"number", "date", "time"}
_KEY_NEARNESS = {"n": SAME_NAME, "s": SYNONYM, "g": GLOSS, "p": PART_OF_NAME}
LEAST_NEARNESS = 0.4
# A term that every claim holds keeps this share of its weight: the event's subject is no news.
LEAST_TELLING = 0.01
# How much a term tells of which fact a claim is about, by its kind, beside its own weight: days and figures more than
# words, names less, since a report's persons and places stand in all its claims. Set, with the square in `_damped`, on
# the pairs graded by hand of two events, with the order of pairs on the event kept aside in view.
EMPHASIS: Mapping[str, float] = {
    "word": 1.0,
    "name": 0.5,
    "number": 2.0,
    "date": 1.7,
    "time": 1.7,
    "question": 2.0,
}

# Claims kept for their next pairs, and pairs of forms: those of one event come one after another.
KEPT, FORMS_KEPT = 4_096, 500_000


class Match(NamedTuple):
    """A word of the left claim and the word of the right that answers it."""

    left: Term
    right: Term
    nearness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best matches, and the share of each side's weight that they carry (0 to 1)."""

    matches: tuple[Match, ...]
    left_cover: float
    right_cover: float
    mass: float
    """The weight that meets, in words of full weight."""
    left_own_cover: float = 0.0
    """The share of the weight of the left claim's own words that meets own words of the right."""
    right_own_cover: float = 0.0

    @property
    def smaller_cover(self) -> float:
        return max(self.left_cover, self.right_cover)

    @property
    def larger_cover(self) -> float:
        return min(self.left_cover, self.right_cover)


def align(one: Profile, other: Profile, context: Context) -> Alignment:
    """Pair off the terms of two claims, nearest first, each used once.

    Args:
        one, other: the two claims.
        context: what their articles have in common; how much a word tells there.
    """
    left, right = one.terms, other.terms
    left_weights, right_weights = weights_of(one, context), weights_of(other, context)
    candidates = [
        (-near, i, j)
        for i, j in _meetings(one, other)
        if (near := nearness(left[i], right[j])) >= LEAST_NEARNESS
    ]
    candidates.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    matches = []
    mass = own_mass = 0.0
    for negative, i, j in candidates:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            matches.append(Match(left[i], right[j], -negative))
            # What two words have in common is no more than the lesser of them says.
            met = -negative * min(left_weights[i], right_weights[j])
            mass += met
            if one.own[i] and other.own[j]:
                own_mass += met
    return Alignment(
        tuple(matches),
        _share(mass, left_weights),
        _share(mass, right_weights),
        mass,
        _share(own_mass, compress(left_weights, one.own)),
        _share(own_mass, compress(right_weights, other.own)),
    )


def _meetings(one: Profile, other: Profile) -> set[tuple[int, int]]:
    """The places of the terms that can be near at all: most pairs of words have nothing in common."""
    index, other_index = one.index, other.index
    found = {
        (i, j) for key in index.keys() & other_index.keys() for i in index[key] for j in other_index[key]
    }
    others = _with_opposites(other)
    return found | {(i, j) for i in _with_opposites(one) for j in others} if others else found


@lru_cache(maxsize=KEPT)
def _with_opposites(profile: Profile) -> tuple[int, ...]:
    """The places of the terms that stand in a pair of opposites."""
    return tuple(place for place, term in enumerate(profile.terms) if has_opposite(term))


def _share(mass: float, weights: Iterable[float]) -> float:
    total = sum(weights)
    return min(1.0, mass / total) if total else 0.0


def weights_of(profile: Profile, context: Context) -> tuple[float, ...]:
    """The weights of a claim's terms in a pair of articles, in the terms' order; worked out once for each pair."""
    if not context.telling:
        return tuple(term.weight * EMPHASIS[term.kind] for term in profile.terms)
    found = context.weights.get(profile.key)
    if found is None:
        found = context.weights[profile.key] = tuple(_damped(term, context.telling) for term in profile.terms)
    return found


def _damped(term: Term, telling: Mapping[str, float]) -> float:
    """A term's weight in this pair of articles."""
    if term.kind == "question":
        return term.weight * EMPHASIS["question"]
    return term.weight * EMPHASIS[term.kind] * max(LEAST_TELLING, telling.get(term.normal, 1.0) ** 2)


def nearness(left: Term, right: Term) -> float:
    """How near two terms are in meaning, 0 to 1; 0 where nothing joins them. The same whichever stands left."""
    return nearness_of_forms(left.form, right.form)


@lru_cache(maxsize=FORMS_KEPT)
def nearness_of_forms(left: Form, right: Form) -> float:
    """`nearness` of two terms of these forms."""
    if left.question is not None or right.question is not None:
        return _question_nearness(left.question, right.question)
    if left.normal == right.normal:
        return SAME
    if left.kind in _MEASURED or right.kind in _MEASURED:
        return _fact_nearness(left, right)
    if _are_opposites(left, right):
        return OPPOSITE
    shared = left.keys & right.keys
    best = max((_KEY_NEARNESS[key[0]] for key in shared), default=0.0)
    if best == GLOSS:
        return GLOSS * min(1.0, math.sqrt(FEW_GLOSSES / max(_gloss_count(left), _gloss_count(right))))
    if best:
        return best
    if "name" in (left.kind, right.kind) and _part_of(left, right):
        return PART_OF_NAME
    if left.near & (right.keys | right.near) or right.near & left.keys:
        return PARAPHRASE
    if "name" in (left.kind, right.kind):
        return 0.0
    if _part_of(left, right) and is_japanese(left.normal):
        return COMPOUND
    return KANJI * 2 * _shared_kanji(left.normal, right.normal)


def _are_opposites(left: Form, right: Form) -> bool:
    return has_opposite(left) and has_opposite(right) and any(opposed(left, right, kind) for kind in KINDS)


def _question_nearness(left: Question | None, right: Question | None) -> float:
    """Two answers to one question; of several answers those of one value first."""
    if left is None or right is None or not left.answers(right):
        return 0.0
    if left.figure and right.figure and not numbers_meet(left.figure, right.figure):
        return OTHER_VALUE
    return SAME


# Two values answer one question as one value does, but for which of several answers is paired with which.
OTHER_VALUE = 0.99


def _gloss_count(term: Form) -> int:
    return sum(1 for key in term.keys if key[0] == "g")


def _fact_nearness(left: Form, right: Form) -> float:
    """Numbers and dates answer each other by value; where the values differ, by what they are the value of."""
    if left.fact is None or right.fact is None or left.kind != right.kind:
        return 0.0
    if left.kind == "date":
        return {"same": SAME, "compatible": GLOSS}.get(
            compare_dates((left.fact,), (right.fact,)).relation, 0.0
        )
    if left.kind == "time":
        return {"same": SAME, "compatible": GLOSS}.get(
            compare_times((left.fact,), (right.fact,)).relation, 0.0
        )
    if not same_unit(left.fact, right.fact):
        return 0.0
    counted = counted_nearness(left.fact, right.fact)
    if numbers_meet(left.fact, right.fact):
        # "Below 300" and 17 can both be true, and are no answer to each other.
        return SAME if counted != 0 and ratio(left.fact, right.fact) <= ALIKE_RATIO else KANJI
    return SAME_SLOT if counted else 0.0


def _part_of(left: Form, right: Form) -> bool:
    """Whether one name is part of the other. In Latin letters a common word of a long name (office) names nothing."""
    short, long = sorted((left, right), key=lambda term: len(term.normal))
    if len(short.normal) < 2 or short.normal not in long.normal:
        return False
    return is_japanese(short.normal) or short.kind == "name"


@lru_cache(maxsize=200_000)
def _shared_kanji(left: str, right: str) -> float:
    """The Dice share of kanji two words have in common: 着岸 and 着く, 骨折 and 折る carry one meaning."""
    one, other = ({c for c in word if "一" <= c <= "鿿"} for word in (left, right))
    return len(one & other) / (len(one) + len(other)) if one and other else 0.0
