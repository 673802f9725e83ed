"""How sure a claim says it is: the ladder from predicted to happened, and what stands beside it.

The cue that governs the main predicate decides. Hearsay over a plan (最終調整に入ったという) leaves it a plan;
verbs of saying (〜と述べた) let the certainty of what is said through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Claim
from claims.clause import is_japanese
from claims.clause.english_verb import finite_verb
from claims.clause.grammar import is_content, is_subject_particle
from claims.clause.quotation import full_quotations
from claims.fact.certainty_closing import is_plain_present
from claims.fact.certainty_english import english_reading
from claims.fact.certainty_japanese import is_open, japanese_reading, tells_a_habit
from claims.fact.certainty_reading import Reading, outside_brackets
from claims.fact.cue import is_light, words_of
from claims.fact.fact import Certainty, Fact
from claims.text import Token
from claims.wordlist import word_list


def certainty_of(claim: Claim) -> Fact:
    """The certainty of a claim.

    Args:
        claim: a claim; a quotation is judged by what is said inside the quotation marks.

    Returns:
        A fact of kind "certainty" whose value is the level; its place is the cue's, or that of the predicate
        where the claim is told as happened without any cue.
    """
    words = claim.tokens
    if not words:
        return _fact(claim, claim.char_start, claim.char_end, "happened")
    reading = japanese_reading(claim) if is_japanese(words) else english_reading(claim)
    reading = reading or Reading("happened", _predicate(words))
    return _fact(claim, reading.words[0].start, reading.words[-1].end, reading.level)


def weighed(certainty: Fact, claim: Claim, speaker: Fact | None, facts: Sequence[Fact] = ()) -> Fact:
    """The certainty once it is known who speaks, and when what is told takes place.

    An expert's quoted word is a judgement, not a report of a fact; a plain present with a day to come is settled.

    Args:
        certainty: what the claim's own words say.
        speaker: who says it; None for the outlet.
        facts: the dates of the claim, or of its sentence where it has none, among others.
    """
    if certainty.value == "happened" and _lies_ahead(claim, facts):
        return replace(certainty, value="decided")
    quotes = claim.quoted or bool(full_quotations(claim.tokens))
    if certainty.value == "planned" and certainty.surface == "たい" and speaker is None and not quotes:
        return replace(certainty, value="opinion") if not _has_subject(claim) else certainty
    if certainty.value == "happened" and speaker is not None and _is_medium(speaker.value, claim):
        return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "reported")
    if certainty.value != "happened" or not quotes or speaker is None:
        return certainty
    experts = word_list("experts.txt", "claims.fact")
    around = {token.surface.lower() for token in outside_brackets(claim.sentence.tokens)}
    titled = any(speaker.value.endswith(title) for title in experts if not title.isascii())
    if not titled and not (is_english(claim) and around & experts):
        return certainty
    return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "opinion")


def _lies_ahead(claim: Claim, facts: Sequence[Fact]) -> bool:
    """4月1日に統合する, where the day is after publication."""
    published = claim.sentence.article.published
    words = claim.tokens
    if published is None or not is_japanese(words) or claim.quoted or tells_a_habit(words):
        return False
    ahead = any(fact.kind == "date" and (fact.date_start or "") > published[:10] for fact in facts)
    if not ahead:
        return False
    if is_open(words):  # 10日に総会を開き、議案を諮る: its tense is that of the sentence's end
        words = claim.sentence.tokens
    return is_plain_present(outside_brackets(words) or words)


def _is_medium(speaker: str, claim: Claim) -> bool:
    """Whether an English article calls the speaker a medium: Rengo, where it has written Rengo News."""
    if not speaker[:1].isascii() or not speaker[:1].isupper() or " " in speaker:
        return False
    text = claim.sentence.article.text
    return any(f"{speaker} {word.capitalize()}" in text for word in words_of("english_media"))


def _has_subject(claim: Claim) -> bool:
    words = claim.tokens
    return claim.subject is not None or any(
        is_subject_particle(words, index) for index in range(1, len(words))
    )


def is_english(claim: Claim) -> bool:
    """Whether the claim is in English, by its words."""
    return not is_japanese(claim.sentence.tokens)


def _fact(claim: Claim, start: int, end: int, level: Certainty) -> Fact:
    return Fact("certainty", claim.sentence.article.text[start:end], start, end, level)


def _predicate(words: Sequence[Token]) -> Sequence[Token]:
    """The words of the main predicate, where no cue is printed."""
    if not is_japanese(words):
        verb = finite_verb(words, 0)
        return [words[-1] if verb is None else words[verb]]
    outside = outside_brackets(words) or list(words)
    last = next(
        (
            index
            for index in range(len(outside) - 1, -1, -1)
            if is_content(outside[index]) and not is_light(outside[index])
        ),
        -1,
    )
    return outside[last:] if last >= 0 else outside[-1:]
