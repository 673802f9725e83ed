"""Where the costly stages of a run are carried out: on this machine, or on a cluster (`ingest.spark`).

Reading looks at one article alone, judging at two; between them lie the statements over the table of keys. An engine
says where these three run, never how: the functions are the same, so the rows are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from claims.engine import Embedded
from claims.engine import Engine as Statements
from claims.link import links
from claims.pair import ArticlePair, Blocking, Pair
from claims.verdict import Verdict, verdicts
from ingest.reading import Failure, Task, read_all
from ingest.store import ArticleRows


class Engine(Protocol):
    """What carries out the costly stages. Two engines give the same records. One that is not asked starts nothing."""

    def read(self, tasks: Sequence[Task]) -> Iterator[ArticleRows | Failure]:
        """The rows of each article, or why there are none, in the order of the tasks."""

    def statements(self) -> Statements:
        """What runs the statements over the table of keys; whoever asks for it closes it."""

    def judge(
        self, blocking: Blocking, article_pairs: Collection[ArticlePair]
    ) -> Iterator[Sequence[Verdict]]:
        """The verdicts between the claims of these pairs of articles, in batches: the next is asked for when one has
        been dealt with, so that memory does not grow with their number.

        Args:
            blocking: all claims, on the statements of this engine.
        """

    def close(self) -> None:
        """Frees what the engine holds."""


class OneMachine:
    """Reading in a process for each core, the statements by DuckDB, judging in this process.

    Args:
        memory: the most that DuckDB may hold (`claims.engine.Embedded`).
        processes: how many read articles; by default one for a few small files, else one for each core.
    """

    def __init__(self, memory: str | None = None, processes: int | None = None) -> None:
        self._memory = memory
        self._processes = processes

    def read(self, tasks: Sequence[Task]) -> Iterator[ArticleRows | Failure]:
        return read_all(tasks, self._processes)

    def statements(self) -> Statements:
        return Embedded(self._memory)

    def judge(
        self, blocking: Blocking, article_pairs: Collection[ArticlePair]
    ) -> Iterator[Sequence[Verdict]]:
        return map(_judged, blocking.batches(article_pairs))

    def close(self) -> None:
        """Nothing is held."""


def _judged(batch: list[Pair]) -> list[Verdict]:
    return verdicts(links(batch))
