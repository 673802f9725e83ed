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

from claims.fact.fact import Assertion
from claims.occasion import names_a_day, occasion_of
from claims.question.record import tells_of_another
from claims.question.wording import occurrence_pattern, occurrences
from claims.text import fold, is_japanese

# Claims from the top among which the lead is; a headline or two may stand before it.
LEADING = 6
# Between what happened and the first reports of it; a night lies in between, or a Sunday without a paper.
PROMPT_DAYS = 2
# Reports of one night differ by a day.
LEAST_DAYS_APART = 2


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What an article reports as having just happened."""

    day: date
    sorts: frozenset[str]
    """What sort of occurrence it is called, by `questions.yml`: fire, collision."""

    def is_another_than(self, other: Occurrence) -> bool:
        """Whether the two are of one sort and of two days."""
        return bool(self.sorts & other.sorts) and abs((self.day - other.day).days) >= LEAST_DAYS_APART


def occurrence_of(claims: Iterable[Assertion]) -> Occurrence | None:
    """What an article, by its claims in any order, reports as having happened within the last days; None where its
    lead tells of no such thing, or nobody knows when it was printed."""
    ordered = sorted(claims, key=lambda assertion: assertion.claim.char_start)
    for assertion in ordered[:LEADING]:
        article = assertion.claim.sentence.article
        if article.published is None or assertion.certainty != "happened":
            continue
        printed = date.fromisoformat(article.published[:10])
        sorts = _asserted(assertion.claim.text)
        days = [day for day in _days(assertion) if 0 <= (printed - day).days <= PROMPT_DAYS]
        if sorts and days and not tells_of_another(assertion.claim.sentence.text):
            return Occurrence(days[0], sorts)
    return None


def _asserted(text: str) -> frozenset[str]:
    """The sorts of the occurrences that a claim says took place, not only speaks of."""
    folded = fold(text).lower()
    found = list(occurrence_pattern().finditer(folded))
    if not is_japanese(text):
        if not _TOOK_PLACE_IN_ENGLISH.search(folded):
            return frozenset()
    else:
        found = [match for match in found if _TOOK_PLACE.match(folded, match.end())]
    return frozenset(occurrences()[match[0]] for match in found) - {"any"}


# Behind the word: 火災があり, 衝突する事故が起き, 出火し, 火が出て, 崩れた; not 衝突した事故で, 土砂崩れの現場で.
_TOOK_PLACE = re.compile(
    r"(?:する|した)?(?:事故|災害)?[がも](?:あ[りっる]|起き|起こ|発生|出)"
    r"|し(?:、|$|た(?:[。、と]|$)|まし)|[てた](?:[。、]|$)|落ち(?:[。、た]|$)"
)
_TOOK_PLACE_IN_ENGLISH = re.compile(
    r"\b(?:broke out|struck|hit|collided|derailed|crashed|exploded|capsized|sank|collapsed|erupted)\b"
)


def _days(assertion: Assertion) -> list[date]:
    """The single days that the claim prints as those when it happened."""
    return [
        date.fromisoformat(fact.date_start)
        for fact in occasion_of(assertion).happening
        if fact.date_start and fact.date_start == fact.date_end and names_a_day(fact)
    ]
