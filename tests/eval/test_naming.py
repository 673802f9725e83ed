"""Names in two documents marked by hand: the shares found and right may not fall below their floors."""

import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from naming import documents, rates  # noqa: E402

FLOORS = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))["names"]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_names_are_found_and_right(name: str) -> None:
    assert rates(documents())[name] >= FLOORS[name]
