"""Groups: one fact each, whatever the order of what comes in."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article, Outlet
from claims.claim import Claim
from claims.fact.fact import Assertion
from claims.group import Group, groups, voice_of
from claims.link import Link, weights
from claims.sentence import Sentence
from claims.verdict import Verdict


def assertion(article: int, words: str) -> Assertion:
    outlet = Outlet(f"outlet-{article}", f"第{article}新聞", "newspaper", f"publisher-{article}")
    printed = Article(f"{article}.txt", outlet, words + "。")
    sentence = Sentence(printed, 0, 0, len(words) + 1, "body")
    return Assertion(Claim(sentence, 0, 0, len(words)), (), "affirmed", "happened", None)


def verdict(left: Assertion, right: Assertion, score: float, outcome: str = "agrees") -> Verdict:
    left, right = sorted((left, right), key=lambda a: a.claim.key)
    return Verdict(Link(left, right, score, ()), outcome, (), (), "test")  # type: ignore[arg-type]


def texts(group: Group) -> set[str]:
    return {member.claim.text for member in group.members}


def test_a_claim_that_nothing_links_to_is_a_group_of_its_own() -> None:
    (group,) = groups([assertion(1, "橋が落ちた")], [])
    assert group.state == "single"
    assert group.title == "橋が落ちた"


def test_linked_claims_are_one_group_and_the_longest_is_its_title() -> None:
    short, long = assertion(1, "橋が落ちた"), assertion(2, "三日の大雨で川の橋が落ちた")
    (group,) = groups([short, long], [verdict(short, long, 0.9)])
    assert group.state == "agreed"
    assert group.title == "三日の大雨で川の橋が落ちた"


def test_a_diverging_link_still_groups_and_marks_the_group_disputed() -> None:
    one, other = assertion(1, "3人がけが"), assertion(2, "5人がけが")
    (group,) = groups([one, other], [verdict(one, other, 0.9, "diverges")])
    assert group.state == "disputed"


def test_one_wrong_link_does_not_chain_two_facts_together() -> None:
    bridge = [assertion(n, f"橋が落ちた{n}") for n in range(3)]
    school = [assertion(n + 3, f"学校が休みになった{n}") for n in range(3)]
    right = [verdict(a, b, 0.9) for fact in (bridge, school) for a, b in combinations(fact, 2)]
    wrong = verdict(bridge[0], school[0], 0.8)
    found = groups([*bridge, *school], [*right, wrong])
    assert sorted(len(group.members) for group in found) == [3, 3]


def test_claims_of_one_article_are_never_in_one_group() -> None:
    shared = assertion(2, "橋が落ちた")
    printed = Article("1.txt", Outlet("o", "紙", "newspaper", "p"), "橋が落ちた。橋は落ちなかった。")
    first = Assertion(Claim(Sentence(printed, 0, 0, 6, "body"), 0, 0, 5), (), "affirmed", "happened", None)
    second = Assertion(Claim(Sentence(printed, 1, 6, 15, "body"), 1, 6, 14), (), "negated", "happened", None)
    links = [verdict(shared, first, 0.9), verdict(shared, second, 0.8)]
    found = groups([shared, first, second], links)
    assert sorted(len(group.members) for group in found) == [1, 2]


def test_what_a_person_set_apart_stays_apart_through_a_third() -> None:
    one, other, third = (assertion(n, f"橋が落ちた{n}") for n in range(3))
    links = [verdict(one, third, 0.9), verdict(third, other, 0.8), verdict(one, other, 0.7)]
    apart = frozenset({frozenset({one.claim.key, other.claim.key})})
    for group in groups([one, other, third], links, apart):
        assert not {one.claim.text, other.claim.text} <= texts(group)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Assertion], list[Verdict]]:
    claims = [assertion(draw(st.integers(0, 5)), f"文{n}") for n in range(draw(st.integers(1, 9)))]
    chosen = draw(st.lists(st.sampled_from(list(combinations(range(9), 2))), unique=True, max_size=20))
    pairs = [(a, b) for a, b in chosen if b < len(claims) and claims[a].claim.key != claims[b].claim.key]
    scores = st.sampled_from((0.5, 0.6, 0.9))
    return claims, [verdict(claims[a], claims[b], draw(scores)) for a, b in pairs]


@given(graphs(), st.randoms())
def test_every_claim_is_in_exactly_one_group_in_any_order(
    graph: tuple[list[Assertion], list[Verdict]], random: object
) -> None:
    claims, links = graph
    found = groups(claims, links)
    assert sorted(m.claim.key for group in found for m in group.members) == sorted(
        {c.claim.key for c in claims}
    )
    for group in found:
        voices = [voice_of(member) for member in group.members]
        assert len(voices) == len(set(voices))
    shuffled, shuffled_links = list(claims), list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(shuffled_links)  # type: ignore[attr-defined]
    assert groups(shuffled, shuffled_links) == found


@given(graphs())
def test_in_a_group_each_claim_is_linked_to_another(graph: tuple[list[Assertion], list[Verdict]]) -> None:
    claims, links = graph
    linked = {(v.link.left.claim.key, v.link.right.claim.key) for v in links}
    for group in groups(claims, links):
        keys = [member.claim.key for member in group.members]
        for key in keys if len(keys) > 1 else ():
            assert any((min(key, o), max(key, o)) in linked for o in keys if o != key)


def test_a_possible_link_makes_no_two_claims_one_fact() -> None:
    one, other = assertion(1, "橋が落ちた"), assertion(2, "山が崩れた")
    possible = groups([one, other], [verdict(one, other, weights().joined - 0.01)])
    assert [group.state for group in possible] == ["single", "single"]
    sure = groups([one, other], [verdict(one, other, weights().joined)])
    assert [group.state for group in sure] == ["agreed"]
