"""Fit the weights of `claims/link.yml` from the gold sets, and print how they hold on an event left out.

    python tests/eval/fit.py [--write] [--aside d3_data_leak]

Pairs of claims at two quotes that are the same fact (`same`, `diverge`) are examples for a link, look-alikes
(`different`) against it, and so is every other pair of claims of one event that no list names: a few of those are
unlisted agreements, which costs some precision of the fit and none of its honesty. Logistic regression with ridge,
by gradient descent; weights below zero are held at zero, so that each feature can only speak for what it names.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from gold import Event, read_event

from claims.evidence import evidence_of
from claims.feature import FEATURES
from claims.identity import other_fact
from claims.link import Link, Standing, score
from claims.pair import pairs
from claims.text import is_japanese

HERE = Path(__file__).parent
LINK_YML = HERE.parents[1] / "claims" / "link.yml"
ROUNDS, STEP = 3000, 4.0
# Across languages there are a third as many examples, and dates would take the place of everything else.
RIDGE = {"one_language": 2e-3, "two_languages": 2e-2, "ranking": 2e-3}
# The classes are far from equal; each counts as a whole.
SHARES = {"same": 0.4, "different": 0.2, "neighbour": 0.4}


@dataclass(frozen=True)
class Examples:
    """The candidate pairs of an event: what the gold says of each, its features and its rivals."""

    sorts: list[str]
    features: np.ndarray
    languages: list[str]
    links: list[Link]

    def only(self, table: str) -> list[int]:
        return [place for place, name in enumerate(self.languages) if name == table]


def examples(event: Event) -> Examples:
    """Every candidate pair of an event that can be one fact."""
    named = event.named_pairs()
    rows = [
        evidence for evidence in map(evidence_of, pairs(event.assertions)) if other_fact(evidence) is None
    ]
    links = [score(evidence) for evidence in rows]
    return Examples(
        [named.get((row.pair.left.key, row.pair.right.key), "neighbour") for row in rows],
        np.array([[feature(row).score for feature in FEATURES] for row in rows]),
        ["one_language" if _one_language(row) else "two_languages" for row in rows],
        links,
    )


def _one_language(evidence: object) -> bool:
    texts = [side.claim.text for side in (evidence.left, evidence.right)]  # type: ignore[attr-defined]
    return is_japanese(texts[0]) == is_japanese(texts[1])


def fit(features: np.ndarray, sorts: Sequence[str], ridge: float) -> np.ndarray:
    """Weights, the bias last."""
    weigh = np.array([SHARES[sort] / sorts.count(sort) for sort in sorts])
    wanted = np.array([sort == "same" for sort in sorts], float)
    values = np.hstack([features, np.ones((len(features), 1))])
    table = np.zeros(values.shape[1])
    for _ in range(ROUNDS):
        slope = values.T @ ((_chance(values @ table) - wanted) * weigh)
        slope[:-1] += ridge * table[:-1]
        table -= STEP * slope
        table[:-1] = np.maximum(table[:-1], 0)
    return table


def _chance(logit: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))


@dataclass(frozen=True)
class Fit:
    tables: dict[str, np.ndarray]

    def closeness(self, found: Examples) -> np.ndarray:
        values = np.hstack([found.features, np.ones((len(found.features), 1))])
        each = {name: values @ self.tables[name] for name in ("one_language", "two_languages")}
        return np.array([each[name][place] for place, name in enumerate(found.languages)])

    def ranked(self, found: Examples) -> np.ndarray:
        """Closeness by these tables, and how each pair stands among the others."""
        chance = _chance(self.closeness(found))
        scored = [replace(link, score=float(value)) for link, value in zip(found.links, chance, strict=True)]
        standing = Standing(scored)
        rows = [list(standing.of(link).values()) for link in scored]
        return np.hstack([np.log(chance / (1 - chance))[:, None], np.array(rows)])


def fit_all(found: Sequence[Examples]) -> Fit:
    tables: dict[str, np.ndarray] = {}
    for name in ("one_language", "two_languages"):
        places = [examples.only(name) for examples in found]
        features = np.vstack([e.features[p] for e, p in zip(found, places, strict=True)])
        sorts = [e.sorts[place] for e, chosen in zip(found, places, strict=True) for place in chosen]
        tables[name] = fit(features, sorts, RIDGE[name])
    ranked = np.vstack([Fit(tables).ranked(examples) for examples in found])
    tables["ranking"] = fit(ranked, [sort for e in found for sort in e.sorts], RIDGE["ranking"])
    return Fit(tables)


def shares_right(made: Fit, found: Examples, threshold: float) -> Iterator[tuple[str, float]]:
    """For each sort, the share of pairs that are rightly linked, or rightly not."""
    ranked = made.ranked(found)
    linked = _chance(np.hstack([ranked, np.ones((len(ranked), 1))]) @ made.tables["ranking"]) >= threshold
    for sort in SHARES:
        places = [place for place, name in enumerate(found.sorts) if name == sort]
        if places:
            yield sort, round(float(np.mean(linked[places] == (sort == "same"))), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="write claims/link.yml")
    parser.add_argument("--aside", default="d3_data_leak", help="the event never fitted on")
    options = parser.parse_args()
    kept = yaml.safe_load(LINK_YML.read_text("utf-8"))
    events = {path.parent.name: examples(read_event(path)) for path in sorted(HERE.glob("*/gold.json"))}
    aside = events.pop(options.aside)
    for name, found in events.items():
        made = fit_all([other for key, other in events.items() if key != name])
        print(f"{name}, fitted on the others:", dict(shares_right(made, found, kept["linked"])))
    made = fit_all(list(events.values()))
    print(f"{options.aside}, aside:", dict(shares_right(made, aside, kept["linked"])))
    names = [feature.__name__ for feature in FEATURES]
    tables = {
        "one_language": dict(zip([*names, "bias"], made.tables["one_language"], strict=True)),
        "two_languages": dict(zip([*names, "bias"], made.tables["two_languages"], strict=True)),
        "ranking": dict(zip(["closeness", "both", "either", "bias"], made.tables["ranking"], strict=True)),
    }
    rounded = {
        name: {key: round(float(value), 2) for key, value in table.items()} for name, table in tables.items()
    }
    print(yaml.safe_dump(rounded, sort_keys=False))
    if options.write:
        LINK_YML.write_text(_replaced(LINK_YML.read_text("utf-8"), rounded), "utf-8")


def _replaced(text: str, tables: dict[str, dict[str, float]]) -> str:
    """The file with the numbers of some tables in place of the old ones, its comments kept."""
    for name, table in tables.items():
        flow = ", ".join(f"{key}: {value}" for key, value in table.items())
        text = re.sub(rf"(?m)^{name}: {{.*}}$", f"{name}: {{{flow}}}", text)
    return text


if __name__ == "__main__":
    main()
