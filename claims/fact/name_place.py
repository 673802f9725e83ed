"""Places in Japanese: by their last word, by the dictionary, and states with their short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.fact.gazetteer import short_forms, state_names, states_in_word
from claims.fact.mention import Mention, Passage
from claims.fact.name_word import (
    CHUNK_MARKS,
    is_katakana,
    is_person_word,
    is_place_word,
    named_as,
    stops_name,
    surface_of,
    titles,
)
from claims.fact.wordlist import rows, words
from claims.rarity import rarity
from claims.text import Token

# Of the words that towns of the demonstration and of made-up news are called by, 東雲, 桜木 and 若葉 are as rare as
# this (Zipf frequency 3.6), and 温泉, 観光, 中核 and 過疎 commoner.
LEAST_RARITY_OF_A_TOWN = 0.57
_KANJI = re.compile(r"[一-鿿々]+")
SPELLING_OF_NAMES = frozenset("ヶケツノ")
_SPELT_AS_NAME = re.compile(
    r"(?<![一-鿿々])[一-鿿々]{1,3}[ヶケツノ][一-鿿々]{1,3}?[市町村区郡県島港川山岳駅橋湾峠岬]"
)
_LONGEST_PLACE = 8  # characters before its ending


@cache
def place_endings() -> dict[str, str]:
    """Ending -> its kind: municipality, area, feature or site."""
    return {row["ja"][0]: row["kind"][0] for row in rows("place_endings.yml")}


def ends_place(word: Token) -> bool:
    """Whether the name of a place, a state's aside, can end in the word."""
    return word.surface in place_endings() or is_place_word(word) or _is_site(word)


@cache
def _site_endings() -> tuple[str, ...]:
    long = (ending for ending, kind in place_endings().items() if kind == "site" and len(ending) > 1)
    return ("駅", *long)


def _is_site(word: Token) -> bool:
    """Whether the dictionary holds the word for a name and it ends as those of sites do: 青葉台駅."""
    return word.pos[1:3] == ("固有名詞", "一般") and word.surface.endswith(_site_endings())


def holds_state(word: Token) -> bool:
    """Whether the word names a state, or may as a short form or in part."""
    return (
        word.surface in state_names()
        or _state_of_office(word) is not None
        or word.surface in _SHORT_READINGS
        or bool(states_in_word(word.surface, True))
    )


def places(chunk: Sequence[Token]) -> Iterator[Mention]:
    start = 0
    for place, token in enumerate(chunk):
        if token.surface in state_names():
            start = place + 1
            continue
        kind = place_endings().get(token.surface)
        if kind and _names_a_place(chunk[max(start, place - _LONGEST_PLACE - 1) : place], kind):
            yield named_as(chunk[start : place + 1], "place")
            start = place + 1
        elif (is_place_word(token) or _is_site(token)) and not _ending_follows(chunk, place):
            yield named_as(chunk[place - _cut_off(chunk, start, place) : place + 1], "place")
            start = place + 1 if token.surface[-1] in place_endings() else start
        elif stops_name(token) or token.surface in words("generic_names.txt") or token.surface in CHUNK_MARKS:
            start = place + 1


def _cut_off(chunk: Sequence[Token], start: int, place: int) -> int:
    """How many words before it belong to a name that the dictionary cut: 桐|沢駅, 星|見島. What is left of one kanji
    before its ending is no name beside a noun of one or two."""
    if place == start or len(chunk[place].surface) > 2 or chunk[place].surface[-1] not in place_endings():
        return 0
    before = chunk[place - 1]
    return int(
        before.pos[0] == "名詞"
        and before.pos[1] != "数詞"
        and not is_place_word(before)
        and len(before.surface) <= 2
        and _KANJI.fullmatch(before.surface) is not None
        and before.surface not in words("generic_names.txt")
        and before.surface not in place_endings()
        and not stops_name(before)
    )


def _ending_follows(chunk: Sequence[Token], place: int) -> bool:
    return place + 1 < len(chunk) and chunk[place + 1].surface in place_endings()


def _names_a_place(modifiers: Sequence[Token], kind: str) -> bool:
    if not modifiers or len(surface_of(modifiers)) > _LONGEST_PLACE:
        return False
    if _is_full_name(modifiers[-2:]):
        return False
    if any(is_place_word(token) or is_person_word(token) for token in modifiers[-2:]):
        return True
    if kind == "municipality" and len(modifiers) == 1 and _is_rare_noun(modifiers[0]):
        return True
    if kind == "municipality" and len(modifiers) in (2, 3) and all(map(_is_one_kanji, modifiers)):
        return True
    plain = all(token.pos[0] == "名詞" and "サ変可能" not in token.pos for token in modifiers)
    return kind == "feature" and plain and len(modifiers) <= 3 and len(surface_of(modifiers)) <= 4


