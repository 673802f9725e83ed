"""The record of a question that a claim answers, and of the area it is asked of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import names_a_state
from claims.fact.wordlist import groups
from claims.question.wording import listed
from claims.slot import same_name
from claims.text import fold, is_japanese
from claims.unit import NAMED_ALIKE, word_nearness
from claims.value import numbers_meet

WHEN, WHERE = "m:when", "m:where"
"""The keys of the questions when, and where, it happened."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure, or the word that there is none, answers."""

    surface: str
    """The figure and the word that says what is counted, as printed."""
    char_start: int
    char_end: int
    """Where the figure stands, or the word that there is none."""
    keys: frozenset[str]
    """Two questions that share a key ask the same: "m:injured"."""
    refuted_by: frozenset[str] = frozenset()
    """Keys of further answers that contradict a "none": a broken arm contradicts "nobody was hurt"."""
    none: bool = False
    """Whether the claim says that there is none."""
    heads: tuple[str, ...] = ()
    """Who is counted, as printed: 乗客, crew; empty where all are meant, or it is unsaid."""
    sites: tuple[str, ...] = ()
    """On what they were: フェリー, 2号車; empty where unsaid."""
    area: Area | None = None
    """The town or prefecture whose toll it is; None where none is named."""
    figure: Fact | None = None
    """What it answers with; None where it says that there is none."""
    toll: str = ""
    """The name of the toll in `questions.yml`; empty where no toll is asked."""
    is_act: bool = False
    """Whether it is at what time something was done."""
    only: bool = False
    """Whether the claim says that it is of a part alone: Mizusawa alone, 瑞沢町だけで, in neighboring Mitsuhara."""
    elsewhere: bool = False
    """Whether it is asked of another occurrence than the one that the article reports: an accident of years ago."""

    @property
    def comes_to_light_late(self) -> bool:
        """Whether what it counts goes on, or is reported, for months: the infected."""
        return self.toll in listed("found_late")

    @property
    def is_of_group(self) -> bool:
        """Whether it says of whom, or of those on what."""
        return bool(self.heads or self.sites)

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is."""
        return not self.toll and not self.is_act and not self.keys & {WHEN, WHERE}

    def answers(self, other: Question) -> bool:
        """Whether two claims answer one question: they ask the same, of one occurrence and one group."""
        return self.may_answer(other) and self._of_one_group(other)

    def of_two_groups(self, other: Question) -> bool:
        """Whether two answers are certainly of two groups: of two ships, or none of one group and some of others."""
        if self.sites and other.sites and not any_alike(self.sites, other.sites):
            return True
        return self.none != other.none and not self._of_one_group(other)

    def may_answer(self, other: Question) -> bool:
        """Whether two claims ask the same of one occurrence and area, be it of one group or of two."""
        if self.elsewhere != other.elsewhere or two_areas(self.area, other.area):
            return False
        if self._has_another_figure(other) and self._is_of_another_reach(other):
            return False
        return bool(self.keys & other.keys) or self._refutes(other)

    def _has_another_figure(self, other: Question) -> bool:
        one, two = self.figure, other.figure
        return one is not None and two is not None and not numbers_meet(one, two)

    def _is_of_another_reach(self, other: Question) -> bool:
        """Whether two figures that differ are of areas of which one may hold the other: what a town counts is not what
        its prefecture does, as little as what one of its hospitals does. One figure given for both is a divergence."""
        one, two = self.area, other.area
        if one and two and one.rank != two.rank and one.sort and two.sort:
            return True
        return self.only != other.only and not (one and two and one.rank == two.rank)

    def _refutes(self, other: Question) -> bool:
        none, some = (self, other) if self.none else (other, self)
        return self.none != other.none and bool(none.refuted_by & some.keys)

    def _of_one_group(self, other: Question) -> bool:
        for ones, others in ((self.heads, other.heads), (self.sites, other.sites)):
            if ones and others and not any_alike(ones, others):
                return False
        if self.none == other.none:
            return True
        # That nobody of one group was hurt says nothing of how many were hurt in all.
        none, some = (self, other) if self.none else (other, self)
        alike = any_alike(none.heads, some.heads) or any_alike(none.sites, some.sites)
        return alike or not none.is_of_group


@dataclass(frozen=True, slots=True)
class Area:
    """Whose toll a figure gives: a town or prefecture by name, or the one spoken of (町内, 県計)."""

    rank: str
    """ "town" or "prefecture"."""
    sort: str
    """The end of its name: 市, 町, 県."""
    fact: Fact | None = None
    """Its name; None where it is only spoken of."""

    @property
    def shown(self) -> str:
        """Its name as printed, or 町内 where none is."""
        return self.fact.surface if self.fact else f"{self.sort}内"


def two_areas(one: Area | None, other: Area | None) -> bool:
    """Whether two areas of one rank are two; of names in two languages nobody can be sure."""
    if one is None or other is None or one.rank != other.rank:
        return False
    if one.fact is None or other.fact is None:
        return one.sort != other.sort and bool(one.sort and other.sort)
    if is_japanese(one.fact.value) != is_japanese(other.fact.value):
        return False
    return not same_name(one.fact, other.fact)


def area_of(name: Fact) -> Area | None:
    """A name as an area, by its end; None where it is none. An English text calls a town by its name alone."""
    value = fold(name.value)
    if value.isascii():
        return _english_area(name, value)
    if name.entity not in ("place", "organisation") or len(value) < SHORTEST_AREA:
        return None
    if value.endswith(_TOWNS):
        return Area("town", value[-1], name)
    return Area("prefecture", value[-1], name) if value.endswith(_PREFECTURES) else None


def _english_area(name: Fact, value: str) -> Area | None:
    words, known = value.lower().split(), groups("english_names.yml")
    if name.entity != "place" or names_a_state(value) or not all(map(str.isalpha, words)):
        return None
    if words[-1] == "prefecture" or words[0] in known["prefectures"]:
        return Area("prefecture", "県", name)
    # Of one word: Himekoto Island and Shiomi Port are places of another sort.
    return (
        Area("town", "", name)
        if len(words) == 1 and words[0] not in known["prefectures_and_capitals"] | known["regions"]
        else None
    )


SHORTEST_AREA = 3
_TOWNS, _PREFECTURES = ("市", "町", "村", "区"), ("県", "府", "都", "道")
_SPOKEN_OF = re.compile(
    r"(?P<town>[市町村区])(?:内|全域|全体|計)|(?P<prefecture>[県府都道])(?:内|全体|計|全域)"
)


def area_before(place: int, assertion: Assertion) -> Area | None:
    """The town or prefecture last named, or spoken of, in a claim before a place in it."""
    named = [
        (fact.char_start, area)
        for fact in assertion.of_kind("name")
        if fact.char_start < place and (area := area_of(fact))
    ]
    claim = assertion.claim
    text = fold(claim.sentence.article.text[claim.char_start : place])
    for match in _SPOKEN_OF.finditer(text):
        rank = "town" if match["town"] else "prefecture"
        named.append((claim.char_start + match.start(), Area(rank, match[0][0])))
    return max(named, key=lambda found: found[0])[1] if named else None


def any_alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    return any(word_nearness(one, other) >= NAMED_ALIKE for one in ones for other in others)


def tells_of_another(text: str) -> bool:
    """Whether a sentence tells of another occurrence than the one that its article reports."""
    return _ALSO.search(fold(text).lower()) is not None


# 17日は午前にも, 過去にも, 隣の県でも: that it also happened then, or there, tells of another occurrence.
_ALSO = re.compile(
    r"(?:[0-9]+[日月年]|午前|午後|朝|夜|未明|昨年|前年|過去|以前|これまで)に?も(?!の)"
    r"|(?:[都道府県市区町村線駅港]|別の[^、。はがを]{1,6})でも"
    r"|\b(?:separately|elsewhere|on the same (?:day|morning|afternoon|evening|night)"
    r"|similar (?:accident|incident|case|crash|fire|collision)s?)\b"
)
