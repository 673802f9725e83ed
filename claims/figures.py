"""Numbers × Numbers -> Comparisons: whether two claims' figures are of one thing, and whether they are one figure.

A number has a unit, perhaps a thing counted, a bound and an approximation; beside others of its claim it may be their
sum, or a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.fact.fact import Assertion, Fact
from claims.fact.number_english import PARTITIVE
from claims.slot import Comparison, same_name
from claims.text import fold
from claims.unit import NAMED_ALIKE, canonical_unit, counted_nearness, measures, same_unit
from claims.value import numbers_meet, ratio


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one claim, and how they stand to each other."""

    all: tuple[Fact, ...]
    totals: tuple[Fact, ...] = ()
    """Printed as the sum of others: 計142人."""
    asides: tuple[Fact, ...] = ()
    """A whole of which a part is told (4860万円のうち), or a part of the whole that is (うち重傷3人, 1人を含む)."""
    formers: tuple[Fact, ...] = ()
    """What it was before, where the claim tells what it became: 2キロから3キロに拡大した."""
    parts: tuple[Fact, ...] = ()
    """Some of a whole, of which something is told: 13 of the injured, 負傷者のうち3人."""
    holders: Mapping[int, Fact] = field(default_factory=dict)
    """Where an age stands -> the person whose it is."""

    @property
    def main(self) -> tuple[Fact, ...]:
        """Those that the claim is about."""
        return tuple(fact for fact in self.all if fact not in self.asides)

    @property
    def current(self) -> tuple[Fact, ...]:
        """Those that it is about, as they now are."""
        return tuple(fact for fact in self.main if fact not in self.formers)


def compare_numbers(left: Figures, right: Figures) -> list[Comparison]:
    """Numbers of one unit, where the things counted can be the same.

    A number met again on the other side is the same. A number whose counted thing is named alike on the other side
    with another value, and that value met nowhere here, conflicts; so do two totals, and two ages of one person;
    where a counted thing is unsaid, only a single number left over on each side is compared.
    """
    comparable = [(one, other) for one in left.all for other in right.all if same_unit(one, other)]
    met = [(one, other) for one, other in comparable if _one_figure(one, other, left, right)]
    found = [Comparison("number", "same", one, other) for one, other in met]
    left_over = [one for one in left.current if all(one is not pair[0] for pair in met)]
    right_over = [other for other in right.current if all(other is not pair[1] for pair in met)]
    for one, other in comparable:
        if any(one is pair[0] and other is pair[1] for pair in met):
            continue
        if numbers_meet(one, other):
            if _is_part_of_sum(one, left, other) or _is_part_of_sum(other, right, one):
                # 14 in all on one side, 14 of one sort on the other.
                found.append(Comparison("scope", "conflict", one, other, 1.0))
            continue
        if (one in left.parts) != (other in right.parts):
            continue  # how many were hurt, and what three of them did
        near = _near(one, other, left, right)
        totals = one in left.totals and other in right.totals
        named = (near is not None and near >= NAMED_ALIKE) or totals
        alone = _stands_for_all(one, left_over, left) and _stands_for_all(other, right_over, right)
        slip = one in left_over and other in right_over and near != 0 and _is_slip(one, other)
        if (named and not _met_elsewhere(one, other, met)) or ((alone or slip) and not named):
            slot = "number" if near != 0 and not _counted_otherwise(one, other, met) else "scope"
            found.append(Comparison(slot, "conflict", one, other, ratio(one, other)))
    return found


def _one_figure(one: Fact, other: Fact, left: Figures, right: Figures) -> bool:
    """Whether two numbers are one figure of one thing, or one is the sum of what the other side counts one by one."""
    if _add_up(one, right, left) or _add_up(other, left, right):
        return True
    if (one in left.formers) != (other in right.formers):
        return False
    return numbers_meet(one, other) and _near(one, other, left, right) != 0


def _near(one: Fact, other: Fact, left: Figures, right: Figures) -> float | None:
    """How near the counted things are; for two ages, whether they are one person's."""
    holder, other_holder = left.holders.get(one.char_start), right.holders.get(other.char_start)
    if holder and other_holder:
        return 1.0 if same_name(holder, other_holder) else 0.0
    if _is_part_of_sum(one, left, other) or _is_part_of_sum(other, right, one):
        return 0.0
    if one.unit and one.unit == other.unit and len(one.unit.split()) > 1:
        return 1.0  # The unit says what is counted: rushing yards.
    return counted_nearness(one, other)


def _is_slip(one: Fact, other: Fact) -> bool:
    """Whether two figures of three digits or more differ so little that they are one figure, told differently."""
    digits = min(len(f"{abs(fact.low or 0):.0f}") for fact in (one, other))
    return digits >= SLIP_DIGITS and ratio(one, other) <= SLIP_RATIO


