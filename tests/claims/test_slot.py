"""Slots: the checkable parts of two claims, value by value."""

import pytest

from claims.fact.date import dates
from claims.fact.fact import Fact
from claims.fact.name import names
from claims.slot import compare_dates, compare_times, near_name, same_name, title_of


def days(text: str) -> list[Fact]:
    return dates(text, "2025-06-20")


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("6月10日", "6月10日", "same"),
        ("6月に開かれた", "6月10日", "compatible"),
        ("6月10日", "6月11日", "conflict"),
        ("2010年", "2024年12月", "conflict"),
        ("June 10, 2025", "6月10日", "same"),
    ],
)
def test_dates_agree_at_the_coarser_precision(left: str, right: str, relation: str) -> None:
    assert compare_dates(days(left), days(right)).relation == relation


def test_a_conflict_of_dates_says_how_many_days_lie_between() -> None:
    assert compare_dates(days("6月10日"), days("6月13日")).distance == 3


def test_a_side_without_a_date_says_nothing() -> None:
    assert compare_dates(days("6月10日"), []).relation == "unsaid"


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("10日午後5時38分ごろ", "10日17時38分", "same"),
        ("10日午後6時前", "10日午後5時38分ごろ", "compatible"),
        ("10日午後6時ごろ", "10日午後5時38分ごろ", "conflict"),
    ],
)
def test_clock_times_are_as_exact_as_they_say(left: str, right: str, relation: str) -> None:
    assert compare_times(days(left), days(right)).relation == relation


def test_full_names_that_differ_in_one_part_are_near_and_not_the_same() -> None:
    one, other = names("渡部正臣船長が話した。")[0], names("渡辺正臣船長が話した。")[0]
    assert near_name(one, other)
    assert not same_name(one, other)
    assert title_of(one) == "船長"
