"""The search index, kept after the tables row by row."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from claims.spacing import spaced
from ingest.store.difference import Differences, Row, Value, marks

INDEXED = {"claims": ("text",), "articles": ("title", "text")}
"""The columns of each table that its index, named table_fts, holds."""


Entry = tuple[Value, ...]
"""What an index holds of a row: its number and the columns, spaced."""


def index_entry(row: Row, columns: Sequence[str]) -> Entry:
    """What the search index holds of a row."""
    return row["id"], *(spaced(str(row[column] or "")) for column in columns)


def add_entries(database: Database, table: str, entries: Sequence[Entry]) -> None:
    """Takes rows that are not in the index of a table yet into it."""
    columns = INDEXED[table]
    statement = f"insert into {table}_fts (rowid, {', '.join(columns)}) values ({marks(('', *columns))})"
    # In order of their numbers: FTS5 begins a new piece of its index with every number that is smaller than the last.
    database.conn.executemany(statement, sorted(entries))


def follow(database: Database, table: str, changes: Differences) -> None:
    """Brings the search index of a table after what was written to the table."""
    columns = INDEXED[table]
    before = [*changes.deleted, *(old for old, _ in changes.changed)]
    after = [*changes.inserted, *(new for _, new in changes.changed)]
    _forget_entries(database, table, [index_entry(row, columns) for row in before])
    add_entries(database, table, [index_entry(row, columns) for row in after])


def _forget_entries(database: Database, table: str, entries: Sequence[Entry]) -> None:
    # A contentless index forgets a row when it is told exactly what it had been given.
    columns = INDEXED[table]
    names = ", ".join((f"{table}_fts", "rowid", *columns))
    statement = f"insert into {table}_fts ({names}) values ('delete', {marks(('', *columns))})"
    database.conn.executemany(statement, entries)


def merge_entries(database: Database) -> None:
    """Makes each index one piece: many small ones, as they came, take more room and time to look through."""
    for table in INDEXED:
        database.execute(f"insert into {table}_fts ({table}_fts) values ('optimize')")
