"""Which of a server's databases are this tool's: told by their tables, whatever the file is named."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette
    from datasette.database import Database


OUR_TABLES = frozenset(
    {
        "outlets",
        "articles",
        "sentences",
        "claims",
        "facts",
        "links",
        "reasons",
        "claim_groups",
        "derivations",
        "runs",
    }
)
"""A file that has all of these, as tables or views, with OUR_COLUMNS in `claims`, is ours."""

OUR_COLUMNS = frozenset({"article", "char_start", "char_end", "certainty", "claim_group"})

# A file once recognised stays so; another is looked at again when its size or time of change differs.
_seen: WeakKeyDictionary[Database, tuple[tuple[int, int] | None, bool]] = WeakKeyDictionary()


def our_databases(datasette: Datasette) -> tuple[str, ...]:
    """The names, in the server's order, of the attached databases that are this tool's."""
    return tuple(name for name, database in datasette.databases.items() if _recognised(database))


def is_ours(datasette: Datasette, name: str | None) -> bool:
    """Whether the server's database of this name is this tool's."""
    database = datasette.databases.get(name)
    return database is not None and _recognised(database)


def only_ours(datasette: Datasette) -> bool:
    """Whether the server shows nothing but this tool's databases: then its front page may speak for them."""
    shown = [database for name, database in datasette.databases.items() if name != "_internal"]
    return bool(shown) and all(_recognised(database) for database in shown)


def holds_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether the main database of a connection has this tool's tables."""
    tables = {
        row[0]
        for row in connection.execute("select name from main.sqlite_master where type in ('table', 'view')")
    }
    if not tables >= OUR_TABLES:
        return False
    return {
        row[0] for row in connection.execute("select name from pragma_table_info('claims')")
    } >= OUR_COLUMNS


def _recognised(database: Database) -> bool:
    if not database.path:
        return False
    stamp, ours = _seen.get(database, (None, False))
    if ours:
        return True
    now = _stamp(database.path)
    if now is None or now != stamp:
        ours = now is not None and _look(database)
        _seen[database] = (now, ours)
    return ours


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _look(database: Database) -> bool:
    try:
        connection: sqlite3.Connection = database.connect()  # type: ignore[no-untyped-call]
    except sqlite3.Error:
        return False
    try:
        return holds_our_tables(connection)
    except sqlite3.Error:
        return False
    finally:
        connection.close()
        database._all_file_connections.remove(connection)
