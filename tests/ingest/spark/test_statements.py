"""Spark SQL runs the statements of blocking: the rows of DuckDB. Needs pyspark and Java 17: pytest -m spark."""

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from claims.blocking import NAME, Keys, Marks, Reach
from claims.engine import Embedded, Engine
from ingest.spark import Spark, missing

pytestmark = [pytest.mark.spark, pytest.mark.skipif(missing() is not None, reason=str(missing()))]


@pytest.fixture
def spark() -> Iterator[Engine]:
    with closing(Spark("local[2]")) as engine, closing(engine.statements()) as statements:
        yield statements


def test_the_two_engines_find_the_same_in_keys_of_any_frequency(spark: Engine) -> None:
    dice = np.random.default_rng(11)
    claim = np.repeat(np.arange(3_000), 40)
    # Zipf's law: some keys are in half of the claims, most in one. The same key twice in a claim is one.
    key = dice.zipf(1.3, len(claim)) % 100_000
    rows = np.unique(np.stack([claim, key]), axis=1)
    article = rows[0] // 20
    weight = 1_000 + rows[1] % 500
    keys = Keys(rows[0], article, article, rows[1], np.full(len(article), NAME), weight)
    embedded = Embedded()
    for engine in (embedded, spark):
        engine.put([keys])
    met = embedded.met()
    assert len(met) > 100
    assert np.array_equal(spark.met(), met)
    assert np.array_equal(spark.candidates(met[:300]), embedded.candidates(met[:300]))
    marks = Marks.of([set(rows[1][rows[0] // 20 == number].tolist()) for number in range(100)])
    reach = Reach(fewest=2, most=5, first=8, most_bearers=900)
    assert np.array_equal(spark.nearest(marks, reach), embedded.nearest(marks, reach))
    embedded.close()


def test_nothing_in_common_is_no_row(spark: Engine) -> None:
    one = np.array([0, 1])
    spark.put([Keys(one, one, one, one, np.full(2, NAME), np.full(2, 10_000))])
    assert spark.met().tolist() == []
    assert spark.candidates(np.array([[0, 1]])).tolist() == []
