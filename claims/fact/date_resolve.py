"""Partial dates to whole days: what is unsaid is taken from what the text said, then from publication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from claims.fact.calendar import (
    Days,
    century,
    decade,
    fiscal_year,
    full_year,
    month_later,
    nearest_weekday,
    one_day,
    part_of,
    plus_days,
    season,
    week_later,
    weekday_in,
    whole_month,
    whole_year,
)
from claims.fact.date_expression import Element, Expression
from claims.fact.date_month import DAYS_AHEAD_OF_A_REPORT, SLIP, distance, month, month_day, on_weekday
from claims.fact.date_thread import Thread

NEAR = timedelta(days=4)
"""A bare day this close to publication is that day, whatever the passage spoke of before."""


def resolve(found: Expression, thread: Thread) -> Days | None:
    """The days that an expression means, or None where the text leaves them open."""
    start = _walk(found.elements, found, thread)
    if start is None or not found.until:
        return start
    until = _walk_until(found, start, thread)
    if until is None:
        return None
    if until.end < start.start:
        return _over_the_year(found, start, until)
    return Days(start.start, until.end)


def _walk_until(found: Expression, start: Days, thread: Thread) -> Days | None:
    units = {element.unit for element in found.until}
    if (last := found.until[-1]).label == "length":
        end = plus_days(start.start, last.amount - 1)
        return Days(start.start, end) if end else None
    first = found.until[0]
    if first.unit == "year" and first.how == "shift" and first.base == "context":
        year = whole_year(start.start.year + first.amount)  # 2017年6月から翌18年1月
        return _walk(found.until[1:], found, thread, year)
    if units & {"year", "fiscal"}:
        return _walk(found.until, found, thread)
    if "month" in units:
        return _walk(found.until, found, thread, whole_year(start.start.year))
    if "day" in units:
        return _walk(found.until, found, thread, whole_month(start.end.year, start.end.month))
    return _walk(found.until, found, thread, start if "weekday" not in units else None)


def _over_the_year(found: Expression, start: Days, until: Days) -> Days | None:
    """10月25日から1月25日まで, 30日から2日まで: the end lies in the next year or month."""
    months = 12 if any(element.unit == "month" for element in found.until) else 1
    later = month_later(until.end, months)
    end = one_day(later.start.year, later.start.month, until.end.day) if later else None
    return Days(start.start, end.end) if end else None


def _walk(
    elements: Sequence[Element], found: Expression, thread: Thread, within: Days | None = None
) -> Days | None:
    """Narrows from the coarsest element to the finest; `within` is what the first one may lean on."""
    days = within
    for element in elements:
        step = _STEPS.get(element.unit)
        if step is not None:
            days = step(element, days, found, thread)
            if days is None:
                return None
    return days


def _century(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    return century(element.amount)


def _year(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if element.how == "set":
        return decade(element.amount) if element.label == "decade" else whole_year(element.amount)
    if element.how in ("short", "doubtful"):
        year = full_year(element.amount, thread.published)
        limit = thread.published.year + 2 if thread.published else 2100
        of_now = thread.has_years and 2000 <= year <= limit
        if element.how == "doubtful" and not (of_now or _goes_on_from_a_year(element, year, thread)):
            return None
        return whole_year(year)
    base = thread.base(element)
    to_come = base and thread.published and base.year + element.amount > thread.published.year
    if to_come and element.base == "context" and thread.dated and not found.future:
        base = thread.dated.start  # 1955年の大火から、きょうで70年。翌年の報告書は: the year after the fire
    return whole_year(base.year + element.amount) if base else None


def _goes_on_from_a_year(element: Element, year: int, thread: Thread) -> bool:
    """Whether a life or a history is told: 1931年生まれ。54年に入社し、58年に独立した。72年の公募展で…"""
    before = thread.latest
    if before is None or thread.published is None:
        return False
    long = (before.end - before.start).days > 31
    placed = element.label == "placed" or (element.label == "of" and long)
    return placed and before.start.year <= year <= thread.published.year


def _fiscal(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if element.how != "shift":
        short = element.how in ("short", "doubtful")
        return fiscal_year(full_year(element.amount, thread.published) if short else element.amount)
    base = thread.base(element)
    return fiscal_year(base.year - (base.month < 4) + element.amount) if base else None


def _term_before(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    """前年同期, 前の年の同じ時期: the same months, so many years on or back."""
    return _years_on(thread.term, element.amount)


def _books(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    """前期, 来期: the business year beside the one that the text has named."""
    return _years_on(thread.books, element.amount)


def _years_on(stretch: Days | None, years: int) -> Days | None:
    if stretch is None:
        return None
    first = one_day(stretch.start.year + years, stretch.start.month, stretch.start.day)
    last = whole_month(stretch.end.year + years, stretch.end.month)
    return Days(first.start, last.end) if first and last else None


def _season(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if days is None and element.label == "alone" and thread.published:
        years = range(thread.published.year - 1, thread.published.year + 2)
        seasons = [one for year in years if (one := season(year, element.amount))]
        return _on_side_of(seasons, thread.published, ahead=not found.past)
    return season(days.start.year, element.amount) if days else None


def _on_side_of(seasons: Sequence[Days], published: date, ahead: bool) -> Days | None:
    """The first season that ends after publication, or the last that began before it."""
    if ahead:
        return next((one for one in seasons if one.end > published), None)
    return next((one for one in reversed(seasons) if one.start <= published), None)


def _week(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if element.how == "set":
        return _week_of_year(element.amount, days, thread.published)
    base = thread.base(element)
    return week_later(base, element.amount) if base else None


def _week_of_year(number: int, days: Days | None, published: date | None) -> Days | None:
    """第52週 by ISO 8601: of the year named, else the last such week before publication."""
    if days is None and published is None:
        return None
    years = [days.start.year] if days else [published.year, published.year - 1]  # type: ignore[union-attr]
    for year in years:
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if days or (published and monday <= published):
            return Days(monday, monday + timedelta(days=6))
    return None


def _day(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if element.how == "shift":
        return days.shifted(element.amount) if days and days.is_day else _shifted_day(element, found, thread)
    if days is None:
        return _day_without_month(element.amount, found, thread)
    if (days.end - days.start).days > 31:
        return None
    if (days.end - days.start).days <= 7:
        return next((one for one in _each_day(days) if one.start.day == element.amount), None)
    return one_day(days.start.year, days.start.month, element.amount)


def _each_day(days: Days) -> list[Days]:
    length = (days.end - days.start).days + 1
    return [Days(day, day) for count in range(length) if (day := plus_days(days.start, count))]


def _shifted_day(element: Element, found: Expression, thread: Thread) -> Days | None:
    base = thread.base(element)
    to_come = base is not None and thread.published is not None and base > thread.published
    if to_come and element.base != "published" and found.past and thread.reported:
        base = thread.reported.start  # 12月1日に延期する。同日の取締役会で決議した。
    start = plus_days(base, element.amount) if base else None
    end = plus_days(start, int(element.label[1:])) if start and element.label.startswith("+") else start
    return Days(start, end) if start and end else None


def _day_without_month(day: int, found: Expression, thread: Thread) -> Days | None:
    published, near = thread.published, None
    if published is not None:
        months = [month_later(published, shift) for shift in (-1, 0, 1)]
        candidates = [
            one for month in months if month and (one := one_day(month.start.year, month.start.month, day))
        ]
        candidates = on_weekday(candidates, found)
        near = min(
            candidates,
            key=lambda one: distance(one, published, found, DAYS_AHEAD_OF_A_REPORT),
            default=None,
        )
    if found.opens_line and thread.entry and (thread.entry.end - thread.entry.start).days <= 31:
        return one_day(thread.entry.start.year, thread.entry.start.month, day)
    close = near is not None and published is not None and abs(near.start - published) <= NEAR
    if found.elements[0].label == "kanji" and not close:
        return None  # 六日 is a day only where that day is near; else a length of time
    if near and close and thread.sentence is None:
        return near
    if near and published and _is_news_day(near.start, published, found, thread):
        return near
    said = thread.sentence or thread.paragraph or (thread.latest_day if published is None else None)
    following = _following(said, day) if said else None
    if said and following and near and published and not said.is_day and found.past and not found.future:
        # 3月定例議会が25日開会し: the month that names the session is not that of what has been done.
        following = near if near.start <= published + SLIP < following.start else following
    if following and (published is None or following.start <= published + timedelta(days=31)):
        return following
    # 5月4日告示、11日投開票: what a sentence set for a day to come goes on from there.
    if following and published and thread.sentence is not None and thread.sentence.start > published:
        return following
    return near


def _is_news_day(day: date, published: date, found: Expression, thread: Thread) -> bool:
    """Whether a bare day is the day of the news, though the sentence began with what lies long back: 平成29年7月の
    事故をめぐる訴訟の判決が15日、高裁であった, printed on the 15th or the 16th."""
    long_ago = thread.sentence is not None and published - thread.sentence.end > LONG_AGO
    return long_ago and (found.past or found.done) and timedelta(0) <= published - day <= SLIP


LONG_AGO = timedelta(days=60)


def _following(said: Days, day: int) -> Days | None:
    """The next such day of the month from a date that was named: 7月28日 … 30日 … 2日."""
    if (said.end - said.start).days > 31:
        return None
    here = one_day(said.start.year, said.start.month, day)
    if here and here.end >= said.start:
        return here
    later = month_later(said.start, 1)
    return one_day(later.start.year, later.start.month, day) if later else None


def _weekday(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if element.label.startswith("#"):
        return _numbered_weekday(element, days) if days else None
    if days is not None:
        return days if days.is_day or "month" in found.units else weekday_in(days, element.amount)
    if thread.published is None:
        return None
    if element.label == "note":
        return None
    later = element.label == "after" or (found.future and not found.past and element.label != "before")
    step = {"before": -1, "after": 1}.get(element.label, 0)  # next Tuesday is never today
    reference = plus_days(thread.published, step)
    return nearest_weekday(reference or thread.published, element.amount, later)


def _numbered_weekday(element: Element, days: Days) -> Days | None:
    """第2月曜日, 最終月曜日 of a month."""
    matching = [one for one in _each_day(days) if one.start.weekday() == element.amount]
    number = int(element.label[1:])
    index = number if number < 0 else number - 1
    return matching[index] if index < len(matching) else None


def _part(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if days is None:
        return None
    label, implied = element.label, found.elements[0].label == "implied"
    week = (days.end - days.start).days == 6
    if label == "week of":
        return week_later(days.start, 0)
    if label == "last" and week:
        return part_of(days, "weekend")
    if label == "after":
        return _after_the_break(days, thread, week, found.future and not found.past)
    if label == "last" and implied and days.start.month == 1 and (days.end - days.start).days > 31:
        early = thread.published is not None and thread.published.month <= 3 and not found.future
        return part_of(whole_year(days.start.year - 1) or days, "last") if early else part_of(days, "last")
    return part_of(days, label)


def _after_the_break(days: Days, thread: Thread, week: bool, planned: bool) -> Days | None:
    """週明け is the coming Monday, of a plan or from Thursday on; else the Monday just past. 年明け is January."""
    published = thread.published
    if published is None:
        return None
    if week:
        monday = plus_days(days.start, 7 if planned or published.weekday() >= 3 else 0)
        return Days(monday, monday) if monday else None
    return whole_month(days.start.year + (published.month >= 7 or (planned and published.month > 1)), 1)


def _time(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
    if days is not None:
        return days.shifted(element.amount) if element.amount else days
    if found.opens_line and thread.running:
        return thread.running
    if found.opens_line and thread.latest_day is None and thread.published:
        return Days(thread.published, thread.published)  # the first entry of a live page
    return thread.latest_day if thread.latest_day and thread.latest_day.is_day else None


_STEPS: dict[str, Callable[[Element, Days | None, Expression, Thread], Days | None]] = {
    "century": _century,
    "term": _term_before,
    "books": _books,
    "fiscal": _fiscal,
    "year": _year,
    "season": _season,
    "month": month,
    "monthday": month_day,
    "week": _week,
    "day": _day,
    "weekday": _weekday,
    "part": _part,
    "time": _time,
}
