"""The search index, kept after the tables row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from claims.spacing import spaced
from ingest.store.difference import Differences, Row, Value, marks

INDEXED = {"claims": ("text",), "articles": ("title", "text")}
"""The columns of each table that its index, named table_fts, holds."""


def index_claims(database: Database, changes: Differences) -> None:
    """Brings the claims' search index after what was written to the table."""
    before, after = [old for old, _ in changes.changed], [new for _, new in changes.changed]
    _unindex(database, "claims_fts", INDEXED["claims"], [*changes.deleted, *before])
    _index(database, "claims_fts", INDEXED["claims"], [*changes.inserted, *after])


def index_articles(database: Database, changes: Differences) -> None:
    """Brings the articles' search index after what was written to the table."""
    before, after = [old for old, _ in changes.changed], [new for _, new in changes.changed]
    _unindex(database, "articles_fts", INDEXED["articles"], before)
    _index(database, "articles_fts", INDEXED["articles"], [*changes.inserted, *after])


def index_values(row: Row, columns: Sequence[str]) -> list[Value]:
    """What the search index holds for a row: its number and the columns, spaced."""
    return [row["id"], *(spaced(str(row[column] or "")) for column in columns)]


def _index(database: Database, index: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    statement = f"insert into {index} (rowid, {', '.join(columns)}) values ({marks(('', *columns))})"
    database.conn.executemany(statement, [index_values(row, columns) for row in rows])


def _unindex(database: Database, index: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    # A contentless index forgets a row when it is told exactly what it had been given.
    names = ", ".join((index, "rowid", *columns))
    statement = f"insert into {index} ({names}) values ('delete', {marks(('', *columns))})"
    database.conn.executemany(statement, [index_values(row, columns) for row in rows])
