"""Contexts: what two articles have in common does not depend on which is named first."""

from hypothesis import given
from hypothesis import strategies as st

from claims.context import Marks, shared_marks

KEYS = st.frozensets(st.sampled_from(["n:edd", "n:talks", "n:tokyo", "n:port"]), min_size=1)
NAMES = st.dictionaries(st.sampled_from(["EDD", "協議", "東京", "港"]), st.tuples(KEYS, st.just(1.0)))
WORDS = st.dictionaries(st.sampled_from(["w:衝突", "w:霧", "d:2025-10-17"]), st.sampled_from([0.3, 0.7]))
MARKS = st.builds(Marks, NAMES, WORDS, st.just({}), st.sampled_from(["ja", "en"]))


@given(MARKS, MARKS)
def test_two_articles_share_the_same_whichever_stands_left(one: Marks, other: Marks) -> None:
    assert sum(shared_marks(one, other).values()) == sum(shared_marks(other, one).values())


@given(MARKS, MARKS)
def test_what_is_shared_is_weighed_no_higher_than_either_side_has_it(one: Marks, other: Marks) -> None:
    total = sum(weight for _, weight in one.names.values()) + sum(one.words.values())
    assert sum(shared_marks(one, other).values()) <= total + 1e-9
