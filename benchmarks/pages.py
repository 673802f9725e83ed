"""How long the pages of a database take: its home, claims with facets, a search, groups and articles.

    python benchmarks/pages.py --sentences 10000
    python benchmarks/pages.py --db claims.db

Asks Datasette itself, in this process and one page after another, so the browser and the network are left out. Each
kind of page is asked for many rows drawn by seed; Datasette ends a query after one second, and an ended one counts as
failed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from corpus import corpus
from datasette.app import Datasette
from stored import list_sources, write_sources

from ingest import run

SEED = 1
LETTERS_SOUGHT = (2, 4)
"""How many letters of a claim are searched for."""


def pages(db: Path, requests: int) -> dict[str, list[str]]:
    """For each kind of page the addresses to ask for, below the database's own, as many as there are requests."""
    dice = random.Random(SEED)
    connection = sqlite3.connect(db)
    try:
        groups, articles, claims = (
            [row[0] for row in connection.execute(query)]
            for query in (
                "select id from claim_groups where outlet_count > 1 order by id",
                "select id from articles order by id",
                "select id from claims order by id",
            )
        )
        texts = [row[0] for row in connection.execute("select text from claims order by id limit 20000")]
    finally:
        connection.close()
    return {
        "home": [""] * requests,
        "claims with facets": ["/claims?_facet=outlet&_facet=certainty"] * requests,
        "claims of one outlet with facets": [
            f"/claims?outlet={quote(outlet)}&_facet=certainty"
            for outlet in _drawn(_outlets(db), requests, dice)
        ],
        "search": [f"/claims?_search={quote(_part(text, dice))}" for text in _drawn(texts, requests, dice)],
        "group": [f"/claim_groups/{number}" for number in _drawn(groups or claims, requests, dice)],
        "article": [f"/articles/{number}" for number in _drawn(articles, requests, dice)],
        "echoes": ["/echoes"] * requests,
    }


def _outlets(db: Path) -> list[str]:
    connection = sqlite3.connect(db)
    try:
        return [row[0] for row in connection.execute("select id from outlets order by id")]
    finally:
        connection.close()


def _drawn(rows: Sequence[str], requests: int, dice: random.Random) -> list[str]:
    return dice.choices(rows, k=requests)


def _part(text: str, dice: random.Random) -> str:
    """Some letters of a claim that stand together."""
    length = dice.randint(*LETTERS_SOUGHT)
    start = dice.randrange(max(1, len(text) - length))
    return text[start : start + length]


async def seconds(db: Path, asked: Mapping[str, Sequence[str]]) -> dict[str, tuple[list[float], int]]:
    """For each kind of page the seconds of each request, and how many failed."""
    datasette = Datasette([str(db)])
    await datasette.invoke_startup()
    found: dict[str, tuple[list[float], int]] = {}
    for kind, addresses in asked.items():
        spent, failed = [], 0
        for address in addresses:
            began = time.perf_counter()
            response = await datasette.client.get(f"/{db.stem}{address}", follow_redirects=True)
            spent.append(time.perf_counter() - began)
            failed += response.status_code != 200 or "SQL query took too long" in response.text
        found[kind] = spent, failed
    return found


def share(spent: Sequence[float], part: float) -> float:
    """The time within which that part of the requests was answered."""
    ordered = sorted(spent)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def table(found: Mapping[str, tuple[Sequence[float], int]]) -> Iterator[str]:
    yield "| page | half of them within | 99 % within | not answered in time |"
    yield "| --- | --: | --: | --: |"
    for kind, (spent, failed) in found.items():
        yield f"| {kind} | {share(spent, 0.5):.2f} s | {share(spent, 0.99):.2f} s | {failed} of {len(spent)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--sentences", type=int, default=10_000, help="of a corpus that is built first")
    parser.add_argument("--db", type=Path, help="a database to ask instead")
    parser.add_argument("--requests", type=int, default=100, help="of each kind of page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "claims.db"
        if options.db is None:
            sources = Path(folder) / "sources"
            list_sources(write_sources(corpus(options.sentences), sources), sources)
            run.build(sources, db)
        found = asyncio.run(seconds(db, pages(db, options.requests)))
        connection = sqlite3.connect(db)
        claims = connection.execute("select count(*) from claims").fetchone()[0]
        connection.close()
        print(f"{claims:,} claims, {db.stat().st_size / 1e6:,.0f} MB\n")
        print("\n".join(table(found)))


if __name__ == "__main__":
    main()
