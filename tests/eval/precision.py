"""Draw linked pairs, and pairs just missed, for a person to grade; measure a build by what was graded.

    python tests/eval/precision.py [DATABASE]                    # the figures by links.yml
    python tests/eval/precision.py [DATABASE] --draw 100         # links at random, each with its sentences, to grade
    python tests/eval/precision.py [DATABASE] --near-misses 60   # the closest pairs that are not linked, to grade

Without DATABASE one is built from `sources/`. A precision measured on look-alikes that somebody chose says little of
the links that a reader meets, so links are drawn blindly from all that a build makes and read one by one (Manning,
Raghavan and Schütze 2008, ch. 8). Of each pair a person asks: are the two claims about the same fact, and if so, do
they agree or diverge, and in what? The answers stand in `links.yml`, by file, place and wording of both claims, so
that they hold for later builds: a graded pair is linked where some link's claims share at least half of the shorter
with it, on both sides.

A draw is a fair sample of the links of the build it was made from. Once rules have changed, it still says how many of
the wrong links are gone, but not how many new ones came: for that, draw again with another seed. The second draw in
`links.yml` is such a one, and the third, of sure links alone, drawn once the cut between sure and possible stood.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from figures import KEPT_ASIDE, Built, Figures, Row, event_folders  # noqa: E402

from claims.claim import Claim, read_claims  # noqa: E402
from claims.evidence import evidence_of  # noqa: E402
from claims.fact import assertions  # noqa: E402
from claims.fact.fact import Assertion  # noqa: E402
from claims.link import score, weights  # noqa: E402
from claims.pair import pairs  # noqa: E402
from claims.sentence import sentences  # noqa: E402
from ingest.manifest import load  # noqa: E402
from ingest.reading import article_of  # noqa: E402
from ingest.run import build  # noqa: E402

GOLD = HERE / "links.yml"
SOURCES = HERE.parents[1] / "sources"

SAME_FACT = "links about the same fact"
VERDICT = "verdict right"
KINDS = "kinds of divergence right"
STILL_LINKED = "same facts still linked"
RIGHTLY_UNLINKED = "near misses rightly unlinked"
FOUND = "near misses found"
SECOND_SAME_FACT = "second draw: about the same fact"
SECOND_VERDICT = "second draw: verdict right"
SURE_SAME_FACT = "sure draw: about the same fact"
SURE_VERDICT = "sure draw: verdict right"


@dataclass(frozen=True, order=True)
class Side:
    """One claim of a pair. The order is by file and place: it does not depend on row numbers."""

    file: str
    char_start: int
    char_end: int
    text: str

    @property
    def event(self) -> str:
        return self.file.split("/")[0]

    def is_at(self, other: Side) -> bool:
        """Whether the two share at least half of the shorter."""
        common = min(self.char_end, other.char_end) - max(self.char_start, other.char_start)
        shorter = min(self.char_end - self.char_start, other.char_end - other.char_start)
        return self.file == other.file and common > 0 and 2 * common >= shorter


@dataclass(frozen=True)
class Pairing:
    """Two claims, the smaller side left, and what a build or a person says of them."""

    left: Side
    right: Side
    same_fact: bool = True
    verdict: str = ""
    """agrees or diverges; empty where the claims are about two facts, or where nobody has said."""
    kinds: frozenset[str] = frozenset()
    score: float = 0.0
    """Of a link: how sure the build is."""

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.left, self.right

    def is_at(self, other: Pairing) -> bool:
        """Whether the two are pairs of the same two claims."""
        straight = self.left.is_at(other.left) and self.right.is_at(other.right)
        return straight or (self.left.is_at(other.right) and self.right.is_at(other.left))


@dataclass(frozen=True)
class Gold:
    """What a person said."""

    links: tuple[Pairing, ...]
    """Pairs that were linked, drawn at random."""
    near_misses: tuple[Pairing, ...]
    """Pairs that were not linked, the closest."""
    second_draw: tuple[Pairing, ...] = ()
    """Pairs that a later build linked, drawn at random."""
    sure_draw: tuple[Pairing, ...] = ()
    """Pairs that a still later build called sure, drawn at random from those not graded before."""


PARTS = ("links", "near_misses", "second_draw", "sure_draw")


def read_gold(path: Path = GOLD) -> Gold:
    rows = yaml.safe_load(path.read_text("utf-8"))
    return Gold(*(tuple(map(_graded, rows[key])) for key in PARTS))


def _graded(row: Row) -> Pairing:
    left, right = (Side(side["file"], *side["at"], side["text"]) for side in (row["left"], row["right"]))
    return Pairing(left, right, row["same_fact"], row.get("verdict", ""), frozenset(row.get("kinds", ())))


def placed(gold: Gold, texts: dict[str, str]) -> Gold:
    """The gold with each claim where its wording stands now, of several places the nearest to the old one.

    Raises:
        LookupError: an article, as extracted, lacks the wording.
    """
    return Gold(*(tuple(_moved(pairing, texts) for pairing in getattr(gold, part)) for part in PARTS))


def _moved(pairing: Pairing, texts: dict[str, str]) -> Pairing:
    left, right = (_where(side, texts[side.file]) for side in pairing.sides)
    return replace(pairing, left=left, right=right)


def _where(side: Side, text: str) -> Side:
    if text[side.char_start : side.char_end] == side.text:
        return side
    pattern = r"\s*".join(re.escape(character) for character in side.text if not character.isspace())
    found = [match.span() for match in re.finditer(pattern, text)]
    if not found:
        raise LookupError(f"{side.file}: the text as extracted lacks the claim {side.text!r}")
    start, end = min(found, key=lambda span: abs(span[0] - side.char_start))
    return replace(side, char_start=start, char_end=end)


def measure(built: Built, gold: Gold) -> Figures:
    """The figures of a build by the gold. Of an event kept aside no wording is shown among the misses."""
    texts = {row["file"]: row["text"] for row in built.rows("select file, text from articles")}
    found, links, figures = placed(gold, texts), _by_files(built_links(built)), Figures(len(event_folders()))
    for graded in found.links:
        said = _said_of(graded, links)
        if said:
            _add_link(figures, graded, said, SAME_FACT, VERDICT)
        if said and graded.verdict == said.verdict == "diverges":
            figures.add(KINDS, graded.kinds == said.kinds, *_shown(graded), graded.kinds, said.kinds)
        if graded.same_fact:
            figures.add(STILL_LINKED, said is not None, *_shown(graded))
    for graded in found.near_misses:
        linked = _said_of(graded, links) is not None
        name = FOUND if graded.same_fact else RIGHTLY_UNLINKED
        figures.add(name, linked == graded.same_fact, *_shown(graded))
    for graded in found.second_draw:
        if said := _said_of(graded, links):
            _add_link(figures, graded, said, SECOND_SAME_FACT, SECOND_VERDICT)
    for graded in found.sure_draw:
        said = _said_of(graded, links)
        if said and said.score >= weights().sure:
            _add_link(figures, graded, said, SURE_SAME_FACT, SURE_VERDICT)
    return figures


def _add_link(figures: Figures, graded: Pairing, said: Pairing, same_fact: str, verdict: str) -> None:
    figures.add(same_fact, graded.same_fact, *_shown(graded))
    figures.add(verdict, _verdict_right(graded, said), *_shown(graded), graded.verdict, said.verdict)


def _verdict_right(graded: Pairing, said: Pairing) -> bool:
    """The outcome is the same and, where they diverge, a right kind is named; of two facts no verdict is right."""
    if graded.verdict != said.verdict:
        return False
    return graded.verdict == "agrees" or bool(graded.kinds & said.kinds)


def _said_of(graded: Pairing, links: dict[frozenset[str], list[Pairing]]) -> Pairing | None:
    """What the links at a graded pair say together: a divergence of one is a divergence of all."""
    there = [link for link in links.get(_files(graded), ()) if link.is_at(graded)]
    if not there:
        return None
    verdict = "diverges" if any(link.verdict == "diverges" for link in there) else "agrees"
    kinds = frozenset().union(*(link.kinds for link in there))
    return replace(there[0], verdict=verdict, kinds=kinds, score=max(link.score for link in there))


def _by_files(links: Iterable[Pairing]) -> dict[frozenset[str], list[Pairing]]:
    by_files: dict[frozenset[str], list[Pairing]] = defaultdict(list)
    for link in links:
        by_files[_files(link)].append(link)
    return by_files


def _files(pairing: Pairing) -> frozenset[str]:
    return frozenset(side.file for side in pairing.sides)


def _shown(pairing: Pairing) -> tuple[str, ...]:
    if pairing.left.event == KEPT_ASIDE:
        return (f"a pair of {KEPT_ASIDE}, kept aside",)
    return tuple(f"{side.file}: {side.text}" for side in pairing.sides)


def built_links(built: Built) -> list[Pairing]:
    """Every link of a build, in the order of its claims' places."""
    rows = built.rows(
        "select c.id, a.file, c.char_start, c.char_end, c.text from claims c join articles a on a.id = c.article"
    )
    sides = {row["id"]: Side(row["file"], row["char_start"], row["char_end"], row["text"]) for row in rows}
    found = [
        Pairing(
            *sorted((sides[left], sides[right])),
            True,
            verdict,
            frozenset(kinds),
            built.scores.get((left, right), 0.0),
        )
        for (left, right), (verdict, kinds) in built.links.items()
    ]
    return sorted(found, key=lambda pairing: pairing.sides)


