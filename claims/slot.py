"""Facts × Facts -> Comparisons: the checkable parts of two claims, value by value.

A comparison says how two values stand to each other; what a difference means is for `claims.identity` and
`claims.verdict`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Postfix, Prefix

from claims.fact.fact import Fact
from claims.fact.name import aliases, fold_variants
from claims.occasion import names_a_day
from claims.text import fold, is_japanese
from claims.wordlist import word_list

Relation = Literal["same", "compatible", "conflict", "unsaid"]
# A time told roughly (about, ごろ) is right to half of what it is rounded to: 6時ごろ within a quarter of an hour,
# 7時24分ごろ to the minute. Minutes by what the printed minute is a multiple of.
ROUGH_MINUTES = {30: 15.0, 10: 5.0, 5: 2.5, 1: 1.0}
# "Just before six" reaches back this far, "past seven" forward.
NEARBY_MINUTES = 30
# Printed names kept for their next claims.
NAMES_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one slot of two claims compares; the facts are those that decided."""

    slot: str
    relation: Relation
    left: Fact | None = None
    right: Fact | None = None
    distance: float = 0.0
    """Dates: days between; numbers: the larger over the smaller; else 0."""


def compare_dates(left: Sequence[Fact], right: Sequence[Fact]) -> Comparison:
    """Dates agree where one lies in the other: at the coarser precision they are true under the same conditions."""
    pairs = [
        (_gap(one, other), one, other)
        for one in left
        for other in right
        if one.date_start and one.date_end and other.date_start and other.date_end
    ]
    if not pairs:
        return Comparison("date", "unsaid")
    gap, one, other = min(pairs, key=lambda found: found[0])
    if gap > 0:
        return Comparison("date", "conflict", one, other, gap)
    return Comparison("date", "same" if one.value == other.value else "compatible", one, other)


def _gap(one: Fact, other: Fact) -> int:
    """Days between two intervals; 0 where one holds the other, at least 1 where they only overlap or miss."""
    first, last = _days(one)
    other_first, other_last = _days(other)
    if (first >= other_first and last <= other_last) or (other_first >= first and other_last <= last):
        return 0
    return max((other_first - last).days, (first - other_last).days, 1)


def _days(fact: Fact) -> tuple[date, date]:
    return date.fromisoformat(fact.date_start or ""), date.fromisoformat(fact.date_end or "")


def compare_times(left: Sequence[Fact], right: Sequence[Fact]) -> Comparison:
    """Clock times on days that can be the same; about, before and past widen them."""
    best: Comparison | None = None
    for one in left:
        for other in right:
            if one.time and other.time and (not _names_both_days(one, other) or _gap(one, other) == 0):
                found = _compare_clock(one, other)
                if best is None or found.distance < best.distance:
                    best = found
    return best or Comparison("time", "unsaid")


def _names_both_days(one: Fact, other: Fact) -> bool:
    """A time of day alone took its day from elsewhere, and may be on the other's."""
    return all(fact.date_start and names_a_day(fact) for fact in (one, other))


def _compare_clock(one: Fact, other: Fact) -> Comparison:
    difference = _minutes(other) - _minutes(one)
    if difference == 0:
        return Comparison("time", "same", one, other)
    reach_back = NEARBY_MINUTES if _is_before(one if difference < 0 else other) else 0
    reach_on = NEARBY_MINUTES if _is_past(other if difference < 0 else one) else 0
    rough = max((_roughness(fact) for fact in (one, other) if fact.approximate), default=0.0)
    near = abs(difference) <= max(reach_back, reach_on, rough)
    return Comparison("time", "compatible" if near else "conflict", one, other, abs(difference))


def _roughness(fact: Fact) -> float:
    return next(rough for step, rough in ROUGH_MINUTES.items() if _minutes(fact) % step == 0)


def _minutes(fact: Fact) -> int:
    hours, minutes = (fact.time or "0:0").split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _is_before(fact: Fact) -> bool:
    return fact.bound in ("below", "at most") or fact.surface.endswith("前")


def _is_past(fact: Fact) -> bool:
    return fact.bound in ("above", "at least") or fact.surface.endswith(("すぎ", "過ぎ"))


def compare_names(ones: Sequence[Fact], others: Sequence[Fact], entity: str) -> Comparison:
    """Names of one entity: same where any is shared; conflict where both name some and share none."""
    for one in ones:
        for other in others:
            if same_name(one, other):
                return Comparison(entity, "same", one, other)
    if ones and others:
        return Comparison(entity, "conflict", ones[0], others[0])
    return Comparison(entity, "unsaid")


def same_name(one: Fact, other: Fact) -> bool:
    """Whether two names can be one: they share a form, a reading, a learnt abbreviation.

    渡部 and 渡辺 are read alike and are two names.
    """
    return bool(aliases(one) & aliases(other)) and not near_name(one, other)


def near_name(one: Fact, other: Fact) -> bool:
    """Whether two full names of persons differ in one part only: 渡部正臣 and 渡辺正臣, Jon Smith and John Smith.

    Such names are one person's in two spellings, or a mistaken one: the same fact, told differently.
    """
    left, right = fold_variants(fold(one.value)), fold_variants(fold(other.value))
    if (
        left == right
        or one.entity != "person"
        or other.entity != "person"
        or is_japanese(left) != is_japanese(right)
    ):
        return False
    if is_japanese(left):
        shared = max(Prefix.similarity(left, right), Postfix.similarity(left, right))
        return (
            min(len(left), len(right)) >= SHORTEST_FULL_NAME
            and shared >= 2
            and shared * 2 >= min(len(left), len(right))
        )
    left_parts, right_parts = set(left.lower().split()), set(right.lower().split())
    return (
        min(len(left_parts), len(right_parts)) >= 2
        and len(left_parts & right_parts) >= 1
        and left_parts != right_parts
    )


# A Japanese family name and given name have at least so many characters together, with few exceptions.
SHORTEST_FULL_NAME = 3


def title_of(fact: Fact) -> str:
    """The office or role printed with a name: 防衛相 of 岸信夫防衛相; empty where none is."""
    return _title_of(fact.surface, fact.value, fact.forms)


@lru_cache(maxsize=NAMES_KEPT)
def _title_of(printed: str, value: str, forms: tuple[str, ...]) -> str:
    surface = fold(printed)
    for form in sorted((value, *forms), key=len, reverse=True):
        if surface.startswith(fold(form)) and len(form) < len(surface):
            return surface.removeprefix(fold(form))
    return ""


def one_office(one: Fact, other: Fact) -> str:
    """The office that both are named with, if it is one that a single person holds; else empty."""
    title = title_of(one)
    single = any(title.endswith(office) for office in word_list("offices.txt"))
    return title if single and title == title_of(other) else ""
