"""Names in Japanese: persons by family name and title, bodies by their last word, places, works in 「」."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from claims.fact.gazetteer import institution_names, short_forms, state_names, states_in_word
from claims.fact.mention import Mention, Passage
from claims.fact.romanise import latin
from claims.fact.wordlist import groups, rows, words
from claims.text import Token, fold

_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_KANJI = re.compile(r"[一-鿿々]+")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")
_LONGEST_TITLE = 7  # words: 外務省北米局審議官 is four, 国務省軍備管理・抑止局次官補代理 more
_MINISTERS = ("相", "大臣", "長官")
_LONGEST_FOREIGN_TITLE = 16
_LONGEST_SHORT_FORM = 10  # characters
_LONGEST_WORK = 30  # characters inside 「」: longer is a quotation
_LONGEST_PLACE = 8  # characters before its ending
_LONGEST_BODY = 12  # words before its ending: a list of nouns longer than this is no name
_CHUNK_MARKS = ("・", "=", "＝")


def japanese_mentions(passage: Passage) -> list[Mention]:
    """The names of one Japanese sentence, in order, none overlapping another; where two would, the longer stays."""
    found: list[Mention] = [
        *_works(passage),
        *_defined(passage),
        *_renamed(passage),
        *_quoted_bodies(passage),
    ]
    for chunk in chunks(passage.tokens):
        found += _persons(chunk)
        found += _organisations(chunk)
        found += _institutions(chunk)
        found += _places(chunk)
        found += _states(chunk)
    return without_overlap(found)


def without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order of place; of two that overlap the longer, of equal ones the first given."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one.start - one.end):
        place = bisect_left(kept, mention.start, key=attrgetter("start"))
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if all(one.end <= mention.start for one in before) and all(mention.end <= one.start for one in after):
            kept.insert(place, mention)
    return kept


def chunks(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Runs of nouns, prefixes and suffixes that touch each other, with ・ between them: 広島県の|沖合 -> two."""
    run: list[Token] = []
    for token in tokens:
        if run and (not _in_chunk(token) or token.start != run[-1].end):
            yield tuple(run)
            run = []
        if _in_chunk(token):
            run.append(token)
    if run:
        yield tuple(run)


def _in_chunk(token: Token) -> bool:
    return token.pos[0] in ("名詞", "接頭辞", "接尾辞", "記号") or token.surface in _CHUNK_MARKS


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


# -- persons


@cache
def titles() -> frozenset[str]:
    """Everything that may stand after a person's name."""
    table = groups("titles.yml")
    return table["honorific"] | table["office"] | table["position"]


def _persons(chunk: Sequence[Token]) -> Iterator[Mention]:
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
    if _KATAKANA.fullmatch(first.surface) and first.surface != "・":
        end = start + 1
        while end + 1 < len(chunk) and chunk[end].surface in _CHUNK_MARKS and _is_katakana(chunk[end + 1]):
            end += 2
        return end
    given_follows = (
        start + 1 < len(chunk) and is_person_word(chunk[start + 1]) and "名" in chunk[start + 1].pos[3:4]
    )
    if not is_person_word(first) and not (
        is_place_word(first)
        and (given_follows or _honorific(chunk, start + 1) or _minister(chunk, start + 1))
    ):
        return start
    end = start + 1
    if end < len(chunk) and "姓" in (*first.pos, "姓" if is_place_word(first) else ""):
        end += _is_given_name(chunk, end)
    return end


def _is_given_name(chunk: Sequence[Token], place: int) -> bool:
    token = chunk[place]
    if is_person_word(token) and "姓" not in token.pos:
        return True
    short_kanji = len(token.surface) <= 2 and _KANJI.fullmatch(token.surface) is not None
    common = short_kanji and token.surface not in titles() and token.pos[0] == "名詞"
    return common and place + 1 < len(chunk) and _title_length(chunk, place + 1) == 1


