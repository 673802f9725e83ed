"""Links with their reasons -> rows, batch by batch as they are judged, so that no more than one batch is in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlite_utils import Database

from claims.article import row_id
from claims.pair import ArticlePair, article_pair
from claims.verdict import Verdict
from ingest.store.compared_row import compared_row, link_key, link_row
from ingest.store.difference import write_differences
from ingest.store.told import shared


def load_compared(database: Database) -> frozenset[ArticlePair]:
    """The pairs of articles that the last comparison compared, by their keys."""
    return frozenset(
        database.execute(
            "select left_articles.key, right_articles.key from compared "
            "join articles as left_articles on left_articles.id = left_article "
            "join articles as right_articles on right_articles.id = right_article"
        ).fetchall()
    )


def save_compared(
    database: Database, compared: Collection[ArticlePair], kept: Collection[ArticlePair] = frozenset()
) -> None:
    """Notes which pairs of articles are compared now. Call inside a transaction, before their links are written.

    Args:
        kept: the pairs whose links stand; of the others it is noted with the links what the two articles share.
    """
    found = database.execute(
        "select left_article, right_article, shared from compared where shared is not null"
    )
    there = {(one, other): shared for one, other, shared in found}
    known = {pair: there.get((row_id(pair[0]), row_id(pair[1]))) for pair in kept}
    write_differences(
        database, "compared", (compared_row(pair, known.get(pair)) for pair in sorted(compared))
    )


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
    found = {
        article_pair(verdict.link.left, verdict.link.right): shared(verdict) or None for verdict in judged
    }
    database.conn.executemany(
        "update compared set shared = :shared, digest = :digest "
        "where left_article = :left_article and right_article = :right_article",
        [compared_row(*pair) for pair in found.items()],
    )


def _delete_fallen(database: Database) -> None:
    database.execute("delete from links where id not in (select link from standing)")


def _bare(verdict: Verdict) -> Verdict:
    """What later stages read: thousands of links in the space of a hundred."""
    return replace(verdict, link=replace(verdict.link, reasons=(), evidence=None, shared=()), reasons=())
