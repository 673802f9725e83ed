"""Claims -> Assertions: each claim with its facts, the checkable parts of what it says.

One module for each kind. A kind that depends on what stands before it in the article (dates, names, speakers)
reads the whole article in order; the others read one sentence or one claim at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import cast

from claims.claim import Claim
from claims.fact.certainty import certainty_of, weighed
from claims.fact.date import date_expressions, dates_of
from claims.fact.fact import Assertion, Certainty, Fact, Polarity
from claims.fact.name import mentions_of, names_of
from claims.fact.number import numbers_of
from claims.fact.polarity import polarity_of
from claims.fact.speaker import speakers_of
from claims.sentence import Sentence
from claims.uncollected import uncollected

_IN_ORDER = attrgetter("char_start", "char_end", "kind", "value")


@uncollected()
def assertions(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Assertion, ...]:
    """Everything that can be read out of one article's claims.

    Args:
        sentences: all sentences of one article, in order, furniture among them: it may carry a date.
        claims: the claims of these sentences, in order.

    Returns:
        One Assertion for each claim, in order. A date, number or name belongs to the claim whose span holds it.
    """
    expressions = [date_expressions(sentence.text) for sentence in sentences]
    mentions = mentions_of(sentences)
    found: list[Fact] = [*dates_of(sentences, expressions), *names_of(sentences, mentions)]
    for sentence, dates in zip(sentences, expressions, strict=True):
        if sentence.tokens:
            found += numbers_of(sentence, dates)
    held = _by_claim(found, claims)
    dated: dict[int, list[Fact]] = {}
    for claim, facts in zip(claims, held, strict=True):
        dated.setdefault(claim.sentence.position, []).extend(fact for fact in facts if fact.kind == "date")
    return tuple(
        _assertion(claim, facts, speaker, dated[claim.sentence.position])
        for claim, facts, speaker in zip(claims, held, speakers_of(claims, mentions), strict=True)
    )


def _by_claim(facts: Iterable[Fact], claims: Sequence[Claim]) -> list[list[Fact]]:
    """The facts that lie inside each claim; claims of one article do not overlap."""
    held: list[list[Fact]] = [[] for _ in claims]
    order = sorted(range(len(claims)), key=lambda index: claims[index].char_start)
    starts = [claims[index].char_start for index in order]
    for fact in facts:
        place = bisect_right(starts, fact.char_start) - 1
        if place >= 0 and fact.char_end <= claims[order[place]].char_end:
            held[order[place]].append(fact)
    return held


def _assertion(claim: Claim, facts: Sequence[Fact], speaker: Fact | None, dated: Sequence[Fact]) -> Assertion:
    own = [fact for fact in facts if fact.kind == "date"]
    polarity, certainty = polarity_of(claim), weighed(certainty_of(claim), claim, speaker, own or dated)
    every = [*facts, polarity, certainty, *([speaker] if speaker else [])]
    every.sort(key=_IN_ORDER)
    return Assertion(
        claim,
        tuple(every),
        cast(Polarity, polarity.value),
        cast(Certainty, certainty.value),
        speaker.value if speaker else None,
    )
