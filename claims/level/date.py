"""When it was: another day, or another time of the same day."""

from __future__ import annotations

from functools import lru_cache

from claims.alignment import nearness
from claims.argument import KEPT
from claims.day_part import hours_of
from claims.evidence import Evidence
from claims.fact.fact import Fact
from claims.feature import Reason
from claims.level.difference import ALIKE, conflict, difference
from claims.slot import compare_dates
from claims.term import Profile, Term
from claims.text import is_japanese


def day(evidence: Evidence) -> Reason | None:
    """The days cannot be one."""
    return conflict("date", (evidence.dates,))


def dated_act(evidence: Evidence) -> Reason | None:
    """Of several acts one is on another day: 12月14日告示、21日投開票 against 12月21日告示、28日投開票.

    Each date is read with the word it stands at; that another date of the claim is met says nothing of this one.
    """
    ones, others = (_dated(side) for side in (evidence.pair.left, evidence.pair.right))
    if len(ones) < 2 or len(others) < 2:
        return None
    days, theirs = ({(fact.date_start, fact.date_end) for fact, _ in side} for side in (ones, others))
    if days == theirs:
        return None  # 7月1日の予定を12月1日に延期, 変更前7月1日、変更後12月1日
    for one, act in ones:
        same = [other for other, deed in others if nearness(act, deed) >= ALIKE]
        if same and compare_dates((one,), same).relation == "conflict":
            return difference("date", one.surface, same[0].surface, act.surface)
    return None


@lru_cache(maxsize=KEPT)
def _dated(profile: Profile) -> list[tuple[Fact, Term]]:
    """The dates of a claim, each with the word that it is the date of: the next word of action after it, in English
    the nearest before it."""
    acts = [term for term in profile.own_terms if term.kind == "word"]
    japanese = is_japanese(profile.assertion.claim.text)
    found = []
    for fact in profile.dates:
        after = [term for term in acts if term.start >= fact.char_end]
        before = [term for term in acts if term.end <= fact.char_start]
        act = (after[0] if after else None) if japanese else (before[-1] if before else None)
        if act is not None:
            found.append((fact, act))
    return found


def clock(evidence: Evidence) -> Reason | None:
    """The same day, at times too far apart."""
    one, other = evidence.times.left, evidence.times.right
    entry = any(side.claim.sentence.role == "timeline" for side in (evidence.left, evidence.right))
    if entry and one and other and _minutes(one) and abs(_minutes(one) - _minutes(other)) <= ENTRY_MINUTES:
        return None
    return conflict("time", (evidence.times,))


ENTRY_MINUTES = 15
"""The time at the head of an entry of a live report is when it was written, some minutes after what it tells."""


def _minutes(fact: Fact) -> int:
    """Minutes into the day of a clock time; 0 where there is none."""
    hour, minute = map(int, (fact.time or "0:0").split(":")[:2])
    return 60 * hour + minute


def part_of_day(evidence: Evidence) -> Reason | None:
    """The same day, in parts of it that have no hour in common: 18日の夜, 18日午前6時半."""
    one, other = evidence.dates.left, evidence.dates.right
    if evidence.dates.relation == "conflict" or one is None or other is None or (one.time and other.time):
        return None
    hours, others = hours_of(one), hours_of(other)
    if hours is None or others is None or (hours[0] < others[1] and others[0] < hours[1]):
        return None
    return difference("part_of_day", one.surface, other.surface, "parts of the day with no hour in common")
