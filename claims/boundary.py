"""Block -> sentence spans: where one sentence ends and the next begins, in Japanese and in English.

Brackets and quotations are closed worlds: nothing is cut inside them. A bracket that never closes in its
block is
no bracket. Every step is linear in the length of the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import simplemma
import yaml

from claims.layout import Span
from claims.text import fold, is_japanese

_CLOSER_OF = dict(zip("「『([【〔〈《〝“«{", "」』)]】〕〉》〟”»}", strict=True))
_CLOSERS = frozenset(_CLOSER_OF.values())
_STOP = re.compile(r"[「『(\[【〔〈《〝“«{」』)\]】〕〉》〟”»}\"。.!?]|https?://[!-~]+|www\.[!-~]+")
_TRAILING = re.compile(r"[。.!?…‥」』)\]】〕〉》〟”»\"'’♪☆★]*")
_LABEL_OF_SPEAKER = re.compile(r"(?:【[^【】「」]{1,20}】|\([^()「」]{1,20}\))\s*")
_LATIN_RUN = re.compile(r"[A-Za-z0-9]+ ?")
_URL_TAIL = ".,;:!?)]}>'\""
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“'‘—–/,;:]+$")
_NEXT_WORD = re.compile(r"[\"“'‘(\[]*([A-Za-z]+|[0-9]|[^\s])")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])*$")
_PARTICLE_AFTER_URL = re.compile(r"[をにでへとはがのもや、。」』)]|から|より|まで|など")
_QUOTE_CONTINUES = re.compile(
    r"[と、。・(]|っ?て|など|との|という|の|が|は|も|を|に|で|や|だ|です|へ|から|より|ら"
)
_LABEL = re.compile(r"\(?(?:[0-9]{1,3}|[A-Z]|[IVX]{1,4})\.$")
_LONGEST_WORD = 24


def cut(text: str, start: int, end: int, whole: bool = False) -> tuple[Span, ...]:
    """The sentences of text[start:end], in order, white space at their edges left out.

    With `whole` the block is one heading: only a web address that text is glued to is cut off.
    """
    return cut_folded(fold(text[start:end]), start, whole)


def cut_folded(folded: str, start: int, whole: bool = False) -> tuple[Span, ...]:
    """As cut(), of what has been folded already and begins at `start` in its text."""
    spans = []
    begin = 0
    for stop in [*_ends(folded, whole), len(folded)]:
        piece = folded[begin:stop]
        if stripped := piece.strip():
            first = begin + len(piece) - len(piece.lstrip())
            spans.append(Span(start + first, start + first + len(stripped)))
        begin = stop
    return tuple(spans)


def ends_sentence(printed: str) -> bool:
    """Whether a printed sentence has come to its end (。 ! ? or a full stop, brackets closed after it)."""
    tail = fold(printed[-8:]).rstrip("」』)]】〕〉》〟”»\"'’♪☆★ ")
    return tail.endswith(("。", "!", "?", ".", "…"))


def _ends(folded: str, whole: bool) -> Iterator[int]:
    """The offsets at which a sentence is over."""
    closing = _matching(folded)
    position = begin = 0
    while found := _STOP.search(folded, position):
        at = found.start()
        over: int | None = None
        if len(found[0]) > 1:
            position = _url_end(found)
            over = position if _glued(folded, position) else None
        elif at in closing:
            position = closing[at] + 1
            if not whole and begin < at and _labels_speech(folded, at, closing[at]):
                over = at
            else:
                opens = at == begin or _LABEL_OF_SPEAKER.fullmatch(folded, begin, at) is not None
                over = None if whole else _end_after_bracket(folded, opens, closing[at])
        else:
            position = at + 1
            over = None if whole else _end_after_stop(folded, begin, at, closing)
        if over is not None:
            yield over
            position = begin = _past(_SPACE, folded, over)


def _matching(folded: str) -> dict[int, int]:
    """Opening bracket -> closing bracket; a bracket without its partner is left out."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    waiting: dict[str, int] = {}
    for found in _STOP.finditer(folded):
        character, at = found[0], found.start()
        if character == '"':
            character = "”" if waiting.get("”") else "“"
        if character in _CLOSER_OF:
            open_at.append(at)
            waiting[_closer(folded, at)] = waiting.get(_closer(folded, at), 0) + 1
        elif character in _CLOSERS and waiting.get(character):
            while True:
                opened = open_at.pop()
                waiting[_closer(folded, opened)] -= 1
                if _closer(folded, opened) == character:
                    break
            pairs[opened] = at
    return pairs


def _closer(folded: str, at: int) -> str:
    return "”" if folded[at] == '"' else _CLOSER_OF[folded[at]]


def _url_end(found: re.Match[str]) -> int:
    return found.start() + len(found[0].rstrip(_URL_TAIL))


def _glued(folded: str, at: int) -> bool:
    """Whether kana or kanji follow a web address directly and begin something new (…/edd夏の会合では)."""
    return is_japanese(folded[at : at + 1]) and not _PARTICLE_AFTER_URL.match(folded, at)


def _labels_speech(folded: str, at: int, closed: int) -> bool:
    """Whether 【…】 begins a sentence: it says who speaks, and a quotation follows."""
    return (
        folded[at] == "【"
        and closed - at <= _LONGEST_WORD
        and folded.startswith("「", _past(_SPACE, folded, closed + 1))
    )