def drawn(links: Iterable[Pairing], count: int, seed: int) -> list[Pairing]:
    """So many of the links, each as likely as any other; the same ones for one seed, in whatever order they come."""
    ordered = sorted(links, key=lambda pairing: pairing.sides)
    return random.Random(seed).sample(ordered, min(count, len(ordered)))


def near_misses(built: Built, count: int) -> list[Pairing]:
    """The pairs of claims of two outlets on one event that are closest (`claims.link.score`) and yet not linked."""
    linked = {link.sides for link in built_links(built)}
    scored: list[tuple[float, tuple[Side, Side]]] = []
    for pair in pairs(read_assertions()):
        one, other = pair.left.assertion.claim, pair.right.assertion.claim
        left, right = sorted((side_of(one), side_of(other)))
        two_outlets = one.sentence.article.outlet != other.sentence.article.outlet
        if two_outlets and left.event == right.event and (left, right) not in linked:
            scored.append((-score(evidence_of(pair)).score, (left, right)))
    return [Pairing(*sides) for _, sides in sorted(scored)[:count]]


def read_assertions() -> list[Assertion]:
    """The claims of all sources, read in memory as a build reads them."""
    found: list[Assertion] = []
    for entry in load(SOURCES).entries:
        units = sentences(article_of(entry))
        found += assertions(units, read_claims(units))
    return found