def _is_one_kanji(word: Token) -> bool:
    """石|央|市: a name that no dictionary holds comes in single kanji; 各, 同 and numbers are no part of one."""
    one = len(word.surface) == 1 and _KANJI.fullmatch(word.surface) is not None
    return one and word.pos[:2] == ("名詞", "普通名詞") and word.surface not in words("generic_names.txt")


def _is_rare_noun(word: Token) -> bool:
    """東雲市, 常葉県: towns are named after things, but not after what everybody speaks of (温泉町, 大都市)."""
    return (
        word.pos[0] == "名詞"
        and word.pos[1] in ("普通名詞", "固有名詞")
        and "サ変可能" not in word.pos
        and len(word.surface) > 1
        and _KANJI.fullmatch(word.surface) is not None
        and word.surface not in words("generic_names.txt")
        and rarity(word.surface, "ja") >= LEAST_RARITY_OF_A_TOWN
    )


def spelt_as_names(passage: Passage) -> Iterator[Mention]:
    """三ツ原市, 鶴ヶ根町, 湊ノ内町: katakana like these between kanji is the spelling of names alone, the counter ヶ of
    三ヶ月 and 五ヶ所 aside, which ends no name of a place."""
    first, last = passage.tokens[0].start, passage.tokens[-1].end
    for match in _SPELT_AS_NAME.finditer(passage.text, first, last):
        inside = [
            token for token in passage.tokens if match.start() <= token.start and token.end <= match.end()
        ]
        if inside and (inside[0].start, inside[-1].end) == match.span():
            yield named_as(inside, "place")


def _is_full_name(words: Sequence[Token]) -> bool:
    """木村健一市教育長: a family and a given name before 市 are a person of its administration."""
    return len(words) == 2 and "姓" in words[0].pos and "名" in words[1].pos


def states(chunk: Sequence[Token]) -> Iterator[Mention]:
    for place, token in enumerate(chunk):
        follows = place + 1 < len(chunk)
        state = state_names().get(token.surface)
        if state and not (follows and chunk[place + 1].surface in ("地方", "山地", "電力", "銀行", "新聞")):
            yield Mention(token.start, token.end, state.japanese[0], "place", state.key)
        elif office := _state_of_office(token):
            yield Mention(
                token.start,
                token.start + len(office),
                state_names()[office].japanese[0],
                "place",
                state_names()[office].key,
            )
        elif len(token.surface) == 1 and _is_short_state(token, chunk, place):
            state = short_forms()[token.surface]
            yield Mention(token.start, token.end, state.japanese[0], "place", state.key)
        for offset, part in () if state else states_in_word(token.surface, follows):
            start = token.start + offset
            yield Mention(start, start + 1, part.japanese[0], "place", part.key)


def tells_a_sort_of_city(word: Token) -> bool:
    """Whether the name of a city abroad, that no dictionary holds, can stand right behind the word."""
    return word.surface in _SORTS_OF_CITIES


def cities_abroad(chunk: Sequence[Token]) -> Iterator[Mention]:
    """首都ポートラーサ: what is written in katakana behind the sort of city that it is."""
    for place, token in enumerate(chunk):
        end = place + 1
        while end < len(chunk) and (is_katakana(chunk[end]) or chunk[end].surface in CHUNK_MARKS):
            end += 1
        if token.surface in _SORTS_OF_CITIES and end > place + 1 and is_katakana(chunk[end - 1]):
            yield named_as(chunk[place + 1 : end], "place")


_SORTS_OF_CITIES = frozenset(("首都", "州都", "省都", "古都", "港町", "港湾都市", "主要都市"))


def _state_of_office(token: Token) -> str | None:
    """米国大統領 is one word of the dictionary: the state that it begins with."""
    for end in range(2, len(token.surface) - 1):
        if token.surface[:end] in state_names() and token.surface[end:] in titles():
            return token.surface[:end]
    return None


_SHORT_READINGS = {
    "米": "ベイ",
    "英": "エイ",
    "仏": "フツ",
    "独": "ドク",
    "露": "ロ",
    "豪": "ゴウ",
    "韓": "カン",
}


def _is_short_state(token: Token, chunk: Sequence[Token], place: int) -> bool:
    if _SHORT_READINGS.get(token.surface) != token.reading:
        return False
    return token.surface in ("米", "韓") or place + 1 < len(chunk)
