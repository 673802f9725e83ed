"""Spark as the engine of blocking (`claims.engine`): the same statements over the same table of keys.

The keys go to Spark as Parquet files in a folder that the driver and all workers can read; Spark divides them, shuffles
them by key and by claim, and gives back pairs of numbers.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from claims.blocking import Keys, Marks, Numbers, Reach, columns_of, nearest_statement, statement
from ingest.spark.session import SparkError, cause_of


class SparkStatements:
    """The statements of blocking as Spark SQL.

    Args:
        session: pyspark's session; it is left open.
        folder: where the keys are laid for the workers; every worker must see it under this name. The machine's own
            folder for temporary files where left out.
    """

    def __init__(self, session: Any, folder: Path | None = None) -> None:
        self._session = session
        self._folder = tempfile.TemporaryDirectory(prefix="claims-", dir=folder)

    def put(self, keys: Iterable[Keys]) -> None:
        path = Path(self._folder.name) / "keys"
        path.mkdir()
        for number, block in enumerate(keys):
            _write(path / f"{number:06}.parquet", columns_of(block))
        self._session.read.parquet(str(path)).createOrReplaceTempView("keys")

    def met(self) -> Numbers:
        return self._rows(statement("met"), 2)

    def candidates(self, related: Numbers) -> Numbers:
        names = {
            "place": np.arange(len(related)),
            "left_article": related[:, 0],
            "right_article": related[:, 1],
        }
        self._lay("related", names)
        return self._rows(statement("candidates"), 3)

    def nearest(self, marks: Marks, reach: Reach) -> Numbers:
        self._lay("marks", columns_of(marks))
        return self._rows(nearest_statement(reach), 2)

    def _lay(self, table: str, columns: dict[str, Numbers]) -> None:
        path = Path(self._folder.name) / f"{table}.parquet"
        path.unlink(missing_ok=True)
        _write(path, columns)
        self._session.read.parquet(str(path)).createOrReplaceTempView(table)

    def close(self) -> None:
        self._folder.cleanup()

    def _rows(self, query: str, width: int) -> Numbers:
        """What a statement gives. Rows come back as files: as Python objects they would take a hundred times longer."""
        answer = Path(self._folder.name) / "answer"
        shutil.rmtree(answer, ignore_errors=True)
        try:
            self._session.sql(query).write.parquet(str(answer))
        except Exception as error:
            every = "every worker must see and may write the folder for temporary files (TMPDIR)"
            raise SparkError(f"{self._folder.name}: {cause_of(error)}; {every}") from error
        with duckdb.connect() as database:
            columns = database.execute(
                f"select * from read_parquet('{answer}/*.parquet') order by all"
            ).fetchnumpy()
        rows = np.stack([np.asarray(column, np.int64) for column in columns.values()], axis=1)
        return rows.reshape(-1, width)


def _write(path: Path, columns: dict[str, Numbers]) -> None:
    """Columns as one Parquet file, by DuckDB: Spark reads the same bytes that the embedded engine would."""
    with duckdb.connect() as database:
        database.register("arrived", {name: np.ascontiguousarray(column) for name, column in columns.items()})
        database.execute(f"copy (select * from arrived) to '{path}' (format parquet)")
