"""Folding and tokenising: every offset stays true."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text import LONGEST_CALL, english_lemma, fold, is_japanese, tokenise

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_folding_gives_one_character_for_one(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_widths_are_folded_and_the_wave_dash_is_kept() -> None:
    assert fold("ＰＡＣ３・２０２４年") == "PAC3・2024年"
    assert fold("ｱﾒﾘｶ") == "アメリカ"
    assert fold("２～３") == "2～3"


def test_what_cannot_be_stored_becomes_the_replacement_character() -> None:
    assert fold("a\0b\ud800") == "a�b�"


@settings(deadline=None)
@given(ANY_TEXT)
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    folded, end = fold(text), 0
    for token in tokenise(text):
        assert token.start >= end
        assert folded[token.start : token.end] == token.surface
        end = token.end


def test_offsets_count_from_the_whole_text() -> None:
    text = "前置き。首相が会見した。"
    assert next(text[token.start : token.end] for token in tokenise(text, 4)) == "首相"


def test_a_text_longer_than_one_call_is_read_to_its_end() -> None:
    text = "橋" * (LONGEST_CALL + 5)
    assert tokenise(text)[-1].end == len(text)


def test_an_ellipsis_is_one_word_and_no_word_is_empty() -> None:
    assert [token.surface for token in tokenise("最後は…と話した…")] == [
        "最後", "は", "…", "と", "話し", "た", "…",
    ]  # fmt: skip


def test_unknown_words_keep_their_own_forms() -> None:
    first, second = tokenise("「ヤマサクラ」"), tokenise("「シースパロー」")
    assert (first[1].normal, second[1].normal) == ("ヤマサクラ", "シースパロー")


def test_english_words_have_their_dictionary_form_and_abbreviations_stay_whole() -> None:
    tokens = tokenise("The U.S. sent investigators at 5 p.m.")
    assert [token.normal for token in tokens if token.surface in ("sent", "investigators")] == [
        "send",
        "investigator",
    ]
    assert "U.S." in [token.surface for token in tokens]
    assert english_lemma("ships") == "ship"


def test_kana_or_kanji_make_a_text_japanese() -> None:
    assert is_japanese("EDD協議")
    assert not is_japanese("EDD talks, 2024")
