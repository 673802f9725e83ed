"""Glosses: what joins two words that share no letter."""

import pytest

from claims.antonym import opposed
from claims.fact.romanise import fold_reading
from claims.gloss import english_stem, gloss_stems, latin_names
from claims.negation import has_negation, negated_word
from claims.term import Term
from claims.text import tokenise
from claims.wording import normal_form


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("衝突", "collided"),
        ("負傷", "injuring"),
        ("乗客", "passengers"),
        ("再開", "resume"),
        ("霧", "fog"),
        ("発表", "announced"),
    ],
)
def test_a_japanese_word_and_its_english_counterpart_share_a_stem(japanese: str, english: str) -> None:
    assert english_stem(english) in gloss_stems(japanese)


def test_two_japanese_words_of_one_meaning_share_a_stem() -> None:
    assert gloss_stems("負傷") & gloss_stems("怪我")


def test_a_short_kana_word_says_nothing() -> None:
    assert gloss_stems("こと") == frozenset()


@pytest.mark.parametrize(
    ("verb", "noun"), [("collide", "collision"), ("decide", "decision"), ("resume", "resumption")]
)
def test_a_verb_and_its_noun_of_action_are_one_stem(verb: str, noun: str) -> None:
    assert english_stem(verb) == english_stem(noun)


def test_a_name_in_katakana_meets_its_original() -> None:
    assert fold_reading("Louisiana") in latin_names("ルイジアナ")
    assert "okayama" in latin_names("岡山県")


def word(text: str) -> Term:
    return Term("word", text, normal_form(text), frozenset(), 0.5, True, 0, len(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("引き上げる", "引き下げる"),
        ("増加", "減少"),
        ("rise", "fall"),
        ("増加", "decrease"),
        ("無事", "hurt"),
    ],
)
def test_opposites_are_opposed_in_either_order_and_language(one: str, other: str) -> None:
    assert opposed(word(one), word(other))
    assert opposed(word(other), word(one))


@pytest.mark.parametrize(("one", "other"), [("増加", "上昇"), ("会議", "減少"), ("rise", "increase")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not opposed(word(one), word(other))


def test_sides_of_a_place_are_opposed_as_places_only() -> None:
    assert opposed(word("右舷"), word("左舷"), "place")
    assert not opposed(word("右舷"), word("左舷"))


@pytest.mark.parametrize(
    ("word_", "base"), [("未公表", "公表"), ("unpublished", "published"), ("under", ""), ("橋", "")]
)
def test_a_negating_prefix_is_taken_off_where_a_word_is_left(word_: str, base: str) -> None:
    assert negated_word(word_) == base


def test_a_negation_is_found_in_grammar_and_in_words() -> None:
    assert has_negation(tokenise("文書は公表されていない"))
    assert has_negation(tokenise("The text remains unpublished"))
    assert not has_negation(tokenise("市は橋を閉じた"))
