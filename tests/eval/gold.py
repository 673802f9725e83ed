"""An event's articles read through the stages in memory, and what its gold set says of pairs of its claims."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.claim import read_claims
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.sentence import sentences
from ingest.manifest import load
from ingest.reading import article_of

SOURCES = Path(__file__).parents[2] / "sources"


@dataclass(frozen=True)
class Event:
    """One gold set with the claims of its articles."""

    name: str
    answers: dict[str, list[Any]]
    assertions: tuple[Assertion, ...]
    graded: tuple[dict[str, Any], ...] = ()
    """Pairs of claims drawn from all candidates and graded one by one: answer, left and right, each of those a file,
    a start, an end and the text there."""

    def at(self, file: str, quote: str) -> list[Assertion]:
        """The claims that share at least half of the shorter of claim and quote."""
        found = [a for a in self.assertions if a.claim.sentence.article.file.split("/")[-1] == file]
        return [a for a in found if _overlaps(a, quote)]

    def named_pairs(self) -> dict[tuple[str, str], str]:
        """Pairs of claim keys, smaller first -> "same" (also where they diverge) or "different"."""
        named: dict[tuple[str, str], str] = {}
        for sort, lists in (("different", ("different",)), ("same", ("same", "diverge"))):
            for file, quote, other_file, other_quote, *_ in (
                row for key in lists for row in self.answers[key]
            ):
                for left in self.at(file, quote):
                    for right in self.at(other_file, other_quote):
                        first, second = sorted((left.claim.key, right.claim.key))
                        named[first, second] = sort
        return named

    def judged_pairs(self) -> dict[tuple[str, str], bool]:
        """Pairs of claim keys, smaller first -> whether somebody judged them to be about one fact."""
        judged = {pair: sort == "same" for pair, sort in self.named_pairs().items()}
        places = {
            (a.claim.sentence.article.file.split("/")[-1], a.claim.char_start, a.claim.char_end): a.claim.key
            for a in self.assertions
        }
        for row in self.graded:
            keys = [places.get(tuple(row[side][:3])) for side in ("left", "right")]
            if None not in keys:
                judged[tuple(sorted(keys))] = row["answer"] != "different"
        return judged


def read_event(gold: Path) -> Event:
    """The event that a gold.json is about, read from `sources/`; one for practice alone lies beside its answers."""
    name = gold.parent.name
    folder = SOURCES / name
    found: list[Assertion] = []
    for entry in load(folder if folder.exists() else gold.parent).entries:
        article = article_of(entry)
        units = sentences(article)
        found += assertions(units, read_claims(units))
    drawn = gold.parent / "graded.jsonl"
    graded = [json.loads(line) for line in drawn.read_text("utf-8").splitlines()] if drawn.exists() else []
    return Event(name, json.loads(gold.read_text("utf-8")), tuple(found), tuple(graded))


def _overlaps(assertion: Assertion, quote: str) -> bool:
    claim = assertion.claim
    pattern = r"\s*".join(re.escape(character) for character in quote if not character.isspace())
    place = re.search(pattern, claim.sentence.article.text)
    if place is None:
        return False
    common = min(place.end(), claim.char_end) - max(place.start(), claim.char_start)
    return common > 0 and 2 * common >= min(place.end() - place.start(), claim.char_end - claim.char_start)
