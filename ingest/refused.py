"""Why a database file cannot be used, and what a person does about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DatabaseRefusedError(Exception):
    """The file cannot be used: another program's, another version's, in use. The message says what to do."""


# What SQLite says, by the beginning of its result code's name, and what a person does about it.
_ADVICE = {
    "SQLITE_BUSY": "another program is writing to it: wait until it ends, or name another file with --db",
    "SQLITE_LOCKED": "another program is writing to it: wait until it ends, or name another file with --db",
    "SQLITE_READONLY": "allow writing to it and to its folder, or name another file with --db",
    "SQLITE_CANTOPEN": "check the path and the rights, or name another file with --db",
    "SQLITE_NOTADB": "name a file that `claims build` made, with --db",
    "SQLITE_CORRUPT": "the file is damaged: move it away and build it again from the sources",
    "SQLITE_FULL": "make room on the disk and run it again",
    "SQLITE_IOERR": "check the disk and run it again",
}


def refusal(path: Path, error: sqlite3.DatabaseError) -> DatabaseRefusedError | None:
    """What to tell a person about an error of SQLite; None where it is a fault of the program."""
    code = str(getattr(error, "sqlite_errorname", ""))
    advice = next((advice for name, advice in _ADVICE.items() if code.startswith(name)), None)
    return None if advice is None else DatabaseRefusedError(f"{path}: found {error}; {advice}")


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Names the file in every error of SQLite inside that a person can mend.

    Raises:
        DatabaseRefusedError: in place of such an error; others pass as they are.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        refused = refusal(path, error)
        if refused is None:
            raise
        raise refused from error
