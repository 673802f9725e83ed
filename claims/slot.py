"""Facts × Facts -> Comparisons: the checkable parts of two claims, value by value.

A comparison says how two values stand to each other; what a difference means is for `claims.identity` and
`claims.verdict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Literal

import yaml
from rapidfuzz.distance import Postfix, Prefix

from claims.fact.fact import Fact
from claims.fact.name import aliases, fold_variants
from claims.gloss import english_stem, gloss_stems
from claims.text import fold, is_japanese, tokenise
from claims.wordlist import word_list

Relation = Literal["same", "compatible", "conflict", "unsaid"]
# Two clock times this close are one time told roughly; only where a side says "about" or "before".
ROUGH_MINUTES = 15
# "Just before six" reaches back this far, "past seven" forward.
NEARBY_MINUTES = 30


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
            if (
                one.time
                and other.time
                and (not one.date_start or not other.date_start or _gap(one, other) == 0)
            ):
                found = _compare_clock(one, other)
                if best is None or found.distance < best.distance:
                    best = found
    return best or Comparison("time", "unsaid")


def _compare_clock(one: Fact, other: Fact) -> Comparison:
    difference = _minutes(other) - _minutes(one)
    if difference == 0:
        return Comparison("time", "same", one, other)
    reach_back = NEARBY_MINUTES if _is_before(one if difference < 0 else other) else 0
    reach_on = NEARBY_MINUTES if _is_past(other if difference < 0 else one) else 0
    rough = ROUGH_MINUTES if one.approximate or other.approximate else 0
    near = abs(difference) <= max(reach_back, reach_on, rough)
    return Comparison("time", "compatible" if near else "conflict", one, other, abs(difference))


def _minutes(fact: Fact) -> int:
    hours, minutes = (fact.time or "0:0").split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _is_before(fact: Fact) -> bool:
    return fact.bound in ("below", "at most") or fact.surface.endswith("前")


def _is_past(fact: Fact) -> bool:
    return fact.bound in ("above", "at least") or fact.surface.endswith(("すぎ", "過ぎ"))


def compare_numbers(left: Sequence[Fact], right: Sequence[Fact]) -> list[Comparison]:
    """Numbers of one unit, where the things counted can be the same.

    A number met again on the other side is the same. A number whose counted thing is named alike on the other side
    with another value, and that value met nowhere here, conflicts; where a counted thing is unsaid, only a single
    number left over on each side is compared.
    """
    comparable = [(one, other) for one in left for other in right if same_unit(one, other)]
    met = [
        (one, other)
        for one, other in comparable
        if numbers_meet(one, other) and counted_nearness(one, other) != 0
    ]
    found = [Comparison("number", "same", one, other) for one, other in met]
    left_over = [one for one in left if all(one is not pair[0] for pair in met)]
    right_over = [other for other in right if all(other is not pair[1] for pair in met)]
    for one, other in comparable:
        if numbers_meet(one, other):
            continue
        near = counted_nearness(one, other)
        named = near is not None and near >= NAMED_ALIKE
        alone = _only(one, left_over) and _only(other, right_over)
        if (named and not _met_elsewhere(one, other, met)) or (alone and not named):
            slot = "number" if near != 0 and not _counted_otherwise(one, other, met) else "scope"
            found.append(Comparison(slot, "conflict", one, other, _ratio(one, other)))
    return found


def _counted_otherwise(one: Fact, other: Fact, met: Sequence[tuple[Fact, Fact]]) -> bool:
    """Whether one of the two figures is met on the other side, as the count of something else (14 passengers, or
    14 in all with 12 passengers among them)."""
    return any(pair[0] is one or pair[1] is other for pair in met)


# Counted things of this nearness have one name, or one in each language.
NAMED_ALIKE = 0.8


def _met_elsewhere(one: Fact, other: Fact, met: Sequence[tuple[Fact, Fact]]) -> bool:
    """Whether each of the two has its own counterpart whose counted thing is named alike."""
    return any(pair[0] is one and (counted_nearness(*pair) or 0) >= NAMED_ALIKE for pair in met) or any(
        pair[1] is other and (counted_nearness(*pair) or 0) >= NAMED_ALIKE for pair in met
    )


def _only(fact: Fact, facts: Iterable[Fact]) -> bool:
    return [other for other in facts if same_unit(fact, other)] == [fact]


def _ratio(one: Fact, other: Fact) -> float:
    small, large = sorted((abs(one.low or 0.0), abs(other.low or 0.0)))
    return large / small if small else float("inf")


def numbers_meet(one: Fact, other: Fact) -> bool:
    """Whether two numbers can be one figure: equal, in range, or rounded to the precision of the rougher."""
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return False
    if (one.bound, other.bound) != ("exact", "exact"):
        return _bounds_meet(one, other)
    if one.low <= other.high and other.low <= one.high:
        return True
    if one.approximate or other.approximate:
        return abs(one.low - other.low) <= ROUGH_SHARE * max(abs(one.low), abs(other.low))
    return False


# "About 200" and 198 are one figure; "about 5" and "about 8" are not. Within five per cent.
ROUGH_SHARE = 0.05


def _bounds_meet(one: Fact, other: Fact) -> bool:
    """Whether "more than 30" and "36" can both be true: open ends reach to infinity."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low < other_high and other_low < high


