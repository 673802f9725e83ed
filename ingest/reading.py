"""Files -> rows: the stages that look at one article alone, in as many processes as there are cores."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from importlib.metadata import version
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

from claims.article import Article, Hyperlink, PublishedBasis
from claims.claim import read_claims
from claims.completeness import incomplete
from claims.fact import assertions
from claims.fact.date import printed_date
from claims.sentence import sentences
from claims.text import Language
from ingest.manifest import Entry
from ingest.read import Reading, UnreadableFile, contents, reading_of
from ingest.store import ArticleRows, article_rows

# Below this many bytes of files, one process is done before others have started and loaded the dictionary.
LEAST_BYTES_FOR_PROCESSES = 400_000
# An article links to a few others; a page with more is a list.
MOST_HYPERLINKS = 200
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read."""

    entry: Entry
    settings: str
    added: bool = False
    raw: bytes | None = field(default=None, repr=False)
    """The file's bytes, for a reader that does not see the file; where None, it is opened when it is read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and why."""

    file: str
    why: str


def settings_of(entry: Entry, added: bool = False) -> str:
    """A digest of everything that an article's reading depends on: its bytes, its description, this code.

    Raises:
        OSError: if the file cannot be read.
    """
    described = {**asdict(entry), "path": None}
    parts = [code_version(), hashlib.sha256(entry.path.read_bytes()).hexdigest(), described, added]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=1)
def code_version() -> str:
    """A digest of the stages' code and word lists and of the dictionary's version."""
    here = Path(__file__).parent
    stages = [here.parent / "claims", here / "read", here / "store"]
    files = [here / "reading.py", *(path for folder in stages for path in sorted(folder.rglob("*")))]
    digest = hashlib.sha256(version("sudachidict_core").encode())
    for path in files:
        if path.suffix in {".py", ".sql", ".yml", ".txt"} and "explorer" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def read_all(tasks: Sequence[Task], processes: int | None = None) -> Iterator[ArticleRows | Failure]:
    """The rows of each article, or why there are none, in the order of the tasks.

    Args:
        processes: how many; by default one for a few small files, else one for each core.
    """
    if processes is None:
        size = sum(task.entry.path.stat().st_size for task in tasks if task.entry.path.exists())
        processes = (os.cpu_count() or 1) if size >= LEAST_BYTES_FOR_PROCESSES else 1
    if processes == 1 or len(tasks) < 2:
        yield from map(read_article, tasks)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _end_with_parent) as pool:
        futures = [pool.submit(read_article, task) for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Failure(task.entry.file, "the process that read the articles was ended from outside")


def _end_with_parent() -> None:
    """Lets a reading process end when the run is killed, which cannot tell it to."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end, args=[parent.sentinel], daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def opened(task: Task) -> Task | Failure:
    """The task with the file's bytes, to be read where this disk is not seen; or why there are none."""
    try:
        return replace(task, raw=contents(task.entry.path))
    except UnreadableFile as error:
        return _unreadable(task, error)


def read_article(task: Task) -> ArticleRows | Failure:
    """One file through every stage that looks at it alone. Whatever goes wrong concerns this article only."""
    try:
        article = article_of(task.entry, task.raw)
        units = sentences(article)
        found = assertions(units, read_claims(units))
        return article_rows(article, units, found, incomplete(article, units), task.settings, task.added)
    except UnreadableFile as error:
        return _unreadable(task, error)
    except Exception as error:
        why = f"{type(error).__name__}: {error} (a mistake in this program; please report it)"
        return Failure(task.entry.file, why)


def _unreadable(task: Task, error: UnreadableFile) -> Failure:
    return Failure(task.entry.file, str(error).removeprefix(f"{task.entry.path}: "))


def article_of(entry: Entry, raw: bytes | None = None) -> Article:
    """One file read into an article; the manifest's word before the page's.

    Args:
        raw: the file's bytes, where they are at hand; else it is opened.

    Raises:
        UnreadableFile: with the reason and what to do.
    """
    raw = contents(entry.path) if raw is None else raw
    reading = reading_of(entry.path, raw, language=cast(Language | None, entry.language))
    published, basis = _published(entry, reading)
    url = entry.url or reading.url
    return Article(
        entry.file,
        entry.outlet,
        reading.text,
        entry.title or reading.title,
        url,
        published,
        basis,
        reading.language,
        entry.note,
        tuple(_hyperlinks(reading, url)),
    )


def _hyperlinks(reading: Reading, url: str | None) -> Iterator[Hyperlink]:
    """The links that lead to other pages, addresses made absolute, in the order of the text."""
    for start, end, written in sorted(reading.hyperlinks)[:MOST_HYPERLINKS]:
        try:
            address = urljoin(url or "", written)
        except ValueError:
            continue
        if address.startswith(("http://", "https://")) and len(address) <= LONGEST_ADDRESS:
            yield Hyperlink(start, end, address)


def _published(entry: Entry, reading: Reading) -> tuple[str | None, PublishedBasis]:
    if entry.published:
        return entry.published, "manifest"
    found = printed_date(reading.text) or reading.published
    return found, "text" if found else "unknown"
