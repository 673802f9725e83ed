"""Reasons in words: what a person reads says what was compared, and which way it speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims
from claims.explanation import decision, explained, sentence_of
from claims.feature import FEATURES, Reason
from claims.verdict import LEVELS

PAIRS = [
    ("フェリーの乗客12人がけがをした。", "フェリーの乗客14人がけがをした。"),
    ("首相は28日、会議を開いた。", "首相は29日、会議を開いた。"),
    ("会社は工場を閉鎖する方針を固めた。", "会社は工場を閉鎖した。"),
    ("県は水道料金を引き上げる。", "県は水道料金を引き下げる。"),
    ("会議には田中一郎知事が出席した。", "会議には山本二郎知事が出席した。"),
    ("The bridge was closed on 3 May 2024.", "橋は2024年5月4日に閉鎖された。"),
]
REASONS = st.builds(
    Reason,
    st.sampled_from([*(feature.__name__ for feature in FEATURES), "person", "place", "new_feature"]),
    st.floats(-1, 1),
    st.text(max_size=5),
    st.text(max_size=5),
    st.text(max_size=5),
)


@pytest.mark.parametrize("pair", PAIRS)
def test_whatever_a_comparison_finds_is_said_in_words(pair: tuple[str, str]) -> None:
    for reason, sentence in explained(claims.compare(*pair).reasons):
        assert len(sentence.split()) >= 3, reason
        assert reason.feature not in sentence or " " in sentence


def test_a_sentence_holds_both_values_and_which_way_they_speak() -> None:
    assert (
        sentence_of(Reason("date", -1.0, "28日", "29日", "conflict")) == "the days cannot be one: 28日 | 29日"
    )
    assert sentence_of(Reason("date", 0.7, "7月", "28日", "compatible")) == "the days can be one: 7月 | 28日"
    assert sentence_of(Reason("number", 0.3, "14人", "18人", "conflict")).startswith(
        "the same thing is counted"
    )
    assert sentence_of(Reason("number", 0.9, "14人", "14人", "same")).startswith("the same figure")


def test_what_says_nothing_is_left_out() -> None:
    for silent in (
        Reason("subject", 0.0, "市", ""),
        Reason("event", 1.0, "", ""),  # bare sentences: no articles that could report the same
        Reason("something new", 0.0, "", ""),
    ):
        assert sentence_of(silent) == ""
        assert explained([silent]) == ()


def test_a_feature_without_a_sentence_is_shown_by_its_name() -> None:
    assert sentence_of(Reason("word_order", 0.4, "a", "b", "c")) == "word order: a | b (c)"


def test_braces_in_an_article_s_words_are_words() -> None:
    assert "{left}" in sentence_of(Reason("date", -1.0, "{left}", "29日"))


@given(st.lists(REASONS, max_size=8))
def test_the_strongest_comes_first_and_nothing_twice(reasons: list[Reason]) -> None:
    told = explained(reasons)
    strengths = [abs(reason.score) for reason, _ in told]
    assert strengths == sorted(strengths, reverse=True)
    assert len({sentence for _, sentence in told}) == len(told)


def test_of_equal_reasons_what_parts_the_claims_comes_first() -> None:
    joins, parts = (
        Reason("date", 1.0, "7月", "7月", "same"),
        Reason("number", -1.0, "14人", "18人", "conflict"),
    )
    assert [reason for reason, _ in explained([joins, parts])] == [parts, joins]


def test_what_decided_is_said_as_its_level_says_it() -> None:
    assert decision(LEVELS[0].name) == LEVELS[0].label
    assert decision("person in charge") == "person in charge"