def side_of(claim: Claim) -> Side:
    return Side(claim.sentence.article.file, claim.char_start, claim.char_end, claim.text)


def to_grade(built: Built, chosen: Sequence[Pairing]) -> Iterator[str]:
    """Rows for links.yml without the answers, each under a comment with all that a person needs to give them."""
    rows = built.rows(
        "select a.file, a.title, a.published, c.char_start, c.char_end,"
        " substr(a.text, s.char_start + 1, s.char_end - s.char_start) as sentence"
        " from claims c join articles a on a.id = c.article join sentences s on s.id = c.sentence"
    )
    context = {(row["file"], row["char_start"], row["char_end"]): row for row in rows}
    for pairing in chosen:
        for side in pairing.sides:
            row = context[side.file, side.char_start, side.char_end]
            yield f"# {side.file}, {row['published']}: {row['title']}"
            yield f"#     {' '.join(row['sentence'].split())}"
        yield f"# the build says: {pairing.verdict or 'not linked'} {', '.join(sorted(pairing.kinds))}".rstrip()
        for name, side in (("- left", pairing.left), ("  right", pairing.right)):
            text = json.dumps(side.text, ensure_ascii=False)
            yield f"{name}: {{file: {side.file}, at: [{side.char_start}, {side.char_end}], text: {text}}}"
        yield "  same_fact:\n  verdict:\n"


def report(figures: Figures) -> Iterator[str]:
    for name in sorted(figures.tries):
        yield f"{name:32} {figures.hits[name]:5} / {figures.tries[name]:<5} {figures.rate(name):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("database", type=Path, nargs="?", help="default: one built now from sources/")
    parser.add_argument("--draw", type=int, metavar="N", help="print N links drawn at random, to grade")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (default 1; links.yml holds 1 to 3)")
    parser.add_argument(
        "--near-misses", type=int, metavar="N", help="print the N closest unlinked pairs, to grade"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or Path(folder) / "claims.db"
        if options.database is None:
            build(SOURCES, database)
        built = Built(database)
        print("\n".join(_answer(built, options)))
        built.close()


def _answer(built: Built, options: argparse.Namespace) -> Iterator[str]:
    if options.draw:
        return to_grade(built, drawn(built_links(built), options.draw, options.seed))
    if options.near_misses:
        return to_grade(built, near_misses(built, options.near_misses))
    return report(measure(built, read_gold()))


if __name__ == "__main__":
    main()
