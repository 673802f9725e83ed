"""Reports that tell another's story in other words, among as many by reporters who were there: which are found.

    python tests/eval/test_retold.py

prints both parts of `tests/eval/retold`: the one that the rules were set on, and the one kept aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.event import kinships
from claims.fact import assertions
from claims.link import links
from claims.origin.derivations import derivations
from claims.pair import pairs
from claims.sentence import sentences
from claims.text import is_japanese
from claims.verdict import verdicts

FOLDER = Path(__file__).parent / "retold"
COPIED = {"verbatim", "trimmed", "rewritten"}
FOUND, RIGHT = 0.86, 0.96
"""Of the retold ones those that lead to the other report, and of those that do, the retold ones."""


def labels() -> list[dict[str, Any]]:
    labelled: list[dict[str, Any]] = yaml.safe_load((FOLDER / "labels.yml").read_text(encoding="utf-8"))[
        "pairs"
    ]
    return labelled


def reports(pair: str) -> Iterator[Article]:
    for name, hour in (("a", "06"), ("b", "18")):
        text = (FOLDER / pair / f"{name}.txt").read_text(encoding="utf-8")
        outlet = Outlet(f"{name}{pair}", f"{name}{pair}", "newspaper", f"{name}{pair}")
        language = "ja" if is_japanese(text) else "en"
        published = f"2026-05-01T{hour}:00:00+09:00"
        yield Article(f"{pair}/{name}.txt", outlet, text, published=published, language=language)


def is_told_from(pair: str) -> bool:
    """Whether the later report of a pair is found to come from the earlier one."""
    articles = list(reports(pair))
    claims = [claim for found in map(sentences, articles) for claim in assertions(found, read_claims(found))]
    judged = verdicts(links(pairs(claims)))
    rows = derivations(articles, claims, kinships(articles, claims, judged), verdicts=judged)
    return any(row.how in COPIED and (row.article, row.origin) == (articles[1], articles[0]) for row in rows)


@cache
def counted(part: str) -> Counter[tuple[str, bool]]:
    """How many pairs of each label there are, found and not found."""
    return Counter(
        (row["label"], is_told_from(row["pair"])) for row in labels() if part in ("both", row["part"])
    )


def test_retellings_are_found_and_nobody_else_is_accused() -> None:
    both = counted("both")
    found, missed, wrong = (
        both["rewritten", True],
        both["rewritten", False],
        both["independent", True],
    )
    assert found / (found + missed) >= FOUND
    assert found / (found + wrong) >= RIGHT


@pytest.mark.parametrize("label", ["rewritten", "independent"])
def test_the_set_has_as_many_of_each(label: str) -> None:
    parts = Counter(row["part"] for row in labels() if row["label"] == label)
    assert parts == {"dev": 15, "aside": 15}


if __name__ == "__main__":
    for name in ("dev", "aside"):
        figures = counted(name)
        print(f"{name}: found {figures['rewritten', True]} of 15, wrong {figures['independent', True]} of 15")
