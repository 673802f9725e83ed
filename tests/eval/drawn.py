"""How right the links of a build are that people have graded who knew neither the rules nor how sure the build was.

    python tests/eval/drawn.py practice.db tests/eval/practice/sure_links.jsonl

Of the graded links those count that the build still makes, with the verdict that was graded. `aside/drawn_links.jsonl`
holds links drawn at random from the events that nobody reads; `practice/sure_links.jsonl` every link between languages,
and a draw of those within one, that a build of the events for practice called sure (from .8 on, then).
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claims.link import weights

Graded = dict[str, Any]
Claim = tuple[str, str]


def measure(database: Path, graded: Path, part: Callable[[float, Graded], str]) -> dict[str, Counter[str]]:
    """For each part that a link falls into: how many links ("links"), of them about one fact ("same_fact") and with the
    right verdict ("verdict_right").

    Args:
        database: a build of the folder that the graded links are from.
        graded: a file of lines, each a graded link.
        part: from a link's score now, and how it was graded, to the name of its part.
    """
    made, found = _links(database), defaultdict[str, Counter[str]](Counter)
    for line in graded.read_text("utf-8").splitlines():
        row: Graded = json.loads(line)
        now = made.get(frozenset((tuple(row["left"]), tuple(row["right"]))))
        if now and now[0] == row["given"]:
            counts = found[part(now[1], row)]
            counts.update(links=1, same_fact=row["same_fact"], verdict_right=row["verdict_right"])
    return dict(found)


def sureness(score: float, row: Graded) -> str:
    return "sure" if score >= weights().sure else "possible"


def _band(score: float, row: Graded) -> str:
    return f"{row['given']} from {int(score * 20) / 20:.2f}"


def _links(database: Path) -> dict[frozenset[Claim], tuple[str, float]]:
    """Verdict and score of the links, by file and text of their claims."""
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    rows = db.execute(
        "select a.file, l.text, b.file, r.text, links.verdict, links.score from links"
        " join claims l on l.id = left_claim join claims r on r.id = right_claim"
        " join articles a on a.id = l.article join articles b on b.id = r.article"
    ).fetchall()
    db.close()
    return {
        frozenset(((one, said), (other, told))): (verdict, score)
        for one, said, other, told, verdict, score in rows
    }


def main() -> None:
    for name, counts in sorted(measure(Path(sys.argv[1]), Path(sys.argv[2]), _band).items()):
        shares = (counts[field] / counts["links"] for field in ("same_fact", "verdict_right"))
        print(
            f"{name}: {counts['links']} links, about one fact {next(shares):.2f}, verdict right {next(shares):.2f}"
        )


if __name__ == "__main__":
    main()
