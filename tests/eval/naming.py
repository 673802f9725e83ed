"""How many names are found, and how many found are right, in two documents marked by hand.

    python tests/eval/naming.py [--misses]

The answers stand in names.yml beside this file. A name found is right where it begins where a marked one of its class
begins and holds it whole (a title may follow); an entity is whole where all its mentions found have one canonical
name that no other entity has.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claims.article import Article
from claims.fact.fact import Fact
from claims.fact.name import names_of
from claims.sentence import sentences
from ingest.manifest import load
from ingest.reading import article_of

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"
SEEDS = HERE.parents[2] / "shared" / "seeds"


@dataclass(frozen=True)
class Marked:
    """One name as marked. Offsets count code points of the article's text, end exclusive."""

    start: int
    end: int
    entity: str
    number: int
    """Equal for all mentions of one entity in the document."""


@dataclass(frozen=True)
class Document:
    """A document with its marked names and those found."""

    article: Article
    marked: tuple[Marked, ...]
    found: tuple[Fact, ...]

    def matches(self) -> list[tuple[Marked, Fact]]:
        starts = {(fact.char_start, fact.entity): fact for fact in self.found}
        pairs = [(one, starts.get((one.start, one.entity))) for one in self.marked]
        return [(one, fact) for one, fact in pairs if fact is not None and one.end <= fact.char_end]


def documents() -> list[Document]:
    """The documents of names.yml that are at hand."""
    gold = yaml.safe_load((HERE / "names.yml").read_text("utf-8"))["documents"]
    return [_document(entry) for entry in gold if "file" in entry or SEEDS.is_dir()]


def _document(entry: dict[str, Any]) -> Document:
    if "file" in entry:
        folder, file = entry["file"].split("/")
        article = _article(SOURCES / folder, file)
        marked = [Marked(start, start + len(str(name)), *rest) for start, name, *rest in entry["names"]]
    else:
        article = _article(SEEDS, entry["seed"])
        digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
        if digest != entry["sha256"]:
            raise LookupError(f"names.yml: {entry['seed']}: found a text of digest {digest}; mark it anew")
        marked = [Marked(*row) for row in entry["names"]]
    found = tuple(fact for fact in names_of(sentences(article)) if fact.entity != "work")
    return Document(article, tuple(marked), found)


def _article(folder: Path, file: str) -> Article:
    return next(article_of(entry) for entry in load(folder).entries if entry.file.split("/")[-1] == file)


def rates(read: Sequence[Document]) -> dict[str, float]:
    """Precision, recall, and the share of entities with more than one mention that are whole."""
    right = sum(len(document.matches()) for document in read)
    whole = [one for document in read for one in _whole(document.matches())]
    return {
        "precision": right / max(1, sum(len(document.found) for document in read)),
        "recall": right / max(1, sum(len(document.marked) for document in read)),
        "entities whole": sum(whole) / max(1, len(whole)),
    }


def _whole(matches: Iterable[tuple[Marked, Fact]]) -> list[bool]:
    """For each entity met more than once, whether its mentions share one name, and no other entity has it."""
    values: dict[int, list[str]] = defaultdict(list)
    owners: dict[str, set[int]] = defaultdict(set)
    for marked, fact in matches:
        values[marked.number].append(fact.value)
        owners[fact.value].add(marked.number)
    return [
        len(set(found)) == 1 and len(owners[found[0]]) == 1 for found in values.values() if len(found) > 1
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true", help="show each name that is missed or wrong")
    options = parser.parse_args()
    read = documents()
    for name, rate in rates(read).items():
        print(f"{name:16} {rate:.3f}")
    for document in read if options.misses else ():
        matches = document.matches()
        for one in document.marked:
            if not any(marked is one for marked, _ in matches):
                print("missed", document.article.file, document.article.text[one.start : one.end], one.entity)
        for fact in document.found:
            if not any(right is fact for _, right in matches):
                print("wrong ", document.article.file, fact.surface, fact.entity)


if __name__ == "__main__":
    main()
