"""A corpus of any size, made by seed from the sentences of `sources/`: events of Zipf-sized numbers of articles.

An event has facts, each a Japanese sentence of the sources whose nouns and figures are exchanged for others, the
same throughout the event: so two events share grammar and not subject. Every article of an event tells some of its
facts, in words that differ a little from article to article. Two claims of one fact are known to be so: the truth
against which blocking is measured. Nothing is fetched: the nouns come from wordfreq's list.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from wordfreq import top_n_list

from claims.article import Article, Outlet
from claims.text import Token, fold, is_japanese, tokenise
from ingest.manifest import load
from ingest.reading import article_of

SOURCES = Path(__file__).parents[1] / "sources"
FACTS_AN_EVENT, SENTENCES_AN_ARTICLE = 30, 20
LARGEST_EVENT = 20
"""Articles of the largest event; sizes fall off as one over the square of the size, so most events have one."""
SHARE_REWORDED = 0.5
"""Of the sentences, how many change one noun or drop a phrase against the event's own wording."""
OUTLETS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the corpus."""

    article: int
    event: int
    fact: int
    """Of the event: two sentences of one event and fact say the same."""
    text: str


def corpus(claims: int, seed: int = 1) -> list[Told]:
    """About so many sentences, article after article, the same for a seed."""
    dice = random.Random(seed)
    found: list[Told] = []
    article = event = 0
    while len(found) < claims:
        facts = _facts(dice)
        for _ in range(_event_size(dice)):
            told = sorted(dice.sample(range(len(facts)), SENTENCES_AN_ARTICLE))
            found += [Told(article, event, fact, _reworded(facts[fact], dice)) for fact in told]
            article += 1
        event += 1
    return found[:claims]


def articles(told: Sequence[Told]) -> Iterator[Article]:
    """The sentences as articles of some outlets, one paragraph each."""
    start = 0
    while start < len(told):
        number, end = told[start].article, start
        while end < len(told) and told[end].article == number:
            end += 1
        outlet = Outlet(
            f"o{number % OUTLETS}", f"第{number % OUTLETS}新聞", "newspaper", f"p{number % OUTLETS}"
        )
        text = "".join(f"{row.text}。" for row in told[start:end])
        day = f"2025-{1 + told[start].event % 12:02}-{1 + told[start].event % 28:02}"
        yield Article(f"{number}.txt", outlet, text, None, None, day, "manifest", "ja")
        start = end


def _event_size(dice: random.Random) -> int:
    weights = list(accumulate(1 / size**2 for size in range(1, LARGEST_EVENT + 1)))
    return 1 + bisect(weights, dice.random() * weights[-1])


def _facts(dice: random.Random) -> list[tuple[str, ...]]:
    """The sentences of one event, each as its pieces."""
    exchanged: dict[str, str] = {}
    return [
        tuple(_exchange(token, exchanged, dice) for token in template)
        for template in dice.sample(templates(), FACTS_AN_EVENT)
    ]


def _exchange(token: Token, exchanged: dict[str, str], dice: random.Random) -> str:
    word = fold(token.surface)
    if word.isdigit():
        return exchanged.setdefault(word, str(dice.randint(1, 10 ** len(word))))
    if token.pos[:2] not in (("名詞", "普通名詞"), ("名詞", "固有名詞")) or len(word) < 2:
        return word
    if word not in exchanged:
        exchanged[word] = dice.choice(nouns())
    return exchanged[word]


def _reworded(pieces: Sequence[str], dice: random.Random) -> str:
    if dice.random() >= SHARE_REWORDED:
        return "".join(pieces)
    place = dice.randrange(len(pieces))
    if dice.random() < 0.5:
        return "".join((*pieces[:place], dice.choice(nouns()), *pieces[place + 1 :]))
    return "".join((*pieces[:place], *pieces[place + 3 :])) or "".join(pieces)


@lru_cache(maxsize=1)
def templates() -> list[tuple[Token, ...]]:
    """The Japanese sentences of the sources, of a usual length, as words."""
    lines = [line for entry in load(SOURCES).entries for line in article_of(entry).text.split("\n")]
    sentences = {fold(part).strip() for line in lines for part in re.split("[。「」]", line)}
    return [tokenise(text) for text in sorted(sentences) if 20 <= len(text) <= 80 and is_japanese(text)]


@lru_cache(maxsize=1)
def nouns() -> list[str]:
    """Words of two to four kanji or katakana that are no function words."""
    listed = top_n_list("ja", 60_000)
    return [word for word in listed[2_000:] if re.fullmatch("[一-鿿]{2,4}|[ァ-ヺー]{3,6}", word)]
