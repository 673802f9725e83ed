"""Claims of an article -> Occurrence: what happened on which day, where the article is the first report of it.

Two fires at one mill a week apart are told in the same words. Each is reported at once, in the lead, with its day. So
two articles that each open with an occurrence of one sort, each of its own day and printed within two days of it,
report two occurrences, however alike the rest is. A follow-up speaks of what happened (衝突した事故で) and asserts
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.day_part import Hours, hours_in, hours_of
from claims.fact.fact import Assertion
from claims.occasion import names_a_day, occasion_of
from claims.question.record import tells_of_another
from claims.question.wording import occurrence_pattern, occurrences
from claims.text import fold, is_japanese

# Claims from the top among which the lead is; a headline or two may stand before it.
LEADING = 6
# Between what happened and the first reports of it; a night lies in between, or a Sunday without a paper.
PROMPT_DAYS = 2
# Reports of one night differ by a day, where they print no hour.
LEAST_DAYS_APART = 2
LEAST_HOURS_APART = 6
# A court sits by day, so no two reports of one ruling differ.
RULING = "ruling"
LEAST_DAYS_BETWEEN_RULINGS = 1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What an article reports as having just happened."""

    day: date
    sorts: frozenset[str]
    """What sort of occurrence it is called, by `questions.yml`: fire, collision; or a ruling of a court."""
    hours: Hours | None = None
    """The earliest and the latest hour of the day that the lead leaves open, where it says anything of it."""

    def is_another_than(self, other: Occurrence) -> bool:
        """Whether the two are of one sort and of two days, or of hours far apart."""
        common = self.sorts & other.sorts
        if not common:
            return False
        days = abs((self.day - other.day).days)
        if self.hours and other.hours:
            later = 24 * (self.day - other.day).days
            between = max(later + self.hours[0] - other.hours[1], other.hours[0] - self.hours[1] - later)
            return between >= LEAST_HOURS_APART
        return days >= (LEAST_DAYS_BETWEEN_RULINGS if RULING in common else LEAST_DAYS_APART)


def occurrence_of(claims: Iterable[Assertion]) -> Occurrence | None:
    """What an article, by its claims in any order, reports as having happened within the last days; None where its
    lead tells of no such thing, or nobody knows when it was printed."""
    leading = sorted(claims, key=lambda assertion: assertion.claim.char_start)[:LEADING]
    for place, assertion in enumerate(leading):
        article = assertion.claim.sentence.article
        if article.published is None or assertion.certainty not in TOOK_PLACE:
            continue
        printed = date.fromisoformat(article.published[:10])
        sorts = _asserted(assertion.claim.text)
        days = [day for day in _days(assertion) if 0 <= (printed - day).days <= PROMPT_DAYS]
        if sorts and days and not tells_of_another(assertion.claim.sentence.text):
            return Occurrence(days[0], sorts, _hours(leading[place:], sorts))
    return None


TOOK_PLACE = frozenset({"happened", "reported"})
"""How certain a lead is of what took place: by itself, or as an authority tells it."""


def _hours(leading: Iterable[Assertion], sorts: frozenset[str]) -> Hours | None:
    """The time of day of such an occurrence, by the clock or else by the part of the day, as the claims tell it."""
    telling = [assertion for assertion in leading if _asserted(assertion.claim.text) & sorts]
    timed = (fact for assertion in telling for fact in occasion_of(assertion).happening if fact.time)
    by_clock = next(map(hours_of, timed), None)
    return by_clock or next(filter(None, (hours_in(assertion.claim.text) for assertion in telling)), None)


def _asserted(text: str) -> frozenset[str]:
    """The sorts of the occurrences that a claim says took place, not only speaks of."""
    folded = fold(text).lower()
    found = list(occurrence_pattern().finditer(folded))
    if not is_japanese(text):
        if not _TOOK_PLACE_IN_ENGLISH.search(folded):
            return frozenset()
    else:
        found = [match for match in found if _TOOK_PLACE.match(folded, match.end())]
    sorts = frozenset(occurrences()[match[0]] for match in found) - {"any"}
    return sorts | {RULING} if _RULED.search(folded) else sorts


_RULED = re.compile(
    r"(?:判決|実刑|死刑|猶予[^。]{0,12}|懲役[^。]{0,12})を?言い渡し|判決公判が[^。]{0,24}あ[っり]|\bsentenced\b.{0,60}\bto\b"
)


# Behind the word: 火災があり, 衝突する事故が起き, 出火し, 火が出て, 崩れた; not 衝突した事故で, 土砂崩れの現場で.
_TOOK_PLACE = re.compile(
    r"(?:する|した)?(?:事故|災害)?[がも](?:あ[りっる]|起き|起こ|発生|出)"
    r"|し(?:、|$|た(?:[。、と]|$)|まし)|[てた](?:[。、]|$)|落ち(?:[。、た]|$)"
)
_TOOK_PLACE_IN_ENGLISH = re.compile(
    r"\b(?:broke out|struck|hit|shook|jolted|rattled|collided|derailed|crashed|exploded|capsized|sank|collapsed"
    r"|erupted)\b"
)


def _days(assertion: Assertion) -> list[date]:
    """The single days that the claim prints as those when it happened."""
    return [
        date.fromisoformat(fact.date_start)
        for fact in occasion_of(assertion).happening
        if fact.date_start and fact.date_start == fact.date_end and names_a_day(fact)
    ]
