"""Tolls as questions: how many were killed, hurt, missing; how many voted for it; that nobody was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.fact.fact import Assertion, Fact
from claims.figures import figures_of
from claims.question.record import Question, area_before, tells_of_another
from claims.question.wording import (
    ANY_UNIT,
    MAGNITUDE,
    PEOPLE,
    RECALLED,
    UNHARMED,
    listed,
    pattern,
    table,
    units_of,
    words,
)
from claims.text import fold, is_japanese
from claims.unit import canonical_unit, is_listed, measures

# Characters from a figure to the word that says what is counted, behind it and before it; English takes
# so many times as many.
REACH_ON, REACH_BACK, ENGLISH = 30, 30, 3
# A sum stands at the end of what it sums up: けが人は乗客21人、運転士1人の計22人.
REACH_BACK_OF_SUM = 60


def tolls(assertion: Assertion) -> Iterator[Question]:
    mentions = list(_mentions(assertion))
    if not mentions:
        return
    claim, known = assertion.claim, figures_of(assertion)
    japanese = is_japanese(claim.text)
    # What it was before answers nothing any more: 21万4千食から26万食になる.
    figures = sorted(
        (fact for fact in known.all if fact not in known.formers), key=lambda fact: fact.char_start
    )
    answered = False
    for fact in figures:
        in_all = fact in known.totals
        # The word lies between the figures of one unit: 避難者は13か所で約760人.
        alike = [other for other in figures if canonical_unit(other.unit) == canonical_unit(fact.unit)]
        before, after = alike[: alike.index(fact)], alike[alike.index(fact) + 1 :]
        first = before[-1].char_end if before and not in_all else claim.char_start
        last = after[0].char_start if after else claim.char_end
        back = REACH_BACK_OF_SUM if in_all else REACH_BACK if japanese else ENGLISH * REACH_BACK
        on = REACH_ON if japanese else ENGLISH * REACH_ON
        edges = max(first, fact.char_start - back), min(last, fact.char_end + on)
        summed = _summed_up(fact, mentions) if in_all and _completes(fact, assertion) else None
        found = summed or _said_of(fact, mentions, edges, assertion)
        if found and _counts(fact, found.toll, japanese):
            answered = True
            yield _toll(found, fact, assertion, in_all)
    if not answered:
        yield from _nobody(mentions, assertion)


def _summed_up(fact: Fact, mentions: Sequence[_Mention]) -> _Mention | None:
    """What a sum sums up is named before its parts: 負傷者　重傷9名、軽傷48名、計57名."""
    first = next((mention for mention in mentions if mention.char_end <= fact.char_start), None)
    return first if first and fact.char_start - first.char_end <= REACH_BACK_OF_SUM else None


def _counts(fact: Fact, toll: str, japanese: bool) -> bool:
    """Whether a figure's unit is one of those that a toll is given in; English leaves people out (12 dead)."""
    if fact.unit is None:
        return MAGNITUDE in units_of(toll) or (not japanese and PEOPLE in units_of(toll))
    unit = canonical_unit(fact.unit)
    if not japanese and PEOPLE in units_of(toll) and not is_listed(fact.unit):
        return True  # Eight hikers were injured: any noun that counts no known thing counts who they were.
    # A share of what was recalled is not how much was.
    return (ANY_UNIT in units_of(toll) and unit not in ("percent", "割")) or unit in units_of(toll)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A word that stands for a toll."""

    toll: str
    """A name of `tolls`, or UNHARMED."""
    surface: str
    char_start: int
    char_end: int


def _mentions(assertion: Assertion) -> Iterator[_Mention]:
    """The words for tolls in a claim, in order."""
    claim = assertion.claim
    for match in pattern().finditer(fold(claim.text).lower()):
        start, end = claim.char_start + match.start(), claim.char_start + match.end()
        yield _Mention(words()[match.group()], claim.sentence.article.text[start:end], start, end)


def _said_of(
    fact: Fact, mentions: Sequence[_Mention], edges: tuple[int, int], assertion: Assertion
) -> _Mention | None:
    """The word between two places that says what is counted: behind the figure, or before one that completes its
    clause."""
    text = assertion.claim.sentence.article.text
    first, last = edges
    inside = [m for m in mentions if fact.char_start <= m.char_start < fact.char_end]
    behind = [
        mention
        for mention in mentions
        if fact.char_end <= mention.char_start < last
        and not _OF_THE.fullmatch(text, fact.char_end, mention.char_start)
    ]
    before = [
        mention
        for mention in mentions
        if first <= mention.char_end <= fact.char_start
        and not _NEW_TOPIC.search(text[mention.char_end : fact.char_start])
        and not _AMONG.search(text[mention.char_end : fact.char_start])
    ]
    # 賛成19、反対4; 死者3人: what stands right before a figure is what it counts.
    beside = before and not text[before[-1].char_end : fact.char_start].strip(" 　")
    sides = [before[-1:], behind[:1]] if beside or _completes(fact, assertion) else [behind[:1], before[-1:]]
    return next(iter([*inside, *sides[0], *sides[1]]), None)


# 13 of the injured were taken in, けが人のうち3人が中にいた: what is told of some of them is not how many they are.
_OF_THE = re.compile(r"\s(?:people\s)?of\s(?:the|those|these|its|their)\s(?:\w+\s)?", re.IGNORECASE)
_AMONG = re.compile(r"の(?:うち|内|なかで|中で)")
# 船員も打撲　乗客数は132人に: a headline's second half has a topic of its own.
_NEW_TOPIC = re.compile(r"\s.*[はが]")
# けが人は14人だった, けが人が18人に増えた: the figure is what the clause says of them.
_COMPLETED = re.compile(
    r"(?:だ|で(?:す|あ|し|、|$)|に(?:な|上|のぼ|達|増|減|膨|の|と|及|$)|とな|と(?:発表|し)|の(?:うち|内)|まで|、|。|\(|\)|$)"
)


def _completes(fact: Fact, assertion: Assertion) -> bool:
    claim = assertion.claim
    after = fold(claim.sentence.article.text[fact.char_end : claim.char_end])
    return is_japanese(claim.text) and bool(_COMPLETED.match(after))


def _toll(found: _Mention, fact: Fact | None, assertion: Assertion, in_all: bool = False) -> Question:
    """A toll that a figure gives, or, without one, the claim that there is none."""
    place, text = fact or found, assertion.claim.sentence.article.text
    names = listed("nobody") if found.toll == UNHARMED else _with_akin(found.toll)
    if fold(found.surface) in listed("negated"):
        # 連絡が取れない is somebody missing, 連絡が取れた is nobody.
        after = fold(text[found.char_end : found.char_end + 5])
        none = _NEGATION.match(after) is None
    else:
        negated = _is_negated(found, assertion) or (fact is None and _of_nobody(found, assertion))
        none = (found.toll == UNHARMED) != negated
    against = {toll for name in names for toll in table()["refutes"].get(name, ())} if none else ()
    measured = bool(fact and measures(fact.unit) and found.toll != RECALLED)
    heads, sites = (
        ((), ())
        if in_all or measured
        else _group(place.char_start, assertion, fact, text[found.char_start : found.char_end + 1])
    )
    named = _named_hospital(found, assertion)
    return Question(
        surface=f"{fact.surface} {found.surface}" if fact else found.surface,
        char_start=place.char_start,
        char_end=place.char_end,
        keys=frozenset({f"m:{named}"}) if named else frozenset(f"m:{name}" for name in names),
        refuted_by=frozenset(f"m:{name}" for name in against),
        none=none,
        heads=heads,
        sites=sites,
        area=area_before(place.char_start, assertion),
        figure=fact,
        toll=found.toll,
        only=_ONLY.search(fold(assertion.claim.text)) is not None,
        elsewhere=tells_of_another(assertion.claim.sentence.text),
    )


# In Mizusawa alone, 瑞沢町だけで, in neighboring Mitsuhara: the figure is of a part, not of what is reported in all.
_ONLY = re.compile(
    r"\b[A-Z]\w+\salone\b|\b[Ii]n neighbou?ring\b|[市町村区県院署校](?:だけ|のみ)で"
    r"|(?:隣の|隣接する)[^、。はがを]{1,8}[市町村区]"
)
_NEGATION = re.compile("て?(?:い|おら|おり)?(?:な[いくかけ]|ず|ませ)")


def _is_negated(found: _Mention, assertion: Assertion) -> bool:
    """Whether the claim's negation is of this word: 亡くなったのは6人、まだ2人が見つかっていない negates no death."""
    if assertion.polarity != "negated":
        return False
    facts = assertion.of_kind("polarity")
    if not facts or not is_japanese(assertion.claim.text):
        return True
    between = assertion.claim.sentence.article.text[found.char_end : facts[0].char_start]
    return facts[0].char_start >= found.char_start and not re.search(
        r"[0-9０-９][人名][^、。]{0,3}、", between
    )


