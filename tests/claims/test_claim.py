"""Claims: one for each assertion, inside its sentence, with its subject."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.claim import Claim, read_claims
from claims.sentence import sentences

Claims = Callable[[str], tuple[Claim, ...]]


def test_a_long_official_sentence_is_one_claim_for_each_assertion(claims_in: Claims) -> None:
    first, second = claims_in("市長は橋の工事を視察し、作業員から説明を受けた。")
    assert first.text == "市長は橋の工事を視察し"
    assert second.text == "作業員から説明を受けた"


def test_a_clause_without_a_subject_inherits_it_and_says_so(claims_in: Claims) -> None:
    first, second = claims_in("市長は橋の工事を視察し、作業員から説明を受けた。")
    assert (first.subject, first.subject_inherited) == ("市長", False)
    assert (second.subject, second.subject_inherited) == ("市長", True)


def test_a_list_of_persons_stays_whole(claims_in: Claims) -> None:
    (claim,) = claims_in("会合には山田太郎知事、川本花子市長、北村次郎議長が出席した。")
    assert claim.text.startswith("会合には")
    assert claim.text.endswith("出席した")


@pytest.mark.parametrize(
    "sentence",
    [
        "市は橋を架け替えるため、来月から道路を閉じる。",
        "雨が続けば、工事は来週に延びる。",
        "市は工場を閉じ、跡地を公園にする方針だ。",
    ],
)
def test_a_purpose_a_condition_or_a_shared_plan_is_not_cut_off(claims_in: Claims, sentence: str) -> None:
    assert len(claims_in(sentence)) == 1


def test_a_question_asserts_nothing(claims_in: Claims) -> None:
    assert claims_in("橋はいつ直るのか。") == ()


def test_an_indirect_question_is_part_of_an_assertion(claims_in: Claims) -> None:
    (claim,) = claims_in("・会議では、橋をどう直すかが話し合われた。")
    assert "話し合われた" in claim.text


def test_a_topic_heading_makes_no_claim_and_an_asserting_one_does(claims_in: Claims) -> None:
    text = "\n\n".join(
        ("橋の歴史", "橋は三十年前に架けられた。市が直した。", "市長が会見", "市長は事故をわびた。")
    )
    texts = [claim.text for claim in claims_in(text)]
    assert "橋の歴史" not in texts
    assert any("会見" in text for text in texts)


def test_an_english_sentence_is_cut_at_a_clause_with_its_own_verb(claims_in: Claims) -> None:
    texts = [
        claim.text
        for claim in claims_in("The ferry hit the pier, injuring six passengers and two crew members.")
    ]
    assert texts == ["The ferry hit the pier", "injuring six passengers and two crew members"]


def test_the_same_text_gives_the_same_keys(claims_in: Claims) -> None:
    text = "市長は橋の工事を視察し、作業員から説明を受けた。橋は来月に開通する。"
    assert [claim.key for claim in claims_in(text)] == [claim.key for claim in claims_in(text)]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='市は橋を直し、閉じた。「」『』（）が、と述べ\n・0123年月日人 aThe.,"', max_size=80))
def test_claims_lie_inside_their_sentences_and_do_not_overlap(text: str) -> None:
    article = Article("a.txt", Outlet("o", "紙", "newspaper", "o"), text)
    found = read_claims(sentences(article))
    for claim in found:
        assert claim.sentence.char_start <= claim.char_start < claim.char_end <= claim.sentence.char_end
        assert claim.text == text[claim.char_start : claim.char_end]
    for before, after in pairwise(found):
        assert before.char_end <= after.char_start
