"""Two bare sentences -> the verdict between them: what `claims.compare` answers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from claims.article import Article, Outlet
from claims.claim import Claim
from claims.context import SAME_ARTICLE
from claims.evidence import evidence_of
from claims.fact import assertions
from claims.fact.date import date_expressions, dates
from claims.fact.fact import Assertion
from claims.feature import Reason
from claims.link import closeness_alone, score, weights
from claims.pair import Pair
from claims.sentence import Sentence
from claims.subject import subject_of
from claims.term import profile_of
from claims.text import is_japanese, tokenise
from claims.verdict import DivergenceKind, judge

# Longer texts than this are articles: they belong in a folder, where they are split into claims.
LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sentences say of each other."""

    verdict: Literal["agrees", "diverges", "unrelated"]
    kinds: tuple[DivergenceKind, ...]
    """What they differ in, where they diverge."""
    score: float
    """Closeness in meaning, 0 to 1, whatever the verdict."""
    reasons: tuple[Reason, ...]
    """Strongest first."""


def compare(left: str, right: str, published: str | None = None) -> Comparison:
    """Whether two sentences agree, diverge or speak of different things.

    Args:
        left, right: one sentence each, Japanese or English, in any combination.
        published: ISO date that relative dates ("28日", "last month") are resolved against.

    Returns:
        The verdict with its kinds, the score and the reasons; the same as a build gives two such claims, but for
        the context of their articles.

    Raises:
        ValueError: a text is empty or longer than 5,000 characters, or `published` is no ISO date.
    """
    leaning = published or _common_day(left, right)
    sides = [
        bare_assertion(name, text, leaning, known=published is not None)
        for name, text in (("left", left), ("right", right))
    ]
    pair = Pair(profile_of(sides[0]), profile_of(sides[1]), SAME_ARTICLE)
    evidence = evidence_of(pair)
    link = score(evidence)
    verdict = judge(link)
    near = closeness_alone(evidence)
    if near < weights().close[_languages(left, right)][verdict.outcome]:
        return Comparison("unrelated", (), near, _strongest_first(link.reasons))
    return Comparison(verdict.outcome, verdict.kinds, near, _strongest_first(verdict.reasons))


def _languages(left: str, right: str) -> str:
    japanese = is_japanese(left), is_japanese(right)
    return "japanese" if all(japanese) else "across" if any(japanese) else "english"


def _common_day(left: str, right: str) -> str:
    """A day for both sentences to lean on where none is given: the end of the month that either prints, if any does.

    28日 and 29日 are two days whichever month it is, and 28日 may be 2024年7月28日 or 7月28日.
    """
    texts = [text for text in map(fold_unstorable, (left, right)) if date_expressions(text)]
    in_full = [fact.date_end for text in texts for fact in dates(text) if fact.date_end]
    # What comes out alike from two months prints its own.
    of_a_month = [
        one.date_end
        for text in texts
        for one, other in zip(dates(text, ANY_DAY), dates(text, ANOTHER_DAY), strict=False)
        if one.date_end and one.date_end == other.date_end
    ]
    return _month_end(max(in_full or of_a_month, default=ANY_DAY))


ANY_DAY, ANOTHER_DAY = "2000-12-31", "2001-01-31"


def _month_end(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def bare_assertion(name: str, text: str, published: str | None, known: bool = True) -> Assertion:
    """One sentence read as one claim of an article of its own.

    Args:
        published: the day that its dates lean on.
        known: whether that is the day of publication, so that what lies after it has not happened.
    """
    text = fold_unstorable(text).strip()
    if not text:
        raise ValueError(f"{name}: the text is empty; give one sentence")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{name}: {len(text)} characters; give one sentence of at most {LONGEST_TEXT}")
    article = Article(
        file=name,
        outlet=Outlet(name, name, "unknown", name),
        text=text,
        published=published,
        published_basis="manifest" if published and known else "unknown",
        language="ja" if is_japanese(text) else "en",
    )
    sentence = Sentence(article, 0, 0, len(text), "body", tokens=tokenise(text))
    return assertions((sentence,), (_whole(sentence),))[0]


def _whole(sentence: Sentence) -> Claim:
    """A sentence as one claim."""
    subject = subject_of(sentence.tokens)
    if subject is None:
        return Claim(sentence, 0, 0, sentence.char_end)
    printed = sentence.article.text[subject.char_start : subject.char_end]
    return Claim(sentence, 0, 0, sentence.char_end, printed, subject.char_start)


def fold_unstorable(text: str) -> str:
    """NUL and lone surrogates become U+FFFD; everything else stays as printed."""
    return "".join("\N{REPLACEMENT CHARACTER}" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def _strongest_first(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.score)))