def _of_nobody(found: _Mention, assertion: Assertion) -> bool:
    """Whether a word is said of nobody within a clause that denies nothing itself: it erupted, when nobody was hurt."""
    before = assertion.claim.sentence.article.text[assertion.claim.char_start : found.char_start]
    return _NOBODY_WAS.search(before) is not None


_NOBODY_WAS = re.compile(
    r"\b(?:nobody|no one|no-one|none)\s(?:was|were|has been|had been|is)\s(?:\w+ly\s)?$", re.IGNORECASE
)


def _named_hospital(found: _Mention, assertion: Assertion) -> str:
    """The hospital whose patients are counted: 桐沢市民病院が11人を受け入れた tells of that hospital."""
    claim = assertion.claim
    if found.surface == "Hospital":
        text = claim.sentence.article.text
        english = _NAME_BEFORE.search(text, claim.char_start, found.char_start)
        return f"{english[0]}Hospital" if english else ""
    if found.surface != "病院":
        return ""
    match = re.search(
        r"[一-龯ァ-ヶー々]+$", fold(claim.sentence.article.text[claim.char_start : found.char_start])
    )
    return f"{match[0]}病院" if match else ""


_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’-]+\s)+$")


def _with_akin(toll: str) -> frozenset[str]:
    return frozenset({toll, *(name for group in table()["akin"] if toll in group for name in group)})


