"""DuckDB as the engine: its limit of memory, and nothing left behind."""

import random
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from claims.blocking import NAME, Keys, Marks, Reach
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


def nearest_by_hand(texts: list[set[int]], reach: Reach) -> list[list[int]]:
    """What the statement should find, by comparing all with all."""
    bearers = {key: [n for n, held in enumerate(texts) if key in held] for held in texts for key in held}
    found = []
    for text, held in enumerate(texts):
        shared = Counter(
            other
            for key in held
            if len(bearers[key]) <= reach.most_bearers
            for other in bearers[key][: reach.first]
            if other < text or (other > text and not reach.earlier_only)
        )
        enough = sorted((-count, other) for other, count in shared.items() if count >= reach.fewest)
        found += [[text, other] for other in sorted(other for _, other in enough[: reach.most])]
    return found


@pytest.mark.parametrize(
    "reach",
    [
        Reach(fewest=2, most=3),
        Reach(fewest=1, most=2, first=4, earlier_only=True),
        Reach(fewest=2, most=50, most_bearers=6),
    ],
)
def test_the_nearest_texts_are_those_that_share_most(reach: Reach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.engine.TEXTS_A_JOIN", 25)
    dice = random.Random(3)
    texts = [{min(dice.randrange(1, 60), dice.randrange(1, 60)) for _ in range(12)} for _ in range(60)]
    with closing(Embedded()) as engine:
        found = engine.nearest(Marks.of(texts), reach).tolist()
        assert found == nearest_by_hand(texts, reach) != []
        assert engine.nearest(Marks.of([]), reach).tolist() == []
