"""How long `claims.compare` takes for a pair of sentences, once loaded: median and 90th percentile by language.

    python benchmarks/compare.py [--pairs 400]

The sentences are those of `sources/`, paired by seed; no pair is asked twice. Milliseconds of CPU, and as multiples of
the time Sudachi alone needs to tokenise the two sentences.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

from sudachipy import Dictionary, SplitMode

import claims
from claims.sentence import SPEAKING_ROLES, sentences
from claims.text import is_japanese
from ingest.manifest import load
from ingest.reading import article_of

SOURCES = Path(__file__).parents[1] / "sources"
SEED = 20
WARM_UP = 20


def texts() -> tuple[list[str], list[str]]:
    """The sentences that assert something, Japanese and English."""
    found: tuple[list[str], list[str]] = [], []
    for entry in load(SOURCES).entries:
        for sentence in sentences(article_of(entry)):
            if sentence.role in SPEAKING_ROLES and sentence.text.strip():
                found[0 if is_japanese(sentence.text) else 1].append(sentence.text.strip())
    return found


def milliseconds(pairs: list[tuple[str, str]]) -> list[float]:
    """CPU milliseconds of each comparison."""
    spent = []
    for left, right in pairs:
        began = time.process_time_ns()
        claims.compare(left, right)
        spent.append((time.process_time_ns() - began) / 1e6)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--pairs", type=int, default=400, help="of each sort")
    options = parser.parse_args()
    chance = random.Random(SEED)
    japanese, english = texts()
    sorts = {"Japanese": (japanese, japanese), "English": (english, english), "across": (japanese, english)}
    tokenizer = Dictionary(dict="core").create(mode=SplitMode.C)
    print("| sentences | median | 90th percentile | median, of Sudachi's |")
    print("| --- | --- | --- | --- |")
    for name, (ones, others) in sorts.items():
        pairs = [(chance.choice(ones), chance.choice(others)) for _ in range(options.pairs + WARM_UP)]
        milliseconds(pairs[:WARM_UP])
        spent = milliseconds(pairs[WARM_UP:])
        began = time.process_time_ns()
        for left, right in pairs[WARM_UP:]:
            tokenizer.tokenize(left)
            tokenizer.tokenize(right)
        floor = (time.process_time_ns() - began) / 1e6 / options.pairs
        median = statistics.median(spent)
        ninetieth = statistics.quantiles(spent, n=10)[-1]
        print(f"| {name} | {median:.2f} ms | {ninetieth:.2f} ms | {median / floor:.0f} x |")


if __name__ == "__main__":
    sys.exit(main())
