"""What a reader makes of a file, and how it says that it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claims.text import Language, is_japanese

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes. A long report in plain text is one million; what is larger than this is an archive or a mistake."""

# What cannot be stored or tokenised: NUL, and halves of a surrogate pair standing alone.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# As much of an article as shows its language; a page begins with its menu, so a line would not do.
LANGUAGE_SAMPLE = 20_000
# An English article names 東京 in passing; a Japanese one about NATO, AUKUS and F-35s stays above this.
JAPANESE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text as extracted, and what the file itself says about it."""

    text: str
    """Lines end in \\n; no NUL and no lone surrogate. Every offset of every later record counts in this."""
    encoding: str
    """Python's name of the encoding that the bytes were read in."""
    language: Language
    title: str | None = None
    published: str | None = None
    """In normal form, only where the page states it for machines; never guessed from its text."""
    url: str | None = None
    hyperlinks: tuple[tuple[int, int, str], ...] = ()
    """Words of a page that lead to another: where they begin and end in the text, and the address as written."""


class UnreadableFile(Exception):  # noqa: N818 - the field's word, as in "unreadable"
    """A file that cannot be turned into text without guessing."""

    def __init__(self, path: Path, why: str, advice: str) -> None:
        super().__init__(f"{path}: found {why}; {advice}")
        self.path = path
        self.why = why
        self.advice = advice


def storable(text: str) -> str:
    """The text with newlines as \\n and without a mark of byte order; what cannot be stored becomes U+FFFD.

    Nothing else is changed: offsets are to lead back to the printed text.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def language_of(text: str) -> Language:
    """Japanese or English, by the share of kana and kanji among the letters of the text's beginning."""
    letters = [character for character in text[:LANGUAGE_SAMPLE] if character.isalpha()]
    japanese = sum(map(is_japanese, letters))
    return "ja" if japanese > JAPANESE_SHARE * len(letters) else "en"
