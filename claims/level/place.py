"""Where it was: on opposite sides, in different places, in another building."""

from __future__ import annotations

import re
from collections.abc import Collection

from claims.argument import Role, is_facility
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import names_a_state
from claims.feature import Reason
from claims.level.actor import argument_conflict
from claims.level.difference import asserts_alike, difference, same_act
from claims.level.polarity import opposed_terms
from claims.slot import same_name
from claims.text import fold


def side(evidence: Evidence) -> Reason | None:
    """Two sides of one thing: left and right, inside and outside."""
    sides = opposed_terms(evidence, "place")
    return difference("place", sides[0].surface, sides[1].surface, "opposite places") if sides else None


def locality(evidence: Evidence) -> Reason | None:
    """Of one happening, both name a place and neither of them is in the other's account."""
    if not asserts_alike(evidence):
        return None
    matches = evidence.alignment.matches
    ones = _places(evidence.left, evidence.right, {match.left.start for match in matches})
    others = _places(evidence.right, evidence.left, {match.right.start for match in matches})
    if not ones or not others:
        return None
    return difference("place", ones[-1].surface, others[-1].surface, "different places")


def _places(here: Assertion, there: Assertion, answered: Collection[int]) -> list[Fact]:
    """The places named here that nothing there answers, by name or as part of one; no states.

    Args:
        answered: where the words stand that the alignment found an answer to.
    """
    named = there.of_kind("name")
    return [
        fact
        for fact in here.of_kind("name")
        if fact.entity == "place"
        and fact.char_start not in answered
        and not names_a_state(fact.value)
        and not any(same_name(fact, other) or _inside(fact, other) for other in named)
    ]


def _inside(one: Fact, other: Fact) -> bool:
    short, long = sorted((fold(one.value), fold(other.value)), key=len)
    return short in long


def site(evidence: Evidence) -> Reason | None:
    """The same act, at another building or site: 市役所で, 市民会館で."""
    if not same_act(evidence):
        return None
    roles: tuple[Role, ...] = ("place", "source")
    for role in roles:
        found = argument_conflict(evidence, role, is_facility)
        if found:
            return difference("place", found[0].surface, found[1].surface, "different sites")
    return None


def numbered_site(evidence: Evidence) -> Reason | None:
    """The same act, at another of several numbered sites: 第2製造棟, 第３製造棟, the No. 3 building."""
    if not same_act(evidence):
        return None
    ones, others = _numbered(evidence.left), _numbered(evidence.right)
    if not ones or not others or ones.keys() & others.keys():
        return None
    return difference("place", next(iter(ones.values())), next(iter(others.values())), "another number")


_NUMBERED = re.compile(
    r"第?(?P<number>[0-9一二三四五六七八九十]{1,2})(?P<list>(?:[、・及びと]+第?[0-9一二三四五六七八九十]{1,2})*)"
    r"(?P<head>号機|号館|号棟|[一-龯ァ-ヶー]{0,6}(?:棟|工場|ターミナル|埠頭|ふ頭|原発|ビル|校舎|倉庫|区画|工区|庁舎|会議室))"
    r"|\bNo\.?\s?(?P<english>[0-9]{1,2})\b",
    re.IGNORECASE,
)
_KANJI_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九十", start=1)}


def _numbered(assertion: Assertion) -> dict[str, str]:
    """The numbers of the numbered sites that a claim names -> as printed."""
    found = {}
    for match in _NUMBERED.finditer(fold(assertion.claim.text)):
        digits = re.findall(
            "[0-9]+|[一二三四五六七八九十]", match["english"] or match["number"] + match["list"]
        )
        found.update({_KANJI_DIGITS.get(digit, digit): match[0] for digit in digits})
    return found
