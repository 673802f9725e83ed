"""Evidence -> whether two claims can be about one fact at all: the parts that identify.

The rule for what a difference means stands here, in one place. A claim reports some of its parts and is identified
by others. Whom and what it is about identifies it: which person, which ship, which year's meeting. How many, when
exactly, who said it and how sure it is are reported. A conflict in an identifying part means two facts, which are
not linked; a conflict in a reported part, between claims identified as the same, is a divergence (`claims.verdict`).

A date does both. The day of an event that can happen only once (a founding, a death, a first time) is reported, so
two founding years diverge. What recurs (a meeting, a drill, a cancelled sailing) is identified by its date: a month
apart it is another one, and what is told of each day anew (the cancelled sailings of the 18th, of the 19th) on any
other day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.alignment import KEPT
from claims.evidence import Evidence
from claims.fact.date_english import month_number
from claims.fact.fact import Assertion, Fact
from claims.fact.name import aliases
from claims.letters import dice, held, pairs_of_letters
from claims.opposition import opposed_terms
from claims.question import Question, area_of, two_areas
from claims.slot import near_name, one_office, same_name
from claims.term import Profile, Term, lies_long_before
from claims.text import fold
from claims.wording import normal_form
from claims.wordlist import read_table, word_list

# Reports of one occurrence seldom miss its day by more: a slip of a week, a month mistaken for the next.
SAME_OCCURRENCE_DAYS = 31


def other_fact(evidence: Evidence) -> tuple[str, Fact | None, Fact | None] | None:
    """The identifying part in which two claims conflict, with both facts where it is told by facts; None where they can
    be about one fact."""
    for entity in ("person", "work"):
        ones, others = _named(evidence.pair.left, entity), _named(evidence.pair.right, entity)
        if ones and others and not any(_can_be_one(one, other) for one in ones for other in others):
            return entity, ones[0], others[0]
    if evidence.pair.context.two_occurrences and evidence.dates.relation not in ("same", "compatible"):
        return "occurrence", None, None
    if all(_asked(evidence)):
        tolls = _two_tolls(evidence)
        if tolls:
            return "toll", *tolls
        if _two_occurrences(evidence):
            return "occurrence", None, None
        if _two_groups(evidence):
            return "group", None, None
    dates = evidence.dates
    far = dates.relation == "conflict" and (dates.distance > SAME_OCCURRENCE_DAYS or _told_daily(evidence))
    if far and dates.left and dates.right and not (_happens_once(evidence) or _told_of_the_day(evidence)):
        return "date", dates.left, dates.right
    if _two_clauses(evidence):
        return "clause", None, None
    if _one_long_ago(evidence) and opposed_terms(evidence, "polarity"):
        return "occurrence", None, None  # 去年7月に引き上げた, 発効時に引き下げる
    periods = _periods(evidence.pair.left), _periods(evidence.pair.right)
    if all(periods) and periods[0].isdisjoint(periods[1]):
        return "period", None, None
    return _two_towns(evidence)


def _one_long_ago(evidence: Evidence) -> bool:
    """Whether one claim tells of a day long before its article, and the other of none such."""
    return _is_long_ago(evidence.pair.left) != _is_long_ago(evidence.pair.right) and (
        evidence.dates.relation not in ("same", "compatible")
    )


@lru_cache(maxsize=KEPT)
def _is_long_ago(profile: Profile) -> bool:
    return lies_long_before(profile.assertion.claim, profile.dates)


def _two_clauses(evidence: Evidence) -> bool:
    """Whether two claims are different clauses of what is one sentence in both articles: of a copied 屋根が壊れたが、
    けが人はなかった the one half is not about what the other is."""
    left, right = pairs_of_letters(evidence.pair.left), pairs_of_letters(evidence.pair.right)
    if left.claim is left.sentence or right.claim is right.sentence:
        return False
    return (
        dice(left.sentence, right.sentence) >= ONE_SENTENCE
        and held(left.claim, right.claim) < SHARE_OF_ONE_CLAUSE
    )


# Two sentences this alike, by letters, are one that was copied; of two clauses of it not so much is in common.
ONE_SENTENCE, SHARE_OF_ONE_CLAUSE = 0.6, 0.4


@lru_cache(maxsize=KEPT)
def _periods(profile: Profile) -> frozenset[tuple[int, int]]:
    """The business years that a claim names, by year and month of their ends: 25年3月期, the year to March 2025.

    Accounts are of one business year: those of another year, or of a firm that closes its books in another month, are
    another fact.
    """
    text = fold(profile.assertion.claim.text)
    found = {(int(match["year"]) % 100, int(match["month"])) for match in _JAPANESE_PERIOD.finditer(text)}
    for match in _ENGLISH_PERIOD.finditer(text):
        found.add((int(match["year"]) % 100, month_number(match["month"].lower())))
    return frozenset(found)


_JAPANESE_PERIOD = re.compile(r"(?P<year>(?:19|20)?[0-9]{2})年(?P<month>1?[0-9])月期")
_ENGLISH_PERIOD = re.compile(
    r"\byear\s(?:to|ended|ending|through)\s(?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\s(?P<year>(?:19|20)[0-9]{2})\b"
)


@lru_cache(maxsize=2 * KEPT)
def _named(profile: Profile, entity: str) -> list[Fact]:
    """The names of a claim that say what it is about. Who is only given as its source says it of something else; a
    view, a denial and a quotation are the speaker's own."""
    assertion = profile.assertion
    own = assertion.claim.quoted or assertion.certainty in ("opinion", "denied")
    sources = [] if own else [(fact.char_start, fact.char_end) for fact in assertion.of_kind("speaker")]
    return [
        fact
        for fact in assertion.of_kind("name")
        if fact.entity == entity and not any(s < fact.char_end and fact.char_start < e for s, e in sources)
    ]


