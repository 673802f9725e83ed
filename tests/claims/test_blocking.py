"""The keys of claims: which there are, their numbers, and the statements over them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.blocking import FIGURE, GRAM, NAME, Keys, grams_of, key_number, keys_of, statement
from claims.engine import Embedded
from claims.term import profile_of
from claims.text import fold


def words_of_grams(text: str) -> set[str]:
    _, numbers = grams_of([text])
    found = set()
    for number in numbers.tolist():
        letters = (number >> 42, number >> 21 & 0x1FFFFF, number & 0x1FFFFF)
        found.add("".join(chr(letter) for letter in letters if letter))
    return found


def test_runs_of_letters_do_not_reach_over_signs_and_need_one_beyond_ascii() -> None:
    assert words_of_grams("橋が、AB人１２") == {"橋が", "b人", "人1", "ab人", "b人1", "人12"}
    assert words_of_grams("The bridge fell.") == set()


@given(st.lists(st.text(alphabet="橋がＡa1、 \U00020000", max_size=12), max_size=5))
def test_many_texts_at_once_give_the_runs_of_each_alone(texts: list[str]) -> None:
    holder, numbers = grams_of(texts)
    for place, text in enumerate(texts):
        assert sorted(numbers[holder == place].tolist()) == sorted(grams_of([text])[1].tolist())
        folded = fold(text).lower()
        assert words_of_grams(text) == {
            part
            for size in (2, 3)
            for part in (folded[start : start + size] for start in range(len(folded) - size + 1))
            if part.isalnum() and not part.isascii()
        }


def test_a_key_of_a_term_is_never_a_runs() -> None:
    assert key_number("橋") < 0 <= int(grams_of(["橋が落ちた"])[1].min())


def test_a_figure_is_met_with_its_unit_and_a_name_by_its_reading(read) -> None:  # type: ignore[no-untyped-def]
    people, boxes, name = (
        keys_of(profile_of(read(text)[0]))
        for text in ("乗客12人がけがをした。", "荷物12個が届いた。", "岸信夫防衛相が出席した。")
    )
    assert (key_number("number:12.0 person"), FIGURE) in people
    assert (key_number("number:12.0 person"), FIGURE) not in boxes
    assert any(kind == NAME for _, kind in name)


def keys(rows: list[tuple[int, int, int, int]]) -> Keys:
    """Rows of claim, article, voice and key, all of one kind and full weight."""
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    return Keys(*columns, np.full(len(rows), NAME), np.full(len(rows), 10_000))  # type: ignore[call-arg]


def met(rows: list[tuple[int, int, int, int]]) -> list[list[int]]:
    engine = Embedded()
    try:
        engine.put([keys(rows)])
        found: list[list[int]] = engine.met().tolist()
        return found
    finally:
        engine.close()


def test_articles_meet_in_two_shared_keys_not_in_one_nor_within_one_voice() -> None:
    assert met([(0, 0, 0, 5), (1, 1, 1, 5)]) == []
    assert met([(0, 1, 1, 5), (0, 1, 1, 6), (1, 0, 0, 5), (1, 0, 0, 6)]) == [[0, 1]]
    assert met([(0, 0, 0, 5), (0, 0, 0, 6), (1, 0, 0, 5), (1, 0, 0, 6)]) == []
    assert met([(0, 0, 0, 5), (0, 0, 0, 6), (1, 0, 1, 5), (1, 0, 1, 6)]) == [[0, 0]]


def test_two_keys_of_two_claims_of_an_article_are_not_two_shared_keys() -> None:
    assert met([(0, 0, 0, 5), (1, 0, 0, 6), (2, 1, 1, 5), (2, 1, 1, 6)]) == []


def test_a_key_of_too_many_claims_brings_none_together(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(claim, claim, claim, key) for claim in range(4) for key in (5, 6)]
    assert len(met(rows)) == 6
    monkeypatch.setattr("claims.blocking.MOST_CLAIMS_A_KEY", 3)
    assert met(rows) == []


def test_only_the_rarest_keys_of_a_claim_bring_it_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    common = [(claim, claim, claim, key) for claim in range(5) for key in (1, 2)]
    rare = [(claim, claim, claim, key) for claim in (3, 4) for key in (8, 9)]
    monkeypatch.setattr("claims.blocking.RAREST_KEPT", 2)
    # 3 and 4 are found by the keys that they alone share; the others by what is left to them.
    assert met([*common, *rare]) == [[0, 1], [0, 2], [1, 2], [3, 4]]


def test_the_order_in_which_claims_come_does_not_matter() -> None:
    dice = np.random.default_rng(3)
    rows = [
        (claim, claim // 3, claim // 3, int(key)) for claim in range(60) for key in dice.integers(0, 90, 8)
    ]
    rows = sorted(set(rows))
    shuffled = [rows[place] for place in dice.permutation(len(rows))]
    assert met(rows) == met(shuffled)
    assert len(met(rows)) > 10


def test_candidates_share_enough_weight_and_are_named_by_their_pair_of_articles() -> None:
    engine = Embedded()
    heavy = keys([(4, 0, 0, 5), (2, 1, 1, 5), (3, 1, 1, 6), (9, 2, 2, 5)])
    engine.put([heavy])
    assert engine.candidates(np.array([[1, 2], [0, 1]])).tolist() == [[0, 2, 9], [1, 2, 4]]
    engine.close()
    engine = Embedded()
    light = Keys(heavy.claim, heavy.article, heavy.voice, heavy.key, heavy.kind, heavy.weight // 4)
    engine.put([light])
    assert engine.candidates(np.array([[1, 2], [0, 1]])).tolist() == []
    engine.close()


def test_runs_of_letters_alone_make_no_candidate() -> None:
    engine = Embedded()
    rows = keys([(0, 0, 0, 5), (1, 1, 1, 5)])
    engine.put([Keys(rows.claim, rows.article, rows.voice, rows.key, rows.kind * 0 + GRAM, rows.weight)])
    assert engine.candidates(np.array([[0, 1]])).tolist() == []
    engine.close()


@pytest.mark.parametrize("name", ["met", "candidates"])
def test_no_constant_is_left_open_in_a_statement(name: str) -> None:
    assert "{" not in statement(name)
