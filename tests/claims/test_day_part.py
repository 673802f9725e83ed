"""The hours that a time of day may cover."""

from __future__ import annotations

import pytest

from claims.day_part import hours_in, hours_of
from claims.fact.fact import Fact


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("１８日夜遅く", (20, 26)),
        ("１８日の夜", (17, 26)),
        ("Before dawn on Tuesday", (0, 6)),
        ("１８日", None),
    ],
)
def test_the_longest_part_of_a_day_that_is_named_says_which_hours(
    text: str, hours: tuple[float, float] | None
) -> None:
    assert hours_in(text) == hours


def test_a_clock_says_it_closer_than_the_part_of_the_day() -> None:
    found = hours_of(Fact("date", "18日夜8時半", 0, 7, "2025-06-18", time="20:30"))
    assert found
    assert found[0] == 20.5
    assert found[1] < 21
