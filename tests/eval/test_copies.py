"""Copies made by program from the demonstration events: found, and told from independent reports of the event.

Every article is copied whole, trimmed, or put under another headline, with 0, 3 and 8 % of its letters misread, and
the copies stand among equally many independent reports of the same event. Every copy must lead to its origin and to
nothing else. The figures of all nine sets:

    python tests/eval/test_copies.py
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.event import kinships
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.origin.derivation import Derivation
from claims.origin.derivations import derivations
from claims.sentence import sentences
from ingest.manifest import load
from ingest.reading import article_of

ROOT = Path(__file__).parents[2]
EVENTS = ("d1_extended_deterrence", "d2_harbour_collision", "d3_data_leak")
COPIED = {"verbatim", "trimmed", "rewritten"}
LEAST = 0.95


@cache
def originals(event: str) -> tuple[Article, ...]:
    """The event's articles that derive from no other one: independent reports."""
    gold = json.loads((ROOT / "tests" / "eval" / event / "gold.json").read_text(encoding="utf-8"))
    copies = {copy for copy, _, how in gold["copies"] if how in COPIED}
    entries = load(ROOT / "sources").entries
    return tuple(
        article_of(entry)
        for entry in entries
        if entry.file.startswith(event) and entry.path.name not in copies
    )


def misread(text: str, share: float, seed: str) -> str:
    """The text with that share of its letters replaced by other letters of it, the same ones every time."""
    chance = random.Random(seed)
    letters = sorted({character for character in text if character.isalnum()})
    return "".join(
        chance.choice(letters) if character.isalnum() and chance.random() < share else character
        for character in text
    )


def trimmed(text: str) -> str:
    """The first two thirds, cut inside a sentence as a page cuts it."""
    return text[: len(text) * 2 // 3]


def retitled(text: str) -> str:
    """Another headline over it, and another outlet's name."""
    _, _, rest = text.partition("\n")
    return "写し新聞電子版\n現地の動き、詳しく伝えます\n" + rest


WAYS: Mapping[str, Callable[[str], str]] = {"copied": str, "trimmed": trimmed, "retitled": retitled}


def copy_of(article: Article, way: str, share: float) -> Article:
    """The article printed by another outlet, long after."""
    return replace(
        article,
        file=article.file.replace("/", f"/copy_{way}_"),
        outlet=Outlet(f"{way}-{article.file}", f"写し{way}", "newspaper", f"{way}-{article.file}"),
        text=misread(WAYS[way](article.text), share, f"{article.file} {way} {share}"),
        published="2030-01-01",
    )


def derived(articles: Sequence[Article], claims: Sequence[Assertion] = ()) -> list[Derivation]:
    """Derivations of articles; without claims their texts are compared line by line."""
    return derivations(articles, claims, kinships(articles, claims, ()))


def figures(way: str, share: float) -> tuple[float, float, list[tuple[str, str]]]:
    """Precision and recall over all events, and the pairs that are wrong."""
    wanted, found = set(), set()
    for event in EVENTS:
        made = {copy_of(article, way, share): article for article in originals(event)}
        wanted |= {(copy.file, article.file) for copy, article in made.items()}
        for row in derived([*originals(event), *made]):
            if row.how in COPIED and row.origin is not None:
                found.add((row.article.file, row.origin.file))
    right = wanted & found
    return len(right) / max(1, len(found)), len(right) / len(wanted), sorted(wanted ^ found)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("share", [0.0, 0.03])
def test_copies_are_found_and_only_they_at_up_to_three_percent_misread(way: str, share: float) -> None:
    precision, recall, wrong = figures(way, share)
    assert precision >= LEAST, wrong
    assert recall >= LEAST, wrong


@pytest.mark.parametrize("way", WAYS)
def test_misreading_eight_percent_makes_no_false_copies(way: str) -> None:
    precision, recall, wrong = figures(way, 0.08)
    assert precision >= LEAST, wrong
    assert recall >= 0.9, wrong


@pytest.mark.parametrize("event", EVENTS)
def test_independent_reports_of_one_event_are_no_copies_of_each_other(event: str) -> None:
    assert not [row for row in derived(originals(event)) if row.how in COPIED]


@pytest.mark.parametrize("event", EVENTS)
def test_misread_independent_reports_stay_independent(event: str) -> None:
    articles = [replace(a, text=misread(a.text, 0.03, a.file)) for a in originals(event)]
    assert not [row for row in derived(articles) if row.how in COPIED]


def test_copies_are_found_as_well_once_their_claims_are_read() -> None:
    """Then only sentences that make claims are compared, as in a build."""
    originals_read = originals("d2_harbour_collision")
    made = {copy_of(article, "retitled", 0.03): article for article in originals_read}
    articles = [*originals_read, *made]
    found = derived(articles, [assertion for article in articles for assertion in _claims_of(article)])
    pairs = {(row.article.file, row.origin.file) for row in found if row.how in COPIED and row.origin}
    assert pairs == {(copy.file, article.file) for copy, article in made.items()}


def _claims_of(article: Article) -> Sequence[Assertion]:
    units = sentences(article)
    return assertions(units, read_claims(units))


def test_of_several_copies_all_lead_to_the_origin_and_not_to_each_other() -> None:
    first = originals("d2_harbour_collision")[0]
    rows = derived([first, *(copy_of(first, way, 0.0) for way in WAYS)])
    origins = {row.origin.file for row in rows if row.how in COPIED and row.origin}
    assert origins == {first.file}
    assert all(left.article.file <= right.article.file for left, right in pairwise(rows))


def main() -> None:
    print("way        misread  precision  recall")
    for way in WAYS:
        for share in (0.0, 0.03, 0.08):
            precision, recall, _ = figures(way, share)
            print(f"{way:10} {share:7.0%}  {precision:9.3f}  {recall:6.3f}")


if __name__ == "__main__":
    main()
