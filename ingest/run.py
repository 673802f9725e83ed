"""The run: sources -> read -> compared -> one database. Every stage, top to bottom, and the only writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic

from sqlite_utils import Database

from claims.article import Outlet
from claims.correction import corrections
from claims.coverage import answers, events
from claims.event import kinships
from claims.group import groups
from claims.link import weights
from claims.origin.attributed import attributions
from claims.origin.derivations import derivations
from claims.origin.ledger import ledger
from claims.origin.reach import unnamed
from claims.pair import Blocking
from claims.uncollected import uncollected
from ingest import manifest, store
from ingest.engine import Engine, OneMachine
from ingest.manifest import Entry
from ingest.plan import Plan, plan_build, plan_reading
from ingest.progress import Progress, Report, silent
from ingest.read import SUFFIXES
from ingest.reading import Failure
from ingest.store import ArticleRows
from ingest.writing import begin_writing, refresh_statistics, writing

ARTICLES_AT_ONCE = 50
"""Written in one transaction, which is faster than one by one (`benchmarks/stored.py`): some MB of rows."""
SECONDS_UNSAVED = 1.0
"""What was read is written after so long at the latest: more than a second or so of reading is never lost."""


class NothingToReadError(Exception):
    """There is no article where a person pointed. The message says what was expected."""


class NotAddedError(Exception):
    """Files cannot be added as they were described. The message says what was found and what to do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run found and did."""

    articles: int
    """In the database now, older editions not counted."""
    new: int
    changed: int
    """Another text, which is a new edition, or another description of the same text."""
    unchanged: int
    removed: tuple[str, ...]
    """Files in the database that no manifest names any more: kept, marked, and still compared."""
    claims: int
    groups: int
    agreements: int
    diverging: int
    sure_agreements: int
    """Of the agreements, those of links that are sure; the others are possible."""
    sure_diverging: int
    divergences: dict[str, int]
    """Diverging links by kind; a link of two kinds counts for both."""
    echoes: int
    single_source: int
    """Claims that one outlet alone reports."""
    failed: tuple[tuple[str, str], ...]
    """File and why."""
    unnamed: int
    """Files beside a manifest that it does not name."""
    unlisted: tuple[str, ...]
    """Outlets that no outlets.yml describes: what they alone report has an unknown origin."""
    seconds: float


def build(
    sources: Path,
    db: Path,
    report: Report = silent,
    engine: Callable[[], Engine] = OneMachine,
) -> Summary:
    """Brings the database at db up to date with every manifest below sources.

    Only articles whose file, description or reading code changed are read, and only their claims compared.
    Where nothing changed nothing is written.

    Args:
        engine: makes what reads articles, finds pairs of claims and judges them; this machine, or
            `ingest.spark.Spark`.

    Raises:
        ManifestError: for mistakes in manifests and outlet lists, before anything is written.
        NothingToReadError: if no manifest names an article.
        DatabaseRefusedError: if db is another program's, another version's, or in use.
    """
    began = monotonic()
    found = manifest.load(sources)
    if not found.entries:
        raise NothingToReadError(
            f"{sources}: no article to read. Articles lie in a folder with a manifest.yml that names them."
        )
    with writing(db) as database, closing(engine()) as runner:
        plan = plan_build(database, found)
        return _carry_out(database, plan, {"sources": str(sources)}, began, report, runner)


def add(
    paths: Sequence[Path],
    outlet: str,
    published: str | None,
    url: str | None,
    title: str | None,
    db: Path,
    report: Report = silent,
) -> Summary:
    """Reads files, or every readable file below folders, as articles of one outlet that no manifest names.

    A file of the same name of the same outlet with another text is a new edition. An outlet that the database
    does not know is taken in as of unknown kind and family.

    Raises:
        NothingToReadError: if there is no file that can be read.
        NotAddedError: if two files bear one name, or several are given one address or headline.
        DatabaseRefusedError: if db is another program's, another version's, or in use.
    """
    began = monotonic()
    files = _readable(paths)
    for field, value in {"--url": url, "--title": title}.items():
        if value is not None and len(files) > 1:
            raise NotAddedError(f"{field}: found {len(files)} files; give it with one file, or leave it out")
    with writing(db) as database:
        printed_by = store.known_outlet(database, outlet) or Outlet(outlet, outlet, "unknown", outlet)
        entries = [
            Entry(path, f"added/{outlet}/{name}", printed_by, title, url, published)
            for name, path in files.items()
        ]
        plan = plan_reading(database, entries, added=True)
        return _carry_out(
            database, plan, {"added": [entry.file for entry in entries]}, began, report, OneMachine()
        )


def _readable(paths: Sequence[Path]) -> dict[str, Path]:
    """The files to read, by their name below the folder that was given, or their bare name."""
    files: dict[str, Path] = {}
    for path in paths:
        for name, file in _named(path):
            other = files.setdefault(name, file)
            if other.resolve() != file.resolve():
                raise NotAddedError(
                    f"{file}: found the name {name} a second time, after {other}; "
                    "rename one, or give one folder that holds both"
                )
    if not files:
        shown = ", ".join(map(str, paths))
        raise NothingToReadError(f"{shown}: no file to read; names end in {', '.join(SUFFIXES)}.")
    return files


def _named(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in SUFFIXES and file.is_file():
            yield file.relative_to(path).as_posix(), file


def _carry_out(
    database: Database,
    plan: Plan,
    settings: Mapping[str, object],
    began: float,
    report: Report,
    engine: Engine,
) -> Summary:
    """Reads what changed, compares it with everything, and notes the run if it wrote anything."""
    started = store.now()
    failed = (*plan.failed, *_read(database, plan, report, engine))
    compare = bool(store.fresh_articles(database)) or store.outlets_differ(database, plan.outlets)
    if compare or plan.marks:
        begin_writing(database)
        with database.atomic():
            store.mark_removed(database, plan.marks)
            if compare:
                store.save_outlets(database, plan.outlets)
                store.settle_replaced(database, plan.replaces)
                store.save_comparison(database, _compare(database, report, engine))
            summary = _summary(database, plan, failed, monotonic() - began)
            store.save_run(database, started, settings, asdict(summary))
        refresh_statistics(database)
    return _summary(database, plan, failed, monotonic() - began)


def _read(database: Database, plan: Plan, report: Report, engine: Engine) -> list[Failure]:
    """Every article, some of them in each transaction; gives those that could not be read.

    An article is told of as done once it is in the file; what was read when a run is interrupted is still written.
    """
    failed: list[Failure] = []
    waiting: list[ArticleRows] = []
    since = monotonic()
    try:
        for done, rows in enumerate(engine.read(plan.tasks), start=1):
            if isinstance(rows, Failure):
                failed.append(rows)
            else:
                waiting.append(rows)
            if len(waiting) >= ARTICLES_AT_ONCE or monotonic() - since > SECONDS_UNSAVED:
                _save(database, waiting)
                since = monotonic()
            if not waiting:
                report(Progress("reading", done, len(plan.tasks)))
        if waiting:
            _save(database, waiting)
            report(Progress("reading", len(plan.tasks), len(plan.tasks)))
    finally:
        _save(database, waiting)
    return failed


def _save(database: Database, waiting: list[ArticleRows]) -> None:
    """Writes the articles that wait, whole or not at all, and takes them off the list."""
    several, waiting[:] = tuple(waiting), ()
    if several:
        begin_writing(database)
        store.save_articles(database, several)


@uncollected()
def _compare(database: Database, report: Report, engine: Engine) -> store.Comparison:
    """The comparison of all current articles, whose links are written on the way."""
    fresh = store.fresh_articles(database)
    report("comparing")
    current = store.load_current(database)
    finder = engine.statements()
    with closing(Blocking(current.assertions, finder)) as blocking:
        # What two articles' claims say of each other depends on these two alone; only whether the two are compared at
        # all can change with the others. So a verdict stands when its two articles are as they were and were compared
        # before.
        before, compared = store.load_compared(database), frozenset(blocking.related)
        standing = before & compared
        kept = {pair for pair in standing if fresh.isdisjoint(pair)}
        anew = [pair for pair in blocking.related if pair not in kept]
        store.save_compared(database, blocking.related, kept)
        found = store.save_links(
            database, store.load_verdicts(database, current.by_claim, kept), engine.judge(blocking, anew)
        )
        judged = sorted(
            found, key=lambda verdict: (verdict.link.left.claim.key, verdict.link.right.claim.key)
        )
        kin = kinships(current.articles, current.assertions, judged, finder)
        derived = derivations(current.articles, current.assertions, kin, finder, judged)
    grouped = groups(current.assertions, judged)
    happenings = events(current.articles, kin)
    derived += attributions(grouped, derived, [event.articles for event in happenings], judged)
    editions = store.load_editions(database)
    settled = store.settled_events(database, happenings, grouped, compared, kept, before)
    unsettled = [event for event in happenings if event not in settled]
    return store.Comparison(
        grouped,
        ledger(grouped, derived, unnamed(current.assertions)),
        derived,
        happenings,
        answers(current.assertions, judged, grouped, unsettled),
        corrections(current.assertions, grouped, derived, happenings, kin, editions),
        settled,
    )


def _summary(database: Database, plan: Plan, failed: Sequence[Failure], seconds: float) -> Summary:
    unread = {failure.file for failure in failed}
    read = {task.entry.file for task in plan.tasks} - unread

    def count(counted: str) -> int:
        return int(database.execute(f"select count(*) from {counted}").fetchone()[0])

    diverging = count("links where verdict = 'diverges'")
    sure = f"links where score >= {weights().sure} and verdict"
    return Summary(
        articles=count("current_articles"),
        new=len(read & plan.new),
        changed=len(read - plan.new),
        unchanged=plan.unchanged,
        removed=plan.removed,
        claims=count("claims where claim_group is not null"),
        groups=count("claim_groups"),
        agreements=count("links") - diverging,
        diverging=diverging,
        sure_agreements=count(f"{sure} = 'agrees'"),
        sure_diverging=count(f"{sure} = 'diverges'"),
        divergences=_divergences(database),
        echoes=count("echoes"),
        single_source=count("single_source"),
        failed=tuple((failure.file, failure.why) for failure in failed),
        unnamed=plan.unnamed,
        unlisted=plan.unlisted,
        seconds=round(seconds, 3),
    )


def _divergences(database: Database) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kinds, links_of_kinds in database.execute(
        "select kinds, count(*) from links where verdict = 'diverges' group by kinds order by kinds"
    ):
        for kind in kinds.split(","):
            counts[kind] = counts.get(kind, 0) + links_of_kinds
    return dict(sorted(counts.items()))
