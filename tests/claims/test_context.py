"""Contexts: what two articles have in common does not depend on which is named first."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import context
from claims.article import Outlet
from claims.comparison import bare_assertion
from claims.context import Contexts, Marks, is_anchored, marks_of, shared_marks
from claims.fact.large_place import is_large
from claims.fact.name import names
from claims.mark_index import MarkIndex
from claims.term import Profile, profile_of

KEYS = st.frozensets(st.sampled_from(["n:edd", "n:talks", "n:tokyo", "n:port"]), min_size=1)
NAMES = st.dictionaries(st.sampled_from(["EDD", "協議", "東京", "港"]), st.tuples(KEYS, st.just(1.0)))
WORDS = st.dictionaries(st.sampled_from(["w:衝突", "w:霧", "d:2025-10-17"]), st.sampled_from([0.3, 0.7]))
GLOSSES = st.dictionaries(st.sampled_from(["g:fog", "g:crash"]), st.sampled_from([0.1, 0.3]))
MARKS = st.builds(Marks, NAMES, WORDS, GLOSSES, st.sampled_from(["ja", "en"]))


@given(MARKS, MARKS)
def test_two_articles_share_the_same_whichever_stands_left(one: Marks, other: Marks) -> None:
    assert sum(shared_marks(one, other).values()) == sum(shared_marks(other, one).values())


@given(MARKS, MARKS)
def test_what_is_shared_is_weighed_no_higher_than_either_side_has_it(one: Marks, other: Marks) -> None:
    total = sum(weight for _, weight in one.names.values()) + sum(one.words.values())
    total += sum(one.glosses.values())
    assert sum(shared_marks(one, other).values()) <= total + 1e-9


def profiles(text: str) -> list[Profile]:
    return [profile_of(bare_assertion("a", text, "2025-04-12"))]


def contexts(*texts: str) -> Contexts:
    found = Contexts()
    for number, text in enumerate(texts):
        found.add(str(number), profiles(text))
    return found


BRIDGE = "北浜大橋の開通式は中央広場で開かれた。"


def test_two_briefs_that_share_nearly_all_they_have_report_one_happening() -> None:
    met = contexts("日銀は政策金利を0.75%に引き上げる。", "日銀は政策金利を0.75%に引き上げる方針だ。", BRIDGE)
    assert met.of_one_happening([("0", "1")])
    assert not met.of_one_happening([("0", "2")])


def test_among_more_articles_more_must_be_shared() -> None:
    pair = BRIDGE, "北浜大橋の開通を祝う式が中央広場であった。"
    assert contexts(*pair).of_one_happening([("0", "1")])
    with patch.object(context, "FEW_ARTICLES", 2):
        assert contexts(*pair).of_one_happening([("0", "1")])
        assert not contexts(*pair, *[f"駅の第{n}出口が開いた。" for n in range(200)]).of_one_happening(
            [("0", "1")]
        )


def test_what_is_told_of_many_pairs_at_once_is_what_each_tells_alone() -> None:
    texts = (
        BRIDGE,
        "北浜大橋の開通を祝う式が中央広場であった。",
        "日銀は政策金利を0.75%に引き上げる。",
        BRIDGE,
        "駅の出口が開いた。",
    )
    met = contexts(*texts)
    every = [(str(one), str(other)) for one in range(5) for other in range(one, 5)]
    for least in (0.05, 0.25, 0.5):
        alone = {pair for pair in every if met.of_one_happening([pair], least)}
        assert met.of_one_happening(every, least) == alone
        assert {("0", "0"), ("0", "3")} <= alone < set(every)
    assert met.of_one_happening([]) == set()


def told_by(name: str, kind: str) -> Profile:
    """A claim of an outlet's own."""
    made = bare_assertion("release", "弊社の製品を回収する。", "2025-04-12")
    sentence = made.claim.sentence
    article = replace(sentence.article, outlet=Outlet("it", name, kind, "it"))
    return profile_of(replace(made, claim=replace(made.claim, sentence=replace(sentence, article=article))))


def test_a_company_that_publishes_is_what_its_release_is_about() -> None:
    assert "白樺フーズ" in marks_of([told_by("白樺フーズ", "official")]).names
    assert "白樺フーズ" not in marks_of([told_by("白樺フーズ", "blog")]).names
    assert "外務省" not in marks_of([told_by("外務省", "official")]).names


@given(st.lists(MARKS, min_size=2, max_size=5))
def test_no_two_articles_share_more_than_the_index_says(marks: list[Marks]) -> None:
    index = MarkIndex(marks)
    for one, left in enumerate(marks):
        at_most = index.shared_at_most(one)
        for other, right in enumerate(marks):
            if one != other:
                assert sum(shared_marks(left, right).values()) <= at_most[other] + 1e-9


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("大阪で開かれた。", True),
        ("岩手県で起きた。", True),
        ("仙台市で起きた。", True),
        ("It happened in Saitama Prefecture.", True),
        ("石央市で起きた。", False),
        ("It happened in Kuzuhara.", False),
    ],
)
def test_a_prefecture_or_a_large_city_says_little_of_what_happened(text: str, large: bool) -> None:
    (place,) = (fact for fact in names(text) if fact.entity == "place")
    assert is_large(place) is large
    ((_, weight),) = marks_of(profiles(text)).names.values()
    assert (weight < context.NAME_WEIGHT) is large


def test_a_ministry_says_little_of_what_happened_and_a_state_less() -> None:
    weight_of = {
        name: weight
        for name, (_, weight) in marks_of(profiles("外務省と白樺フーズと米国が協議した。")).names.items()
    }
    assert weight_of["米国"] < weight_of["外務省"] < weight_of["白樺フーズ"]


def test_two_articles_that_share_large_places_alone_report_two_happenings() -> None:
    own = "白樺フーズと葛原電力と遠山大学の会が{}開かれた。", "滝川建設と長瀬銀行と白糸鉄道の店が{}閉まった。"
    large, small = "大阪市と福岡市と仙台市と札幌市で", "石央市と葛原市と白糸市と浜北市で"
    assert contexts(*[text.format(small) for text in own]).of_one_happening([("0", "1")])
    assert not contexts(*[text.format(large) for text in own]).of_one_happening([("0", "1")])


EARNINGS = (
    "早瀬精機の純利益は前期より増え、売上高は円安で伸びた。配当は据え置く。",
    "白樺製作所は純利益が落ち込み、売上高も円高で減った。配当を見送る。",
)


def test_the_words_of_a_trade_alone_are_no_happening() -> None:
    assert not contexts(*EARNINGS).of_one_happening([("0", "1")])
    named = [text.replace("白樺製作所", "早瀬精機") for text in EARNINGS]
    assert contexts(*named).of_one_happening([("0", "1")])


@pytest.mark.parametrize(
    ("shared", "anchored"),
    [
        ({"早瀬精機": 1.0}, True),
        ({"341,000,000,000 yen": 0.7}, True),
        ({"2025-10-17": 0.7, "欠航": 0.4}, True),
        ({"2025-10-17": 0.7, "2025-10-18": 0.7}, False),
        ({"純利益": 0.4, "売上高": 0.4, "東京": 0.4}, False),
        (dict.fromkeys("核戦力 被爆 抑止 演習 指針 机上 脅し".split(), 0.4), True),
    ],
)
def test_a_name_a_figure_or_a_day_with_more_anchors_a_happening(
    shared: dict[str, float], anchored: bool
) -> None:
    assert is_anchored(shared) == anchored
