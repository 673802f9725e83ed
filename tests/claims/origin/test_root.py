"""Where each has something from in the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.origin.root import roots_of

Node = tuple[str, str]
NODES: list[Node] = [("publisher", letter) for letter in "abcdef"]
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=3, unique=True))


def named(*pairs: str) -> dict[str, str]:
    """The roots of a graph written as "ab" for: a rests on b."""
    sources: dict[Node, list[Node]] = {}
    for one, other in pairs:
        sources.setdefault(("publisher", one), []).append(("publisher", other))
    nodes = sorted({("publisher", letter) for pair in pairs for letter in pair})
    return {node[1]: root[1] for node, root in roots_of(nodes, sources).items()}


def test_who_rests_on_nothing_is_a_root_of_his_own() -> None:
    assert named("ba", "ca", "dc") == {"a": "a", "b": "a", "c": "a", "d": "a"}


def test_who_has_it_from_two_joins_them_to_nothing() -> None:
    assert named("ca", "cb") == {"a": "a", "b": "b", "c": "a"}


def test_who_has_it_from_two_counts_as_the_one_that_is_there() -> None:
    assert roots_of([("p", "c"), ("p", "b")], {("p", "c"): [("p", "a"), ("p", "b")]})[("p", "c")] == (
        "p",
        "b",
    )


def test_a_circle_is_one_root() -> None:
    assert set(named("ab", "ba", "cb").values()) == {"a"}
    assert set(named("ab", "bc", "ca").values()) == {"a"}
    assert set(named("ab", "ba", "bd").values()) == {"d"}


@given(GRAPHS, st.randoms())
def test_the_order_of_those_asked_for_does_not_matter(graph: dict[Node, list[Node]], dice: object) -> None:
    shuffled = NODES.copy()
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert roots_of(shuffled, graph) == roots_of(NODES, graph)


@given(GRAPHS)
def test_a_root_is_its_own_and_is_reached(graph: dict[Node, list[Node]]) -> None:
    for root in roots_of(NODES, graph).values():
        assert roots_of([root], graph)[root] == root


@given(GRAPHS, st.lists(st.sampled_from(NODES), min_size=1, max_size=3, unique=True))
def test_one_more_report_that_names_its_sources_adds_no_root(
    graph: dict[Node, list[Node]], names: list[Node]
) -> None:
    more: Node = ("publisher", "new")
    before = set(roots_of(NODES, graph).values())
    assert set(roots_of([*NODES, more], {**graph, more: names}).values()) == before
