"""Sentences are cut into claims as an editor would: the share right may not fall below its floor."""

import sys
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from cutting import Graded, graded, rates  # noqa: E402

FLOORS = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))["cutting"]


@pytest.fixture(scope="module")
def sentences_graded() -> list[Graded]:
    return graded()


@pytest.mark.parametrize("name", ["boundaries", "boundaries and subject"])
def test_sentences_are_cut_as_an_editor_would(sentences_graded: list[Graded], name: str) -> None:
    wrong = [one.article.text[slice(*one.span)] for one in sentences_graded if not one.boundaries_right]
    assert rates(sentences_graded)[name] >= FLOORS[name], wrong


def test_every_graded_sentence_of_the_events_is_where_the_answers_say(
    sentences_graded: list[Graded],
) -> None:
    assert len(sentences_graded) >= 40
    for one in sentences_graded:
        for wanted in one.wanted:
            assert one.span[0] <= wanted.span[0] < wanted.span[1] <= one.span[1]
