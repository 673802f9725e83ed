"""manifest.yml and outlets.yml -> what there is to read, with every mistake named by file and line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import get_args

from claims.article import NOTES, OUTLET_KINDS, Outlet
from claims.text import Language
from ingest.fields import Fields, Problem, Problems, choice, nearest, read_list, shown
from ingest.published import ADVICE, is_web_address, published
from ingest.read.reading import LARGEST_FILE

__all__ = ["Entry", "ManifestError", "Problem", "Sources", "load"]

MANIFEST = "manifest.yml"
OUTLETS = "outlets.yml"
LANGUAGES: tuple[str, ...] = get_args(Language)

_ARTICLE_KEYS = ("file", "outlet", "title", "url", "published", "language", "note", "replaces")
_OUTLET_KEYS = ("id", "name", "kind", "publisher", "country", "wire")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as its manifest describes it."""

    path: Path
    """Where the file is."""
    file: str
    """The path below the sources folder, with forward slashes: the article's name in the database."""
    outlet: Outlet
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date or date-time with offset, in normal form."""
    language: str | None = None
    """One of LANGUAGES; None where the manifest leaves it open."""
    note: str | None = None
    """One of claims.article.NOTES."""
    replaces: str | None = None
    """`file` of the edition that this one replaces."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the manifests below one folder describe."""

    entries: tuple[Entry, ...]
    """Folders in order of their names; within a folder in the manifest's order."""
    outlets: tuple[Outlet, ...]
    """By id."""
    unnamed: tuple[str, ...]
    """Files in a folder with a manifest that no manifest names; paths below the sources folder."""
    unlisted: tuple[str, ...] = ()
    """Outlets that a manifest names and no outlets.yml describes, sorted: nobody knows what they are."""


