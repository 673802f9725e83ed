"""An exception that a person can do something about -> what to tell them."""

from __future__ import annotations

from ingest.manifest import ManifestError
from ingest.refused import DatabaseRefusedError

# Named, not imported: the run brings every stage with it, which a mistake in an export need not wait for.
_SAY_IT_THEMSELVES = frozenset(
    (
        "ingest.export.ExportError",
        "ingest.run.NothingToReadError",
        "ingest.run.NotAddedError",
        "ingest.spark.session.SparkError",
    )
)


def explained(error: Exception) -> tuple[str, ...]:
    """One message for each mistake behind error; none if it is a fault of the program."""
    if isinstance(error, ManifestError):
        return tuple(map(str, error.problems))
    if f"{type(error).__module__}.{type(error).__name__}" in _SAY_IT_THEMSELVES:
        return (str(error),)
    if isinstance(error, DatabaseRefusedError):
        return (str(error),)
    if isinstance(error, OSError) and error.strerror:
        found = f"{error.filename or 'standard output'}: found {error.strerror.lower()}"
        return (f"{found}; check the path, the rights and the room on the disk",)
    return ()
