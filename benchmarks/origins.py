"""How the time of finding derivations and events grows with the number of articles.

    python benchmarks/origins.py [--articles 20000]

Prints, for half the articles and for all of them, CPU seconds of each part, the ratio between the two (2 is linear)
and the peak of memory. The articles are made by program: happenings of some ten reports each, every report in its own
words about the happening's own names and figures; a third of them are copies of the first, whole, trimmed or with a
paragraph added, and one in ten names another outlet as its source. The words follow Zipf's law, as those of
newspapers do (Zipf 1935), so common words are everywhere and rare ones tie a happening together.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from claims.article import Article, Outlet
from claims.coverage import events
from claims.event import kinships
from claims.origin.body import bodies
from claims.origin.copy import overlaps
from claims.origin.derivations import derivations

T = TypeVar("T")
REPORTS = 10
"""Articles of one happening."""
WORDS, OUTLETS, SENTENCES = 60_000, 200, 12
_CONSONANTS = "山川田中村本木林森原野崎島岡橋谷松井上下東西南北新古大小高長"
_ENDINGS = ("した。", "している。", "という。", "とみられる。", "を決めた。", "になった。")


class Language:
    """Words of two to four kanji, the n-th commonest used 1/n as often as the first."""

    def __init__(self, chance: random.Random) -> None:
        kanji = [chr(0x4E00 + 7 * i) for i in range(2500)]
        self._words = ["".join(chance.choices(kanji, k=chance.choice((2, 2, 2, 3, 4)))) for _ in range(WORDS)]
        self._heaps = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def word(self, chance: random.Random) -> str:
        return self._words[bisect_left(self._heaps, chance.random() * self._heaps[-1])]

    def sentence(self, chance: random.Random, own: Sequence[str]) -> str:
        """Some nine words, one in four of them the happening's own."""
        words = (chance.choice(own) if chance.random() < 0.25 else self.word(chance) for _ in range(9))
        return "".join(word + chance.choice("はがをにでと") for word in words) + chance.choice(_ENDINGS)


def corpus(count: int, seed: int = 1) -> list[Article]:
    """So many articles, the same every time; the first half of a larger corpus is the smaller one."""
    chance = random.Random(seed)
    language = Language(chance)
    outlets = [_outlet(number, chance) for number in range(OUTLETS)]
    made: list[Article] = []
    while len(made) < count:
        made += _happening(len(made), language, outlets, chance)
    return made[:count]


def _outlet(number: int, chance: random.Random) -> Outlet:
    name = "".join(chance.choices(_CONSONANTS, k=3)) + chance.choice(("新聞", "日報", "通信", "放送"))
    return Outlet(f"o{number}", name, "newspaper", f"p{number // 2}", wire=name.endswith("通信"))


def _happening(
    first: int, language: Language, outlets: Sequence[Outlet], chance: random.Random
) -> Iterator[Article]:
    own = [language.word(chance) + chance.choice("市県港省") for _ in range(6)] + [
        f"{first}人",
        f"{first}トン",
    ]
    day = f"2025-{1 + first // 30 % 12:02d}-{1 + first // 400 % 28:02d}"
    printed_by = chance.sample(outlets, REPORTS)
    agency = [language.sentence(chance, own) for _ in range(SENTENCES)]
    for number, outlet in enumerate(printed_by):
        report = agency if number == 0 else _report(number, agency, language, own, chance)
        if chance.random() < 0.1:
            report = [f"{printed_by[0].name}によると、{report[0]}", *report[1:]]
        yield Article(f"a{first + number:06d}.txt", outlet, "\n".join(report), published=day)


def _report(
    number: int, agency: Sequence[str], language: Language, own: Sequence[str], chance: random.Random
) -> list[str]:
    if number % 3:
        return [language.sentence(chance, own) for _ in range(SENTENCES)]
    kept = list(agency[: chance.randint(SENTENCES // 2, SENTENCES)])
    return [*kept, *(language.sentence(chance, own) for _ in range(number // 3 - 1))]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def measured(articles: Sequence[Article]) -> dict[str, float]:
    """CPU seconds of each part, and of all derivations together."""
    spent: dict[str, float] = {}
    spent["bodies"], texts = timed(lambda: bodies(articles, ()))
    spent["copies"], _ = timed(lambda: overlaps(list(texts.values())))
    spent["kinship"], kin = timed(lambda: kinships(articles, (), ()))
    spent["derivations"], found = timed(lambda: derivations(articles, (), kin))
    spent["events"], happenings = timed(lambda: events(articles, kin))
    print(f"{len(articles):,} articles, {len(found):,} derivations, {len(happenings):,} events", flush=True)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args()
    articles = corpus(options.articles)
    half = measured(articles[: options.articles // 2])
    whole = measured(articles)
    for part, spent in whole.items():
        print(f"{part:18} {half[part]:8.1f} s {spent:8.1f} s   ratio {spent / max(half[part], 1e-9):.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
