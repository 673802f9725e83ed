"""A build on Spark, with two workers: the database of the other engine. Needs pyspark and Java 17: pytest -m spark."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ingest import run, spark
from ingest.cli import main
from ingest.engine import OneMachine
from ingest.spark import Spark, missing
from ingest.verify import verify

SOURCES = Path(__file__).parents[3] / "sources"
Rows = Callable[[Path], dict[str, list[tuple[Any, ...]]]]

pytestmark = [pytest.mark.spark, pytest.mark.skipif(missing() is not None, reason=str(missing()))]

TWO_WORKERS = partial(Spark, "local[2]")


def test_a_build_on_spark_writes_the_rows_of_the_embedded_engine(
    tmp_path: Path, all_rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So small that there are several waves of articles and of batches.
    monkeypatch.setattr(spark, "ARTICLES_A_CORE", 4)
    monkeypatch.setattr(spark, "PAIRS_A_BATCH", 1_000)
    run.build(SOURCES, tmp_path / "embedded.db")
    run.build(SOURCES, tmp_path / "spark.db", engine=TWO_WORKERS)
    rows = all_rows(tmp_path / "spark.db")
    assert rows == all_rows(tmp_path / "embedded.db")
    assert len(rows["links"]) > 100
    assert verify(tmp_path / "spark.db") == ()


def test_what_arrives_later_on_spark_gives_the_rows_of_the_embedded_engine(
    newsroom: Any, tmp_path: Path, all_rows: Rows
) -> None:
    built = {"embedded": OneMachine, "spark": TWO_WORKERS}
    late = newsroom.articles.pop("02_minato.txt")
    for name, engine in built.items():
        run.build(newsroom.write(), tmp_path / f"{name}.db", engine=engine)
    newsroom.articles["02_minato.txt"] = late
    newsroom.put("03_post.txt", "post", "The opening of the new bridge in Kitahama was delayed to Feb. 12.\n")
    for name, engine in built.items():
        summary = run.build(newsroom.write(), tmp_path / f"{name}.db", engine=engine)
        assert (summary.new, summary.changed, summary.unchanged) == (1, 1, 1)
    rows = all_rows(tmp_path / "spark.db")
    assert rows == all_rows(tmp_path / "embedded.db")
    assert rows["links"]


def test_a_broken_article_fails_alone_and_says_what_it_says_without_spark(
    newsroom: Any, tmp_path: Path, all_rows: Rows
) -> None:
    for file, raw in {
        "a.txt": b"\xff\xff\xff",
        "b.docx": b"PK",
        "c.html": b"<html></html>",
        "d.txt": b"",
    }.items():
        newsroom.put(file, "tower", "")
        (newsroom.folder / file).write_bytes(raw)
    sources = newsroom.write()
    here = run.build(sources, tmp_path / "embedded.db")
    there = run.build(sources, tmp_path / "spark.db", engine=TWO_WORKERS)
    assert len(there.failed) == 4
    assert there.failed == here.failed
    assert all_rows(tmp_path / "spark.db") == all_rows(tmp_path / "embedded.db")


def test_spark_is_not_started_where_nothing_changed(newsroom: Any, tmp_path: Path) -> None:
    run.build(newsroom.write(), tmp_path / "claims.db")
    # Nobody answers at this address.
    summary = run.build(
        newsroom.write(), tmp_path / "claims.db", engine=partial(Spark, "spark://127.0.0.1:1")
    )
    assert summary.unchanged == 3


@pytest.mark.parametrize(
    ("master", "status", "told"),
    [
        ("sparkling", 2, "found the master 'sparkling'; write an address such as spark://host:7077"),
        ("spark://127.0.0.1", 2, "found the master 'spark://127.0.0.1'"),
        ("spark://127.0.0.1:1", 1, "spark://127.0.0.1:1: nobody answers there (connection refused); start"),
    ],
)
def test_a_master_that_is_none_is_told_in_plain_words(
    newsroom: Any, tmp_path: Path, master: str, status: int, told: str
) -> None:
    db = str(tmp_path / "claims.db")
    result = CliRunner().invoke(
        main, ["build", str(newsroom.write()), "--db", db, "--engine", f"spark={master}"]
    )
    assert result.exit_code == status
    assert told in " ".join(result.output.split())
    assert "Traceback" not in result.output
