"""Numbers are read with their unit, what they count and how exact they are; figures of names are none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.fact.fact import Fact
from claims.fact.number import numbers, numbers_of
from claims.sentence import Sentence
from claims.text import tokenise


def read(text: str) -> list[tuple[float | None, float | None, str | None]]:
    return [(fact.low, fact.high, fact.unit) for fact in numbers(text)]


def one(text: str) -> Fact:
    (fact,) = numbers(text)
    return fact


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("人口は191.4万人だ。", 1_914_000, 1_914_000, "人"),
        ("決勝は9秒98だった。", 9.98, 9.98, "秒"),
        ("勝負は四秒七だった。", 4.7, 4.7, "秒"),
        ("A plant costs Rs 18-22 lakh.", 1_800_000, 2_200_000, "rupees"),
        ("It holds for blocks with 50 or more flats.", 50, 50, "flats"),
        ("It serves a 60-flat complex.", 60, 60, "flats"),
        ("The hazard ratio was high (hazard ratio 0.77).", 0.77, 0.77, None),
        ("人口は191万4千人だ。", 1_914_000, 1_914_000, "人"),
        ("人口は百九十一万人だ。", 1_910_000, 1_910_000, "人"),
        ("人口は1,914,000人だ。", 1_914_000, 1_914_000, "人"),
        ("南西に２・５キロの海上だ。", 2.5, 2.5, "キロ"),
        ("予算は3兆円だ。", 3e12, 3e12, "円"),
        ("8割が答えた。", 8, 8, "割"),
        ("2割5分が答えた。", 2.5, 2.5, "割"),
        ("５０パーセントだ。", 50, 50, "%"),
        ("年に１、２回開く。", 1, 2, "回"),
        ("10～20％の幅だ。", 10, 20, "%"),
        ("値段は1～2万円だ。", 10_000, 20_000, "円"),
        ("70代の女性だ。", 70, 79, "歳"),
        ("1年6カ月ぶりだ。", 18, 18, "カ月"),
        ("懲役2年6月の判決を言い渡した。", 30, 30, "カ月"),
        ("禁錮6月とした。", 6, 6, "カ月"),
        ("三日間開いた。", 3, 3, "日"),
        ("距離は30㌔だ。", 30, 30, "キロ"),
        ("They approved 10 to 12 million yen.", 10_000_000, 12_000_000, "yen"),
        ("It paid $ 158 million.", 158_000_000, 158_000_000, "dollars"),
        ("安保関連３文書を決めた。", 3, 3, "文書"),
        ("気温はマイナス3度だ。", -3, -3, "度"),
        ("3分の1が答えた。", 0.333333, 0.333333, None),
        ("About 1.914 million people live there.", 1_914_000, 1_914_000, "people"),
        ("It cost $550bn.", 550e9, 550e9, "dollars"),
        ("It meets once or twice a year.", 1, 2, "times"),
        ("It hit five crew members.", 5, 5, "crew members"),
        ("It sank 10 to 12 ships.", 10, 12, "ships"),
        ("A woman in her 70s was hurt.", 70, 79, "years old"),
        ("It was a three-day visit.", 3, 3, "days"),
        ("All 146 aboard escaped.", 146, 146, None),
    ],
)
def test_a_figure_is_read_in_every_form_of_print(
    text: str, low: float, high: float, unit: str | None
) -> None:
    assert read(text) == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "12式地対艦誘導弾とPAC3を2プラス2で話した。",
        "非核三原則の一環だ。①と一部と一方。",
        "YS-87とF-35とG7。",
        "第八栄豊丸と安倍晋三元首相。",
        "日米安保条約5条に基づく。",
        "17日午後5時38分、20時30分、2024年7月28日。",
        "複数回にわたり二国間で調整する。",
        "0120-123-456に電話する。",
        "No. 8 Eiho Maru, F-35 jets, two-plus-two talks on July 28, 2024.",
        "one of them said no one came at 5 p.m.",
    ],
)
def test_figures_of_names_dates_and_times_are_no_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("乗客128人が乗っていた。", "乗客"),
        ("フェリーの乗客12人が運ばれた。", "乗客"),
        ("貨物船の乗組員5人にけがはない。", "乗組員"),
        ("けが人が計18人になった。", "けが人"),
        ("受診された旅客は15名だ。", "旅客"),
        ("長さ約8メートルにわたる。", "長さ"),
        ("速力は約13ノットだった。", "速力"),
        ("鋼材約1100トンを積む。", "鋼材"),
        ("14人の乗客が降りた。", "乗客"),
        ("7人を搬送した。", None),
        ("It carried 14 passengers.", "passengers"),
        ("It carried 1,100 tons of steel.", "steel"),
    ],
)
def test_what_is_counted_stands_near(text: str, counted: str | None) -> None:
    assert one(text).counted == counted


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("約200人が来た。", "exact"),
        ("200人ほどが来た。", "exact"),
        ("200人以上が来た。", "at least"),
        ("少なくとも200人が来た。", "at least"),
        ("最大200人が来た。", "at most"),
        ("200人超が来た。", "above"),
        ("200人未満が来た。", "below"),
        ("来場者は200人を割り込んだ。", "below"),
        ("来場者は200人の大台を割った。", "below"),
        ("来場者は200人を突破した。", "above"),
        ("roughly 200 people came.", "exact"),
        ("At least 200 people came.", "at least"),
        ("More than 200 people came.", "above"),
        ("Fewer than 200 people came.", "below"),
    ],
)
def test_approximation_keeps_the_printed_figure_and_says_its_bound(text: str, bound: str) -> None:
    fact = one(text)
    assert (fact.low, fact.high, fact.approximate, fact.bound) == (200, 200, True, bound)


def test_a_plain_figure_is_exact() -> None:
    assert (one("乗客128人だ。").approximate, one("乗客128人だ。").bound) == (False, "exact")


def test_an_age_in_brackets_needs_a_name_before_it() -> None:
    assert read("渡辺正臣船長（５８）が話した。") == [(58, 58, "歳")]
    assert read("（３）日本側が求めた。") == []


@pytest.mark.parametrize(
    ("text", "value"), [("第3回会合", "第3回"), ("第1報", "第1報"), ("3回目の発射", "3回目")]
)
def test_an_ordinal_keeps_its_words(text: str, value: str) -> None:
    assert one(text).value == value


def test_the_value_is_readable() -> None:
    assert one("乗客132人だ。").value == "132 人"


def test_offsets_of_a_sentence_count_in_its_article() -> None:
    text = "前の文。乗客128人が乗っていた。"
    article = Article("a.txt", Outlet("toto", "東都", "newspaper", "toto"), text)
    (fact,) = numbers_of(Sentence(article, 1, 4, len(text), "body", tokens=tokenise(text, 4)))
    assert text[fact.char_start : fact.char_end] == "128人"


@given(
    st.text(
        alphabet="0123456789１２,.・数二三十百万億兆約人円％～〜-のほど第回目$bn dozen one(歳)", max_size=80
    )
)
def test_every_figure_is_finite_and_stands_at_its_offsets(text: str) -> None:
    for fact in numbers(text):
        assert text[fact.char_start : fact.char_end] == fact.surface != ""
        assert fact.low is not None
        assert fact.high is not None
        assert math.isfinite(fact.low)
        assert math.isfinite(fact.high)
        assert fact.low <= fact.high


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    numbers(text)


def test_a_very_long_run_of_digits_is_no_figure() -> None:
    assert read("1" * 5000 + "人") == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("打率は3割2分5厘だった。", [(3.25, 3.25, "割")]),
        ("円相場は150円20銭だった。", [(150.2, 150.2, "円")]),
        ("百数十人が並んだ。", [(110, 190, "人")]),
        ("20数人が残った。", [(21, 29, "人")]),
        ("気温は氷点下3.2度だった。", [(-3.2, -3.2, "度")]),
        ("Between 20 and 30 people were inside.", [(20, 30, "people")]),
        ("12 passengers were hurt, three of them badly.", [(12, 12, "passengers"), (3, 3, None)]),
    ],
)
def test_figures_of_more_than_one_part_are_one(
    sentence: str, figures: list[tuple[float, float, str | None]]
) -> None:
    assert [(fact.low, fact.high, fact.unit) for fact in numbers(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("乗客12人がけがをした。", ["乗客"]),
        ("12 passengers were hurt.", ["passengers"]),
        ("12人がけがをし、うち3人が重傷だ。", [None, "重傷"]),
        ("けがをしたのは12人で、うち重傷は3人だった。", [None, "重傷"]),
        ("乗員2人を含む14人がけがをした。", ["乗員", None]),
        ("乗客128人と乗員14人の計142人が乗っていた。", ["乗客", "乗員", None]),
        ("死者は18人、行方不明者は3人となった。", ["死者", "行方不明者"]),
        ("重軽傷者は計25人に上った。", ["重軽傷者"]),
        ("死者は2人増えて18人になった。", ["死者", "死者"]),
        ("定員を40人から50人に増やす。", ["定員", None]),
        ("輸出額は前年比12%増の3兆円だった。", ["輸出額", "輸出額"]),
        ("支持率は前回から5ポイント増の48%だった。", [None, "支持率"]),
        ("職員300人のうち20人が休んでいる。", ["職員", None]),
        ("高校生ら20人が見学した。", ["高校生"]),
        ("1人当たり3万円を配る。", [None]),
        ("市は20人を採用した。", [None]),
        ("会社は10日、3億円の赤字だと発表した。", [None]),
        ("The toll rose to 18 dead and three missing.", ["dead", "missing"]),
    ],
)
def test_what_is_counted_is_said_or_left_open(sentence: str, counted: list[str | None]) -> None:
    assert [fact.counted for fact in numbers(sentence)] == counted


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("採決の結果、賛成12、反対8で可決した。", [12, 8]),
        ("市議会は13対7で否決した。", [13, 7]),
        ("The committee voted 7-2 to reject it.", [7, 2]),
        ("The council passed it 15-5.", [15, 5]),
        ("The council voted 5-15 against the plan.", [5, 15]),
        ("Lawmakers adopted it with 12 in favor and 8 against.", [12, 8]),
    ],
)
def test_each_side_of_a_vote_is_a_figure(text: str, sides: list[float]) -> None:
    assert [fact.low for fact in numbers(text)] == sides == [fact.high for fact in numbers(text)]
    assert {fact.unit for fact in numbers(text)} <= {"票", "votes"}


@pytest.mark.parametrize("text", ["1対1の面談を行った。", "水と油を3対7の割合で混ぜた。"])
def test_a_way_to_meet_and_a_ratio_are_no_votes(text: str) -> None:
    assert numbers(text) == []


def test_items_voted_on_are_a_range() -> None:
    assert read("The council voted on 10-12 items.") == [(10, 12, "items")]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("50センチから70センチの雪が降る。", [(50, 70)]),
        ("半径3kmから10kmまでが区域だ。", [(3, 10)]),
        ("費用は1万円から2万円程度だ。", [(10_000, 20_000)]),
        ("定員は2人から3人の体制に増やす。", [(2, 2), (3, 3)]),
        ("税率を8%から10%に上げた。", [(8, 8), (10, 10)]),
        ("二百三十余名が避難した。", [(230, 230)]),
        ("戸倉ミツさん（当時89）が全12施設の一つにいた。", [(89, 89), (12, 12)]),
    ],
)
def test_from_one_to_another_is_a_range_unless_it_became_so(
    text: str, amounts: list[tuple[int, int]]
) -> None:
    assert [(fact.low, fact.high) for fact in numbers(text)] == amounts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Six more people died.", [(6, 6, "people")]),
        ("I want to see at least five more skulls.", [(5, 5, "skulls")]),
        ("The dead included brothers, ages 9 and 12, of Ojai.", [(9, 9, "years old"), (12, 12, "years old")]),
        ("The state released Rs 4.5 crore.", [(45_000_000, 45_000_000, "rupees")]),
        ("Nearly 2.3 lakh households are surveyed.", [(230_000, 230_000, "households")]),
        ("A test costs Rs 600 to Rs 1,400.", [(600, 1_400, "rupees")]),
        ("That took the toll this season to 17.", [(17, 17, None)]),
        ("It is 20 other than that.", []),
        ("Shares fell to 312.6 pence.", [(312.6, 312.6, "pence")]),
    ],
)
def test_english_as_it_is_printed_from_mumbai_to_ohio(
    text: str, figures: list[tuple[float, float, str | None]]
) -> None:
    assert read(text) == figures


def test_what_comes_second_in_a_row_is_no_number() -> None:
    assert numbers("二次被害は確認されていない。") == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("議席は233から215に減った。", [233, 215]),
        ("定数465に対し、過半数の233を得た。", [465, 233]),
        ("三つの案が出た。", [3]),
        ("nearly three-quarters of voters", [0.75]),
        ("A 7.1-magnitude quake struck.", [7.1]),
    ],
)
def test_a_figure_is_read_by_the_noun_of_its_quantity(text: str, amounts: list[float]) -> None:
    assert [fact.low for fact in numbers(text)] == amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The first two of its six cars left the rails.", [(2, 2, "cars"), (6, 6, "cars")]),
        ("Two of the three directors resigned.", [(2, 2, "directors"), (3, 3, "directors")]),
        (
            "Of the 661,000 bridges in the country, 18,240 had not been inspected.",
            [(661000, 661000, "bridges"), (18240, 18240, "bridges")],
        ),
        ("Of the 74 passengers aboard, nine were hurt.", [(74, 74, "passengers"), (9, 9, "passengers")]),
        ("Nothing is counted here.", []),
    ],
)
def test_a_part_counts_what_its_whole_does(text: str, found: list[tuple[float, float, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The death toll in Tokiwa rose to seven on Friday.", [7]),
        (
            "Twenty-nine are enrolled elsewhere, six are preparing to try again and two have not been reached.",
            [29, 6, 2],
        ),
        ("He lives at seven, and one is enough.", []),
        ("The rate was raised to 7.5%.", [7.5]),
    ],
)
def test_a_figure_with_no_noun_can_stand_for_what_it_counts(text: str, values: list[float]) -> None:
    assert [fact.low for fact in numbers(text)] == values
