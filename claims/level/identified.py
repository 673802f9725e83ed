"""Who is said to be the one: 通報したのは運転手だ, 被害者は高校生だ, 部長の指示で.

A sentence that puts one phrase in focus says that it was this one and nobody else (exhaustive focus; É. Kiss 1998,
"Identificational focus versus information focus", Language 74). Two that single out two, or one that singles out one
and another that names another as the doer, cannot both be true; unless one says no more than that it was a man.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.argument import KEPT, arguments_of
from claims.evidence import Evidence
from claims.feature import Reason
from claims.level.difference import ALIKE, asserts_alike, difference
from claims.term import Profile, Term
from claims.text import fold, is_japanese
from claims.unit import NAMED_ALIKE, word_nearness
from claims.wordlist import read_table


def identified(evidence: Evidence) -> Reason | None:
    """Two say of one deed, or of one part in it, that it was this one and that one."""
    left, right = evidence.pair.left, evidence.pair.right
    for find in (_in_focus, _in_a_part):
        one, other = find(left, right), find(right, left)
        if one is None or other is None:
            continue
        if find is _in_focus and not asserts_alike(evidence, ALIKE):
            continue
        if _are_two(one, other) and not (_known_to(one, right) or _known_to(other, left)):
            return difference("identified", one, other, "another one is singled out")
    return None


def _in_focus(profile: Profile, other: Profile) -> str | None:
    """Who a claim singles out; where only the other claim does, who this one names as the doer."""
    found = {argument.role: argument.text for argument in arguments_of(profile)}
    if "focus" in found:
        return _alone(found["focus"])
    singled_out = any(argument.role == "focus" for argument in arguments_of(other))
    text = fold(profile.assertion.claim.text)
    # A topic may be anything (処分は校長が決めた): who does it is marked by が.
    doers = (a.text for a in arguments_of(profile) if a.role == "agent" and f"{a.text}が" in text)
    return next(doers, None) if singled_out else None


def _in_a_part(profile: Profile, other: Profile) -> str | None:
    """Who a claim says that somebody was: 高校生 of 被害者は高校生だった. The part must be one in both claims."""
    match, there = _part_of(profile), _part_of(other)
    if match is None or there is None or word_nearness(match["part"], there["part"]) < NAMED_ALIKE:
        return None
    return _alone(match["who"])


@lru_cache(maxsize=KEPT)
def _part_of(profile: Profile) -> re.Match[str] | None:
    return _PART.fullmatch(fold(profile.assertion.claim.text).strip("。 "))


_PART = re.compile(
    r"(?:[^、。]{1,20}、)?(?P<part>[一-龯ァ-ヶー]{1,10}(?:者|犯|人|役|長|後任|候補|手|主))は(?P<who>[^、。はがをのに]{2,16}?)"
    r"(?:だ|である|です|だった|でした|であった|という|とみられる)?"
)


def _alone(phrase: str) -> str:
    return phrase.removesuffix("だけ").removesuffix("のみ").removesuffix("ら")


def behest(evidence: Evidence) -> Reason | None:
    """At whose order, request or judgement: 社長の指示で, 部長の指示で."""
    one, other = _behest_in(evidence.pair.left), _behest_in(evidence.pair.right)
    if one is None or other is None or one["act"] != other["act"]:
        return None
    if _are_two(one["who"], other["who"]):
        return difference("identified", one[0], other[0], "of another")
    return None


@lru_cache(maxsize=KEPT)
def _behest_in(profile: Profile) -> re.Match[str] | None:
    return _BEHEST.search(fold(profile.assertion.claim.text))


_BEHEST = re.compile(
    r"(?P<who>[一-龯ァ-ヶーA-Za-z]{1,16})の(?P<act>指示|命令|判断|要請|提案|依頼|承認|許可|決定|意向|希望|指摘|通報|申し出)"
    r"(?:で|により|によって|を受け|に基づ|に従|に応じ)"
)


def _are_two(one: str, other: str) -> bool:
    """Whether two phrases are of people or bodies of whom one is not the other, and neither only says man or
    resident."""
    if one in other or other in one or is_japanese(one) != is_japanese(other):
        return False
    if word_nearness(one, other) > 0 or not (_is_somebody(one) and _is_somebody(other)):
        return False
    return not any(phrase.endswith(tuple(_people()["anybody"])) for phrase in (one, other))


def _is_somebody(phrase: str) -> bool:
    return phrase.endswith(tuple(_people()["endings"]))


def _known_to(phrase: str, profile: Profile) -> bool:
    """Whether the other claim speaks of the same one, in whatever part."""
    said = [term for term in profile.own_terms if term.kind in ("word", "name")]
    return phrase in fold(profile.assertion.claim.text) or any(_is_of(term, phrase) for term in said)


def _is_of(term: Term, phrase: str) -> bool:
    return len(term.surface) > 1 and word_nearness(fold(term.surface), phrase) >= 1.0


@lru_cache(maxsize=1)
def _people() -> dict[str, list[str]]:
    return dict(read_table("people.yml", "claims.level"))
