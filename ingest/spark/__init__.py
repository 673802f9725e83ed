"""Spark as the engine of blocking: the same statements over the same table of keys, on one machine or many.

Needs the extra `spark` (pyspark) and Java 17. The keys go to Spark as Parquet files in a folder that the driver and
all workers can read; Spark divides them, shuffles them by key and by claim, and gives back pairs of numbers.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from claims.blocking import Keys, Marks, Numbers, Reach, columns_of, nearest_statement, statement

LOCAL_MASTER = "local[*]"
SHUFFLE_PARTITIONS_A_CORE = 2


class SparkMissingError(Exception):
    """Spark cannot run here. The message says what is missing and how to get it."""


def missing() -> str | None:
    """What Spark lacks on this machine, with the way to get it; None where it can run."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed; pip install 'claims[spark]'"
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and (Path(home) / "bin" / "java").exists()):
        return "no Java was found; on Debian: apt-get install openjdk-17-jre-headless"
    return None


class Spark:
    """The statements of blocking as Spark SQL.

    Args:
        master: Spark's address of the cluster, such as spark://host:7077; local[2] for two workers in this machine.
        folder: where the keys are laid for the workers; every worker must see it under this name. The machine's own
            folder for temporary files where left out, which suits a local master only.

    Raises:
        SparkMissingError: if pyspark or Java is missing.
    """

    def __init__(self, master: str = LOCAL_MASTER, folder: Path | None = None) -> None:
        lacking = missing()
        if lacking:
            raise SparkMissingError(lacking)
        from pyspark.sql import SparkSession

        self._folder = tempfile.TemporaryDirectory(prefix="claims-", dir=folder)
        self._session: Any = (
            SparkSession.builder.master(master)
            .appName("claims")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.warehouse.dir", str(Path(self._folder.name) / "warehouse"))
            .getOrCreate()
        )
        self._session.sparkContext.setLogLevel("ERROR")
        cores = self._session.sparkContext.defaultParallelism
        self._session.conf.set("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS_A_CORE * cores)

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
        with suppress(Exception):
            self._session.stop()
        self._folder.cleanup()

    def _rows(self, query: str, width: int) -> Numbers:
        """What a statement gives. Rows come back as files: as Python objects they would take a hundred times longer."""
        answer = Path(self._folder.name) / "answer"
        shutil.rmtree(answer, ignore_errors=True)
        self._session.sql(query).write.parquet(str(answer))
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
