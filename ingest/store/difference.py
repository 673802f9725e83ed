"""Rows as they should be against rows as they are: only what differs is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlite_utils import Database

Value = str | int | float | None
Row = dict[str, Value]
# SQLite takes at least 999 parameters a statement in every build that Python ships with.
MOST_PARAMETERS = 900
_KEYS = {
    "facts": ("claim", "id"),
    "origins": ("claim",),
    "answers": ("claim", "article"),
    "compared": ("left_article", "right_article"),
}


def key_columns(table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart; `id` alone, but where a row is its claim's or articles' own."""
    return _KEYS.get(table, ("id",))


def key_of(table: str, row: Row) -> tuple[Value, ...]:
    """What tells a row from the others of its table."""
    return tuple(row[column] for column in key_columns(table))


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
    database: Database,
    table: str,
    wanted: Iterable[Row],
    where: str = "1",
    parameters: Sequence[Value] = (),
    set_later: Collection[str] = (),
) -> Differences:
    """Makes the rows of table that `where` selects be the wanted ones, by their keys. Call inside a transaction.

    Args:
        set_later: columns that are set with a new row, and keep their value in one that is there.

    Raises:
        IdCollisionError: if two wanted rows, or a wanted one and one outside `where`, share a key.
    """
    found = database.conn.execute(f"select * from {table} where {where}", parameters)
    columns = [description[0] for description in found.description]
    before = {
        key_of(table, row): row for row in (dict(zip(columns, values, strict=True)) for values in found)
    }
    after = _by_key(table, wanted)
    inserted = tuple(row for key, row in after.items() if key not in before)
    changed = tuple(
        (before[key], row)
        for key, row in after.items()
        if key in before
        and any(before[key][column] != value for column, value in row.items() if column not in set_later)
    )
    deleted = tuple(row for key, row in before.items() if key not in after)
    _delete_rows(database, table, deleted)
    insert(database, table, inserted)
    _update(database, table, [row for _, row in changed], set_later)
    return Differences(inserted, changed, deleted)


def insert(database: Database, table: str, rows: Sequence[Row]) -> None:
    """Adds rows that are not there yet. All name the same columns.

    Raises:
        IdCollisionError: if one of them shares its key with another row.
    """
    if not rows:
        return
    columns = tuple(rows[0])
    statement = f"insert into {table} ({', '.join(columns)}) values ({marks(columns)})"
    try:
        database.conn.executemany(statement, map(itemgetter(*columns), rows))
    except sqlite3.IntegrityError as error:
        raise _explained(database, table, rows, error) from error


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


def _by_key(table: str, rows: Iterable[Row]) -> dict[tuple[Value, ...], Row]:
    by_key: dict[tuple[Value, ...], Row] = {}
    for row in rows:
        other = by_key.setdefault(key_of(table, row), row)
        if other is not row:
            raise IdCollisionError(_collision(table, row, other))
    return by_key


def _delete_rows(database: Database, table: str, rows: Sequence[Row]) -> None:
    condition = " and ".join(f"{column} = ?" for column in key_columns(table))
    database.conn.executemany(f"delete from {table} where {condition}", [key_of(table, row) for row in rows])


def _update(database: Database, table: str, rows: Sequence[Row], set_later: Collection[str]) -> None:
    if not rows:
        return
    keys = key_columns(table)
    columns = [column for column in rows[0] if column not in keys and column not in set_later]
    assignments, condition = (
        joint.join(f"{column} = ?" for column in some) for joint, some in ((", ", columns), (" and ", keys))
    )
    database.conn.executemany(
        f"update {table} set {assignments} where {condition}",
        ([*(row[column] for column in columns), *key_of(table, row)] for row in rows),
    )


def _explained(
    database: Database, table: str, rows: Sequence[Row], error: sqlite3.IntegrityError
) -> Exception:
    """The collision behind an error, if one is; else the error itself."""
    condition = " and ".join(f"{column} = ?" for column in key_columns(table))
    for row in rows:
        for there in database.query(f"select * from {table} where {condition}", key_of(table, row)):
            if any(there[column] != value for column, value in row.items()):
                return IdCollisionError(_collision(table, row, there))
    return error


def _collision(table: str, row: Row, other: Row) -> str:
    names = f"{row.get('key') or row} and {other.get('key') or other}"
    return (
        f"{table}: {names} have the same row number {', '.join(map(str, key_of(table, row)))}. "
        "Two different rows share 52 bits of their hash, or one thing was stored twice; please report it."
    )
