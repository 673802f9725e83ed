"""Stretches of an article cut at the claims and facts in them, ready to be shown with marks in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

CONTEXT = 60
"""Code points of the article shown before and after a sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of the text is. Offsets count code points of the article's text, end exclusive."""

    start: int
    end: int
    claim: int | None = None
    """The claim's row number; None for a fact."""
    note: str = ""
    """What to say of it: for a fact its normalised value."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks."""

    text: str
    claims: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    """The claims whose first character is the piece's first: their anchors stand here."""
    ends: tuple[int, ...] = ()
    """The claims whose last character is the piece's last."""
    note: str = ""


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """text[start:end] cut wherever a mark begins or ends; joined, the pieces give the stretch back.

    Marks may overlap, nest, or reach outside the stretch: then only the part inside counts.
    """
    start = max(0, start)
    end = max(start, min(len(text), end))
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    cuts = {start, end}
    for mark in inside:
        cuts.update((max(start, mark.start), min(end, mark.end)))
    places = sorted(cuts)
    return [_piece(text, begin, stop, inside) for begin, stop in pairwise(places) if begin < stop]


def _piece(text: str, begin: int, stop: int, marks: list[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= begin and stop <= mark.end]
    claims = [mark for mark in over if mark.claim is not None]
    return Piece(
        text=text[begin:stop],
        claims=tuple(mark.claim for mark in claims if mark.claim is not None),
        begins=tuple(mark.claim for mark in claims if mark.claim is not None and mark.start == begin),
        ends=tuple(mark.claim for mark in claims if mark.claim is not None and mark.end == stop),
        note="; ".join(mark.note for mark in over if mark.note),
    )


def before(text: str, place: int) -> str:
    """Up to CONTEXT code points before a place, on the same line, with … where more was left out."""
    line = text[max(0, place - CONTEXT) : place].rpartition("\n")[2]
    return f"…{line}" if len(line) == CONTEXT else line


def after(text: str, place: int) -> str:
    """Up to CONTEXT code points after a place, on the same line, with … where more was left out."""
    line = text[place : place + CONTEXT].partition("\n")[0]
    return f"{line}…" if len(line) == CONTEXT else line
