"""Whole days: intervals, eras, weeks, seasons, and the rules that turn a partial date into days.

Conventions: ends are inclusive, weeks run Monday to Sunday, 上旬 is 1-10, 中旬 11-20, 下旬 21 to the month's end,
a fiscal year runs April to March, spring is March to May and winter December to February.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ERA_BEFORE_FIRST_YEAR = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Adding the era's year number gives the year of our calendar."""
ERA_ALIASES = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"} | {
    "㍾": "明治",
    "㍽": "大正",
    "㍼": "昭和",
    "㍻": "平成",
    "㋿": "令和",
}
EARLIEST_YEAR, LATEST_YEAR = 1, 9998
KEPT = 10_000
"""Days and months that are kept: articles of one time name the same ones again and again, and each is tried in years
around."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included."""

    start: date
    end: date

    @property
    def value(self) -> str:
        """The ISO day, or "start/end"."""
        first, last = self.start.isoformat(), self.end.isoformat()
        return first if first == last else f"{first}/{last}"

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    def shifted(self, days: int) -> Days | None:
        """The same interval so many days later; None outside the calendar."""
        start, end = plus_days(self.start, days), plus_days(self.end, days)
        return Days(start, end) if start and end else None


def plus_days(day: date, days: int) -> date | None:
    """The day so many days later, or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def era_year(era: str, number: int) -> int | None:
    """The year of our calendar for an era's year; None for an unknown era."""
    before = ERA_BEFORE_FIRST_YEAR.get(ERA_ALIASES.get(era, era))
    return None if before is None or number < 1 else before + number


def full_year(short: int, reference: date | None) -> int:
    """The year meant by two digits: the latest one not more than ten years after the reference."""
    if reference is None:
        return 2000 + short if short < 50 else 1900 + short
    century = reference.year - reference.year % 100
    year = century + short
    return year - 100 if year > reference.year + 10 else year


@lru_cache(maxsize=KEPT)
def one_day(year: int, month: int, day: int) -> Days | None:
    """One day, or None where the calendar has none (30 February)."""
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return Days(found, found)


@lru_cache(maxsize=KEPT)
def whole_year(year: int) -> Days | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return Days(date(year, 1, 1), date(year, 12, 31))


def fiscal_year(year: int) -> Days | None:
    """April to the next March."""
    if not EARLIEST_YEAR <= year < LATEST_YEAR:
        return None
    return Days(date(year, 4, 1), date(year + 1, 3, 31))


@lru_cache(maxsize=KEPT)
def whole_month(year: int, month: int) -> Days | None:
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12):
        return None
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=KEPT)
def month_later(day: date, months: int) -> Days | None:
    """The whole month so many months after the day's month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return whole_month(year, month + 1)


def week_later(day: date, weeks: int) -> Days | None:
    """Monday to Sunday, so many weeks after the day's week."""
    monday = plus_days(day, 7 * weeks - day.weekday())
    sunday = plus_days(monday, 6) if monday else None
    return Days(monday, sunday) if monday and sunday else None


def season(year: int, first_month: int) -> Days | None:
    """Three months from the first one: March spring, June summer, September autumn, December winter."""
    start = whole_month(year, first_month)
    end = month_later(start.start, 2) if start else None
    return Days(start.start, end.end) if start and end else None


def decade(first_year: int) -> Days | None:
    """The 1990s are 1990 to 1999."""
    first, last = whole_year(first_year), whole_year(first_year + 9)
    return Days(first.start, last.end) if first and last else None


def century(number: int) -> Days | None:
    """The 21st century is 2001 to 2100."""
    first, last = whole_year(number * 100 - 99), whole_year(number * 100)
    return Days(first.start, last.end) if first and last else None


def weekday_in(days: Days, weekday: int) -> Days | None:
    """The first such weekday (Monday is 0) of an interval."""
    found = plus_days(days.start, (weekday - days.start.weekday()) % 7)
    return Days(found, found) if found and found <= days.end else None


def nearest_weekday(reference: date, weekday: int, later: bool) -> Days | None:
    """The latest such weekday up to the reference; with `later` the first one from it on: what is expected for Tuesday
    night in Tuesday's paper is expected for that night."""
    back = (reference.weekday() - weekday) % 7
    found = plus_days(reference, 7 - back if later and back else -back)
    return Days(found, found) if found else None


MONTHS_TO = {"year to": 12, "half to": 6}


def part_of(days: Days, part: str) -> Days | None:
    """A part of a month, week or year.

    "early", "middle" and "late" are the thirds (of a month 1-10, 11-20, 21 to its end; of a year four months
    each; of a week Monday to Wednesday, Wednesday to Friday, Thursday to Sunday); "first half" and "second
    half" the halves; "last" the last day, "last week" the last whole week; "weekend" Saturday and Sunday.
    """
    length = (days.end - days.start).days + 1
    if part in MONTHS_TO:  # with the month it ends in
        first_month = month_later(days.start, 1 - MONTHS_TO[part])
        return Days(first_month.start, days.end) if first_month else None
    if part == "last":
        return Days(days.end, days.end)
    if part == "weekend":
        saturday = days.start + timedelta(days=5 - days.start.weekday())
        return Days(saturday, saturday + timedelta(days=1))
    if part == "last week":
        sunday = days.end - timedelta(days=(days.end.weekday() + 1) % 7)
        return Days(sunday - timedelta(days=6), sunday)
    if length == 7:
        first, last = {"early": (0, 2), "middle": (2, 4), "late": (3, 6)}.get(part, (0, 6))
        return Days(days.start + timedelta(days=first), days.start + timedelta(days=last))
    return _months_part(days, part) if length > 31 else _month_part(days, part)


def _month_part(days: Days, part: str) -> Days | None:
    last = days.end.day
    first_day, last_day = {
        "early": (1, 10),
        "middle": (11, 20),
        "late": (21, last),
        "first half": (1, 15),
        "second half": (16, last),
    }.get(part, (1, last))
    return Days(days.start.replace(day=first_day), days.start.replace(day=last_day))


def _months_part(days: Days, part: str) -> Days | None:
    months = (days.end.year - days.start.year) * 12 + days.end.month - days.start.month + 1
    first, last = {
        "early": (0, months // 3),
        "middle": (months // 3, 2 * months // 3),
        "late": (2 * months // 3, months),
        "first half": (0, months // 2),
        "second half": (months // 2, months),
        "beginning": (0, 1),
    }.get(part, (0, months))
    start, end = month_later(days.start, first), month_later(days.start, last - 1)
    return Days(start.start, end.end) if start and end else None
