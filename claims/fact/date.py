"""Date facts: every expression that means certain days, resolved against the text and its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from claims.fact import date_english, date_phrase
from claims.fact.calendar import Days
from claims.fact.date_expression import Expression
from claims.fact.date_resolve import resolve
from claims.fact.date_thread import Thread
from claims.fact.fact import Fact
from claims.fact.printed_date import printed_date
from claims.sentence import Sentence
from claims.text import fold, is_japanese

__all__ = ["date_expressions", "dates", "dates_of", "printed_date"]

_SENTENCE = re.compile(r"(?:「[^「」\n]{0,300}」|[^。\n])+[。\n]?")
_SILENT_ROLES = frozenset({"repeat", "fragment"})
_ROWS = frozenset({"heading", "bullet", "timeline"})
_UNSAID_ROLES = frozenset({"furniture", "caption"})


def dates(text: str, published: str | None = None) -> list[Fact]:
    """The date facts of a bare text.

    Args:
        text: Japanese or English.
        published: ISO date or date-time; what the text leaves open is resolved against it. Without it, only
            what the text itself fixes is returned.

    Raises:
        ValueError: if `published` is no ISO date.
    """
    thread = Thread(_published_day(published))
    # A time of day whose day nobody knows is no date.
    pieces = [(match.start(), match[0]) for match in _SENTENCE.finditer(text)]
    thread.has_years = any(_says_year(found) for _, piece in pieces for found in date_expressions(piece))
    return [
        fact
        for start, piece in pieces
        for fact in _facts(piece, date_expressions(piece), start, thread, _new_paragraph(text, start))
        if fact.date_start
    ]


def dates_of(
    sentences: Sequence[Sentence], expressions: Sequence[Sequence[Expression]] | None = None
) -> tuple[Fact, ...]:
    """The date facts of an article, read in order, each date leaning on what stands before it.

    Args:
        sentences: all sentences of one article, in order. Repeats and fragments are not read; on page
            furniture and captions no later date leans.
        expressions: the date expressions of each sentence, where they have been found already.
    """
    if not sentences:
        return ()
    article = sentences[0].article
    thread = Thread(_published_day(article.published or printed_date(article.text)))
    if expressions is None:
        expressions = [date_expressions(sentence.text) for sentence in sentences]
    read = [pair for pair in zip(sentences, expressions, strict=True) if pair[0].role not in _SILENT_ROLES]
    thread.has_years = any(_says_year(one) for _, found in read for one in found)
    thread.told = None if thread.published else _latest_told(read)
    facts: list[Fact] = []
    for sentence, found in read:
        own = replace(thread) if sentence.role in _UNSAID_ROLES else thread
        new_paragraph, week = _new_paragraph(article.text, sentence.char_start), own.week
        facts += _facts(sentence.text, found, sentence.char_start, own, new_paragraph)
        if sentence.role in _ROWS:
            own.week = week  # 前週 in the text below a table is not counted from its last row
        if _is_date_line(sentence.text, found) and own.latest_day:
            thread.running = thread.latest_day = own.latest_day
    return tuple(facts)


_AROUND_A_DATE = re.compile(
    r"[\s<>＜＞《》〈〉【】\[\]()（）■□◆◇●○▼▽▲△・:：,、]|[月火水木金土日]曜日?|の(?:動き|経過|出来事)"
)


def _is_date_line(text: str, found: Sequence[Expression]) -> bool:
    """Whether a line holds a day and nothing else: ＜6月11日（水）＞ heads the entries below it."""
    if len(found) != 1 or "day" not in found[0].units or "time" in found[0].units:
        return False
    return not _AROUND_A_DATE.sub("", text[: found[0].start] + text[found[0].end :])


def date_expressions(text: str) -> list[Expression]:
    """The date expressions of a text, unresolved; offsets count code points of the text."""
    return list(_date_expressions(text))


@lru_cache(maxsize=256)
def _date_expressions(text: str) -> tuple[Expression, ...]:
    # Kept for a while: of one sentence the dates, the numbers beside them and the common day of two are asked for.
    folded = fold(text)
    found = date_phrase.expressions(folded) if is_japanese(folded) else date_english.expressions(folded)
    return tuple(found)


def _published_day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _latest_told(read: Sequence[tuple[Sentence, Sequence[Expression]]]) -> date | None:
    """The latest full date that the article's own sentences report as past."""
    open_thread = Thread(None)
    told = [
        days.end
        for sentence, expressions in read
        if sentence.role not in _UNSAID_ROLES
        for found in expressions
        if {"year", "month", "day"} <= found.units and not found.future
        if (days := resolve(found, open_thread)) is not None
    ]
    return max(told, default=None)