def _can_be_one(one: Fact, other: Fact) -> bool:
    """One name, two spellings of one name, or two holders that are given for one office."""
    return same_name(one, other) or near_name(one, other) or bool(one_office(one, other))


def _two_tolls(evidence: Evidence) -> tuple[Fact, Fact] | None:
    """The figures of two claims that each give a toll, none of which the other gives: 半壊 and 全壊, the killed of this
    quake and of that of two years ago."""
    ones, others = ([question for question in found if question.toll] for found in _asked(evidence))
    if any(one.may_answer(other) for one in ones for other in others):
        return None
    figures = [
        next((question.figure for question in found if question.figure), None) for found in (ones, others)
    ]
    return (figures[0], figures[1]) if figures[0] and figures[1] else None


def _two_occurrences(evidence: Evidence) -> bool:
    """Whether both claims tell what happened, and one says that it is of another time: 17日は午前にも、船が接触した."""
    ones, others = ([question for question in found if not question.is_age] for found in _asked(evidence))
    pairs = [(one, other) for one in ones for other in others if one.keys & other.keys]
    return bool(pairs) and all(one.elsewhere != other.elsewhere for one, other in pairs)


def _two_groups(evidence: Evidence) -> bool:
    """Whether both claims answer a toll, each for a group of its own: nobody on the freighter, 12 on the ferry."""
    ones, others = ([question for question in found if question.toll] for found in _asked(evidence))
    pairs = [(one, other) for one in ones for other in others if one.may_answer(other)]
    return bool(pairs) and all(one.of_two_groups(other) for one, other in pairs)


def _asked(evidence: Evidence) -> tuple[Sequence[Question], Sequence[Question]]:
    """The questions that each claim answers."""
    return evidence.pair.left.questions, evidence.pair.right.questions


