"""One plain file at the end, packed where most of it is new, whole whenever a run is broken off."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ingest import reading, run
from ingest.engine import OneMachine
from ingest.reading import Failure, Task
from ingest.store import ArticleRows
from ingest.verify import verify

Ask = Callable[..., list[tuple[Any, ...]]]


def is_packed(db: Path, copy: Path) -> bool:
    """Whether every page stands where SQLite puts it when it packs a file."""
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("vacuum into ?", [str(copy)])
    header = 100
    return db.read_bytes()[header:] == copy.read_bytes()[header:]


def test_a_first_build_leaves_the_file_packed(newsroom: Any, tmp_path: Path) -> None:
    db = tmp_path / "claims.db"
    run.build(newsroom.write(), db)
    assert is_packed(db, tmp_path / "packed.db")
    assert verify(db) == ()


def test_a_file_that_somebody_reads_is_not_packed_and_holds_everything(
    newsroom: Any, tmp_path: Path, all_rows: Callable[[Path], Any]
) -> None:
    undisturbed, db = tmp_path / "undisturbed.db", tmp_path / "claims.db"
    run.build(newsroom.write(), undisturbed)
    with closing(sqlite3.connect(db, isolation_level=None)) as reader:

        def look(event: Any) -> None:
            if event == "comparing":
                reader.execute("begin")
                assert reader.execute("select count(*) from articles").fetchone() == (3,)

        run.build(newsroom.write(), db, look)
        assert reader.execute("select count(*) from links").fetchone() == (0,)
    assert not is_packed(db, tmp_path / "packed.db")
    assert all_rows(db) == all_rows(undisturbed)
    assert verify(db) == ()


def test_what_was_read_before_a_run_is_interrupted_is_in_the_file(
    newsroom: Any, tmp_path: Path, ask: Ask
) -> None:
    class Interrupted(OneMachine):
        def read(self, tasks: Sequence[Task]) -> Iterator[ArticleRows | Failure]:
            yield from map(reading.read_article, tasks[:2])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.build(newsroom.write(), tmp_path / "claims.db", engine=Interrupted)
    assert ask(tmp_path / "claims.db", "select count(*) from articles") == [(2,)]
    assert ask(tmp_path / "claims.db", "select count(*) from pending") == [(2,)]
    assert verify(tmp_path / "claims.db") == ()


def test_an_article_is_told_of_once_it_is_in_the_file(newsroom: Any, tmp_path: Path, ask: Ask) -> None:
    db, seen = tmp_path / "claims.db", []

    def look(event: Any) -> None:
        if not isinstance(event, str):
            seen.append((event.done, ask(db, "select count(*) from articles")[0][0]))

    run.build(newsroom.write(), db, look, engine=partial(OneMachine, processes=1))
    assert seen[-1] == (3, 3)
    assert all(stored >= done for done, stored in seen)
