"""Persons in Japanese: by family name, given name and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.gazetteer import state_names
from claims.fact.mention import Mention
from claims.fact.name_word import (
    CHUNK_MARKS,
    is_katakana,
    is_person_word,
    is_place_word,
    reading_of,
    surface_of,
    titles,
)
from claims.fact.wordlist import groups
from claims.text import Token, tokenise

_KANJI = re.compile(r"[一-鿿々]+")
_LONGEST_TITLE = 7  # words: 外務省北米局審議官 is four, 国務省軍備管理・抑止局次官補代理 more
_LONGEST_FOREIGN_TITLE = 16
_MINISTERS = ("相", "大臣", "長官")
_AREAS = ("市", "町", "村", "区", "県", "府")
_NUMBERS_IN_NAMES = frozenset("一二三四五六七八九十")
_HEAD = "長"  # 倉持|隆市|長
_OFFICES_OF_AREAS = ("議会", "議員", "議長", "教育", "職員", "役所", "監査", "選管")


def may_open_person(word: Token) -> bool:
    """Whether a person's name can begin with the word."""
    return is_katakana(word) or is_person_word(word) or is_place_word(word)


def persons(chunk: Sequence[Token]) -> Iterator[Mention]:
    position = 0
    while position < len(chunk):
        end = _name_end(chunk, position)
        mention = _person(chunk, position, end) if end > position else None
        if mention:
            yield mention
        position = max(end, position + 1)


def _name_end(chunk: Sequence[Token], start: int) -> int:
    """Where the run of name words from `start` ends; start itself where none begins."""
    first = chunk[start]
    if is_katakana(first):
        end = start + 1
        while end + 1 < len(chunk) and chunk[end].surface in CHUNK_MARKS and is_katakana(chunk[end + 1]):
            end += 2
        return end
    if not is_person_word(first) and not (is_place_word(first) and _person_follows(chunk, start)):
        return start
    end = start + 1
    if end < len(chunk) and "姓" in (*first.pos, "姓" if is_place_word(first) else ""):
        given = _is_given_name(chunk, end)
        end += given
        if given and end + 1 < len(chunk) and chunk[end].surface in _NUMBERS_IN_NAMES:
            end += 1  # 健|二
    return end


def _person_follows(chunk: Sequence[Token], start: int) -> bool:
    """Whether what stands after a word makes a family name of it: a given name, an honorific, a national office."""
    given = start + 1 < len(chunk) and is_person_word(chunk[start + 1]) and "名" in chunk[start + 1].pos[3:4]
    return given or _honorific(chunk, start + 1) or _minister(chunk, start + 1)


def _is_given_name(chunk: Sequence[Token], place: int) -> bool:
    token = chunk[place]
    if is_person_word(token) and "姓" not in token.pos:
        return True
    short_kanji = len(token.surface) <= 2 and _KANJI.fullmatch(token.surface) is not None
    common = short_kanji and token.surface not in titles() and token.pos[0] == "名詞"
    return common and place + 1 < len(chunk) and _title_length(chunk, place + 1) == 1


def _honorific(chunk: Sequence[Token], place: int) -> bool:
    return place < len(chunk) and chunk[place].surface in groups("titles.yml")["honorific"]


def _minister(chunk: Sequence[Token], place: int) -> bool:
    """上川外相: a national office after a word that is also a place's name, unless that names a state."""
    if place >= len(chunk) or chunk[place - 1].surface in state_names():
        return False
    title = surface_of(chunk[place : place + _title_length(chunk, place)])
    return _is_minister(title)


def _is_minister(title: str) -> bool:
    return title in groups("titles.yml")["office"] and title.endswith(_MINISTERS)


