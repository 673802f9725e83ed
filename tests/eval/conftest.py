"""What the tests of accuracy share: one build of the demonstration."""

from pathlib import Path

import pytest

from ingest.run import build

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database built now from `sources/`; to be read only."""
    path = tmp_path_factory.mktemp("eval") / "claims.db"
    assert not build(SOURCES, path).failed
    return path
