"""Clause boundaries in English: a coordinated verb, a relative clause with a fact, a participle of result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.clause.english_main import asides
from claims.clause.english_verb import finite_verb, is_finite, is_noun_position, quotation_depths
from claims.text import Token
from claims.wordlist import word_list

FEWEST_WORDS = 3
"""A clause of fewer words is a phrase and stays where it is."""

_RELATIVES = frozenset({"who", "which", "where", "whose"})
# Subjects by themselves: and both will meet, but there were none.
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "there", "both", "neither", "others", "this"})
# Listed with the determiners, but what they open is no subject.
_PREPOSITIONS = frozenset("that to of in on at by for".split())
# Verbs that a clause completes.
_COMPLEMENTED = frozenset(
    {
        "say",
        "tell",
        "report",
        "believe",
        "think",
        "claim",
        "allege",
        "note",
        "add",
        "warn",
        "estimate",
        "confirm",
        "suggest",
        "argue",
        "hope",
        "fear",
        "find",
        "show",
        "know",
        "announce",
        "insist",
        "acknowledge",
        "state",
        "see",
        "explain",
        "predict",
        "expect",
        "understand",
        "learn",
        "write",
        "reveal",
        "admit",
        "conclude",
        "mean",
        "feel",
    }
)
LONGEST_PHRASE = 9
"""Words of a subject after and, up to its verb."""
_DETERMINERS = word_list("determiners.txt", "claims.clause")
ENGLISH_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split()
)
_CUTTING = frozenset({",", ";"})
_STOPS = frozenset({",", ";", "—", "–"})
# Participles that only frame the clause: nothing new is asserted after them.
_FRAMING_PARTICIPLES = word_list("framing_participles.txt", "claims.clause")


def cuts(tokens: Sequence[Token]) -> list[int]:
    """The indices at which a new clause starts, ascending, without 0."""
    quoted, aside = quotation_depths(tokens), frozenset(_inside(asides(tokens)))
    found: list[int] = []
    start = 0
    for index in range(1, len(tokens) - 1):
        if quoted[index]:
            continue
        cut = _cut_at(tokens, start, index, aside)
        if cut is not None and _has_words(tokens, start, index) and _has_words(tokens, cut, len(tokens)):
            found.append(cut)
            start = cut
    return found


def _inside(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    for first, end in spans:
        yield from range(first, end)


def _cut_at(tokens: Sequence[Token], start: int, index: int, aside: frozenset[int]) -> int | None:
    """Where the next clause would start if the sentence were cut at this word, or None.

    Args:
        aside: the places of relative and adverbial clauses, whose verbs are not the main one.
    """
    token = tokens[index]
    if token.surface not in _CUTTING and token.normal not in ("and", "but"):
        return None
    if finite_verb([tokens[place] for place in range(start, index) if place not in aside], 0) is None:
        return None
    if token.surface == ";":
        return index + 1
    if token.surface == ",":
        return index + 1 if _new_clause_after_comma(tokens, index + 1) else None
    pronoun = tokens[index + 1].normal in _PRONOUNS and is_finite(tokens, index + 2)
    finite = is_finite(tokens, index + 1) and not is_noun_position(tokens, index)
    return index if pronoun or finite or _has_subject_of_its_own(tokens, start, index) else None


def _has_subject_of_its_own(tokens: Sequence[Token], start: int, conjunction: int) -> bool:
    """remained in hospital and three students were at home: a noun phrase and its verb, no second object or subject.

    After a verb of saying (said two men and a woman were hurt) the phrase may only go on with the one before.
    """
    first = tokens[conjunction + 1]
    bound = conjunction + 2 < len(tokens) and tokens[conjunction + 2].lemma in ("least", "most")
    if first.normal in _PREPOSITIONS and not bound:
        return False
    if not (
        first.surface.lower() in _DETERMINERS or first.pos == ("number",) or first.normal in ENGLISH_NUMBERS
    ):
        return False
    before = [place for place in range(start, conjunction) if is_finite(tokens, place)]
    if (
        not before
        or tokens[before[-1]].normal in _COMPLEMENTED
        or "between" in {t.normal for t in tokens[start:conjunction]}
    ):
        return False
    for place in range(conjunction + 2, min(len(tokens), conjunction + LONGEST_PHRASE)):
        if (
            tokens[place].surface in _STOPS
            or tokens[place].normal in _RELATIVES
            or tokens[place].normal in ("that", "and")
        ):
            return False
        if is_finite(tokens, place):
            return True
    return False


def _new_clause_after_comma(tokens: Sequence[Token], first: int) -> bool:
    """After a comma: 'and' or 'but' with its own verb, a relative clause, 'all of whom', 'leaving a gash'."""
    word = tokens[first].normal
    if word in ("and", "but", "while", "though", "although"):
        return finite_verb(tokens[first + 1 :], 0) is not None and not _is_list(tokens, first)
    if word in _RELATIVES:
        return True
    if any(token.normal in ("whom", "which") for token in tokens[first + 1 : first + 4]):
        return tokens[first + 1].normal == "of" or tokens[first + 2].normal == "of"
    return _is_result(tokens, first)


def _is_list(tokens: Sequence[Token], conjunction: int) -> bool:
    """Whether 'a, b, and c' goes on: no verb before the next comma or end belongs to a clause of its own."""
    for index in range(conjunction + 1, len(tokens)):
        if tokens[index].surface in _STOPS:
            return True
        if is_finite(tokens, index):
            return False
    return True


def _is_result(tokens: Sequence[Token], first: int) -> bool:
    """', leaving a gash', ', slightly injuring six passengers'."""
    if tokens[first].surface.endswith("ly") and first + 1 < len(tokens):
        first += 1
    word = tokens[first]
    return (
        word.pos == ("word",)
        and word.surface.endswith("ing")
        and word.normal != word.surface
        and word.surface not in _FRAMING_PARTICIPLES
        and first + 1 < len(tokens)
        and tokens[first + 1].surface not in _STOPS
    )


def _has_words(tokens: Sequence[Token], start: int, end: int) -> bool:
    return sum(1 for token in tokens[start:end] if token.pos != ("symbol",)) >= FEWEST_WORDS
