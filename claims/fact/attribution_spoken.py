"""Subjects of verbs of speech in Japanese: 山田氏は…と述べた."""

from __future__ import annotations

from collections.abc import Iterator

from claims.fact.attribution import Attribution
from claims.fact.speaker_phrase import TOPICS, Reader, can_speak, joined_before, phrase_before, printed
from claims.fact.speech_verb import is_quoting, predicates
from claims.fact.wordlist import groups

_THINKING = frozenset({"思う", "感じる", "考える"})  # AがBだと思う: が belongs to what is thought
_SURMISING = frozenset({"みる", "見る"})


def spoken(reader: Reader, sourced: bool = False) -> Iterator[Attribution]:
    """One attribution for each verb of speech; a verb without a subject of its own goes on with the one before.

    Where the sentence names its source (`sourced`), the source surmises: 市警によると、男は火を付けたとみて調べている.
    """
    begin = 0
    before: tuple[int, int] | None = None
    for place, end in predicates(reader):
        if sourced and reader.tokens[place].lemma in _SURMISING:
            continue
        subject = _subject(reader, begin, place) or before
        yield _attribution(reader, begin, place, end, subject)
        begin, before = end, subject


def _attribution(
    reader: Reader, begin: int, place: int, end: int, subject: tuple[int, int] | None
) -> Attribution:
    tokens = reader.tokens
    first, last = tokens[begin].start, tokens[min(end, len(tokens)) - 1].end
    if subject is None:
        return Attribution(first, last, None, first, first)
    speaker, start, stop = printed(reader, *subject)
    own = tokens[subject[1] - 1].surface in groups("speech_verbs.yml")["own"]
    leads = begin <= subject[0] and not _content_between(reader, begin, subject[0])
    bare = begin <= subject[0] and not _has_content(reader, begin, place, subject)
    governs: str = "before" if bare and begin == 0 else "span"
    return Attribution(start if leads else first, last, speaker, start, stop, governs, own)  # type: ignore[arg-type]


def _content_between(reader: Reader, begin: int, end: int) -> bool:
    """Whether a quotation or a clause with と stands in the words: then the subject comes after what is said."""
    return any(reader.depth[place] or is_quoting(reader.tokens, place) for place in range(begin, end)) or any(
        token.surface == "を" for token in reader.tokens[max(begin, end - 1) : end]
    )


def _has_content(reader: Reader, begin: int, place: int, subject: tuple[int, int]) -> bool:
    """Whether the verb at `place` has something said beside its subject: a quotation, と, を, に, よう."""
    for other in range(begin, place):
        if subject[0] <= other < subject[1]:
            continue
        token = reader.tokens[other]
        if (
            reader.depth[other]
            or is_quoting(reader.tokens, other)
            or token.surface in ("を", "よう", "こと", "について")
        ):
            return True
    return False


def _subject(reader: Reader, begin: int, place: int) -> tuple[int, int] | None:
    """The phrase that speaks: the one between what is said and the verb, else the first topic, else the first が."""
    found: dict[str, list[tuple[int, int]]] = {"は": [], "も": [], "が": []}
    said = begin
    for other in range(begin, place):
        surface = reader.tokens[other].surface
        if surface == "と":
            said = other if reader.outside(other) and is_quoting(reader.tokens, other) else said
        elif surface in TOPICS and reader.outside(other) and reader.tokens[other].pos[0] == "助詞":
            inner = surface == "が" and reader.tokens[place].lemma in _THINKING
            phrase = phrase_before(reader, other) if not inner else None
            if phrase and phrase[0] >= begin and _can_be_subject(reader, phrase):
                start = max(begin, joined_before(reader, phrase[0]))
                found[surface].append((start, phrase[1]))
    candidates = [phrase for particle in TOPICS for phrase in found[particle]]
    late = [phrase for phrase in candidates if phrase[0] > said > begin]
    return next(iter(late or candidates), None)


def _can_be_subject(reader: Reader, phrase: tuple[int, int]) -> bool:
    return reader.tokens[phrase[1] - 1].surface in groups("speech_verbs.yml")["own"] or can_speak(
        reader, *phrase
    )
