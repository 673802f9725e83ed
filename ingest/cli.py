"""The `claims` command: words on the command line -> calls of the run, imported only when a command needs it.

Exit codes: 0 done; 1 something failed (an article unread, a proof that does not hold, a mistake in a
manifest); 2 wrong use of the command; 130 interrupted.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.comparison import Comparison
    from claims.feature import Reason
    from ingest.engine import Engine
    from ingest.run import Summary

INTERRUPTED = 130


class _Commands(click.Group):
    """Turns what a person can mend into one line for each mistake; the rest is a fault of the program."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(
                "claims: stopped; nothing is half-written, and the next run goes on from here", err=True
            )
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            from ingest.mistake import explained

            messages = explained(error)
            if not messages:
                raise
            for message in messages:
                click.echo(f"claims: {message}", err=True)
            ctx.exit(1)


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from ingest.published import ADVICE, published

    try:
        return None if value is None else published(value)
    except ValueError as error:
        raise click.BadParameter(f"found {error}; {ADVICE}") from None


def _url(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from ingest.published import is_web_address

    if value is None or is_web_address(value):
        return value
    raise click.BadParameter(f"found {value!r}; write an address that begins with http:// or https://")


def _database(ctx: click.Context, parameter: click.Parameter, value: Path) -> Path:
    if value.is_dir():
        raise click.BadParameter(f"found the folder {value}; name a file, such as {value / 'claims.db'}")
    return value


def _memory(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from claims.engine import check_memory

    try:
        check_memory(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}; write a size such as 500MB or 2GB") from None
    return value


def _engine(engine: str, memory: str | None) -> Callable[[], Engine]:
    """What makes the engine that a person named."""
    from ingest.engine import OneMachine

    name, _, master = engine.partition("=")
    if name == "embedded" and not master:
        return partial(OneMachine, memory)
    if name != "spark":
        raise click.BadParameter(
            f"found {engine!r}; write embedded, spark or spark=MASTER_URL", param_hint="--engine"
        )
    from ingest.spark import LOCAL_MASTER, Spark, SparkError

    try:
        spark = Spark(master or LOCAL_MASTER)
    except SparkError as error:
        raise click.BadParameter(str(error), param_hint="--engine") from None
    return lambda: spark


_db = click.option(
    "--db",
    type=click.Path(path_type=Path),
    callback=_database,
    default=Path("claims.db"),
    show_default=True,
    help="The database file.",
)
_published = click.option("--published", metavar="DATE", callback=_date, help="When it was printed (ISO).")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-V", "--version", package_name="claims", message="claims %(version)s")
def main() -> None:
    """Which outlet reported what, where they agree, and where they differ.

    A folder of articles goes in, one SQLite file comes out. Exit codes: 0 done, 1 something failed, 2 wrong
    use, 130 interrupted.

    \b
    Example:
      claims build && datasette claims.db
    """


@main.command()
@click.argument("sources", type=click.Path(path_type=Path), default=Path("sources"))
@_db
@click.option(
    "--memory",
    metavar="SIZE",
    callback=_memory,
    help="The most that finding pairs of claims may hold in memory before it spills to disk, such as 2GB; of "
    "the embedded engine.",
)
@click.option(
    "--engine",
    metavar="NAME",
    default="embedded",
    show_default=True,
    help="What reads articles, finds pairs of claims and judges them: embedded, on this machine; or "
    "spark[=MASTER_URL], by default on all its cores, else on a cluster (the extra `spark` and Java 17).",
)
def build(sources: Path, db: Path, memory: str | None, engine: str) -> None:
    """Read what the manifests below SOURCES name.

    Brings the database up to date; without SOURCES the folder "sources" is read. Only what changed is read
    again; an article that no manifest names any more is kept and marked. Exit code 1 if any article could not
    be read; the others are in.

    \b
    Example:
      claims build ../my-articles --db april.db
    """
    from ingest import run
    from ingest.progress import reporting

    runner = _engine(engine, memory)
    with reporting() as report:
        summary = run.build(sources, db, report, engine=runner)
    _finish(summary, db)


@main.command()
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--outlet", metavar="ID", required=True, help="Who printed it: an id of outlets.yml.")
@_published
@click.option("--url", metavar="URL", callback=_url, help="Where it stands on the web.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@_db
def add(
    paths: tuple[Path, ...], outlet: str, published: str | None, url: str | None, title: str | None, db: Path
) -> None:
    """Read articles that no manifest names into the database.

    An outlet that the database does not know is taken in as of unknown kind, and is never counted as an
    independent source. Exit code 1 if any article could not be read.

    \b
    Example:
      claims add page.html --outlet toto-shimbun --published 2024-07-29
    """
    from ingest import run
    from ingest.progress import reporting

    for path in paths:
        if not path.exists():
            raise click.BadParameter(f"found no {path}; name files or folders that are there")
    if not outlet.strip():
        raise click.BadParameter("found nothing; write an id of outlets.yml", param_hint="--outlet")
    with reporting() as report:
        summary = run.add(paths, outlet.strip(), published, url, title, db, report)
    _warn_of_unknown(outlet.strip(), db)
    _finish(summary, db)


def _warn_of_unknown(outlet: str, db: Path) -> None:
    """Says aloud that an outlet was made up on the way, and which known one was perhaps meant."""
    from ingest.export import reading
    from ingest.fields import nearest

    with reading(db) as database:
        kinds = dict(database.execute("select id, kind from outlets"))
        names = dict(database.execute("select name, id from outlets where kind <> 'unknown'"))
    if kinds.get(outlet) != "unknown":
        return
    meant = names.get(outlet) or nearest(outlet, [id for id, kind in kinds.items() if kind != "unknown"])
    advice = f"; if you mean {meant!r}, say --outlet {meant}" if meant else ""
    click.echo(
        f"claims: outlet {outlet!r} is in no outlets.yml: its kind and family are unknown{advice}", err=True
    )


def _finish(summary: Summary, db: Path) -> None:
    from ingest.summary import lines

    for line in lines(summary, db):
        click.echo(line)
    if summary.failed:
        sys.exit(1)


@main.command()
@click.argument("left")
@click.argument("right")
@_published
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def compare(left: str, right: str, published: str | None, as_json: bool) -> None:
    """Compare two sentences, and say why.

    Do they agree, diverge (in what), or speak of different things?

    \b
    Example:
      claims compare "首相は28日に訪米する。" "首相は29日に訪米する。" --published 2024-07-20
    """
    import claims

    try:
        comparison = claims.compare(left, right, published)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        click.echo(json.dumps(asdict(comparison), ensure_ascii=False, indent=2))
    else:
        _print_comparison(comparison)


def _print_comparison(comparison: Comparison) -> None:
    kinds = f" ({', '.join(comparison.kinds)})" if comparison.kinds else ""
    click.echo(f"{comparison.verdict}{kinds}, closeness {comparison.score:.2f}")
    for reason in comparison.reasons:
        if reason.score or reason.left_value != reason.right_value:
            click.echo(f"  {reason.score:+.2f}  {reason.feature}{_values(reason)}")


def _values(reason: Reason) -> str:
    values = f"{reason.left_value or '–'} | {reason.right_value or '–'}"
    shown = f": {values}" if reason.left_value or reason.right_value else ""
    return f"{shown}   {reason.detail}" if reason.detail else shown


@main.command()
@click.argument("left")
@click.argument("right")
@_published
@_db
def explain(left: str, right: str, published: str | None, db: Path) -> None:
    """Show two claims, or two texts, side by side and say why they agree or not.

    LEFT and RIGHT are numbers of claims in the database, or two sentences; --published is for sentences. The
    reasons come strongest first, in words.

    \b
    Examples:
      claims explain 2761670198337800 1685955731169617 --db april.db
      claims explain "首相は28日に訪米する。" "The prime minister will visit the U.S. on July 29."
    """
    import shutil

    from ingest.explain import lines, of_claims, of_texts

    numbers = [int(side) for side in (left, right) if side.isascii() and side.isdigit()]
    if len(numbers) == 1:
        raise click.UsageError("found a number and a text; give two numbers of claims, or two texts")
    try:
        if numbers:
            pair = of_claims(db, *numbers)
        else:
            import claims

            pair = of_texts(left, right, claims.compare(left, right, published))
    except (LookupError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    for line in lines(pair, shutil.get_terminal_size().columns):
        click.echo(line)


@main.command()
@_db
def verify(db: Path) -> None:
    """Prove that the database holds what was printed.

    Checks every place in a text, the hashes, the keys, and the file by SQLite's own checks. Exit code 1 if
    anything does not hold; each such row is named.

    \b
    Example:
      claims verify --db claims.db
    """
    from ingest.verify import verify as failures_of

    failures = failures_of(db)
    for failure in failures:
        click.echo(failure)
    if failures:
        click.echo(f"claims: {db}: {len(failures):,} of the proofs do not hold", err=True)
        sys.exit(1)
    click.echo(f"{db}: every proof holds")


@main.command()
@click.argument("table", metavar="TABLE|VIEW")
@click.option(
    "--format", type=click.Choice(["csv", "jsonl", "xlsx"]), help="By default what FILE ends in, else csv."
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else printed."
)
@_db
def export(table: str, format: str | None, output: Path | None, db: Path) -> None:
    """Write a whole table or view for other programs.

    Row numbers have up to 16 digits: xlsx keeps them whole, as text; Excel rounds them when it opens a csv.

    \b
    Example:
      claims export divergences -o divergences.xlsx
    """
    from ingest.export import FORMATS
    from ingest.export import export as write

    ending = output.suffix.lower().removeprefix(".") if output and not format else ""
    if ending and ending not in FORMATS:
        raise click.BadParameter(
            f"found the ending .{ending}; end it in .{', .'.join(FORMATS)}, or say --format", param_hint="-o"
        )
    write(db, table, format or ending or "csv", output, sys.stdout.buffer)


@main.command()
def version() -> None:
    """Print the versions that results depend on.

    \b
    Example:
      claims version
    """
    import sqlite3
    from importlib.metadata import version as version_of

    click.echo(f"claims {version_of('claims')}")
    for package in ("sudachipy", "sudachidict_core", "trafilatura", "datasette"):
        click.echo(f"  {package} {version_of(package)}")
    click.echo(f"  sqlite {sqlite3.sqlite_version}, python {sys.version.split()[0]}")
