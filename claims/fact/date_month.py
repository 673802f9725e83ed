"""Months without a year, and how far a day that is not wholly said lies from publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from claims.fact.calendar import Days, month_later, one_day, whole_month
from claims.fact.date_expression import Element, Expression
from claims.fact.date_thread import Thread

SLIP = timedelta(days=1)
"""What is told as done may be dated a day ahead of publication: papers go to press the evening before."""


def month(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    """A month: of the year said before it, or so many months from another, or the likeliest of those left open."""
    if element.how == "shift":
        base = _past_month(thread.base(element), element, found, thread)
        return month_later(base, element.amount) if base else None
    if days is None:
        return _month_without_year(element, found, thread)
    year = days.start.year if days.start.month <= element.amount or days.start.month == 1 else days.end.year
    return whole_month(year, element.amount)


def _past_month(base: date | None, element: Element, found: Expression, thread: Thread) -> date | None:
    """同月21日に死亡した: where the month last spoken of would put a report after its publication, the dated one."""
    day = found.of("day")
    if base is None or day is None or element.base != "context" or thread.published is None or found.future:
        return base
    days = one_day(base.year, base.month, day.amount)
    return thread.dated.start if days and days.start > thread.published + SLIP and thread.dated else base


def month_day(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    """A day that comes once a year under a name: 大晦日, Boxing Day."""
    month, day = divmod(element.amount, 100)
    if days is not None:
        return one_day(days.start.year, month, day)
    return _nearest(lambda year: one_day(year, month, day), found, thread)


def _month_without_year(element: Element, found: Expression, thread: Thread) -> Days | None:
    month, day = element.amount, found.of("day")

    def in_year(year: int) -> Days | None:
        return one_day(year, month, day.amount) if day else whole_month(year, month)

    if found.alone and not day and (thread.entry is None or _goes_back(thread.entry, month)):
        return None
    leaning = (
        thread.year
        or (thread.latest if found.relative else None)
        or (thread.entry if found.opens_line else None)
    )
    if leaning is None and not found.future and _holds_month(thread.latest, month):
        leaning = thread.latest  # 一昨年の夏に骨折した。8月の合宿中に痛め
    if leaning is None and thread.published and found.until and found.until[0].label == "term":
        return _term(month, found.until[0].amount, thread.published)
    chosen = in_year(leaning.start.year) if leaning else _forward(in_year, found, thread)
    if chosen is None and element.label in ("before", "after") and thread.published:
        chosen = _on_side(in_year, thread.published, element.label)
    chosen = chosen or _nearest(in_year, found, thread)
    return whole_month(chosen.start.year, month) if chosen else None


def _holds_month(days: Days | None, month: int) -> bool:
    """Whether a season, or another stretch of some months, holds the month."""
    if days is None or not 31 < (days.end - days.start).days <= SEASON:
        return False
    return month in {day.month for day in (days.start, days.start + timedelta(days=31), days.end)}


SEASON = 92
"""Days."""


def _term(first: int, last: int, published: date) -> Days | None:
    """4～9月期: the accounts are told of soon after the term has ended."""
    ends = [
        days for year in range(published.year - 1, published.year + 2) if (days := whole_month(year, last))
    ]
    end = min(ends, key=lambda days: abs(days.end - published), default=None)
    return whole_month(end.start.year - (first > last), first) if end else None


def _goes_back(entry: Days, month: int) -> bool:
    """A month alone on its line that lies before the entry above: a broken column, so its year is in doubt."""
    return (entry.end - entry.start).days <= 62 and month < entry.start.month


def _forward(in_year: Callable[[int], Days | None], found: Expression, thread: Thread) -> Days | None:
    """A sentence that has named a year goes on from there: the next such month.

    Not where that lies ahead of print, unless the sentence speaks of what is to come already.
    """
    said = thread.sentence
    if said is None or (said.end - said.start).days > 31:
        return None
    ahead = thread.published is not None and said.start > thread.published
    if ahead and found.past and not found.future:
        return None  # until 31 December, a step that it had called for since May
    for year in (said.start.year, said.start.year + 1):
        days = in_year(year)
        if days and ahead and thread.published and thread.published < days.start < said.start:
            return days  # to be completed by 31 July, and to shut from 20 April
        known = thread.published is None or days is None or days.start <= thread.published or ahead
        if days and days.end >= said.start and known:
            return days
    return None


def _on_side(in_year: Callable[[int], Days | None], published: date, side: str) -> Days | None:
    """ "last July" and "next July": the nearest whole one on that side."""
    found = [days for year in range(published.year - 1, published.year + 2) if (days := in_year(year))]
    if side == "before":
        return max((days for days in found if days.end < published), key=lambda days: days.end, default=None)
    return min((days for days in found if days.start > published), key=lambda days: days.start, default=None)


def _nearest(in_year: Callable[[int], Days | None], found: Expression, thread: Thread) -> Days | None:
    """A date without a year in print: the nearest past where the text reports, the nearest of all where it plans."""
    published = thread.published
    if published is None:
        return in_year(thread.latest.start.year) if thread.latest else None
    years = range(published.year - 4, published.year + 5)
    candidates = on_weekday([days for year in years if (days := in_year(year))], found)
    return min(candidates, key=lambda days: distance(days, published, found, AHEAD_OF_A_REPORT), default=None)


def on_weekday(candidates: list[Days], found: Expression) -> list[Days]:
    """Those that fall on the weekday printed beside the date, 10月17日（金）; all of them where none does."""
    noted = found.of("weekday")
    if noted is None or noted.label != "note" or found.of("day") is None:
        return candidates
    return [days for days in candidates if days.start.weekday() == noted.amount] or candidates


BEHIND_A_PLAN = 2.0
"""How much farther a date behind publication counts where the words around it plan."""
AHEAD_OF_A_REPORT, DAYS_AHEAD_OF_A_REPORT, AHEAD_UNMARKED = 3.0, 5.0, 1.5
"""How much farther a date ahead of publication counts than one behind it: where the words around it report, the
same for a bare day of the month, and where they neither report nor plan."""
AHEAD_OF_A_DEED = 24.0
"""The same where the very word a date belongs to tells what was done then: a date half a month ahead is last year's,
one some days ahead the slip of somebody's pen."""


def distance(days: Days, published: date, found: Expression, ahead_of_a_report: float) -> float:
    """How far a candidate lies from publication, farther where it would be a report of the future."""
    distance = float((days.start - published).days)
    if found.future and not found.past and not found.done:
        return distance if distance >= 0 else -distance * BEHIND_A_PLAN
    if distance <= 0 or (found.future and not found.done):
        return abs(distance)
    if found.done:
        return distance * AHEAD_OF_A_DEED
    return distance * (ahead_of_a_report if found.past else AHEAD_UNMARKED)