def _reach(fact: Fact) -> tuple[float, float]:
    low, high = fact.low or 0.0, fact.high or 0.0
    # An exact figure is widened by a hair so that "at least 30" meets 30; "more than 30" must stay above the hair.
    tiny = 1e-9 * max(1.0, abs(low))
    match fact.bound:
        case "at least":
            return low - tiny, float("inf")
        case "above":
            return low + 2 * tiny, float("inf")
        case "at most":
            return float("-inf"), high + tiny
        case "below":
            return float("-inf"), high - 2 * tiny
        case _:
            return low - tiny, high + tiny


def same_unit(one: Fact, other: Fact) -> bool:
    """Whether two numbers measure the same: one unit under any of its names, people however they are called."""
    return canonical_unit(one.unit) == canonical_unit(other.unit)


@lru_cache(maxsize=10_000)
def canonical_unit(unit: str | None) -> str:
    """One name for a unit: メートル, m and meters are metre; 人, 名 and any word for people are person."""
    if not unit:
        return ""
    folded = fold(unit).lower().strip()
    known = _units().get(folded) or _units().get(
        english_stem(folded.split()[-1]) if not is_japanese(folded) else folded
    )
    return known or (folded if is_japanese(folded) else english_stem(folded.split()[-1]))


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    table = yaml.safe_load(resources.files("claims").joinpath("unit_names.yml").read_text("utf-8"))
    return {
        (name if is_japanese(name) else name.lower()): unit for unit, names in table.items() for name in names
    } | {
        english_stem(name): unit
        for unit, names in table.items()
        for name in names
        if name.isascii() and len(name) > 3
    }


def counted_nearness(one: Fact, other: Fact) -> float | None:
    """How near the counted things are: 0 to 1; None where a side leaves it unsaid."""
    if not one.counted or not other.counted:
        return None
    return word_nearness(one.counted, other.counted)


@lru_cache(maxsize=50_000)
def word_nearness(one: str, other: str) -> float:
    """1 for one word or one inside the other, 0.8 for a shared English gloss, of the whole or its head, else 0."""
    left, right = fold(one).lower(), fold(other).lower()
    if left in right or right in left:
        return 1.0
    return NAMED_ALIKE if _stems(left) & _stems(right) else 0.0


def _stems(word: str) -> frozenset[str]:
    """English stems of a word; of a Japanese compound that no dictionary holds, those of its head, the last part."""
    if not is_japanese(word):
        return frozenset(english_stem(part) for part in word.split())
    return gloss_stems(word) or next(
        (stems for t in reversed(tokenise(word)) if (stems := gloss_stems(t.normal))), frozenset()
    )


def compare_names(left: Sequence[Fact], right: Sequence[Fact], entity: str) -> Comparison:
    """Names of one kind: same where any is shared; conflict where both name some and share none."""
    ones = [fact for fact in left if fact.entity == entity]
    others = [fact for fact in right if fact.entity == entity]
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
    surface = fold(fact.surface)
    for form in sorted((fact.value, *fact.forms), key=len, reverse=True):
        if surface.startswith(fold(form)) and len(form) < len(surface):
            return surface.removeprefix(fold(form))
    return ""


def one_office(one: Fact, other: Fact) -> str:
    """The office that both are named with, if it is one that a single person holds; else empty."""
    title = title_of(one)
    single = any(title.endswith(office) for office in word_list("offices.txt"))
    return title if single and title == title_of(other) else ""
