"""The time of each stage on a folder of articles, as multiples of the time Sudachi alone needs for the same text.

    python benchmarks/stages.py [SOURCES] [--rounds N]

Sudachi's tokenising is the floor that no design avoids. CPU seconds of one process, the least of some rounds, after
one round that fills the caches of the dictionaries; so the figure is that of a long run, not of a first article.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sudachipy import Dictionary, SplitMode

from claims.article import Article
from claims.claim import read_claims
from claims.coverage import events
from claims.event import kinships
from claims.fact import assertions
from claims.group import groups
from claims.link import links
from claims.origin.derivations import derivations
from claims.origin.ledger import ledger
from claims.pair import pairs
from claims.sentence import sentences
from claims.verdict import verdicts
from ingest.manifest import load
from ingest.reading import article_of

T = TypeVar("T")
ROOT = Path(__file__).parents[1]


class Clock:
    """CPU seconds by stage, the least over the rounds."""

    def __init__(self) -> None:
        self.least: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        found = work()
        spent = time.process_time() - began
        self.least[stage] = min(self.least.get(stage, spent), spent)
        return found


def one_round(articles: Sequence[Article], clock: Clock) -> int:
    """Every stage once; gives the number of claims."""
    tokenizer = Dictionary(dict="core").create(mode=SplitMode.C)
    lines = [line for article in articles for line in article.text.splitlines()]
    clock.time("sudachi alone", lambda: [list(tokenizer.tokenize(line[:12_000])) for line in lines])
    units = clock.time("sentence", lambda: [sentences(article) for article in articles])
    claims = clock.time("claim", lambda: [read_claims(found) for found in units])
    read = clock.time("fact", lambda: [assertions(u, c) for u, c in zip(units, claims, strict=True)])
    every = [assertion for found in read for assertion in found]
    candidates = clock.time("pair", lambda: pairs(every))
    linked = clock.time("link", lambda: links(candidates))
    judged = clock.time("verdict", lambda: verdicts(linked))
    grouped = clock.time("group", lambda: groups(every, judged))
    kin = clock.time("kinship", lambda: kinships(articles, every, judged))
    derived = clock.time("origin", lambda: derivations(articles, every, kin, verdicts=judged))
    clock.time("ledger", lambda: ledger(grouped, derived))
    clock.time("coverage", lambda: events(articles, kin))
    return len(every)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("sources", nargs="?", type=Path, default=ROOT / "sources")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = [article_of(entry) for entry in load(options.sources).entries]
    one_round(articles, Clock())
    clock = Clock()
    for _ in range(options.rounds):
        count = one_round(articles, clock)
    floor = clock.least.pop("sudachi alone")
    print(f"{len(articles)} articles, {sum(len(a.text) for a in articles):,} characters, {count} claims")
    print(f"{'sudachi alone':14} {floor:7.3f} s   1.0")
    for stage, spent in clock.least.items():
        print(f"{stage:14} {spent:7.3f} s {spent / floor:5.1f}")
    reading = sum(clock.least[stage] for stage in ("sentence", "claim", "fact"))
    print(f"{'reading':14} {reading:7.3f} s {reading / floor:5.1f}   sentence, claim and fact")
    whole = sum(clock.least.values())
    print(f"{'the whole':14} {whole:7.3f} s {whole / floor:5.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
