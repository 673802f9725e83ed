"""Where it was: on opposite sides, in different places, in another building."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from claims.alignment import PART_OF_NAME
from claims.argument import KEPT, is_facility, noun_phrases
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import capitals, names_a_state
from claims.fact.large_place import large_city
from claims.feature import Reason
from claims.level.actor import argument_conflict, longest_ending
from claims.level.difference import NEAR, answer_one_question, asserts_alike, difference, same_act
from claims.opposition import opposed_terms
from claims.slot import same_name
from claims.term import Profile
from claims.text import fold, is_japanese
from claims.unit import NAMED_ALIKE, word_nearness
from claims.wordlist import read_table


def side(evidence: Evidence) -> Reason | None:
    """Two sides of one thing: left and right, inside and outside."""
    sides = opposed_terms(evidence, "place")
    return difference("place", sides[0].surface, sides[1].surface, "opposite places") if sides else None


def locality(evidence: Evidence) -> Reason | None:
    """Of one happening, both name a place of one sort (two towns, two prefectures) and neither knows the other's."""
    matches = evidence.alignment.matches
    told_alike = asserts_alike(evidence, NEAR) or answer_one_question(evidence)
    if not told_alike and not same_act(evidence):
        return None
    # A shared kanji (熊本県, 宮崎県) is no answer, a shared part in two languages (熊本県, Kumamoto) is.
    same = {(match.left.start, match.right.start) for match in matches if match.nearness >= PART_OF_NAME}
    ones = _places(evidence.pair.left, evidence.right, {left for left, _ in same})
    others = _places(evidence.pair.right, evidence.left, {right for _, right in same}) if ones else ()
    for one in ones:
        for other in others:
            # How a town that no dictionary holds is read, nobody can be sure: 三ツ原 may be Mitsuhara.
            in_doubt = is_japanese(one.value) != is_japanese(other.value) and not _sort_of(one)
            alike = told_alike or _play_one_part(one, other, evidence)
            cities = large_city(one), large_city(other)
            of_one_sort = _sort_of(one) == _sort_of(other) and not in_doubt
            abroad = [_is_abroad(place) for place in (one, other)]
            two_countries = any(map(bool, cities)) and any(abroad) and not all(abroad)
            if alike and (of_one_sort or two_countries or (all(cities) and cities[0] != cities[1])):
                return difference("place", one.surface, other.surface, "different places")
    return None


def _play_one_part(one: Fact, other: Fact, evidence: Evidence) -> bool:
    """Whether two places play one part in their claims: both with で; across languages で or に, and in or at."""
    parts = [_particle_after(place, evidence) for place in (one, other)]
    return parts[0] == parts[1] != "" or set(parts) in _ONE_PART


_ONE_PART = [{here, there} for here in ("で", "に") for there in ("in", "at")]


def _particle_after(place: Fact, evidence: Evidence) -> str:
    """The particle or copula that says which part a place plays: に, で, だ; empty where none stands right behind."""
    side = evidence.left if place in evidence.left.facts else evidence.right
    printed = side.claim.sentence.article.text
    if place.value.isascii():
        before = printed[max(0, place.char_start - 8) : place.char_start].lower().split()
        return before[-1] if before and before[-1] in ("in", "at", "near", "from", "to") else ""
    match = _PART_OF_PLACE.match(fold(printed[place.char_end : place.char_end + 6]))
    return match["particle"] if match else ""


_PART_OF_PLACE = re.compile(r"(?:沖|市内|内|付近|周辺|方面|郊外)?(?P<particle>[にでへ]|から|だ|です)")


def region(evidence: Evidence) -> Reason | None:
    """The same act, all over the country, or in some of its regions: sold nationwide, 関東の1都8県で販売された."""
    if not same_act(evidence):
        return None
    ones, others = (_country_or_region(side) for side in (evidence.pair.left, evidence.pair.right))
    if ones is None or others is None or ones[0] == others[0]:
        return None
    return difference("place", ones[1], others[1], "all over the country, or in a region")


