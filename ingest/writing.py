"""One writer at a time: the lock, the write-ahead log while building, and one plain file at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from ingest.refused import DatabaseRefusedError, refusing
from ingest.schema import open_database
from ingest.store import merge_entries

# Pages that analyze looks at for each index: enough for the planner, and no full scan of a large file.
ANALYSIS_LIMIT = 1000
# A run that makes the file so many times as large has written most of it.
GROWTH_TO_PACK = 2


@contextmanager
def writing(path: Path) -> Iterator[Database]:
    """The database at path for one run, which no other run can write to meanwhile.

    Nothing is written until `begin_writing`. On leaving, also after an error, the file is whole by itself.

    Raises:
        DatabaseRefusedError: if another run or program holds the file, it is not ours, or it is damaged.
    """
    with _lock(path), refusing(path):
        before = path.stat().st_size if path.exists() else 0
        database = open_database(path)
        mostly_new = False
        try:
            yield database
            mostly_new = _size(database) > GROWTH_TO_PACK * before
        finally:
            _finish(database)
            if mostly_new and not _logs_ahead(database):
                _pack(database)
            database.close()


def begin_writing(database: Database) -> None:
    """Turns the write-ahead log on: an article is committed with one write, and readers go on reading."""
    database.execute("pragma journal_mode = wal").fetchone()
    database.execute("pragma synchronous = normal")


def refresh_statistics(database: Database) -> None:
    """Tells SQLite's planner what the tables hold."""
    database.execute(f"pragma analysis_limit = {ANALYSIS_LIMIT}").fetchone()
    database.execute("analyze")


def _size(database: Database) -> int:
    """In bytes, with what still stands in the write-ahead log."""
    pages, page_bytes = (
        int(database.execute(f"pragma {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * page_bytes


def _pack(database: Database) -> None:
    """Writes a file that is mostly new once more, in order: a tenth smaller, for rows arrive in no order.

    It is for room alone: where a reader has the file open, or the disk has no room for both, it stays as it is.
    """
    # Without the write-ahead log only this outlasts a loss of power in the midst of it.
    database.execute("pragma synchronous = full")
    try:
        with database.atomic():
            merge_entries(database)
        database.conn.execute("vacuum")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL")):
            raise


def _finish(database: Database) -> None:
    """Brings the write-ahead log back into the file; if a reader has it open, the next run does."""
    if database.conn.in_transaction:
        database.conn.rollback()
    try:
        if _logs_ahead(database):
            database.execute("pragma wal_checkpoint(truncate)").fetchone()
            database.execute("pragma journal_mode = delete").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise


def _logs_ahead(database: Database) -> bool:
    return bool(database.execute("pragma journal_mode").fetchone()[0] == "wal")


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Holds path.lock, an empty SQLite file: its lock ends with the process, however that ends."""
    lock_path = path.with_name(f"{path.name}.lock")
    try:
        lock = sqlite3.connect(lock_path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise DatabaseRefusedError(
            f"{path}: found that no file can be made in {path.parent} ({error}); name another place with --db"
        ) from error
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        lock.close()
        raise DatabaseRefusedError(
            f"{path}: found another run writing to it; wait until it ends, or name another file with --db"
        ) from error
    try:
        yield
    finally:
        lock_path.unlink(missing_ok=True)
        lock.close()