def _two_towns(evidence: Evidence) -> tuple[str, Fact, Fact] | None:
    """The towns that two claims are about, where they are two: the order of one town, and that of its neighbour."""
    ones = _subject_towns(evidence.pair.left)
    others = _subject_towns(evidence.pair.right) if ones else []
    if not others:
        return None
    known = [
        {alias for fact in side.of_kind("name") for alias in aliases(fact)}
        for side in (evidence.left, evidence.right)
    ]
    for one in ones:
        for other in others:
            apart = not aliases(one) & known[1] and not aliases(other) & known[0]
            if two_areas(area_of(one), area_of(other)) and apart:
                return "town", one, other
    return None


@lru_cache(maxsize=KEPT)
def _subject_towns(profile: Profile) -> list[Fact]:
    """The towns that a claim's own subject names: 三ツ原市が, 瑞沢町は."""
    assertion = profile.assertion
    claim = assertion.claim
    if claim.subject is None or claim.subject_start is None:
        return []
    end = claim.subject_start + len(claim.subject)
    named = (fact for fact in assertion.of_kind("name") if claim.subject_start <= fact.char_start < end)
    return [
        fact for fact in named if (area := area_of(fact)) and area.rank == "town" and fact.char_end >= end
    ]


def _told_daily(evidence: Evidence) -> bool:
    """Whether both claims tell of one thing that is told of each day anew, each of one day."""
    dates = evidence.dates
    if not all(fact and fact.date_start == fact.date_end for fact in (dates.left, dates.right)):
        return False
    return any(
        match.left.normal in daily_words() and match.right.normal in daily_words()
        for match in evidence.alignment.matches
    )


@lru_cache(maxsize=1)
def daily_words() -> frozenset[str]:
    """Words for what is told of each day anew, in the form terms are compared in."""
    return frozenset(map(normal_form, word_list("daily.txt")))


def _happens_once(evidence: Evidence) -> bool:
    """Whether both claims assert something that can happen to its subject only once; not how many died, which each
    flood tells anew."""
    if all(any(question.toll for question in found) for found in _asked(evidence)):
        return False
    return _once_only(evidence.pair.left.terms) and _once_only(evidence.pair.right.terms)


def _told_of_the_day(evidence: Evidence) -> bool:
    """Whether the day itself is what both claims assert: 退職日は来年3月末とする, 水増しは2018年ごろから続き. It is
    the focus of such a sentence, so it is reported, and identifies nothing."""
    left, right = evidence.dates.left, evidence.dates.right
    if left is None or right is None:
        return False
    return bool(_focus(left, evidence.left) & _focus(right, evidence.right))


def _focus(fact: Fact, assertion: Assertion) -> frozenset[str]:
    """In which way a date is what its claim asserts: when its subject is, or since when it has lasted."""
    claim = assertion.claim
    text = claim.sentence.article.text
    before = fold(text[max(claim.char_start, fact.char_start - 4) : fact.char_start])
    after = fold(text[fact.char_end : min(claim.char_end, fact.char_end + 16)])
    when = _TOPIC.search(before) and _IS_WHEN.match(after)
    return frozenset(sort for sort, found in (("when", when), ("since", _SINCE.match(after))) if found)


_TOPIC = re.compile(r"は[、 ]?$")
_IS_WHEN = re.compile(
    r"(?:ごろ|頃|以降|以前|まで|から)?(?:だ|で(?:す|し|あ|、|$)|と(?:する|し|され|なる|なり|なっ|み|見)|に(?:なる|なり|なっ)"
    r"|の(?:予定|見通し|見込み|方針|はず)|が(?:初めて|最初|最後)|。|$)"
)
_SINCE = re.compile(r"(?:期)?(?:ごろ|頃)?から[^。、]{0,8}続")


def _once_only(terms: Sequence[Term]) -> bool:
    return any(term.normal in once_only_words() for term in terms)


@lru_cache(maxsize=1)
def once_only_words() -> frozenset[str]:
    """Words for what happens once, in the form terms are compared in."""
    listed = read_table("once_only.yml")
    return frozenset(map(normal_form, listed))