def _title_length(chunk: Sequence[Token], start: int, foreign: bool = False) -> int:
    """How many words from `start` are a title with what it belongs to (外務省北米局審議官); 0 for none.

    That of a `foreign` full name may go over ・, as a foreign ministry's parts do (国務省軍備管理・抑止局次官補代理).
    """
    begin = start + 1 if start < len(chunk) and chunk[start].surface in CHUNK_MARKS else start
    longest, furthest = 0, _LONGEST_FOREIGN_TITLE if foreign else _LONGEST_TITLE
    known = titles()
    words: list[str] = []
    for token in chunk[begin : begin + furthest]:
        if is_person_word(token) or (not foreign and token.surface in CHUNK_MARKS):
            break
        words.append(token.surface)
        if any("".join(words[middle:]) in known for middle in range(len(words))):
            longest = begin + len(words) - start
    return longest


def _person(chunk: Sequence[Token], start: int, end: int) -> Mention | None:
    name = chunk[start:end]
    length = _title_length(chunk, end, is_katakana(name[0]) and len(name) > 1)
    title = surface_of(chunk[end : end + length]).lstrip("・")
    full = len(name) > 1 and ("姓" in name[0].pos or is_place_word(name[0]) or is_katakana(name[0]))
    governs = end < len(chunk) and chunk[end].surface in groups("titles.yml")["government"]
    if not _names_a_person(name, title, full, governs):
        return None
    shown = chunk[start : end + length]
    surname = name[-1] if is_katakana(name[0]) else name[0]
    area = _area_taken_in(name, chunk[end : end + 1])
    if area:
        name, title = tokenise(surface_of(name)[: -len(area)]), area + title
        if chunk[end].surface == _HEAD:
            shown, title = chunk[start : end + 1], area + _HEAD
    return Mention(
        shown[0].start,
        shown[-1].end,
        _without_reading(surface_of(name)),
        "person",
        reading_of(name),
        surname.surface if full or len(name) == 1 else "",
        title,
        full=full,
    )


def _area_taken_in(name: Sequence[Token], after: Sequence[Token]) -> str:
    """宮前|茂市|議会|議長: the dictionary reads the town of an office into the given name before it."""
    given = name[-1].surface
    taken = len(name) > 1 and len(given) > 1 and given.endswith(_AREAS)
    office = bool(after) and (after[0].surface == _HEAD or after[0].surface.startswith(_OFFICES_OF_AREAS))
    return given[-1] if taken and office else ""


def _without_reading(name: str) -> str:
    """義朗(よしろう) -> 義朗: the dictionary's reader keeps a reading in brackets within the word."""
    return name.partition("(")[0]


def _names_a_person(name: Sequence[Token], title: str, full: bool, governs: bool) -> bool:
    table = groups("titles.yml")
    known = all(is_person_word(token) or token.surface in CHUNK_MARKS for token in name)
    if _ends_as_body_or_area(name[-1]) or (
        len(name) == 1 and is_katakana(name[0]) and len(name[0].surface) == 1
    ):
        return False
    if is_katakana(name[0]) and not known:
        unknown = not any(
            token.synonyms or is_place_word(token) or token.surface in state_names() for token in name
        )
        return unknown and (title in table["honorific"] or _ends_with(title, table["office"]))
    if full:
        return bool(title) or (known or is_place_word(name[0]))
    if title in table["area_head"]:
        return False
    sure = title in table["honorific"] or _is_minister(title)
    return (known and (bool(title) or governs)) or (is_place_word(name[0]) and sure)


def _ends_as_body_or_area(last: Token) -> bool:
    """三津屋海運様, 島根県様: the honorific of a letter to a firm or an office makes nobody of it."""
    firm = last.surface in _endings_of_firms() and not is_person_word(last)
    return firm or (is_place_word(last) and len(last.surface) > 2 and last.surface[-1] in _ENDINGS_OF_AREAS)


@cache
def _endings_of_firms() -> frozenset[str]:
    return frozenset(ending for ending in groups("organisation_endings.yml")["naming"] if len(ending) > 1)


_ENDINGS_OF_AREAS = "都道府県市区町村"


def _ends_with(text: str, endings: frozenset[str]) -> bool:
    return any(text.endswith(ending) for ending in endings) if text else False
