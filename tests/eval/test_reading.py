"""Documents of genres that the events lack, with their facts, written by people who knew no rule of the reading.

`reading/first_sight.yml` holds what was right when they were first read: that is what may be expected of unread text.
Their errors were looked at after; the floors keep what was mended.
"""

import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from figures import Figures, measure  # noqa: E402

from ingest.run import build  # noqa: E402

SETS = sorted(folder for folder in (HERE / "reading").iterdir() if folder.is_dir())
FLOORS = {
    "certainty": 0.97,
    "dates": 0.96,
    "furniture kept out": 0.97,
    "numbers": 0.97,
    "sentences found": 0.97,  # of lists in English some leave out the sign that begins a line
    "speaker": 0.97,
    "approximate marked": 0.97,
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    database = tmp_path_factory.mktemp("reading") / "claims.db"
    assert not build(HERE / "reading", database).failed
    return measure(database, SETS)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_was_mended_stays_so(figures: Figures, name: str) -> None:
    assert figures.tries[name] > 100
    assert figures.rate(name) >= FLOORS[name]


def test_what_was_right_at_first_sight_is_on_record(figures: Figures) -> None:
    first = yaml.safe_load((HERE / "reading" / "first_sight.yml").read_text("utf-8"))
    assert {name for rights in first.values() for name in rights} == set(FLOORS)
    for name in FLOORS:
        right = sum(rights[name][0] for rights in first.values())
        tried = sum(rights[name][1] for rights in first.values())
        if name != "approximate marked":  # only of numbers that are found
            assert tried == figures.tries[name]
        assert right / tried <= figures.rate(name)
