"""Date expressions before they are resolved: the elements found in a text, from coarse to fine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, NamedTuple

from claims.wordlist import read_table

Unit = Literal[
    "century",
    "term",
    "books",
    "fiscal",
    "year",
    "season",
    "month",
    "monthday",
    "week",
    "day",
    "weekday",
    "part",
    "time",
    "approx",
]
How = Literal["set", "short", "doubtful", "shift"]
Base = Literal["published", "context", "none"]
RANK: Mapping[str, int] = {
    "century": 0,
    "term": 0,
    "books": 0,
    "fiscal": 1,
    "year": 1,
    "season": 2,
    "month": 2,
    "monthday": 2,
    "week": 3,
    "day": 4,
    "weekday": 5,
    "part": 6,
    "time": 7,
    "approx": 8,
}


class Element(NamedTuple):
    """One part of a date as printed. Offsets count code points of the text that was read, end exclusive."""

    unit: Unit
    how: How
    """set: this very one; short: a year of two digits; doubtful: such a year that may be a length of time;
    shift: so many units after the base."""
    amount: int
    base: Base
    start: int
    end: int
    label: str = ""
    """For a part its name (early …); for a time HH:MM."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Elements that make one date, or with `until` a range of dates."""

    elements: tuple[Element, ...]
    """From coarse to fine, at most one of each unit."""
    start: int
    end: int
    until: tuple[Element, ...] = ()
    """The second date of a range; it takes over what it does not say itself."""
    relative: bool = False
    """True where a word such as "that" points to the date the text last spoke of."""
    alone: bool = False
    """True where nothing else stands on its line (a column head, a date line)."""
    opens_line: bool = False
    """True where it stands first on its line, with space after it, as a timeline's entries do."""
    future: bool = False
    """True where the words around it speak of what is to come."""
    past: bool = False
    """True where the words around it report what has happened."""
    done: bool = False
    """True where the very word it belongs to tells what was done then: 2月3日に行った試験, the exam held Feb. 4."""

    def of(self, unit: Unit) -> Element | None:
        return next((element for element in self.elements if element.unit == unit), None)

    @property
    def units(self) -> frozenset[str]:
        return frozenset(element.unit for element in self.elements)

    @property
    def time(self) -> str | None:
        found = self.of("time")
        return found.label or None if found else None

    @property
    def approximate(self) -> bool:
        return any(element.unit == "approx" for element in (*self.elements, *self.until))


def expression(elements: Sequence[Element], until: Sequence[Element] = (), **marks: bool) -> Expression:
    """An expression from elements in the order of the text."""
    everything = [*elements, *until]
    return Expression(
        tuple(sorted(elements, key=_rank)),
        min([element.start for element in everything]),
        max([element.end for element in everything]),
        tuple(sorted(until, key=_rank)),
        **marks,
    )


def _rank(element: Element) -> int:
    return RANK[element.unit]


BESIDE = 40
"""Characters on either side of a date that tell whether it stands alone."""
_BULLETS = " 　・◆◇■□●○▼▽▲△★☆※*•-"


def on_its_line(found: Expression, text: str) -> Expression:
    """The expression with its place on the line noted."""
    before = text[max(0, found.start - BESIDE) : found.start].rpartition("\n")[2].strip(_BULLETS)
    after = text[found.end : found.end + 1]
    rest = text[found.end : found.end + BESIDE].partition("\n")[0].strip()
    opens = not before and (not after or after in " 　\t\n:：|｜／/)）】")
    alone = not before and not rest
    return replace(found, opens_line=opens, alone=alone) if opens or alone else found


@cache
def vocabulary() -> dict[str, Any]:
    """The words of date_words.yml. Raises ValueError, naming the word, where an entry is malformed."""
    table: dict[str, Any] = read_table("date_words.yml", "claims.fact")
    for language in ("japanese", "english"):
        for word, entry in table[language].items():
            if len(entry) != 4 or entry[0] not in RANK or not isinstance(entry[2], int):
                raise ValueError(
                    f"date_words.yml: {word}: found {entry!r}, expected [unit, how, amount, base]"
                )
    return table


def word_element(language: str, word: str, start: int, end: int) -> Element:
    """The element that a word of the vocabulary stands for."""
    unit, how, amount, base = vocabulary()[language][word]
    return Element(unit, how, amount, base, start, end, "within" if word.endswith("内") else "")
