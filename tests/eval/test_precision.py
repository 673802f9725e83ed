"""The gate for links graded by hand: how many are about one fact, and with the right verdict."""

import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import figures as accuracy  # noqa: E402
from figures import KEPT_ASIDE, Built, Figures, event_folders  # noqa: E402
from precision import (  # noqa: E402
    FOUND,
    GOLD,
    RIGHTLY_UNLINKED,
    SAME_FACT,
    SECOND_SAME_FACT,
    SECOND_VERDICT,
    STILL_LINKED,
    SURE_SAME_FACT,
    SURE_VERDICT,
    VERDICT,
    Gold,
    Pairing,
    Side,
    built_links,
    drawn,
    measure,
    near_misses,
    placed,
    read_gold,
    to_grade,
)

FLOORS = yaml.safe_load((HERE / "link_floors.yml").read_text("utf-8"))
KINDS = {"date", "number", "actor", "place", "polarity", "certainty", "scope"}


@pytest.fixture(scope="session")
def built(database: Path) -> Iterator[Built]:
    opened = Built(database)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def gold() -> Gold:
    return read_gold()


@pytest.fixture(scope="session")
def found(built: Built, gold: Gold) -> Figures:
    return measure(built, gold)


@pytest.mark.parametrize("name", sorted(FLOORS["floors"]))
def test_no_figure_of_the_graded_links_falls_below_its_floor(found: Figures, name: str) -> None:
    assert found.tries[name], f"nothing measured for {name}"
    assert found.rate(name) >= FLOORS["floors"][name], found.missed[name][:10]


def test_every_figure_of_the_graded_links_has_a_floor(found: Figures) -> None:
    assert set(found.tries) == set(FLOORS["floors"])


def test_the_graded_links_are_the_ones_the_floors_were_set_on() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["gold_sha256"], (
        "links.yml changed: measure again, then set floors and digest"
    )


def test_a_hundred_links_and_sixty_near_misses_are_graded_and_no_pair_twice(gold: Gold) -> None:
    assert (len(gold.links), len(gold.near_misses)) == (100, 60)
    times = Counter(pairing.sides for pairing in (*gold.links, *gold.near_misses))
    assert max(times.values()) == 1


def test_sixty_links_of_a_later_build_are_graded_and_those_graded_before_alike(gold: Gold) -> None:
    assert len({pairing.sides for pairing in gold.second_draw}) == len(gold.second_draw) == 60
    before = {pairing.sides: pairing for pairing in (*gold.links, *gold.near_misses)}
    again = [pairing for pairing in gold.second_draw if pairing.sides in before]
    assert again
    assert again == [before[pairing.sides] for pairing in again]


def test_forty_sure_links_are_graded_and_none_of_them_was_before(gold: Gold) -> None:
    assert len({pairing.sides for pairing in gold.sure_draw}) == len(gold.sure_draw) == 40
    before = (*gold.links, *gold.near_misses, *gold.second_draw)
    assert not any(graded.is_at(pairing) for pairing in gold.sure_draw for graded in before)


def test_a_link_that_is_only_possible_does_not_count_in_the_draw_of_sure_ones(
    built: Built, gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built, "scores", {})
    possible = measure(built, gold)
    assert not possible.tries[SURE_SAME_FACT]
    assert possible.tries[SECOND_SAME_FACT]


def test_a_verdict_is_given_just_where_the_fact_is_the_same_and_kinds_just_where_it_diverges(
    gold: Gold,
) -> None:
    for graded in (*gold.links, *gold.near_misses, *gold.second_draw, *gold.sure_draw):
        assert bool(graded.verdict) == graded.same_fact, graded
        assert bool(graded.kinds) == (graded.verdict == "diverges"), graded
        assert graded.verdict in {"", "agrees", "diverges"}, graded
        assert graded.kinds <= KINDS, graded


def test_what_was_graded_by_hand_does_not_contradict_the_gold_sets_of_the_events(
    built: Built, gold: Gold
) -> None:
    answered = list(_answers_of_the_events(built))
    for graded in (*gold.links, *gold.near_misses, *gold.second_draw, *gold.sure_draw):
        there = [(key, kinds) for named, key, kinds in answered if graded.is_at(named)]
        # where one claim gives several figures, the events answer for each, and it is enough to share one
        assert not there or _sort(graded) in {key for key, _ in there}, (graded, there)
        for key, kinds in there:
            assert key != _sort(graded) or set(kinds) <= graded.kinds, (graded, kinds)


def _answers_of_the_events(built: Built) -> Iterator[tuple[Pairing, str, list[str]]]:
    for folder in event_folders():
        answers = accuracy.Gold(folder, built)
        for key in ("same", "diverge", "different"):
            for file, quote, other_file, other_quote, *kind in answers.answers[key]:
                left = _quoted(answers, folder, file, quote)
                right = _quoted(answers, folder, other_file, other_quote)
                yield Pairing(left, right), key, kind[:1]


def _quoted(answers: accuracy.Gold, folder: Path, file: str, quote: str) -> Side:
    return Side(f"{folder.name}/{file}", *answers.span(file, quote), quote)


def _sort(graded: Pairing) -> str:
    if not graded.same_fact:
        return "different"
    return "same" if graded.verdict == "agrees" else "diverge"


