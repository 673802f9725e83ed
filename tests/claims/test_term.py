"""Terms: what a claim is about, and what else it may be called."""

import pytest

from claims.alignment import nearness
from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.comparison import bare_assertion
from claims.fact import assertions
from claims.sentence import sentences
from claims.term import MOST_TIMES_TOLD, Profile, Term, profile_of, profiles_of


def profiles(text: str, language: str = "ja") -> list[Profile]:
    outlet = Outlet("paper", "paper", "newspaper", "paper")
    units = sentences(
        Article(file="1.txt", outlet=outlet, text=text, published="2025-06-20", language=language)
    )
    return sorted(
        profiles_of(assertions(units, read_claims(units))), key=lambda found: found.assertion.claim.char_start
    )


def term(text: str, surface: str) -> Term:
    found = profile_of(bare_assertion("text", text, "2025-06-20")).terms
    return next(term for term in found if term.surface == surface)


@pytest.mark.parametrize(
    ("japanese", "word", "english", "other"),
    [
        ("日本の防衛を担う", "防衛", "It will protect Japan", "protect"),
        ("文書を公表した", "公表", "The text was announced", "announced"),
        ("窓を壊した", "壊し", "They smashed the window", "smashed"),
    ],
)
def test_a_word_meets_what_stands_for_it_in_the_other_language(
    japanese: str, word: str, english: str, other: str
) -> None:
    assert nearness(term(japanese, word), term(english, other)) >= 0.4


def test_a_verb_that_works_as_a_particle_is_no_content() -> None:
    surfaces = {
        term.surface
        for term in profile_of(bare_assertion("text", "県によると検討に入ったという", None)).terms
    }
    assert not surfaces & {"よる", "いう"}
    assert "検討" in surfaces


def test_a_state_says_less_than_a_town() -> None:
    assert (
        term("日本の横浜で会合が開かれた", "日本").weight < term("日本の横浜で会合が開かれた", "横浜").weight
    )


def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    _, later = profiles("The ferry Amane left Himekoto port. It was towed into Shiomi port at night.", "en")
    assert any(term.surface == "ferry" for term in later.terms)
    assert not any(term.surface == "ferry" for term in later.own_terms)


def test_what_the_sentence_before_answers_is_no_answer_of_the_next() -> None:
    before, later = profiles("死者はいない。避難所へ移った。")
    assert any(term.question for term in before.terms)
    assert not any(term.question for term in later.terms)


def test_a_refrain_is_compared_only_a_few_times() -> None:
    assert len(profiles("市長は橋の工事を再開した。\n" * 40)) <= MOST_TIMES_TOLD
