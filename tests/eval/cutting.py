"""How many sentences are cut into claims as an editor would, and how many subjects are right.

    python tests/eval/cutting.py [--misses]

The answers stand in claims.yml beside this file, with what counts as right.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from claims.article import Article
from claims.claim import Claim, read_claims
from claims.sentence import sentences
from ingest.manifest import load
from ingest.reading import article_of

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"
SEEDS = HERE.parents[2] / "shared" / "seeds"
Span = tuple[int, int]

_EDGE = r"[\s・、。．，,.;:；：\-–—―*＊•●○■□◆◇▼▲※✅💡]*"
_LABEL = re.compile(rf"{_EDGE}(?:[0-9０-９]{{1,2}}[.．])?{_EDGE}")
_TAIL = re.compile(rf"{_EDGE}\Z")


@dataclass(frozen=True)
class Wanted:
    """One claim as it should be. Offsets count from the start of the article's text."""

    span: Span
    subjects: tuple[str | None, ...]
    inherited: bool


@dataclass(frozen=True)
class Graded:
    """One sentence with its right cutting and what the tool makes of it."""

    article: Article
    span: Span
    wanted: tuple[Wanted, ...]
    found: tuple[Claim, ...]

    @property
    def boundaries_right(self) -> bool:
        spans = [_core(self.article.text, claim.char_start, claim.char_end) for claim in self.found]
        return spans == [_core(self.article.text, *wanted.span) for wanted in self.wanted]

    @property
    def right(self) -> bool:
        return self.boundaries_right and all(
            claim.subject in wanted.subjects
            and (claim.subject is None or claim.subject_inherited == wanted.inherited)
            for claim, wanted in zip(self.found, self.wanted, strict=True)
        )


def graded() -> list[Graded]:
    """Every sentence of claims.yml whose article is at hand; the seeds' are left out where they are absent."""
    gold = yaml.safe_load((HERE / "claims.yml").read_text("utf-8"))
    found = [_event_sentence(entry) for entry in gold["events"]]
    if SEEDS.is_dir():
        found += [_seed_sentence(entry) for entry in gold["seeds"]]
    return found


def _event_sentence(entry: dict[str, Any]) -> Graded:
    folder, file = entry["file"].split("/")
    article, claims = _read(SOURCES / folder)[file]
    start, printed = entry["start"], entry["sentence"]
    _same(entry["file"], start, article.text[start : start + len(printed)], printed)
    wanted = []
    for claim in entry["claims"]:
        place = article.text.index(claim["text"], start)
        subjects = tuple(claim["subject"])
        wanted.append(Wanted((place, place + len(claim["text"])), subjects, claim.get("inherited", False)))
    return _graded(article, (start, start + len(printed)), wanted, claims)


def _seed_sentence(entry: dict[str, Any]) -> Graded:
    article, claims = _read(SEEDS)[entry["file"]]
    start, end = entry["start"], entry["end"]
    digest = hashlib.sha256(article.text[start:end].encode("utf-8")).hexdigest()
    _same(entry["file"], start, digest, entry["sha256"])
    wanted = []
    for claim in entry["claims"]:
        subjects = tuple(
            place and article.text[start + place[0] : start + place[1]] for place in claim["subject"]
        )
        span = (start + claim["start"], start + claim["end"])
        wanted.append(Wanted(span, subjects, claim.get("inherited", False)))
    return _graded(article, (start, end), wanted, claims)


def _same(file: str, start: int, found: str, wanted: str) -> None:
    if found != wanted:
        raise LookupError(f"claims.yml: {file}: {start}: found {found!r}, expected {wanted!r}")


def _graded(article: Article, span: Span, wanted: list[Wanted], claims: tuple[Claim, ...]) -> Graded:
    inside = tuple(claim for claim in claims if claim.char_start < span[1] and span[0] < claim.char_end)
    return Graded(article, span, tuple(wanted), inside)


@cache
def _read(folder: Path) -> dict[str, tuple[Article, tuple[Claim, ...]]]:
    """The articles of one folder with their claims, by file name."""
    articles = [article_of(entry) for entry in load(folder).entries]
    return {article.file.split("/")[-1]: (article, read_claims(sentences(article))) for article in articles}


def _core(text: str, start: int, end: int) -> Span:
    """The span without bullets, item numbers and stops at its edges."""
    label, tail = _LABEL.match(text, start, end), _TAIL.search(text[start:end])
    first = label.end() if label else start
    return first, max(first, start + tail.start() if tail else end)


def rates(sentences_graded: list[Graded]) -> dict[str, float]:
    """The share of sentences with right boundaries, and with right boundaries and subjects."""
    count = max(1, len(sentences_graded))
    return {
        "boundaries": sum(one.boundaries_right for one in sentences_graded) / count,
        "boundaries and subject": sum(one.right for one in sentences_graded) / count,
    }


def _described(one: Graded) -> Iterator[str]:
    yield f"{one.article.file} [{one.span[0]}:{one.span[1]}] {one.article.text[slice(*one.span)]}"
    for claim in one.found:
        yield f"    found   {claim.text} | {claim.subject}{' (inherited)' * claim.subject_inherited}"
    for wanted in one.wanted:
        yield f"    wanted  {one.article.text[slice(*wanted.span)]} | {wanted.subjects}"


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true", help="show each sentence that is not right")
    options = parser.parse_args()
    found = graded()
    for name, rate in rates(found).items():
        print(f"{name:24} {rate:.3f} of {len(found)}")
    if options.misses:
        for one in found:
            if not one.right:
                print("\n".join(_described(one)))


if __name__ == "__main__":
    main()