def test_unlinking_everything_is_no_gain(built: Built, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "links", {})
    without = measure(built, gold)
    assert without.rate(STILL_LINKED) == 0
    assert not without.tries[SAME_FACT]
    assert not without.tries[SECOND_SAME_FACT]


def test_linking_everything_is_no_gain(built: Built, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    every = {(left, right): ("agrees", set()) for left, right in _pairs_at(built, gold)}
    monkeypatch.setattr(built, "links", every)
    linked = measure(built, gold)
    assert linked.rate(STILL_LINKED) == linked.rate(FOUND) == 1
    assert linked.rate(RIGHTLY_UNLINKED) == 0
    # a label that was a claim when the pairs were drawn may be none by now: its pair cannot be linked at all
    share = sum(graded.same_fact for graded in gold.links) / len(gold.links)
    assert linked.rate(SAME_FACT) == pytest.approx(share, abs=0.03)


def _pairs_at(built: Built, gold: Gold) -> Iterator[tuple[int, int]]:
    """The ids of the claims at every graded pair."""
    claims = built.rows(
        "select c.id, a.file, c.char_start, c.char_end from claims c join articles a on a.id = c.article"
    )
    sides = [(Side(row["file"], row["char_start"], row["char_end"], ""), row["id"]) for row in claims]
    texts = {row["file"]: row["text"] for row in built.rows("select file, text from articles")}
    standing = placed(gold, texts)
    for graded in (*standing.links, *standing.near_misses):
        ones, others = (
            [key for side, key in sides if side.is_at(graded_side)] for graded_side in graded.sides
        )
        yield from ((one, other) for one in ones for other in others)


def test_a_link_between_two_facts_has_no_right_verdict(built: Built, gold: Gold) -> None:
    first, second, sure = (
        tuple(replace(graded, same_fact=False, verdict="", kinds=frozenset()) for graded in part)
        for part in (gold.links, gold.second_draw, gold.sure_draw)
    )
    measured = measure(built, Gold(first, (), second, sure))
    for name in (VERDICT, SECOND_VERDICT, SURE_VERDICT):
        assert measured.tries[name]
        assert measured.rate(name) == 0


def test_the_misses_of_the_event_kept_aside_are_counted_and_not_shown(found: Figures, gold: Gold) -> None:
    shown = str(found.missed)
    assert KEPT_ASIDE in shown
    every = (*gold.links, *gold.near_misses, *gold.second_draw, *gold.sure_draw)
    aside = [graded for graded in every if graded.left.event == KEPT_ASIDE]
    assert aside
    assert not any(side.text in shown for graded in aside for side in graded.sides)


def test_a_claim_that_moved_is_found_again_by_its_wording() -> None:
    left, right = Side("e/a.txt", 0, 5, "乗客12人"), Side("e/b.txt", 3, 8, "けが は12")
    moved = placed(
        Gold((Pairing(left, right),), ()), {"e/a.txt": "乗客12人。  乗客12人", "e/b.txt": "x　けがは12人"}
    )
    assert moved.links[0].left == Side("e/a.txt", 0, 5, "乗客12人")
    assert moved.links[0].right == Side("e/b.txt", 2, 7, "けが は12")


def test_a_claim_whose_wording_is_gone_is_named() -> None:
    side = Side("e/a.txt", 0, 5, "乗客12人")
    with pytest.raises(LookupError, match=r"e/a\.txt.*乗客12人"):
        placed(Gold((Pairing(side, side),), ()), {"e/a.txt": "乗客14人"})


@pytest.mark.parametrize(
    ("start", "end", "same"), [(0, 10, True), (5, 15, True), (6, 16, False), (2, 4, True), (10, 12, False)]
)
def test_two_claims_are_one_where_they_share_half_of_the_shorter(start: int, end: int, same: bool) -> None:
    assert Side("a", 0, 10, "").is_at(Side("a", start, end, "")) is same
    assert not Side("a", 0, 10, "").is_at(Side("b", start, end, ""))


def test_a_draw_is_the_same_for_one_seed_in_whatever_order_the_links_come(built: Built) -> None:
    links = built_links(built)
    shuffled = random.Random(0).sample(links, len(links))
    assert drawn(links, 20, 1) == drawn(shuffled, 20, 1)
    assert drawn(links, 20, 1) != drawn(links, 20, 2)
    assert set(drawn(links, 20, 1)) <= set(links)


def test_near_misses_are_pairs_of_one_event_that_are_not_linked(built: Built) -> None:
    missed = near_misses(built, 10)
    linked = {link.sides for link in built_links(built)}
    assert len(missed) == 10
    for pairing in missed:
        assert pairing.sides not in linked
        assert pairing.left.file != pairing.right.file
        assert pairing.left.event == pairing.right.event


def test_what_is_printed_to_grade_is_read_back_as_rows_of_the_gold(built: Built) -> None:
    chosen = drawn(built_links(built), 5, 3)
    printed = "\n".join(to_grade(built, chosen))
    rows = yaml.safe_load(printed)
    assert [(row["left"]["text"], row["right"]["text"]) for row in rows] == [
        tuple(side.text for side in pairing.sides) for pairing in chosen
    ]
    assert all(row["same_fact"] is None for row in rows)
