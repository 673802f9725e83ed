"""Links and their reasons -> rows, batch by batch as they are judged, so that no more than one batch is in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlite_utils import Database

from claims.article import row_id
from claims.pair import ArticlePair
from claims.verdict import Verdict
from ingest.store.compared_row import compared_row, link_key, link_row, reason_rows
from ingest.store.difference import write_differences


def load_compared(database: Database) -> frozenset[ArticlePair]:
    """The pairs of articles that the last comparison compared, by their keys."""
    return frozenset(
        database.execute(
            "select left_articles.key, right_articles.key from compared "
            "join articles as left_articles on left_articles.id = left_article "
            "join articles as right_articles on right_articles.id = right_article"
        ).fetchall()
    )


def save_compared(database: Database, compared: Collection[ArticlePair]) -> None:
    """Notes which pairs of articles are compared now. Call inside a transaction."""
    write_differences(database, "compared", map(compared_row, sorted(compared)))


def save_links(
    database: Database, kept: Iterable[Verdict], judged: Iterable[Sequence[Verdict]]
) -> Iterator[Verdict]:
    """Writes links as they are judged; in the end, deletes those that are neither kept nor judged.

    Args:
        kept: verdicts that stand in the database and still hold; their rows are not touched.
        judged: verdicts in batches, each written before the next is asked for.

    Yields:
        Every verdict, kept or judged, without its reasons and its evidence, which are in the database.
    """
    for table in ("standing", "batch"):
        database.execute(f"create temp table if not exists {table} (link integer primary key)")
        database.execute(f"delete from {table}")
    for verdict in kept:
        database.execute("insert into standing values (?)", [row_id(link_key(verdict))])
        yield _bare(verdict)
    for some in judged:
        _write(database, some)
        yield from map(_bare, some)
    _delete_fallen(database)


def _write(database: Database, judged: Sequence[Verdict]) -> None:
    database.execute("delete from batch")
    database.conn.executemany(
        "insert into batch values (?)", ([row_id(link_key(verdict))] for verdict in judged)
    )
    database.execute("insert into standing select link from batch")
    write_differences(database, "links", map(link_row, judged), "id in (select link from batch)")
    reasons = (row for verdict in judged for row in reason_rows(verdict))
    write_differences(database, "reasons", reasons, "link in (select link from batch)")


def _delete_fallen(database: Database) -> None:
    fallen = "not in (select link from standing)"
    database.execute(f"delete from reasons where link {fallen}")
    database.execute(f"delete from links where id {fallen}")


def _bare(verdict: Verdict) -> Verdict:
    """What later stages read: thousands of links in the space of a hundred."""
    return replace(verdict, link=replace(verdict.link, reasons=(), evidence=None), reasons=())
