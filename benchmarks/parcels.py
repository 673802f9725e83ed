"""What goes to the workers of a cluster and comes back: bytes, and the time of either side. Needs no cluster.

    python benchmarks/parcels.py [--sentences 10000]

Parcels are packed, worked on and unpacked in this process by the functions that Spark calls (`ingest.spark.worker`), on
a corpus made from `sources/` by seed (`benchmarks/corpus.py`). Times are CPU seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import ParamSpec, TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from corpus import corpus
from stored import list_sources, write_sources

from claims.claim import read_claims
from claims.engine import Embedded
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.pair import Blocking
from claims.sentence import sentences
from ingest.manifest import Entry, load
from ingest.reading import Task, article_of, opened
from ingest.spark import ARTICLE_PAIRS_A_JOIN, PAIRS_A_BATCH, parcel, worker

P = ParamSpec("P")
T = TypeVar("T")


class Tally:
    """Bytes and seconds of one stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.count: Counter[str] = Counter()

    def time(self, side: str, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What the work gives, with its seconds noted for one side."""
        began = time.process_time()
        found = work(*given, **named)
        self.seconds[side] += time.process_time() - began
        return found

    def send(self, content: object, work: Callable[[bytes], bytes]) -> bytes:
        """One parcel there and back; gives the answer."""
        sent = self.time("driver", parcel.packed, content)
        answer = self.time("worker", work, sent)
        self.count.update({"parcels": 1, "sent": len(sent), "back": len(answer)})
        return answer


def reading(entries: Sequence[Entry]) -> Tally:
    """Every article read from its parcel."""
    tally = Tally()
    for entry in entries:
        task = tally.time("driver", opened, Task(entry, "0" * 64))
        rows = tally.time("driver", parcel.unpacked, tally.send(task, worker.read))
        tally.count.update({"bytes of text": entry.path.stat().st_size, "claims": len(rows.claims)})
    return tally


def judging(claims: Sequence[Assertion]) -> Tally:
    """Every batch of candidate pairs judged from its parcel."""
    tally = Tally()
    with closing(Blocking(claims, Embedded())) as blocking:
        for batch in blocking.candidates(blocking.related, PAIRS_A_BATCH, ARTICLE_PAIRS_A_JOIN):
            apart = tally.time("driver", blocking.apart, batch)
            found = tally.time("driver", parcel.unpacked, tally.send(apart, worker.judge), apart[0])
            pairs = sum(len(candidates.claims) for candidates in batch)
            tally.count.update({"claims sent": len(apart[0]), "pairs": pairs, "links": len(found)})
    return tally


def claims_of(entries: Sequence[Entry]) -> Iterator[Assertion]:
    """The claims of the articles, as the database would give them back."""
    for entry in entries:
        units = sentences(article_of(entry))
        yield from assertions(units, read_claims(units))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--sentences", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        list_sources(write_sources(corpus(options.sentences), sources), sources)
        entries = load(sources).entries
        read, claims = reading(entries), list(claims_of(entries))
    judged = judging(claims)
    many = len(claims)
    print(f"{len(entries):,} articles, {many:,} claims, {judged.count['pairs']:,} candidate pairs\n")
    print("| a claim | reading | judging |\n| --- | --- | --- |")
    for name in ("sent", "back"):
        print(f"| bytes {name} | {read.count[name] / many:.0f} | {judged.count[name] / many:.0f} |")
    for side in ("driver", "worker"):
        times = [f"{1000 * tally.seconds[side] / many:.3f} ms" for tally in (read, judged)]
        print(f"| {side} | {times[0]} | {times[1]} |")
    print(f"\nreading: {read.count['bytes of text'] / many:.0f} bytes of text a claim")
    print(
        f"judging: {judged.count['parcels']} batches, each claim sent {judged.count['claims sent'] / many:.2f} times, "
        f"{judged.count['links'] / many:.2f} links a claim, {judged.count['back'] / judged.count['links']:.0f} bytes "
        f"back a link, {judged.count['pairs'] / many:.1f} pairs a claim"
    )


if __name__ == "__main__":
    main()