@lru_cache(maxsize=KEPT)
def _country_or_region(profile: Profile) -> tuple[bool, str] | None:
    """Whether a claim speaks of the whole country (True) or of regions of it (False), with the words; else None."""
    text = fold(profile.assertion.claim.text).lower()
    whole = _WHOLE_COUNTRY.search(text)
    if whole:
        return True, whole[0]
    part = _REGIONS.search(text)
    return (False, part[0]) if part else None


_WHOLE_COUNTRY = re.compile(
    r"全国(?!紙|大会|高校|知事|人民|区)|日本各地|各地|\bnationwide\b|\bacross japan\b|\bthroughout japan\b"
)
_REGIONS = re.compile(
    r"(?:[0-9]+都)?(?:[0-9]+道)?(?:[0-9]+府)?[0-9]+(?:県|府県)|[0-9]+都県|北海道(?!新聞)|東北(?!大)|関東|甲信越|北陸|東海(?!道|大)|近畿|関西(?!電力|大)|中国地方|四国|九州(?!電力|大)"
    r"|首都圏|[0-9]+ prefectures"
)


def _places(here: Profile, there: Assertion, answered: Collection[int]) -> list[Fact]:
    """The places named here that nothing there answers, by name or as part of one; no states.

    Args:
        answered: where the words stand that the alignment found the same on the other side.
    """
    named = there.of_kind("name")
    return [
        fact
        for fact in _localities(here)
        if fact.char_start not in answered
        and not any(same_name(fact, other) or _inside(fact, other) for other in named)
    ]


@lru_cache(maxsize=KEPT)
def _localities(profile: Profile) -> tuple[Fact, ...]:
    """The places that a claim names, states aside."""
    assertion = profile.assertion
    named = (fact for fact in assertion.of_kind("name") if fact.entity == "place")
    return tuple(fact for fact in named if not names_a_state(fact.value) or _is_where(fact, assertion))


def _is_where(fact: Fact, assertion: Assertion) -> bool:
    """Whether a capital, which mostly stands for its state, is where something is: in Paris, パリで."""
    if fold(fact.value).lower() not in capitals():
        return False
    text = assertion.claim.sentence.article.text
    before = text[max(0, fact.char_start - 5) : fact.char_start].lower()
    return before.endswith((" in ", " at ", " near ")) or text.startswith("で", fact.char_end)


def _inside(one: Fact, other: Fact) -> bool:
    short, long = sorted((fold(one.value), fold(other.value)), key=len)
    return short in long


def _is_abroad(place: Fact) -> bool:
    """Whether a name in katakana is that of a place abroad: ポートラーサ, パリ市; nobody writes a city of Japan so."""
    return _ABROAD.fullmatch(place.value) is not None


_ABROAD = re.compile("[ァ-ヴー・]{2,}[市州県]?")


def _sort_of(place: Fact) -> str:
    """What sort of place a name is by its ending: an area of some rank, an island, a port; empty where none tells."""
    words = fold(place.value).lower()
    return next((sort for ending, sort in _SORTS.items() if words.endswith(ending)), "")


_SORTS = {
    **dict.fromkeys(("県", "府", "都", "道", "州", "prefecture", "state", "province"), "prefecture"),
    **dict.fromkeys(("市", "区", "町", "村", "city", "town", "ward", "village"), "municipality"),
    **dict.fromkeys(("諸島", "列島", "島", "island", "islands"), "island"),
    **dict.fromkeys(("港", "port", "harbor", "harbour"), "port"),
    **dict.fromkeys(("湾", "灘", "海峡", "海", "bay", "strait", "sea"), "sea"),
    **dict.fromkeys(("川", "river"), "river"),
    **dict.fromkeys(("山", "岳", "峠", "mount"), "mountain"),
}


def site(evidence: Evidence) -> Reason | None:
    """The same act, at another building, room, storey, side or site: 市役所で, 市民会館で; 2階の台所, 1階の居間."""
    if not same_act(evidence) and not answer_one_question(evidence):
        return None
    ones, others = (_sites(side) for side in (evidence.pair.left, evidence.pair.right))
    for sort in sorted(ones.keys() & others.keys()):
        pairs = [(one, other) for one in ones[sort] for other in others[sort]]
        endings = _sites_by_sort()[sort]
        if not any(_can_be_one(one, other, endings) for one, other in pairs):
            return difference("place", *pairs[-1], "different sites")
    found = argument_conflict(evidence, "place", is_facility)
    # The plant of an English report can be 諏沢工場.
    if found is None or word_nearness(found[0].surface, found[1].surface) >= NAMED_ALIKE:
        return None
    return difference("place", found[0].surface, found[1].surface, "different sites")


