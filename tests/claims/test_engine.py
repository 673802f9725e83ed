"""DuckDB as the engine: its limit of memory, and nothing left behind."""

import tempfile
from pathlib import Path

import numpy as np
import pytest

from claims.blocking import NAME, Keys
from claims.engine import Embedded


def many_keys(claims: int) -> Keys:
    """Claims of 30 keys each, of which every one is shared by a few."""
    dice = np.random.default_rng(5)
    claim = np.repeat(np.arange(claims), 30)
    key = dice.integers(0, claims * 4, len(claim))
    return Keys(claim, claim // 20, claim // 20, key, np.full(len(claim), NAME), np.full(len(claim), 5_000))


def met(memory: str | None) -> list[list[int]]:
    engine = Embedded(memory)
    try:
        engine.put([many_keys(40_000)])
        found: list[list[int]] = engine.met().tolist()
        return found
    finally:
        engine.close()


def test_a_limit_of_memory_is_kept_by_spilling_with_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert met("64MB") == met(None) != []
    assert list(tmp_path.iterdir()) == []


def test_a_limit_that_is_none_is_refused_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(ValueError, match="much"):
        Embedded("much")
    assert list(tmp_path.iterdir()) == []
