"""metadata.yml, read once, and handed out under the names that the databases really have."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

WRITTEN_FOR = "claims"
"""The name of the database in metadata.yml; a file of any other name gets the same."""


@lru_cache(maxsize=1)
def written() -> dict[str, Any]:
    """The whole of metadata.yml. Not to be changed by the caller."""
    content = yaml.safe_load(metadata_file().read_text(encoding="utf-8"))
    if not isinstance(content, dict) or WRITTEN_FOR not in content.get("databases", {}):
        raise ValueError(
            f"{metadata_file()}: expected databases: {WRITTEN_FOR}: with titles, tables and queries"
        )
    return content


def metadata_file() -> Path:
    """Where metadata.yml lies: in the package when installed from a wheel, else at the checkout's root."""
    packaged = Path(__file__).with_name("metadata.yml")
    return packaged if packaged.exists() else Path(__file__).parents[2] / "metadata.yml"


def metadata_for(names: tuple[str, ...], front_page: bool) -> dict[str, Any]:
    """What Datasette is told about our databases: a fresh copy, for Datasette merges others into it in place.

    Args:
        names: the databases that are ours.
        front_page: whether the server's own title may be ours too.
    """
    described = written()["databases"][WRITTEN_FOR]
    metadata: dict[str, Any] = {"databases": {name: fresh(described) for name in names}} if names else {}
    if front_page:
        metadata["title"] = described["title"]
        metadata["description"] = described["description"]
    return metadata


def fresh(tree: Any) -> Any:
    """A copy of nested dicts and lists, several times faster than copy.deepcopy: every look-up makes one."""
    if isinstance(tree, dict):
        return {key: fresh(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [fresh(value) for value in tree]
    return tree


def gloss(column: str, word: str) -> str:
    """How a stored word is shown: with its Japanese gloss ("agrees · 一致"), alone where there is none."""
    japanese = written()["labels"].get(column, {}).get(word)
    return f"{word} · {japanese}" if japanese else word


def choices(column: str) -> tuple[str, ...]:
    """The words that a column may hold, in the order of metadata.yml; empty for a column of free text."""
    return tuple(written()["labels"].get(column, {}))


def queries() -> dict[str, dict[str, Any]]:
    """The canned queries by name, in order. Not to be changed by the caller."""
    described: dict[str, dict[str, Any]] = written()["databases"][WRITTEN_FOR]["queries"]
    return described


def tables() -> dict[str, dict[str, Any]]:
    """What is said of tables and views, by name. Not to be changed by the caller."""
    described: dict[str, dict[str, Any]] = written()["databases"][WRITTEN_FOR]["tables"]
    return described
