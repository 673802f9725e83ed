"""When it was: another day, or another time of the same day."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import yaml

from claims.evidence import Evidence
from claims.fact.fact import Fact
from claims.feature import Reason
from claims.level.difference import conflict, difference
from claims.text import fold

Hours = tuple[float, float]


def day(evidence: Evidence) -> Reason | None:
    """The days cannot be one."""
    return conflict("date", (evidence.dates,))


def clock(evidence: Evidence) -> Reason | None:
    """The same day, at times too far apart."""
    return conflict("time", (evidence.times,))


def part_of_day(evidence: Evidence) -> Reason | None:
    """The same day, in parts of it that have no hour in common: 18日の夜, 18日午前6時半."""
    one, other = evidence.dates.left, evidence.dates.right
    if evidence.dates.relation == "conflict" or one is None or other is None or (one.time and other.time):
        return None
    hours, others = hours_of(one), hours_of(other)
    if hours is None or others is None or (hours[0] < others[1] and others[0] < hours[1]):
        return None
    return difference("part_of_day", one.surface, other.surface, "parts of the day with no hour in common")


def hours_of(fact: Fact) -> Hours | None:
    """The hours of the day that a date with a time or a part of day covers, 0 to 26 (深夜 reaches past midnight)."""
    if fact.time:
        hour, minute = map(int, fact.time.split(":")[:2])
        return hour + minute / 60, hour + minute / 60 + 0.01
    surface = fold(fact.surface).lower()
    said = [part for part in _parts() if part in surface]
    return _parts()[max(said, key=len)] if said else None


@lru_cache(maxsize=1)
def _parts() -> dict[str, Hours]:
    read = yaml.safe_load(resources.files("claims.level").joinpath("day_parts.yml").read_text("utf-8"))
    return {name: (float(first), float(last)) for name, (first, last) in read.items()}