class ManifestError(Exception):
    """Mistakes in manifests or outlet lists: all of them, so that a person corrects them in one go."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))


def load(sources: Path) -> Sources:
    """What every manifest.yml below sources (itself included) describes.

    Outlets come from the outlets.yml beside a manifest and from those in its parent folders, up to sources.
    Raises ManifestError with every mistake found; nothing is written.
    """
    problems = Problems()
    if not sources.is_dir():
        found = "a file" if sources.exists() else "no such folder"
        problems.add(sources, None, "", found, f"name a folder that holds {MANIFEST}, or folders with one")
        raise ManifestError(tuple(problems.all))
    folders = tuple(_folders(sources, problems))
    if not problems.all and not any(MANIFEST in names for _, names in folders):
        problems.add(
            sources, None, "", f"no {MANIFEST} in it or below", f"add a {MANIFEST} beside the articles"
        )
    registry = _Registry(problems)
    for folder, names in folders:
        if OUTLETS in names:
            registry.read(folder)
    listing = _Listing(sources, registry, problems)
    for folder, names in folders:
        if MANIFEST in names:
            listing.read(folder)
    entries = listing.entries()
    if problems.all:
        raise ManifestError(tuple(problems.all))
    named = {entry.path.resolve() for entry in entries}
    unlisted = sorted({entry.outlet.id for entry in entries} - {outlet.id for outlet in registry.outlets()})
    return Sources(entries, registry.outlets(), tuple(_unnamed(sources, folders, named)), tuple(unlisted))


def _folders(sources: Path, problems: Problems) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every folder with the names of its files, sorted; hidden ones and linked ones left out."""

    def unreadable(error: OSError) -> None:
        found = f"a folder that cannot be read ({error.strerror})"
        problems.add(Path(error.filename), None, "", found, "allow reading it, or move it away")

    for path, folders, names in os.walk(sources, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield Path(path), tuple(sorted(name for name in names if not name.startswith(".")))


def _unnamed(
    sources: Path, folders: tuple[tuple[Path, tuple[str, ...]], ...], named: set[Path]
) -> Iterator[str]:
    described = {folder for folder, names in folders if MANIFEST in names}
    for folder, names in folders:
        if described.isdisjoint((folder, *folder.parents)):
            continue
        for name in names:
            if name not in (MANIFEST, OUTLETS) and (folder / name).resolve() not in named:
                yield (folder / name).relative_to(sources).as_posix()


class _Registry:
    """The outlets of every outlets.yml, by id; a second description of an id must say the same."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._by_id: dict[str, tuple[Outlet, Fields]] = {}
        self._folders: dict[Path, set[str]] = {}

    def outlets(self) -> tuple[Outlet, ...]:
        return tuple(self._by_id[id][0] for id in sorted(self._by_id))

    def visible(self, folder: Path, sources: Path) -> dict[str, Outlet]:
        """The outlets that a manifest in folder may name."""
        searched = [folder, *(parent for parent in folder.parents if parent.is_relative_to(sources))]
        return {id: self._by_id[id][0] for place in searched for id in self._folders.get(place, ())}

    def described_at(self, id: str) -> str | None:
        """Where an outlet is described, wherever that is: file:line."""
        found = self._by_id.get(id)
        return f"{found[1].file}:{found[1].line}" if found else None

    def read(self, folder: Path) -> None:
        here = self._folders[folder] = set()
        for fields in read_list(folder / OUTLETS, "outlets", self._problems):
            outlet = _outlet(fields)
            if outlet is None:
                continue
            if outlet.id in here:
                fields.problem("id", f"{shown(outlet.id)} a second time", "give each outlet its own id")
            elif outlet.id in self._by_id and self._by_id[outlet.id][0] != outlet:
                other = self._by_id[outlet.id][1]
                found = f"{shown(outlet.id)} described otherwise than in {other.file}:{other.line}"
                fields.problem("id", found, "make both say the same, or use another id")
            self._by_id.setdefault(outlet.id, (outlet, fields))
            here.add(outlet.id)


def _outlet(fields: Fields) -> Outlet | None:
    fields.refuse_unknown(_OUTLET_KEYS)
    id = fields.text("id", needed=True)
    name = fields.text("name", needed=True)
    kind = fields.text("kind", needed=True, of=OUTLET_KINDS)
    publisher, country, wire = fields.text("publisher"), fields.text("country"), fields.truth("wire")
    if id is None:
        return None
    # A wrong name or kind is already a problem, so no database is written: go on, to find the other mistakes.
    return Outlet(id, name or id, kind or "unknown", publisher or id, country, wire)


class _Listing:
    """The entries of every manifest, and the checks that need more than one of them."""

    def __init__(self, sources: Path, registry: _Registry, problems: Problems) -> None:
        self._sources = sources
        self._registry = registry
        self._problems = problems
        self._entries: list[tuple[Entry, Fields]] = []
        self._places: dict[Path, Fields] = {}

    def entries(self) -> tuple[Entry, ...]:
        """All entries, once every manifest has been read."""
        replaced = {entry.file: entry.replaces for entry, _ in self._entries}
        first: dict[str, Fields] = {}
        for entry, fields in self._entries:
            if entry.replaces is None:
                continue
            if entry.replaces not in replaced:
                fields.problem("replaces", shown(entry.replaces), choice(entry.replaces, replaced))
            elif _leads_back(entry.file, replaced):
                fields.problem("replaces", "an edition that replaces itself", "name the older edition's file")
            elif (other := first.setdefault(entry.replaces, fields)) is not fields:
                found = f"{shown(entry.replaces)}, replaced already in {other.file}:{other.line}"
                fields.problem("replaces", found, "name the edition just before this one")
        return tuple(entry for entry, _ in self._entries)

    def read(self, folder: Path) -> None:
        outlets = self._registry.visible(folder, self._sources)
        for fields in read_list(folder / MANIFEST, "articles", self._problems):
            fields.refuse_unknown(_ARTICLE_KEYS)
            path = self._path(folder, fields)
            entry = self._entry(folder, path or folder, outlets, fields)
            if path is not None:
                self._entries.append((entry, fields))

    def _entry(self, folder: Path, path: Path, outlets: dict[str, Outlet], fields: Fields) -> Entry:
        return Entry(
            path=path,
            file=path.relative_to(self._sources).as_posix(),
            outlet=self._outlet(folder, outlets, fields),
            title=fields.text("title"),
            url=_url(fields),
            published=_published(fields),
            language=fields.text("language", of=LANGUAGES),
            note=fields.text("note", of=NOTES),
            replaces=self._replaced(folder, fields),
        )

    def _outlet(self, folder: Path, outlets: dict[str, Outlet], fields: Fields) -> Outlet:
        """The outlet that is named; one that no list describes is taken as of unknown kind and family, unless it looks
        like a slip of the pen."""
        id = fields.text("outlet", needed=True) or ""
        if id in outlets:
            return outlets[id]
        if place := self._registry.described_at(id):
            found = f"{shown(id)}, which is described in {place}, not beside this manifest or above it"
            fields.problem("outlet", found, f"describe it in {folder / OUTLETS} in the same words")
        elif nearest(id, outlets):
            fields.problem("outlet", shown(id), choice(id, outlets))
        return Outlet(id, id, "unknown", id)

    def _path(self, folder: Path, fields: Fields) -> Path | None:
        name = fields.text("file", needed=True)
        if name is None:
            return None
        path = _below(folder, name)
        if path is None:
            fields.problem(
                "file", shown(name), "name a file inside the folder, without .. and without a leading /"
            )
        elif not _is_file(path):
            fields.problem("file", f"{shown(name)}, which is not there", _there(folder, name))
        elif not path.resolve().is_relative_to(folder.resolve()):
            fields.problem(
                "file", f"{shown(name)}, a link out of the folder", "put the file itself into the folder"
            )
        elif (size := path.stat().st_size) > LARGEST_FILE:
            fields.problem("file", f"{size:,} bytes", f"split it: at most {LARGEST_FILE:,} are read")
        elif (first := self._places.setdefault(path.resolve(), fields)) is not fields:
            fields.problem(
                "file", f"{shown(name)}, named already in {first.file}:{first.line}", "keep one of them"
            )
        else:
            return path
        return None

    def _replaced(self, folder: Path, fields: Fields) -> str | None:
        name = fields.text("replaces")
        path = None if name is None else _below(folder, name)
        return name if path is None else path.relative_to(self._sources).as_posix()


def _leads_back(file: str, replaced: dict[str, str | None]) -> bool:
    """Whether the editions before this one lead back to it."""
    seen: set[str] = set()
    before = replaced.get(file)
    while before is not None and before not in seen:
        seen.add(before)
        before = replaced.get(before)
    return file in seen


def _below(folder: Path, name: str) -> Path | None:
    """The path of a file named in a manifest, or None where the name leads out of the folder."""
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/") or "\\" in name or PureWindowsPath(name).drive:
        return None
    return folder.joinpath(*parts)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


def _there(folder: Path, name: str) -> str:
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    suggestion = nearest(name, files)
    return f"write {suggestion!r}?" if suggestion else "put the file there, or take the entry out"


def _published(fields: Fields) -> str | None:
    written = fields.text("published")
    if written is None:
        return None
    try:
        return published(written)
    except ValueError as error:
        fields.problem("published", str(error), ADVICE)
        return None


def _url(fields: Fields) -> str | None:
    url = fields.text("url")
    if url is None or is_web_address(url):
        return url
    fields.problem("url", shown(url), "write a full address that begins with http:// or https://")
    return None
