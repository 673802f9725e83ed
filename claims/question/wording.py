"""The words of `questions.yml`: which of them stand for which toll."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from claims.text import fold, is_japanese
from claims.wordlist import read_table

UNHARMED, RECALLED = "unharmed", "recalled"
PEOPLE, AGE, MAGNITUDE, ANY_UNIT = "person", "year-of-age", "magnitude", "*"


@cache
def table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_table("questions.yml", "claims.question")
    return found


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(table()["unharmed"]["nobody"] if name == "nobody" else table()[name])


@cache
def occurrences() -> Mapping[str, str]:
    """Each word for what happened -> its sort; "any" where it tells of no sort."""
    return {word: sort for sort, words in table()["occurrence"].items() for word in words}


@cache
def occurrence_pattern() -> re.Pattern[str]:
    """Any word for what happened, a longer one first, over folded lower-case text."""
    return any_of(sorted(occurrences(), key=lambda word: (-len(word), word)))


@cache
def units_of(toll: str) -> frozenset[str]:
    """The units of the figures that give a toll."""
    return frozenset({PEOPLE} if toll == UNHARMED else table()["tolls"][toll]["of"])


@cache
def words() -> Mapping[str, str]:
    """Each word as it is looked for -> its toll; "slightly injured" and "serious injuries" are words of one toll."""
    listed = {name: toll["words"] for name, toll in table()["tolls"].items()}
    degrees = {
        f"{degree} {word}": toll
        for toll in ("serious", "slight")
        for degree in listed[toll]
        for word in listed["injured"]
        if degree.isascii() and word.isascii()
    }
    listed[UNHARMED] = table()["unharmed"]["words"]
    return {fold(word).lower(): toll for toll, words in listed.items() for word in words} | degrees


@cache
def pattern() -> re.Pattern[str]:
    """Any of the words, a longer one first: 大けが is not けが."""
    return any_of(sorted(words(), key=lambda word: (-len(word), word)))


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of some words, the first that fits; English ones as whole words."""
    japanese = [re.escape(word) for word in words if is_japanese(word)]
    english = "|".join(re.escape(word) for word in words if not is_japanese(word))
    return re.compile("|".join([*japanese, rf"\b(?:{english})\b"]))
