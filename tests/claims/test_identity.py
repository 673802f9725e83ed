"""What identifies a claim: a conflict there means two facts, not a divergence."""

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.comparison import bare_assertion
from claims.context import SAME_ARTICLE
from claims.evidence import Evidence, evidence_of
from claims.fact import assertions
from claims.fact.fact import Assertion
from claims.identity import other_fact
from claims.pair import Pair
from claims.sentence import sentences
from claims.term import profile_of


def side_by_side(left: str, right: str) -> Evidence:
    one, other = (
        bare_assertion(name, text, "2025-06-20") for name, text in (("left", left), ("right", right))
    )
    return evidence_of(Pair(profile_of(one), profile_of(other), SAME_ARTICLE))


def clauses(name: str, text: str) -> tuple[Assertion, ...]:
    """The claims of a bare text, as an article of its own."""
    units = sentences(
        Article(f"{name}.txt", Outlet(name, name, "newspaper", name), text, published="2025-06-20")
    )
    return tuple(assertions(units, read_claims(units)))


@pytest.mark.parametrize(
    ("left", "right", "part"),
    [
        ("渡辺正臣船長が事情を聴かれた。", "高浜義朗議員が事情を聴かれた。", "person"),
        ("フェリー「あまね」が着岸した。", "フェリー「かなで」が着岸した。", "work"),
        ("会議は2013年10月に東京で開かれた。", "会議は2025年6月に東京で開かれた。", "date"),
        ("汐見市は床上浸水が228棟だった。", "瑞沢町は床上浸水が412棟だった。", "toll"),
        ("汐見市は9日に避難指示を出した。", "瑞沢町は10日に避難指示を出した。", "town"),
        ("1998年の洪水では11人が死亡した。", "2011年の洪水では2人が死亡した。", "date"),
        ("住宅の全壊は45棟に上る。", "住宅の半壊は112棟に上る。", "toll"),
        ("フェリーの乗客乗員は全員無事だった。", "貨物船の5人にけがはない。", "group"),
        ("運転していた男性社員（52）にけがはない。", "電車が脱線し、17人がけがをした。", "group"),
        ("地検は1日、元職員を起訴した。", "地裁は2026年2月18日、元職員に判決を言い渡した。", "date"),
        ("25年3月期の売上高は1086億円だった。", "2025年2月期の売上高は6420億円だった。", "period"),
        ("汽船は18日の全16便の欠航を決めた。", "19日は前日に続き全16便を欠航する。", "date"),
        ("県内の少なくとも350棟が床上浸水した。", "瑞沢町の床上浸水は540棟に上る。", "toll"),
        (
            "県内の少なくとも350棟が床上浸水した。",
            "In Mizusawa alone, 683 homes were flooded above floor level.",
            "toll",
        ),
        ("国は去年7月、部品の関税を引き上げた。", "国は部品の関税を25％から10％に引き下げる。", "occurrence"),
    ],
)
def test_another_person_ship_or_occurrence_is_another_fact(left: str, right: str, part: str) -> None:
    found = other_fact(side_by_side(left, right))
    assert found is not None
    assert found[0] == part


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("協議は2010年に始まった。", "協議は2024年12月に始まった。"),
        ("会議は6月10日に開かれた。", "会議は6月11日に開かれた。"),
        ("岸信夫防衛相が出席した。", "木原稔防衛相が出席した。"),
        ("渡部正臣船長が話した。", "渡辺正臣船長が話した。"),
        ("25年3月期の純利益は3億円だった。", "Net profit was 300 million yen in the year to March 2025."),
        ("フェリーの乗客12人がけがをした。", "けが人は14人だった。"),
        ("橋は閉じられた。", "橋は6月に閉じられた。"),
    ],
)
def test_what_is_reported_may_differ_and_the_fact_is_one(left: str, right: str) -> None:
    assert other_fact(side_by_side(left, right)) is None


def test_the_day_that_both_assert_is_reported_and_identifies_nothing() -> None:
    for left, right in (
        ("退職日は来年3月末とする。", "退職日は12月末になる。"),
        ("水増しは2018年ごろから続いていた。", "水増しは2021年から続き、発覚した。"),
    ):
        found = other_fact(side_by_side(left, right))
        assert found is None or found[0] != "date"


def test_two_clauses_of_one_copied_sentence_are_two_facts() -> None:
    sentence = "当時は山小屋の屋根が壊れたが、けが人はなかった。"
    (first, second), (again, other) = (clauses(name, sentence) for name in ("left", "right"))
    for one, two in ((first, other), (second, again)):
        found = other_fact(evidence_of(Pair(profile_of(one), profile_of(two), SAME_ARTICLE)))
        assert found is not None
        assert found[0] == "clause"
    for one, two in ((first, again), (second, other)):
        assert other_fact(evidence_of(Pair(profile_of(one), profile_of(two), SAME_ARTICLE))) is None
