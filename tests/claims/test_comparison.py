"""Two bare sentences: agrees, diverges and in what, or unrelated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.comparison import LONGEST_TEXT

AGREEING = [
    ("会議は7月に開かれた。", "会議は7月28日に開かれた。"),
    ("参加者は約200人だった。", "参加者は200人だった。"),
    ("会社は1998年に設立された。", "The company was founded in 1998."),
    ("フェリーが岸壁に接触し、乗客6人がけがをした。", "The ferry hit the pier, injuring six passengers."),
    ("学校は週内に再開した。", "学校は週内に再開した。"),
    ("フェリーの乗客は12人が負傷した。", "フェリーの乗客１２人がけがをした。"),
    ("住人1人と連絡が取れておらず、捜索が続く。", "住人1人と連絡が取れず、捜索が続いている。"),
    ("県債の残高は1兆円を割り込む見通し。", "県債の残高は1兆円を下回るとみられる。"),
]
DIVERGING = [
    ("首相は28日、会議を開いた。", "首相は29日、会議を開いた。", "date"),
    ("フェリーの乗客12人がけがをした。", "フェリーの乗客14人がけがをした。", "number"),
    ("県は水道料金を引き上げる。", "県は水道料金を引き下げる。", "polarity"),
    ("市は橋の工事を始めた。", "市は橋の工事を始めていない。", "polarity"),
    ("会社は工場を閉鎖する方針を固めた。", "会社は工場を閉鎖した。", "certainty"),
    ("船の右舷に穴が開いた。", "船の左舷に穴が開いた。", "place"),
    ("会議には田中一郎知事が出席した。", "会議には山本二郎知事が出席した。", "actor"),
    ("A man is playing a guitar.", "A man is not playing a guitar.", "polarity"),
    ("The bridge was closed on 3 May 2024.", "The bridge was closed on 4 May 2024.", "date"),
]
WHAT_IS_COUNTED = (
    "海上保安部は、フェリーの乗客12人と乗員2人の計14人がけがをしたと発表した。",
    "But 14 passengers were hurt, one of them seriously, the coast guard said.",
)
UNRELATED = [
    ("猫が庭で寝ている。", "株価が大きく上がった。"),
    ("The cat sleeps in the garden.", "株価が大きく上がった。"),
]


@pytest.mark.parametrize(("left", "right"), AGREEING)
def test_true_under_the_same_conditions_agrees(left: str, right: str) -> None:
    assert claims.compare(left, right, "2024-08-01").verdict == "agrees"


def test_one_figure_of_two_groups_differs_in_scope_alone() -> None:
    assert claims.compare(*WHAT_IS_COUNTED).kinds == ("scope",)


@pytest.mark.parametrize(("left", "right", "kind"), DIVERGING)
def test_a_checkable_part_that_differs_diverges_and_is_named(left: str, right: str, kind: str) -> None:
    found = claims.compare(left, right, "2024-08-01")
    assert found.verdict == "diverges"
    assert kind in found.kinds


@pytest.mark.parametrize(("left", "right"), UNRELATED)
def test_different_things_are_unrelated(left: str, right: str) -> None:
    found = claims.compare(left, right)
    assert found.verdict == "unrelated"
    assert found.kinds == ()


def test_left_and_right_of_a_thing_are_no_contradiction_of_what_is_said_of_it() -> None:
    assert claims.compare("船の右舷に穴が開いた。", "船の左舷に穴が開いた。").kinds == ("place",)


@pytest.mark.parametrize(("left", "right", "_"), DIVERGING)
def test_the_order_of_the_two_does_not_matter(left: str, right: str, _: str) -> None:
    one, other = claims.compare(left, right, "2024-08-01"), claims.compare(right, left, "2024-08-01")
    assert (one.verdict, one.kinds) == (other.verdict, other.kinds)
    assert one.score == pytest.approx(other.score, abs=1e-6)


def test_the_reasons_name_both_values() -> None:
    found = claims.compare("フェリーの乗客12人がけがをした。", "フェリーの乗客14人がけがをした。")
    told = [(reason.left_value, reason.right_value) for reason in found.reasons if reason.score == -1.0]
    assert ("12人", "14人") in told


@pytest.mark.parametrize("text", ["", "  \n", "あ" * (LONGEST_TEXT + 1)])
def test_what_is_no_sentence_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="left"):
        claims.compare(text, "市は橋を直した。")


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_the_same_as_itself_or_says_nothing(text: str) -> None:
    if not text.strip():
        return
    found = claims.compare(text, text)
    assert found.verdict in ("agrees", "unrelated")
    assert 0 <= found.score <= 1


def test_bare_days_differ_though_no_month_is_known() -> None:
    assert claims.compare("首相は28日に訪米した。", "首相は29日に訪米した。").kinds == ("date",)
    assert claims.compare("首相は28日に訪米した。", "首相は2024年7月28日に訪米した。").verdict == "agrees"
    assert claims.compare("首相は28日に訪米した。", "首相は7月28日に訪米した。").verdict == "agrees"
    assert claims.compare("首相は29日に訪米した。", "首相は7月28日に訪米した。").kinds == ("date",)
    assert claims.compare("首相は12月3日に訪米した。", "首相は1月3日に訪米した。").kinds == ("date",)


def test_two_times_of_day_differ_though_nobody_names_the_day() -> None:
    found = claims.compare("会議は午後3時に始まった", "会議は午後4時に始まった")
    assert (found.verdict, found.kinds) == ("diverges", ("date",))