def _nobody(mentions: Sequence[_Mention], assertion: Assertion) -> Iterator[Question]:
    """A claim without a figure that says that there is none: けが人はいない, 全員無事, nobody died."""
    for found in mentions:
        before = assertion.claim.sentence.article.text[assertion.claim.char_start : found.char_start]
        if _PRESUPPOSED.search(before):
            continue  # None of the injured was inside: that some were hurt is taken for granted
        denied = (assertion.polarity == "negated" or _of_nobody(found, assertion)) and found.toll in listed(
            "denied_alone"
        )
        if found.toll == UNHARMED or denied:
            yield _toll(found, None, assertion)
            return


_PRESUPPOSED = re.compile(
    r"\b(?:none|any|all|some|most|many|few)\sof\s(?:the|its|their|those|these)\s$", re.IGNORECASE
)


# What may stand between a group and its figure: 乗客ら17人, 旅客は15名, 貨物船の乗組員のうち1人.
_GROUP_BEFORE = re.compile(
    r"(?:(?P<site>[一-龯ァ-ヶー々]{2,})(?:側|内)?の)?(?P<head>[一-龯ァ-ヶー々]*?)(?:ら|たち)?(?:全員)?(?:のうち)?"
    r"(?:に|は|が|も|の|で)?(?:全員|いずれも|皆)?(?:およそ|約|少なくとも)?$"
)


_IN_BRACKETS = re.compile(r"\([^()]*\)")


def _group(
    start: int, assertion: Assertion, fact: Fact | None, said: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is counted, and on what they were."""
    claim = assertion.claim
    counted = (fact.counted or "") if fact else ""
    if not is_japanese(claim.text):
        if fact and canonical_unit(fact.unit) != PEOPLE:
            return (), ()  # 16 flights: the noun is what is counted, not whose
        return tuple(filter(_names_a_group, (counted or (fact.unit or "" if fact else ""),))), ()
    before = fold(claim.sentence.article.text[max(claim.char_start, start - REACH_BACK) : start])
    before = _IN_BRACKETS.sub("", before)
    match = _GROUP_BEFORE.search(before)
    head, site = (match["head"] or "", match["site"] or "") if match else ("", "")
    # けがはない is told of somebody, けが人はいない of all.
    if fact is None and not head and not site and not said.endswith(("人", "者")):
        head = _topic_before(claim.sentence.article.text, claim.char_start)
    heads = sorted({head, counted})
    return tuple(filter(_names_a_group, heads)), tuple(filter(_names_a_group, (site,)))


def _topic_before(text: str, start: int) -> str:
    """Of whom a bare けがはなく tells: of those whom the sentences before it in the paragraph are about."""
    paragraph = fold(text[max(text.rfind("\n", 0, start) + 1, start - FARTHEST_TOPIC) : start])
    return next((match[1] for match in reversed(list(_TOPIC.finditer(paragraph)))), "")


_TOPIC = re.compile(r"([一-龯ァ-ヶー々]{2,})(?:ら|たち|さん|氏)?は")
FARTHEST_TOPIC = 200
"""Characters."""


def _names_a_group(word: str) -> bool:
    """Whether a word tells whom is counted: not what happened to them, not people at large, not "in all"."""
    folded = fold(word).lower()
    return bool(folded) and not pattern().search(folded) and folded not in listed("anybody")