SLIP_DIGITS, SLIP_RATIO = 3, 1.03


def _is_part_of_sum(total: Fact, figures: Figures, other: Fact) -> bool:
    """Whether a figure is a sum and the other counts a part of it only: 乗客12人と乗員2人の計14人, 乗員14人."""
    if total not in figures.totals or not other.counted:
        return False
    parts = (part for part in figures.all if part is not total and same_unit(part, other))
    return any((counted_nearness(part, other) or 0.0) >= NAMED_ALIKE for part in parts)


def _add_up(fact: Fact, others: Figures, own: Figures) -> bool:
    """Whether a total, or the only figure of its unit, is the sum of what the other side gives one by one: 計146人, 132
    passengers and 14 crew; 死者・不明8人, 3人が死亡し5人が不明."""
    own_parts = [other for other in others.main if same_unit(fact, other) and not _is_one_thing(fact, other)]
    parts = [other.low for other in own_parts if other.low is not None]
    alone = [other for other in own.all if same_unit(fact, other)] == [fact]
    return (fact in own.totals or alone) and len(parts) > 1 and fact.low == sum(parts)


def _is_one_thing(total: Fact, part: Fact) -> bool:
    """Whether a figure counts what a sum counts, and so is no part of it: けが人7人 of けが人9人."""
    return bool(total.counted and part.counted) and (counted_nearness(total, part) or 0.0) >= NAMED_ALIKE


def _counted_otherwise(one: Fact, other: Fact, met: Sequence[tuple[Fact, Fact]]) -> bool:
    """Whether one of the two figures is met on the other side, as the count of something else (14 passengers, or
    14 in all with 12 passengers among them)."""
    return any(pair[0] is one or pair[1] is other for pair in met)


def _met_elsewhere(one: Fact, other: Fact, met: Sequence[tuple[Fact, Fact]]) -> bool:
    """Whether one of the two has its own counterpart whose counted thing is named alike, or a measure its own value
    (時速88キロから62キロに, 速度は62キロ)."""
    return any(
        (pair[0] is one or pair[1] is other)
        and (
            (counted_nearness(*pair) or 0) >= NAMED_ALIKE
            or (measures(pair[0].unit) and pair[0].low == pair[1].low)
        )
        for pair in met
    )


def _stands_for_all(fact: Fact, left_over: Sequence[Fact], figures: Figures) -> bool:
    """Whether a figure that nothing answered is its claim's only one of the unit, or the sum of the others."""
    alike = [other for other in left_over if same_unit(fact, other)]
    return fact in alike and (fact in figures.totals or alike == [fact])


def figures_of(assertion: Assertion) -> Figures:
    """The numbers of a claim, read with the words beside them."""
    numbers = tuple(fact for fact in assertion.of_kind("number") if not _taken_back(fact, assertion))
    beside = {fact.char_start: _beside(fact, assertion) for fact in numbers}
    totals = tuple(f for f in numbers if _is_total(*beside[f.char_start]))
    text = assertion.claim.sentence.article.text
    wholes = {
        whole.char_start
        for part in numbers
        for whole in numbers
        if PARTITIVE.fullmatch(text, part.char_end, whole.char_start)
    }
    formers = tuple(fact for fact in numbers if _is_former(*beside[fact.char_start]))
    asides = tuple(
        fact
        for fact in numbers
        if fact.char_start in wholes
        or _is_aside(fact, *beside[fact.char_start])
        or _is_increase(fact, beside[fact.char_start][1], numbers)
    )
    people = [fact for fact in assertion.of_kind("name") if fact.entity == "person"]
    holders = {
        number.char_start: person
        for number in numbers
        for person in people
        if canonical_unit(number.unit) == "year-of-age"
        and 0 < number.char_start - person.char_end <= AGE_REACH
    }
    parts = tuple(fact for fact in numbers if not measures(fact.unit) and _is_part(*beside[fact.char_start]))
    return Figures(numbers, totals, asides, formers, parts, holders)


def _taken_back(fact: Fact, assertion: Assertion) -> bool:
    """Whether a figure is what a correction takes back: 52歳としたのは54歳の誤りでした."""
    claim = assertion.claim
    after = fold(claim.sentence.article.text[fact.char_end : claim.char_end])
    return bool(_TAKEN_BACK.match(after) or _REVISED_FROM.match(after))


# マグニチュード6.4から6.5に修正した
_REVISED_FROM = re.compile(r"から[^、。]{1,16}[にへ](?:修正|訂正|改め|見直|変更|引き上げ修正|引き下げ修正)")