@lru_cache(maxsize=KEPT)
def _sites(profile: Profile) -> dict[str, list[str]]:
    """The phrases of a claim that tell where, by sort: 2階の台所から, 校庭に, what a cleft puts in focus. Who did it
    (防衛省が) and whose it is (外務省の幹部) tell no place."""
    found: dict[str, list[str]] = defaultdict(list)
    japanese = is_japanese(profile.assertion.claim.text)
    for phrase, following in noun_phrases(profile):
        if japanese and not (following in _WHERE or (following == "の" and longest_ending(phrase, _WITHIN))):
            continue
        for sort, endings in _sites_by_sort().items():
            if longest_ending(phrase, endings):
                found[sort].append(phrase)
    return dict(found)


# After these a phrase tells where; the copula and the end of a claim follow what is in focus.
_WHERE = frozenset(("で", "に", "から", "へ", "だ", "だっ", "でし", "です", "。", "」", "（", "(", ""))
# Places that another lies within: 2階の台所, 1号機の配管.
_WITHIN = ("階", "号機", "号炉", "号館", "号棟", "号車", "号室", "番線")


def _can_be_one(one: str, other: str, endings: frozenset[str]) -> bool:
    """Whether two phrases of one sort can name one site: one holds the other, or says no more than the sort, or both
    say the same of it (battery factory, battery plant)."""
    short, long = sorted((one, other), key=len)
    if short in long or is_japanese(one) != is_japanese(other) or {one, other} & _ANY_OF_A_SORT:
        return True
    own = {
        phrase.lower().removesuffix(longest_ending(phrase, endings) or "").strip() for phrase in (one, other)
    }
    return len(own) == 1 and "" not in own


# A shop may be a supermarket, a school a high school.
_ANY_OF_A_SORT = frozenset("店 店舗 shop store 学校 school 病院 hospital 工場 plant factory 施設".split())


@lru_cache(maxsize=1)
def _sites_by_sort() -> dict[str, frozenset[str]]:
    read = read_table("sites.yml", "claims.level")
    return {sort: frozenset(endings) for sort, endings in read.items()}


def numbered_site(evidence: Evidence) -> Reason | None:
    """The same act, at another of several numbered sites: 第2製造棟, 第３製造棟, the No. 3 building."""
    if not same_act(evidence):
        return None
    ones, others = _numbered(evidence.pair.left), _numbered(evidence.pair.right)
    if not ones or not others or ones.keys() & others.keys():
        return None
    return difference("place", next(iter(ones.values())), next(iter(others.values())), "another number")


# 第2製造棟, 3号機: a number of order; 540棟 and 4工場 say how many there are.
_NUMBER = r"[0-9一二三四五六七八九十]{1,2}"
_NUMBERED = re.compile(
    rf"第(?P<number>{_NUMBER})(?P<list>(?:[、・及びと]+第?{_NUMBER})*)"
    r"[一-龯ァ-ヶー]{0,6}(?:棟|工場|ターミナル|埠頭|ふ頭|原発|ビル|校舎|倉庫|区画|工区|庁舎|会議室)"
    rf"|(?<![0-9,.])(?P<unit>{_NUMBER}(?:[、・及びと]+{_NUMBER})*)(?:号機|号館|号棟)"
    r"|\bNo\.?\s?(?P<english>[0-9]{1,2})\b",
    re.IGNORECASE,
)
_KANJI_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九十", start=1)}


@lru_cache(maxsize=KEPT)
def _numbered(profile: Profile) -> dict[str, str]:
    """The numbers of the numbered sites that a claim names -> as printed."""
    found = {}
    for match in _NUMBERED.finditer(fold(profile.assertion.claim.text)):
        digits = re.findall(
            "[0-9]+|[一二三四五六七八九十]",
            match["english"] or match["unit"] or match["number"] + match["list"],
        )
        found.update({_KANJI_DIGITS.get(digit, digit): match[0] for digit in digits})
    return found
