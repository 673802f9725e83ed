"""The gate: no figure may fall below its floor, and the gold sets may not change unnoticed."""

import hashlib
import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from figures import KEPT_ASIDE, Figures, event_folders  # noqa: E402
from readme import Measured, measured, with_block  # noqa: E402

FLOORS = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))


@pytest.fixture(scope="session")
def both(database: Path) -> Measured:
    return measured(database)


@pytest.fixture(scope="session")
def figures(both: Measured) -> Figures:
    return both.every


@pytest.mark.parametrize("name", sorted(FLOORS["floors"]))
def test_no_figure_falls_below_its_floor(figures: Figures, name: str) -> None:
    assert figures.tries[name] or name == "three-way", f"nothing measured for {name}"
    assert figures.rates()[name] >= FLOORS["floors"][name], figures.missed[name][:10]


def test_every_figure_has_a_floor(figures: Figures) -> None:
    assert set(figures.rates()) == set(FLOORS["floors"])


def test_the_event_kept_aside_is_one_of_those_measured() -> None:
    assert KEPT_ASIDE in {folder.name for folder in event_folders()}


def test_the_gold_sets_are_the_ones_the_floors_were_set_on() -> None:
    digest = hashlib.sha256()
    for folder in event_folders():
        digest.update((folder / "gold.json").read_bytes())
    assert digest.hexdigest() == FLOORS["gold_sha256"], (
        "gold changed: measure again, then set floors and digest"
    )


def test_the_readme_holds_the_figures_just_measured(both: Measured) -> None:
    readme = (HERE.parents[1] / "README.md").read_text("utf-8")
    assert readme == with_block(readme, both), "run: python tests/eval/readme.py"