_TAKEN_BACK = re.compile(
    r"と(?:した|したの|あるの|あったの|書いたの|記したの|なっていたの|お伝えしたの)[^。]{0,6}は[^。]*(?:誤り|間違い|正しくは)"
)


def _is_former(before: str, after: str) -> bool:
    """半径2キロから3キロに拡大した, 当初の21万4千食から, 312億円の予定でした."""
    if _CHANGED_FROM.match(after) or _AT_FIRST.search(before) or _WAS_TO_BE.match(after):
        return True
    # cut its forecast from 31 billion yen to 12 billion, to 12 billion from 31 billion; down from 31 billion
    if before.endswith(("down from", "up from")):
        return True
    return before.endswith("from") and bool(_TO_ANOTHER.match(after) or _FROM_TO.search(before))


_CHANGED_FROM = re.compile(
    r"(?:\(.{1,12}\))?から[^、。]{0,8}[0-9.,万億千約]+[^、。0-9]{1,6}[にへ](?:拡大|拡張|縮小|引き上げ|引き下げ|延長|短縮|広げ|狭め|増|減|変更|切り替え|なっ)"
    r"|から[^、。0-9]{0,8}[0-9.,万億千]+[^、。0-9]{1,8}(?:減|増|下げ|上げ|引き)"
)
_TO_ANOTHER = re.compile(r"[a-z%\s]{0,24}\bto\s(?:about\s|some\s)?[$€£¥]?[0-9]")
_FROM_TO = re.compile(r"\bto\s(?:about\s|some\s)?[$€£¥]?[0-9][^.;]{0,20}\sfrom$")
_AT_FIRST = re.compile(r"(?:当初|従来|元々|もともと|これまで|変更前)(?:の|は|、|,|\s)?(?:約|およそ)?$")
_WAS_TO_BE = re.compile(r"の(?:予定|計画|はず)だった|の(?:予定|計画|はず)でした|とし(?:ていた|ていました)")


def _beside(fact: Fact, assertion: Assertion) -> tuple[str, str]:
    claim = assertion.claim
    text = claim.sentence.article.text
    before = fold(text[max(claim.char_start, fact.char_start - REACH) : fact.char_start]).lower().rstrip()
    return before, fold(text[fact.char_end : min(claim.char_end, fact.char_end + REACH)]).lower().lstrip(" ,")


# Characters on either side of a figure in which what it is of is looked for; between a name and its age.
REACH = 24
AGE_REACH = 3
_TOTAL_BEFORE = (
    *("計", "合わせて", "あわせて", "合せて", "総勢", "総額", "全体で"),
    *("a total of", "combined", "totaling", "totalling"),
)
_TOTAL_AFTER = ("in all", "in total", "altogether", "combined")
_ASIDE_AFTER = (
    "のうち",
    "の内、",
    "のなかで",
    "を含む",
    "を含め",
    "を除く",
    "of them",
    "of whom",
    "of which",
)
_ASIDE_BEFORE = ("うち", "including", "among them")


def _is_total(before: str, after: str) -> bool:
    if _ENUMERATED.search(before):
        return True
    return before.endswith(_TOTAL_BEFORE) or after.startswith(_TOTAL_AFTER)


# 乗客2人と運転士の3人: what is counted after several were named, one of them with a figure of its own.
_ENUMERATED = re.compile(r"[0-9]人(?:と|、)[^、。と0-9]{1,12}(?:の|ら)$")


def _is_aside(fact: Fact, before: str, after: str) -> bool:
    clause = re.split("[、，,。]", before)[-1]
    in_brackets = before.count("(") > before.count(")") and fact.unit not in (None, "歳")
    # What comes after のうち is what the claim tells: 4860万円のうち1920万円を不適切とした.
    marked = "内訳は" in before or ("のうち" not in clause and any(mark in clause for mark in _ASIDE_BEFORE))
    return marked or after.startswith(_ASIDE_AFTER) or in_brackets


def _is_part(before: str, after: str) -> bool:
    among = _AMONG.search(before)
    return (among is not None and not _COUNTED_WHOLE.search(before, 0, among.start())) or after.startswith(
        _OF_THE
    )


_AMONG = re.compile(r"の(?:うち|内|なかで|中で)[、,]?(?:約|およそ|少なくとも)?$")
_COUNTED_WHOLE = re.compile(r"[0-9一二三四五六七八九十百千万][^0-9、。]{1,4}$")
_OF_THE = ("of the ", "of those ", "of these ")


def _is_increase(fact: Fact, after: str, numbers: Sequence[Fact]) -> bool:
    """負傷者7名、第3報から2名増: by how much a figure of the claim has grown is beside it."""
    alike = any(other is not fact and same_unit(other, fact) for other in numbers)
    return alike and after.startswith(("増", "減"))
