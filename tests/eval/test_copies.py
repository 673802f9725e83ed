"""Copies made by program from the demonstration events: found, and told from independent reports of the
event.

Every article is copied whole, trimmed and under another headline, with 0, 3 and 8 % of its letters misread,
and stands among the independent reports of the same event. Every copy must lead to its origin and to nothing
else.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from claims.article import Article, Outlet
from claims.event import kinships
from claims.origin import Derivation, derivations

ROOT = Path(__file__).parents[2]
EVENTS = ("d1_extended_deterrence", "d2_harbour_collision")
COPIED = {"verbatim", "trimmed", "rewritten"}


@cache
def originals(event: str) -> tuple[Article, ...]:
    """The event's plain-text articles that derive from no other one: independent reports."""
    folder = ROOT / "sources" / event
    gold = json.loads((ROOT / "tests" / "eval" / event / "gold.json").read_text(encoding="utf-8"))
    derived = {copy for copy, _, how in gold["copies"] if how in COPIED}
    outlets = {row["id"]: Outlet(**row) for row in _yaml(folder / "outlets.yml")["outlets"]}
    return tuple(
        Article(
            file=f"{event}/{row['file']}",
            outlet=outlets[row["outlet"]],
            text=(folder / row["file"]).read_text(encoding="utf-8"),
            published=str(row["published"])[:10],
            language=row["language"],
        )
        for row in _yaml(folder / "manifest.yml")["articles"]
        if row["file"].endswith(".txt") and row["file"] not in derived
    )


def _yaml(path: Path) -> dict[str, list[dict[str, str]]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


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


def copies_of(article: Article, share: float) -> list[Article]:
    made = {"copied": article.text, "trimmed": trimmed(article.text), "retitled": retitled(article.text)}
    return [
        replace(
            article,
            file=article.file.replace("/", f"/copy_{name}_"),
            outlet=Outlet(f"{name}-{article.file}", f"写し{name}", "newspaper", f"{name}-{article.file}"),
            text=misread(text, share, f"{article.file} {name} {share}"),
            published="2030-01-01",
        )
        for name, text in made.items()
    ]


def derived(articles: Sequence[Article]) -> list[Derivation]:
    """Derivations of articles whose claims have not been read."""
    return derivations(articles, (), kinships(articles, (), ()))


def figures(share: float) -> tuple[float, float, list[tuple[str, str]]]:
    """Precision and recall over both events, and the pairs that are wrong."""
    wanted, found = set(), set()
    for event in EVENTS:
        articles = list(originals(event))
        for article in originals(event):
            made = copies_of(article, share)
            articles += made
            wanted |= {(copy.file, article.file) for copy in made}
        for row in derived(articles):
            if row.how in COPIED and row.origin is not None:
                found.add((row.article.file, row.origin.file))
    right = wanted & found
    return len(right) / max(1, len(found)), len(right) / len(wanted), sorted(wanted ^ found)


@pytest.mark.parametrize("share", [0.0, 0.03])
def test_copies_are_found_and_only_they_at_up_to_three_percent_misread(share: float) -> None:
    precision, recall, wrong = figures(share)
    assert precision >= 0.95, wrong
    assert recall >= 0.95, wrong


def test_misreading_eight_percent_makes_no_false_copies() -> None:
    precision, recall, wrong = figures(0.08)
    assert precision >= 0.95, wrong
    assert recall >= 0.6, wrong


@pytest.mark.parametrize("event", EVENTS)
def test_independent_reports_of_one_event_are_no_copies_of_each_other(event: str) -> None:
    assert not [row for row in derived(originals(event)) if row.how in COPIED]


@pytest.mark.parametrize("event", EVENTS)
def test_misread_independent_reports_stay_independent(event: str) -> None:
    articles = [replace(a, text=misread(a.text, 0.03, a.file)) for a in originals(event)]
    assert not [row for row in derived(articles) if row.how in COPIED]


def test_of_two_copies_both_lead_to_the_origin_and_not_to_each_other() -> None:
    first = originals("d2_harbour_collision")[0]
    rows = derived([first, *copies_of(first, 0.0)])
    origins = {row.origin.file for row in rows if row.how in COPIED and row.origin}
    assert origins == {first.file}
    assert all(left.article.file <= right.article.file for left, right in pairwise(rows))