def _new_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or "\n" in text[max(0, start - 3) : start]


def _says_year(found: Expression) -> bool:
    year = found.of("year") or found.of("fiscal")
    return year is not None and year.how in ("set", "short")


def _facts(
    piece: str, expressions: Sequence[Expression], offset: int, thread: Thread, new_paragraph: bool
) -> Iterator[Fact]:
    thread.sentence = None
    if new_paragraph:
        thread.paragraph = None
    for before, found in zip([None, *expressions], expressions, strict=False):
        thread.year = thread.latest if before and _is_topic(before, found, piece) else None
        days = resolve(found, thread)
        time = _clock_of(found, thread)
        if days is None:
            if time is not None and found.units <= {"time", "approx"} and not found.until:
                yield _of_unknown_day(found, piece, offset, time)
            continue
        _remember(found, days, thread, time)
        if found.units <= {"time", "approx"} and found.until:
            continue
        yield Fact(
            kind="date",
            surface=piece[found.start : found.end],
            char_start=offset + found.start,
            char_end=offset + found.end,
            value=days.value if time is None else f"{days.value} {time}",
            date_start=days.start.isoformat(),
            date_end=days.end.isoformat(),
            time=time,
            approximate=found.approximate,
        )


def _is_topic(year: Expression, found: Expression, piece: str) -> bool:
    """Whether a year is what the clause that a date opens is about: 平成10年は8月に, 2011年、3月に."""
    return year.units == {"year"} and _AFTER_A_YEAR.fullmatch(piece, year.end, found.start) is not None


# 平成10年は8月に, 2011年、3月に, 平成6年の渇水では、7月25日から
_AFTER_A_YEAR = re.compile(r"には、?|は、?|、|も|の(?:[一-龯ァ-ヶー]{1,10}(?:で)?は、?)?")


def _of_unknown_day(found: Expression, piece: str, offset: int, time: str) -> Fact:
    """A time of day, where the text leaves open of which day: 衝突は午前7時22分だった."""
    return Fact(
        kind="date",
        surface=piece[found.start : found.end],
        char_start=offset + found.start,
        char_end=offset + found.end,
        value=time,
        time=time,
        approximate=found.approximate,
    )


def _clock_of(found: Expression, thread: Thread) -> str | None:
    """The time of day; 同50分 takes its hour from the time before."""
    time = found.time
    if time is None or not time.startswith("+"):
        return time
    return f"{thread.clock[:2]}{time[1:]}" if thread.clock else None


def _remember(found: Expression, days: Days, thread: Thread, time: str | None) -> None:
    """What later dates lean on."""
    thread.clock = time or thread.clock
    if found.opens_line and found.units & {"time", "day"} and days.is_day:
        thread.running = days
    if found.units & {"term", "books"}:
        return
    if found.units <= {"time", "approx"}:
        thread.latest_day = days if found.opens_line and days.is_day else thread.latest_day
        return
    short, units = (days.end - days.start).days <= 31, found.units
    thread.latest = days
    if _says_year(found):
        thread.dated = days
    if (days.end - days.start).days == 6:
        thread.week = days
    if found.until and any(part.unit == "month" for part in found.until):
        thread.term = days
    if any(part.label == "year to" for part in found.elements):
        thread.books = days
    if units & {"day", "weekday", "monthday"}:
        thread.latest_day = days
        # ７月１日に予定していた取得: a day that something was to happen on is none on which anything did.
        planned = found.future and not found.done
        if thread.published and days.is_day and days.start <= thread.published and not planned:
            thread.reported = days
    if units & {"year", "month"} and short:
        thread.sentence = days
    elif units <= {"year", "fiscal"}:
        thread.sentence = None  # opened in November 1926, …, 184,000 in fiscal 2024, which ended March 31
    if "month" in units and "day" in units:
        thread.paragraph = days
    if found.opens_line and units & {"year", "month", "fiscal"}:
        thread.entry = days
