"""Bodies -> Overlaps: which texts hold long runs of each other's words, found without comparing all with all.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
document fingerprinting", SIGMOD 2003): of every few neighbouring n-grams the one with the smallest hash. They are
the keys by which the engine of blocking (`claims.blocking`) names the few candidates for each article; those are then
aligned letter by letter.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from claims.article import Article, Outlet
from claims.blocking import Marks, Reach
from claims.engine import Engine, at_hand
from claims.origin.body import Body
from claims.origin.derivation import AlignedSpan

# Letters in an n-gram: long enough to be rare, short enough that one misread letter in 33 leaves most whole.
# A kanji or kana says about as much as two and a half Latin letters.
GRAM = {True: 8, False: 18}
WINDOW = 4
# An aligned run shorter than this is a name, a title or a set phrase (汐見海上保安部によると has 11 letters).
SHORTEST_RUN = {True: 18, False: 48}
# Letters that must agree again after a misread or changed passage for the run to go on, and how long such a
# passage may be in either text.
RESUME = {True: 4, False: 8}
LONGEST_GAP = 4
# Each fingerprint leads to the first eight articles that bore it: copies have the origin among them, and a phrase that
# thousands of articles share costs no more than one that eight do. A sentence of forty letters has about thirteen
# fingerprints, of which three quarters outlive 3 % misread letters; two or three are shared by chance, the more often
# the more articles there are.
REACH = Reach(fewest=4, most=6, first=8, earlier_only=True)
MOST_LETTERS = 20_000
"""Letters of a body that are compared; a longer text is compared by its beginning."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the same words in two bodies; offsets count letters of the bodies, end exclusive."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    agreeing: int
    """Letters in it that are the same on both sides."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a later article shares with an earlier one."""

    article: Body
    origin: Body
    runs: tuple[Run, ...]

    @property
    def article_share(self) -> float:
        """The share of the article's letters that lie in runs, 0 to 1."""
        return _covered((run.left_start, run.left_end) for run in self.runs) / max(
            1, len(self.article.letters)
        )

    @property
    def origin_share(self) -> float:
        """The share of the origin's letters that lie in runs, 0 to 1."""
        return _covered((run.right_start, run.right_end) for run in self.runs) / max(
            1, len(self.origin.letters)
        )

    @property
    def letters(self) -> int:
        """How many of the article's letters lie in runs."""
        return _covered((run.left_start, run.left_end) for run in self.runs)

    @property
    def spans(self) -> tuple[AlignedSpan, ...]:
        """The runs as places in the two printed texts."""
        return tuple(
            AlignedSpan(
                *self.article.span(run.left_start, run.left_end),
                *self.origin.span(run.right_start, run.right_end),
            )
            for run in self.runs
        )


def overlaps(bodies: Sequence[Body], engine: Engine | None = None) -> list[Overlap]:
    """Every pair of articles that hold runs of the same words, the earlier one as origin.

    Args:
        bodies: in any order; the overlaps are the same.
        engine: what finds the candidates; DuckDB in this process where left out. It is left open.

    Returns:
        The overlaps sorted by later and by earlier article. Time grows with the letters, not with the pairs.
    """
    ordered = sorted(bodies, key=lambda body: precedence(body.article))
    marks = Marks.of(fingerprints(body) for body in ordered)
    with at_hand(engine) as finder:
        near = finder.nearest(marks, REACH).tolist()
    found = (_overlap(ordered[later], ordered[earlier]) for later, earlier in near)
    return [overlap for overlap in found if overlap]


def precedence(article: Article) -> tuple[object, ...]:
    """Sorts the article that others are likely to have copied first.

    The day of publication decides, then the hour; then agencies and official outlets before others, since what they
    send out is meant to be printed by others; then the longer text, since copies are trimmed. Where the hour is not
    known, an agency's or official text opens its day and any other ends it. Articles without a date come last, for
    want of a sign that anyone could have copied them, but for those of agencies and official outlets, which come first.
    """
    feeding = feeds_others(article.outlet)
    # What agencies send out is printed by others: of an unknown day it comes before them.
    day, minute = (
        _moment(article.first_published)
        if article.first_published
        else ("" if feeding else "9999-12-31", None)
    )
    return (
        day,
        minute if minute is not None else 0.0 if feeding else 1440.0,
        not feeding,
        -len(article.text),
        article.file,
        article.key,
    )


def feeds_others(outlet: Outlet) -> bool:
    """Whether what an outlet sends out is meant to be printed by others: an agency, an authority, a firm."""
    return outlet.wire or outlet.kind in ("wire", "official")


def later(left: Article, right: Article) -> bool:
    """Whether left was certainly first published on a later day than right."""
    one, other = left.first_published, right.first_published
    return bool(one and other and _moment(one)[0] > _moment(other)[0])


