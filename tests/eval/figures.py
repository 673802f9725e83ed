"""Accuracy figures of a built database against the hand-annotated gold sets beside this file.

    python tests/eval/figures.py claims.db [--misses N]

What each key of a gold.json means: `same`, `diverge` and `different` are pairs of quotes; `copies` pairs of files;
`omission` a quote and the file that leaves it out; the rest are facts at a quote. A claim is "at" a quote when the
two share at least half of the shorter.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = dict[str, Any]
Span = tuple[int, int]

# Never looked at while rules are written: its figures say how well the rules do on what they were not written with.
KEPT_ASIDE = "d3_data_leak"
STRAYS = "links inside one event"


class Figures:
    """Hits out of tries for each figure, and what was missed."""

    def __init__(self, events: int) -> None:
        self.events = events
        self.hits: Counter[str] = Counter()
        self.tries: Counter[str] = Counter()
        self.missed: dict[str, list[object]] = defaultdict(list)

    def add(self, name: str, hit: bool, *what: object) -> None:
        self.tries[name] += 1
        self.hits[name] += hit
        if not hit:
            self.missed[name].append(what)

    def rate(self, name: str) -> float:
        return self.hits[name] / self.tries[name] if self.tries[name] else 0.0

    def rates(self) -> dict[str, float]:
        """Every figure as a share of 1, the three-way mean last."""
        found = {name: round(self.rate(name), 3) for name in sorted(self.tries)}
        three = ("same -> agrees", "diverge -> diverges", "different -> unlinked")
        return found | {"three-way": round(sum(map(self.rate, three)) / 3, 3)}


class Built:
    """A built database, read only."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.claims: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows("select * from claims order by article, char_start"):
            self.claims[row["article"]].append(row)
        self.links = {
            (row["left_claim"], row["right_claim"]): (row["verdict"], set(re.findall("[a-z]+", row["kinds"])))
            for row in self.rows("select * from links")
        }
        self.scores = {
            (row["left_claim"], row["right_claim"]): row["score"] for row in self.rows("select * from links")
        }

    def rows(self, sql: str, *values: object) -> list[Row]:
        return [dict(row) for row in self.db.execute(sql, values)]

    def close(self) -> None:
        self.db.close()


class Gold:
    """One event's answers, with the articles they are about."""

    def __init__(self, folder: Path, built: Built) -> None:
        answers: dict[str, list[Any]] = json.loads((folder / "gold.json").read_text("utf-8"))
        self.answers = defaultdict(list, answers)  # a set need not answer every question
        self.built = built
        rows = built.rows("select id, file, text from articles where file like ?", f"{folder.name}/%")
        self.articles = {row["file"].split("/")[-1]: row for row in rows}

    def span(self, file: str, quote: str) -> Span:
        """Where a quote stands; white space may have changed in extraction."""
        pattern = r"\s*".join(re.escape(character) for character in quote if not character.isspace())
        found = re.search(pattern, self.articles[file]["text"])
        if found is None:
            raise LookupError(f"{file}: the text as extracted lacks the quote {quote!r}")
        return found.span()

    def claims_at(self, file: str, quote: str) -> list[Row]:
        start, end = self.span(file, quote)
        return [
            claim
            for claim in self.built.claims[self.articles[file]["id"]]
            if _common(claim, start, end) * 2 >= min(end - start, claim["char_end"] - claim["char_start"]) > 0
            and _common(claim, start, end) > 0
        ]

    def verdict(self, file: str, quote: str, other_file: str, other_quote: str) -> tuple[str, set[str]]:
        """The strongest verdict between the claims at two quotes."""
        names, kinds = set(), set()
        for left in self.claims_at(file, quote):
            for right in self.claims_at(other_file, other_quote):
                first, second = sorted((left["id"], right["id"]))
                if (first, second) in self.built.links:
                    name, found = self.built.links[first, second]
                    names.add(name)
                    kinds |= found
        return next((name for name in ("diverges", "agrees") if name in names), "none"), kinds


def _common(row: Row, start: int, end: int) -> int:
    return int(min(end, row["char_end"]) - max(start, row["char_start"]))


def measure(database: Path, folders: list[Path]) -> Figures:
    """All figures over some events."""
    built, figures = Built(database), Figures(len(folders))
    golds = [Gold(folder, built) for folder in folders]
    for gold in golds:
        for part in (links, derivations, coverage, facts, sentences):
            part(gold, figures)
    strays(golds, figures)
    built.close()
    return figures


def links(gold: Gold, figures: Figures) -> None:
    for row in gold.answers["same"]:
        quotes = row[:4]
        verdict, _ = gold.verdict(*quotes)
        figures.add("linked", verdict != "none", *quotes)
        figures.add("same -> agrees", verdict == "agrees", verdict, *quotes)
    for *quotes, kind, why in gold.answers["diverge"]:
        verdict, kinds = gold.verdict(*quotes)
        figures.add("linked", verdict != "none", *quotes)
        figures.add("diverge -> diverges", verdict == "diverges", verdict, kind, *quotes, why)
        figures.add(f"diverge kind {kind}", verdict == "diverges" and kind in kinds, verdict, kinds, *quotes)
    for row in gold.answers["different"]:
        verdict, _ = gold.verdict(*row[:4])
        figures.add("different -> unlinked", verdict == "none", verdict, *row[:4])


