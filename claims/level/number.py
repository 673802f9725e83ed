"""A figure of one thing has two values, or the figures count different things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.argument import KEPT
from claims.evidence import Evidence
from claims.fact.fact import Fact
from claims.feature import Reason
from claims.level.difference import asserts_alike, conflict, difference, same_act
from claims.question.wording import AGE
from claims.slot import Comparison
from claims.term import Profile
from claims.text import fold
from claims.unit import NAMED_ALIKE, canonical_unit, measures, word_nearness
from claims.value import numbers_meet


def number(evidence: Evidence) -> Reason | None:
    """A figure of one thing has two values."""
    return conflict("number", _figures(evidence, "number"))


def result(evidence: Evidence) -> Reason | None:
    """The result of a match or a vote, of which each claim gives one: 3対2, 3対1; 7 to 2."""
    one, other = _results(evidence.pair.left), _results(evidence.pair.right)
    if len(one) != 1 or len(other) != 1 or not same_act(evidence):
        return None
    scores = [tuple(int(score) for score in found[0] if score) for found in (one, other)]
    if sorted(scores[0]) == sorted(scores[1]):
        return None  # 3対1で勝った, 1対3で敗れた
    left, right = (" 対 ".join(map(str, score)) for score in scores)
    return difference("number", left, right, "conflict")


@lru_cache(maxsize=KEPT)
def _results(profile: Profile) -> list[tuple[str, str]]:
    return _RESULT.findall(fold(profile.assertion.claim.text))


_RESULT = re.compile(r"(?<![0-9,.])([0-9]{1,3})\s?(?:対|－|-|to)\s?([0-9]{1,3})(?![0-9,.年月日時分歳%])")


def counted(evidence: Evidence) -> Reason | None:
    """The figures count different things: the injured, or those taken to hospital."""
    return conflict("scope", _figures(evidence, "scope"))


def _figures(evidence: Evidence, slot: str) -> Iterator[Comparison]:
    """The figures that differ, by whether they count one thing: said to, or by what is asserted of them."""
    # Of several that differ the nearest two are shown first: they are likeliest to be one figure.
    for found in sorted(evidence.numbers, key=lambda comparison: comparison.distance):
        if found.relation == "conflict" and not _had_a_birthday(evidence, found):
            tolls = _tolls(evidence, found.left, found.right)
            one_thing = (
                tolls[0] == tolls[1] or _named_alike(found)
                if tolls
                else found.slot == "number" and _counts_one_thing(evidence, found)
            )
            # 14 in all beside 14 of one sort: what differs is what is counted.
            one_thing = one_thing and not _one_value(found)
            if one_thing == (slot == "number"):
                yield found


def _named_alike(found: Comparison) -> bool:
    """32 residents cut off, 38 residents stranded: whatever befell them, the residents are counted."""
    one, other = found.left, found.right
    if one is None or other is None or not one.counted or not other.counted:
        return False
    return word_nearness(one.counted, other.counted) >= NAMED_ALIKE


def _had_a_birthday(evidence: Evidence, found: Comparison) -> bool:
    """Whether two ages a year apart are of reports that lie apart too: arrested at 29, tried at 30."""
    one, other = found.left, found.right
    if (
        one is None
        or other is None
        or canonical_unit(one.unit) != AGE
        or one.low is None
        or other.low is None
    ):
        return False
    printed = [side.claim.sentence.article.published for side in (evidence.left, evidence.right)]
    days = [date.fromisoformat(day[:10]) for day in printed if day]
    return abs(one.low - other.low) <= 1 and len(days) == 2 and abs((days[0] - days[1]).days) >= DAYS_APART


DAYS_APART = 14
"""From so many days on somebody may have had a birthday between two reports; of one day, one of them is wrong."""


def _one_value(found: Comparison) -> bool:
    return bool(found.left and found.right and numbers_meet(found.left, found.right))


def _counts_one_thing(evidence: Evidence, found: Comparison) -> bool:
    """Whether two figures count the same where a side leaves it unsaid: けが人は18人, 14人がけがをした.

    What a measure is of (速力は13ノット) need not be said again where only one figure of that measure is told.
    """
    one, other = found.left, found.right
    if one is None or other is None or (one.counted and other.counted) or not (one.counted or other.counted):
        return True
    if measures(one.unit):
        return True
    unsaid, said = (evidence.pair.left, other) if not one.counted else (evidence.pair.right, one)
    if asserts_alike(evidence):
        return True
    return any(word_nearness(said.counted or "", term.surface) >= NAMED_ALIKE for term in unsaid.own_terms)


def _tolls(evidence: Evidence, one: Fact | None, other: Fact | None) -> tuple[str, str] | None:
    """The names under which two figures that answer one question count: those hurt, those taken to hospital."""
    for match in evidence.alignment.matches:
        left, right = match.left.question, match.right.question
        if one and other and left and right and (left.figure is one and right.figure is other):
            return left.toll, right.toll
    return None
