"""What a text has said so far of days: what later dates in it lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from claims.fact.calendar import Days
from claims.fact.date_expression import Element


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
