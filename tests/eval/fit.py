"""Fit the weights of `claims/link.yml` from the gold sets, and print how they hold on an event left out.

    python tests/eval/fit.py [--write] [--aside d3_data_leak]

Pairs of claims at two quotes that are the same fact (`same`, `diverge`) are examples for a link, look-alikes
(`different`) against it, and so is every other pair of claims of one event that no list names: a few of those are
unlisted agreements, which costs some precision of the fit and none of the honesty. Logistic regression with ridge,
by gradient descent; weights below zero are held at zero, so that each feature can only speak for what it names.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from gold import Event, read_event

from claims.evidence import evidence_of
from claims.link import FEATURES, weights
from claims.pair import pairs

ROUNDS, STEP, RIDGE = 3000, 0.5, 1e-3
# The classes are far from equal; each counts as a whole, look-alikes more than chance neighbours.
SHARES = {"same": 0.5, "different": 0.25, "neighbour": 0.25}
LINK_YML = Path(__file__).parents[2] / "claims" / "link.yml"


@dataclass(frozen=True)
class Example:
    features: tuple[float, ...]
    sort: str


def examples(event: Event) -> Iterator[Example]:
    """Every candidate pair of an event with its features and what the gold says of it."""
    named = event.named_pairs()
    for pair in pairs(event.assertions):
        evidence = evidence_of(pair)
        sort = named.get((pair.left.key, pair.right.key), "neighbour")
        yield Example(tuple(feature(evidence).score for feature in FEATURES), sort)


def fit(found: Sequence[Example]) -> list[float]:
    """Weights, the bias last."""
    counts = {sort: sum(example.sort == sort for example in found) or 1 for sort in SHARES}
    rows = [((*e.features, 1.0), float(e.sort == "same"), SHARES[e.sort] / counts[e.sort]) for e in found]
    table = [0.0] * (len(FEATURES) + 1)
    for _ in range(ROUNDS):
        slope = [RIDGE * weight for weight in table[:-1]] + [0.0]
        for values, wanted, share in rows:
            error = (_probability(table, values) - wanted) * share
            for place, value in enumerate(values):
                slope[place] += error * value
        table = [weight - STEP * 10 * change for weight, change in zip(table, slope, strict=True)]
        table = [max(0.0, weight) for weight in table[:-1]] + table[-1:]
    return table


def _probability(table: Sequence[float], values: Sequence[float]) -> float:
    total = sum(weight * value for weight, value in zip(table, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def rates(table: Sequence[float], found: Sequence[Example], threshold: float) -> dict[str, float]:
    """The share of each sort that is judged rightly at a threshold."""
    right: dict[str, list[bool]] = {sort: [] for sort in SHARES}
    for example in found:
        linked = _probability(table, (*example.features, 1.0)) >= threshold
        right[example.sort].append(linked == (example.sort == "same"))
    return {sort: round(sum(hits) / len(hits), 3) for sort, hits in right.items() if hits}


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="write claims/link.yml")
    parser.add_argument("--aside", default="d3_data_leak", help="the event never fitted on")
    options = parser.parse_args()
    events = [read_event(folder) for folder in sorted(Path(__file__).parent.glob("*/gold.json"))]
    found = {event.name: list(examples(event)) for event in events if event.name != options.aside}
    for name in found:
        others = [example for other, rows in found.items() if other != name for example in rows]
        print(f"{name} from the others:", rates(fit(others), found[name], weights().close))
    table = fit([example for rows in found.values() for example in rows])
    names = [feature.__name__ for feature in FEATURES]
    print({name: round(weight, 2) for name, weight in zip([*names, "bias"], table, strict=True)})
    if options.write:
        _write(dict(zip(names, table, strict=False)), table[-1])


def _write(fitted: dict[str, float], bias: float) -> None:
    comment = "".join(line for line in LINK_YML.read_text("utf-8").splitlines(True) if line.startswith("#"))
    kept = yaml.safe_load(LINK_YML.read_text("utf-8"))
    kept["bias"] = round(bias, 2)
    kept["features"].update({name: round(weight, 2) for name, weight in fitted.items()})
    LINK_YML.write_text(comment + yaml.safe_dump(kept, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