def fingerprints(body: Body) -> list[int]:
    """The winnowed hashes of the body's n-grams, each once, sorted."""
    size = GRAM[body.japanese]
    letters = body.letters[:MOST_LETTERS]
    hashes = [zlib.crc32(letters[i : i + size].encode()) for i in range(len(letters) - size + 1)]
    if len(hashes) <= WINDOW:
        return sorted(set(hashes))
    return sorted({min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1)})


def align(left: str, right: str, japanese: bool) -> tuple[Run, ...]:
    """The runs of the same letters in two bodies, in the order of the left one.

    Each place of `left` is looked up in an index of the n-grams of `right` and followed as far as it goes,
    over misread letters and small changes; paragraphs may stand in another order. The work is bounded by the
    number of places times a constant: a n-gram that stands in `right` many times is followed at its first
    four places.
    """
    size, shortest = GRAM[japanese], SHORTEST_RUN[japanese]
    left, right = left[:MOST_LETTERS], right[:MOST_LETTERS]
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(right) - size + 1):
        bearers = places[right[j : j + size]]
        if len(bearers) < 4:
            bearers.append(j)
    runs: list[Run] = []
    i, done = 0, 0
    while i <= len(left) - size:
        follow = (_follow(left, right, i, j, done, japanese) for j in places.get(left[i : i + size], ()))
        best = max(follow, key=lambda run: (run.agreeing, -run.right_start), default=None)
        if best is not None and best.agreeing >= shortest:
            runs.append(best)
            i = done = best.left_end
        else:
            i += 1
    return tuple(runs)


def _follow(left: str, right: str, i: int, j: int, done: int, japanese: bool) -> Run:
    """The run through the equal n-gram at left[i] and right[j], never reaching back before left[done]."""
    resume = RESUME[japanese]
    left_end, right_end, ahead = _extend(left, right, i, j, resume)
    back_left, back_right, behind = _extend(
        left[done:i][::-1], right[max(0, j - 2 * (i - done)) : j][::-1], 0, 0, resume
    )
    return Run(i - back_left, left_end, j - back_right, right_end, ahead + behind)


def _extend(left: str, right: str, i: int, j: int, resume: int) -> tuple[int, int, int]:
    """How far the two texts agree from left[i] and right[j] on: both ends, and the number of equal
    letters."""
    agreeing, end_left, end_right = 0, i, j
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            i, j, agreeing = i + 1, j + 1, agreeing + 1
            end_left, end_right = i, j
            continue
        for skip_left, skip_right in _GAPS:
            again = left[i + skip_left : i + skip_left + resume]
            if len(again) == resume and right.startswith(again, j + skip_right):
                i, j = i + skip_left, j + skip_right
                break
        else:
            break
    return end_left, end_right, agreeing


_GAPS = sorted(
    ((a, b) for a in range(LONGEST_GAP + 1) for b in range(LONGEST_GAP + 1) if a or b),
    key=lambda gap: (sum(gap), abs(gap[0] - gap[1])),
)


def _overlap(newer: Body, older: Body) -> Overlap | None:
    if newer.article == older.article:
        return None
    runs = align(newer.letters, older.letters, newer.japanese or older.japanese)
    overlap = Overlap(newer, older, runs) if runs else None
    return _turned(overlap) if overlap and _was_updated(overlap) else overlap


def _was_updated(overlap: Overlap) -> bool:
    """Whether the later text of one day is an agency's or official, and more than the earlier holds of it: it carries
    the hour of its last update, and papers print what was sent out before."""
    wire, paper = overlap.article.article, overlap.origin.article
    return (
        feeds_others(wire.outlet)
        and not feeds_others(paper.outlet)
        and not later(wire, paper)
        and overlap.origin_share >= WHOLE > overlap.article_share
    )


WHOLE = 0.9
"""Share of a text's letters that is as good as all of it: a headline or a byline may be its own."""


def _turned(overlap: Overlap) -> Overlap:
    runs = (
        Run(run.right_start, run.right_end, run.left_start, run.left_end, run.agreeing)
        for run in overlap.runs
    )
    ordered = tuple(sorted(runs, key=lambda run: (run.left_start, run.right_start)))
    return Overlap(overlap.origin, overlap.article, ordered)


def _covered(spans: Iterator[tuple[int, int]]) -> int:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return sum(end - start for start, end in merged)


JAPAN = timezone(timedelta(hours=9))


def _moment(published: str) -> tuple[str, float | None]:
    """The day of publication, and the minutes into it where the hour is known; moments with an offset as in Japan."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published[:10], None
    if moment.tzinfo is not None:
        moment = moment.astimezone(JAPAN)
    return moment.date().isoformat(), moment.hour * 60.0 + moment.minute if len(published) > 10 else None
