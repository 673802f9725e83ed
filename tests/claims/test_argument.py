"""Arguments: the case marks say who did it, to whom, and where."""

import pytest

from claims.argument import arguments_of, is_facility
from claims.comparison import bare_assertion
from claims.term import profile_of


def roles(text: str) -> set[tuple[str, str]]:
    profile = profile_of(bare_assertion("text", text, "2025-11-10"))
    return {(argument.role, argument.term.surface) for argument in arguments_of(profile)}


@pytest.mark.parametrize(
    ("text", "role", "surface"),
    [
        ("県警は市役所を捜索した", "agent", "県警"),
        ("市長は宮前茂議長に辞職願を渡した", "goal", "宮前茂議長"),
        ("市長（57）が会見した", "agent", "市長"),
        ("説明会は公民館で開かれた", "place", "公民館"),
        ("場所は市民ホール", "place", "ホール"),
        ("火は倉庫から出た", "source", "倉庫"),
        ("Prosecutors raided the office", "agent", "Prosecutors"),
        ("The meeting was held at the city hall", "place", "hall"),
    ],
)
def test_a_phrase_plays_the_part_its_mark_gives_it(text: str, role: str, surface: str) -> None:
    assert (role, surface) in roles(text)


def test_a_copula_marks_no_place() -> None:
    assert not any(role == "place" for role, _ in roles("彼は医師で、研究者だ"))


def test_a_town_is_no_facility_and_a_hall_is() -> None:
    terms = profile_of(bare_assertion("text", "横浜の市民会館", "2025-11-10")).terms
    assert [is_facility(term) for term in terms] == [False, *[is_facility(term) for term in terms[1:]]]
    assert is_facility(terms[-1])
