"""A Japanese sentence while its speakers are looked for, and the noun phrases in it that can speak."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from claims.fact.mention import Mention, Passage
from claims.fact.name_word import surface_of
from claims.fact.wordlist import groups
from claims.text import Token

OPENING, CLOSING = "「『“", "」』”"
_MARKS = frozenset((*OPENING, *CLOSING, *"(（[)）]"))
TOPICS = ("は", "も", "が")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_AND_OTHERS = ("など", "ら", "等")
_TIME_UNITS = tuple("年 月 日 時 分 前 後 頃 ごろ ころ 中 朝 夜 午前 午後".split())
_KATAKANA = re.compile("[ァ-ヴー]+")
_FURTHEST_PHRASE = 3  # phrases joined by の before the head: ある加工会社の社長


class Reader:
    """One sentence while it is being read: its words, which of them lie in 「」 or （）, its names."""

    def __init__(self, passage: Passage, names: Sequence[Mention]) -> None:
        self.text = passage.text
        self.tokens = passage.tokens
        self.printed = frozenset([token.surface for token in passage.tokens])
        """Every word once, as printed: what is not among them need not be looked for."""
        self.depth, self.bracket = _depths(passage.tokens, self.printed)
        self.quotes, self.brackets = any(self.depth), any(self.bracket)
        """Whether anything stands in quotations, and in brackets."""
        self.names = {mention.end: mention for mention in names}

    def outside(self, place: int) -> bool:
        """Whether the word stands outside every quotation and bracket."""
        return self.depth[place] == 0 and self.bracket[place] == 0


def _depths(tokens: Sequence[Token], printed: Set[str]) -> tuple[list[int], list[int]]:
    """For each word how many quotations and how many brackets it stands in, its own marks included."""
    if _MARKS.isdisjoint(printed):
        return [0] * len(tokens), [0] * len(tokens)
    quotations: list[int] = []
    brackets: list[int] = []
    quotation = bracket = 0
    for token in tokens:
        surface = token.surface
        if surface not in _MARKS:
            quotations.append(quotation)
            brackets.append(bracket)
            continue
        quotation += surface in OPENING
        bracket += surface in "(（["
        quotations.append(quotation)
        brackets.append(bracket)
        quotation = max(0, quotation - (surface in CLOSING))
        bracket = max(0, bracket - (surface in ")）]"))
    return quotations, brackets


def phrase_before(reader: Reader, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last word is before `end`: (first, end) with what の joins to it, brackets left out."""
    tokens = reader.tokens
    while end > 0 and reader.bracket[end - 1] and not reader.depth[end - 1]:
        end -= 1
    while end > 1 and tokens[end - 1].surface in _AND_OTHERS and reader.outside(end - 1):
        end -= 1
    start = _run_start(reader, end)
    if start == end:
        return None
    named = _person_at(reader, tokens[end - 1].end)
    if named:
        return next(place for place in range(start, end) if tokens[place].start >= named.start), end
    for _ in range(_FURTHEST_PHRASE):
        if start < 2 or tokens[start - 1].surface != "の" or not reader.outside(start - 1):
            break
        further = _run_start(reader, start - 1)
        if further == start - 1 or _is_time(tokens[further : start - 1]):
            break
        start = further
    if start > 0 and tokens[start - 1].pos[0] == "連体詞":
        start -= 1
    return start, end


def joined_before(reader: Reader, start: int) -> int:
    """Where the phrases begin that と or や joins to the one at `start`, each of whom can speak: 警察や消防."""
    while start > 1 and reader.tokens[start - 1].surface in ("と", "や") and reader.outside(start - 1):
        further = phrase_before(reader, start - 1)
        if further is None or not can_speak(reader, *further):
            break
        start = further[0]
    return start


def _run_start(reader: Reader, end: int) -> int:
    start = end
    while start > 0 and _is_in_phrase(reader.tokens, start - 1) and reader.outside(start - 1):
        if start < end and reader.tokens[start - 1].end != reader.tokens[start].start:
            break
        start -= 1
    while start < end - 1 and _tells_time(reader.tokens, start) and not _of_medium(reader.tokens, start):
        start += 1
    return start


def _of_medium(tokens: Sequence[Token], place: int) -> bool:
    """毎日新聞, 朝日放送: a word of time that is a paper's name."""
    after = tokens[place + 1]
    return tokens[place].end == after.start and after.surface in ("新聞", "放送", "テレビ", "新報", "日報")


def _tells_time(tokens: Sequence[Token], place: int) -> bool:
    """A word of a date or time before the phrase proper: 同日, 4月, 18日夜."""
    token = tokens[place]
    if token.pos[1:2] == ("数詞",):
        return tokens[place + 1].surface in _TIME_UNITS
    return ("副詞可能" in token.pos or token.surface in _TIME_UNITS) and token.pos[1] != "固有名詞"


