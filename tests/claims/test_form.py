"""Forms: what terms of one wording share, and what they meet in."""

from pathlib import Path

import pytest

from claims.alignment import LEAST_NEARNESS, nearness_of_forms
from claims.antonym import has_opposite
from claims.claim import read_claims
from claims.comparison import bare_assertion
from claims.fact import assertions
from claims.form import Form
from claims.sentence import sentences
from claims.term import Term, profile_of, profiles_of
from ingest.manifest import load
from ingest.reading import article_of

SOURCES = Path(__file__).parents[2] / "sources"


def terms(text: str) -> dict[str, Term]:
    return {term.surface: term for term in profile_of(bare_assertion("text", text, "2025-10-20")).terms}


def test_two_words_of_one_wording_have_one_form_wherever_they_stand() -> None:
    one, other = terms("フェリーが岸壁に衝突した。")["衝突"], terms("貨物船と衝突した。")["衝突"]
    assert one.start != other.start
    assert one.form is other.form


def test_two_figures_of_one_value_have_one_form() -> None:
    one, other = terms("14人がけがをした。")["14人"], terms("乗客など14人がけがをした。")["14人"]
    assert one.fact != other.fact
    assert one.form is other.form


def test_words_that_share_a_kanji_meet_and_not_closely() -> None:
    one, other = terms("船が衝突した。")["衝突"].form, terms("警官が突入した。")["突入"].form
    assert one.meeting & other.meeting
    assert not one.closely & other.closely


@pytest.fixture(scope="module")
def forms() -> list[Form]:
    """All forms of the demonstration's second event, told in two languages."""
    found: dict[Form, None] = {}
    for entry in load(SOURCES / "d2_harbour_collision").entries:
        units = sentences(article_of(entry))
        for profile in profiles_of(assertions(units, read_claims(units))):
            found |= dict.fromkeys(term.form for term in profile.terms)
    return list(found)


def test_forms_that_are_near_meet_closely_if_they_meet_at_all(forms: list[Form]) -> None:
    near = 0
    for one in forms:
        for other in forms:
            if one.meeting & other.meeting and nearness_of_forms(one, other) >= LEAST_NEARNESS:
                near += 1
                assert one.closely & other.closely or (has_opposite(one) and has_opposite(other))
    assert near > len(forms)


def test_forms_that_do_not_meet_at_all_are_not_near_by_meeting_closely(forms: list[Form]) -> None:
    for one in forms:
        for other in forms:
            if one.closely & other.closely and not one.meeting & other.meeting:
                assert nearness_of_forms(one, other) < LEAST_NEARNESS