def _end_after_bracket(folded: str, opens_sentence: bool, closed: int) -> int | None:
    """The end of a sentence whose last sign stands inside a bracket that has just closed; None if it goes
    on."""
    last, sign, after = folded[closed - 1], folded[closed], closed + 1
    if sign == "」" and opens_sentence and folded[after : after + 1].isspace():
        following = _past(_SPACE, folded, after)
        return after if not _QUOTE_CONTINUES.match(folded, following) else None
    if last not in "。.!?":
        return None
    if sign in "」』":
        return (
            after if last == "。" and opens_sentence and not _QUOTE_CONTINUES.match(folded, after) else None
        )
    if sign in '"”' or (sign == ")" and opens_sentence):
        return after if _new_english_sentence(folded, after, tie=last in "!?") else None
    return None


def _end_after_stop(folded: str, begin: int, at: int, closing: dict[int, int]) -> int | None:
    """The end of a sentence at the sign at `at`, the signs and brackets that belong to it included."""
    sign = folded[at]
    if sign not in "。.!?":
        return None
    after = _past_trailing(folded, at + 1, closing)
    following = folded[after : after + 1]
    if sign == "。":
        return None if after > at + 1 and following == "と" else after
    if is_japanese(following):
        return after if _ends_before_kana(folded, at, after) else None
    if following and not following.isspace():
        return None
    if is_japanese(folded[at - 1 : at]) or not following:
        return after
    if sign in "!?" and _names_a_brand(folded, at, after):
        return None
    if sign == "." and _abbreviated(folded, begin, at, after):
        return None
    return after if _new_english_sentence(folded, after, tie=False) else None


def _names_a_brand(folded: str, at: int, after: int) -> bool:
    """Yahoo! BBの会員: in Japanese text a sign between two Latin words that touch Japanese belongs to a name."""
    word = _LATIN_RUN.match(folded, _past(_SPACE, folded, after))
    return (
        word is not None
        and folded[at - 1 : at].isalpha()
        and is_japanese(folded[word.end() : word.end() + 1])
    )


def _ends_before_kana(folded: str, at: int, after: int) -> bool:
    """Whether . ! or ? ends a sentence that is followed by kana or kanji without a space.

    A sign after a Latin letter belongs to a name (Yahoo!ニュース, No.8号); と or って make it a quotation.
    """
    before = folded[at - 1 : at]
    if folded[at] == "." and not is_japanese(before):
        return False
    glued_name = before.isascii() and before.isalpha()
    return not glued_name and folded[after] not in "とっなの、。"


def _new_english_sentence(folded: str, after: int, tie: bool) -> bool:
    """Whether what follows can open a sentence: no small letter, and no speaker that the quotation is tied
    to."""
    rest = folded[after : after + _LONGEST_WORD * 4]
    if rest.strip() and not rest[0].isspace():
        return False
    following = _NEXT_WORD.match(rest.lstrip())
    if following is None:
        return True
    if following[1][0].islower():
        return False
    words = re.findall(r"[A-Za-z'-]+", rest)[:4]
    return not (tie and any(word in _abbreviations()["speech"] for word in words))


def _abbreviated(folded: str, begin: int, at: int, after: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or a list number, and ends
    nothing."""
    found = _WORD_BEFORE.search(folded[max(begin, at - _LONGEST_WORD) : at])
    if found is None:
        return False
    word = found[0].lower()
    if at - len(word) <= begin + 1 and _LABEL.match(folded[begin : at + 1]):
        return True
    following = _NEXT_WORD.match(folded[after : after + _LONGEST_WORD].lstrip())
    kinds = _abbreviations()
    if word in kinds["before_name"]:
        return following is not None
    if word in kinds["before_number"]:
        return following is not None and (
            following[1].isdigit() or (word != "no" and not _opens(following[1]))
        )
    if word in kinds["closing"] or _INITIALS.match(word):
        over = following is not None and (
            _opens(following[1]) or (word in _CLOCK and _is_common(following[1]))
        )
        return not over
    return False


_CLOCK = frozenset(("a.m", "p.m", "am", "pm"))
# What goes on after a clock time with a capital: a day, a month, a time zone.
_AFTER_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december eastern central mountain pacific standard local summer daylight japan"
    " tokyo".split()
)


def _is_common(word: str) -> bool:
    """Whether a word with a capital is a common one, so that the capital is a sentence's: 8:30 a.m. Power was cut."""
    lower = word.lower()
    return word[1:].islower() and lower not in _AFTER_CLOCK and bool(simplemma.is_known(lower, lang="en"))


def _opens(word: str) -> bool:
    return word.lower() in _abbreviations()["openers"]


def _past_trailing(folded: str, at: int, closing: dict[int, int]) -> int:
    """Past the further signs and the closing brackets that a sentence's last sign drags along."""
    end = _past(_TRAILING, folded, at)
    return next((index for index in range(at, end) if index in closing), end)


def _past(pattern: re.Pattern[str], folded: str, at: int) -> int:
    found = pattern.match(folded, at)
    return found.end() if found else at


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, frozenset[str]]:
    """The word lists of abbreviations.yml.

    Raises:
        ValueError: a list is missing, or an entry is no lower-case string.
    """
    path = Path(__file__).with_name("abbreviations.yml")
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name in ("before_name", "before_number", "closing", "openers", "speech"):
        words = lists.get(name)
        if not words or not all(isinstance(word, str) and word == word.lower() for word in words):
            raise ValueError(f"{path.name}: {name}: found {words!r}, expected a list of lower-case words")
    return {name: frozenset(words) for name, words in lists.items()}
