"""Rows as they should be against rows as they are: only what differs is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

Value = str | int | float | None
Row = dict[str, Value]
# SQLite takes at least 999 parameters a statement in every build that Python ships with.
MOST_PARAMETERS = 900


class IdCollisionError(Exception):
    """Two different things claim one row number."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What was written to one table."""

    inserted: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]
    """Rows before and after."""
    deleted: tuple[Row, ...]

    def __bool__(self) -> bool:
        return bool(self.inserted or self.changed or self.deleted)


def write_differences(
    database: Database, table: str, wanted: Iterable[Row], where: str = "1", parameters: Sequence[Value] = ()
) -> Differences:
    """Makes the rows of table that `where` selects be the wanted ones, by their ids.

    Columns that a wanted row does not name keep their value. Call inside a transaction.

    Raises:
        IdCollisionError: if two wanted rows, or a wanted one and one outside `where`, share an id.
    """
    before = {row["id"]: row for row in database.query(f"select * from {table} where {where}", parameters)}
    after = _by_id(table, wanted)
    inserted = tuple(row for number, row in after.items() if number not in before)
    changed = tuple(
        (before[number], row)
        for number, row in after.items()
        if number in before and any(before[number][column] != value for column, value in row.items())
    )
    deleted = tuple(row for number, row in before.items() if number not in after)
    delete(database, table, [row["id"] for row in deleted])
    _insert(database, table, inserted)
    _update(database, table, [row for _, row in changed])
    return Differences(inserted, changed, deleted)


def delete(database: Database, table: str, ids: Sequence[Value], column: str = "id") -> None:
    """Deletes the rows whose column is one of ids."""
    for some in in_parts(ids):
        database.execute(f"delete from {table} where {column} in ({marks(some)})", some)


def in_parts(ids: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The ids in parts that fit into one statement."""
    for start in range(0, len(ids), MOST_PARAMETERS):
        yield ids[start : start + MOST_PARAMETERS]


def marks(values: Sequence[Value]) -> str:
    """As many parameter marks as there are values."""
    return ", ".join("?" * len(values))


def _by_id(table: str, rows: Iterable[Row]) -> dict[Value, Row]:
    by_id: dict[Value, Row] = {}
    for row in rows:
        other = by_id.setdefault(row["id"], row)
        if other is not row:
            raise IdCollisionError(_collision(table, row, other))
    return by_id


def _insert(database: Database, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = list(rows[0])
    statement = f"insert into {table} ({', '.join(columns)}) values ({marks(columns)})"
    try:
        database.conn.executemany(statement, ([row[column] for column in columns] for row in rows))
    except sqlite3.IntegrityError as error:
        raise _explained(database, table, rows, error) from error


def _update(database: Database, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = [column for column in rows[0] if column != "id"]
    assignments = ", ".join(f"{column} = ?" for column in columns)
    database.conn.executemany(
        f"update {table} set {assignments} where id = ?",
        ([*(row[column] for column in columns), row["id"]] for row in rows),
    )


def _explained(
    database: Database, table: str, rows: Sequence[Row], error: sqlite3.IntegrityError
) -> Exception:
    """The collision behind an error, if one is; else the error itself."""
    for row in rows:
        for there in database.query(f"select * from {table} where id = ?", [row["id"]]):
            if any(there[column] != value for column, value in row.items()):
                return IdCollisionError(_collision(table, row, there))
    return error


def _collision(table: str, row: Row, other: Row) -> str:
    name = row.get("key") or row
    return (
        f"{table}: {name} and {other.get('key') or other} have the same row number {row['id']}. "
        "Two different rows share 52 bits of their hash, or one thing was stored twice; please report it."
    )
