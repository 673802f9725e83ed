"""How sure a claim says it is: the ladder from predicted to happened, and what stands beside it.

The cue that governs the main predicate decides. Hearsay over a plan (最終調整に入ったという) leaves it a plan;
verbs of saying (〜と述べた) let the certainty of what is said through.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
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
    reading = _japanese(claim) if is_japanese(words) else _english(claim)
    return _fact(claim, reading.words[0].start, reading.words[-1].end, reading.level)


def _japanese(claim: Claim) -> Reading:
    outside = outside_brackets(claim.tokens)
    return japanese_reading(claim, outside) or Reading("happened", _predicate(outside or list(claim.tokens)))


def _english(claim: Claim) -> Reading:
    words = claim.tokens
    reading = english_reading(claim)
    if reading is None:
        verb = finite_verb(words, 0)
        reading = Reading("happened", [words[-1] if verb is None else words[verb]])
    return reading


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
    if speaker is None:
        wish = certainty.value == "planned" and certainty.surface == "たい"
        own = wish and not _quotes(claim) and not _has_subject(claim)
        return replace(certainty, value="opinion") if own else certainty
    if certainty.value == "happened" and _is_medium(speaker.value, claim):
        return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "reported")
    if certainty.value != "happened" or not _quotes(claim):
        return certainty
    experts = word_list("experts.txt", "claims.fact")
    titled = any(speaker.value.endswith(title) for title in experts if not title.isascii())
    if not titled and not (is_english(claim) and _stands_near(claim, experts)):
        return certainty
    return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "opinion")


def _quotes(claim: Claim) -> bool:
    return claim.quoted or bool(full_quotations(claim.tokens))


def _stands_near(claim: Claim, titles: Set[str]) -> bool:
    """Whether one of the words stands in the claim's sentence, outside quotations."""
    return any(token.surface.lower() in titles for token in outside_brackets(claim.sentence.tokens))


def _lies_ahead(claim: Claim, facts: Sequence[Fact]) -> bool:
    """4月1日に統合する, where the day is after publication."""
    published = claim.sentence.article.published
    words = claim.tokens
    if published is None or not facts or claim.quoted or not is_japanese(words):
        return False
    day = published[:10]
    ahead = any(fact.kind == "date" and (fact.date_start or "") > day for fact in facts)
    if not ahead or tells_a_habit(words):
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
    """The words of a Japanese clause from its main predicate on, where no cue is printed."""
    for index in range(len(words) - 1, -1, -1):
        if is_content(words[index]) and not is_light(words[index]):
            return words[index:]
    return words[-1:]
