"""Figures: whether two claims' numbers are of one thing, and whether they are one number."""

import pytest

from claims.comparison import bare_assertion
from claims.fact.fact import Fact
from claims.figures import Figures, compare_numbers, figures_of
from claims.unit import canonical_unit, word_nearness
from claims.value import numbers_meet


def figures(text: str) -> Figures:
    return figures_of(bare_assertion("text", text, "2025-06-20"))


def slots(left: str, right: str) -> list[tuple[str, str]]:
    return [(found.slot, found.relation) for found in compare_numbers(figures(left), figures(right))]


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
    assert not numbers_meet(number(350, bound="at least"), number(683))
    assert not numbers_meet(number(380, bound="below"), number(380))
    assert numbers_meet(number(380, bound="at most"), number(380))


def test_about_two_hundred_is_not_far_from_two_hundred() -> None:
    assert numbers_meet(number(200, approximate=True), number(198))
    assert not numbers_meet(number(5, approximate=True), number(8))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("21万食を回収した", "21万4千食を回収した", True),
        ("21万食を回収した", "22万食を回収した", False),
        ("1.9 million records leaked", "191万4千件が漏れた", True),
        ("8千円を払う", "8500円を払う", False),
        ("9600人が乗った", "9640人が乗った", False),
        ("約310億円で買う", "312億円で買う", True),
        ("約310億円で買う", "320億円で買う", False),
        ("約200人が乗った", "198人が乗った", True),
        ("約2.5キロ離れた", "2.4キロ離れた", True),
    ],
)
def test_a_figure_in_words_of_scale_is_as_exact_as_it_is_printed(one: str, other: str, meet: bool) -> None:
    left, right = (figures(text).all[0] for text in (one, other))
    assert numbers_meet(left, right) == meet


@pytest.mark.parametrize(
    ("one", "other"),
    [("メートル", "meters"), ("人", "passengers"), ("トン", "tons"), ("m", "メートル"), ("％", "percent")],
)
def test_a_unit_has_one_name_in_every_spelling(one: str, other: str) -> None:
    assert canonical_unit(one) == canonical_unit(other)


def test_a_compound_is_known_by_its_head() -> None:
    assert word_nearness("船舶事故調査官", "investigators") > 0
    assert word_nearness("乗客", "crew") == 0
    assert word_nearness("純利益", "営業利益") == 0
    assert word_nearness("純利益", "net profit") > 0


def test_two_totals_are_compared_whatever_stands_beside_them() -> None:
    found = slots("乗客128人と乗員14人の計142人が乗っていた", "計146人が乗っていた")
    assert ("number", "conflict") in found


def test_a_total_is_met_by_what_adds_up_to_it() -> None:
    assert (
        slots("計146人が乗っていた", "It carried 132 passengers and 14 crew members")
        == [("number", "same")] * 2
    )


def test_the_only_figure_of_its_unit_is_met_by_what_adds_up_to_it() -> None:
    assert ("number", "same") in slots("16便を欠航する", "国内線15便、国際線1便を欠航した")
    assert ("number", "conflict") in slots("17便を欠航する", "国内線15便、国際線1便の計16便を欠航した")


def test_a_share_in_tenths_is_met_by_one_in_per_cent() -> None:
    assert ("number", "same") in slots("社員の3割に当たる", "社員の28％に当たる")
    assert ("number", "conflict") in slots("社員の3割に当たる", "社員の20％に当たる")


def test_homes_are_counted_by_the_building_in_japanese() -> None:
    assert ("number", "same") in slots("683棟が浸水した", "683 homes were flooded")


def test_shops_have_one_counter_under_many_names() -> None:
    assert ("number", "same") in slots("96店を展開する", "It runs 96 supermarkets")
    assert ("number", "conflict") in slots("96店を展開する", "98店舗を構える")


def test_a_part_that_is_told_aside_does_not_hide_the_figure() -> None:
    assert ("number", "conflict") in slots("けがをした人は消防隊員1人を含む9人", "けが人は10人")
    assert ("number", "conflict") in slots(
        "補助金4860万円のうち1920万円を不適切とした", "1290万円を不適切とした"
    )


def test_two_limits_of_one_kind_are_two_values() -> None:
    assert slots("40日以内に選挙をする", "50日以内に選挙をする") == [("number", "conflict")]


def test_ages_are_compared_person_by_person() -> None:
    two = "海保は渡部正臣船長（58）と高浜義朗船長（63）から事情を聴いた。"
    assert slots("船長は高浜義朗さん（61）だ。", two) == [("number", "conflict")]
    assert ("number", "same") in slots("船長は高浜義朗さん（63）だ。", two)


def test_english_counts_with_the_noun_and_japanese_with_a_counter() -> None:
    assert slots("苦情1200件が寄せられた", "It received 1,500 complaints") == [("number", "conflict")]


def test_a_sum_is_not_the_count_of_one_of_its_parts() -> None:
    hurt, aboard = "乗客12人と乗員2人の計14人がけがをした", "乗客128人と乗員14人が乗っていた"
    assert ("number", "same") not in slots(hurt, aboard)


def test_a_unit_of_two_words_says_what_is_counted() -> None:
    assert ("number", "conflict") in slots(
        "They had more than 224 rushing yards", "They ran 222 rushing yards and 151 total yards"
    )


def test_large_figures_that_hardly_differ_are_one_figure_told_differently() -> None:
    several = "売り上げは国内が1580万円、海外が3542万円だった"
    assert ("number", "conflict") in slots("1581万円に達した", several)
    assert ("number", "conflict") not in slots("1981万円に達した", several)


def test_a_measure_met_by_its_value_differs_from_no_other() -> None:
    assert ("number", "same") in slots("速度は62キロだった", "時速88キロから62キロまで減速した")
    assert not any(
        relation == "conflict"
        for _, relation in slots("速度は62キロだった", "時速88キロから62キロまで減速した")
    )


def test_what_some_of_a_group_did_is_no_count_of_the_group() -> None:
    assert slots("けが人のうち3人が区域の中にいた", "けが人は9人だ") == []
    assert slots("131店のうち18店を閉めた", "15店を閉める")
