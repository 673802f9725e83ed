"""Notice and claim -> whether the claim says what the notice takes back."""

from __future__ import annotations

import re

from claims.body import letters_of
from claims.fact.fact import Assertion
from claims.figures import canonical_unit
from claims.notice import Notice, empty_words
from claims.text import fold

_FIGURE = re.compile(r"(?:約|およそ|about )?([0-9][0-9,.]*(?:[千万億兆][0-9,.]*)*)(.*)")
_WORD = re.compile(r"[一-鿿々]{2,10}|[ァ-ヺー]{2,20}|[a-z]{4,20}")
# A word of so many letters is met again by chance too seldom to need the notice's subject beside it.
TELLING_LETTERS = 4
# Kanji in a compound of two words.
COMPOUND = 4


def is_meant(notice: Notice, assertion: Assertion, own: bool = False) -> bool:
    """Whether a claim says what the notice takes back: the wrong value, and something of the notice's subject.

    own: the claim is the correcting outlet's or known to be the same fact; then a word, unlike a figure, needs no
    subject beside it.
    """
    text = assertion.claim.text
    if not notice.wrong or not holds(text, notice.wrong) or (notice.right and holds(text, notice.right)):
        return False
    is_word = _FIGURE.fullmatch(notice.wrong) is None
    if is_word and (own or len(letters_of(notice.wrong)) >= TELLING_LETTERS):
        return True
    printed = fold(assertion.claim.sentence.text).lower()
    return any(part in printed for word in _subject(notice) for part in _forms(word))


def _subject(notice: Notice) -> set[str]:
    """The words that say what the notice is about."""
    said = fold(notice.text).lower()
    for value in (notice.wrong, notice.right):
        said = said.replace(value.lower(), " ") if value else said
    return {word for word in _WORD.findall(said) if not any(empty in word for empty in empty_words())}


def _forms(word: str) -> tuple[str, ...]:
    """A word, and what a long compound of kanji is shortened to: 開業時期 is met as 開業."""
    return (word, word[:2], word[-2:]) if len(word) >= COMPOUND and "一" <= word[0] <= "鿿" else (word,)


def holds(text: str, value: str) -> bool:
    """Whether a text says a value: the word itself, or the figure with the same unit or with none beside it."""
    folded = fold(text).lower()
    figure = _FIGURE.fullmatch(value.lower())
    if figure is None:
        return letters_of(value) in letters_of(text)
    number, unit = figure[1].rstrip(".,"), figure[2].strip()
    for match in re.finditer(rf"(?<![0-9.,]){re.escape(number)}(?![0-9]|[.,][0-9]|[千万億兆])", folded):
        after = folded[match.end() :].lstrip()
        if not unit or after.startswith(unit) or not after[:1].isalnum():
            return True
        if any(canonical_unit(after[:length]) == canonical_unit(unit) for length in (1, 2, 3)):
            return True
    return False
