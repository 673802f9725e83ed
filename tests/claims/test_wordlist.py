"""The word lists that lie beside the code."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import pytest
import yaml


def tables(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in ("__pycache__", "explorer"):
            yield from tables(entry)
        elif entry.name.endswith(".yml"):
            yield entry


def values(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from node.keys()
        for inner in node.values():
            yield from values(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from values(inner)
    else:
        yield node


@pytest.mark.parametrize("table", list(tables(resources.files("claims"))), ids=lambda table: table.name)
def test_no_word_is_read_as_a_truth_value(table: Traversable) -> None:
    """YAML 1.1 reads a bare no, on, off or yes as true or false: they need quotation marks."""
    assert not [
        value for value in values(yaml.safe_load(table.read_text("utf-8"))) if isinstance(value, bool)
    ]
