"""Units and the things counted: whether two numbers measure, or count, the same.

Units meet under any of their names in both languages (`unit_names.yml`), and quantities in their base unit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.fact.fact import Fact
from claims.gloss import english_stem, gloss_stems
from claims.text import fold, is_japanese, tokenise
from claims.wordlist import read_table

# Counted things of this nearness have one name, or one in each language.
NAMED_ALIKE = 0.8


def same_unit(one: Fact, other: Fact) -> bool:
    """Whether two numbers measure the same: one unit under any of its names, people however they are called.

    English counts with the noun itself, Japanese with a counter: 1,200 complaints are 苦情1200件.
    """
    left, right = one.unit or "", other.unit or ""
    alike = _units_alike(left, right)
    if alike is not None:
        return alike
    japanese, english = (one, right) if is_japanese(left) else (other, left)
    return bool(japanese.counted) and word_nearness(japanese.counted or "", english) >= NAMED_ALIKE


@lru_cache(maxsize=50_000)
def _units_alike(left: str, right: str) -> bool | None:
    """Whether two units, as printed, measure the same; None where it hangs on what is counted: the English noun may
    name it."""
    if measure_of(left) == measure_of(right):
        return True
    if not left or not right or is_japanese(left) == is_japanese(right):
        return False
    dwellings = {canonical_unit(left), canonical_unit(right)} == _DWELLINGS
    return True if dwellings else None  # 683棟 of houses are 683 homes


_DWELLINGS = frozenset(("house", "building"))


def measure_of(unit: str | None) -> str:
    """What two units have in common that measure the same: the quantity they measure, or their one name."""
    canonical = canonical_unit(unit)
    quantity = _QUANTITIES.get(canonical)
    return f"quantity:{quantity[0]}" if quantity else canonical


def may_count_across(fact: Fact) -> bool:
    """Whether a number may measure the same as one of the other language by what is counted alone (`same_unit`)."""
    if not fact.unit or not is_japanese(fact.unit):
        return bool(fact.unit)
    return bool(fact.counted) or canonical_unit(fact.unit) in _DWELLINGS


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


def is_listed(unit: str | None) -> bool:
    """Whether a unit, or what is counted, is one of the known ones."""
    return canonical_unit(unit) in read_table("unit_names.yml")


def measures(unit: str | None) -> bool:
    """Whether a unit measures (knots, metres, per cent, yen) and does not count things one by one."""
    return canonical_unit(unit) in _measures()


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    table = read_table("unit_names.yml")
    return frozenset(table) - COUNTERS


COUNTERS = frozenset(
    (
        "person times item ship vehicle aircraft building house company service place country store school bed room"
        " seat animal share page copy floor municipality prefecture party team route station"
    ).split()
)
"""The units of `unit_names.yml` that count things one by one."""


def span_of(fact: Fact) -> tuple[float, float] | None:
    """A number's bounds in the base unit of its quantity, so that 45分 and 1時間 compare; None where it has none."""
    if fact.low is None or fact.high is None:
        return None
    _, factor = _QUANTITIES.get(canonical_unit(fact.unit), ("", 1.0))
    return fact.low * factor, fact.high * factor


# Unit -> the quantity it measures, and how many of its base unit it is.
_QUANTITIES: dict[str, tuple[str, float]] = {
    "percent": ("share", 1.0),
    "割": ("share", 10.0),
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "week": ("time", 604800.0),
    "millimetre": ("length", 0.001),
    "centimetre": ("length", 0.01),
    "metre": ("length", 1.0),
    "kilometre": ("length", 1000.0),
    "gram": ("mass", 1.0),
    "kilogram": ("mass", 1000.0),
    "tonne": ("mass", 1_000_000.0),
}


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    table = read_table("unit_names.yml")
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
    kinds = _kind_of_profit(left), _kind_of_profit(right)
    if all(kinds) and kinds[0] != kinds[1]:
        return 0.0
    return NAMED_ALIKE if _stems(left) & _stems(right) else 0.0


def _kind_of_profit(word: str) -> str:
    """Which profit or loss an account's word names (営業利益, net loss); empty for any other word."""
    return next((kind for kind, names in _PROFITS.items() if names.search(word)), "")


_PROFITS = {
    "operating": re.compile(r"営業(?:利益|損益|損失|赤字|黒字)|\boperating\b"),
    "ordinary": re.compile(r"経常(?:利益|損益|損失|赤字|黒字)|\b(?:ordinary|recurring|pretax)\b"),
    "net": re.compile(r"(?:純|最終)(?:利益|損益|損失|赤字|黒字)|\bnet\b"),
    "gross": re.compile(r"(?:粗利|総利益)|\bgross\b"),
}


def _stems(word: str) -> frozenset[str]:
    """English stems of a word; of a Japanese compound that no dictionary holds, those of its head, the last part."""
    if not is_japanese(word):
        return frozenset(english_stem(part) for part in word.split())
    return gloss_stems(word) or next(
        (stems for t in reversed(tokenise(word)) if (stems := gloss_stems(t.normal))), frozenset()
    )
