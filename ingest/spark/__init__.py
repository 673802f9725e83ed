"""Spark as the engine of a run: the functions of the other engine, on one machine or on many.

Needs the extra `spark` (pyspark) and Java 17 where the run is started, and this package with its dictionary in the
Python of every worker; docs/scale.md says what to set.

The process that is started, the driver, sees the sources and the database; workers see neither. So each stage sends
what it needs, and no more:

- Reading: the driver opens the file and sends its bytes with its description (`ingest.reading.opened`); a worker reads
  it and sends back its rows, or why there are none.
- Statements: the table of keys goes to Spark as files in a folder that all workers see, is shuffled by key and by
  claim, and comes back as pairs of numbers (`ingest.spark.statements`).
- Judging: a batch of whole pairs of articles is sent as the claims of its articles, without their words, and the
  candidate pairs as numbers among these claims. A worker finds the words again, makes profiles and contexts, which hang
  on these articles alone, and sends back verdicts, in which a number stands for a claim.

What is sent is a parcel: pickled and compressed bytes (`ingest.spark.parcel`). Parcels go in waves of some for each
core, two waves at a time: while the one is written, the next is worked on. So the driver never holds more than two, and
answers come in the order of the parcels. A parcel whose worker dies is sent again alone: only an article that ends its
worker every time is given up, as one that cannot be read.

Every worker must run the code and the dictionary of the driver, or rows would differ: parcels say which, and a worker
that has others says so instead of working.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from claims.engine import Engine as Statements
from claims.fact.fact import Assertion
from claims.pair import ArticlePair, Blocking
from claims.verdict import Verdict
from ingest.reading import Failure, Task, opened
from ingest.spark import parcel, worker
from ingest.spark.session import LOCAL_MASTER, Lost, Session, SparkError, check_master, missing
from ingest.spark.statements import SparkStatements
from ingest.store import ArticleRows

__all__ = ["LOCAL_MASTER", "Spark", "SparkError", "check_master", "missing"]

ARTICLES_A_CORE = 128
"""In one wave: some hundred kB of text, and about two seconds of reading (`benchmarks/parcels.py`), against some tenths
that a wave costs Spark."""
BATCHES_A_CORE = 2
"""In one wave."""
PAIRS_A_BATCH = 20_000
"""A batch ends with the pair of articles that brings it to so many pairs of claims: a second or two of judging, against
some hundredths that a task costs Spark. Larger batches would share the profiles of an article among more of its pairs,
smaller ones divide better."""

ARTICLE_PAIRS_A_JOIN = 100_000
"""Each join goes through the whole table of keys, so they are to be few; the rows of one, some 175 for each pair of
articles, take .4 GB in the driver."""


class Spark:
    """The costly stages on Spark. Nothing is started before a stage is asked for.

    Args:
        master: Spark's address of the cluster, such as spark://host:7077; local[2] for two workers in this machine.
        folder: where the keys are laid for the workers; every worker must see it under this name. The machine's own
            folder for temporary files where left out.

    Raises:
        SparkError: if pyspark or Java is missing, or master is no address of Spark's; by any stage, if the cluster does
            not answer or is lost.
    """

    def __init__(self, master: str = LOCAL_MASTER, folder: Path | None = None) -> None:
        check_master(master)
        self._master = master
        self._folder = folder
        self._begun: Session | None = None

    @property
    def _session(self) -> Session:
        if self._begun is None:
            self._begun = Session(self._master)
        return self._begun

    def read(self, tasks: Sequence[Task]) -> Iterator[ArticleRows | Failure]:
        if not tasks:
            return
        # A file that cannot be opened travels as its failure, so that answers stay in order.
        sent = (parcel.packed(opened(task)) for task in tasks)
        answers = self._session.each(worker.read, sent, ARTICLES_A_CORE)
        for task, answer in zip(tasks, answers, strict=True):
            if isinstance(answer, Lost):
                yield Failure(task.entry.file, f"the worker that read the article was lost ({answer.why})")
            else:
                yield parcel.unpacked(answer)

    def statements(self) -> Statements:
        return SparkStatements(self._session.sql, self._folder)

    def judge(
        self, blocking: Blocking, article_pairs: Collection[ArticlePair]
    ) -> Iterator[Sequence[Verdict]]:
        under_way: deque[Sequence[Assertion]] = deque()

        def sent() -> Iterator[bytes]:
            for batch in blocking.candidates(article_pairs, PAIRS_A_BATCH, ARTICLE_PAIRS_A_JOIN):
                claims, renumbered = blocking.apart(batch)
                under_way.append(claims)
                yield parcel.packed((claims, renumbered))

        for answer in self._session.each(worker.judge, sent(), BATCHES_A_CORE):
            claims = under_way.popleft()
            if isinstance(answer, Lost):
                raise SparkError(f"the worker that judged pairs of claims was lost ({answer.why})")
            yield parcel.unpacked(answer, claims)

    def close(self) -> None:
        if self._begun is not None:
            self._begun.close()
            self._begun = None
