"""Text as printed, seen in a form that can be compared: widths folded, words with exact offsets.

Every function here keeps offsets true: folding maps one character to one character, and a token's offsets
count Unicode code points of the text that was given, end exclusive.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import simplemma
from sudachipy import Dictionary, SplitMode  # type: ignore[attr-defined]

from claims.quotes import with_double_marks
from claims.wordlist import word_list

Language = Literal["ja", "en"]

# SudachiPy refuses more than 49,149 bytes of UTF-8 a call; a code point takes at most four.
LONGEST_CALL = 12_000

_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿ｦ-ﾟ豈-﫿]")
_ENGLISH_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m., F.E.
    r"|[$€£¥]?\d+(?:,\d{3})*(?:\.\d+)?%?"
    r"|[A-Za-zÀ-ɏ]+(?:[-'’][A-Za-zÀ-ɏ]+)*"
    r"|\s+|."
)
_ENGLISH_FUNCTION_WORDS = word_list("english_function_words.txt")


class Token(NamedTuple):
    """One word of a text. Offsets are absolute in the text it was read from, end exclusive."""

    surface: str
    start: int
    end: int
    normal: str
    """The form to compare: Sudachi's normalised form; in English the lower-case lemma."""
    lemma: str
    """The dictionary form, with the writer's choice of characters kept."""
    reading: str
    """Katakana reading; empty in English."""
    pos: tuple[str, ...]
    """Sudachi's part of speech (UniDic names); in English ("word" | "name" | "number" | "function" | "symbol",)."""
    synonyms: tuple[int, ...] = ()
    """Sudachi's synonym group ids."""


def fold(text: str) -> str:
    """The text with full-width Latin letters, digits and signs made narrow and half-width kana made wide.

    One character in, one character out, so every offset still holds. What cannot be stored or tokenised (lone
    surrogates, NUL) becomes U+FFFD. The wave dash and the long vowel mark are kept apart: 2～3 is not 2ー3.
    """
    return _TO_FOLD.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    return _fold_character(found[0])


@cache
def _fold_character(character: str) -> str:
    if character == "\0" or "\ud800" <= character <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    if character == "　":
        return " "
    if "！" <= character <= "￮" and character != "～":
        narrow = unicodedata.normalize("NFKC", character)
        return narrow if len(narrow) == 1 else character
    return character


_TO_FOLD = re.compile("[\0\u3000\ud800-\udfff！-｝｟-￮]")
"""What is not folded as it stands: a few characters of a text, and to find them is faster than to translate all."""

_Word = tuple[str, str, str, tuple[str, ...], tuple[int, ...]]
"""normal, lemma, reading, pos and synonyms of a Token."""
_FIRST_WITHOUT_ENTRY = 0x0FFF_FFFF
"""Sudachi's numbers from here on stand for unknown words and words put together, many under one number."""
_WORDS: dict[int, _Word] = {}
"""By the number of the dictionary's entry. Asking Sudachi for a word's forms takes longer than to find the word."""


def is_japanese(text: str) -> bool:
    """Whether the text holds kana or kanji: the tokeniser to use is chosen by this, sentence by sentence."""
    return _JAPANESE.search(text) is not None


def words_between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The words, in order, that lie wholly between two places of their text."""
    first = bisect_left(tokens, start, key=_STARTS)
    return tokens[first : bisect_right(tokens, end, first, key=_ENDS)]


_STARTS, _ENDS = attrgetter("start"), attrgetter("end")


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of text[start:end], white space left out, with offsets into text.

    Japanese is read by SudachiPy in mode C (longest units); text without any kana or kanji is read as English.
    """
    end = len(text) if end is None else end
    span = fold(text[start:end])
    if is_japanese(span):
        return tuple(_japanese_tokens(span, start))
    return tuple(_english_tokens(with_double_marks(span), start))


def shifted(tokens: Sequence[Token], by: int) -> list[Token]:
    """The tokens with their offsets moved."""
    made = tuple.__new__
    return [made(Token, (token[0], token[1] + by, token[2] + by, *token[3:])) for token in tokens]


def _japanese_tokens(span: str, offset: int) -> list[Token]:
    sudachi, known, made = _sudachi(), _WORDS, tuple.__new__
    found: list[Token] = []
    for begin in range(0, len(span), LONGEST_CALL):
        piece, moved = span[begin : begin + LONGEST_CALL], offset + begin
        for morpheme in sudachi.read(piece):
            word_id = morpheme.word_id()
            word = known.get(word_id) or _word(morpheme, word_id)
            first, last = morpheme.begin(), morpheme.end()
            if first == last or word[3][0] == "空白":
                continue  # Sudachi reads … as three full stops, of which two are empty
            found.append(made(Token, (piece[first:last], moved + first, moved + last, *word)))
    return found


def _word(morpheme: Any, word_id: int) -> _Word:
    """What the dictionary says of a word, kept where it has an entry."""
    pos = morpheme.part_of_speech()
    word = (
        morpheme.normalized_form(),
        morpheme.dictionary_form(),
        morpheme.reading_form(),
        (*pos[:4], pos[5]),
        tuple(morpheme.synonym_group_ids()),
    )
    if word_id < _FIRST_WITHOUT_ENTRY:
        _WORDS[word_id] = word
    return word


def _english_tokens(span: str, offset: int) -> Iterator[Token]:
    for match in _ENGLISH_TOKEN.finditer(span):
        word = match[0]
        if word.isspace():
            continue
        lower = word.lower()
        yield Token(
            word,
            offset + match.start(),
            offset + match.end(),
            english_lemma(lower),
            lower,
            "",
            _english_pos(word),
        )


def _english_pos(word: str) -> tuple[str, ...]:
    if any(character.isdigit() for character in word):
        return ("number",)
    if not word[0].isalpha():
        return ("symbol",)
    if word.lower() in _ENGLISH_FUNCTION_WORDS:
        return ("function",)
    return ("name",) if word[0].isupper() else ("word",)


@lru_cache(maxsize=50_000)
def english_lemma(word: str) -> str:
    """The dictionary form of a lower-case English word ("investigators" -> "investigator")."""
    return _PASTS.get(word) or str(simplemma.lemmatize(word, lang="en")).lower()


# Pasts that simplemma takes for nouns or for another verb's present. "Left" stays: it is a side as often.
_PASTS = {
    "rose": "rise",
    "shook": "shake",
    "broke": "break",
    "shot": "shoot",
    "won": "win",
    "felt": "feel",
    "bore": "bear",
}


class _Sudachi(threading.local):
    """A tokeniser and the list that it fills anew at each call, which is faster than to make one: one for a thread."""

    def __init__(self) -> None:
        self.tokenizer: Any = _dictionary().create(mode=SplitMode.C)  # sudachipy has no types
        self.morphemes: Any = self.tokenizer.tokenize("")

    def read(self, piece: str) -> Any:
        """The morphemes of at most LONGEST_CALL characters; they hold until the next call."""
        return self.tokenizer.tokenize(piece, out=self.morphemes)


@cache
def _sudachi() -> _Sudachi:
    return _Sudachi()


@cache
def _dictionary() -> Any:
    return Dictionary(dict="core")
