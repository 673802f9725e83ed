"""Keys -> pairs of numbers: what runs the statements of blocking. Embedded is DuckDB, in this process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Protocol

import duckdb
import numpy as np

from claims.blocking import Keys, Marks, Numbers, Reach, columns_of, nearest_statement, statement

TEXTS_A_JOIN = 1_000
"""Texts whose nearest are looked for in one go. A common name joins hundreds of them: for 5,000 articles of
`benchmarks/origins.py` at once the counts of shared names take 1 GiB."""


class Engine(Protocol):
    """What runs the statements over the table of keys. Two engines give the same rows in the same order."""

    def put(self, keys: Iterable[Keys]) -> None:
        """Takes the keys of all claims; each claim's rows stand in one block."""

    def met(self) -> Numbers:
        """The pairs of articles that share rare keys, two columns, sorted."""

    def candidates(self, related: Numbers) -> Numbers:
        """The pairs of claims that share enough: three columns (which of the pairs of articles, left claim, right
        claim), sorted."""

    def nearest(self, marks: Marks, reach: Reach) -> Numbers:
        """The texts that share most with each: two columns (a text, one near it), sorted."""

    def close(self) -> None:
        """Frees what the engine holds, on disk too."""


def check_memory(memory: str | None) -> None:
    """Whether DuckDB can read a limit of memory.

    Raises:
        ValueError: if not.
    """
    Embedded(memory).close()


class Embedded:
    """DuckDB in this process: all cores, and a folder of its own to spill to, which `close` removes.

    Args:
        memory: the most that DuckDB may hold in memory before it spills, as it reads it ("4GB"); None for its own
            limit, four fifths of the machine's.

    Raises:
        ValueError: if DuckDB cannot read the limit.
    """

    def __init__(self, memory: str | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="claims-")
        self._database = duckdb.connect(config={"temp_directory": self._folder.name})
        try:
            if memory is not None:
                self._database.execute("set memory_limit = ?", [memory])
        except duckdb.Error as error:
            self.close()
            raise ValueError(f"memory {memory!r}: {error}") from None
        # Rows are sorted in the end; keeping their order on the way would cost memory.
        self._database.execute("set preserve_insertion_order = false")
        # The statements join in the order that is best; by its own estimate DuckDB would join keys with keys first,
        # which took 32 times as long on 10,000 claims.
        self._database.execute("set disabled_optimizers = 'join_order'")
        self._database.execute(
            "create table keys (claim integer, article integer, voice integer, key bigint, kind tinyint, "
            "weight smallint)"
        )

    def put(self, keys: Iterable[Keys]) -> None:
        for block in keys:
            self._insert("keys", columns_of(block))

    def met(self) -> Numbers:
        return self._rows(statement("met"))

    def candidates(self, related: Numbers) -> Numbers:
        self._database.execute(
            "create or replace table related (place integer, left_article integer, right_article integer)"
        )
        places = np.arange(len(related))
        columns = {"place": places, "left_article": related[:, 0], "right_article": related[:, 1]}
        self._insert("related", columns)
        return self._rows(statement("candidates"))

    def nearest(self, marks: Marks, reach: Reach) -> Numbers:
        self._database.execute(
            "create or replace table marks (text integer, key bigint, place integer, bearers integer)"
        )
        self._insert("marks", columns_of(marks))
        last = int(marks.text.max(initial=-1))
        found = [
            self._rows(nearest_statement(reach, start, start + TEXTS_A_JOIN - 1))
            for start in range(0, last + 1, TEXTS_A_JOIN)
        ]
        self._database.execute("drop table marks")
        return np.concatenate(found) if found else np.empty((0, 2), np.int64)

    def close(self) -> None:
        self._database.close()
        self._folder.cleanup()

    def _insert(self, table: str, columns: dict[str, Numbers]) -> None:
        # DuckDB reads arrays where they lie, one column each.
        rows = {name: np.ascontiguousarray(column) for name, column in columns.items()}
        self._database.register("arrived", rows)
        self._database.execute(f"insert into {table} select {', '.join(rows)} from arrived")
        self._database.unregister("arrived")

    def _rows(self, query: str) -> Numbers:
        columns = self._database.execute(query).fetchnumpy()
        return np.stack([np.asarray(column, np.int64) for column in columns.values()], axis=1)


@contextmanager
def at_hand(engine: Engine | None) -> Iterator[Engine]:
    """The engine given, left open; where none is, one of this process for as long as it is needed."""
    if engine is not None:
        yield engine
        return
    with closing(Embedded()) as own:
        yield own
