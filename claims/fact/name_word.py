"""Words that names are made of in Japanese: runs of nouns, what the dictionary holds for a name, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.gazetteer import institution_names, short_forms, state_names
from claims.fact.mention import Mention
from claims.fact.romanise import latin
from claims.fact.wordlist import groups, words
from claims.text import Token

_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_CHUNK_CLASSES = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
CHUNK_MARKS = ("・", "=", "＝")


def chunks(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Runs of nouns, prefixes and suffixes that touch each other, with ・ between them: 広島県の|沖合 -> two."""
    run: list[Token] = []
    for token in tokens:
        if token.pos[0] in _CHUNK_CLASSES or token.surface in CHUNK_MARKS:
            if run and token.start != run[-1].end:
                yield tuple(run)
                run = []
            run.append(token)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def in_chunk(token: Token) -> bool:
    return token.pos[0] in _CHUNK_CLASSES or token.surface in CHUNK_MARKS


def is_person_word(token: Token) -> bool:
    """Whether the dictionary holds the word for a person's name."""
    return "人名" in token.pos


def is_place_word(token: Token) -> bool:
    """Whether the dictionary holds the word for a place's name."""
    return "地名" in token.pos and token.surface not in words("generic_names.txt")


def is_proper(token: Token) -> bool:
    """Whether the word is a name of any kind, a state's short form included."""
    return (
        "固有名詞" in token.pos
        or token.surface in state_names()
        or token.surface in institution_names()
        or (token.surface in short_forms() and token.reading in ("ベイ", "カン", "エイ"))
    )


def reading_of(tokens: Sequence[Token]) -> str:
    """The Latin reading of the words, a space between them."""
    return " ".join(latin(token.reading or token.surface) for token in tokens if token.pos[0] != "補助記号")


def surface_of(tokens: Sequence[Token]) -> str:
    return "".join([token.surface for token in tokens])


@cache
def titles() -> frozenset[str]:
    """Everything that may stand after a person's name."""
    table = groups("titles.yml")
    return table["honorific"] | table["office"] | table["position"]


def is_katakana(token: Token) -> bool:
    return in_katakana(token.surface)


@cache
def in_katakana(surface: str) -> bool:
    """Whether a word is written in katakana, ・ between them; not ・ alone."""
    return _KATAKANA.fullmatch(surface) is not None and surface != "・"


def stops_name(token: Token) -> bool:
    return (
        token.pos[1] == "数詞"
        or token.surface in titles()
        or "副詞可能" in token.pos
        or token.pos[0] == "代名詞"
    )


def named_as(tokens: Sequence[Token], entity: str) -> Mention:
    assert entity in ("organisation", "place", "work")
    return Mention(tokens[0].start, tokens[-1].end, surface_of(tokens), entity, reading_of(tokens))  # type: ignore[arg-type]
