"""The record of an attribution: who is said, within one sentence, to stand behind what span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Governs = Literal["span", "before", "source", "continued"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker as printed and what the speaker says. Offsets count code points of the article's text."""

    char_start: int
    """Where the governed span begins, end exclusive."""
    char_end: int
    speaker: str | None
    """As printed; None where the sentence says that somebody speaks and leaves out who."""
    speaker_start: int
    speaker_end: int
    governs: Governs = "span"
    """"source": によると, which later hearsay goes on with; "before": what stands before the sentence;
    "continued": a bare quotation after one that has a speaker, until the next sentence names another."""
    own: bool = False
    """True where the writer speaks (私は…と考える)."""
    borrows: bool = True
    """False where the sentence names who speaks, in words not known to: nobody named before speaks in it."""
