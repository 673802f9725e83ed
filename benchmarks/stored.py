"""The database of a corpus: its size, the speed of the store, and what a few new articles cost."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import yaml
from corpus import SENTENCES_AN_ARTICLE, Told, articles
from sqlite_utils import Database

from ingest import run, store
from ingest.engine import OneMachine
from ingest.manifest import load
from ingest.reading import Task, read_article, settings_of
from ingest.schema import open_database
from ingest.writing import begin_writing

NEW_CLAIMS = 100
TIMES = 5


def stored_figures(told: Sequence[Told], folder: Path) -> Iterator[tuple[str, str]]:
    """Figures of a database built of the corpus, as names and printed values."""
    new = NEW_CLAIMS // SENTENCES_AN_ARTICLE
    files = write_sources(told, folder / "sources")
    listed = files[:-new]
    list_sources(listed, folder / "sources")
    db = folder / "claims.db"
    run.build(folder / "sources", db)
    claims = _one(db, "select count(*) from claims")
    yield f"database of {claims:,} claims", f"{db.stat().st_size / claims / 1000:.2f} KB a claim"
    yield "of which reasons", f"{_one(db, REASONS) / claims / 1000:.2f} KB a claim"
    yield "links", f"{_one(db, 'select count(*) from links') / claims:.1f} a claim"
    list_sources(files, folder / "sources")
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run.build(folder / "sources", db, engine=partial(OneMachine, processes=1))
    spent = time.process_time() - began
    added = _one(db, "select count(*) from claims") - claims
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    yield f"{added} new claims", f"{spent:.1f} CPU s, {more:.0f} MiB more at the peak"
    yield "rows a second through the store, against executemany", f"{store_speed(folder):.2f}"


# Their bytes alone: they stand in the rows of links and of pairs of articles.
REASONS = """
select (select total(length(cast(told as blob))) from links)
  + (select total(length(cast(shared as blob))) from compared)
"""


def _one(db: Path, query: str) -> int:
    connection = sqlite3.connect(db)
    try:
        return int(connection.execute(query).fetchone()[0] or 0)
    finally:
        connection.close()


def write_sources(told: Sequence[Told], folder: Path) -> list[dict[str, str]]:
    """The articles as files; gives their lines of the manifest."""
    folder.mkdir(parents=True)
    entries = []
    outlets = {}
    for article in articles(told):
        (folder / article.file).write_text(article.text, "utf-8")
        outlets[article.outlet.id] = article.outlet
        entries.append(
            {"file": article.file, "outlet": article.outlet.id, "published": str(article.published)}
        )
    listed = [
        {"id": o.id, "name": o.name, "kind": o.kind, "publisher": o.publisher} for o in outlets.values()
    ]
    (folder / "outlets.yml").write_text(yaml.safe_dump({"outlets": listed}, allow_unicode=True), "utf-8")
    return entries


def list_sources(entries: Sequence[dict[str, str]], folder: Path) -> None:
    """A manifest of some of the articles."""
    (folder / "manifest.yml").write_text(yaml.safe_dump({"articles": list(entries)}), "utf-8")


def store_speed(folder: Path) -> float:
    """Rows a second of `store.save_articles`, as a share of what one executemany for each table reaches.

    The store writes the search index too, executemany does not.
    """
    tasks = [Task(entry, settings_of(entry)) for entry in load(folder / "sources").entries[:100]]
    rows = [found for found in map(read_article, tasks) if isinstance(found, store.ArticleRows)]
    # The least of some times: what else the machine does only adds to them.
    plain, through = (
        min(_seconds(write, rows, folder / "speed.db") for _ in range(TIMES)) for write in (_plain, _through)
    )
    return plain / through


def _seconds(
    write: Callable[[Database, Sequence[store.ArticleRows]], None],
    rows: Sequence[store.ArticleRows],
    db: Path,
) -> float:
    """CPU seconds of writing rows into a new database."""
    database = open_database(db)
    begin_writing(database)
    began = time.process_time()
    write(database, rows)
    spent = time.process_time() - began
    database.close()
    db.unlink()
    return spent


def _through(database: Database, rows: Sequence[store.ArticleRows]) -> None:
    for start in range(0, len(rows), run.ARTICLES_AT_ONCE):
        store.save_articles(database, rows[start : start + run.ARTICLES_AT_ONCE])


def _plain(database: Database, rows: Sequence[store.ArticleRows]) -> None:
    with database.atomic():
        database.execute("pragma defer_foreign_keys = on")
        outlets = {str(found.outlet["id"]): found.outlet for found in rows}
        _insert(database.conn, "outlets", list(outlets.values()))
        _insert(database.conn, "articles", [found.article for found in rows])
        for table in ("sentences", "claims", "facts"):
            _insert(database.conn, table, [row for found in rows for row in getattr(found, table)])


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, object]]) -> None:
    columns = list(rows[0])
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({marks})", [list(row.values()) for row in rows]
    )
