"""Figures: what a number word, its unit and the words around it say; the word lists they are read with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.fact.fact import Bound, Fact
from claims.wordlist import read_table

BOUNDS = frozenset({"exact", "at least", "at most", "above", "below"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text. Offsets count code points of that text, end exclusive."""

    start: int
    end: int
    low: float
    high: float
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
    bound: Bound = "exact"
    ordinal: str | None = None
    """第3回, 3回目: as printed; an ordinal counts nothing."""

    @property
    def value(self) -> str:
        """ "132 人", "1–2 回", "第3回"."""
        if self.ordinal:
            return self.ordinal
        amount = plain(self.low) if self.low == self.high else f"{plain(self.low)}–{plain(self.high)}"
        return f"{amount} {self.unit}" if self.unit else amount


def plain(amount: float) -> str:
    """A number without needless zeros: 132, 2.5, 1914000."""
    return str(int(amount)) if amount == int(amount) else f"{amount:.6g}"


def fact_of(figure: Figure, text: str, offset: int) -> Fact:
    """The fact of a figure found in `text`, which begins at `offset` of its article."""
    return Fact(
        kind="number",
        surface=text[figure.start : figure.end],
        char_start=offset + figure.start,
        char_end=offset + figure.end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        counted=figure.counted,
        approximate=figure.approximate,
        bound=figure.bound,
    )


@cache
def units() -> dict[str, Any]:
    """units.yml, with every list of words as a frozenset. Raises ValueError where a table is missing."""
    table = read_table("units.yml", "claims.fact")
    wanted = {"japanese", "not_units", "same", "composite", "between", "english_measures"}
    if missing := wanted - table.keys():
        raise ValueError(f"units.yml: found no {', '.join(sorted(missing))}; add it")
    return {
        key: frozenset(value.split()) if isinstance(value, str) else value for key, value in table.items()
    }


@cache
def longest_first(key: str) -> tuple[str, ...]:
    """The words of one list of units.yml, the longest first, as print may hold one inside another."""
    return tuple(sorted(units()[key], key=lambda word: (-len(word), word)))


@cache
def approximators(language: str, side: str) -> tuple[tuple[str, Bound], ...]:
    """The words of approximators.yml for one side of a figure, the longest first, each with its bound.

    Raises ValueError, naming the word, where a bound is unknown.
    """
    table = read_table("approximators.yml", "claims.fact")
    for word, bound in table[language][side].items():
        if bound not in BOUNDS:
            raise ValueError(f"approximators.yml: {word}: found {bound!r}, expected one of {sorted(BOUNDS)}")
    return tuple(sorted(table[language][side].items(), key=lambda item: -len(item[0])))
