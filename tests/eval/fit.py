"""Fit the weights of `claims/link.yml` from pairs graded by hand, and print how they hold on an event left out.

    python tests/eval/fit.py [--write] [--aside d3_data_leak]

Examples are the pairs of claims that somebody judged: those at two quotes of an event's gold set (`same` and `diverge`
are one fact, `different` two), and those drawn from all candidate pairs, near and far, and graded one by one
(`graded.jsonl` beside the gold set). A pair that nobody looked at is no example. Logistic regression with ridge, by
gradient descent; weights below zero are held at zero, so that each feature can only speak for what it names.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from gold import Event, read_event

from claims.evidence import Evidence, evidence_of
from claims.feature import WEIGHED
from claims.identity import other_fact
from claims.link import Link, Standing, score
from claims.pair import pairs
from claims.text import is_japanese

HERE = Path(__file__).parent
LINK_YML = HERE.parents[1] / "claims" / "link.yml"
TABLES = ("one_language", "two_languages")
ROUNDS, STEP = 4000, 1.0
RIDGE = 1e-3


@dataclass(frozen=True)
class Examples:
    """The candidate pairs of an event: which are judged to be one fact, their features and their rivals."""

    judged: list[bool | None]
    """None for a pair that nobody looked at."""
    features: np.ndarray
    tables: list[str]
    links: list[Link]

    def places(self, table: str | None = None) -> list[int]:
        """The judged pairs, of one table or of both."""
        named = enumerate(zip(self.judged, self.tables, strict=True))
        return [place for place, (said, own) in named if said is not None and table in (None, own)]

    def wanted(self, places: Sequence[int]) -> np.ndarray:
        return np.array([bool(self.judged[place]) for place in places], float)


def examples(event: Event) -> Examples:
    """Every candidate pair of an event that can be one fact."""
    judged = event.judged_pairs()
    rows = [
        evidence for evidence in map(evidence_of, pairs(event.assertions)) if other_fact(evidence) is None
    ]
    return Examples(
        [judged.get((row.pair.left.key, row.pair.right.key)) for row in rows],
        np.array([[value(row) for value in WEIGHED.values()] for row in rows]),
        [TABLES[0] if _one_language(row) else TABLES[1] for row in rows],
        [score(evidence) for evidence in rows],
    )


def _one_language(evidence: Evidence) -> bool:
    left, right = (is_japanese(side.claim.text) for side in (evidence.left, evidence.right))
    return left == right


def fit(features: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Weights, the bias last."""
    values = np.hstack([features, np.ones((len(features), 1))])
    table = np.zeros(values.shape[1])
    for _ in range(ROUNDS):
        slope = values.T @ (_chance(values @ table) - wanted) / len(wanted)
        slope[:-1] += RIDGE * table[:-1]
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
        each = {name: values @ self.tables[name] for name in TABLES}
        return np.array([each[name][place] for place, name in enumerate(found.tables)])

    def standing(self, found: Examples) -> np.ndarray:
        """Closeness by these tables, and how each pair stands among the others."""
        chance = _chance(self.closeness(found))
        scored = [replace(link, score=float(value)) for link, value in zip(found.links, chance, strict=True)]
        standing = Standing(scored)
        rows = [list(standing.of(link).values()) for link in scored]
        return np.hstack([np.log(chance / (1 - chance))[:, None], np.array(rows)])

    def scores(self, found: Examples) -> np.ndarray:
        rows = self.standing(found)
        return _chance(np.hstack([rows, np.ones((len(rows), 1))]) @ self.tables["ranking"])


def fit_all(found: Sequence[Examples]) -> Fit:
    tables: dict[str, np.ndarray] = {}
    for name in TABLES:
        chosen = [(each, each.places(name)) for each in found]
        features = np.vstack([each.features[places] for each, places in chosen])
        tables[name] = fit(features, np.concatenate([each.wanted(places) for each, places in chosen]))
    chosen = [(each, each.places()) for each in found]
    ranked = np.vstack([Fit(tables).standing(each)[places] for each, places in chosen])
    tables["ranking"] = fit(ranked, np.concatenate([each.wanted(places) for each, places in chosen]))
    return Fit(tables)


def report(made: Fit, found: Examples, threshold: float) -> str:
    """How well the judged pairs of an event are ordered and parted."""
    places = found.places()
    wanted, scores = found.wanted(places) > 0, made.scores(found)[places]
    closeness = made.closeness(found)[places]
    linked = scores >= threshold
    return (
        f"{len(places)} pairs, ordered rightly {_ordered(closeness, wanted):.3f} by closeness, "
        f"{_ordered(scores, wanted):.3f} with rank; linked of one fact {linked[wanted].mean():.3f}, "
        f"of two {linked[~wanted].mean():.3f}"
    )


def _ordered(scores: np.ndarray, wanted: np.ndarray) -> float:
    """The share of pairs of a right and a wrong example in which the right one scores higher (area under the curve)."""
    right, wrong = scores[wanted][:, None], scores[~wanted][None, :]
    return float(np.mean((right > wrong) + 0.5 * (right == wrong)))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="write claims/link.yml")
    parser.add_argument("--aside", default="d3_data_leak", help="the event never fitted on")
    options = parser.parse_args()
    kept = yaml.safe_load(LINK_YML.read_text("utf-8"))
    paths = [
        path for path in sorted(HERE.glob("**/gold.json")) if path.parents[1].name not in ("aside", "reading")
    ]
    events = {path.parent.name: examples(read_event(path)) for path in paths}
    aside = events.pop(options.aside)
    for name, found in events.items():
        made = fit_all([other for key, other in events.items() if key != name])
        print(f"{name}, fitted on the others: {report(made, found, kept['linked'])}")
    made = fit_all(list(events.values()))
    print(f"{options.aside}, aside: {report(made, aside, kept['linked'])}")
    tables = {name: dict(zip([*WEIGHED, "bias"], made.tables[name], strict=True)) for name in TABLES}
    tables["ranking"] = dict(
        zip(["closeness", "both", "either", "bias"], made.tables["ranking"], strict=True)
    )
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
