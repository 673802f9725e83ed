"""Organisations in Japanese: by their last word, and those that the gazetteer lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.gazetteer import institution_names, state_names, states_in_word
from claims.fact.mention import Mention
from claims.fact.name_word import (
    CHUNK_MARKS,
    in_katakana,
    is_katakana,
    is_proper,
    named_as,
    stops_name,
    surface_of,
)
from claims.fact.wordlist import groups, rows
from claims.rarity import rarity
from claims.text import Token

_LONGEST_INSTITUTION = 6  # words
_LONGEST_BODY = 12  # words before its ending: a list of nouns longer than this is no name


def ends_body(word: Token) -> bool:
    """Whether the name of an organisation can end in the word."""
    return word.surface[-1] in _organisations_end() or _is_company(word)


def opens_institution(word: Token) -> bool:
    """Whether the name of a listed institution can begin with the word."""
    return word.surface in _institutions_begin()


def organisations(chunk: Sequence[Token]) -> Iterator[Mention]:
    yield from (named_as([token], "organisation") for token in chunk if _is_company(token))
    last = _organisations_end()
    for part in _parts(chunk):
        for end in range(len(part), 0, -1):
            start = _organisation_start(part, end) if part[end - 1].surface[-1] in last else None
            if start is not None:
                yield named_as(part[start:end], "organisation")
                break


def _is_company(token: Token) -> bool:
    """トヨタ自動車: one proper noun of the dictionary that ends as a company's name does; ハルカゼストア, which no
    dictionary holds, by the last part in katakana."""
    return _names_a_company(token.surface, token.pos[1:3] == ("固有名詞", "一般"))


@cache
def _names_a_company(word: str, proper: bool) -> bool:
    if in_katakana(word) and rarity(word, "ja") == 1.0:
        stem = stem_of_company(word)
        if stem and rarity(stem, "ja") >= LEAST_RARITY_OF_A_STEM:
            return True
    endings = groups("organisation_endings.yml")["within"]
    return proper and any(word.endswith(ending) and len(word) > len(ending) for ending in endings)


@cache
def stem_of_company(name: str) -> str:
    """A company's name without its last parts, as its short form is printed: ハルカゼ of ハルカゼホールディングス.

    Empty where it ends in none, or where less than three kana are left: in kanji what is left may be a place or a word.
    """
    stem = name
    for _ in range(MOST_LAST_PARTS):
        ending = next((end for end in _company_endings() if stem.endswith(end) and len(stem) > len(end)), "")
        stem = stem.removesuffix(ending)
    return stem if stem != name and len(stem) >= SHORTEST_STEM and _KANA.fullmatch(stem) else ""


MOST_LAST_PARTS, SHORTEST_STEM = 2, 3
# スーパーストア is a sort of shop: a firm is called by a word that is not everybody's (Zipf frequency below 2.8).
LEAST_RARITY_OF_A_STEM = 0.7
_KANA = re.compile("[ぁ-ゖァ-ヺー]+")


@cache
def _company_endings() -> tuple[str, ...]:
    """The last parts of the names of firms, the longest first."""
    return tuple(sorted((row["ja"][0] for row in rows("company_endings.yml")), key=len, reverse=True))


def _parts(chunk: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The chunk cut at ・ between words in kanji, where a list's members meet."""
    part: list[Token] = []
    for place, token in enumerate(chunk):
        if token.surface in CHUNK_MARKS and not (
            part and is_katakana(part[-1]) and place + 1 < len(chunk) and is_katakana(chunk[place + 1])
        ):
            yield tuple(part)
            part = []
        else:
            part.append(token)
    yield tuple(part)


def _organisation_start(part: Sequence[Token], end: int) -> int | None:
    table = groups("organisation_endings.yml")
    for middle in range(max(0, end - 3), end):
        ending = surface_of(part[middle:end])
        if ending in table["body"]:
            return None
        naming = ending in table["naming"]
        if not naming and ending not in table["after_proper"]:
            continue
        start = _without_generic(part, middle, table["generic"])
        modifiers = part[start:middle]
        if modifiers and (any(map(is_proper, modifiers)) or (naming and _naming_modifiers(modifiers))):
            return None if _is_state_government(modifiers, ending) else start
    return None


@cache
def _organisations_end() -> frozenset[str]:
    table = groups("organisation_endings.yml")
    return frozenset(word[-1] for key in ("body", "naming", "after_proper") for word in table[key])


def _without_generic(part: Sequence[Token], end: int, generic: frozenset[str]) -> int:
    start = end
    while start > max(0, end - _LONGEST_BODY) and not stops_name(part[start - 1]):
        if part[start - 1].surface in generic and not _is_inside(part, start - 1):
            break
        start -= 1
    return start


def _is_inside(part: Sequence[Token], place: int) -> bool:
    """Whether a word that mostly describes any body is a part of this one's name: 中央 after 奥羽."""
    inside = groups("organisation_endings.yml")["inside"]
    return part[place].surface in inside and place > 0 and is_proper(part[place - 1])


def _naming_modifiers(modifiers: Sequence[Token]) -> bool:
    return len(surface_of(modifiers)) >= 2


def _is_state_government(modifiers: Sequence[Token], ending: str) -> bool:
    return ending in ("政府", "当局", "軍", "議会") and all(
        token.surface in state_names()
        or states_in_word(token.surface, True)
        or token.surface in ("両", "各", "米")
        for token in modifiers
    )


def institutions(chunk: Sequence[Token]) -> Iterator[Mention]:
    names, beginnings = institution_names(), _institutions_begin()
    for start, first in enumerate(chunk):
        if first.surface[0] not in beginnings:
            continue
        form, longest = "", start
        for end in range(start + 1, min(len(chunk), start + _LONGEST_INSTITUTION) + 1):
            form += chunk[end - 1].surface
            if form not in beginnings:
                break
            body = names.get(form)
            if body and not (body.kind and end < len(chunk)):
                longest = end
        if longest > start:
            yield named_as(chunk[start:longest], "organisation")


@cache
def _institutions_begin() -> frozenset[str]:
    """Every beginning of every name, the whole name too."""
    return frozenset(name[:end] for name in institution_names() for end in range(1, len(name) + 1))
