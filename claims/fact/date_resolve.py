"""Partial dates to whole days: what is unsaid is taken from what the text said, then from publication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

SLIP = timedelta(days=1)
"""What is told as done may be dated a day ahead of publication: papers go to press the evening before."""
NEAR = timedelta(days=4)
"""A bare day this close to publication is that day, whatever the passage spoke of before."""


@dataclass(slots=True)
class Thread:
    """What a text has said so far, and what is known about its publication."""

    published: date | None
    latest: Days | None = None
    """The date last spoken of."""
    latest_day: Days | None = None
    """The last one that was a day or a stretch of days."""
    reported: Days | None = None
    """The last single day that is not after publication."""
    entry: Days | None = None
    """The entry above, in a timeline."""
    running: Days | None = None
    """The day to which a line that opens with a clock time belongs: that of the date line above it, or of the line
    before; what such lines speak of does not change it."""
    sentence: Days | None = None
    """The last date of this sentence whose year or month was said."""
    year: Days | None = None
    """The year just named as what the clause is about, 平成10年は8月に: the month after it is of that year."""
    paragraph: Days | None = None
    """The last day of this paragraph whose month was said."""
    clock: str | None = None
    """The last clock time, HH:MM."""
    term: Days | None = None
    """The last stretch of several months that was spoken of: 4～9月."""
    books: Days | None = None
    """The last business year that was: 2024年3月期."""
    week: Days | None = None
    """The last week that was spoken of by its days or its number."""
    dated: Days | None = None
    """The last date whose year was printed."""
    told: date | None = None
    """The latest full date the article reports, where nobody knows when it was published: it was not before
    that day, so 昨年 can lean on its year; nothing finer does."""
    has_years: bool = False
    """True where the article prints years, so that a bare figure with 年 can be one."""

    def base(self, element: Element) -> date | None:
        """The day that a shift counts from."""
        if element.base == "published":
            if element.unit == "day" and self._goes_back():
                return self.running.start  # type: ignore[union-attr]
            return self.published or (self.told if element.unit in ("year", "fiscal") else None)
        if element.unit == "week" and self.week:
            return self.week.start
        found = (
            self.latest_day or self.latest
            if element.unit in ("day", "week")
            else self.latest or self.latest_day
        )
        if found is not None:
            return found.start if element.amount < 0 or found.is_day else found.end
        return self.published if element.unit == "week" else None

    def _goes_back(self) -> bool:
        """Whether the entry being read was written on a day before the page was last: 22日 23:20 …「あすの昼」."""
        if self.running is None or self.published is None:
            return False
        return timedelta(0) < self.published - self.running.start <= LIVE


LIVE = timedelta(days=7)
"""How far back the entries of a page that is kept up to date reach."""


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


def _month(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
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


def _month_day(element: Element, days: Days | None, found: Expression, thread: Thread) -> Days | None:
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
    candidates = _on_weekday([days for year in years if (days := in_year(year))], found)
    return min(
        candidates, key=lambda days: _distance(days, published, found, AHEAD_OF_A_REPORT), default=None
    )


def _on_weekday(candidates: list[Days], found: Expression) -> list[Days]:
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


def _distance(days: Days, published: date, found: Expression, ahead_of_a_report: float) -> float:
    """How far a candidate lies from publication, farther where it would be a report of the future."""
    distance = float((days.start - published).days)
    if found.future and not found.past and not found.done:
        return distance if distance >= 0 else -distance * BEHIND_A_PLAN
    if distance <= 0 or (found.future and not found.done):
        return abs(distance)
    if found.done:
        return distance * AHEAD_OF_A_DEED
    return distance * (ahead_of_a_report if found.past else AHEAD_UNMARKED)


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
        candidates = _on_weekday(candidates, found)
        near = min(
            candidates,
            key=lambda one: _distance(one, published, found, DAYS_AHEAD_OF_A_REPORT),
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
    "month": _month,
    "monthday": _month_day,
    "week": _week,
    "day": _day,
    "weekday": _weekday,
    "part": _part,
    "time": _time,
}
