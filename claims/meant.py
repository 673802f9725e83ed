"""A notice -> which of the outlet's articles it means.

A notice names the article by its title, by the day it was printed, or by standing in it (この記事を取り消します). Where
none of these leads to one article, nobody is said to have taken it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from claims.article import Article
from claims.notice import Notice
from claims.origin.body import letters_of
from claims.text import fold

_TITLE = re.compile(r"[「『\"“]([^「」『』\"“”]{4,120})[」』\"”]")
_DAY = re.compile(r"(?<![0-9])([0-3]?[0-9])日(?:付|号|に?(?:配信|掲載|公開|放送))")
# A day of the month that a notice names was at most so long ago; mostly it is yesterday.
LONGEST_AGO = timedelta(days=27)
# Letters of a quoted title that is found in another text's head only if it is that title.
SHORTEST_TITLE = 5


def named(notice: Notice, printed: Sequence[Article]) -> tuple[Sequence[Article], bool]:
    """The articles that a notice names as those it corrects, and whether it names them by title; else by the day.

    Args:
        notice: any.
        printed: as for `retracted`.
    """
    others = [article for article in printed if article != notice.article]
    by_title = _by_title(notice, others)
    return (by_title, True) if by_title else (_by_day(notice, others), False)


def retracted(notice: Notice, printed: Sequence[Article]) -> Article | None:
    """The article that a notice takes back whole; None where the notice leaves it open.

    Args:
        notice: one that is `whole`.
        printed: the outlet's articles until then that make claims, the notice's own among them if it does.
    """
    for choice in (_by_title(notice, printed), _by_day(notice, printed), _own(notice, printed), printed):
        if len(choice) == 1:
            return choice[0]
    return None


def _by_title(notice: Notice, printed: Sequence[Article]) -> Sequence[Article]:
    titles = [letters_of(title) for title in _TITLE.findall(notice.text)]
    titles = [title for title in titles if len(title) >= SHORTEST_TITLE]
    return [article for article in printed if any(title in _head(article) for title in titles)]


def _head(article: Article) -> str:
    """The letters of an article's title, and of its first line."""
    first = next((line for line in article.text.splitlines() if line.strip()), "")
    return f"{letters_of(article.title or '')}\n{letters_of(first)}"


def _by_day(notice: Notice, printed: Sequence[Article]) -> Sequence[Article]:
    days = {int(day) for day in _DAY.findall(fold(notice.text))}
    until = _printed_on(notice.article)
    return [
        article
        for article in printed
        if (day := _printed_on(article)) is not None
        and day.day in days
        and (until is None or timedelta(0) <= until - day <= LONGEST_AGO)
    ]


def _own(notice: Notice, printed: Sequence[Article]) -> Sequence[Article]:
    return [article for article in printed if article == notice.article]


def _printed_on(article: Article) -> date | None:
    return date.fromisoformat(article.published[:10]) if article.published else None