def _is_katakana(token: Token) -> bool:
    return _KATAKANA.fullmatch(token.surface) is not None and token.surface != "・"


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
    begin = start + 1 if start < len(chunk) and chunk[start].surface in _CHUNK_MARKS else start
    longest, furthest = 0, _LONGEST_FOREIGN_TITLE if foreign else _LONGEST_TITLE
    for end in range(begin + 1, min(len(chunk), begin + furthest) + 1):
        if is_person_word(chunk[end - 1]) or (not foreign and chunk[end - 1].surface in _CHUNK_MARKS):
            break
        if any(surface_of(chunk[middle:end]) in titles() for middle in range(begin, end)):
            longest = end - start
    return longest


def _person(chunk: Sequence[Token], start: int, end: int) -> Mention | None:
    name = chunk[start:end]
    length = _title_length(chunk, end, _is_katakana(name[0]) and len(name) > 1)
    title = surface_of(chunk[end : end + length]).lstrip("・")
    full = len(name) > 1 and ("姓" in name[0].pos or is_place_word(name[0]) or _is_katakana(name[0]))
    governs = end < len(chunk) and chunk[end].surface in groups("titles.yml")["government"]
    if not _names_a_person(name, title, full, governs):
        return None
    shown = chunk[start : end + length]
    surname = name[-1] if _is_katakana(name[0]) else name[0]
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


def _without_reading(name: str) -> str:
    """義朗(よしろう) -> 義朗: the dictionary's reader keeps a reading in brackets within the word."""
    return name.partition("(")[0]


def _names_a_person(name: Sequence[Token], title: str, full: bool, governs: bool) -> bool:
    table = groups("titles.yml")
    known = all(is_person_word(token) or token.surface in _CHUNK_MARKS for token in name)
    if _is_katakana(name[0]) and not known:
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


def _ends_with(text: str, endings: frozenset[str]) -> bool:
    return any(text.endswith(ending) for ending in endings) if text else False


# -- organisations


def _organisations(chunk: Sequence[Token]) -> Iterator[Mention]:
    yield from (_named([token], "organisation") for token in chunk if _is_company(token))
    for part in _parts(chunk):
        for end in range(len(part), 0, -1):
            start = _organisation_start(part, end)
            if start is not None:
                yield _named(part[start:end], "organisation")
                break


def _is_company(token: Token) -> bool:
    """トヨタ自動車: one proper noun of the dictionary that ends as a company's name does."""
    endings = groups("organisation_endings.yml")["within"]
    proper = token.pos[1:3] == ("固有名詞", "一般")
    return proper and any(
        token.surface.endswith(ending) and len(token.surface) > len(ending) for ending in endings
    )