def derivations(gold: Gold, figures: Figures) -> None:
    names = {row["id"]: name for name, row in gold.articles.items()}
    found = {
        (names[row["article"]], names[row["origin"]])
        for row in gold.built.rows("select * from derivations where how <> 'shared_quote'")
        if row["article"] in names and row["origin"] in names
    }
    wanted = {(copy, origin) for copy, origin, *_ in gold.answers["copies"]}
    for pair in sorted(wanted):
        figures.add("copies found", pair in found, pair)
    for pair in sorted(found):
        figures.add("copies right", pair in wanted or pair[::-1] in wanted, pair)
    for one, other, *_ in gold.answers["shared_quote"]:
        figures.add("shared quote is no copy", not found & {(one, other), (other, one)}, one, other)


def coverage(gold: Gold, figures: Figures) -> None:
    ids = {row["id"] for row in gold.articles.values()}
    status = {
        (row["claim"], row["other_article"]): row["status"]
        for row in gold.built.rows("select claim, other_article, status from coverage")
        if row["other_article"] in ids
    }
    for file, quote, other, *_ in gold.answers["omission"]:
        claims, other_id = gold.claims_at(file, quote), gold.articles[other]["id"]
        silent = bool(claims) and all(status.get((claim["id"], other_id)) == "silent" for claim in claims)
        figures.add("omission found", silent, file, quote, other)
    for file, quote, other, *_ in gold.answers["same"]:
        claims, other_id = gold.claims_at(file, quote), gold.articles[other]["id"]
        heard = [claim for claim in claims if status.get((claim["id"], other_id)) != "silent"]
        figures.add("same is no omission", bool(heard), file, quote, other)


def facts(gold: Gold, figures: Figures) -> None:
    for file, quote, expression, first, last in gold.answers["dates"]:
        found = [
            (fact["date_start"], fact["date_end"])
            for fact in _facts_at(gold, file, quote, expression, "date")
        ]
        figures.add("dates", (first, last) in found, file, expression, first, last, found)
    for file, quote, expression, low, high, _unit, approximate in gold.answers["numbers"]:
        numbers = _facts_at(gold, file, quote, expression, "number")
        equal = [
            fact
            for fact in numbers
            if fact["low"] is not None and _near(fact["low"], low) and _near(fact["high"], high)
        ]
        figures.add(
            "numbers", bool(equal), file, expression, [(fact["low"], fact["high"]) for fact in numbers]
        )
        if equal:
            figures.add(
                "approximate marked", any(bool(f["approximate"]) == approximate for f in equal), expression
            )
    for file, quote, level in gold.answers["certainty"]:
        levels = {claim["certainty"] for claim in gold.claims_at(file, quote)}
        figures.add("certainty", level in levels, file, quote, level, levels)
    for file, quote, speaker in gold.answers["speaker"]:
        wanted, said = squeeze(speaker), {squeeze(claim["speaker"]) for claim in gold.claims_at(file, quote)}
        figures.add(
            "speaker", any(s and (s in wanted or wanted in s) for s in said), file, quote, speaker, said
        )


def _facts_at(gold: Gold, file: str, quote: str, expression: str, kind: str) -> Iterator[Row]:
    start, end = gold.span(file, quote)
    place = gold.articles[file]["text"].find(expression, start, end)
    if place >= 0:
        start, end = place, place + len(expression)
    for claim in gold.claims_at(file, quote):
        for fact in gold.built.rows("select * from facts where claim = ? and kind = ?", claim["id"], kind):
            if _common(fact, start, end) > 0:
                yield fact


def sentences(gold: Gold, figures: Figures) -> None:
    for file, wanted in gold.answers["sentences"]:
        article = gold.articles[file]
        spans = gold.built.rows("select char_start, char_end from sentences where article = ?", article["id"])
        found = {squeeze(article["text"][row["char_start"] : row["char_end"]]) for row in spans}
        for sentence in wanted:
            figures.add("sentences found", squeeze(sentence) in found, file, sentence)
    for file, text in gold.answers["furniture"]:
        article = gold.articles[file]
        start = article["text"].find(text)
        spoken = start >= 0 and any(
            _common(c, start, start + len(text)) > 0 for c in gold.built.claims[article["id"]]
        )
        figures.add("furniture kept out", not spoken, file, text)


def strays(golds: list[Gold], figures: Figures) -> None:
    """The events have nothing to do with each other, so each link between two of them is false."""
    home = {row["id"]: place for place, gold in enumerate(golds) for row in gold.articles.values()}
    built = golds[0].built
    article_of = {claim["id"]: article for article, claims in built.claims.items() for claim in claims}
    for left, right in built.links:
        one, other = article_of[left], article_of[right]
        if one in home and other in home and one != other:
            figures.add(STRAYS, home[one] == home[other], left, right)


def squeeze(text: object) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text or "")))


def _near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))


def event_folders() -> list[Path]:
    return sorted(path.parent for path in HERE.glob("*/gold.json"))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("database", type=Path)
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show up to N misses of each figure"
    )
    options = parser.parse_args()
    figures = measure(options.database, event_folders())
    for name, rate in figures.rates().items():
        print(f"{name:28} {figures.hits[name]:5} / {figures.tries[name]:<5} {rate:.3f}")
        for miss in figures.missed[name][: options.misses]:
            print("     ", *miss)


if __name__ == "__main__":
    main()
