"""Who says it, in one Japanese sentence: subjects of verbs of speech, によると, names beside quotations."""

from __future__ import annotations

from collections.abc import Sequence

from claims.fact.attribution import Attribution
from claims.fact.attribution_quoted import bracketed, labelled, signed, tagged, voices
from claims.fact.attribution_source import sources
from claims.fact.attribution_spoken import spoken
from claims.fact.mention import Mention, Passage
from claims.fact.name_japanese import japanese_mentions
from claims.fact.speaker_phrase import Reader


def japanese_attributions(passage: Passage, names: Sequence[Mention] | None = None) -> list[Attribution]:
    """The attributions of one Japanese sentence, in order of their speakers' governed spans.

    Args:
        passage: the sentence.
        names: whom and what it names, where that has been read already.
    """
    if not passage.tokens:
        return []
    reader = Reader(passage, japanese_mentions(passage) if names is None else names)
    named = list(sources(reader))
    beside = (
        *signed(reader),
        *tagged(reader),
        *bracketed(reader),
        *labelled(reader),
        *voices(reader),
    )
    return [*named, *spoken(reader, bool(named)), *beside]
