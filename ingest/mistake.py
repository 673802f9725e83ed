"""An exception that a person can do something about -> what to tell them."""

from __future__ import annotations

import sqlite3

from ingest.manifest import ManifestError

# Named, not imported: the run brings every stage with it, which a mistake in an export need not wait for.
_SAY_IT_THEMSELVES = frozenset(
    ("ingest.export.ExportError", "ingest.run.NothingToReadError", "ingest.schema.DatabaseRefusedError")
)


def explained(error: Exception) -> tuple[str, ...]:
    """One message for each mistake behind error; none if it is a fault of the program."""
    if isinstance(error, ManifestError):
        return tuple(map(str, error.problems))
    if f"{type(error).__module__}.{type(error).__name__}" in _SAY_IT_THEMSELVES:
        return (str(error),)
    if isinstance(error, sqlite3.DatabaseError):
        return _of_database(error)
    if isinstance(error, OSError) and error.strerror:
        found = f"{error.filename or 'a file'}: found {error.strerror.lower()}"
        return (f"{found}; check the path, the rights and the room on the disk",)
    return ()


# What SQLite says, by the name of its result code, and what a person does about it.
_ADVICE = {
    "SQLITE_BUSY": "another program is writing to it: wait until it ends",
    "SQLITE_LOCKED": "another program is writing to it: wait until it ends",
    "SQLITE_READONLY": "allow writing to it and to its folder, or name another with --db",
    "SQLITE_CANTOPEN": "check the path and the rights, or name another with --db",
    "SQLITE_NOTADB": "name a file that `claims build` made",
    "SQLITE_CORRUPT": "the file is damaged: move it away and build it again from the sources",
    "SQLITE_FULL": "make room on the disk and run it again",
    "SQLITE_IOERR": "check the disk and run it again",
}


def _of_database(error: sqlite3.DatabaseError) -> tuple[str, ...]:
    code = str(getattr(error, "sqlite_errorname", ""))
    for name, advice in _ADVICE.items():
        if code.startswith(name):
            return (f"the database: found {error}; {advice}",)
    return ()