def _is_in_phrase(tokens: Sequence[Token], place: int) -> bool:
    """A noun or what joins nouns; a word of katakana that leads into one: グローバル・ワイヤ, グローバル通信."""
    token = tokens[place]
    if token.pos[0] == "形状詞" and place + 1 < len(tokens) and _KATAKANA.fullmatch(token.surface):
        return tokens[place + 1].surface == "・" or tokens[place + 1].pos[0] == "名詞"
    return token.pos[0] in ("名詞", "代名詞", "接頭辞", "接尾辞", "記号") or token.surface in ("・", "=")


def _is_time(tokens: Sequence[Token]) -> bool:
    """Whether の after the words says when: 18日の会見. The year of a pupil (3年の生徒) is none."""
    return tokens[-1].surface in ("日", "月", "時", "分", "前", "後", "中") or (
        "副詞可能" in tokens[-1].pos
        and tokens[-1].surface not in ("複数", "多く", "一部", "大半", "大勢", "多数")
    )


def _person_at(reader: Reader, end: int) -> Mention | None:
    mention = reader.names.get(end)
    return mention if mention and mention.entity == "person" else None


def can_speak(reader: Reader, start: int, end: int) -> bool:
    """Whether the phrase names somebody or a body: by a name, a title, or its last word."""
    table = groups("speaker_heads.yml")
    tokens = reader.tokens
    head = tokens[end - 1]
    mention = reader.names.get(head.end)
    if mention and mention.entity != "work":
        return mention.entity != "place" or head.surface[-1] in "市県府都町村区道国本" or "国" in head.pos
    if _is_named_body(tokens[start:end]) or _is_name_in_katakana(tokens[start:end]):
        return True
    if _is_titled(reader, start, end) or _is_paper_in_katakana(tokens[start:end]):
        return True
    if head.surface in _DEPUTIES and end - 1 > start:
        return can_speak(reader, start, end - 1)
    last = surface_of(tokens[max(start, end - 2) : end])
    counter = "助数詞可能" in head.pos and tokens[end - 2].pos[1:2] != ("数詞",)  # 交通対策課
    suffixed = (head.pos[0] == "接尾辞" or counter) and end - 2 >= start
    if (head.surface in table["never"] and not suffixed) or last in table["never"]:
        return False
    if head.normal == "一人" and end - 3 >= start and tokens[end - 2].surface == "の":
        return can_speak(reader, start, end - 2)
    if end - 2 >= start and tokens[end - 2].pos[1:2] == ("数詞",):
        return False
    if not table["word"].isdisjoint((head.surface, head.normal, last)):
        return True
    return len(last) > 1 and last.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    """How the words end that can speak."""
    return tuple(groups("speaker_heads.yml")["ending"])


def _is_named_body(words: Sequence[Token]) -> bool:
    """出光, JR東海: a proper name that is no place's alone, or Latin letters with one, is a company's or a group's."""
    head = words[-1]
    if head.pos[1:2] != ("固有名詞",):
        return False
    return "地名" not in head.pos or (len(words) > 1 and _LATIN.match(words[-2].surface) is not None)


_DEPUTIES = frozenset(("代理", "代行", "補佐"))
_PAPERS = ("紙", "誌", "通信", "放送", "テレビ")


def _is_titled(reader: Reader, start: int, end: int) -> bool:
    """根津雅彦シニアマネージャー: a full name with words of katakana behind it, whatever they mean."""
    place = end
    while place > start and _KATAKANA.fullmatch(reader.tokens[place - 1].surface):
        place -= 1
    named = _person_at(reader, reader.tokens[place - 1].end) if start < place < end else None
    return named is not None and named.full


def _is_paper_in_katakana(words: Sequence[Token]) -> bool:
    """地元紙イルデュマタン: the sort of paper or station it is stands before its foreign name."""
    return (
        len(words) > 1
        and len(words[0].surface) > 1
        and words[0].surface.endswith(_PAPERS)
        and all(word.surface == "・" or _KATAKANA.fullmatch(word.surface) for word in words[1:])
    )


def _is_name_in_katakana(words: Sequence[Token]) -> bool:
    """グローバル・ワイヤ: joined words of katakana are a name, unless all are things of a list (ガス・ガソリン)."""
    name = joined_katakana(words)
    return any(word.surface != "・" and word.pos[:2] != ("名詞", "普通名詞") for word in name)


def joined_katakana(words: Sequence[Token]) -> Sequence[Token]:
    """The words of katakana, joined by middle dots, with which the phrase ends; none where there is one alone."""
    begin = len(words)
    while begin and (words[begin - 1].surface == "・" or _KATAKANA.fullmatch(words[begin - 1].surface)):
        begin -= 1
    joined = any(word.surface == "・" for word in words[begin + 1 : -1])
    return words[begin:] if joined else ()


def printed(reader: Reader, start: int, end: int) -> tuple[str, int, int]:
    first, last = reader.tokens[start].start, reader.tokens[end - 1].end
    return reader.text[first:last], first, last
