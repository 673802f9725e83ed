"""Slots: the checkable parts of two claims, value by value."""

import pytest

from claims.fact.date import dates
from claims.fact.fact import Fact
from claims.fact.name import names
from claims.fact.number import numbers
from claims.slot import (
    canonical_unit,
    compare_dates,
    compare_numbers,
    compare_times,
    near_name,
    numbers_meet,
    same_name,
    title_of,
    word_nearness,
)


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


def slots(left: str, right: str) -> list[tuple[str, str]]:
    return [(found.slot, found.relation) for found in compare_numbers(numbers(left), numbers(right))]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("乗客128人が乗っていた", "旅客128名が乗っていた", ("number", "same")),
        ("乗客128人が乗っていた", "乗客132人が乗っていた", ("number", "conflict")),
        ("長さ約5mのへこみ", "長さ約8メートルのへこみ", ("number", "conflict")),
        ("調査官4人を派遣した", "three investigators were sent", ("number", "conflict")),
    ],
)
def test_figures_of_one_thing_are_compared(left: str, right: str, found: tuple[str, str]) -> None:
    assert found in slots(left, right)


def test_figures_of_two_units_are_not_compared() -> None:
    assert slots("長さ8メートル", "8人が乗った") == []


def test_a_part_met_on_the_other_side_is_no_conflict() -> None:
    found = slots("乗客128人と乗員14人の計142人が乗っていた", "乗客128人と乗員14人が乗っていた")
    assert ("number", "conflict") not in found


def number(low: float, **about: object) -> Fact:
    return Fact("number", str(low), 0, 1, str(low), low=low, high=about.pop("high", low), unit="人", **about)  # type: ignore[arg-type]


def test_bounds_reach_as_far_as_they_say() -> None:
    assert numbers_meet(number(30, bound="above"), number(36))
    assert not numbers_meet(number(30, bound="above"), number(18))
    assert not numbers_meet(number(380, bound="below"), number(380))
    assert numbers_meet(number(380, bound="at most"), number(380))


def test_about_two_hundred_is_not_far_from_two_hundred() -> None:
    assert numbers_meet(number(200, approximate=True), number(198))
    assert not numbers_meet(number(5, approximate=True), number(8))


@pytest.mark.parametrize(
    ("one", "other"),
    [("メートル", "meters"), ("人", "passengers"), ("トン", "tons"), ("m", "メートル"), ("％", "percent")],
)
def test_a_unit_has_one_name_in_every_spelling(one: str, other: str) -> None:
    assert canonical_unit(one) == canonical_unit(other)


def test_a_compound_is_known_by_its_head() -> None:
    assert word_nearness("船舶事故調査官", "investigators") > 0
    assert word_nearness("乗客", "crew") == 0


def test_full_names_that_differ_in_one_part_are_near_and_not_the_same() -> None:
    one, other = names("渡部正臣船長が話した。")[0], names("渡辺正臣船長が話した。")[0]
    assert near_name(one, other)
    assert not same_name(one, other)
    assert title_of(one) == "船長"
