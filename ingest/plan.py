"""What a run has to do: the sources as they are against the database as the last run left it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from claims.article import Outlet
from ingest import store
from ingest.manifest import Entry, Sources
from ingest.reading import Failure, Task, settings_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of one run."""

    tasks: tuple[Task, ...]
    """The articles to read: new ones, and those whose file, description or reading code changed; by file."""
    new: frozenset[str]
    """Files among them that the database does not hold."""
    unchanged: int
    failed: tuple[Failure, ...]
    """Files that cannot even be opened."""
    outlets: tuple[Outlet, ...] = ()
    """What the outlet lists say."""
    replaces: dict[str, str | None] = field(default_factory=dict)
    """For each file of the manifests, the file of the earlier edition it replaces."""
    removed: tuple[str, ...] = ()
    """Files of the database that no manifest names any more."""
    marks: dict[int, bool] = field(default_factory=dict)
    """Article rows whose mark "removed" is to be set (True) or cleared."""
    unnamed: int = 0
    unlisted: tuple[str, ...] = ()
    """Outlets that no outlets.yml describes."""


def plan_build(database: Database, sources: Sources) -> Plan:
    """The work of bringing the database up to date with the manifests."""
    named = {entry.file for entry in sources.entries}
    stored = database.execute("select id, file, removed from articles where not added").fetchall()
    return replace(
        plan_reading(database, sources.entries),
        outlets=sources.outlets,
        replaces={entry.file: entry.replaces for entry in sources.entries},
        removed=tuple(sorted({file for _, file, _ in stored} - named)),
        marks={number: file not in named for number, file, removed in stored if removed == (file in named)},
        unnamed=len(sources.unnamed),
        unlisted=sources.unlisted,
    )


def plan_reading(database: Database, entries: Iterable[Entry], added: bool = False) -> Plan:
    """The work of reading these entries where they changed; all other articles stay as they are.

    Args:
        added: True for articles that no manifest names.
    """
    stored = store.stored_settings(database)
    tasks, failed, unchanged = [], [], 0
    for entry in sorted(entries, key=lambda entry: entry.file):
        try:
            settings = settings_of(entry, added)
        except OSError as error:
            found = f"found a file that cannot be opened ({error.strerror or error}); allow reading it"
            failed.append(Failure(entry.file, found))
            continue
        if stored.get(entry.file) == settings:
            unchanged += 1
        else:
            tasks.append(Task(entry, settings, added))
    new = frozenset(task.entry.file for task in tasks if task.entry.file not in stored)
    return Plan(tuple(tasks), new, unchanged, tuple(failed))
