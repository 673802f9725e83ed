"""The lead of an article -> which instalments of a series it tells of: a typhoon by its number, a quarter, a round.

Results of two quarters, two matches of one cup, two typhoons over one island are told in the same words of the same
names. What tells them apart is the number that each bears.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claims.text import fold

Instalments = Mapping[str, frozenset[str]]
"""For each series the instalments that are named."""

_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_ORDINAL = "|".join(_ORDINALS)


@cache
def _series() -> Mapping[str, re.Pattern[str]]:
    """Each series with what names an instalment of it. A winning goal (決勝点) and who reaches a final are no final."""
    return {
        "typhoon": re.compile(r"台風第?([0-9]+)号|typhoon no\.? ?([0-9]+)"),
        "quarter": re.compile(rf"第([1-4])四半期|\b({_ORDINAL})[- ]quarter\b|\bq([1-4])\b"),
        "round": re.compile(
            r"([0-9]+回戦|準々決勝|準決勝|(?<!準々)(?<!準)決勝(?!点|打|弾|ゴール|本塁打|進出|トーナメント|に進|へ進)|3位決定戦)"
            r"|\b((?:quarter|semi)-?final)s?\b|\b((?:first|second|third|fourth)[- ]round)\b"
        ),
        "day of play": re.compile(r"第([0-9]+)[戦節]|\bmatchday ([0-9]+)\b"),
        "session": re.compile(r"第([0-9]+回[一-鿿ァ-ヺー]{2,8})"),
    }


def instalments(text: str) -> Instalments:
    """The instalments that a text names, by series; a series that it does not name is left out."""
    folded = fold(text).lower()
    found = {
        series: frozenset(_name(match) for match in pattern.finditer(folded))
        for series, pattern in _series().items()
    }
    return {series: named for series, named in found.items() if named}


def are_two_instalments(one: Instalments, other: Instalments) -> bool:
    """Whether two texts name one series, and nothing of it in common."""
    return any(series in other and _are_two(series, one[series], other[series]) for series in one)


def _are_two(series: str, one: frozenset[str], other: frozenset[str]) -> bool:
    if series != "session":
        return one.isdisjoint(other)
    # 第3回会合 and 第22回大会 are sessions of two bodies, 第3回会合 and 第4回会合 of one.
    bodies = {name.partition("回")[2] for name in one} & {name.partition("回")[2] for name in other}
    return bool(bodies) and one.isdisjoint(other)


def _name(match: re.Match[str]) -> str:
    named: str = next(filter(None, match.groups()))
    return _ORDINALS.get(named, named).replace("-", "")
