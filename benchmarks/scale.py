"""From claims to links on a corpus made by seed: completeness, time as multiples of Sudachi's, memory, the database.

    python benchmarks/scale.py [--sizes 10000 100000] [--scored 40000] [--recall 10000] [--stored 2000]

Each size runs in a process of its own, which measures its own floor (Sudachi alone on the same sentences) and its own
peak memory. CPU seconds of all threads. Laying claims side by side is measured on so many pairs (`--scored`) and
counted up to all of them. A million: `--sizes 1000000 --recall 0 --stored 0`, with some hours and 30 GB of memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz, process
from sudachipy import Dictionary, SplitMode

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Told, articles, corpus
from stored import stored_figures

from claims.claim import read_claims
from claims.engine import Embedded
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.link import links
from claims.pair import ArticlePair, Blocking
from claims.sentence import sentences
from claims.text import fold
from claims.verdict import verdicts

T = TypeVar("T")
ALIKE = 70
"""The rapidfuzz ratio from which the exhaustive comparison calls two claims alike."""
ROWS_A_STEP = 1_000
Figures = dict[str, float]


def timed(figures: Figures, name: str, work: Callable[[], T]) -> T:
    """What the work gives, with its CPU seconds, of all threads, noted."""
    began = time.process_time()
    found = work()
    figures[name] = figures.get(name, 0.0) + time.process_time() - began
    return found


def read(told: Sequence[Told]) -> list[Assertion]:
    """The claims of the corpus, read as articles are."""
    found: list[Assertion] = []
    for article in articles(told):
        units = sentences(article)
        found += assertions(units, read_claims(units))
    return found


def floor(told: Sequence[Told]) -> int:
    """Sudachi alone on the same sentences."""
    tokenizer = Dictionary(dict="core").create(mode=SplitMode.C)
    return sum(len(tokenizer.tokenize(row.text)) for row in told)


def one_size(size: int, scored: int, recall: bool, memory: str | None) -> Figures:
    """All figures of one size, in this process."""
    figures: Figures = {}
    told = corpus(size)
    floor(told[:1_000])
    timed(figures, "sudachi", lambda: floor(told))
    found = timed(figures, "reading", lambda: read(told))
    figures["claims"] = len(found)
    blocking = timed(figures, "keys", lambda: Blocking(found, Embedded(memory)))
    with closing(blocking):
        related = timed(figures, "articles met", lambda: blocking.related)
        figures["related"] = len(related)
        _scoring(figures, blocking, related, scored)
        figures["peak MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if recall:
            _recall(figures, told, found, blocking)
    return figures


def _scoring(figures: Figures, blocking: Blocking, related: list[ArticlePair], scored: int) -> None:
    batches = blocking.batches(related)
    judged = linked = pairs = 0
    while (batch := timed(figures, "pairs", lambda: next(batches, None))) is not None:
        pairs += len(batch)
        if judged < scored:
            judged += len(batch)
            linked += len(timed(figures, "links", lambda batch=batch: verdicts(links(batch))))
    figures["links"] *= pairs / max(1, judged)
    figures |= {"number of pairs": pairs, "pairs scored": judged, "links found": linked}


def _recall(figures: Figures, told: Sequence[Told], found: Sequence[Assertion], blocking: Blocking) -> None:
    """Of the pairs of claims of different articles that are alike in letters, how many blocking offers: of one event,
    as the corpus knows it, and of all."""
    texts = [fold(assertion.claim.text) for assertion in found]
    article = np.array([int(a.claim.sentence.article.file.split(".")[0]) for a in found])
    event_of = {row.article: row.event for row in told}
    event = np.array([event_of[number] for number in article])
    keys = [assertion.claim.key for assertion in found]
    offered = {
        (pair.left.key, pair.right.key) for batch in blocking.batches(blocking.related) for pair in batch
    }
    alike = hits = alike_of_one = hits_of_one = 0
    for start in range(0, len(texts), ROWS_A_STEP):
        scores = process.cdist(
            texts[start : start + ROWS_A_STEP],
            texts,
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            dtype=np.uint8,
            workers=-1,
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            one = start + row
            if one < column and article[one] != article[column]:
                hit = (min(keys[one], keys[column]), max(keys[one], keys[column])) in offered
                alike, hits = alike + 1, hits + hit
                if event[one] == event[column]:
                    alike_of_one, hits_of_one = alike_of_one + 1, hits_of_one + hit
    figures |= {
        "alike": alike,
        "offered": hits,
        "alike of one event": alike_of_one,
        "offered of one event": hits_of_one,
    }


def in_own_process(size: int, options: argparse.Namespace) -> Figures:
    """The figures of one size, measured in a process of its own."""
    command = [sys.executable, __file__, "--only", str(size), "--scored", str(options.scored)]
    command += ["--recall", str(options.recall)] + (["--memory", options.memory] if options.memory else [])
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


STAGES = ("keys", "articles met", "pairs", "links")
"""From claims to verdicts. Keys include making the profiles that are compared afterwards."""


def show(size: int, figures: Figures) -> None:
    """One size as lines of a table."""
    unit = figures["sudachi"]
    print(f"\n| {size:,} sentences | {figures['claims']:,.0f} claims |")
    print(f"| pairs of articles of one happening | {figures['related']:,.0f} |")
    print(f"| candidate pairs | {figures['number of pairs']:,.0f} |")
    for name in ("sudachi", "reading", *STAGES):
        print(f"| {name} | {figures[name]:.2f} CPU s, {figures[name] / unit:.1f} x Sudachi |")
    blocking, whole = (sum(figures[name] for name in names) for names in (STAGES[1:3], STAGES))
    print(f"| both statements | {blocking / unit:.1f} x Sudachi |")
    print(f"| from claims to verdicts | {whole / unit:.1f} x Sudachi |")
    print(f"| pairs that links were timed on | {figures['pairs scored']:,.0f} |")
    print(f"| peak memory | {figures['peak MiB']:,.0f} MiB |")
    if "alike" in figures:
        for where in (" of one event", ""):
            share = figures[f"offered{where}"] / max(1, figures[f"alike{where}"])
            print(f"| recall of the pairs{where} with a ratio of {ALIKE} | {share:.4f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--scored", type=int, default=40_000, help="pairs that are laid side by side")
    parser.add_argument("--recall", type=int, default=10_000, help="largest size compared exhaustively")
    parser.add_argument(
        "--stored", type=int, default=2_000, help="sentences built into a database; 0 for none"
    )
    parser.add_argument("--memory", help="DuckDB's limit, such as 1GB")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(
            json.dumps(one_size(options.only, options.scored, options.only <= options.recall, options.memory))
        )
        return
    measured = {size: in_own_process(size, options) for size in options.sizes}
    for size, figures in measured.items():
        show(size, figures)
    for less, more in zip(options.sizes, options.sizes[1:], strict=False):
        growth = sum(measured[more][n] for n in STAGES) / sum(measured[less][n] for n in STAGES)
        print(f"| growth of time, {less:,} to {more:,} | {growth:.1f}-fold |")
    if options.stored:
        with tempfile.TemporaryDirectory() as folder:
            for name, value in stored_figures(corpus(options.stored), Path(folder)):
                print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
