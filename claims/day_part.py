"""A time of day, by the clock or by the part of the day -> the hours that it may cover."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.fact.fact import Fact
from claims.text import fold
from claims.wordlist import read_table

Hours = tuple[float, float]
"""From hour, to hour, 0 to 28: night reaches past midnight, told with the day on which it began."""


def hours_of(fact: Fact) -> Hours | None:
    """The hours of the day that a date with a time or a part of the day covers."""
    if fact.time:
        hour, minute = map(int, fact.time.split(":")[:2])
        return hour + minute / 60, hour + minute / 60 + 0.01
    return hours_in(fact.surface)


def hours_in(text: str) -> Hours | None:
    """The hours of the longest part of the day that a text names; None if it names none."""
    said = _pattern().findall(fold(text).lower())
    return _parts()[max(said, key=len)] if said else None


@lru_cache(maxsize=1)
def _parts() -> dict[str, Hours]:
    read = read_table("day_parts.yml")
    return {name: (float(first), float(last)) for name, (first, last) in read.items()}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # The longest first, for 夜遅く holds 夜.
    return re.compile("|".join(map(re.escape, sorted(_parts(), key=len, reverse=True))))
