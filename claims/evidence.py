"""Pair -> Evidence: two claims laid side by side, word by word and slot by slot, before anything is concluded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from claims.alignment import KEPT, SYNONYM, Alignment, align
from claims.fact.fact import Assertion, Fact
from claims.figures import Figures, compare_numbers, figures_of
from claims.occasion import names_a_day, tells
from claims.pair import Pair
from claims.slot import Comparison, compare_dates, compare_names, compare_times
from claims.term import Profile, Term
from claims.unit import NAMED_ALIKE, word_nearness
from claims.value import numbers_meet, ratio
from claims.wordlist import word_list


@dataclass(frozen=True)
class Evidence:
    """A pair with its parts laid side by side; what few pairs are asked for is worked out when asked."""

    pair: Pair
    alignment: Alignment

    @property
    def left(self) -> Assertion:
        return self.pair.left.assertion

    @property
    def right(self) -> Assertion:
        return self.pair.right.assertion

    @cached_property
    def predicate_nearness(self) -> float:
        """How near the predicates of the two claims come to each other, 0 where none answers one."""
        met = (m.nearness for m in self.alignment.matches if m.left.is_predicate and m.right.is_predicate)
        return max(met, default=0.0)

    @cached_property
    def dates(self) -> Comparison:
        """When it happened; where neither side says, when it was told, if one telling can be meant."""
        return _dates(self.pair, self.alignment)

    @cached_property
    def times(self) -> Comparison:
        """At what time of day."""
        return compare_times(self.pair.left.dates, self.pair.right.dates)

    @cached_property
    def numbers(self) -> tuple[Comparison, ...]:
        """The figures of both sides that can be of one thing: those that answer one question, and no others of them."""
        found = compare_numbers(_figures(self.pair.left), _figures(self.pair.right))
        for one, other in self._answers():
            found = [each for each in found if (each.left is one) == (each.right is other)]
            if not numbers_meet(one, other) and not any(each.left is one for each in found):
                found.append(Comparison("number", "conflict", one, other, ratio(one, other)))
        return tuple(found)

    def _answers(self) -> Iterator[tuple[Fact, Fact]]:
        """The figures of both sides that answer one question, where both give one."""
        for match in self.alignment.matches:
            left, right = match.left.question, match.right.question
            if left and right and left.figure and right.figure and not (left.none or right.none):
                yield left.figure, right.figure

    @cached_property
    def names(self) -> Mapping[str, Comparison]:
        """By entity: person, organisation, place, work."""
        left, right = _names(self.pair.left), _names(self.pair.right)
        return {entity: compare_names(left[entity], right[entity], entity) for entity in ENTITIES}


ENTITIES = ("person", "organisation", "place", "work")


@lru_cache(maxsize=KEPT)
def _names(profile: Profile) -> Mapping[str, Sequence[Fact]]:
    """The names of a claim by entity."""
    named = profile.assertion.of_kind("name")
    return {entity: [fact for fact in named if fact.entity == entity] for entity in ENTITIES}


@lru_cache(maxsize=KEPT)
def _figures(profile: Profile) -> Figures:
    return figures_of(profile.assertion)


def evidence_of(pair: Pair) -> Evidence:
    """Lay the two claims of a pair side by side, word by word."""
    return Evidence(pair, align(pair.left, pair.right, pair.context))


def _dates(pair: Pair, alignment: Alignment) -> Comparison:
    """When it happened; where neither side says, when it was told, if one telling can be meant: 発表した, announced.

    The day on which one outlet reported and that on which another's source spoke are two days of two things.
    """
    left, right = (
        tuple(map(_closing_month, filter(names_a_day, side.dates))) for side in (pair.left, pair.right)
    )
    if bool(left) != bool(right) and _one_word_of_telling(alignment):
        # 発覚したのは昨年11月, 昨年12月に発覚した: that it became known is what both tell.
        return compare_dates(left or pair.left.told, right or pair.right.told)
    if left or right:
        return compare_dates(left, right)
    return compare_dates(pair.left.told, pair.right.told) if _one_telling(pair, alignment) else NO_DATE


def _closing_month(fact: Fact) -> Fact:
    """A business year (25年3月期) by the month it closes in: a day within the year is none of its accounts."""
    if fact.date_end is None or not fact.surface.endswith("期"):
        return fact
    return replace(fact, date_start=f"{fact.date_end[:8]}01")


def _one_word_of_telling(alignment: Alignment) -> bool:
    """Whether a word for becoming known or being told stands in both claims."""
    return any(
        m.nearness >= SYNONYM and tells(m.left.normal) and tells(m.right.normal) for m in alignment.matches
    )


def _one_telling(pair: Pair, alignment: Alignment) -> bool:
    """Whether both claims speak of one announcement: its verbs answer each other, or one source gave it."""
    left, right = pair.left.assertion.speaker, pair.right.assertion.speaker
    if left and right and word_nearness(left, right) >= NAMED_ALIKE:
        return True
    return any(_tells(match.left) and _tells(match.right) for match in alignment.matches)


NO_DATE = Comparison("date", "unsaid")


def _tells(term: Term) -> bool:
    """Whether somebody tells; what merely became known (分かった) has no teller to be one with."""
    return bool({term.surface, term.normal} & word_list("telling_verbs.txt"))