def _parts(chunk: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The chunk cut at ・ between words in kanji, where a list's members meet."""
    part: list[Token] = []
    for place, token in enumerate(chunk):
        if token.surface in _CHUNK_MARKS and not (
            part and _is_katakana(part[-1]) and place + 1 < len(chunk) and _is_katakana(chunk[place + 1])
        ):
            yield tuple(part)
            part = []
        else:
            part.append(token)
    yield tuple(part)


def _organisation_start(part: Sequence[Token], end: int) -> int | None:
    table = groups("organisation_endings.yml")
    if part[end - 1].surface[-1] not in _organisations_end():
        return None
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
    while (
        start > max(0, end - _LONGEST_BODY)
        and not _stops_name(part[start - 1])
        and part[start - 1].surface not in generic
    ):
        start -= 1
    return start


def _stops_name(token: Token) -> bool:
    return (
        token.pos[1] == "数詞"
        or token.surface in titles()
        or "副詞可能" in token.pos
        or token.pos[0] == "代名詞"
    )


def _naming_modifiers(modifiers: Sequence[Token]) -> bool:
    return len(surface_of(modifiers)) >= 2


def _is_state_government(modifiers: Sequence[Token], ending: str) -> bool:
    return ending in ("政府", "当局", "軍", "議会") and all(
        token.surface in state_names()
        or states_in_word(token.surface, True)
        or token.surface in ("両", "各", "米")
        for token in modifiers
    )


def _institutions(chunk: Sequence[Token]) -> Iterator[Mention]:
    names, beginnings = institution_names(), _institutions_begin()
    for start, first in enumerate(chunk):
        if first.surface[0] not in beginnings:
            continue
        for end in range(min(len(chunk), start + 6), start, -1):
            body = names.get(surface_of(chunk[start:end]))
            if body and not (body.kind and end < len(chunk)):
                yield _named(chunk[start:end], "organisation")
                break


@cache
def _institutions_begin() -> frozenset[str]:
    return frozenset(name[0] for name in institution_names())


def _named(tokens: Sequence[Token], entity: str) -> Mention:
    assert entity in ("organisation", "place", "work")
    return Mention(tokens[0].start, tokens[-1].end, surface_of(tokens), entity, reading_of(tokens))  # type: ignore[arg-type]


# -- places


@cache
def place_endings() -> dict[str, str]:
    """Ending -> its kind: area, feature or site."""
    return {row["ja"][0]: row["kind"][0] for row in rows("place_endings.yml")}


def _places(chunk: Sequence[Token]) -> Iterator[Mention]:
    start = 0
    for place, token in enumerate(chunk):
        if token.surface in state_names():
            start = place + 1
            continue
        kind = place_endings().get(token.surface)
        if kind and _names_a_place(chunk[max(start, place - _LONGEST_PLACE - 1) : place], kind):
            yield _named(chunk[start : place + 1], "place")
            start = place + 1
        elif is_place_word(token) and not _ending_follows(chunk, place):
            yield _named(chunk[place : place + 1], "place")
            start = place + 1 if token.surface[-1] in place_endings() else start
        elif (
            _stops_name(token) or token.surface in words("generic_names.txt") or token.surface in _CHUNK_MARKS
        ):
            start = place + 1


def _ending_follows(chunk: Sequence[Token], place: int) -> bool:
    return place + 1 < len(chunk) and chunk[place + 1].surface in place_endings()


def _names_a_place(modifiers: Sequence[Token], kind: str) -> bool:
    if not modifiers or len(surface_of(modifiers)) > _LONGEST_PLACE:
        return False
    if any(is_place_word(token) or is_person_word(token) for token in modifiers[-2:]):
        return True
    plain = all(token.pos[0] == "名詞" and "サ変可能" not in token.pos for token in modifiers)
    return kind == "feature" and plain and len(modifiers) <= 3 and len(surface_of(modifiers)) <= 4


def _states(chunk: Sequence[Token]) -> Iterator[Mention]:
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


# -- works, and names with their short form


def _works(passage: Passage) -> Iterator[Mention]:
    for place, token in enumerate(passage.tokens):
        if token.surface not in "「『" or place == 0:
            continue
        if _work_class_before(passage.tokens, place) and (inner := _quoted(passage.tokens, place)):
            yield _named(inner, "work")


def _work_class_before(tokens: Sequence[Token], place: int) -> bool:
    return any(
        surface_of(tokens[start:place]) in words("work_classes.txt")
        and tokens[place - 1].end == tokens[place].start
        for start in range(max(0, place - 3), place)
    )


_CLOSING_A_SENTENCE = frozenset({"動詞", "助動詞", "形容詞", "形状詞", "助詞", "補助記号"})


def _quoted(tokens: Sequence[Token], place: int) -> tuple[Token, ...]:
    """The words between the bracket at `place` and its partner, if they can be a name."""
    closing = {"「": "」", "『": "』"}[tokens[place].surface]
    inner: list[Token] = []
    for token in tokens[place + 1 : place + 2 + _LONGEST_WORK]:
        if token.surface == closing:
            sentence_like = (
                not inner or inner[-1].pos[0] in _CLOSING_A_SENTENCE or "形状詞可能" in inner[-1].pos
            )
            # Ships and trains have names in hiragana that read like particles: かなで.
            in_kana = all("ぁ" <= character <= "ヿ" for token in inner for character in token.surface)
            return () if sentence_like and len(inner) != 1 and not in_kana else tuple(inner)
        if token.surface in "。「『」』":
            return ()
        inner.append(token)
    return ()


def _defined(passage: Passage) -> Iterator[Mention]:
    tokens = passage.tokens
    for place in range(1, len(tokens) - 2):
        if tokens[place].surface not in "(（" or tokens[place + 2].surface not in ")）":
            continue
        short = fold(tokens[place + 1].surface)
        if _ABBREVIATION.fullmatch(short) and sum(character.isupper() for character in short) >= 2:
            named = _named_before(tokens, place)
            if named:
                mention = _named(named, "organisation")
                yield Mention(
                    mention.start,
                    mention.end,
                    mention.name,
                    "organisation",
                    mention.reading,
                    abbreviation=short,
                )


def _named_before(tokens: Sequence[Token], place: int) -> tuple[Token, ...]:
    """The name that a bracket at `place` belongs to: a quotation just before it, else the nouns just before it."""
    if tokens[place - 1].surface in "」』":
        for start in range(place - 2, max(-1, place - 2 - _LONGEST_WORK), -1):
            if tokens[start].surface in "「『":
                return tuple(tokens[start + 1 : place - 1])
        return ()
    start = place
    while start > 0 and _in_chunk(tokens[start - 1]) and tokens[start - 1].end == tokens[start].start:
        start -= 1
    if place - start == 1 and start > 1 and tokens[start - 1].surface == "の":
        start -= 2
        while start > 0 and _in_chunk(tokens[start - 1]) and tokens[start - 1].end == tokens[start].start:
            start -= 1
    return tuple(tokens[start:place])


def _renamed(passage: Passage) -> Iterator[Mention]:
    """「2プラス2」(日米安全保障協議委員会), 北部連携協議会（「北連協」）: a body and its short form, either way."""
    tokens = passage.tokens
    for place in range(2, len(tokens) - 2):
        if tokens[place].surface not in "(（":
            continue
        inner = _bracketed(tokens, place)
        if tokens[place - 1].surface in "」』" and (body := _body(inner)):
            yield _called(body, _quoted_before(tokens, place - 1))
        elif inner and inner[0].surface in "「『" and inner[-1].surface in "」』":
            chunk = next(reversed([*chunks(tokens[max(0, place - 12) : place])]), ())
            if chunk and chunk[-1].end == tokens[place].start and (body := _body(chunk)):
                yield _called(body, surface_of(inner[1:-1]))


def _called(body: Mention, short: str) -> Mention:
    if not 1 < len(short) <= _LONGEST_SHORT_FORM or short == body.name:
        return body
    return Mention(body.start, body.end, body.name, body.entity, body.reading, abbreviation=short)


def _bracketed(tokens: Sequence[Token], place: int) -> Sequence[Token]:
    """The words in the brackets that open at `place`."""
    end = next(
        (i for i in range(place + 1, min(len(tokens), place + 16)) if tokens[i].surface in ")）"), place
    )
    return tokens[place + 1 : end]


def _quoted_before(tokens: Sequence[Token], place: int) -> str:
    """The words in the quotation marks that close at `place`."""
    start = next((i for i in range(place - 1, max(-1, place - 9), -1) if tokens[i].surface in "「『"), place)
    return surface_of(tokens[start + 1 : place])


def _body(tokens: Sequence[Token]) -> Mention | None:
    """The body that the words name from first to last, up to a gap; None where they name none."""
    chunk = next(iter(chunks(tokens)), ())
    if not chunk or chunk[0] is not tokens[0]:
        return None
    found = [*_organisations(chunk), *_institutions(chunk)]
    return next((one for one in found if one.end == chunk[-1].end), None)


def _quoted_bodies(passage: Passage) -> Iterator[Mention]:
    """「統合軍司令部」: quotation marks make a name of what ends like a body's."""
    table = groups("organisation_endings.yml")
    for place, token in enumerate(passage.tokens):
        inner = _quoted(passage.tokens, place) if token.surface in "「『" else ()
        if len(inner) < 2 or any(not _in_chunk(word) for word in inner):
            continue
        named = any(surface_of(inner[middle:]) in table["after_proper"] for middle in range(1, len(inner)))
        plain = all(word.surface in table["generic"] for word in inner[:-1])
        if named and not plain and surface_of(inner[-2:]) not in table["body"]:
            yield _named(inner, "organisation")
