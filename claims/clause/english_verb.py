"""Verbs and quotations in English text without a tagger: which word can carry a clause, what stands in quotes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.text import Token
from claims.wordlist import word_list

_AUXILIARIES = word_list("auxiliaries.txt", "claims.clause")
_OPENING, _CLOSING = frozenset("“‘(["), frozenset("”’)]")
_STOPS = frozenset({",", ";", "—", "–"})
_DETERMINERS = word_list("determiners.txt", "claims.clause")
_PLAIN_PAST_FORMS = word_list("plain_past_forms.txt", "claims.clause")


def quotation_depths(tokens: Sequence[Token]) -> list[bool]:
    """Whether each token stands inside quotation marks or brackets."""
    straight, depth, inside = False, 0, []
    for token in tokens:
        if token.surface == '"':
            inside.append(True)
            straight = not straight
            continue
        depth += token.surface in _OPENING
        inside.append(straight or depth > 0)
        if token.surface in _CLOSING and depth:
            depth -= 1
    return inside


def finite_verb(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the first finite verb from start on, or None.

    Where nothing else is finite, a past form after a comma is (Its president, Keigo Kashiwagi, apologized).
    """
    places = range(start, len(tokens))
    found = next((index for index in places if is_finite(tokens, index)), None)
    if found is not None:
        return found
    return next((index for index in places if index > 2 and _is_past_after_comma(tokens, index)), None)


def _is_past_after_comma(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index]
    regular = word.surface.endswith("ed") and word.normal != word.surface and word.pos == ("word",)
    passive = index + 1 < len(tokens) and tokens[index + 1].normal in ("by", "as")
    past = regular or word.surface in past_forms()
    return past and not passive and tokens[index - 1].surface == ","


def is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is a verb that can carry a clause: an auxiliary, a past form, a known present form.

    Without a tagger a past participle after a noun (a ship built in 1990) cannot be told from a past tense; it
    is taken for a participle where a form of 'be', a determiner or a comma stands before it.
    """
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.surface.lower() in _AUXILIARIES:
        return True
    if token.pos != ("word",):
        return False
    before = tokens[index - 1] if index else None
    if before is not None and before.surface == "," and token.surface in _PLAIN_PAST_FORMS:
        return True
    if before is not None and (before.surface in _STOPS or before.surface.lower() in _DETERMINERS):
        return False
    modified = index > 1 and before is not None and before.surface.endswith("ly")
    if modified and tokens[index - 2].surface.lower() in _DETERMINERS:
        return False  # the newly enlarged business
    return _has_verb_form(tokens, index) and not _is_perfect_participle(tokens, index)


def _is_perfect_participle(tokens: Sequence[Token], index: int) -> bool:
    """Having originally set a target: the verb after having carries no clause."""
    place = index - 1
    while place > 0 and tokens[place].surface.endswith("ly"):
        place -= 1
    return place >= 0 and tokens[place].surface.lower() == "having"


def _has_verb_form(tokens: Sequence[Token], index: int) -> bool:
    token, word = tokens[index], tokens[index].surface
    if word in past_forms():
        # a first set of guidelines, the last round of cuts: a noun, not the verb of the same form
        return not (index + 1 < len(tokens) and tokens[index + 1].surface == "of")
    if word.endswith("ed") and token.normal != word:
        return True
    present = token.normal in verbs() or (word.endswith("s") and word[:-1] in verbs())
    singular = word.endswith("s") and present and not is_noun_position(tokens, index - 1)
    return singular or (word in verbs() and _is_plural_present(tokens, index))


def _is_plural_present(tokens: Sequence[Token], index: int) -> bool:
    """Investigators believe the intruders fled: a plural before the base form and an object or a clause after it."""
    if not index or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    plural = before.surface.endswith("s") and before.pos in (("word",), ("name",))
    people = before.surface.lower() in ("they", "we", "i", "people", "police", "officials")
    opens = after.surface.lower() in _DETERMINERS | {
        "that",
        "it",
        "they",
        "he",
        "she",
        "to",
    } or after.pos == ("name",)
    return (plural or people) and opens


def is_noun_position(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun, not a verb, is to be expected after this word."""
    return index < 0 or tokens[index].surface.lower() in _DETERMINERS


@lru_cache(maxsize=1)
def past_forms() -> frozenset[str]:
    """Past forms that do not end in -ed."""
    return word_list("past_forms.txt", "claims.clause")


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Verbs whose third person is common in reports and seldom a plural noun."""
    return word_list("present_verbs.txt", "claims.clause")
